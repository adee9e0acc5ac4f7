internal import Dispatch
internal import Synchronization

/// An append-only log in a directory: a C2SP tlog-tiles log that one process writes.
///
/// `append` returns when the entry is durable; entries that arrive while the disk is busy share the next sync. Tiles
/// and a signed checkpoint follow behind, at most `publishIntervalMilliseconds` later. A crash at any instant loses no
/// entry that was acknowledged. After a failed sync, or when the disk holds something else than the ledger wrote, it
/// stops: every later call throws `stopped` with the reason.
public final class Ledger: Sendable {
  typealias Waiter = CheckedContinuation<Result<LedgerIndex, LedgerError>, Never>

  /// Where the log is, as it was given to `open`.
  public let directory: String
  /// The text that checkpoints are checked with.
  public let verifierKey: String
  /// What the opening found.
  public let recovery: LedgerRecovery

  private let files: FileSystem
  private let options: LedgerOptions
  private let lock: Mutex<WritableFile?>
  private let sequencer: Mutex<Sequencer<Waiter>>
  /// Only `committer` takes it for long: its threads may block, Swift's may not.
  private let writeAhead: Mutex<WriteAheadLog>
  /// Only `publisher` takes it.
  private let writer: Mutex<TreeWriter>
  private let published: Mutex<PublishedState>
  private let committer = DispatchQueue(label: "chaperone.ledger.commit")
  private let publisher = DispatchQueue(label: "chaperone.ledger.publish")
  private let reader = DispatchQueue(label: "chaperone.ledger.read", attributes: .concurrent)

  private struct PublishedState: Sendable {
    var head: Checkpoint
    var checkpoint: Checkpoint
    var isScheduled = false
    var isShortOfSpace = false
    var lastError: LedgerError?
  }

  /// Opens the ledger in a directory, or begins one there. The origin is the signer's name.
  /// - Throws: `alreadyOpen` while another process has it; `rolledBack`, `forked` or `corrupt` when it must not be
  ///   continued, with what was found.
  public static func open(
    directory: String, signer: LedgerSigner, options: LedgerOptions = .default
  ) async throws(LedgerError) -> Ledger {
    try await open(directory: directory, signer: signer, options: options, faults: nil)
  }

  static func open(
    directory: String, signer: LedgerSigner, options: LedgerOptions, faults: (any FileFaults)?
  ) async throws(LedgerError) -> Ledger {
    let files = FileSystem(root: directory, faults: faults)
    let queue = DispatchQueue(label: "chaperone.ledger.open")
    return try await blocking(on: queue) { () throws(LedgerError) -> Ledger in
      let keys = try LedgerKeys(signer: signer, retiring: options.retiringSigner)
      let found = try LedgerOpening(files: files, keys: keys, options: options).run()
      let ledger = Ledger(files: files, signer: signer, options: options, found: found)
      do throws(LedgerError) {
        try ledger.publishNow()
      } catch {
        // The reserve is for this: what was acknowledged gets its tiles, and a refusal can still be recorded.
        guard error.code == .diskFull, ledger.releaseReserve() else { throw error }
        try ledger.publishNow()
      }
      ledger.makeReserve()
      return ledger
    }
  }

  private init(files: FileSystem, signer: LedgerSigner, options: LedgerOptions, found: LedgerOpening.Result) {
    directory = files.root
    verifierKey = signer.verifierKey
    recovery = found.recovery
    self.files = files
    self.options = options
    lock = Mutex(found.lock)
    sequencer = Mutex(Sequencer(options: options, published: found.writer.head.size, recovered: found.entries))
    writeAhead = Mutex(found.writeAhead)
    published = Mutex(PublishedState(head: found.writer.head, checkpoint: found.writer.shown ?? found.writer.head))
    writer = Mutex(found.writer)
  }

  // MARK: Appending

