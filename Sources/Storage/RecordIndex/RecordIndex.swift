package import AuditLedger
import AuditRecords
import ClinicalModel
import GRDB
import Glibc
import Synchronization

/// Finds records by patient, session, inference, user, agent, kind, decision and time without reading the log.
///
/// It is a SQLite file of mode 0600 that holds what the log holds and nothing more, so it can be thrown away: it is made
/// anew from the log. It follows the log: each step checks that the log begins with what was indexed and that the
/// entries taken in make the log's root, so an index of another log, of a rewritten one or of a restored older one is
/// refused and never asked. Several processes may use one file; steps are small transactions, and a crash leaves the
/// index at the step before. Calls block: use a thread that may.
///
/// What it misses: who may write the file can hide records from it. Whoever needs to be sure has the file compared with
/// the log (`check`), or reads the log.
package final class RecordIndex: Sendable {
  /// Records taken in by one transaction; other processes wait for it.
  static let stepRecords = 4096
  static let busyTimeoutSeconds = 10.0

  /// Where the file is.
  package let path: String
  private let connections: DatabaseQueue
  /// One step at a time in this process; what stands in it is what the last step ended with.
  private let steps = Mutex<Step?>(nil)

  /// What the next step would begin with, kept so that it need not be read again.
  private struct Step {
    var state: IndexedState
    var replay: LedgerReplay
    var words: WordNumbers
  }

  /// Opens the index, or begins an empty one.
  /// - Throws: `notAnIndex`, `damaged` or `unavailable`.
  package init(path: String) throws(RecordIndexError) {
    self.path = path
    connections = try Self.open(path)
  }

  /// Throws away what is at the path, whatever it is, and begins an empty index there.
  package init(replacing path: String) throws(RecordIndexError) {
    self.path = path
    for file in [path, path + "-journal"] {
      guard unlink(file) == 0 || errno == ENOENT else {
        throw .unavailable(path: path, detail: "remove: \(String(cString: strerror(errno)))")
      }
    }
    connections = try Self.open(path)
  }

  /// An index that lives as long as this object; for tests.
  package init(inMemory: Void) throws(RecordIndexError) {
    path = ":memory:"
    do {
      connections = try DatabaseQueue(configuration: Self.configuration)
      try connections.writeWithoutTransaction { try $0.execute(sql: RecordIndexSchema.sql) }
    } catch {
      throw Self.error(error, path: ":memory:")
    }
  }

  /// Takes everything out, so that the next step begins at the log's first entry. Other processes may have the file open:
  /// they go on with what stands in it.
  /// - Throws: `damaged` when the file is not whole even then; replace it.
  package func clear() throws(RecordIndexError) {
    do {
      try steps.withLock { step in
        step = nil
        try connections.write { try RecordIndexStore.clear($0) }
      }
      if let problem = try connections.read({ try RecordIndexStore.integrityProblem(in: $0) }) {
        throw RecordIndexError.damaged(path: path, detail: problem)
      }
    } catch {
      throw Self.error(error, path: path)
    }
  }

  /// Closes the file.
  package func close() { try? connections.close() }

  // MARK: Following the log

  /// How much of which log it holds; `nil` before the first step.
  package func position() throws(RecordIndexError) -> CheckpointBody? { try state()?.position }

  /// Entries that this program could not read as records; searches do not find them.
  package func unreadable() throws(RecordIndexError) -> UInt64 { UInt64(clamping: try state()?.unreadable ?? 0) }

  /// Takes in what the log has more, up to the reader's checkpoint.
  /// - Parameter stepsMax: How many steps of about `stepRecords` to do; `nil` for all.
  /// - Parameter progress: Told after each step how many of how many records are in.
  /// - Returns: How many records the index holds now; more than the reader's when another process is further.
  /// - Throws: `otherLog`, `otherHistory`, `log`, `damaged` or `unavailable`.
  @discardableResult
  package func follow(
    _ reader: LedgerReader, stepsMax: Int? = nil, progress: ((UInt64, UInt64) -> Void)? = nil
  ) throws(RecordIndexError) -> UInt64 {
    do {
      return try steps.withLock { kept in
        var done = 0
        while done < stepsMax ?? .max, let size = try take(from: reader, &kept) {
          done += 1
          progress?(size, reader.size)
        }
        return kept?.state.position.size ?? 0
      }
    } catch {
      throw Self.error(error, path: path)
    }
  }

  /// One step: how many records are in after it; `nil` when nothing is left to take.
  private func take(from reader: LedgerReader, _ kept: inout Step?) throws -> UInt64? {
    var step = try begin(kept, reader)
    guard step.state.position.size < reader.size else {
      kept = step
      return nil
    }
    // Let go of, so that what changes now is not copied first, and a step that fails is begun from the file.
    kept = nil
    let before = step.state
    let records = try Self.read(&step)
    let isTaken = try connections.writeWithoutTransaction { connection in
      var isTaken = false
      try connection.inTransaction(.immediate) {
        // Another process may have been here since: then its step counts, and this one is done again behind it.
        let found = try RecordIndexStore.state(in: connection)
        guard found == before || (found == nil && before.position.size == 0) else { return .rollback }
        try RecordIndexStore.insert(records, words: &step.words, in: connection)
        step.state.words = step.words.last
        try RecordIndexStore.keep(step.state, in: connection)
        isTaken = true
        return .commit
      }
      return isTaken
    }
    if isTaken { kept = step }
    return isTaken ? step.state.position.size : before.position.size
  }

  /// The state as the file has it, and a replay behind it whose beginning was checked against the log.
  private func begin(_ kept: Step?, _ reader: LedgerReader) throws -> Step {
    let origin = reader.checkpoint.body.origin
    let state = try connections.read { try RecordIndexStore.state(in: $0) } ?? IndexedState(origin: origin)
    guard state.position.origin == origin else {
      throw RecordIndexError.otherLog(path: path, indexed: state.position.origin, log: origin)
    }
    // Another process may have seen a newer checkpoint than this reader.
    let reader = state.position.size > reader.size ? try reader.refreshed() : reader
    do {
      if var kept, kept.state == state {
        try kept.replay.goOn(to: reader)
        return kept
      }
      return Step(
        state: state, replay: try LedgerReplay(reader, behind: state.position), words: WordNumbers(last: state.words))
    } catch {
      guard [.forked, .rolledBack, .wrongOrigin].contains(error.code) else { throw error }
      throw RecordIndexError.otherHistory(path: path, detail: error.description)
    }
  }

  /// Reads the records of one step.
  private static func read(_ step: inout Step) throws -> [IndexedRecord] {
    var records: [IndexedRecord] = []
    records.reserveCapacity(stepRecords + 256)
    var time = Timestamp(milliseconds: 0)
    while records.count < stepRecords, !step.replay.isAtEnd {
      for (place, entry) in try step.replay.next() {
        if let record = try? AuditRecord(canonicalJSON: entry) {
          time = record.time
          records.append(IndexedRecord(place: place.rawValue, record: record))
        } else {
          records.append(IndexedRecord(unreadableAt: place.rawValue, near: time))
          step.state.unreadable += 1
        }
      }
    }
    step.state.position = step.replay.position
    return records
  }

  private func state() throws(RecordIndexError) -> IndexedState? {
    try query { try RecordIndexStore.state(in: $0) }
  }

  // MARK: Asking

  /// The matching places, in the direction asked for.
  func places(_ question: RecordIndexQuery) throws(RecordIndexError) -> [UInt64] {
    try query { try question.fetch(in: $0) }
  }

  /// How many places match.
  func count(_ question: RecordIndexQuery) throws(RecordIndexError) -> UInt64 {
    try query { try question.count(in: $0) }
  }

  /// How SQLite would find them, for tests.
  func plan(_ question: RecordIndexQuery) throws(RecordIndexError) -> [String] {
    try query { try question.plan(in: $0) }
  }

  // MARK: Checking

  /// Whether there are as many rows as records were indexed: quick enough for every opening.
  package func checkCount() throws(RecordIndexError) {
    let (rows, size) = try query {
      (try RecordIndexStore.rows(in: $0), try RecordIndexStore.state(in: $0)?.position.size)
    }
    guard UInt64(clamping: rows) == size ?? 0 else {
      throw .damaged(path: path, detail: "it has \(rows) rows for \(size ?? 0) records")
    }
  }

  /// Compares every row with the log, and the file's structures with each other. Takes about as long as making it anew.
  /// - Parameter progress: Told how many of how many records were compared.
  /// - Throws: `damaged` with the first record that is not what the log says; what `follow` throws.
  package func check(
    against reader: LedgerReader, progress: ((UInt64, UInt64) -> Void)? = nil
  ) throws(RecordIndexError) {
    let size = min(try follow(reader), reader.size)
    try checkCount()
    do {
      if let problem = try query({ try RecordIndexStore.integrityProblem(in: $0) }) {
        throw RecordIndexError.damaged(path: path, detail: problem)
      }
      var step = Step(
        state: IndexedState(origin: ""), replay: try LedgerReplay(reader), words: WordNumbers(last: 0))
      var done: UInt64 = 0
      while done < size {
        let records = try Self.read(&step).filter { $0.place < size }
        if let wrong = try query({ try RecordIndexStore.firstDifference(from: records, in: $0) }) {
          throw RecordIndexError.damaged(path: path, detail: "record \(wrong) is not what the log says")
        }
        done += UInt64(records.count)
        progress?(done, size)
      }
    } catch {
      throw Self.error(error, path: path)
    }
  }

  private func query<Result>(_ body: (GRDB.Database) throws -> Result) throws(RecordIndexError) -> Result {
    do { return try connections.read(body) } catch { throw Self.error(error, path: path) }
  }

  // MARK: The file

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "chaperone.index"
    configuration.busyMode = .timeout(busyTimeoutSeconds)
    configuration.prepareDatabase { connection in
      // Losing power may lose steps, never mix them: they are taken again.
      try connection.execute(
        sql: "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; PRAGMA cell_size_check = ON")
    }
    return configuration
  }

  private static func open(_ path: String) throws(RecordIndexError) -> DatabaseQueue {
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .unavailable(path: path, detail: String(cString: strerror(errno))) }
    // One that was there before may be open to others.
    let isPrivate = fchmod(descriptor, 0o600) == 0
    Glibc.close(descriptor)
    guard isPrivate else { throw .unavailable(path: path, detail: "it belongs to somebody else") }
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.writeWithoutTransaction { connection in
        try connection.inTransaction(.immediate) {
          try prepare(connection, path: path)
          return .commit
        }
      }
      return queue
    } catch {
      throw Self.error(error, path: path)
    }
  }

  private static func prepare(_ connection: GRDB.Database, path: String) throws {
    let tables = try Int.fetchOne(connection, sql: "SELECT COUNT(*) FROM sqlite_schema") ?? 0
    if tables == 0 {
      try connection.execute(sql: RecordIndexSchema.sql)
      return
    }
    let application = try Int32.fetchOne(connection, sql: "PRAGMA application_id")
    let version = try Int32.fetchOne(connection, sql: "PRAGMA user_version")
    guard application == RecordIndexSchema.applicationID, version == RecordIndexSchema.version else {
      throw RecordIndexError.notAnIndex(path: path)
    }
  }

  private static func error(_ error: any Error, path: String) -> RecordIndexError {
    switch error {
    case let error as RecordIndexError: error
    case let error as LedgerError: .log(detail: error.description)
    case let error as StorageError: .damaged(path: path, detail: error.code)
    case let error as DatabaseError where error.extendedResultCode == .SQLITE_READONLY_DBMOVED:
      .damaged(path: path, detail: "it was replaced while it was in use")
    case let error as DatabaseError:
      switch error.resultCode {
      case .SQLITE_NOTADB: .notAnIndex(path: path)
      // A row that is there already, or a column that is not: no step of this program leaves that behind.
      case .SQLITE_CORRUPT, .SQLITE_CONSTRAINT, .SQLITE_ERROR, .SQLITE_MISMATCH:
        .damaged(path: path, detail: "SQLite \(error.resultCode.rawValue): \(error.message ?? "no message")")
      default: .unavailable(path: path, detail: "SQLite \(error.resultCode.rawValue): \(error.message ?? "no message")")
      }
    default: .unavailable(path: path, detail: "\(type(of: error))")
    }
  }
}
