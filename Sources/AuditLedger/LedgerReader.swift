/// Reads a ledger's directory, live or copied, up to its published checkpoint. It writes nothing and takes no lock.
///
/// A reader stays at the checkpoint that it was opened with; `refreshed` gives one at the newest. What it reads is not
/// verified against the tree unless a proof is asked for; that is `LedgerVerifier`'s work.
public struct LedgerReader: Sendable {
  /// The most entries that one call returns.
  public static let entriesMax = 10_000

  /// Where the log is.
  public let directory: String
  /// Checked with the key that the reader was given; without one, only its form is right.
  public let checkpoint: UnverifiedCheckpoint
  private let key: VerifierKey?
  let source: TileSource

  /// - Parameter key: The log's key; `nil` reads without checking the signature.
  /// - Throws: `missingFile` when there is no ledger; `malformed`, `badSignature`, `wrongOrigin` for its checkpoint.
  public init(directory: String, key: VerifierKey? = nil) throws(LedgerError) {
    let files = FileSystem(root: directory)
    let path = TreeWriter.checkpointPath
    guard let bytes = try files.read(path) else {
      throw LedgerError(.missingFile, file: files.absolute(path), "is missing: this is not a ledger's directory.")
    }
    do {
      checkpoint = try UnverifiedCheckpoint(parsing: bytes)
      if let key { _ = try checkpoint.verified(by: key) }
    } catch {
      throw LedgerError(error.code, file: path, error.message)
    }
    self.directory = files.root
    self.key = key
    source = TileSource(files: files, size: checkpoint.body.size)
  }

  /// A reader of the directory as it was at a checkpoint that it had before; what the checkpoint says is believed.
  package init(directory: String, at checkpoint: UnverifiedCheckpoint) {
    let files = FileSystem(root: directory)
    self.directory = files.root
    self.checkpoint = checkpoint
    key = nil
    source = TileSource(files: files, size: checkpoint.body.size)
  }

  /// How many entries the checkpoint covers.
  public var size: UInt64 { checkpoint.body.size }

  /// A reader of the same directory at its newest checkpoint.
  public func refreshed() throws(LedgerError) -> Self { try Self(directory: directory, key: key) }

  /// - Throws: `indexOutOfRange` beyond the checkpoint; `missingFile` or `corrupt` with the bundle's path.
  public func entry(at index: LedgerIndex) throws(LedgerError) -> [UInt8] {
    guard let entry = try source.entries(from: index.rawValue, limit: 1).first else {
      throw LedgerError(.indexOutOfRange, "There is no entry \(index); the checkpoint covers \(size).")
    }
    return entry.1
  }

  /// Entries in order; at most `limit` and `entriesMax`, fewer at the end, none beyond it.
  public func entries(from first: LedgerIndex, limit: Int) throws(LedgerError) -> [(LedgerIndex, [UInt8])] {
    try source.entries(from: first.rawValue, limit: min(limit, Self.entriesMax))
  }

  /// The entries at these places, in the order given. A bundle is read once for neighbours in that order.
  /// - Throws: `indexOutOfRange` beyond the checkpoint; `missingFile` or `corrupt` with the bundle's path.
  public func entries(at places: [LedgerIndex]) throws(LedgerError) -> [[UInt8]] { try source.entries(at: places) }

  /// The right edge of the log as it was at an earlier size, checked against the root that it had then.
  func edge(at position: CheckpointBody) throws(LedgerError) -> TreeEdge {
    try RightEdge(source: TileSource(files: source.files, size: position.size)).load(root: position.root)
  }

  /// Everything that convinces someone with the log's key that the entry is in the ledger.
  public func proof(of index: LedgerIndex) throws(LedgerError) -> InclusionEvidence {
    try InclusionEvidence(
      index: index, body: checkpoint.body, checkpoint: checkpoint.note.serialized, source: source)
  }

  /// Shows that what an earlier checkpoint covered is still the beginning of the log.
  /// - Returns: The proof's hashes; none when the sizes are equal or the old log was empty.
  /// - Throws: `rolledBack` when the directory is older, `forked` when the histories differ, `wrongOrigin`.
  public func consistency(since old: CheckpointBody) throws(LedgerError) -> [MerkleHash] {
    guard old.origin == checkpoint.body.origin else {
      throw LedgerError(.wrongOrigin, "The old checkpoint is of \(old.origin); this log is \(checkpoint.body.origin).")
    }
    guard old.size <= size else {
      throw LedgerError(
        .rolledBack, file: directory, "covers \(size) entries; the old checkpoint covers \(old.size) already.")
    }
    guard old.size > 0 else { return [] }
    var prover = TreeProver(source: source)
    let proof = try prover.consistency(from: old.size, to: size)
    do {
      try MerkleProof.verifyConsistency(
        oldSize: old.size, oldRoot: old.root, newSize: size, newRoot: checkpoint.body.root, proof: proof)
    } catch {
      throw LedgerError(
        .forked, file: directory,
        "does not continue the old checkpoint of \(old.size) entries: either it was rewritten, or a tile is damaged (a "
          + "verification tells which).")
    }
    return proof
  }
}

extension TileSource {
  func entries(from first: UInt64, limit: Int) throws(LedgerError) -> [(LedgerIndex, [UInt8])] {
    var found: [(LedgerIndex, [UInt8])] = []
    var next = first
    while found.count < limit, next < size {
      for entry in try entries(number: next / 256).dropFirst(Int(next % 256)).prefix(limit - found.count) {
        found.append((LedgerIndex(next), entry))
        next += 1
      }
    }
    return found
  }

  func entries(at places: [LedgerIndex]) throws(LedgerError) -> [[UInt8]] {
    var found: [[UInt8]] = []
    found.reserveCapacity(places.count)
    var bundle: (number: UInt64, entries: [[UInt8]])?
    for place in places.map(\.rawValue) {
      guard place < size else {
        throw LedgerError(.indexOutOfRange, "There is no entry \(place); the checkpoint covers \(size).")
      }
      if bundle?.number != place / 256 { bundle = (place / 256, try entries(number: place / 256)) }
      if let bundle { found.append(bundle.entries[Int(place % 256)]) }
    }
    return found
  }
}