  /// Adds an entry of at most 65,535 bytes and returns its index once it is durable.
  /// - Throws: `entryTooLarge`, `overloaded`, `diskFull` (nothing was appended, the ledger goes on), `syncFailed`,
  ///   `stopped` or `closed`.
  public func append(_ entry: [UInt8]) async throws(LedgerError) -> LedgerIndex {
    guard entry.count <= EntryBundle.entryBytesMax else {
      throw LedgerError(
        .entryTooLarge,
        "The entry has \(entry.count) bytes; at most \(EntryBundle.entryBytesMax) fit. Payloads live elsewhere.")
    }
    // Hashing here spreads it over the callers' threads; the committer only writes.
    let hashed = WriteAheadFrame.Entry(entry)
    return try await withCheckedContinuation { waiter in admit(hashed, waiter: waiter) }.get()
  }

  private func admit(_ entry: WriteAheadFrame.Entry, waiter: Waiter) {
    switch sequencer.withLock({ $0.admit(entry, waiter: waiter) }) {
    case .startCommitting: committer.async { self.commit() }
    case .waits: break
    case .refused(let error): waiter.resume(returning: .failure(error))
    }
  }

  /// Runs until nothing waits. Runs on `committer`.
  private func commit() {
    while let batch = sequencer.withLock({ $0.nextBatch() }) {
      do {
        try write(batch)
        sequencer.withLock { $0.acknowledge(batch) }
        for (place, waiter) in batch.waiters.enumerated() {
          waiter.resume(returning: .success(LedgerIndex(batch.first + UInt64(place))))
        }
        schedulePublication()
        if sequencer.withLock({ $0.recentBytes }) > options.unpublishedBytesMax {
          publisher.sync { publishInBackground() }
        }
      } catch {
        let others = error.code == .syncFailed ? sequencer.withLock { $0.stop(error) } : []
        for waiter in batch.waiters + others { waiter.resume(returning: .failure(error)) }
      }
    }
  }

  private func write(_ batch: Sequencer<Waiter>.Batch) throws(LedgerError) {
    do {
      try writeAhead.withLock { log throws(LedgerError) in try log.append(first: batch.first, entries: batch.entries) }
    } catch {
      guard error.code == .diskFull, releaseReserve() else { throw error }
      try writeAhead.withLock { log throws(LedgerError) in try log.append(first: batch.first, entries: batch.entries) }
    }
  }

  // MARK: Publishing

  /// Signs a checkpoint over everything that was acknowledged before the call. It is shown at once, unless
  /// `LedgerOptions.showsHeadsAtOnce` says otherwise.
  public func publish() async throws(LedgerError) -> Checkpoint {
    try await Self.blocking(on: publisher) { () throws(LedgerError) -> Checkpoint in try self.publishNow() }
  }

  /// The newest checkpoint that everyone can see. It may be behind `head`, and `head` behind `size`.
  public var checkpoint: Checkpoint { published.withLock { $0.checkpoint } }

  /// The newest signed head, which is in the store and may not be shown yet: what witnesses are asked about.
  public var head: Checkpoint { published.withLock { $0.head } }

  /// Shows everyone a head of this ledger with the cosignatures that it carries now (`Checkpoint.cosigned`). What is
  /// shown never goes back, and cosignatures that it has are kept, also by a restart.
  /// - Returns: What is shown afterwards.
  /// - Throws: `forked` for a checkpoint of another tree, which stops nothing; `stopped` or `closed`; what the disk says.
  public func show(_ checkpoint: Checkpoint) async throws(LedgerError) -> Checkpoint {
    try await Self.blocking(on: publisher) { () throws(LedgerError) -> Checkpoint in
      if let refusal = self.refusal { throw refusal }
      return try self.showNow(checkpoint)
    }
  }

  /// The proof that a head continues the tree of `oldSize` entries: what a witness that saw that size last asks for.
  /// Empty from 0 and from the head's own size.
  /// - Throws: `indexOutOfRange` when the head is smaller; `missingFile` or `corrupt` with a tile's path.
  public func consistency(from oldSize: UInt64, to head: Checkpoint) async throws(LedgerError) -> [MerkleHash] {
    guard oldSize > 0, oldSize != head.size else { return [] }
    let source = TileSource(files: files, size: head.size)
    return try await Self.blocking(on: reader) { () throws(LedgerError) -> [MerkleHash] in
      var prover = TreeProver(source: source)
      return try prover.consistency(from: oldSize, to: head.size)
    }
  }

