import Foundation
import PHIDetection

/// One finding with its place in a file.
struct PlacedFinding {
  let file: String
  let finding: Finding
  /// Of the file's first byte.
  let offset: Int
  let start: TextPlace
  let end: TextPlace
  let stretch: SettledStretch
  /// What a context hides: these findings and all others, reported or not.
  let hidden: [Finding]

  /// The found bytes.
  var bytes: [UInt8] { Array(stretch.bytes[finding.range]) }

  var subject: String? {
    switch finding.subject {
    case .unattributed: nil
    case .patient(let key): key.rawValue
    case .ambiguous(let keys): keys.map(\.rawValue).joined(separator: " or ")
    }
  }

  /// The line around it between ⟦ and ⟧; other findings and, unless `showsText`, this one are shown by kind.
  func context(showsText: Bool) -> String {
    let window = TextWindow(around: finding.range, in: stretch.bytes).range
    var output: [UInt8] = []
    var cursor = window.lowerBound
    for other in hidden where window.overlaps(other.range) {
      let range = other.range.clamped(to: window)
      output += stretch.bytes[cursor..<range.lowerBound]
      let shown = showsText ? Array(stretch.bytes[range]) : Array("[\(other.kind.rawValue)]".utf8)
      output += other.range == finding.range ? Array("⟦".utf8) + shown + Array("⟧".utf8) : shown
      cursor = range.upperBound
    }
    output += stretch.bytes[cursor..<window.upperBound]
    return String(decoding: output, as: UTF8.self)
  }
}

/// What a report shows besides kinds, places and rules.
struct ReportDetail {
  let showsText: Bool
  let explains: Bool
}

/// How findings are told. `start` once, for each file in turn `begin`, every finding, `end`; `finish` once.
protocol FindingReport {
  mutating func start() throws(InputFault)
  mutating func begin(_ file: InputFile) throws(InputFault)
  mutating func add(_ finding: PlacedFinding) throws(InputFault)
  mutating func end() throws(InputFault)
  mutating func finish(isComplete: Bool) throws(InputFault)
}

extension FindingReport {
  mutating func start() {}
  mutating func end() {}
  mutating func finish(isComplete: Bool) {}
}

/// A line a finding for people and editors: `file:line:column: kind (rule, confidence)`. Columns are bytes.
struct TextReport: FindingReport {
  let detail: ReportDetail
  private var file = ""
  private var isNamed = false
  private var count = 0
  /// Files of directories, and those of them in which nothing was found.
  private var walked = (all: 0, clean: 0)

  init(detail: ReportDetail) { self.detail = detail }

  mutating func begin(_ file: InputFile) { (self.file, isNamed, count) = (file.path, !file.isFound, 0) }

  mutating func add(_ placed: PlacedFinding) throws(InputFault) {
    count += 1
    let finding = placed.finding
    let text = detail.showsText ? " \(String(decoding: placed.bytes, as: UTF8.self).debugDescription)" : ""
    let confidence = String(format: "%.2f", finding.confidence)
    var lines =
      "\(file):\(placed.start.line):\(placed.start.column): \(finding.kind.rawValue) (\(finding.rule), \(confidence))\(text)\n"
    if detail.explains {
      lines += "    \(finding.rule.meaning)\n"
      if detail.showsText { lines += "    as one spelling: \(NormalisedValue(of: placed.bytes, kind: finding.kind))\n" }
      lines += "    \(placed.context(showsText: detail.showsText))\n"
    }
    if let subject = placed.subject { lines += "    patient: \(subject)\n" }
    try ScanOutput.write(lines)
  }

  mutating func end() {
    guard isNamed else { return walked = (walked.all + 1, walked.clean + (count == 0 ? 1 : 0)) }
    if count == 0 { Terminal.writeError("\(file): nothing identifying found") }
  }

  mutating func finish(isComplete: Bool) {
    guard walked.clean > 0 else { return }
    Terminal.writeError("nothing identifying found in \(walked.clean) of \(walked.all) files")
  }
}

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
    if isPerFinding { try ScanOutput.write(FoundSpan.line(span)) } else { findings.append(span) }
  }

  mutating func end() throws(InputFault) {
    if !isPerFinding { try ScanOutput.write(FoundSpan.line(FileFindings(file: file, findings: findings))) }
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

  static func line(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else { return "" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}

/// A place in a text. Lines and columns are counted from 1.
struct TextPlace: Hashable {
  var line = 1
  /// In bytes.
  var column = 1
  /// In Unicode scalars.
  var scalarColumn = 1

  mutating func advance(over bytes: ArraySlice<UInt8>) {
    for byte in bytes {
      if byte == UInt8(ascii: "\n") {
        line += 1
        (column, scalarColumn) = (1, 1)
      } else {
        column += 1
        if byte & 0xC0 != 0x80 { scalarColumn += 1 }
      }
    }
  }
}
