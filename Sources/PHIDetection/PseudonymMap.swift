/// One session's two-way map between values and their pseudonyms.
///
/// A value type: the owner decides where it lives and seals it. The same value (case and white space ignored) of the
/// same kind always gets the same pseudonym, so that a provider's prompt cache stays warm and a model can reason about
/// "the same person". Pseudonyms are random, never derived from the person (45 CFR 164.514(c)).
public struct PseudonymMap: Sendable, Codable {
  private struct Entry: Sendable, Codable {
    let pseudonym: String
    let kind: PHIKind
    let value: String
  }

  private struct ValueKey: Hashable, Sendable {
    let kind: PHIKind
    let normalised: String
  }

  private var entries: [Entry] = []
  private var byValue: [ValueKey: Int] = [:]
  /// Keyed by the upper-case pseudonym.
  private var byPseudonym: [String: Int] = [:]

  public init() {}

  /// How many values have a pseudonym.
  public var count: Int { entries.count }

  public init(from decoder: any Decoder) throws {
    for entry in try decoder.singleValueContainer().decode([Entry].self) { add(entry) }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(entries)
  }

  /// The pseudonym of a value, a new one when the map has none; never one that the map uses for another value.
  public mutating func pseudonym(
    for value: String, kind: PHIKind, using random: inout some RandomNumberGenerator
  ) -> String {
    pseudonym(for: value, kind: kind, avoiding: [], using: &random)
  }

  /// The value behind a pseudonym, ASCII case ignored; `nil` when this map never gave it out.
  public func value(of pseudonym: some StringProtocol) -> String? {
    value(ofUpperCase: String(decoding: pseudonym.utf8.map(ASCII.upper), as: UTF8.self))
  }

  func value(ofUpperCase pseudonym: String) -> String? {
    byPseudonym[pseudonym].map { entries[$0].value }
  }

  /// `avoiding` holds upper-case texts that must not become a pseudonym, because somebody already wrote them.
  mutating func pseudonym(
    for value: String, kind: PHIKind, avoiding taken: Set<String>, using random: inout some RandomNumberGenerator
  ) -> String {
    let key = ValueKey(kind: kind, normalised: Self.normalised(value))
    if let known = byValue[key] { return entries[known].pseudonym }
    while true {
      let code = PseudonymShape.code(for: random.next())
      let candidate = String(decoding: kind.wordBytes + [UInt8(ascii: "-")] + code, as: UTF8.self)
      guard byPseudonym[candidate] == nil, !taken.contains(candidate) else { continue }
      add(Entry(pseudonym: candidate, kind: kind, value: value))
      return candidate
    }
  }

  private mutating func add(_ entry: Entry) {
    byValue[ValueKey(kind: entry.kind, normalised: Self.normalised(entry.value))] = entries.count
    byPseudonym[entry.pseudonym] = entries.count
    entries.append(entry)
  }

  /// Lower case, white space collapsed: "JOHN  SMITH" and "John Smith" are one value.
  private static func normalised(_ value: String) -> String {
    value.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
