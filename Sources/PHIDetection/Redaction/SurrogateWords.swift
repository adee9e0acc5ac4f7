/// Words of names or places and what stands for each, one to one, all in lower case.
struct SurrogateWords: Sendable, Codable, Hashable {
  private(set) var surrogates: [String: String] = [:]
  private(set) var originals: [String: String] = [:]
  /// How an original is written where that is not one capital and small letters: "McDonald", "Thévenet".
  private var spellings: [String: String] = [:]
  /// Originals whose surrogate may still turn out not to be usable.
  private var unsettled: [String] = []

  init() {}

  func isTaken(_ word: String) -> Bool { originals[word] != nil || surrogates[word] != nil }

  mutating func add(_ word: String, _ surrogate: String) {
    surrogates[word] = surrogate
    originals[surrogate] = word
    unsettled.append(word)
  }

  /// What was added stays.
  mutating func settle() { unsettled.removeAll() }

  /// Takes back what was added since the last settling; `false` when there was nothing.
  mutating func forgetUnsettled() -> Bool {
    for word in unsettled {
      if let surrogate = surrogates.removeValue(forKey: word) { originals[surrogate] = nil }
    }
    defer { unsettled.removeAll() }
    return !unsettled.isEmpty
  }

  /// Remembers the spelling of a word; one in capitals and small letters tells more than one in capitals.
  mutating func note(_ word: String, writtenAs bytes: [UInt8]) {
    let isMixed = LetterCase(of: bytes) == .title
    let text = String(decoding: bytes, as: UTF8.self)
    let spelling = isMixed ? text : text.prefix(1).uppercased() + text.dropFirst().lowercased()
    guard spelling.utf8.elementsEqual(LetterCase.title.applied(to: Array(word.utf8))) == false else { return }
    if isMixed || spellings[word] == nil { spellings[word] = spelling }
  }

  /// The original in the letter case of the word that stood for it.
  func original(_ word: String, as letterCase: LetterCase) -> String {
    guard let spelling = spellings[word] else {
      return String(decoding: letterCase.applied(to: Array(word.utf8)), as: UTF8.self)
    }
    return switch letterCase {
    case .lower: spelling.lowercased()
    case .title: spelling
    case .upper: spelling.uppercased()
    }
  }

  private enum CodingKeys: String, CodingKey { case surrogates, originals, spellings }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    surrogates = try container.decode([String: String].self, forKey: .surrogates)
    originals = try container.decode([String: String].self, forKey: .originals)
    spellings = try container.decodeIfPresent([String: String].self, forKey: .spellings) ?? [:]
  }
}
