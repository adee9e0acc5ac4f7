import AuditLedger
import AuditRecords
import ClinicalModel
import GRDB

@testable import Storage

// What the program never does to an index, for tests.
extension RecordIndex {
  /// Changes the file behind the program's back.
  static func damage(_ path: String, with sql: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: sql) }
    try queue.close()
  }

  /// Calls `body` in the middle of a step, when half of it has reached the disk.
  static func interruptStep(of path: String, _ body: () throws -> Void) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { connection in
      // A cache of one page: what is written goes to the file at once, and what it replaces to the journal.
      try connection.execute(sql: "PRAGMA cache_size = 1; PRAGMA cache_spill = 1")
      try connection.inTransaction(.immediate) {
        var words = WordNumbers(last: 1_000_000)
        let first = UInt64(clamping: try RecordIndexStore.rows(in: connection))
        let records = (0..<2000).map { number in
          var record = AuditRecord(kind: .signedIn, time: Timestamp(milliseconds: Int64(number)))
          record.user = UserID("crash-\(number)")
          return IndexedRecord(place: first + UInt64(number), record: record)
        }
        try RecordIndexStore.insert(records, words: &words, in: connection)
        try body()
        return .rollback
      }
    }
    try queue.close()
  }
}
