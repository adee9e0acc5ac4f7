import AuditRecords
import ClinicalModel
import Testing

@testable import Governance
@testable import Sessions
@testable import Storage

@Suite struct ConsentTests {
  let ada = House.ada.id
  let officer = House.officer.id

  @Test func unknownBeforeAnyChoice() async throws {
    let (house, _) = try await House.furnished()
    let consent = house.consents.consent(patient: ada, purpose: .modelImprovement)
    #expect(consent == .never(patient: ada, purpose: .modelImprovement))
    await #expect(throws: SessionError.noSuchPatient(PatientID("x")!)) {
      try await house.consents.set(.optedIn, patient: PatientID("x")!, purpose: .drafting, by: officer)
    }
  }

  @Test func everyChangeIsAVersionInTheHistoryAndARecord() async throws {
    let (house, _) = try await House.furnished()
    for status in [ConsentStatus.optedOut, .optedOut, .optedIn, .revoked, .unknown] {
      house.clock.advance(seconds: 1)
      let consent = try await house.consents.set(status, patient: ada, purpose: .drafting, by: officer)
      #expect(consent.status == status)
      #expect(house.consents.consent(patient: ada, purpose: .drafting) == consent)
    }
    let history = try await house.consents.history(patient: ada)
    #expect(history.map(\.status) == [.optedIn, .optedOut, .optedIn, .revoked, .unknown])
    #expect(history.map(\.version) == [1, 2, 3, 4, 5])
    #expect(try await house.consents.history(patient: House.ben.id).isEmpty)
    let records = await house.ledger.records.filter { $0.kind == .consentChanged }
    #expect(records.map(\.consent).last == "drafting/unknown/5")
    #expect(records.count == 5 && records.allSatisfy { $0.patient == House.ada.pseudonym })
    let again = try await house.restarted()
    #expect(again.consents.consent(patient: ada, purpose: .drafting) == history.last)
  }

  @Test(arguments: [ConsentStatus.optedOut, .revoked, .unknown])
  func withdrawnConsentEndsTheSessionsOfThatPurposeAndTheirStreams(status: ConsentStatus) async throws {
    let (house, issued) = try await House.furnished()
    _ = try await house.consents.set(.optedIn, patient: ada, purpose: .summarisation, by: officer)
    let second = try await house.directory.issueKey(
      agent: issued.key.agent, device: issued.key.device, clinician: House.clinician.id)
    let drafting = try await house.openSession(issued)
    let request = try await house.request(second)
    let summarising = try await house.desk.approve(
      request.id, patient: ada, purpose: .summarisation, by: House.clinician.id
    ).session
    let (told, untouched) = (Told(), Told())
    house.board.register(InferenceID("in1")!, session: drafting.id, onRevoked: told.callback)
    house.board.register(InferenceID("in2")!, session: summarising.id, onRevoked: untouched.callback)
    _ = try await house.consents.set(status, patient: ada, purpose: .drafting, by: officer)
    #expect(told.all == [.consentWithdrawn] && untouched.all.isEmpty)
    #expect(house.active(issued) == nil && house.active(second) == summarising)
    #expect(await house.ledger.kinds.suffix(2) == [.sessionRevoked, .consentChanged])
  }

  @Test func aWithdrawalHoldsWhereTheLedgerFails() async throws {
    let (house, issued) = try await House.furnished()
    _ = try await house.openSession(issued)
    await house.ledger.breakDown(.beforeAppend)
    await #expect(throws: SessionError.self) {
      try await house.consents.set(.revoked, patient: ada, purpose: .drafting, by: officer)
    }
    #expect(house.consents.consent(patient: ada, purpose: .drafting).status == .revoked)
    #expect(house.active(issued) == nil)
    await house.ledger.breakDown(nil)
    let again = try await house.restarted()
    #expect(again.consents.consent(patient: ada, purpose: .drafting).status == .revoked)
    #expect(await house.ledger.kinds.suffix(2) == [.sessionRevoked, .consentChanged])
  }

  @Test func aWithdrawalHoldsWhereTheDiskFailsAndIsWrittenLater() async throws {
    let (house, _) = try await House.furnished()
    try await house.database.write { try $0.execute("ALTER TABLE consent RENAME TO lost") }
    await #expect(throws: SessionError.self) {
      try await house.consents.set(.revoked, patient: ada, purpose: .drafting, by: officer)
    }
    #expect(house.consents.consent(patient: ada, purpose: .drafting).status == .revoked)
    try await house.database.write { try $0.execute("ALTER TABLE lost RENAME TO consent") }
    // An opt-in that follows comes after the withdrawal, not instead of it.
    let consent = try await house.consents.set(.optedIn, patient: ada, purpose: .drafting, by: officer)
    #expect(consent.version == 3)
    #expect(house.consents.consent(patient: ada, purpose: .drafting) == consent)
  }

  @Test func anOptInThatIsNotRecordedOpensNothing() async throws {
    let (house, _) = try await House.furnished()
    await house.ledger.breakDown(.beforeAppend)
    await #expect(throws: SessionError.notRecorded("Broken")) {
      try await house.consents.set(.optedIn, patient: House.ben.id, purpose: .drafting, by: officer)
    }
    #expect(house.consents.consent(patient: House.ben.id, purpose: .drafting).status == .unknown)
    await house.ledger.breakDown(nil)
    try await house.consents.saveWithdrawals()
    let again = try await house.restarted()
    #expect(again.consents.consent(patient: House.ben.id, purpose: .drafting).status == .unknown)
  }

  @Test func choicesAtOnceGetEachAVersion() async throws {
    let (house, _) = try await House.furnished()
    let (ada, officer) = (ada, officer)
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<20 {
        let status: ConsentStatus = number.isMultiple(of: 2) ? .optedIn : .optedOut
        group.addTask { _ = try? await house.consents.set(status, patient: ada, purpose: .drafting, by: officer) }
      }
    }
    let history = try await house.consents.history(patient: ada)
    #expect(history.map(\.version) == Array(1...history.count))
    #expect(house.consents.consent(patient: ada, purpose: .drafting) == history.last)
  }
}
