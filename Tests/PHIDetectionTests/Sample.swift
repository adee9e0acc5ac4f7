import PHIDetection

/// A seeded generator (SplitMix64), so that a failing property test can be repeated.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

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
