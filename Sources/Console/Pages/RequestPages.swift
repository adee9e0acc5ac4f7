import ClinicalModel
import Hummingbird
import Sessions

/// The waiting requests, and the page where a clinician decides on one.
struct RequestPages: Sendable {
  let services: ConsoleServices
  let library: PageLibrary

  private var acts: SessionActs { SessionActs(services: services) }

  var routes: [PageRoute] {
    [
      .page("/console/requests", list),
      .page("/console/requests/{id}") { call in try await show(call, patient: call.query["patient"], find: "") },
      .form("/console/requests/{id}/patient", fields: ["find", "patient_id", "purpose", "minutes"]) { call in
        // A POST, so that what was typed is in no URL and no log.
        try await show(
          call, patient: try? call.fields.text("patient_id", limit: 64),
          find: (try? call.fields.text("find", limit: 100)) ?? "")
      },
      .form("/console/requests/{id}/approve", fields: ["find", "patient_id", "purpose", "minutes"], approve),
      .form("/console/requests/{id}/deny", fields: ["reason"], deny),
    ]
  }

  struct List: Page {
    let template = PageTemplate.requests
    let chrome: Chrome
    let pending: [PendingRow]
    let hasPending: Bool
    let pendingCount: Int
  }

  struct Opened: Page {
    let template = PageTemplate.sessionOpened
    let chrome: Chrome
    let agentName: String
    let deviceName: String
    let masked: String
    let pseudonym: String
    let purpose: String
    let until: Moment
    let token: String
  }

  private func list(_ call: PageCall) async throws -> Response {
    let pending = try acts.pending(for: call.visitor)
    let rows = SessionRows(services: services, visitor: call.visitor)
    return try library.response(
      List(
        chrome: Chrome("Requests", visitor: call.visitor, at: .requests, notice: call.notice, script: "pending.js"),
        pending: pending.map(rows.pending), hasPending: !pending.isEmpty, pendingCount: pending.count))
  }

  private func show(
    _ call: PageCall, patient: String?, find: String, problem: ConsoleError? = nil
  ) async throws -> Response {
    let request = try acts.request(call.id("id", of: "session request"), for: call.visitor)
    guard request.state == .pending else {
      throw ConsoleError.conflict(
        code: "request_already_decided", "This request is \(request.state.rawValue) already. Nothing more to do here.")
    }
    let chosen = patient.flatMap { PatientID($0) }.flatMap(services.patients.patient)
    let page = ApprovalPage(
      request: request, chosen: chosen, find: find, problem: problem, services: services, visitor: call.visitor)
    return try library.response(page, status: problem?.status ?? .ok)
  }

  private func approve(_ call: PageCall) async throws -> Response {
    let typed = try? call.fields.text("patient_id", limit: 64)
    do {
      guard let patient = typed.flatMap({ PatientID($0) }) else {
        throw ConsoleError.invalid(field: "patient", expected: "a patient to be chosen first")
      }
      let (session, token) = try await acts.approve(
        call.id("id", of: "session request"), patient: patient, purpose: call.fields.choice("purpose"),
        minutes: call.fields.integer("minutes", in: 1...480), by: call.visitor)
      return try opened(session, token, call)
    } catch let error as ConsoleError where error.status.code == 409 || error.status.code == 422 {
      return try await show(call, patient: typed, find: "", problem: error)
    }
  }

  private func opened(_ session: Session, _ token: String, _ call: PageCall) throws -> Response {
    let rows = SessionRows(services: services, visitor: call.visitor)
    let patient = services.patients.patient(session.patient)
    return try library.response(
      Opened(
        chrome: Chrome("Session opened", visitor: call.visitor, at: .requests),
        agentName: rows.agentName(session.agent), deviceName: rows.deviceName(session.device),
        masked: patient?.name.masked ?? "", pseudonym: patient?.pseudonym.rawValue ?? "",
        purpose: session.purpose.inWords, until: Moment(session.expiresAt), token: token))
  }

  private func deny(_ call: PageCall) async throws -> Response {
    try await acts.deny(
      call.id("id", of: "session request"), reason: call.fields.text("reason", limit: ConsoleLimits.reasonBytes),
      by: call.visitor)
    return .seeOther("/console/requests?done=\(Notice.Code.denied.rawValue)")
  }
}
