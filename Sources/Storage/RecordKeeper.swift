public import AuditLedger
public import AuditRecords

/// The only writer of the ledger: what it returned for is durable there, in order.
///
/// A state change commits to the database together with its record (`commit`); the record then goes to the ledger
/// before the change is acknowledged. A crash in between leaves the row in the outbox and the next start appends it. A
/// crash after the append and before the row's deletion does not double the record: on start, the entries since the
/// row's ledger floor are compared with the row, byte for byte, each entry answering for one row.
public actor RecordKeeper {
  /// Rows handled per read of the outbox.
  static let batchRows = 64

  private let ledger: any RecordSink
  private let database: Database
  // Draining suspends between reading a row and deleting it; a second drain must not read the same row meanwhile.
  private let drain = Turnstile()
  private var isReconciled = false

  /// Takes the ledger over: nothing else may append to it. Call `drainOutbox` before serving.
  public init(ledger: Ledger, database: Database) {
    self.ledger = ledger
    self.database = database
  }

  /// For tests: a sink that fails where it is told to.
  package init(sink: any RecordSink, database: Database) {
    ledger = sink
    self.database = database
  }

  /// Appends a record that belongs to no stored change; durable when it returns. It touches no state of the keeper, so that
  /// an inference need not visit the actor's thread on its way.
  public nonisolated func record(_ record: AuditRecord) async throws -> LedgerIndex {
    try await ledger.append(try record.ledgerEntry())
  }

  /// Appends what committed changes owe the ledger, oldest first, exactly once per row. Call it at start; `commit`
  /// calls it after each change.
  public func drainOutbox() async throws {
    try await drain.pass(orThrow: StorageError.limit("drain waiters") as any Error) {
      if !isReconciled {
        try await reconcile()
        isReconciled = true
      }
      while true {
        let rows = try await database.read { try OutboxStore.oldest(Self.batchRows, in: $0) }
        if rows.isEmpty { return }
        for row in rows { try await settle(row) }
      }
    }
  }

  /// Commits `change`, with the records it gives to `Transaction.record`, in one transaction, then drains. When this
  /// returns both are durable.
  ///
  /// When it throws `StorageError`, nothing was committed. When it throws `RecordNotKept`, the change is committed and
  /// its records wait in the outbox; the next drain or start appends them.
  package func commit<Result: Sendable>(
    _ change: @escaping @Sendable (Transaction) throws -> Result
  ) async throws -> Result {
    let floor = await ledger.size
    let result = try await database.write(ledgerFloor: floor, change)
    do { try await drainOutbox() } catch { throw RecordNotKept(error) }
    return result
  }

  private func settle(_ row: OutboxRow) async throws {
    do { _ = try await ledger.append(row.record) } catch {
      // It may or may not have become durable: look before the next append.
      isReconciled = false
      throw error
    }
    do { try await database.write { try OutboxStore.delete(row.id, in: $0) } } catch {
      isReconciled = false
      throw error
    }
  }

  /// Deletes the rows whose record is in the ledger already.
  private func reconcile() async throws {
    var after: Int64 = 0
    var pending: [OutboxRow] = []
    while true {
      let rows = try await database.read { [after] in try OutboxStore.oldest(Self.batchRows, after: after, in: $0) }
      guard let last = rows.last else { break }
      pending += rows
      after = last.id
    }
    guard let floor = pending.map(\.ledgerFloor).min() else { return }
    var next = floor
    // Rows are appended in order, so the ledger holds a prefix of the outbox: the scan stops when it is exhausted.
    while next < (await ledger.size), !pending.isEmpty {
      let entries = try await ledger.entries(from: LedgerIndex(rawValue: next), limit: Self.batchRows)
      if entries.isEmpty { break }
      for (_, entry) in entries {
        guard let first = pending.first, entry == first.record else { continue }
        try await database.write { try OutboxStore.delete(first.id, in: $0) }
        pending.removeFirst()
      }
      next += UInt64(entries.count)
    }
  }
}

/// The change was committed and its record waits in the outbox, because the ledger could not take it now.
public struct RecordNotKept: Error, Hashable, Sendable, CustomStringConvertible {
  /// The code of the error underneath, or its type.
  public let cause: String

  init(_ error: any Error) {
    cause =
      switch error {
      case let error as LedgerError: error.code.rawValue
      case let error as StorageError: error.code
      default: "\(type(of: error))"
      }
  }

  public var description: String {
    "The change is stored, but its record could not be written to the ledger (\(cause)). "
      + "Check the ledger's disk; the record is written when it works again."
  }
}

/// What a record keeper needs of a ledger.
package protocol RecordSink: Sendable {
  func append(_ entry: [UInt8]) async throws -> LedgerIndex
  func entries(from: LedgerIndex, limit: Int) async throws -> [(LedgerIndex, [UInt8])]
  var size: UInt64 { get async }
}

extension Ledger: RecordSink {}
