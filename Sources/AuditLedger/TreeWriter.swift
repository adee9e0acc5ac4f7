/// Derives tiles from acknowledged entries and signs what they add up to. Owned by the thread that publishes.
///
/// Everything it writes follows from the entries, so that doing it again after a crash writes the same bytes.
struct TreeWriter {
  static let headPath = "private/head"
  static let checkpointPath = "checkpoint"
  /// Tiles are handed to the disk whenever this many bytes of them have gathered.
  private static let flushBytes = 16 << 20

  private let files: FileSystem
  private let keys: LedgerKeys
  private var edge: TreeEdge
  /// The newest checkpoint in the store, which is what `private/head` holds.
  private(set) var head: Checkpoint
  /// What everyone can see: `head` or an earlier one, with the cosignatures that were gathered for it.
  private(set) var shown: Checkpoint?

  init(files: FileSystem, keys: LedgerKeys, edge: TreeEdge, head: Checkpoint, shown: Checkpoint?) {
    self.files = files
    self.keys = keys
    self.edge = edge
    self.head = head
    self.shown = shown
  }

  /// Writes the tiles of these entries, which begin at `head.size`, and signs a head over them; `show` is the next step.
  /// - Throws: `tileConflict`, `forked` and `syncFailed` are for good; after others it may be called again.
  mutating func advance(over entries: ArraySlice<WriteAheadFrame.Entry>) throws(LedgerError) {
    guard !entries.isEmpty else { return }
    let next = try derive(entries)
    let body = CheckpointBody(origin: keys.origin, size: next.size, root: next.root)
    let checkpoint = try Checkpoint.sign(body, by: keys)
    try exchangeHead(for: checkpoint)
    edge = next
    head = checkpoint
  }

  /// Shows everyone `head`, or a head from before it with the cosignatures that it carries. What is shown never goes
  /// back, and keeps the cosignatures that it had.
  /// - Throws: `forked` when the checkpoint is not of this tree, before anything is written.
  mutating func show(_ checkpoint: Checkpoint) throws(LedgerError) {
    if let shown, shown.size > checkpoint.size { return }
    if checkpoint.body != head.body { try checkIsOurs(checkpoint) }
    var next = checkpoint
    if let shown, shown.body == checkpoint.body { next = shown.adding(checkpoint.note.signatures) }
    guard next != shown else { return }
    try files.replace(Self.checkpointPath, with: Array(next.text.utf8))
    shown = next
  }

  private func checkIsOurs(_ checkpoint: Checkpoint) throws(LedgerError) {
    var prover = TreeProver(source: TileSource(files: files, size: head.size))
    guard checkpoint.origin == keys.origin, checkpoint.size <= head.size,
      try prover.root(size: checkpoint.size) == checkpoint.root
    else {
      throw LedgerError(
        .forked, file: Self.checkpointPath,
        "was to become a checkpoint of \(checkpoint.size) entries that this ledger never signed.")
    }
  }

  private func derive(_ entries: ArraySlice<WriteAheadFrame.Entry>) throws(LedgerError) -> TreeEdge {
    var next = edge
    var gathered: [(path: String, bytes: [UInt8])] = []
    var gatheredBytes = 0
    var filledTiles: [Tile] = []
    for entry in entries {
      try next.append(entry) { tile, bytes throws(LedgerError) in
        gathered.append((tile.path, bytes))
        gatheredBytes += bytes.count
        filledTiles.append(tile)
      }
      if gatheredBytes >= Self.flushBytes {
        try files.add(gathered)
        gathered = []
        gatheredBytes = 0
      }
    }
    gathered.append(contentsOf: next.partials.map { ($0.tile.path, $0.bytes) })
    try files.add(gathered)
    // The specification lets partials go once their full tile stands; otherwise they would outnumber it 255 to 1.
    for tile in filledTiles { try files.removeDirectory(tile.partialsPath) }
    return next
  }

  /// Compare and swap: the store must still hold the head that this one follows.
  private func exchangeHead(for checkpoint: Checkpoint) throws(LedgerError) {
    let stored = try Self.load(Self.headPath, files: files, keys: keys)
    guard let stored, stored.size == head.size, stored.root == head.root else {
      throw LedgerError(
        .forked, file: Self.headPath,
        "is not the head of size \(head.size) that this ledger wrote: another writer is at work. Stop it.")
    }
    try files.replace(Self.headPath, with: Array(checkpoint.text.utf8))
  }

  /// The checkpoint in a file, checked with the keys; `nil` when there is no such file.
  static func load(_ path: String, files: FileSystem, keys: LedgerKeys) throws(LedgerError) -> Checkpoint? {
    guard let bytes = try files.read(path) else { return nil }
    do {
      return try UnverifiedCheckpoint(parsing: bytes).verified(byAnyOf: keys.verifiers)
    } catch {
      throw LedgerError(error.code, file: path, error.message)
    }
  }
}
