/// The codes of one session, `NAME-K7Q2M9XDAB`, and the values that they stand for.
///
/// The same bytes of the same kind always get the same code, so that a provider's prompt cache stays warm; other
/// spellings of the value (letter case, white space, composed characters) get the same code with a spelling mark, so
/// that a model sees the same person and every spelling comes back byte for byte: a path is right to the letter or it is
/// wrong.
struct PseudonymCodes: Sendable, Codable {
  private struct Entry: Sendable, Codable {
    let pseudonym: String
    let kind: PHIKind
    let value: String
  }

  /// Bytes, because equal strings may differ in theirs.
  private struct ValueKey: Hashable, Sendable {
    let kind: PHIKind
    let bytes: [UInt8]
  }

  private struct PersonKey: Hashable, Sendable {
    let kind: PHIKind
    let normalised: String
  }

  private var entries: [Entry] = []
  private var byValue: [ValueKey: Int] = [:]
  /// Entries without a mark.
  private var byPerson: [PersonKey: Int] = [:]
  /// How many marks an unmarked pseudonym has given.
  private var markCounts: [String: Int] = [:]
  /// Keyed by the upper-case pseudonym.
  private var byPseudonym: [String: Int] = [:]

  init() {}

  /// How many values have a code, each spelling counted.
  var count: Int { entries.count }

  init(from decoder: any Decoder) throws {
    for entry in try decoder.singleValueContainer().decode([Entry].self) { add(entry) }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(entries)
  }

  /// The value behind an upper-case code; `nil` when this map never gave it out. An unknown spelling mark means the first
  /// spelling.
  func value(ofUpperCase pseudonym: String) -> String? {
    if let place = byPseudonym[pseudonym] { return entries[place].value }
    let mark = pseudonym.utf8.suffix(PseudonymShape.markCount)
    guard PseudonymShape.startsWithMark(mark) else { return nil }
    return byPseudonym[String(decoding: pseudonym.utf8.dropLast(mark.count), as: UTF8.self)].map { entries[$0].value }
  }

  /// Whether marks may follow an upper-case, unmarked pseudonym.
  func hasMarks(_ pseudonym: String) -> Bool { markCounts[pseudonym] != nil }

  /// `avoiding` holds upper-case texts that must not become a pseudonym, because somebody already wrote them. With
  /// `beforeMark` what follows in the text reads like a mark: only a marked pseudonym can stand there.
  mutating func pseudonym(
    for value: String, kind: PHIKind, avoiding taken: Set<String>, beforeMark: Bool = false,
    using random: inout some RandomNumberGenerator
  ) -> String {
    let exact = ValueKey(kind: kind, bytes: Array(value.utf8))
    if let known = byValue[exact], !beforeMark || Self.stem(of: entries[known].pseudonym) != nil {
      return entries[known].pseudonym
    }
    let person = PersonKey(kind: kind, normalised: Self.normalised(value))
    if let known = byPerson[person], let marked = markedPseudonym(of: entries[known].pseudonym, avoiding: taken) {
      add(Entry(pseudonym: marked, kind: kind, value: value))
      return marked
    }
    while true {
      let code = PseudonymShape.code(for: random.next())
      let candidate = String(decoding: kind.wordBytes + [UInt8(ascii: "-")] + code, as: UTF8.self)
      guard byPseudonym[candidate] == nil, !taken.contains(candidate) else { continue }
      add(Entry(pseudonym: candidate, kind: kind, value: value))
      guard beforeMark, let marked = markedPseudonym(of: candidate, avoiding: taken) else { return candidate }
      add(Entry(pseudonym: marked, kind: kind, value: value))
      return marked
    }
  }

  private func markedPseudonym(of stem: String, avoiding taken: Set<String>) -> String? {
    for place in (markCounts[stem] ?? 0)..<PseudonymShape.marksMax {
      let marked = stem + String(decoding: PseudonymShape.mark(place), as: UTF8.self)
      if byPseudonym[marked] == nil, !taken.contains(marked) { return marked }
    }
    return nil
  }

  /// The unmarked pseudonym of a marked one.
  private static func stem(of pseudonym: String) -> String? {
    let mark = pseudonym.utf8.suffix(PseudonymShape.markCount)
    guard PseudonymShape.startsWithMark(mark) else { return nil }
    return String(decoding: pseudonym.utf8.dropLast(mark.count), as: UTF8.self)
  }

  private mutating func add(_ entry: Entry) {
    // The later of two: a marked one may stand anywhere.
    byValue[ValueKey(kind: entry.kind, bytes: Array(entry.value.utf8))] = entries.count
    byPseudonym[entry.pseudonym] = entries.count
    if let stem = Self.stem(of: entry.pseudonym) {
      markCounts[stem, default: 0] += 1
    } else {
      byPerson[PersonKey(kind: entry.kind, normalised: Self.normalised(entry.value))] = entries.count
    }
    entries.append(entry)
  }

  /// Lower case, white space collapsed: "JOHN  SMITH" and "John Smith" are spellings of one value.
  private static func normalised(_ value: String) -> String {
    value.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension PseudonymCodes {
  /// Everything in a text with the shape of a code, upper case.
  static func lookalikes(in bytes: [UInt8]) -> Set<String> {
    var found: Set<String> = []
    for hyphen in bytes.indices where bytes[hyphen] == UInt8(ascii: "-") {
      let end = hyphen + 1 + PseudonymShape.codeCount
      guard end <= bytes.count else { break }
      guard bytes[hyphen + 1..<end].allSatisfy({ PseudonymShape.digit($0) != nil }) else { continue }
      for kind in PHIKind.allCases {
        let word = kind.wordBytes
        let start = hyphen - word.count
        guard start >= 0, bytes[start..<hyphen].elementsEqual(word, by: { ASCII.upper($0) == $1 }) else { continue }
        found.insert(String(decoding: bytes[start..<end].map(ASCII.upper), as: UTF8.self))
        guard PseudonymShape.startsWithMark(bytes[end...]) else { continue }
        let marked = bytes[start..<end + PseudonymShape.markCount]
        found.insert(String(decoding: marked.map(ASCII.upper), as: UTF8.self))
      }
    }
    return found
  }
}
