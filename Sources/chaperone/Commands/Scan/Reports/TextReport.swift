import Foundation
import PHIDetection

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
