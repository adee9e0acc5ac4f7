import AuditRecords
import ClinicalModel
import Testing

@testable import Storage

@Suite struct OutboxTests {
  let clock = TestClock()

  private func write(_ name: String, _ keeper: RecordKeeper) async throws {
    let vendor = Vendor(
      id: VendorID(name)!, name: name, baa: .none, noTraining: .none, encrypts: false, securityReport: .none,
      rightToAudit: false, hasIncidentSLA: false)
    var record = AuditRecord(kind: .vendorChanged, time: clock.now)
    record.detail = ["vendor": name]
    try await keeper.commit { [record] transaction in
      try VendorStore.upsert(vendor, in: transaction)
      try transaction.record(record)
    }
  }

  private func names(_ ledger: FakeLedger) async -> [String] { await ledger.records.compactMap { $0.detail["vendor"] } }

  private func outbox(_ database: Database) async throws -> Int {
    try await database.read { try OutboxStore.oldest(100, in: $0).count }
  }

  @Test func aChangeAndItsRecordAreBothThereWhenAcknowledged() async throws {
    let (database, ledger) = (try Database.inMemory(), FakeLedger())
    let keeper = RecordKeeper(sink: ledger, database: database)
    for name in ["a", "b", "c"] { try await write(name, keeper) }
    #expect(await names(ledger) == ["a", "b", "c"])
    #expect(try await outbox(database) == 0)
  }

  @Test func aRefusedChangeLeavesNoRecord() async throws {
    let (database, ledger) = (try Database.inMemory(), FakeLedger())
    let keeper = RecordKeeper(sink: ledger, database: database)
    await #expect(throws: StorageError.self) {
      try await keeper.commit { transaction in
        try transaction.record(AuditRecord(kind: .vendorChanged, time: Timestamp(milliseconds: 1)))
        throw StorageError.constraint("no")
      }
    }
    #expect(await ledger.size == 0)
    #expect(try await outbox(database) == 0)
  }

  @Test(arguments: [FakeLedger.Fault.beforeAppend, .afterAppend])
  func aCrashBetweenCommitAndDrainIsMadeGoodOnceAtTheNextStart(fault: FakeLedger.Fault) async throws {
    let (database, ledger) = (try Database.inMemory(), FakeLedger())
    let keeper = RecordKeeper(sink: ledger, database: database)
    try await write("a", keeper)
    await ledger.breakDown(fault)
    await #expect(throws: RecordNotKept.self) { try await write("b", keeper) }
    await #expect(throws: RecordNotKept.self) { try await write("c", keeper) }
    await ledger.breakDown(nil)
    // Records of running inferences get in between.
    _ = try await keeper.record(AuditRecord(kind: .gatewayStarted, time: clock.now))

    try await RecordKeeper(sink: ledger, database: database).drainOutbox()
    #expect(await names(ledger).sorted() == ["a", "b", "c"])
    #expect(await names(ledger) == ["a", "b", "c"])
    #expect(try await outbox(database) == 0)
  }

  @Test func aDrainThatFailedGoesOnInTheSameProcess() async throws {
    let (database, ledger) = (try Database.inMemory(), FakeLedger())
    let keeper = RecordKeeper(sink: ledger, database: database)
    await ledger.breakDown(.afterAppend)
    await #expect(throws: RecordNotKept.self) { try await write("a", keeper) }
    await ledger.breakDown(nil)
    try await write("b", keeper)
    #expect(await names(ledger) == ["a", "b"])
  }

  @Test func aCrashAtEveryAppendDoublesNothingAndLosesNothing() async throws {
    let total = 5
    for crash in 0..<total {
      for fault in [FakeLedger.Fault.beforeAppend, .afterAppend] {
        let (database, ledger) = (try Database.inMemory(), FakeLedger())
        var keeper = RecordKeeper(sink: ledger, database: database)
        for number in 0..<total {
          if number == crash { await ledger.breakDown(fault) }
          try? await write("v\(number)", keeper)
          if number == crash {
            await ledger.breakDown(nil)
            keeper = RecordKeeper(sink: ledger, database: database)
          }
        }
        try await keeper.drainOutbox()
        #expect(await names(ledger) == (0..<total).map { "v\($0)" }, "crash at \(crash), \(fault)")
      }
    }
  }

  @Test func changesAtOnceAreEachRecordedOnce() async throws {
    let (database, ledger) = (try Database.inMemory(), FakeLedger())
    let keeper = RecordKeeper(sink: ledger, database: database)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<40 { group.addTask { try await write("v\(number)", keeper) } }
      try await group.waitForAll()
    }
    #expect(await Set(names(ledger)).count == 40)
    #expect(await ledger.size == 40)
  }
}

@Suite struct TurnstileTests {
  @Test func oneAtATimeAndNoMoreThanMayWait() async throws {
    let turnstile = Turnstile(waitersMax: 2)
    let isOpen = Shared(false)
    let inside = Shared((now: 0, most: 0))
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<4 {
        group.addTask {
          do throws(Broken) {
            try await turnstile.pass(orThrow: Broken()) { () async throws(Broken) in
              inside.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
              while !isOpen.withLock({ $0 }) { await Task.yield() }
              inside.withLock { $0.now -= 1 }
            }
            return true
          } catch {
            return false
          }
        }
      }
      // One is inside and two wait: only the fourth can have an answer while it is shut.
      #expect(await group.next() == false)
      isOpen.withLock { $0 = true }
      for await isAdmitted in group { #expect(isAdmitted) }
    }
    #expect(inside.withLock { $0.most } == 1)
  }
}
