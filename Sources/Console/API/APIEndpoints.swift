import AuditRecords
import ClinicalModel
import HTTPTypes

/// Every operation of `/api/v1`, in the order of the journey: sign in, decide, watch, consent, keys, evidence.
struct APIEndpoints: Sendable {
  let services: ConsoleServices

  var all: [APIEndpoint] { entrance + requests + sessions + patients + keys + records }

  private var entrance: [APIEndpoint] {
    let entrance = Entrance(services: services)
    return [
      APIEndpoint(
        method: .post, path: "/sign-in", operation: "signIn", summary: "Exchange user name and password for a token.",
        access: .anyone,
        body: [APIMember("user", .text("The user name.")), APIMember("password", .text("The password."))],
        answer: .named(.token), failures: [.unauthorized, .forbidden, .unprocessableContent, .tooManyRequests],
        act: { call in
          let token = try await entrance.signIn(
            user: call.fields.text("user", limit: 64), password: call.fields.secret("password"))
          return APIAnswer(
            .object([("token", .string(token))]),
            cookie: PresentedToken.cookie(token, secure: services.isSecure))
        }),
      APIEndpoint(
        method: .post, path: "/sign-out", operation: "signOut", summary: "End this sign-in.", access: .signedIn,
        body: [], answer: .object([]),
        act: { call in
          try await entrance.signOut(call.visitor())
          return APIAnswer(.object([]), cookie: PresentedToken.expiredCookie(secure: services.isSecure))
        }),
    ]
  }

  private var requests: [APIEndpoint] {
    let acts = SessionActs(services: services)
    let write = APIRepresentations(services: services)
    return [
      APIEndpoint(
        method: .get, path: "/session-requests", operation: "listSessionRequests",
        summary: "Agents that wait for your decision.", access: .roles(.decideRequests),
        query: [APIParameter(name: "status", schema: .choice(["pending"], "Only pending ones are listed."))],
        answer: .named(.sessionRequests), failures: [.unprocessableContent],
        act: { call in
          let status = call.query["status"] ?? "pending"
          guard status == "pending" else { throw ConsoleError.invalid(field: "status", expected: "pending") }
          return APIAnswer(APIRepresentations.items(try acts.pending(for: call.visitor()).map(write.request)))
        }),
      APIEndpoint(
        method: .get, path: "/session-requests/{id}", operation: "getSessionRequest", summary: "One session request.",
        access: .roles(.decideRequests), answer: .named(.sessionRequest), failures: [.notFound],
        act: { call in
          APIAnswer(write.request(try acts.request(call.id("id", of: "session request"), for: call.visitor())))
        }),
      APIEndpoint(
        method: .post, path: "/session-requests/{id}/approve", operation: "approveSessionRequest",
        summary: "Open a session for exactly one patient and one purpose.", access: .roles(.decideRequests),
        body: [
          APIMember("patient_id", .text("The one patient.")),
          APIMember("purpose", .choice(Purpose.allCases.map(\.rawValue), "The one purpose.")),
          APIMember("minutes", .integer("How long, at most 480; the configured time when absent."), required: false),
        ],
        answer: .named(.openedSession), failures: [.notFound, .conflict, .unprocessableContent],
        act: { call in
          guard let patient = PatientID(try call.fields.text("patient_id", limit: 64)) else {
            throw ConsoleError.invalid(field: "patient_id", expected: "the id of a patient")
          }
          let opened = try await acts.approve(
            call.id("id", of: "session request"), patient: patient, purpose: call.fields.choice("purpose"),
            minutes: call.fields.integer("minutes", in: 1...480), by: call.visitor())
          return APIAnswer(write.session(opened.session, token: opened.token))
        }),
      APIEndpoint(
        method: .post, path: "/session-requests/{id}/deny", operation: "denySessionRequest",
        summary: "Refuse a session request.", access: .roles(.decideRequests),
        body: [APIMember("reason", .text("Why; names no patient."))], answer: .named(.sessionRequest),
        failures: [.notFound, .conflict, .unprocessableContent],
        act: { call in
          let id: SessionRequestID = try call.id("id", of: "session request")
          try await acts.deny(
            id, reason: call.fields.text("reason", limit: ConsoleLimits.reasonBytes), by: call.visitor())
          return APIAnswer(write.request(try acts.request(id, for: call.visitor())))
        }),
    ]
  }

  private var sessions: [APIEndpoint] {
    let acts = SessionActs(services: services)
    let write = APIRepresentations(services: services)
    return [
      APIEndpoint(
        method: .get, path: "/sessions", operation: "listSessions", summary: "Sessions that you may see, newest first.",
        access: .roles(.seeSessions),
        query: [
          APIParameter(name: "state", schema: .choice(SessionStateName.allCases.map(\.rawValue), "Only these.")),
          APIParameter(name: "patient_id", schema: .text("Only this patient's.")),
          APIParameter(name: "agent_id", schema: .text("Only this agent's.")),
          APIParameter(name: "clinician_id", schema: .text("Only this clinician's.")),
        ],
        answer: .named(.sessions), failures: [.unprocessableContent],
        act: { call in
          let state = try call.queryChoice("state", of: SessionStateName.self)
          let patient: PatientID? = try call.queryID("patient_id")
          let agent: AgentID? = try call.queryID("agent_id")
          let clinician: UserID? = try call.queryID("clinician_id")
          let found = try acts.sessions(for: call.visitor()).filter { session in
            (state == nil || session.state.name == state?.rawValue) && (patient == nil || session.patient == patient)
              && (agent == nil || session.agent == agent) && (clinician == nil || session.clinician == clinician)
          }
          return APIAnswer(APIRepresentations.items(found.map { write.session($0) }))
        }),
      APIEndpoint(
        method: .get, path: "/sessions/{id}", operation: "getSession", summary: "One session.",
        access: .roles(.seeSessions), answer: .named(.session), failures: [.notFound],
        act: { call in APIAnswer(write.session(try acts.session(call.id("id", of: "session"), for: call.visitor()))) }),
      APIEndpoint(
        method: .post, path: "/sessions/{id}/revoke", operation: "revokeSession",
        summary: "Take a session away; its running answers stop at once.", access: .roles(.revokeSessions),
        body: [APIMember("reason", .text("Why; names no patient."))], answer: .named(.session),
        failures: [.notFound, .conflict, .unprocessableContent],
        act: { call in
          let session = try await acts.revoke(
            call.id("id", of: "session"), reason: call.fields.text("reason", limit: ConsoleLimits.reasonBytes),
            by: call.visitor())
          return APIAnswer(write.session(session))
        }),
      APIEndpoint(
        method: .post, path: "/sessions/{id}/end", operation: "endSession",
        summary: "Close your own session because the work is done.", access: .roles(.decideRequests), body: [],
        answer: .named(.session), failures: [.notFound, .conflict],
        act: { call in
          APIAnswer(write.session(try await acts.end(call.id("id", of: "session"), by: call.visitor())))
        }),
    ]
  }
}

/// The names of `SessionState`, for filters.
enum SessionStateName: String, CaseIterable { case active, ended, expired, revoked }
