/// What a log sends to a witness (C2SP tlog-witness, `add-checkpoint`): a checkpoint, and the proof that it continues
/// the one that the witness saw last.
public struct WitnessRequest: Sendable, Hashable {
  /// The most proof lines that the protocol allows.
  public static let proofMax = 63

  /// The size of the checkpoint that the witness saw last, as far as the log knows.
  public let oldSize: UInt64
  /// From `oldSize` to the checkpoint's size; empty from 0.
  public let proof: [MerkleHash]
  /// The whole signed note.
  public let checkpoint: String

  /// Checks nothing: the witness does.
  public init(oldSize: UInt64, proof: [MerkleHash], checkpoint: String) {
    self.oldSize = oldSize
    self.proof = proof
    self.checkpoint = checkpoint
  }

  /// - Throws: `malformed` with the line that is wrong.
  public init(parsing body: some Collection<UInt8>) throws(LedgerError) {
    guard body.count <= LedgerProof.bytesMax, let text = String(validating: body, as: UTF8.self) else {
      throw Self.malformed("it is too long, or not UTF-8")
    }
    var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }[...]
    guard let line = lines.popFirst(), line.hasPrefix("old "), let size = UInt64(line.dropFirst(4)),
      line == "old \(size)"
    else { throw Self.malformed("its first line is not `old <size>`") }
    var proof: [MerkleHash] = []
    while let line = lines.popFirst(), !line.isEmpty {
      guard proof.count < Self.proofMax, let hash = MerkleHash(base64: line) else {
        throw Self.malformed("proof line \(proof.count + 1) is not a hash, or there are more than \(Self.proofMax)")
      }
      proof.append(hash)
    }
    self.init(oldSize: size, proof: proof, checkpoint: lines.joined(separator: "\n"))
    _ = try UnverifiedCheckpoint(parsing: checkpoint.utf8)
  }

  /// The body of the request.
  public var serialized: String {
    (["old \(oldSize)"] + proof.map(\.base64)).joined(separator: "\n") + "\n\n" + checkpoint
  }

  private static func malformed(_ what: String) -> LedgerError {
    LedgerError(.malformed, "This is not a witness request: \(what).")
  }
}
