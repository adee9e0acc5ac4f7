import ArgumentParser
import AuditLedger
import AuditRecords
import ClinicalModel
import Foundation
import PolicyEngine

/// The records of a ledger directory, read offline up to its published checkpoint.
struct LedgerRecords {
  /// Where commands look when no directory is named.
  static var defaultDirectory: String {
    ProcessInfo.processInfo.environment["CHAPERONE_LEDGER"] ?? "demo-data/ledger"
  }

  private var reader: LedgerReader

  init(directory: String) throws { reader = try LedgerReader(directory: directory) }

  /// The records up to a reader's checkpoint.
  init(reader: LedgerReader) { self.reader = reader }

  var size: UInt64 { reader.size }

  /// The same directory as it stands now.
  mutating func refresh() throws { reader = try reader.refreshed() }

  func record(at index: UInt64) throws -> AuditRecord {
    guard index < reader.size else {
      throw ValidationError("The ledger has \(reader.size) records; there is none with index \(index).")
    }
    return try AuditRecord(canonicalJSON: try reader.entry(at: LedgerIndex(index)))
  }

  /// Calls `body` with every record from `first` on, in order; an entry that is no record is an error with its index.
  func forEach(from first: UInt64 = 0, _ body: (UInt64, AuditRecord, [UInt8]) throws -> Void) throws {
    var next = first
    while next < reader.size {
      let batch = try reader.entries(from: LedgerIndex(next), limit: 4096)
      guard !batch.isEmpty else { return }
      for (index, entry) in batch {
        let record: AuditRecord
        do {
          record = try AuditRecord(canonicalJSON: entry)
        } catch {
          throw ValidationError("Record \(index) cannot be read: \(error)")
        }
        try body(index.rawValue, record, entry)
      }
      next += UInt64(batch.count)
    }
  }

  /// The facts of every recorded decision since a time.
  func situations(since: Timestamp) throws -> [Facts] {
    var situations: [Facts] = []
    try forEach { _, record, _ in
      guard record.time >= since, let facts = record.facts else { return }
      situations.append(try Facts(dictionary: facts))
    }
    return situations
  }
}
