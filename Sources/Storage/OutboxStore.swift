import FoundationEssentials
import GRDB

/// A record that a committed change owes the ledger.
struct OutboxRow: Sendable {
  let id: Int64
  /// The ledger's size when the change was committed: the record cannot stand before it.
  let ledgerFloor: UInt64
  let record: [UInt8]
}

/// Statements on the outbox.
enum OutboxStore {
  static func insert(_ record: [UInt8], ledgerFloor: UInt64, in transaction: Transaction) throws {
    try transaction.execute(
      "INSERT INTO outbox (ledger_floor, record) VALUES ($1, $2)", [Int64(clamping: ledgerFloor), Data(record)])
  }

  static func oldest(_ limit: Int, after id: Int64 = 0, in transaction: Transaction) throws -> [OutboxRow] {
    try transaction.rows(
      "SELECT id, ledger_floor, record FROM outbox WHERE id > $1 ORDER BY id LIMIT $2", [id, limit]
    ).map { row in
      let fields = Fields(row: row, table: "outbox")
      return OutboxRow(
        id: try fields.integer("id"), ledgerFloor: UInt64(clamping: try fields.integer("ledger_floor")),
        record: try fields.bytes("record"))
    }
  }

  static func delete(_ id: Int64, in transaction: Transaction) throws {
    try transaction.execute("DELETE FROM outbox WHERE id = $1", [id])
  }
}
