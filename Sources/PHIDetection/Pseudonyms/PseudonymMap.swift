/// One session's two-way map between values and what stands for them, in both styles.
///
/// A value type: the owner decides where it lives and seals it, because it names everybody. The same value always gets
/// the same pseudonym of a style, and no pseudonym stands for two values (ages over 89 and ZIP codes become what their
/// rule says, and are the exception). Pseudonyms are random, never derived from the person (45 CFR 164.514(c)).
public struct PseudonymMap: Sendable, Codable {
  var codes = PseudonymCodes()
  var surrogates = SurrogateMap()

  /// A new session's: nobody has a pseudonym yet.
  public init() {}

  init(codes: PseudonymCodes, surrogates: SurrogateMap) {
    self.codes = codes
    self.surrogates = surrogates
  }

  /// How many values have a pseudonym, each spelling and style counted.
  public var count: Int { codes.count + surrogates.count }

  /// The code of a value, a new one when the map has none; never one that the map uses for another value.
  public mutating func pseudonym(
    for value: String, kind: PHIKind, using random: inout some RandomNumberGenerator
  ) -> String {
    codes.pseudonym(for: value, kind: kind, avoiding: [], using: &random)
  }

  /// The value behind a code, ASCII case ignored, or behind a surrogate exactly as it was given out; `nil` when this map
  /// never gave it out. An unknown spelling mark means the first spelling.
  public func value(of pseudonym: some StringProtocol) -> String? {
    codes.value(ofUpperCase: String(decoding: pseudonym.utf8.map(ASCII.upper), as: UTF8.self))
      ?? surrogates.value(of: String(pseudonym))
  }

  private enum CodingKeys: String, CodingKey { case codes, surrogates }

  public init(from decoder: any Decoder) throws {
    // A map from before there were surrogates is the list of its codes.
    guard let container = try? decoder.container(keyedBy: CodingKeys.self) else {
      codes = try PseudonymCodes(from: decoder)
      return
    }
    codes = try container.decode(PseudonymCodes.self, forKey: .codes)
    surrogates = try container.decode(SurrogateMap.self, forKey: .surrogates)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(codes, forKey: .codes)
    try container.encode(surrogates, forKey: .surrogates)
  }
}
