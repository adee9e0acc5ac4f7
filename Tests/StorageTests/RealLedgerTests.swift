import AuditLedger
import AuditRecords
import ClinicalModel
import Testing

@testable import Storage

@Suite struct RealLedgerTests {
  @Test func theOutboxReachesARealLedgerOnceAcrossRestarts() async throws {
    let directory = TemporaryDirectory()
    let signer = LedgerSigner.generate(name: "test.example/ledger")
    let database = try Database(path: directory.path + "/c.db")
    for round in 0..<3 {
      let ledger = try await Ledger.open(directory: directory.path + "/ledger", signer: signer)
      let keeper = RecordKeeper(ledger: ledger, database: database)
      try await keeper.drainOutbox()
      #expect(await ledger.size == UInt64(round * 2))
      var record = AuditRecord(kind: .vendorChanged, time: Timestamp(milliseconds: Int64(round)))
      record.action = .done
      try await keeper.commit { [record] in try $0.record(record) }
      // What a crash before the drain leaves behind: committed, not in the ledger.
      let floor = await ledger.size
      try await database.write(ledgerFloor: floor) { [record] in try $0.record(record) }
      // And what a crash between the append and the row's deletion leaves: in both.
      if round == 1 {
        let row = try #require(try await database.read { try OutboxStore.oldest(1, in: $0).first })
        _ = try await ledger.append(row.record)
      }
      await ledger.close()
    }
    let ledger = try await Ledger.open(directory: directory.path + "/ledger", signer: signer)
    try await RecordKeeper(ledger: ledger, database: database).drainOutbox()
    #expect(await ledger.size == 6)
    let entries = try await ledger.entries(from: LedgerIndex(0), limit: 10).map(\.1)
    #expect(Set(entries).count == 6)
    await ledger.close()
    try database.close()
  }

  @Test func aClosedLedgerIsNamedInTheError() async throws {
    let directory = TemporaryDirectory()
    let ledger = try await Ledger.open(
      directory: directory.path + "/ledger", signer: .generate(name: "test.example/ledger"))
    let keeper = RecordKeeper(ledger: ledger, database: try .inMemory())
    await ledger.close()
    do {
      try await keeper.commit { try $0.record(AuditRecord(kind: .vendorChanged, time: Timestamp(milliseconds: 1))) }
      Issue.record("a closed ledger takes no record")
    } catch let error as RecordNotKept {
      #expect(error.cause == "ledger_closed")
    }
  }
}
