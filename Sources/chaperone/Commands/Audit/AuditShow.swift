import ArgumentParser
import AuditLedger
import AuditRecords
import ClinicalModel
import Storage

/// `chaperone audit show`: records as lines or JSON.
struct AuditShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print the ledger's records, oldest first.",
    discussion: """
      Reads up to the published checkpoint. It does not verify; `audit verify` does. Records are found through the \
      index beside the ledger, which a running program keeps and `audit reindex` makes; without one the log is read.
      """)

  @OptionGroup var place: LedgerPlace

  @OptionGroup var options: RecordFilterOptions

  @Option(help: "lines for people, jsonl for the entries themselves, csv for spreadsheets.")
  var format = Format.lines

  @Flag(help: "The same as --format jsonl.")
  var json = false

  @Option(help: "Only the newest matches, this many.")
  var last: Int?

  @Flag(help: "Go on with records as they come, until interrupted.")
  var follow = false

  static let lastMax = 100_000

  /// How a record is printed.
  enum Format: String, CaseIterable, ExpressibleByArgument { case lines, jsonl, csv }

  func validate() throws {
    if let last, !(1...Self.lastMax).contains(last) {
      throw ValidationError("--last expects a number from 1 to \(Self.lastMax).")
    }
  }

  func run() async throws {
    do { try await show() } catch let error as RecordIndexError { throw CleanFailure(error.description) }
  }

  private func show() async throws {
    let format = json ? .jsonl : format
    let search = try place.search()
    let shredded = try await shreddedPatients()
    let filter = options.filter
    func tell(_ found: FoundRecord) {
      switch format {
      case .lines: Terminal.writeLine(Self.line(found.index, found.record, shredded))
      case .jsonl: Terminal.writeLine(String(decoding: found.entry, as: UTF8.self))
      case .csv: Terminal.writeLine(RecordTable.row(found.index, found.record))
      }
    }
    if format == .csv { Terminal.writeLine(RecordTable.header) }
    var next: UInt64 = 0
    if let last {
      let page = try await search.page(filter, .before(nil), limit: last)
      page.records.forEach(tell)
      next = page.size
    } else {
      next = try await search.each(filter, body: tell)
    }
    while follow, !Task.isCancelled {
      try await Task.sleep(for: .milliseconds(250))
      next = try await search.each(filter, from: next, body: tell)
    }
  }

  private func shreddedPatients() async throws -> [PatientPseudonym: Timestamp] {
    guard let data = place.data else { return [:] }
    let database = try Database(readingAt: DataDirectory(existing: data).database)
    let shredded = try await database.shreddedPatients()
    try database.close()
    return shredded
  }

  private static func line(_ index: UInt64, _ record: AuditRecord, _ shredded: [PatientPseudonym: Timestamp]) -> String
  {
    var words = ["\(index)", "\(record.time)", record.kind.rawValue]
    func add(_ name: String, _ value: String?) { if let value { words.append("\(name)=\(value)") } }
    add("user", record.user?.rawValue)
    add("agent", record.agent.map { "\($0.id)@\($0.version)" })
    add("device", record.device?.rawValue)
    add("model", record.model?.name)
    add("patient", record.patient?.rawValue)
    add("purpose", record.purpose?.rawValue)
    add("session", record.session?.rawValue)
    add("inference", record.inference?.rawValue)
    add("consent", record.consent)
    add("decision", record.decision.map { "\($0.outcome.rawValue)/\($0.rule)" })
    add("route", record.route.map { "\($0.kind.rawValue)/\($0.upstream)" })
    add("action", record.action?.rawValue)
    add("reason", record.reason)
    if !record.findings.isEmpty {
      add("findings", record.findings.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }.joined(separator: ","))
    }
    if let time = record.patient.flatMap({ shredded[$0] }) { words.append("[shredded on \(time)]") }
    return words.joined(separator: " ")
  }
}
