import AuditLedger
import AuditRecords
import Storage

extension ClosedHouse {
  /// Records one thing in the ledger of a program that does not run. It needs no key of the vault.
  static func record(_ record: AuditRecord, in path: String) async throws {
    let data = try DataDirectory(existing: path)
    let ledger: Ledger
    do {
      ledger = try await Ledger.open(directory: data.ledger, signer: try data.existingSigner())
    } catch let error as LedgerError where error.code == .alreadyOpen {
      throw CleanFailure(
        "A program has the data directory '\(path)' open: export from its console or API, which record it, or name the "
          + "ledger's directory to export without a record.")
    }
    do {
      let database = try Database(path: data.database)
      let keeper = RecordKeeper(ledger: ledger, database: database)
      // What an earlier crash left to record comes first, in its order.
      try await keeper.drainOutbox()
      _ = try await keeper.record(record)
      try database.close()
    } catch {
      await ledger.close()
      throw error
    }
    await ledger.close()
  }
}
