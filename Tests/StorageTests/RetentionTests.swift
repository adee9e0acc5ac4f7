import AuditRecords
import ClinicalModel
import Sessions
import Testing

@testable import Storage

@Suite struct RetentionTests {
  /// One open and one closed session of a patient, with everything that a session leaves in the vault.
  struct Ward {
    let house: House
    let retention: Retention
    let session: Session
    let start: Timestamp

    init() async throws {
      let (house, key) = try await House.furnished()
      self.house = house
      session = try await house.openSession(key)
      let (database, vault, session) = (house.database, house.vault, session)
      let map = try await vault.prepare([1], patient: House.ada.id, kind: .pseudonymMap)
      let words = try await vault.prepare([2], patient: House.ada.id, kind: .reason)
      try await database.write {
        try SealedNoteStore.replaceMap(of: session.id, with: map, in: $0)
        try SealedNoteStore.insertReason(for: session.request.rawValue, words, in: $0)
      }
      start = house.clock.now
      for number in 0..<3 { try await Self.store(number, in: session, of: house) }
      try await house.desk.end(session.id, by: House.clinician.id)
      retention = Retention(
        database: house.database, keeper: house.keeper, periods: RetentionPeriods(), clock: house.clock.read)
    }

    static func store(_ number: Int, in session: Session, of house: House) async throws {
      try await house.vault.store(
        InferencePayload(
          inference: InferenceID("in_\(number)")!, patient: House.ada.id, session: session.id,
          recordedAt: house.clock.now, agentSent: [7], left: [], cameBack: [], agentGot: [], annotations: []))
    }

    func wait(years: Int) {
      let target = house.clock.now.advanced(byYears: years).endOfDay
      house.clock.advance(seconds: (target.milliseconds - house.clock.now.milliseconds) / 1000 + 1)
    }

    func expired() async throws -> [AuditRecord] { await house.ledger.records.filter { $0.kind == .contentExpired } }

    func entries() async throws -> Int {
      try await house.database.read { transaction in
        let row = try transaction.row("SELECT count(*) AS n FROM vault_entry WHERE kind <> 'patient'")
        return try row.map { Int(try Fields(row: $0, table: "vault_entry").integer("n")) } ?? -1
      }
    }
  }

  @Test func nothingGoesADayBeforeItsTimeAndEverythingAfter() async throws {
    let ward = try await Ward()
    let due = ward.start.advanced(byYears: 6)
    ward.house.clock.advance(seconds: (due.milliseconds - ward.start.milliseconds) / 1000 - 86_400)
    #expect(try await ward.retention.expireAll() == 0)
    ward.house.clock.advance(seconds: 2 * 86_400)
    #expect(try await ward.retention.expireAll() == 5)
    #expect(try await ward.entries() == 0)
    #expect(try await ward.house.vault.payload(of: InferenceID("in_1")!) == nil)
    #expect(try await ward.retention.expireAll() == 0)
  }