  /// Runs on `publisher`.
  @discardableResult
  private func showNow(_ checkpoint: Checkpoint) throws(LedgerError) -> Checkpoint {
    let shown = try writer.withLock { writer throws(LedgerError) in
      try writer.show(checkpoint)
      return writer.shown ?? checkpoint
    }
    published.withLock { $0.checkpoint = shown }
    return shown
  }

  /// Why the last publication in the background failed; `nil` when it did not.
  public var publicationError: LedgerError? { published.withLock { $0.lastError } }

  /// Whether the disk was full and the reserve is in use: accept no new work, record refusals only.
  public var isShortOfSpace: Bool { published.withLock { $0.isShortOfSpace } }

  /// Why the ledger takes no entries; `nil` while it does.
  public var refusal: LedgerError? { sequencer.withLock { $0.refusal } }

  private func schedulePublication() {
    let isFirst = published.withLock { state in
      defer { state.isScheduled = true }
      return !state.isScheduled
    }
    guard isFirst else { return }
    publisher.asyncAfter(deadline: .now() + .milliseconds(options.publishIntervalMilliseconds)) { [weak self] in
      self?.publishInBackground()
    }
  }

  private func publishInBackground() {
    published.withLock { $0.isScheduled = false }
    guard sequencer.withLock({ $0.phase }) == .open else { return }
    do {
      try publishNow()
    } catch {
      // The entries are safe in the write-ahead file; their tiles can wait for the disk. Other errors have stopped the
      // ledger.
      if error.code == .diskFull || error.code == .inputOutput { schedulePublication() }
    }
  }

  /// Runs on `publisher`, and in `open` before anyone else has the ledger.
  @discardableResult
  private func publishNow() throws(LedgerError) -> Checkpoint {
    switch sequencer.withLock({ $0.phase }) {
    // A ledger that closes publishes a last time; one that is closed has let go of the directory.
    case .open, .closing: break
    case .closed, .stopped: if let refusal { throw refusal }
    }
    let head: Checkpoint
    do {
      head = try writer.withLock { writer throws(LedgerError) in
        let (entries, start) = sequencer.withLock { ($0.recent, $0.recentStart) }
        let skipped = Int(writer.head.size - start)
        try writer.advance(over: entries.dropFirst(skipped))
        return writer.head
      }
      sequencer.withLock { $0.forget(below: head.size) }
      published.withLock { $0.head = head }
      // A log without a checkpoint is none: the first is shown in any case.
      if options.showsHeadsAtOnce || writer.withLock({ $0.shown == nil }) { try showNow(head) }
      published.withLock { $0.lastError = nil }
      try retireWriteAhead(below: head.size, includingCurrent: false)
    } catch {
      published.withLock { $0.lastError = error }
      if error.code != .diskFull && error.code != .inputOutput { stop(error) }
      throw error
    }
    return head
  }

  /// Removes write-ahead files after what they hold was read back from bundles.
  private func retireWriteAhead(below size: UInt64, includingCurrent: Bool) throws(LedgerError) {
    let segments = writeAhead.withLock { $0.takeFinished(below: size, includingCurrent: includingCurrent) }
    let source = TileSource(files: files, size: size)
    for segment in segments { try WriteAheadComparison(files: files, source: source).removeIfEqual(segment) }
  }

  private func stop(_ error: LedgerError) {
    for waiter in sequencer.withLock({ $0.stop(error) }) { waiter.resume(returning: .failure(error)) }
  }

  // MARK: The reserve

  private static let reservePath = "private/reserve"

  private func makeReserve() {
    guard options.reserveBytes > 0, !isShortOfSpace else { return }
    guard (try? files.size(of: Self.reservePath)) != options.reserveBytes else { return }
    // Written, not only sized: a hole in a file reserves nothing. Without space for it the ledger still works.
    guard let file = try? files.openForWriting(Self.reservePath, exclusively: false, mode: 0o600) else { return }
    try? file.write([UInt8](repeating: 0, count: options.reserveBytes), at: 0)
  }

