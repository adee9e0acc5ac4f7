/// A `c2sp.org/tlog-proof@v1` file: an index, a Merkle proof and a checkpoint, checked offline with public keys only.
///
/// Chaperone puts the entry itself into the format's extra line, so that one file is all that has to be kept. The
/// format gives that line no weight of its own; here it is hashed, and the proof leads from its hash.
public struct LedgerProof: Sendable, Hashable {
  /// The longest file that is read, in bytes.
  public static let bytesMax = SignedNote.bytesMax + (1 << 18)
  private static let header = "c2sp.org/tlog-proof@v1"

  /// The entry's place.
  public let index: LedgerIndex
  /// From the leaf's sibling upwards.
  public let hashes: [MerkleHash]
  /// The whole signed note.
  public let checkpoint: String
  /// What the extra line holds: the entry, in files that Chaperone wrote. `nil` without such a line.
  public let extra: [UInt8]?

  init(index: LedgerIndex, hashes: [MerkleHash], checkpoint: String, extra: [UInt8]?) {
    self.index = index
    self.hashes = hashes
    self.checkpoint = checkpoint
    self.extra = extra
  }

  /// - Throws: `malformed` with the line that is wrong.
  public init(parsing file: some Collection<UInt8>) throws(LedgerError) {
    guard file.count <= Self.bytesMax else { throw Self.malformed("it is longer than \(Self.bytesMax) bytes") }
    guard let text = String(validating: file, as: UTF8.self) else { throw Self.malformed("it is not UTF-8") }
    var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
      String(Substring($0))
    }[...]
    guard lines.popFirst() == Self.header else { throw Self.malformed("its first line is not \(Self.header)") }
    var extra: [UInt8]?
    if let line = lines.first, line.hasPrefix("extra ") {
      guard let bytes = Base64.decode(line.dropFirst(6)) else { throw Self.malformed("its extra line is not base64") }
      extra = bytes
      lines.removeFirst()
    }
    guard let line = lines.popFirst(), line.hasPrefix("index "), let index = UInt64(line.dropFirst(6)),
      line == "index \(index)"
    else { throw Self.malformed("it has no line `index N`") }
    var hashes: [MerkleHash] = []
    while let line = lines.popFirst(), !line.isEmpty {
      // A tree of 2^64 entries has no longer proof.
      guard hashes.count < 64, let hash = MerkleHash(base64: line) else {
        throw Self.malformed("hash \(hashes.count) is not the base64 of 32 bytes, or there are more than 64")
      }
      hashes.append(hash)
    }
    self.init(
      index: LedgerIndex(index), hashes: hashes, checkpoint: lines.joined(separator: "\n"), extra: extra)
    _ = try UnverifiedCheckpoint(parsing: checkpoint.utf8)
  }

  /// The file.
  public var serialized: String {
    var lines = [Self.header]
    if let extra { lines.append("extra " + Base64.encode(extra)) }
    lines.append("index \(index)")
    lines.append(contentsOf: hashes.map(\.base64))
    return lines.joined(separator: "\n") + "\n\n" + checkpoint
  }

  /// What a proof showed, so that it can be said.
  public struct Verdict: Sendable, Hashable {
    /// The entry's place.
    public let index: LedgerIndex
    /// The checkpoint that the proof leads to, signed by a trusted log.
    public let checkpoint: Checkpoint
    /// The hash of the entry that was checked.
    public let leafHash: MerkleHash
    /// Which of the policy's witnesses saw that checkpoint, and when.
    public let cosignatures: [Cosignature]
  }

  /// Checks the file against a policy of trusted keys.
  /// - Parameter entry: The entry that is meant to be in the log; `nil` takes the one in the extra line.
  /// - Throws: `wrongOrigin`, `unknownSigner`, `badSignature`, `quorumMissed` or `badProof`.
  public func verify(entry: [UInt8]? = nil, policy: LedgerPolicy) throws(LedgerError) -> Verdict {
    guard let entry = entry ?? extra else {
      throw LedgerError(.badProof, "The file does not hold the entry; give the entry to check.")
    }
    let trusted = try policy.verify(try UnverifiedCheckpoint(parsing: checkpoint.utf8))
    let leaf = MerkleHash.leaf(entry)
    try MerkleProof.verifyInclusion(
      leaf: leaf, index: index.rawValue, size: trusted.checkpoint.size, proof: hashes, root: trusted.checkpoint.root)
    return Verdict(
      index: index, checkpoint: trusted.checkpoint, leafHash: leaf, cosignatures: trusted.cosignatures)
  }

  private static func malformed(_ what: String) -> LedgerError {
    LedgerError(.malformed, "This is not a proof file: \(what).")
  }
}
