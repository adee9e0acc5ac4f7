/// That an entry stands at an index under a signed checkpoint. It is checked offline, with the log's public key.
public struct InclusionEvidence: Sendable, Hashable {
  /// The entry's place.
  public let index: LedgerIndex
  /// The size of the tree that the proof leads to; the checkpoint's.
  public let treeSize: UInt64
  /// SHA-256 of a zero byte and the entry: where the proof begins.
  public let leafHash: MerkleHash
  /// From the leaf's sibling upwards (RFC 6962 2.1.1).
  public let hashes: [MerkleHash]
  /// The whole signed note.
  public let checkpoint: String
  /// The entry itself.
  public let entry: [UInt8]

  init(index: LedgerIndex, body: CheckpointBody, checkpoint: String, source: TileSource) throws(LedgerError) {
    guard index.rawValue < body.size else {
      throw LedgerError(.indexOutOfRange, "There is no entry \(index); the checkpoint covers \(body.size).")
    }
    var prover = TreeProver(source: source)
    hashes = try prover.inclusion(of: index.rawValue, size: body.size)
    entry = try source.entries(number: index.rawValue / 256)[Int(index.rawValue % 256)]
    leafHash = .leaf(entry)
    self.index = index
    treeSize = body.size
    self.checkpoint = checkpoint
    // What is handed out has been checked: a damaged bundle or tile is found here, not by the auditor.
    try MerkleProof.verifyInclusion(
      leaf: leafHash, index: index.rawValue, size: treeSize, proof: hashes, root: body.root)
  }

  /// The evidence as a `c2sp.org/tlog-proof@v1` file, with the entry as its extra data.
  public var proofFile: LedgerProof {
    LedgerProof(index: index, hashes: hashes, checkpoint: checkpoint, extra: entry)
  }
}
