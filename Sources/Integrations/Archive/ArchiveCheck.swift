package import AuditLedger
package import ClinicalModel
internal import FoundationEssentials

/// What a check of an archive found, so that it can be said exactly.
package struct ArchiveReport: Sendable, Hashable {
  package var verification: VerificationReport
  /// Objects that were read, with their bytes.
  package var objects = 0
  package var bytes = 0
  /// Checkpoints in the archive, each signed and a beginning of the newest.
  package var checkpoints = 0
  /// The earliest date until which a read object is locked; `nil` when none is.
  package var lockedUntil: Timestamp?
  /// Objects that nothing keeps; the first `listedMax`.
  package var unlocked: [String] = []
  package var unlockedCount = 0
  /// Keys that no archive of a log has; the first `listedMax`. Not judged.
  package var unknown: [String] = []

  package static let listedMax = 100
}

/// Checks an archive as an outsider would: everything is read from it and compared with public keys only.
package struct ArchiveCheck: Sendable {
  /// Objects on their way at the same time.
  static let concurrency = 8

  private let target: any ArchiveTarget
  private let policy: LedgerPolicy
  private let disk = OwnThreads("chaperone.archive.check")

  /// The newest checkpoint has to satisfy all of the policy, older ones its keys: they were locked before cosignatures that
  /// came late.
  package init(target: any ArchiveTarget, policy: LedgerPolicy) { (self.target, self.policy) = (target, policy) }

  /// Reads the archive into an empty directory and verifies it there; the directory is then a copy of the log.
  /// - Throws: What the store says, or what does not verify (`ledgerDamaged`, `ledgerForked`).
  package func run(
    into directory: String, progress: @Sendable (Int, Int) -> Void = { _, _ in }
  ) async throws(ArchiveError) -> ArchiveReport {
    let checkpoints = try await keys(of: ArchiveKeys.checkpoints)
    let tiles = try await keys(of: "tile/")
    guard let newest = checkpoints.compactMap({ ArchiveKeys.size(of: $0) }).max() else {
      throw ArchiveError(.ledgerDamaged, "\(target.name) holds no checkpoint: nothing there can be proved yet.")
    }
    let known = tiles.filter(LogFiles.isTile) + checkpoints.filter { ArchiveKeys.size(of: $0) != nil }
    var copy = Copy(unknown: (tiles + checkpoints).filter { !LogFiles.isTile($0) && ArchiveKeys.size(of: $0) == nil })
    try await read(known, into: directory, &copy, progress)
    return try await verify(directory, newest: newest, checkpoints: copy.checkpoints, copy)
  }

  private struct Copy: Sendable {
    var unknown: [String]
    var objects = 0
    var bytes = 0
    var lockedUntil: Timestamp?
    var unlocked: [String] = []
    var unlockedCount = 0
    var checkpoints: [[UInt8]] = []
  }

  private struct Piece: Sendable {
    let key: String
    let bytes: [UInt8]
    let lock: ObjectLock?
  }

  private func read(
    _ keys: [String], into directory: String, _ copy: inout Copy, _ progress: @Sendable (Int, Int) -> Void
  ) async throws(ArchiveError) {
    var rest = keys[...]
    while !rest.isEmpty {
      let group = rest.prefix(Self.concurrency)
      rest = rest.dropFirst(group.count)
      for piece in try await fetch(Array(group)) {
        copy.objects += 1
        copy.bytes += piece.bytes.count
        if let lock = piece.lock {
          copy.lockedUntil = min(copy.lockedUntil ?? lock.until, lock.until)
        } else {
          copy.unlockedCount += 1
          if copy.unlocked.count < ArchiveReport.listedMax { copy.unlocked.append(piece.key) }
        }
        if ArchiveKeys.size(of: piece.key) == nil {
          try await disk.run { () throws(ArchiveError) in try Self.write(piece.bytes, to: "\(directory)/\(piece.key)") }
        } else {
          copy.checkpoints.append(piece.bytes)
        }
      }
      progress(copy.objects, keys.count)
    }
  }

  private func fetch(_ keys: [String]) async throws(ArchiveError) -> [Piece] {
    let pieces = await withTaskGroup(of: Result<Piece, ArchiveError>.self) { group in
      for key in keys { group.addTask { await piece(key) } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    var found: [Piece] = []
    for piece in pieces { found.append(try piece.get()) }
    return found
  }

  private func piece(_ key: String) async -> Result<Piece, ArchiveError> {
    do throws(ArchiveError) {
      let stored = try await target.look(key)
      guard let stored, let bytes = try await target.fetch(key) else {
        throw ArchiveError(.unexpectedAnswer, "\(key) is listed in \(target.name) and cannot be read.")
      }
      return .success(Piece(key: key, bytes: bytes, lock: stored.lock))
    } catch {
      return .failure(error)
    }
  }

  private func verify(
    _ directory: String, newest: UInt64, checkpoints: [[UInt8]], _ copy: Copy
  ) async throws(ArchiveError) -> ArchiveReport {
    let policy = policy
    let verification = try await disk.run { () throws(ArchiveError) in
      var signed: [Checkpoint] = []
      for bytes in checkpoints {
        signed.append(
          try Self.judged { () throws(LedgerError) in
            try LedgerPolicy(logs: policy.logs).verify(UnverifiedCheckpoint(parsing: bytes)).checkpoint
          })
      }
      guard let head = signed.first(where: { $0.size == newest }) else {
        throw ArchiveError(.ledgerDamaged, "The newest checkpoint is not of the size that its key says.")
      }
      try Self.write(Array(head.text.utf8), to: "\(directory)/checkpoint")
      return try Self.judged { () throws(LedgerError) in
        let report = try LedgerVerifier.verify(directory: directory, policy: policy)
        let reader = try LedgerReader(directory: directory)
        for older in signed where older.size < newest { _ = try reader.consistency(since: older.body) }
        return report
      }
    }
    var report = ArchiveReport(verification: verification)
    report.objects = copy.objects
    report.bytes = copy.bytes
    report.checkpoints = checkpoints.count
    report.lockedUntil = copy.lockedUntil
    report.unlocked = copy.unlocked
    report.unlockedCount = copy.unlockedCount
    report.unknown = Array(copy.unknown.prefix(ArchiveReport.listedMax))
    return report
  }

  private func keys(of prefix: String) async throws(ArchiveError) -> [String] {
    var keys: [String] = []
    while true {
      let page = try await target.list(prefix: prefix, after: keys.last)
      guard let last = page.last else { return keys }
      // A store that does not page would never end.
      guard keys.last.map({ $0.utf8.lexicographicallyPrecedes(last.utf8) }) ?? true else {
        throw ArchiveError(.unexpectedAnswer, "\(target.name) lists keys out of order.")
      }
      keys += page
    }
  }

  private static func judged<Value>(_ work: () throws(LedgerError) -> Value) throws(ArchiveError) -> Value {
    do { return try work() } catch {
      throw ArchiveError(
        error.code == .forked ? .ledgerForked : .ledgerDamaged,
        "The archive does not verify: \(error) If somebody could write to the archive, a locked original may stand among "
          + "the object's older versions.")
    }
  }

  private static func write(_ bytes: [UInt8], to path: String) throws(ArchiveError) {
    do {
      let url = URL(fileURLWithPath: path)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: url)
    } catch {
      throw ArchiveError(.unavailable, "'\(path)' cannot be written. Is the disk full?")
    }
  }
}
