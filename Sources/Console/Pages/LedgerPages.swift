import AuditLedger
import AuditRecords
import ClinicalModel
import Governance
import Hummingbird
import Storage

/// Searching the ledger, and one record with its proof.
struct LedgerPages: Sendable {
  let services: ConsoleServices
  let library: PageLibrary

  private var reading: RecordReading { RecordReading(services: services) }

  var routes: [PageRoute] {
    [
      .page("/console/ledger", list), .page("/console/ledger/{index}", show),
      .page("/console/ledger/{index}/proof", prove), .page("/console/ledger/{index}/proof-file", proofFile),
      .form("/console/ledger/export", fields: RecordQuestion.names + ["format"], export),
    ]
  }

  struct List: Page {
    let template = PageTemplate.ledger
    let chrome: Chrome
    let lead: String
    let kinds: [Option]
    let decisions: [Option]
    let textFilters: [TextFilter]
    let heading: String
    let records: [Row]
    let hasRecords: Bool
    let hasMore: Bool
    let olderPath: String?
    let newerPath: String?
    let export: Export?
  }

  /// What the form that exports sends: the filters of the page, and a format.
  struct Export: Sendable {
    let formToken: String
    let asked: [Asked]
    let formats: [Option]
  }

  struct Asked: Sendable {
    let name: String
    let value: String
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
    ("inference", "Inference"), ("since", "Since (UTC, such as 2026-11-21)"), ("until", "Before (UTC)"),
  ]

  private static let formats: [(RecordExportFormat, String)] = [
    (.csv, "Spreadsheet (CSV)"), (.fhir, "FHIR AuditEvents"), (.ocsf, "OCSF events"),
    (.jsonl, "The entries (JSON lines)"),
  ]

  private func list(_ call: PageCall) async throws -> Response {
    let filter = try RecordQuestion.filter(call.query)
    // An older page begins where the newer one did, so that pages neither overlap nor leave out.
    let cursor: RecordCursor =
      if let from = call.query["from"].flatMap({ UInt64($0) }) { .from(from) } else {
        .before(call.query["before"].flatMap { UInt64($0) })
      }
    let page = try await reading.page(filter, cursor, limit: ConsoleLimits.pageSize, for: call.visitor)
    return try library.response(listing(page, call))
  }

  private func listing(_ page: RecordPage, _ call: PageCall) -> List {
    let older = page.older.map { path(call, "before=\($0)") }
    let newer = page.newer.map { path(call, "from=\($0)") }
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
      heading: "Records, newest first",
      records: page.records.reversed().map(row), hasRecords: !page.records.isEmpty,
      hasMore: older != nil || newer != nil, olderPath: older, newerPath: newer, export: exportForm(call))
  }

  private func exportForm(_ call: PageCall) -> Export? {
    guard Permission.exportRecords.isGranted(to: call.visitor.user) else { return nil }
    let asked = RecordQuestion.names.compactMap { name in
      call.query[name].flatMap { $0.isEmpty ? nil : Asked(name: name, value: $0) }
    }
    return Export(
      formToken: call.visitor.forgeryToken, asked: asked,
      formats: Self.formats.map { Option(code: $0.0.rawValue, label: $0.1, isChosen: $0.0 == .csv) })
  }

  private func export(_ call: PageCall) async throws -> Response {
    var asked: [String: String] = [:]
    for name in RecordQuestion.names { asked[name] = try? call.fields.text(name, limit: 64) }
    return try await RecordExporting(services: services).download(
      RecordQuestion.filter(asked), as: call.fields.choice("format"), for: call.visitor
    ).response
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

  private func path(_ call: PageCall, _ cursor: String) -> String {
    "/console/ledger?" + (RecordQuestion.pairs(call.query) + [cursor]).joined(separator: "&")
  }

  // MARK: One record

  private func show(_ call: PageCall) async throws -> Response {
    let found = try await reading.record(at: index(call), for: call.visitor)
    return try library.response(await RecordPageBuilder(services: services, visitor: call.visitor).page(found))
  }

  private func prove(_ call: PageCall) async throws -> Response {
    let found = try await reading.record(at: index(call), for: call.visitor)
    let evidence = try await reading.proof(of: found.index, for: call.visitor)
    return try library.response(ProofPageBuilder(services: services, visitor: call.visitor).page(found, evidence))
  }

  private func proofFile(_ call: PageCall) async throws -> Response {
    let evidence = try await reading.proof(of: index(call), for: call.visitor)
    var response = Response.bytes(Array(evidence.proofFile.serialized.utf8), type: "text/plain; charset=utf-8")
    response.headers[.contentDisposition] = "attachment; filename=\"\(ProofPage.fileName(evidence.index.rawValue))\""
    return response
  }

  private func index(_ call: PageCall) throws(ConsoleError) -> UInt64 {
    guard let index = call.captures["index"].flatMap({ UInt64($0) }) else { throw .notFound("record") }
    return index
  }
}
