import ClinicalModel
import Governance
import Hummingbird
import ModelWire
import PHIDetection
import PolicyEngine
import Sessions
import Upstreams

/// The journey of one inference: from an agent's prompt to a record that anyone can verify.
///
/// `run` reads like the product: each line is one step, each step either goes on or refuses, and every refusal is
/// recorded. There is no configuration in which a failed step lets a request through. `docs/architecture.md` tells
/// the same story in the same order and words.
struct Journey: Sendable {
  let rooms: GatewayRooms

  func run(_ arrival: Arrival) async -> Response {
    var trail = Trail(of: arrival)
    do throws(Refusal) {
      let caller = try identify(arrival, &trail)
      let place = try rooms.places.take()
      let request = try await decode(arrival, &trail)
      let model = try route(request, of: caller, &trail)
      let session = try await findSession(of: caller, for: model, &trail)
      let consent = try checkConsent(in: session, &trail)
      let inspection = try inspect(request, in: session, &trail)
      let ruling = try decide(caller, model, session, consent, arrival.declaration, inspection, &trail)
      let running = try await recordBeginning(of: request, session, place, &trail)
      let outgoing = try await transform(request, session, inspection, ruling, model, running)
      let answer = try await running.send(outgoing, from: arrival)
      return try await deliver(answer, to: arrival, session, outgoing, running)
    } catch {
      return await refuse(error, arrival, trail)
    }
  }
}

extension Journey {
  /// Who asks: the device key names one agent, on one device, for one clinician. Before the body is read, so that a
  /// stranger costs nothing but the headers.
  private func identify(_ arrival: Arrival, _ trail: inout Trail) throws(Refusal) -> Caller {
    guard let credential = arrival.credential, let caller = rooms.directory.caller(presenting: credential) else {
      throw .unidentified
    }
    trail.caller = caller
    return caller
  }

  /// What is asked: the provider's JSON as typed values, every text of it found.
  private func decode(_ arrival: Arrival, _ trail: inout Trail) async throws(Refusal) -> InferenceRequest {
    let body = try await BodyCollection(limits: rooms.limits).collect(arrival)
    trail.inputBytes = body.count
    do {
      return try InferenceRequest(dialect: arrival.dialect, body: body)
    } catch {
      throw .malformed(error)
    }
  }

  /// Where it would run: one of this agent's models, on a server that speaks this format. What a vendor would keep of
  /// a conversation is refused here, because nothing can call it back.
  private func route(
    _ request: InferenceRequest, of caller: Caller, _ trail: inout Trail
  ) throws(Refusal) -> CatalogModel {
    guard let model = rooms.catalog.model(named: request.model, for: caller.agent) else {
      throw .unknownModel(offered: rooms.catalog.models(for: caller.agent).map(\.name))
    }
    trail.model = model
    guard model.upstream.dialects.contains(request.dialect) else {
      throw .dialectNotServed(upstream: model.upstream.name)
    }
    guard !request.keepsStateAtProvider || model.upstream.route == .onPremises else { throw .providerStateRefused }
    return model
  }

  /// What the clinician approved: one patient, one purpose, until a time. Without it the wish for a session is noted
  /// and nothing is read.
  private func findSession(
    of caller: Caller, for model: CatalogModel, _ trail: inout Trail
  ) async throws(Refusal) -> Session {
    if let session = rooms.desk.activeSession(key: caller.key.id, at: rooms.now()) {
      trail.session = session
      trail.patient = rooms.patients.patient(session.patient)?.pseudonym
      return session
    }
    let request = try await rooms.requestSession(for: caller, model: model)
    trail.request = request.id
    throw .sessionRequired(request.id, approvalLink: rooms.approvalLink(for: request.id))
  }

  /// What the patient chose for this purpose, as of now.
  private func checkConsent(in session: Session, _ trail: inout Trail) throws(Refusal) -> Consent {
    let consent = rooms.consents.consent(patient: session.patient, purpose: session.purpose)
    trail.consent = consent
    guard consent.status == .optedIn else { throw .consentMissing(consent.status) }
    return consent
  }

  /// What the texts say: about this patient, any other, or anyone.
  private func inspect(
    _ request: InferenceRequest, in session: Session, _ trail: inout Trail
  ) throws(Refusal) -> Inspection {
    let upstream = trail.model?.upstream.name ?? ""
    let inspector = Inspector(
      session: session, detector: rooms.detector, focus: rooms.patients.focus(on: session.patient),
      remembered: rooms.rememberedFindings
    ) { text in
      rooms.sealedTexts.contains(Array(text.utf8), session: session.id, upstream: upstream)
    }
    let inspection = inspector.inspect(request)
    trail.sent = SentTexts(request: request, inspection: inspection)
    trail.findings = inspection.counts
    return inspection
  }

  /// What the organisation's policy says to all of this. Another patient's data is refused whatever the policy says.
  private func decide(
    _ caller: Caller, _ model: CatalogModel, _ session: Session, _ consent: Consent, _ declaration: PHIDeclaration,
    _ inspection: Inspection, _ trail: inout Trail
  ) throws(Refusal) -> Ruling {
    let facts = FactGathering(
      caller: caller, vendor: model.upstream.vendor.flatMap(rooms.directory.vendor), model: model,
      consent: consent.status, declaration: declaration, inspection: inspection, now: rooms.now()
    ).facts()
    let policy = rooms.policy.current
    let ruling = policy.decide(facts)
    trail.decided(ruling, on: facts, by: policy)
    if let other = inspection.otherPatient {
      throw .otherPatient(place: other.place, mayBeMistyped: other.mayBeMistyped)
    }
    guard ruling.decision.outcome != .block else { throw .blocked(rule: ruling.rule, sentence: ruling.sentence) }
    rooms.sessionFacts.note(facts, for: session.id)
    return ruling
  }

  /// The record that it begins, durable before a byte leaves; from here on a revocation reaches it.
  private func recordBeginning(
    of request: InferenceRequest, _ session: Session, _ place: InferencePlace, _ trail: inout Trail
  ) async throws(Refusal) -> RunningInference {
    let running = RunningInference(rooms: rooms, session: session, place: place, trail: trail)
    try await running.begin(committingTo: request.bytes)
    trail.running = running
    try checkPolicyAgain(trail)
    return running
  }

  /// A policy that was put in force since the decision asked about running inferences before this one was one of them.
  private func checkPolicyAgain(_ trail: Trail) throws(Refusal) {
    let policy = rooms.policy.current
    guard let verdict = trail.verdict, verdict.policyHash != policy.hash else { return }
    let ruling = policy.decide(verdict.facts)
    guard ruling.decision == verdict.ruling.decision else {
      throw .blocked(
        rule: ruling.rule,
        sentence: "The organisation's policy changed while this request was on its way. Send it again.")
    }
  }

  /// What may leave: pseudonyms where the decision says so, the upstream's name for the model, nothing else changed.
  private func transform(
    _ request: InferenceRequest, _ session: Session, _ inspection: Inspection, _ ruling: Ruling,
    _ model: CatalogModel, _ running: RunningInference
  ) async throws(Refusal) -> OutgoingRequest {
    let outgoing = try await Transformation(rooms: rooms, session: session, obligations: ruling.decision.obligations)
      .apply(to: request, inspection, for: model)
    running.willSend(outgoing)
    return outgoing
  }
}
