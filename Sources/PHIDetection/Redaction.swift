/// Irreversible replacement of findings.
public enum Redaction {
  /// The text with each finding replaced by its kind in brackets: `[NAME]`, `[DATE]`, ….
  ///
  /// Findings are expected as a detector returns them, in order; parts outside the text are ignored.
  public static func redact(_ text: String, findings: [Finding]) -> String {
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var cursor = 0
    for finding in findings {
      let range = finding.range.clamped(to: min(cursor, bytes.count)..<bytes.count)
      guard !range.isEmpty else { continue }
      output.append(contentsOf: bytes[cursor..<range.lowerBound])
      output.append(UInt8(ascii: "["))
      output.append(contentsOf: finding.kind.wordBytes)
      output.append(UInt8(ascii: "]"))
      cursor = range.upperBound
    }
    output.append(contentsOf: bytes[cursor...])
    return String(decoding: output, as: UTF8.self)
  }
}

extension PHIKind {
  var wordBytes: [UInt8] { word.withUTF8Buffer { Array($0) } }
}
