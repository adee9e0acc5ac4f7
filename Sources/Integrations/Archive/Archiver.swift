package import AuditLedger
package import ClinicalModel
package import Logging

/// What an archiver is told once.
package struct ArchivePlan: Sendable {
  /// The ledger's directory; it is only read.
  package var ledger: String
  /// Heads that none of the log's keys signed are not anchored.
  package var trust: LedgerPolicy
  package var mode: LockMode
  /// How long each object is locked, in calendar years.
  package var retentionYears: Int
  /// A checkpoint is locked with its partial tiles this often, in seconds; full tiles and bundles as they fill.
  package var anchorSeconds: Int64

  package init(ledger: String, trust: LedgerPolicy, mode: LockMode, retentionYears: Int, anchorSeconds: Int64) {
    (self.ledger, self.trust, self.mode) = (ledger, trust, mode)
    (self.retentionYears, self.anchorSeconds) = (retentionYears, anchorSeconds)
  }
}

/// Copies a ledger into a place that keeps it. The ledger knows nothing of it: a place that is down delays the archive,
/// never an append.
///
/// There is one at a time (`ArchiveLock`). Its state is durable after each step, steps are repeated after a crash, and a
/// repeated step finds what it stored before.
package struct Archiver: Sendable {
  private let plan: ArchivePlan
  private let target: any ArchiveTarget
  private let files: ArchiveFiles
  private let lock: ArchiveLock
  private let now: @Sendable () -> Timestamp
  private let logger: Logger
  private let disk = OwnThreads("chaperone.archive")
  package private(set) var state: ArchiveState

  /// Takes the archive's files for this process.
  /// - Throws: `busy` while another process archives; `state`.
  package init(
    plan: ArchivePlan, target: any ArchiveTarget, files: ArchiveFiles, now: @escaping @Sendable () -> Timestamp,
    logger: Logger
  ) throws(ArchiveError) {
    (self.plan, self.target, self.files, self.now, self.logger) = (plan, target, files, now, logger)
    lock = try files.lock()
    let kept = try files.state()
    if let kept, kept.target == target.name {
      state = kept
    } else {
      if let kept { logger.notice("archive begins anew: it was \(kept.target), now it is \(target.name)") }
      state = ArchiveState(target: target.name)
    }
  }

  /// Archives until the task is cancelled, or until something needs a person: then it says so, for `onAlarm` to record,
  /// and rests.
  package mutating func run(onAlarm: @Sendable (ArchiveError) async -> Void) async {
    var isReconciled = false
    while !Task.isCancelled {
      do throws(ArchiveError) {
        if !isReconciled {
          try await target.check()
          try await reconcile()
          isReconciled = true
        }
        try await catchUp(anchorSeconds: plan.anchorSeconds)
        try? await Task.sleep(for: .seconds(ArchiveLimits.pollSeconds))
      } catch {
        // A shutdown cuts what is under way; the next start does it again.
        if Task.isCancelled { return }
        await note(error)
        guard !error.isAlarm else {
          logger.critical("archive stopped: \(error)", metadata: ["code": "\(error.code.rawValue)"])
          return await onAlarm(error)
        }
        let seconds = Self.backoff(attempts: state.failure?.attempts ?? 1)
        logger.warning(
          "archive waits: \(error)", metadata: ["code": "\(error.code.rawValue)", "seconds": "\(seconds)"])
        // Some earlier, some later: gateways that share a store must not all come back at once.
        try? await Task.sleep(for: .milliseconds(seconds * Int64.random(in: 500...1000)))
      }
    }
  }

  /// Archives everything that is there now, a fresh anchor included, and stops at the first thing that does not work.
  package mutating func runOnce() async throws(ArchiveError) {
    do throws(ArchiveError) {
      try await target.check()
      try await reconcile()
      try await catchUp(anchorSeconds: 0)
    } catch {
      await note(error)
      throw error
    }
  }

  /// 2, 4, 8 … seconds, to five minutes.
  package static func backoff(attempts: Int) -> Int64 {
    min(ArchiveLimits.backoffSecondsMax, 1 << min(max(attempts, 1), 16))
  }

  // MARK: Steps

  private mutating func catchUp(anchorSeconds: Int64) async throws(ArchiveError) {
    while !Task.isCancelled {
      let reader = try await reader()
      switch state.next(size: reader.size, now: now(), anchorSeconds: anchorSeconds) {
      case .bundle(let number):
        for path in LogFiles.filled(byBundle: number) { try await keep(path, of: reader) }
        try await advance { $0.bundles = number + 1 }
      case .prepareAnchor:
        try await prepareAnchor(reader)
      case .anchor(let checkpoint):
        try await anchor(checkpoint)
      case .rest:
        // The next round says nothing new; only the first after a failure does.
        if state.failure != nil { try await advance { _ in } }
        return
      }
    }
  }

  private mutating func prepareAnchor(_ reader: LedgerReader) async throws(ArchiveError) {
    let (anchor, trust) = (state.anchor, plan.trust)
    try await disk.run { () throws(ArchiveError) in
      try Self.ledger { () throws(LedgerError) in
        _ = try trust.verify(reader.checkpoint)
        try reader.checkEdge()
        if let anchor { try Self.check(reader, continues: anchor.checkpoint) }
      }
    }
    try await advance { $0.pending = reader.checkpoint.note.serialized }
  }

  /// The partial tiles first: a checkpoint in the archive has everything that it needs there.
  private mutating func anchor(_ checkpoint: String) async throws(ArchiveError) {
    let directory = plan.ledger
    let unverified = try Self.ledger { () throws(LedgerError) in
      try UnverifiedCheckpoint(parsing: Array(checkpoint.utf8))
    }
    let reader = LedgerReader(directory: directory, at: unverified)
    for path in LogFiles.edge(size: reader.size) { try await keep(path, of: reader) }
    try await keep(
      ArchiveObject(key: ArchiveKeys.checkpoint(size: reader.size), bytes: Array(checkpoint.utf8)))
    let time = now()
    try await advance {
      $0.anchor = ArchiveState.Anchor(size: reader.size, time: time, checkpoint: checkpoint)
      $0.pending = nil
    }
  }

  /// Compares with what the archive already has of this log: its newest checkpoint may be one that an older copy of this
  /// data directory does not know of.
  private mutating func reconcile() async throws(ArchiveError) {
    let reader = try await reader()
    var newest = state.anchor.map { ArchiveKeys.checkpoint(size: $0.size) }
    while let last = try await target.list(prefix: ArchiveKeys.checkpoints, after: newest).last { newest = last }
    guard let newest, let size = ArchiveKeys.size(of: newest), size > state.anchor?.size ?? 0 else { return }
    guard let bytes = try await target.fetch(newest) else {
      throw ArchiveError(.unexpectedAnswer, "\(newest) is listed in \(target.name) and cannot be read.")
    }
    let trust = plan.trust
    let checkpoint = try await disk.run { () throws(ArchiveError) in
      try Self.ledger { () throws(LedgerError) in
        let checkpoint = try trust.verify(UnverifiedCheckpoint(parsing: bytes)).checkpoint
        try Self.check(reader, continues: checkpoint.text)
        return checkpoint
      }
    }
    // A step that a crash cut off after its last object: what is pending is it, or older.
    let time = now()
    try await advance {
      $0.anchor = ArchiveState.Anchor(size: checkpoint.size, time: time, checkpoint: checkpoint.text)
      $0.pending = nil
    }
  }

  private static func check(_ reader: LedgerReader, continues checkpoint: String) throws(LedgerError) {
    _ = try reader.consistency(since: UnverifiedCheckpoint(parsing: Array(checkpoint.utf8)).body)
  }

  private mutating func keep(_ path: String, of reader: LedgerReader) async throws(ArchiveError) {
    let bytes = try await disk.run { () throws(ArchiveError) in
      try Self.ledger { () throws(LedgerError) in try reader.logFile(path) }
    }
    try await keep(ArchiveObject(key: path, bytes: bytes))
  }

  /// One object, until it is there and locked.
  private mutating func keep(_ object: ArchiveObject) async throws(ArchiveError) {
    var course = ObjectCourse(
      object: object, wanted: .lasting(years: plan.retentionYears, from: now(), mode: plan.mode))
    var action = course.beginning
    while true {
      switch action {
      case .look: action = course.handle(try await target.look(object.key).map { .found($0) } ?? .absent)
      case .store(let lock):
        action = course.handle(
          try await target.store(object, lock: lock, held: files.isHeld()) ? .stored : .taken)
      case .fetch: action = course.handle(try await target.fetch(object.key).map { .fetched($0) } ?? .absent)
      case .lengthen(let lock):
        try await target.lengthen(object.key, to: lock)
        action = course.handle(.lengthened)
      case .fail(let error): throw error
      case .finish(let lock):
        state.objects += 1
        state.bytes += UInt64(object.bytes.count)
        state.lockedFrom = min(state.lockedFrom ?? lock.until, lock.until)
        state.lockedUntil = max(state.lockedUntil ?? lock.until, lock.until)
        return
      }
    }
  }

  // MARK: State

  private func reader() async throws(ArchiveError) -> LedgerReader {
    let directory = plan.ledger
    return try await disk.run { () throws(ArchiveError) in
      try Self.ledger { () throws(LedgerError) in try LedgerReader(directory: directory) }
    }
  }

  private mutating func advance(_ change: (inout ArchiveState) -> Void) async throws(ArchiveError) {
    change(&state)
    state.lastSuccess = now()
    state.failure = nil
    try await save()
  }

  private mutating func note(_ error: ArchiveError) async {
    state.failure = ArchiveState.Failure(
      time: now(), code: error.code.rawValue, message: error.message, isAlarm: error.isAlarm,
      attempts: (state.failure?.attempts ?? 0) + 1)
    // What cannot be told here is in the log.
    try? await save()
  }

  private func save() async throws(ArchiveError) {
    let (files, state) = (files, state)
    try await disk.run { () throws(ArchiveError) in try files.write(state) }
  }

  private static func ledger<Value>(_ work: () throws(LedgerError) -> Value) throws(ArchiveError) -> Value {
    do { return try work() } catch { throw ArchiveError(error) }
  }
}
