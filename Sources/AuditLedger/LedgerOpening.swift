/// What was found when the ledger was opened, to be recorded by who opened it.
public struct LedgerRecovery: Sendable, Hashable {
  /// Acknowledged entries that only the write-ahead files held: the last process ended without closing.
  public let replayedEntries: Int
  /// Bytes of a batch that was cut off before anyone was told of it.
  public let droppedBytes: Int

  /// Whether the last process closed the ledger in order.
  public var isClean: Bool { replayedEntries == 0 && droppedBytes == 0 }
}

/// Brings a directory into the state that a running ledger has, or says why it must not be continued.
struct LedgerOpening {
  let files: FileSystem
  let keys: LedgerKeys
  let options: LedgerOptions

  struct Result {
    let lock: WritableFile
    let writer: TreeWriter
    let writeAhead: WriteAheadLog
    /// Entries behind the writer's head.
    let entries: [WriteAheadFrame.Entry]
    let recovery: LedgerRecovery
  }

  func run() throws(LedgerError) -> Result {
    let lock = try takeLock()
    try files.makeDirectory(WriteAheadLog.directory, mode: 0o700)
    // Nothing in staging was ever renamed into place, so nothing refers to it.
    try files.removeDirectory(FileSystem.stagingDirectory)
    try files.makeDirectory(FileSystem.stagingDirectory, mode: 0o700)
    let published = try TreeWriter.load(TreeWriter.checkpointPath, files: files, keys: keys)
    let head = try head(published: published)
    let source = TileSource(files: files, size: head.size)
    let edge = try RightEdge(source: source).load(root: head.root)
    try check(published, against: head, source: source, what: "The published checkpoint")
    if let known = options.knownCheckpoint {
      let checkpoint = try UnverifiedCheckpoint(parsing: known.utf8).verified(byAnyOf: keys.verifiers)
      try check(checkpoint, against: head, source: source, what: "A checkpoint that was seen before")
    }
    let (segments, entries, dropped) = try replay(behind: head.size)
    let writer = TreeWriter(
      files: files, keys: keys, edge: edge, head: head, shown: published)
    let writeAhead = WriteAheadLog(files: files, segmentBytesMax: options.segmentBytesMax, finished: segments)
    return Result(
      lock: lock, writer: writer, writeAhead: writeAhead, entries: entries,
      recovery: LedgerRecovery(replayedEntries: entries.count, droppedBytes: dropped))
  }

  private func takeLock() throws(LedgerError) -> WritableFile {
    try files.makeDirectory("")
    try files.makeDirectory("private", mode: 0o700)
    let lock = try files.openForWriting("private/lock", exclusively: false, mode: 0o600)
    guard lock.tryLock() else {
      throw LedgerError(
        .alreadyOpen, file: files.root, "is open in another process. One process writes a ledger; stop the other first."
      )
    }
    return lock
  }

  /// The stored head; signs the first one of a new ledger.
  private func head(published: Checkpoint?) throws(LedgerError) -> Checkpoint {
    if let head = try TreeWriter.load(TreeWriter.headPath, files: files, keys: keys) { return try signed(head) }
    let tiles = try files.names(in: "tile")
    let waiting = try WriteAheadLog.firstIndexes(in: files)
    guard published == nil, tiles == nil, waiting.isEmpty else {
      throw LedgerError(
        .missingFile, file: TreeWriter.headPath,
        "is missing beside an existing log: the directory was restored in part. Restore it whole.")
    }
    let empty = CheckpointBody(origin: keys.origin, size: 0, root: .emptyRoot)
    let head = try Checkpoint.sign(empty, by: keys)
    try files.replace(TreeWriter.headPath, with: Array(head.text.utf8))
    return head
  }

  /// The head under the key that signs now: after a rotation it gets that key's signature too.
  private func signed(_ head: Checkpoint) throws(LedgerError) -> Checkpoint {
    let key = keys.signer.verifier
    guard !head.note.signatures.contains(where: key.claims) else { return head }
    let both = head.adding([try keys.signer.signature(over: head.body.text)])
    try files.replace(TreeWriter.headPath, with: Array(both.text.utf8))
    return both
  }

  /// Something signed earlier must be the beginning of what stands here.
  private func check(
    _ earlier: Checkpoint?, against head: Checkpoint, source: TileSource, what: String
  ) throws(LedgerError) {
    guard let earlier else { return }
    guard earlier.size <= head.size else {
      throw LedgerError(
        .rolledBack, file: files.root,
        "\(what) covers \(earlier.size) entries; the store has \(head.size). An older copy was restored: find the newer "
          + "one. Continuing would sign a second history.")
    }
    var prover = TreeProver(source: source)
    guard try prover.root(size: earlier.size) == earlier.root else {
      throw LedgerError(
        .forked, file: files.root,
        "\(what) of size \(earlier.size) has another root than the store. Two histories were signed: keep both copies and "
          + "find out why.")
    }
  }

  /// The entries behind `size` that the write-ahead files hold, and how many bytes of a torn batch were cut away.
  private func replay(
    behind size: UInt64
  ) throws(LedgerError) -> (segments: [WriteAheadLog.Segment], entries: [WriteAheadFrame.Entry], dropped: Int) {
    var segments: [WriteAheadLog.Segment] = []
    var entries: [WriteAheadFrame.Entry] = []
    var dropped = 0
    let firsts = try WriteAheadLog.firstIndexes(in: files)
    for (place, first) in firsts.enumerated() {
      let path = WriteAheadLog.path(first: first)
      let bytes = try files.read(path) ?? []
      let scan = try WriteAheadFrame.scan(bytes, first: first, path: path)
      let end = first + UInt64(scan.entries.count)
      if case .torn(let torn) = scan.tail {
        guard place == firsts.count - 1 else {
          throw LedgerError(.corrupt, file: path, "is damaged at byte \(scan.length) with a newer file behind it.")
        }
        try cutTail(path, length: scan.length)
        dropped = torn
      }
      let next = size + UInt64(entries.count)
      guard first <= next else {
        throw LedgerError(
          .rolledBack, file: path,
          "begins at entry \(first), and entries \(next)..<\(first) are nowhere: a file is missing.")
      }
      if end > next { entries.append(contentsOf: scan.entries.suffix(Int(end - next))) }
      segments.append(WriteAheadLog.Segment(first: first, end: end))
    }
    return (segments, entries, dropped)
  }

  private func cutTail(_ path: String, length: Int) throws(LedgerError) {
    let file = try files.openForWriting(path, exclusively: false, mode: 0o600)
    try file.truncate(to: length)
    try file.sync()
  }
}
