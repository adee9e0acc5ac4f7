import AuditRecords
import ClinicalModel
import Governance
import Hummingbird

/// Searching the ledger, and one record with its proof.
struct LedgerPages: Sendable {
  let services: ConsoleServices
  let library: PageLibrary

  private var reading: RecordReading { RecordReading(services: services) }

  var routes: [PageRoute] {
    [.page("/console/ledger", list), .page("/console/ledger/{index}", show)]
  }

  struct List: Page {
    let template = PageTemplate.ledger
    let chrome: Chrome
    let lead: String
    let kinds: [Option]
    let decisions: [Option]
    let textFilters: [TextFilter]
    let heading: String
    let summary: String
    let records: [Row]
    let hasRecords: Bool
    let hasMore: Bool
    let olderPath: String?
    let newerPath: String?
  }

  struct Option: Sendable {
    let code: String
    let label: String
    let isChosen: Bool
  }

  struct TextFilter: Sendable {
    let code: String
    let label: String
    let value: String
  }

  struct Row: Sendable {
    let index: UInt64
    let at: Moment
    let what: String
    let why: String?
    let who: String
    let patient: String
    let agent: String
    let model: String
    let decision: DecisionTag?
  }

  struct DecisionTag: Sendable {
    let label: String
    let tone: Tone
    let rule: String?
  }

  private static let textFilters = [
    ("patient", "Patient pseudonym"), ("session", "Session"), ("user", "User"), ("agent", "Agent"),
    ("inference", "Inference"),
  ]

  private func list(_ call: PageCall) async throws -> Response {
    let filter = RecordFilter(
      patient: try identifier("patient", call), session: try identifier("session", call),
      kind: call.query["kind"].flatMap(RecordKind.init(rawValue:)), user: try identifier("user", call),
      agent: try identifier("agent", call),
      decision: call.query["decision"].flatMap(RecordedDecision.Outcome.init(rawValue:)),
      inference: try identifier("inference", call))
    let page: RecordPage
    if let before = call.query["before"].flatMap({ UInt64($0) }) {
      page = try await reading.page(filter, before: before, limit: ConsoleLimits.pageSize, for: call.visitor)
    } else {
      page = try await reading.page(filter, from: nil, limit: ConsoleLimits.pageSize, for: call.visitor)
    }
    return try library.response(listing(page, call))
  }

  private func listing(_ page: RecordPage, _ call: PageCall) -> List {
    let older = page.from > 0 ? path(call, before: page.from) : nil
    let newer = page.next < page.size ? path(call, before: nil) : nil
    return List(
      chrome: Chrome("Ledger", visitor: call.visitor, at: .ledger, width: "broad"),
      lead: "\(String.counted(Int(clamping: page.size), "record")), each one hashed into a signed Merkle tree. "
        + "Records hold no patient text.",
      kinds: RecordKind.allCases.map {
        Option(code: $0.rawValue, label: $0.inWords, isChosen: $0.rawValue == call.query["kind"])
      },
      decisions: RecordedDecision.Outcome.allCases.map {
        Option(code: $0.rawValue, label: $0.inWords, isChosen: $0.rawValue == call.query["decision"])
      },
      textFilters: Self.textFilters.map { TextFilter(code: $0.0, label: $0.1, value: call.query[$0.0] ?? "") },
      heading: "Records, newest first", summary: "Looked at indexes \(page.from) to \(max(page.next, 1) - 1).",
      records: page.records.reversed().map(row), hasRecords: !page.records.isEmpty,
      hasMore: older != nil || newer != nil, olderPath: older, newerPath: newer)
  }

  private func row(_ found: FoundRecord) -> Row {
    let record = found.record
    return Row(
      index: found.index, at: Moment(record.time), what: record.kind.inWords, why: record.reason,
      who: record.user.map(services.name(of:)) ?? "",
      patient: record.patient?.rawValue ?? "",
      agent: record.agent.map { services.directory.agent($0.id)?.name ?? $0.id.rawValue } ?? "",
      model: record.model?.name ?? "",
      decision: record.decision.map {
        DecisionTag(label: $0.outcome.inWords, tone: $0.outcome.tone, rule: $0.rule)
      })
  }

  private func path(_ call: PageCall, before: UInt64?) -> String {
    let names = ["kind", "decision"] + Self.textFilters.map(\.0)
    var pairs = names.compactMap { name in
      call.query[name].flatMap { $0.isEmpty ? nil : "\(name)=\(FormText.encoded($0))" }
    }
    if let before { pairs.append("before=\(before)") }
    return pairs.isEmpty ? "/console/ledger" : "/console/ledger?" + pairs.joined(separator: "&")
  }

  /// `nil` when nothing was typed; what cannot be an identifier is said, not ignored: ignored, it would show
  /// everything.
  private func identifier<Entity>(_ name: String, _ call: PageCall) throws(ConsoleError) -> Identifier<Entity>? {
    let typed = (call.query[name] ?? "").filter { !$0.isWhitespace }
    if typed.isEmpty { return nil }
    guard let id = Identifier<Entity>(typed) else {
      throw .invalid(field: name, expected: "letters, digits, dots, dashes and underscores, at most 64")
    }
    return id
  }

  private func show(_ call: PageCall) async throws -> Response {
    guard let index = call.captures["index"].flatMap({ UInt64($0) }) else { throw ConsoleError.notFound("record") }
    let found = try await reading.record(at: index, for: call.visitor)
    // A record without a proof is still shown; the page says that the proof is missing.
    let evidence = try? await reading.proof(of: index, for: call.visitor)
    return try library.response(
      await RecordPageBuilder(services: services, visitor: call.visitor).page(found, evidence: evidence))
  }
}
