import ArgumentParser
import AuditLedger
import Foundation
import Storage

/// Where a command finds the records, and the index that spares it reading all of them.
struct LedgerPlace: ParsableArguments {
  @Argument(help: "The ledger's directory; else the data directory's, else CHAPERONE_LEDGER, else demo-data/ledger.")
  var directory: String?

  @Option(help: "The data directory: its ledger is read, and patients whose keys were shredded are marked.")
  var data: String?

  @Option(help: "The record index, made when it is not there; else LEDGER.index if it is there.")
  var index: String?

  @Flag(help: "Read the log for each answer, without an index.")
  var noIndex = false

  @Option(help: "The log's public key (vkey): the checkpoint's signature is checked.")
  var key: String?

  func validate() throws {
    if noIndex, index != nil { throw ValidationError("--index and --no-index exclude each other.") }
  }

  /// The ledger's directory.
  var ledger: String { directory ?? data.map { DataDirectory(unchecked: $0).ledger } ?? LedgerRecords.defaultDirectory }

  /// The index's path, as asked for or beside the ledger.
  var indexPath: String { index ?? DataDirectory.recordIndex(of: ledger) }

  func verifierKey() throws -> VerifierKey? { try key.map { try VerifierKey($0) } }

  func reader() throws -> LedgerReader { try LedgerReader(directory: ledger, key: try verifierKey()) }

  /// A search with the index that there is. An index that was named and cannot be used is an error; without that one
  /// beside the ledger, the log is read.
  func search() throws -> RecordSearch {
    let reader = try reader()
    return RecordSearch(directory: ledger, key: try verifierKey(), index: try usableIndex(for: reader))
  }

  private func usableIndex(for reader: LedgerReader) throws -> RecordIndex? {
    guard !noIndex, index != nil || FileManager.default.fileExists(atPath: indexPath) else { return nil }
    do {
      let opened = try RecordIndex(path: indexPath)
      let progress = ProgressLine(what: "records indexed", from: 100_000)
      try opened.follow(reader, progress: progress.tell)
      progress.end()
      try opened.checkCount()
      let unreadable = try opened.unreadable()
      if unreadable > 0 {
        Terminal.writeError(
          "note: \(unreadable) entries are no records that this program reads; none of them is shown.")
      }
      return opened
    } catch {
      guard index == nil else { throw CleanFailure(error.description) }
      Terminal.writeError("note: \(error) The log is read instead.")
      return nil
    }
  }
}

/// How far a long command is, on a terminal's standard error; nothing elsewhere, and nothing for short work.
struct ProgressLine {
  let what: String
  /// The least amount of work that is worth telling about.
  let from: UInt64

  func tell(_ done: UInt64, _ all: UInt64) {
    guard Terminal.isErrorATerminal, all >= from else { return }
    let share = all == 0 ? 100 : done * 100 / all
    let filled = Int(share) * 30 / 100
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 30 - filled)
    Terminal.write(Array("\r[\(bar)] \(share)% \(done) of \(all) \(what)".utf8), to: 2)
  }

  func end() { if Terminal.isErrorATerminal { Terminal.write(Array("\r\u{1B}[K".utf8), to: 2) } }
}
