import ClinicalModel
import Hummingbird

/// The list of sessions, and ending or revoking one.
struct SessionPages: Sendable {
  let services: ConsoleServices
  let library: PageLibrary

  private var acts: SessionActs { SessionActs(services: services) }

  var routes: [PageRoute] {
    [
      .page("/console/sessions", list),
      .form("/console/sessions/{id}/end") { call in
        _ = try await acts.end(call.id("id", of: "session"), by: call.visitor)
        return .seeOther("/console/sessions?done=\(Notice.Code.ended.rawValue)")
      },
      .form("/console/sessions/{id}/revoke", fields: ["reason"]) { call in
        _ = try await acts.revoke(
          call.id("id", of: "session"), reason: call.fields.text("reason", limit: ConsoleLimits.reasonBytes),
          by: call.visitor)
        return .seeOther("/console/sessions?done=\(Notice.Code.revoked.rawValue)")
      },
    ]
  }

  struct List: Page {
    let template = PageTemplate.sessions
    let chrome: Chrome
    let states: [Filter]
    let sessions: [SessionRow]
    let hasSessions: Bool
    let noSessions = "No session."
  }

  struct Filter: Sendable {
    let label: String
    let query: String
    let isChosen: Bool
  }

  private func list(_ call: PageCall) async throws -> Response {
    let chosen = call.query["state"].flatMap(SessionStateName.init(rawValue:))
    let rows = SessionRows(services: services, visitor: call.visitor)
    let sessions = try acts.sessions(for: call.visitor).filter { chosen == nil || $0.state.name == chosen?.rawValue }
    let filters =
      [Filter(label: "All", query: "", isChosen: chosen == nil)]
      + SessionStateName.allCases.map {
        Filter(label: $0.rawValue.capitalizedFirst, query: "?state=\($0.rawValue)", isChosen: $0 == chosen)
      }
    return try library.response(
      List(
        chrome: Chrome("Sessions", visitor: call.visitor, at: .sessions, notice: call.notice, width: "broad"),
        states: filters, sessions: sessions.prefix(ConsoleLimits.listRows).map(rows.row),
        hasSessions: !sessions.isEmpty))
  }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