  @Test func eachRemovalIsARecordWithoutThePatientsName() async throws {
    let ward = try await Ward()
    ward.wait(years: 6)
    _ = try await ward.retention.expireAll()
    let records = try await ward.expired()
    #expect(
      records.map { $0.detail["content"] } == [
        "inference-payload", "inference-payload", "inference-payload", "pseudonym-map", "reason",
      ])
    #expect(Set(records.compactMap(\.inference?.rawValue)) == ["in_0", "in_1", "in_2"])
    #expect(records.allSatisfy { $0.patient == House.ada.pseudonym && $0.session == ward.session.id })
    #expect(records.allSatisfy { $0.reason == "retention-ended" && $0.action == .done })
  }

  @Test func eachKindHasItsOwnTime() async throws {
    let ward = try await Ward()
    let periods = RetentionPeriods(payloadYears: 1, pseudonymMapYears: 2, reasonYears: 3)
    let retention = Retention(
      database: ward.house.database, keeper: ward.house.keeper, periods: periods, clock: ward.house.clock.read)
    var counts: [Int] = []
    for _ in 0..<3 {
      ward.wait(years: 1)
      counts.append(try await retention.expireAll())
    }
    #expect(counts == [3, 1, 1])
  }

  @Test func anOpenSessionKeepsItsMap() async throws {
    let (house, key) = try await House.furnished()
    let session = try await house.openSession(key)
    let map = try await house.vault.prepare([1], patient: House.ada.id, kind: .pseudonymMap)
    try await house.database.write { try SealedNoteStore.replaceMap(of: session.id, with: map, in: $0) }
    house.clock.advance(seconds: 20 * 366 * 86_400)
    let retention = Retention(
      database: house.database, keeper: house.keeper, periods: RetentionPeriods(), clock: house.clock.read)
    #expect(try await retention.expireAll() == 0)
  }

  enum Holding: CaseIterable { case patient, session, incident }

  @Test(arguments: Holding.allCases)
  func whatIsHeldIsPassedOverAndTheDatabaseKeepsIt(holding: Holding) async throws {
    let ward = try await Ward()
    let custody = Custody(
      database: ward.house.database, vault: ward.house.vault, keeper: ward.house.keeper, clock: ward.house.clock.read)
    let incident = IncidentID("INC-7")!
    switch holding {
    case .patient: _ = try await custody.placeHold(on: House.ada.id.rawValue, reason: .litigation)
    case .session:
      #expect(try await custody.placeHold(onSessions: [ward.session.id], reason: .regulator) == 1)
      #expect(try await custody.placeHold(onSessions: [ward.session.id], reason: .regulator) == 0)
    case .incident:
      _ = try await custody.placeHold(onSessions: [ward.session.id], reason: .incident, incident: incident)
    }
    ward.wait(years: 6)
    #expect(try await ward.retention.expireAll() == 0)
    let outlook = try await ward.house.database.retentionOutlook(RetentionPeriods(), at: ward.house.clock.now)
    #expect(outlook.held == [.inferencePayload: 3, .pseudonymMap: 1, .reason: 1])
    #expect(outlook.due == [.inferencePayload: 0, .pseudonymMap: 0, .reason: 0] && outlook.oldest == nil)
    for statement in [
      "DELETE FROM payload", "DELETE FROM pseudonym_map", "DELETE FROM reason",
    ] {
      await #expect(throws: StorageError.constraint("legal_hold_keeps_content")) {
        try await ward.house.database.write { try $0.execute(statement) }
      }
    }
    await #expect(throws: StorageError.constraint("payload_stays_bound")) {
      try await ward.house.database.write { try $0.execute("UPDATE payload SET session = NULL, patient = 'other'") }
    }
    await #expect(throws: CustodyError.self) {
      try await custody.shred(House.ada.id.rawValue, reason: .retentionEnded)
    }
    await #expect(throws: StorageError.constraint("legal_hold_keeps_keys")) {
      try await ward.house.vault.shred(patient: House.ada.id, at: ward.house.clock.now)
    }
    // A running inference may still end: its payload is replaced in place.
    try await Ward.store(1, in: ward.session, of: ward.house)
    switch holding {
    case .patient: _ = try await custody.removeHold(from: House.ada.id.rawValue, reason: .litigation)
    case .session: try await custody.removeHold(fromSession: ward.session.id, reason: .regulator)
    case .incident: #expect(try await custody.removeHolds(of: incident) == 1)
    }
    #expect(try await ward.retention.expireAll() == 4)
    let kinds = await ward.house.ledger.kinds
    #expect(kinds.contains(.legalHoldPlaced) && kinds.contains(.legalHoldRemoved))
  }

  @Test func holdsThatDoNotFitAreRefusedWhole() async throws {
    let ward = try await Ward()
    let custody = Custody(
      database: ward.house.database, vault: ward.house.vault, keeper: ward.house.keeper, clock: ward.house.clock.read)
    let before = await ward.house.ledger.records.count
    await #expect(throws: CustodyError.noSuchSession(SessionID("nobody")!)) {
      try await custody.placeHold(onSessions: [ward.session.id, SessionID("nobody")!], reason: .litigation)
    }
    await #expect(throws: CustodyError.notHeld(.litigation)) {
      try await custody.removeHold(fromSession: ward.session.id, reason: .litigation)
    }
    await #expect(throws: CustodyError.notHeld(.incident)) { try await custody.removeHolds(of: IncidentID("INC-1")!) }
    #expect(await ward.house.ledger.records.count == before)
  }

  @Test func aCrashBetweenRemovalAndRecordLeavesTheRecordToTheNextStart() async throws {
    let ward = try await Ward()
    ward.wait(years: 6)
    await ward.house.ledger.breakDown(.beforeAppend)
    await #expect(throws: RecordNotKept.self) { try await ward.retention.expireBatch() }
    #expect(try await ward.entries() == 0)
    #expect(try await ward.expired().isEmpty)
    await ward.house.ledger.breakDown(nil)
    try await ward.house.keeper.drainOutbox()
    #expect(try await ward.expired().count == 5)
  }

  @Test func moreThanABatchGoesInSeveral() async throws {
    let ward = try await Ward()
    for number in 3..<(Retention.batchMax + 20) { try await Ward.store(number, in: ward.session, of: ward.house) }
    ward.wait(years: 6)
    #expect(try await ward.retention.expireBatch() == Retention.batchMax)
    #expect(try await ward.retention.expireAll() == 22)
    #expect(try await ward.entries() == 0)
  }
}
