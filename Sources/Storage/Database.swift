package import AuditRecords
import ClinicalModel
import GRDB
import Glibc

/// The one SQLite database of this machine: durable when a write returns, constraints and migrations in force.
///
/// Write-ahead log, `synchronous = FULL` (a commit survives a power cut), foreign keys on, deleted content overwritten.
/// The file is created with mode 0600 and SQLite gives its log files the same mode. Writes are serial; reads run beside
/// them on `readersMax` connections. Writes do not stop when the caller's task is cancelled: a revocation whose HTTP
/// client has gone must still be written.
public final class Database: Sendable {
  /// How long a statement waits for another process's lock before it fails.
  static let busyTimeoutSeconds = 5.0
  static let readersMax = 4

  private let connections: any DatabaseWriter

  /// Opens or creates the database at `path` and migrates it; throws `StorageError.cannotOpen`.
  public init(path: String) throws(StorageError) {
    try Self.createPrivateFile(path)
    do {
      let pool = try DatabasePool(path: path, configuration: Self.configuration)
      // GRDB lowers this to NORMAL when it opens a pool, which may lose acknowledged commits in a power cut.
      try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      try Migrations.all.migrate(pool)
      connections = pool
    } catch {
      throw .cannotOpen(detail: Self.detail(of: error))
    }
  }

  /// Opens an existing database for reading only, beside the program that writes it; it migrates nothing.
  public init(readingAt path: String) throws(StorageError) {
    do {
      var configuration = Self.configuration
      configuration.readonly = true
      connections = try DatabaseQueue(path: path, configuration: configuration)
    } catch {
      throw .cannotOpen(detail: Self.detail(of: error))
    }
  }

  /// A database that lives as long as this object; for tests and trials.
  public init(inMemory: Void) throws(StorageError) {
    do {
      let queue = try DatabaseQueue(configuration: Self.configuration)
      try Migrations.all.migrate(queue)
      connections = queue
    } catch {
      throw .cannotOpen(detail: Self.detail(of: error))
    }
  }

  /// A database that lives as long as the object returned; for tests and trials.
  public static func inMemory() throws(StorageError) -> Database { try Database(inMemory: ()) }

  /// Waits for running statements and closes the file; every later call fails with `StorageError.unavailable`.
  public func close() throws(StorageError) {
    do { try connections.close() } catch { throw Self.storageError(error) }
  }

  /// Runs `change` in one transaction: all of it is durable when this returns, or none of it happened.
  ///
  /// A record made inside is compared with the ledger from `ledgerFloor` on; see `RecordKeeper.commit`, which knows it.
  package func write<Result: Sendable>(
    ledgerFloor: UInt64 = 0, _ change: @escaping @Sendable (Transaction) throws -> Result
  ) async throws(StorageError) -> Result {
    let outcome: Swift.Result<Result, StorageError> = await withCheckedContinuation { continuation in
      connections.asyncWrite({ try change(Transaction(connection: $0, ledgerFloor: ledgerFloor)) }) { _, outcome in
        continuation.resume(returning: outcome.mapError(Self.storageError))
      }
    }
    return try outcome.get()
  }

  /// Runs `query` on one consistent snapshot.
  package func read<Result: Sendable>(
    _ query: @escaping @Sendable (Transaction) throws -> Result
  ) async throws(StorageError) -> Result {
    let outcome: Swift.Result<Result, StorageError> = await withCheckedContinuation { continuation in
      connections.asyncRead { connection in
        let outcome = Swift.Result { try query(Transaction(connection: try connection.get(), ledgerFloor: 0)) }
        continuation.resume(returning: outcome.mapError(Self.storageError))
      }
    }
    return try outcome.get()
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "chaperone"
    configuration.busyMode = .timeout(busyTimeoutSeconds)
    configuration.maximumReaderCount = readersMax
    configuration.prepareDatabase { connection in
      try connection.execute(sql: "PRAGMA secure_delete = ON")
    }
    return configuration
  }

  private static func createPrivateFile(_ path: String) throws(StorageError) {
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .cannotOpen(detail: "open: \(String(cString: strerror(errno)))") }
    Glibc.close(descriptor)
  }

  private static func storageError(_ error: any Error) -> StorageError {
    switch error {
    case let error as StorageError: error
    case let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT:
      .constraint(error.message ?? "constraint")
    default: .unavailable(detail: detail(of: error))
    }
  }

  // SQLite's message names files, tables and columns; bound values are not in it.
  private static func detail(of error: any Error) -> String {
    guard let error = error as? DatabaseError else { return "\(type(of: error))" }
    return "SQLite \(error.resultCode.rawValue): \(error.message ?? "no message")"
  }
}

/// An open transaction; valid only inside the closure that received it. Only the stores of this target can use it.
package struct Transaction {
  let connection: GRDB.Database
  let ledgerFloor: UInt64

  /// Commits `record` together with the change: the ledger gets it before the change is acknowledged.
  package func record(_ record: AuditRecord) throws {
    var record = record
    // Makes the entry's bytes unlike any other's, so that a restart can tell whether the ledger has it.
    record.outbox = Identifier<OutboxRow>.random("ob").rawValue
    // Checked here: an entry that the ledger can never take would hold up the outbox for good.
    let entry: [UInt8]
    do { entry = try record.ledgerEntry() } catch { throw StorageError.limit("AuditRecord.entryBytesMax") }
    try OutboxStore.insert(entry, ledgerFloor: ledgerFloor, in: self)
  }

  func execute(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws {
    try statement(sql).execute(arguments: arguments)
  }

  func rows(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> [Row] {
    try Row.fetchAll(statement(sql), arguments: arguments)
  }

  func row(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> Row? {
    try Row.fetchOne(statement(sql), arguments: arguments)
  }

  /// Compiled once a connection: every statement here is a fixed text, and compiling costs more than most of them.
  private func statement(_ sql: String) throws -> Statement { try connection.cachedStatement(sql: sql) }

  /// Rows that the last statement changed.
  var changedRows: Int { connection.changesCount }
}
