import PHIDetection

/// A finding as a reader sees it.
struct Seen: Hashable, CustomStringConvertible {
  let kind: PHIKind
  let text: String
  var description: String { "\(kind.rawValue):\(text)" }
}

func seen(_ text: String, _ detector: Detector = Detector()) -> [Seen] {
  let bytes = Array(text.utf8)
  return detector.findings(in: bytes).map {
    Seen(kind: $0.kind, text: String(decoding: bytes[$0.range], as: UTF8.self))
  }
}

/// The text behind "»": what stands between » and « is expected as a finding.
func marked(_ text: String) -> (text: String, expected: [String]) {
  var plain = ""
  var expected: [String] = []
  for part in text.split(separator: "»", omittingEmptySubsequences: false).enumerated() {
    guard part.offset > 0, let end = part.element.firstIndex(of: "«") else {
      plain += part.element
      continue
    }
    expected.append(String(part.element[..<end]))
    plain += part.element[..<end] + part.element[part.element.index(after: end)...]
  }
  return (plain, expected)
}
