import ArgumentParser
import Foundation
import PHIDetection

/// SARIF 2.1.0 (OASIS), which code hosts and review tools show beside the text. Written as findings come; columns count
/// Unicode scalars.
///
/// Never holds found text: a report goes where the files go. `resultsMax` results are written, as many as hosts take;
/// a notification says how many more there are.
struct SARIFReport: FindingReport {
  static let resultsMax = 25_000

  private var uri = ""
  private var rules: [RuleName] = []
  private var written = 0
  private var total = 0
  private let explains: Bool

  init(detail: ReportDetail) { explains = detail.explains }

  mutating func start() throws(InputFault) {
    try ScanOutput.write(
      """
      {"$schema":"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",\
      "version":"2.1.0","runs":[{"columnKind":"unicodeCodePoints","results":[
      """)
  }

  mutating func begin(_ file: InputFile) {
    let path = file.path == "-" ? "stdin" : file.path
    uri = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? "unnamed"
    if path.hasPrefix("/") { uri = "file://\(uri)" }
  }

  mutating func add(_ placed: PlacedFinding) throws(InputFault) {
    total += 1
    guard written < Self.resultsMax else { return }
    let rule = placed.finding.rule
    let index = rules.firstIndex(of: rule) ?? rules.count
    if index == rules.count { rules.append(rule) }
    let result = Result(
      ruleId: rule.rawValue, ruleIndex: index, level: placed.finding.confidence >= 0.8 ? "error" : "warning",
      message: Message(text: message(placed)),
      locations: [
        Location(
          physicalLocation: .init(
            artifactLocation: .init(uri: uri),
            region: Region(
              startLine: placed.start.line, startColumn: placed.start.scalarColumn, endLine: placed.end.line,
              endColumn: placed.end.scalarColumn, byteOffset: placed.offset + placed.finding.range.lowerBound,
              byteLength: placed.finding.range.count)))
      ],
      properties: Properties(kind: placed.finding.kind.rawValue, confidence: placed.finding.confidence))
    try ScanOutput.write((written == 0 ? "" : ",") + JSONLine.text(of: result))
    written += 1
  }

  mutating func finish(isComplete: Bool) throws(InputFault) {
    let more = total - written
    let notes =
      more > 0
      ? [Notification(level: "warning", message: Message(text: "\(more) further findings are not listed."))] : []
    let invocation = Invocation(executionSuccessful: isComplete, toolExecutionNotifications: notes)
    let driver = Driver(
      name: "chaperone", version: Chaperone.configuration.version,
      rules: rules.map { Descriptor(id: $0.rawValue, shortDescription: Message(text: $0.meaning)) })
    try ScanOutput.write(
      "],\"invocations\":[\(object(invocation))],\"tool\":{\"driver\":\(object(driver))}}]}\n")
  }

  private func message(_ placed: PlacedFinding) -> String {
    let text = "Identifying text: \(placed.finding.kind.rawValue)."
    return explains ? "\(text) \(placed.finding.rule.meaning) \(placed.context(showsText: false))" : text
  }

  private func object(_ value: some Encodable) throws(InputFault) -> String {
    String(try JSONLine.text(of: value).dropLast())
  }

  private struct Message: Encodable { let text: String }
  private struct Properties: Encodable {
    let kind: String
    let confidence: Double
  }
  private struct Region: Encodable {
    let startLine, startColumn, endLine, endColumn, byteOffset, byteLength: Int
  }
  private struct Artifact: Encodable { let uri: String }
  private struct Physical: Encodable {
    let artifactLocation: Artifact
    let region: Region
  }
  private struct Location: Encodable { let physicalLocation: Physical }
  private struct Result: Encodable {
    let ruleId: String
    let ruleIndex: Int
    let level: String
    let message: Message
    let locations: [Location]
    let properties: Properties
  }
  private struct Descriptor: Encodable {
    let id: String
    let shortDescription: Message
  }
  private struct Driver: Encodable {
    let name: String
    let version: String
    let rules: [Descriptor]
  }
  private struct Notification: Encodable {
    let level: String
    let message: Message
  }
  private struct Invocation: Encodable {
    let executionSuccessful: Bool
    let toolExecutionNotifications: [Notification]
  }
}
