import AuditRecords
import ClinicalModel
import Testing

@testable import Governance
@testable import Sessions
@testable import Storage

@Suite struct SessionDeskTests {
  let ada = House.ada.id
  let doctor = House.clinician.id

  @Test func anApprovedRequestOpensASessionUntilItsTime() async throws {
    let (house, issued) = try await House.furnished()
    #expect(house.active(issued) == nil)
    let request = try await house.request(issued)
    #expect(house.desk.pendingRequests(clinician: doctor) == [request])
    #expect(house.desk.pendingRequests(clinician: House.colleague.id).isEmpty)
    let (session, token) = try await house.desk.approve(request.id, patient: ada, purpose: .drafting, by: doctor)
    #expect(house.active(issued) == session)
    #expect(session.expiresAt == session.openedAt.advanced(bySeconds: 900))
    #expect(token.hasPrefix("chs_") && token.utf8.count == 47)
    #expect(house.desk.activeSession(presenting: token, at: house.clock.now) == session)
    #expect(house.desk.activeSession(presenting: token + "x", at: house.clock.now) == nil)
    #expect(house.desk.request(request.id)?.state == .approved)
    #expect(house.desk.pendingRequests(clinician: nil).isEmpty)
    // The question checks the time itself: nothing passes late because a loop is late.
    house.clock.advance(seconds: 899)
    #expect(house.active(issued) == session)
    house.clock.advance(seconds: 1)
    #expect(house.active(issued) == nil)
    #expect(house.desk.activeSession(presenting: token, at: house.clock.now) == nil)
    #expect(await house.ledger.kinds.suffix(2) == [.sessionRequested, .sessionApproved])
  }

  @Test func theApprovalsRecordSaysWhoForWhomAndUnderWhichConsent() async throws {
    let (house, issued) = try await House.furnished()
    let session = try await house.openSession(issued)
    let record = try #require(await house.ledger.records.last)
    #expect(record.user == doctor && record.session == session.id && record.key == issued.key.id)
    #expect(record.patient == House.ada.pseudonym && record.purpose == .drafting)
    #expect(record.consent == "drafting/opted-in/1" && record.agent?.version == "1.0")
    #expect(record.outbox != nil)
  }

