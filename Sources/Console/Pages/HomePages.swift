import AuditLedger
import AuditRecords
import ClinicalModel
import Hummingbird
import Sessions

/// The start page, by role.
struct HomePages: Sendable {
  let services: ConsoleServices
  let library: PageLibrary

  var routes: [PageRoute] { [.page("/console", home)] }

  struct Home: Page {
    let template = PageTemplate.home
    let chrome: Chrome
    let greeting: String
    let lead: String
    let tiles: [Tile]
    let showsPending: Bool
    let pending: [PendingRow]
    let hasPending: Bool
    let pendingCount: Int
    let showsSessions: Bool
    let sessions: [SessionRow]
    let hasSessions: Bool
    let noSessions = "No session is active."
    let questions: Bool
  }

  struct Tile: Sendable {
    let path: String
    let figure: String
    let label: String
  }

  private func home(_ call: PageCall) async throws -> Response {
    let visitor = call.visitor
    if case .ownChart(let own) = Reach.charts(visitor.user) { return .seeOther("/console/patients/\(own)") }
    let acts = SessionActs(services: services)
    let rows = SessionRows(services: services, visitor: visitor)
    let decides = Permission.decideRequests.isGranted(to: visitor.user)
    let pending = decides ? try acts.pending(for: visitor) : []
    let active = try acts.sessions(for: visitor, activeOnly: true)
    let page = Home(
      chrome: Chrome("Start", visitor: visitor, notice: call.notice, script: decides ? "pending.js" : nil),
      greeting: "Hello, \(visitor.user.displayName)", lead: Self.lead(visitor.user),
      tiles: await tiles(visitor, pending: decides ? pending.count : nil, active: active.count),
      showsPending: decides, pending: pending.map(rows.pending), hasPending: !pending.isEmpty,
      pendingCount: pending.count, showsSessions: true,
      sessions: active.prefix(ConsoleLimits.listRows).map(rows.row), hasSessions: !active.isEmpty, questions: !decides)
    return try library.response(page)
  }

  private func tiles(_ visitor: Visitor, pending: Int?, active: Int) async -> [Tile] {
    var tiles: [Tile] = []
    if let pending {
      tiles.append(Tile(path: "/console/requests", figure: "\(pending)", label: "waiting for your decision"))
    }
    tiles.append(Tile(path: "/console/sessions", figure: "\(active)", label: "active sessions"))
    if Reach.charts(visitor.user) == .everyone {
      tiles.append(Tile(path: "/console/patients", figure: "\(services.patients.count)", label: "patients"))
    }
    if Permission.seeRecords.isGranted(to: visitor.user) {
      tiles.append(
        Tile(path: "/console/ledger", figure: "\(await services.ledger.size)", label: "records in the ledger"))
    }
    return tiles
  }

  private static func lead(_ user: User) -> String {
    user.has(.clinician)
      ? "Decide which agent may work with which patient's data, and watch what it does."
      : "Who uses patient data with an AI, under whose approval, and the evidence for it."
  }
}
