import PHIDetection

/// What the findings of a request say, so that an answer which repeats one of them, in these words or as people write it
/// otherwise, is known to invent nothing.
struct SentValues: Sendable {
  /// In lower case, as they were written.
  private var texts: Set<String> = []
  private var normalised: Set<NormalisedValue> = []
  /// The words of names and places, in lower case.
  private var words: Set<Substring> = []
  /// Dates in ISO 8601, as precise as they are written.
  private var dates: [String] = []

  init() {}

  mutating func add(_ bytes: [UInt8], _ kind: PHIKind) {
    let value = NormalisedValue(of: bytes, kind: kind)
    texts.insert(String(decoding: bytes, as: UTF8.self).lowercased())
    normalised.insert(value)
    switch kind {
    case .name, .address: words.formUnion(Self.words(bytes))
    case .date: dates.append(value.text)
    default: break
    }
  }

  func holds(_ bytes: [UInt8], _ kind: PHIKind) -> Bool {
    let value = NormalisedValue(of: bytes, kind: kind)
    if texts.contains(String(decoding: bytes, as: UTF8.self).lowercased()) || normalised.contains(value) { return true }
    switch kind {
    case .name, .address:
      // An initial is one of a word that was sent.
      return Self.words(bytes).allSatisfy { word in
        words.contains(word) || word.count == 1 && words.contains { $0.hasPrefix(word) }
      }
    case .date:
      // `--03-14` and `1956-03` of `1956-03-14`.
      let isYearless = value.text.hasPrefix("--")
      return dates.contains { isYearless ? $0.hasSuffix(value.text.dropFirst()) : $0.hasPrefix(value.text + "-") }
    default: return false
    }
  }

  private static func words(_ bytes: [UInt8]) -> [Substring] {
    String(decoding: bytes, as: UTF8.self).lowercased().split { !$0.isLetter && !$0.isNumber }
  }
}
