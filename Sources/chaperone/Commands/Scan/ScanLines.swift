import Foundation
import PHIDetection

/// `--jsonl`: findings of many small texts, one a line.
struct ScanLines {
  let detector: Detector

  func run(_ path: String) throws(InputFault) {
    var lines = try InputLines(path: path)
    var progress = ScanProgress()
    defer { progress.end() }
    let decoder = JSONDecoder()
    while let line = try lines.nextFilled() {
      guard let item = try? decoder.decode(TextLine.self, from: Data(line)) else {
        throw InputFault(
          path: path, line: lines.lineNumber, problem: "expected a JSON object with \"id\" and \"text\".")
      }
      let findings = detector.findings(in: item.text).map { FoundSpan($0) }
      try ScanOutput.write(JSONLine.text(of: LineFindings(id: item.id, findings: findings)))
      progress.show(done: lines.bytesRead, of: lines.byteCount, path)
    }
  }

  private struct TextLine: Decodable {
    let id: String
    let text: String
  }

  private struct LineFindings: Encodable {
    let id: String
    let findings: [FoundSpan]
  }
}
