import ArgumentParser
import AuditLedger
import AuditRecords
import ClinicalModel
import Storage

/// `chaperone audit show`: records as lines or JSON.
struct AuditShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print the ledger's records, oldest first.",
    discussion: "Reads up to the published checkpoint. It does not verify; `audit verify` does.")

  @Argument(help: "The ledger's directory; else the environment's CHAPERONE_LEDGER, else demo-data/ledger.")
  var directory: String?

  @Option(help: "The data directory: its ledger is read, and patients whose keys were shredded are marked.")
  var data: String?

  @OptionGroup var filter: RecordFilter

  @Option(help: "lines for people, jsonl for the entries themselves, csv for spreadsheets.")
  var format = Format.lines

  @Flag(help: "The same as --format jsonl.")
  var json = false

  @Flag(help: "Go on with records as they come, until interrupted.")
  var follow = false

  /// How a record is printed.
  enum Format: String, CaseIterable, ExpressibleByArgument { case lines, jsonl, csv }

  func run() async throws {
    let format = json ? .jsonl : format
    var records = try LedgerRecords(
      directory: directory ?? data.map { "\($0)/ledger" } ?? LedgerRecords.defaultDirectory)
    let shredded = try await shreddedPatients()
    if format == .csv { Terminal.writeLine(RecordTable.header) }
    var next: UInt64 = 0
    repeat {
      try records.forEach(from: next) { index, record, entry in
        guard filter.matches(record) else { return }
        switch format {
        case .lines: Terminal.writeLine(Self.line(index, record, shredded))
        case .jsonl: Terminal.writeLine(String(decoding: entry, as: UTF8.self))
        case .csv: Terminal.writeLine(RecordTable.row(index, record))
        }
      }
      next = records.size
      guard follow else { return }
      try await Task.sleep(for: .milliseconds(250))
      try records.refresh()
    } while !Task.isCancelled
  }

  private func shreddedPatients() async throws -> [PatientPseudonym: Timestamp] {
    guard let data else { return [:] }
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
