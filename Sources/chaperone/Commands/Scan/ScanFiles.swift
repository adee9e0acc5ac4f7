import ArgumentParser
import Foundation
import PHIDetection

/// `chaperone scan FILE…`: findings in files and standard input.
struct ScanFiles: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "files",
    abstract: "Find identifying text in files or standard input.",
    discussion: """
      Exits with 0 when nothing was found, 1 when something was found (0 with --redact and --jsonl), 2 on bad usage. \
      Findings are printed by place and kind; the text itself is shown only with --show-text.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "Files to read; '-' or none is standard input.")
  var files: [String] = []

  @OptionGroup var detection: DetectorOptions

  @Option(help: "How findings are printed.")
  var format: Format = .text

  @Flag(help: "Print the text with every finding replaced by its kind.")
  var redact = false

  @Flag(help: "Print the found text too. It is patient data: mind where it goes.")
  var showText = false

  @Option(help: "Read {\"id\",\"text\"} lines and write {\"id\",\"findings\":[…]} lines; offsets are UTF-8 bytes.")
  var jsonl: String?

  func run() async throws {
    let detector = try detection.detector()
    if let jsonl {
      try scanLines(of: jsonl, detector)
      return
    }
    var foundAny = false
    for file in files.isEmpty ? ["-"] : files {
      let bytes = try FileInput.bytes(of: file)
      let findings = detector.findings(in: bytes)
      foundAny = foundAny || !findings.isEmpty
      if redact {
        Terminal.write(Redaction.redact(String(decoding: bytes, as: UTF8.self), findings: findings))
      } else {
        report(findings, in: bytes, of: file)
      }
    }
    if foundAny && !redact { throw ExitCode(1) }
  }

  private func report(_ findings: [Finding], in bytes: [UInt8], of file: String) {
    switch format {
    case .json:
      let items = findings.map { FoundSpan($0, text: showText ? bytes : nil) }
      Terminal.write(FoundSpan.line(FileFindings(file: file, findings: items)))
    case .text:
      var position = TextPosition(in: bytes)
      for finding in findings {
        let (line, column) = position.advance(to: finding.range.lowerBound)
        let text = showText ? " \(String(decoding: bytes[finding.range], as: UTF8.self).debugDescription)" : ""
        let confidence = String(format: "%.2f", finding.confidence)
        Terminal.writeLine(
          "\(file):\(line):\(column): \(finding.kind.rawValue) (\(finding.rule), \(confidence))\(text)")
      }
      if findings.isEmpty { Terminal.writeError("\(file): nothing identifying found") }
    }
  }

  private func scanLines(of path: String, _ detector: Detector) throws {
    let decoder = JSONDecoder()
    for (number, line) in try FileInput.bytes(of: path).split(separator: UInt8(ascii: "\n")).enumerated() {
      guard let item = try? decoder.decode(TextLine.self, from: Data(line)) else {
        throw ValidationError("\(path):\(number + 1): expected a JSON object with \"id\" and \"text\".")
      }
      let findings = detector.findings(in: item.text).map { FoundSpan($0, text: nil) }
      Terminal.write(FoundSpan.line(LineFindings(id: item.id, findings: findings)))
    }
  }
}

private struct TextLine: Decodable {
  let id: String
  let text: String
}

private struct FileFindings: Encodable {
  let file: String
  let findings: [FoundSpan]
}

private struct LineFindings: Encodable {
  let id: String
  let findings: [FoundSpan]
}

/// One finding as `--format json` and `--jsonl` print it.
private struct FoundSpan: Encodable {
  let start: Int
  let end: Int
  let kind: String
  let confidence: Double
  let rule: String
  let text: String?

  init(_ finding: Finding, text bytes: [UInt8]?) {
    start = finding.range.lowerBound
    end = finding.range.upperBound
    kind = finding.kind.rawValue
    confidence = (finding.confidence * 100).rounded() / 100
    rule = "\(finding.rule)"
    text = bytes.map { String(decoding: $0[finding.range], as: UTF8.self) }
  }

  static func line(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else { return "" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}

/// Line and column of growing offsets, counted once. Both are 1-based; columns are bytes.
struct TextPosition {
  private let bytes: [UInt8]
  private var offset = 0
  private var line = 1
  private var lineStart = 0

  init(in bytes: [UInt8]) { self.bytes = bytes }

  mutating func advance(to target: Int) -> (line: Int, column: Int) {
    while offset < target {
      if bytes[offset] == UInt8(ascii: "\n") {
        line += 1
        lineStart = offset + 1
      }
      offset += 1
    }
    return (line, target - lineStart + 1)
  }
}
