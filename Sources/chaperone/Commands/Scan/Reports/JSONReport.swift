import PHIDetection

/// A JSON object a file (`json`) or a finding (`jsonl`), one on a line.
struct JSONReport: FindingReport {
  let detail: ReportDetail
  let isPerFinding: Bool
  private var file = ""
  private var findings: [FoundSpan] = []

  init(detail: ReportDetail, isPerFinding: Bool) {
    self.detail = detail
    self.isPerFinding = isPerFinding
  }

  mutating func begin(_ file: InputFile) { (self.file, findings) = (file.path, []) }

  mutating func add(_ placed: PlacedFinding) throws(InputFault) {
    let span = FoundSpan(placed, detail, file: isPerFinding ? file : nil)
    if isPerFinding { try ScanOutput.write(JSONLine.text(of: span)) } else { findings.append(span) }
  }

  mutating func end() throws(InputFault) {
    if !isPerFinding { try ScanOutput.write(JSONLine.text(of: FileFindings(file: file, findings: findings))) }
  }

  private struct FileFindings: Encodable {
    let file: String
    let findings: [FoundSpan]
  }
}

/// One finding as JSON. Absent fields are not written.
struct FoundSpan: Encodable {
  var file: String?
  let start: Int
  let end: Int
  var line: Int?
  var column: Int?
  let kind: String
  let confidence: Double
  let rule: String
  var patient: String?
  var explanation: String?
  var context: String?
  /// Patient data: only where it was asked for.
  var text: String?
  var value: String?

  init(_ finding: Finding, offset: Int = 0) {
    start = finding.range.lowerBound + offset
    end = finding.range.upperBound + offset
    kind = finding.kind.rawValue
    confidence = finding.confidence
    rule = "\(finding.rule)"
  }

  init(_ placed: PlacedFinding, _ detail: ReportDetail, file: String?) {
    self.init(placed.finding, offset: placed.offset)
    self.file = file
    (line, column) = (placed.start.line, placed.start.column)
    patient = placed.subject
    if detail.explains {
      explanation = placed.finding.rule.meaning
      context = placed.context(showsText: detail.showsText)
    }
    guard detail.showsText else { return }
    text = String(decoding: placed.bytes, as: UTF8.self)
    value = NormalisedValue(of: placed.bytes, kind: placed.finding.kind).text
  }
}
