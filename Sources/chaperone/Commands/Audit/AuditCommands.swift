import ArgumentParser
import AuditLedger
import AuditRecords
import ClinicalModel

/// `chaperone audit`: the ledger for people who trust nobody here. Every subcommand reads files and public keys only.
struct Audit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Verify, read and prove what the ledger says.",
    subcommands: [
      AuditVerify.self, AuditShow.self, AuditProve.self, AuditVerifyProof.self, AuditConsistency.self,
    ])
}

/// `chaperone audit verify`: recomputes everything from the entries up.
struct AuditVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check every entry, tile and checkpoint of a ledger directory.",
    discussion: "Exits with 0 when all of it verifies, 1 when anything does not; the place is named.")

  @Argument(help: "The ledger's directory.")
  var directory: String

  @Option(help: "The log's public key (vkey), as the operator published it.")
  var key: String

  func run() throws {
    do {
      let key = try VerifierKey(key)
      let report = try LedgerVerifier.verify(directory: directory, key: key) { progress in
        guard Terminal.isErrorATerminal, progress.size > 100_000 else { return }
        Terminal.write(Array("\r\(progress.checkedEntries) of \(progress.size) entries".utf8), to: 2)
      }
      if Terminal.isErrorATerminal { Terminal.write(Array("\r".utf8), to: 2) }
      Self.print(report)
    } catch let error as LedgerError {
      Terminal.writeError("NOT VERIFIED: \(error)")
      throw ExitCode(1)
    }
  }

  /// Says exactly what was checked, and what was seen and not judged.
  private static func print(_ report: VerificationReport) {
    let body = report.checkpoint.body
    Terminal.writeLine("verified: \(report.entries) entries of \(body.origin)")
    Terminal.writeLine("  the signed checkpoint of size \(body.size), \(report.bundles) bundles, \(report.tiles) tiles")
    for file in report.beyondCheckpoint { Terminal.writeLine("  beyond the checkpoint, not judged: \(file)") }
    for file in report.unknownFiles { Terminal.writeLine("  not part of a log, not judged: \(file)") }
  }
}

/// `chaperone audit show`: records as lines or JSON.
struct AuditShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print the ledger's records, oldest first.",
    discussion: "Reads up to the published checkpoint. It does not verify; `audit verify` does.")

  @Argument(help: "The ledger's directory; else the environment's CHAPERONE_LEDGER, else demo-data/ledger.")
  var directory = LedgerRecords.defaultDirectory

  @Option(help: "Only this patient, by pseudonym.")
  var patient: String?

  @Option(help: "Only this session.")
  var session: String?

  @Option(help: "Only this kind, for example inference-intent.")
  var kind: String?

  @Option(help: "Only this user.")
  var user: String?

  @Option(help: "Only this agent.")
  var agent: String?

  @Option(help: "Only this decision: permit, condition or block.")
  var decision: String?

  @Flag(help: "Print the entries themselves, one JSON object a line.")
  var json = false

  @Flag(help: "Go on with records as they come, until interrupted.")
  var follow = false

  func run() async throws {
    if let kind, RecordKind(rawValue: kind) == nil {
      let known = RecordKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("'\(kind)' is no kind of record. Kinds: \(known)")
    }
    var records = try LedgerRecords(directory: directory)
    var next: UInt64 = 0
    repeat {
      try records.forEach(from: next) { index, record, entry in
        guard matches(record) else { return }
        Terminal.writeLine(json ? String(decoding: entry, as: UTF8.self) : Self.line(index, record))
      }
      next = records.size
      guard follow else { return }
      try await Task.sleep(for: .milliseconds(250))
      try records.refresh()
    } while !Task.isCancelled
  }

  private func matches(_ record: AuditRecord) -> Bool {
    func agrees(_ wanted: String?, _ actual: String?) -> Bool { wanted == nil || wanted == actual }
    return agrees(patient, record.patient?.rawValue) && agrees(session, record.session?.rawValue)
      && agrees(kind, record.kind.rawValue) && agrees(user, record.user?.rawValue)
      && agrees(agent, record.agent?.id.rawValue) && agrees(decision, record.decision?.outcome.rawValue)
  }

  private static func line(_ index: UInt64, _ record: AuditRecord) -> String {
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
    return words.joined(separator: " ")
  }
}