  @Test func anAgentThatAsksAgainGetsTheSameRequest() async throws {
    let (house, issued) = try await House.furnished()
    let first = try await house.request(issued)
    #expect(try await house.request(issued) == first)
    #expect(try await house.request(issued, model: "vendor-slow-1").id != first.id)
    let desk = house.desk
    let ids = try await withThrowingTaskGroup(of: SessionRequestID.self) { group in
      for _ in 0..<20 { group.addTask { try await house.request(issued, model: "vendor-tools-1").id } }
      return try await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(ids.count == 1)
    #expect(desk.pendingRequests(clinician: doctor).count == 3)
  }

  @Test func waitingRequestsAreBoundedPerKeyAndInAll() async throws {
    var limits = SessionLimits()
    limits.pendingRequestsPerKeyMax = 2
    limits.pendingRequestsMax = 3
    let (house, issued) = try await House.furnished(limits: limits)
    let second = try await house.directory.issueKey(
      agent: issued.key.agent, device: issued.key.device, clinician: doctor)
    for model in ["a", "b"] { _ = try await house.request(issued, model: model) }
    await #expect(throws: SessionError.tooManyPending(limit: "pendingRequestsPerKeyMax", max: 2)) {
      try await house.request(issued, model: "c")
    }
    _ = try await house.request(second, model: "a")
    await #expect(throws: SessionError.tooManyPending(limit: "pendingRequestsMax", max: 3)) {
      try await house.request(second, model: "b")
    }
    house.clock.advance(seconds: 901)
    _ = try await house.request(issued, model: "a")
    #expect(house.desk.pendingRequests(clinician: nil).count == 1)
    #expect(await house.ledger.kinds.count { $0 == .sessionRequestExpired } == 3)
  }

  @Test func aModelsNameIsBounded() async throws {
    let (house, issued) = try await House.furnished()
    for model in ["", String(repeating: "m", count: 201)] {
      await #expect(throws: SessionError.invalid(field: "model", bytesMax: 200)) {
        try await house.request(issued, model: model)
      }
    }
  }

  @Test func onlyTheRequestsOwnClinicianDecides() async throws {
    let (house, issued) = try await House.furnished()
    let request = try await house.request(issued)
    for user in [House.colleague.id, House.officer.id] {
      await #expect(throws: SessionError.notYourRequest(request.id)) {
        try await house.desk.approve(request.id, patient: ada, purpose: .drafting, by: user)
      }
      await #expect(throws: SessionError.notYourRequest(request.id)) {
        try await house.desk.deny(request.id, reason: "", by: user)
      }
    }
  }

  @Test func withoutAnOptInNothingOpens() async throws {
    let (house, issued) = try await House.furnished()
    let request = try await house.request(issued)
    await #expect(throws: SessionError.consentNotGiven(.summarisation, .unknown)) {
      try await house.desk.approve(request.id, patient: ada, purpose: .summarisation, by: doctor)
    }
    await #expect(throws: SessionError.consentNotGiven(.drafting, .unknown)) {
      try await house.desk.approve(request.id, patient: House.ben.id, purpose: .drafting, by: doctor)
    }
    let nobody = PatientID("nobody")!
    await #expect(throws: SessionError.noSuchPatient(nobody)) {
      try await house.desk.approve(request.id, patient: nobody, purpose: .drafting, by: doctor)
    }
    #expect(house.active(issued) == nil)
    // A refusal does not use the request up.
    _ = try await house.desk.approve(request.id, patient: ada, purpose: .drafting, by: doctor)
  }

  @Test(arguments: [0, -1, 481, Int.max, Int.min])
  func aSessionOutsideItsLimitsIsRefused(minutes: Int) async throws {
    let (house, issued) = try await House.furnished()
    await #expect(throws: SessionError.minutesOutOfRange(asked: minutes, max: 480)) {
      try await house.openSession(issued, minutes: minutes)
    }
  }

  @Test func noConfigurationMakesASessionLongerThanEightHours() async throws {
    var limits = SessionLimits()
    limits.sessionMinutes = 10_000
    limits.sessionMinutesMax = 10_000
    let (house, issued) = try await House.furnished(limits: limits)
    let session = try await house.openSession(issued)
    #expect(session.expiresAt == session.openedAt.advanced(bySeconds: 8 * 3600))
    await #expect(throws: SessionError.minutesOutOfRange(asked: 481, max: 480)) {
      try await house.openSession(issued, minutes: 481)
    }
  }

  @Test func aDecidedOrLateRequestCannotBeApproved() async throws {
    let (house, issued) = try await House.furnished()
    let desk = house.desk
    let denied = try await house.request(issued)
    try await desk.deny(denied.id, reason: "not now", by: doctor)
    #expect(try await desk.reason(of: denied.id) == "not now")
    await #expect(throws: SessionError.requestAlreadyDecided(denied.id, state: .denied)) {
      try await desk.approve(denied.id, patient: ada, purpose: .drafting, by: doctor)
    }
    let late = try await house.request(issued)
    house.clock.advance(seconds: 900)
    await #expect(throws: SessionError.requestExpired(late.id)) {
      try await desk.approve(late.id, patient: ada, purpose: .drafting, by: doctor)
    }
    try await desk.expireDue(now: house.clock.now)
    #expect(desk.request(late.id)?.state == .expired)
    let unknown = SessionRequestID("none")!
    await #expect(throws: SessionError.noSuchRequest(unknown)) {
      try await desk.approve(unknown, patient: ada, purpose: .drafting, by: doctor)
    }
  }

  @Test func aNewSessionOfTheSameKeyEndsTheOldOneAndItsStreams() async throws {
    let (house, issued) = try await House.furnished()
    let old = try await house.openSession(issued)
    let told = Told()
    house.board.register(InferenceID("in")!, session: old.id, onRevoked: told.callback)
    let new = try await house.openSession(issued)
    #expect(house.active(issued) == new)
    #expect(house.desk.session(old.id)?.state == .ended(at: house.clock.now))
    #expect(told.all == [.sessionEnded])
    #expect(house.desk.sessions(SessionFilter(activeOnly: true)) == [new])
    #expect(await house.ledger.kinds.suffix(2) == [.sessionEnded, .sessionApproved])
  }

  @Test func endingRevokingAndExpiringReachStreamsAndRecords() async throws {
    let (house, issued) = try await House.furnished()
    let desk = house.desk
    var expected: [RevocationReason] = []
    let told = Told()
    for (number, how) in ["end", "own", "officer", "time"].enumerated() {
      let session = try await house.openSession(issued)
      house.board.register(InferenceID("in\(number)")!, session: session.id, onRevoked: told.callback)
      switch how {
      case "end": try await desk.end(session.id, by: doctor)
      case "own": try await desk.revoke(session.id, reason: "wrong patient", by: doctor)
      case "officer": try await desk.revoke(session.id, reason: "", by: House.officer.id)
      default:
        house.clock.advance(seconds: 900)
        try await desk.expireDue(now: house.clock.now)
      }
      expected.append(
        ["end": .sessionEnded, "own": .byClinician, "officer": .byOfficer, "time": .sessionExpired][how]!)
      #expect(house.active(issued) == nil)
      #expect(told.all == expected)
      await #expect(throws: SessionError.self) { try await desk.end(session.id, by: doctor) }
      if how == "own" { #expect(try await desk.reason(of: session.id) == "wrong patient") }
    }
    let kinds = await house.ledger.kinds.filter { [.sessionEnded, .sessionRevoked, .sessionExpired].contains($0) }
    #expect(kinds == [.sessionEnded, .sessionRevoked, .sessionRevoked, .sessionExpired])
  }

  @Test func listsFilter() async throws {
    let (house, issued) = try await House.furnished()
    let session = try await house.openSession(issued)
    #expect(house.desk.sessions() == [session])
    #expect(house.desk.sessions(SessionFilter(patient: House.ben.id)).isEmpty)
    #expect(house.desk.sessions(SessionFilter(clinician: doctor, patient: ada, device: issued.key.device)) == [session])
    #expect(house.desk.sessions(SessionFilter(clinician: House.colleague.id)).isEmpty)
  }

  @Test func aRestartKeepsEverything() async throws {
    let (house, issued) = try await House.furnished()
    let request = try await house.request(issued, model: "a")
    let (session, token) = try await house.desk.approve(request.id, patient: ada, purpose: .drafting, by: doctor)
    let waiting = try await house.request(issued, model: "b")
    let again = try await house.restarted()
    #expect(again.active(issued) == session)
    #expect(again.desk.activeSession(presenting: token, at: house.clock.now) == session)
    #expect(again.desk.pendingRequests(clinician: doctor) == [waiting])
    #expect(again.directory.caller(presenting: issued.secret)?.clinician == House.clinician)
    #expect(again.patients.patient(ada) == House.ada)
    #expect(again.consents.consent(patient: ada, purpose: .drafting).status == .optedIn)
    try await again.desk.revoke(session.id, reason: "", by: House.officer.id)
    let third = try await again.restarted()
    #expect(third.active(issued) == nil)
    #expect(third.desk.session(session.id)?.state == .revoked(at: house.clock.now, reason: .byOfficer))
  }

  @Test func historyInMemoryIsBounded() async throws {
    var limits = SessionLimits()
    limits.historyMax = 2
    let (house, issued) = try await House.furnished(limits: limits)
    for _ in 0..<5 { _ = try await house.openSession(issued) }
    #expect(house.desk.sessions().count == 3)
    #expect(house.active(issued) != nil)
  }
}