  /// Whether there was a reserve to give up.
  private func releaseReserve() -> Bool {
    published.withLock { $0.isShortOfSpace = true }
    guard (try? files.size(of: Self.reservePath)) ?? 0 > 0 else { return false }
    return (try? files.remove(Self.reservePath)) != nil
  }

  // MARK: Reading

  /// How many entries are acknowledged.
  public var size: UInt64 { get async { sequencer.withLock { $0.size } } }

  /// How often an append has waited for the disk since the ledger was opened.
  public var syncs: UInt64 { writeAhead.withLock { $0.syncs } }

  /// - Throws: `indexOutOfRange` at or beyond `size`.
  public func entry(at index: LedgerIndex) async throws(LedgerError) -> [UInt8] {
    guard let entry = try await entries(from: index, limit: 1).first else {
      throw LedgerError(.indexOutOfRange, "There is no entry \(index); the ledger has \(await size).")
    }
    return entry.1
  }

  /// Acknowledged entries in order, published or not; fewer than `limit` at the end, none beyond it.
  public func entries(
    from first: LedgerIndex, limit: Int
  ) async throws(LedgerError) -> [(LedgerIndex, [UInt8])] {
    let limit = min(limit, LedgerReader.entriesMax)
    let (recent, start) = sequencer.withLock { ($0.recent, $0.recentStart) }
    var found: [(LedgerIndex, [UInt8])] = []
    if first.rawValue < start {
      let source = TileSource(files: files, size: start)
      found = try await Self.blocking(on: reader) { () throws(LedgerError) -> [(LedgerIndex, [UInt8])] in
        try source.entries(from: first.rawValue, limit: limit)
      }
    }
    var next = first.rawValue + UInt64(found.count)
    while found.count < limit, next >= start, next - start < UInt64(recent.count) {
      found.append((LedgerIndex(next), recent[Int(next - start)].bytes))
      next += 1
    }
    return found
  }

  /// Everything that convinces someone with the verifier key that the entry is in the ledger. Publishes when the
  /// newest checkpoint does not cover it yet.
  public func proof(of index: LedgerIndex) async throws(LedgerError) -> InclusionEvidence {
    let newest = checkpoint
    let covering = newest.size > index.rawValue ? newest : try await publish()
    let source = TileSource(files: files, size: covering.size)
    return try await Self.blocking(on: reader) { () throws(LedgerError) -> InclusionEvidence in
      try InclusionEvidence(index: index, body: covering.body, checkpoint: covering.text, source: source)
    }
  }

  // MARK: Closing

  /// Finishes what was admitted, publishes it and lets go of the directory. Later calls do nothing.
  public func close() async {
    guard sequencer.withLock({ $0.beginClosing() }) else {
      // A ledger that stopped still holds the directory.
      lock.withLock { if case .stopped = sequencer.withLock({ $0.phase }) { $0 = nil } }
      return
    }
    await withCheckedContinuation { done in
      // Behind the committer that still runs, if any, and then behind the publication that still runs.
      committer.async {
        self.commit()
        self.publisher.async {
          // What cannot be published now is published by the next opening, from the write-ahead file.
          if let head = try? self.publishNow() {
            _ = try? self.showNow(head)
            try? self.retireWriteAhead(below: head.size, includingCurrent: true)
          }
          self.sequencer.withLock { $0.finishClosing() }
          self.lock.withLock { $0 = nil }
          done.resume()
        }
      }
    }
  }

  /// Runs work that blocks on a queue of its own threads.
  private static func blocking<Value: Sendable>(
    on queue: DispatchQueue, _ work: @escaping @Sendable () throws(LedgerError) -> Value
  ) async throws(LedgerError) -> Value {
    try await withCheckedContinuation { (waiter: CheckedContinuation<Result<Value, LedgerError>, Never>) in
      queue.async { waiter.resume(returning: Result(catching: work)) }
    }.get()
  }
}
