import AuditRecords
import ClinicalModel
import ModelWire
import Sessions
import Testing

@testable import Gateway

/// Finding the session and checking the consent.
@Suite struct SessionStepTests {
  @Test(arguments: [Dialect.openAIChat, .anthropicMessages])
  func withoutASessionTheWishIsNotedOnceAndTheLinkGiven(dialect: Dialect) async throws {
    let ward = try await Ward()
    let first = await ward.infer("About Adelaide Quillfeather", dialect)
    let second = await ward.infer("Again about Adelaide Quillfeather", dialect)
    let pending = ward.desk.pendingRequests(clinician: People.clinician.id)
    let request = try #require(pending.first)
    #expect(pending.count == 1)
    for heard in [first, second] {
      #expect(heard.status == 403)
      #expect(heard.code == "session_required")
      #expect(heard.error["approval_url"] as? String == "https://chaperone.test/console/requests/\(request.id)")
      #expect(heard.error["session_request_id"] as? String == request.id.rawValue)
    }
    #expect(ward.upstream.sent.isEmpty)
    let refused = try await ward.inferences()
    #expect(refused.map(\.reason) == ["session_required", "session_required"])
    #expect(refused.allSatisfy { $0.request == request.id && $0.patient == nil && $0.findings.isEmpty })
    #expect(try await ward.records().count { $0.kind == .sessionRequested } == 1)
  }

  @Test func theSameRequestPassesAfterApproval() async throws {
    let ward = try await Ward()
    #expect(await ward.infer("hello").code == "session_required")
    let request = try #require(ward.desk.pendingRequests(clinician: nil).first)
    _ = try await ward.desk.approve(request.id, patient: People.ada.id, purpose: .drafting, by: People.clinician.id)
    #expect(await ward.infer("hello").status == 200)
  }

  @Test func tooManyWishesAreRefused() async throws {
    var plan = Ward.Plan()
    plan.sessionLimits.pendingRequestsPerKeyMax = 1
    let ward = try await Ward(plan)
    #expect(await ward.infer("hello", model: Ward.localModel).code == "session_required")
    let heard = await ward.infer("hello", model: Ward.vendorModel)
    #expect(heard.status == 429)
    #expect(heard.code == "too_many_session_requests")
    #expect(try await ward.inferences().last?.reason == "too_many_session_requests")
  }

  @Test func aSessionEndsWithItsTime() async throws {
    let (ward, session) = try await Ward.withSession()
    #expect(await ward.infer("hello").status == 200)
    ward.clock.advance(seconds: (session.expiresAt.milliseconds - session.openedAt.milliseconds) / 1000)
    #expect(await ward.infer("hello").code == "session_required")
    #expect(ward.upstream.sent.count == 1)
  }

  @Test func aRevokedSessionLetsNothingThrough() async throws {
    let (ward, session) = try await Ward.withSession()
    try await ward.revoke(session)
    #expect(await ward.infer("hello").code == "session_required")
    #expect(ward.upstream.sent.isEmpty)
  }

  @Test func aWithdrawnConsentEndsTheSession() async throws {
    let (ward, _) = try await Ward.withSession()
    _ = try await ward.consents.set(.revoked, patient: People.ada.id, purpose: .drafting, by: People.clinician.id)
    #expect(await ward.infer("hello").code == "session_required")
    #expect(ward.upstream.sent.isEmpty)
  }

  /// Withdrawing ends the session first, so that this step is the second lock on the same door: here the first one is
  /// left open by a register that ends no session.
  @Test(arguments: [ConsentStatus.optedOut, .revoked])
  func consentIsCheckedForEveryInferenceAnyway(status: ConsentStatus) async throws {
    let (ward, _) = try await Ward.withSession()
    let apart = try await ConsentRegister(
      database: ward.database, keeper: ward.keeper, patients: ward.patients, clock: ward.clock.read)
    _ = try await apart.set(status, patient: People.ada.id, purpose: .drafting, by: People.clinician.id)
    let heard = await ward.with(consents: apart).infer(ward.arrival(.openAIChat, Requests.body(.openAIChat, "hello")))
    #expect(heard.status == 403)
    #expect(heard.code == "consent_required")
    #expect(ward.upstream.sent.isEmpty)
    let record = try #require(try await ward.inferences().last)
    #expect(record.reason == "consent_required")
    #expect(record.consent == "drafting/\(status.rawValue)/2")
    #expect(record.patient == People.ada.pseudonym)
  }
}

/// A ward with one room exchanged.
struct AlteredWard {
  let rooms: GatewayRooms

  func infer(_ arrival: Arrival) async -> Heard { await Ear().listen(to: await Journey(rooms: rooms).run(arrival)) }
}

extension Ward {
  func with(consents: ConsentRegister) -> AlteredWard {
    AlteredWard(
      rooms: GatewayRooms(
        directory: directory, desk: desk, consents: consents, patients: patients, pseudonyms: rooms.pseudonyms,
        revocations: board, vault: vault, keeper: keeper, policy: rooms.policy, catalog: rooms.catalog,
        detector: rooms.detector, upstreams: upstream, limits: rooms.limits, publicURL: rooms.publicURL,
        now: clock.read, logger: rooms.logger))
  }
}
