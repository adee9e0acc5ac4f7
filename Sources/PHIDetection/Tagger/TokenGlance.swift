/// What a token looks like at a glance: 32 bytes, so that `TaggerFeatures.keptCount` of them fit on the stack.
struct TokenGlance {
  static let nowhere = TokenGlance(index: .min)

  let index: Int32
  /// The last three letters of a word: "-ed", "-ing", "-itis"; otherwise as `word`.
  let ending: UInt32
  /// The hash of a word, the byte of a mark, the number of digits.
  let word: UInt64
  /// Letter case, length and what the lists say, packed.
  let looks: UInt64
  /// The same without length.
  let sort: UInt64

  /// Traits that say what a word may be; the others matter by the word itself.
  private static let telling: WordTraits = [
    .given, .family, .ordinary, .doubtful, .title, .credential, .particle, .eponymNoun, .eponym, .personCue,
    .institution, .institutionPart, .knownInstitution, .city, .state, .stateCode, .street, .unit, .placePreposition,
    .relation, .institutionModifier, .month, .idCue, .dateCue,
  ]

  private init(index: Int32) {
    self.index = index
    word = 0
    looks = 0
    sort = 0
    ending = 0
  }

  @inline(__always)
  init(_ index: Int, _ token: Token, _ traits: WordTraits, isEnglish: Bool, ending: UInt32) {
    self.index = Int32(truncatingIfNeeded: index)
    switch token.kind {
    case .word:
      word = token.value
      let shape = UInt64(token.shape.rawValue) | (isEnglish ? 4 : 0) | (token.isInitial ? 8 : 0)
      sort = UInt64(truncatingIfNeeded: traits.intersection(Self.telling).rawValue) << 8 | shape << 4 | 1
    case .digits:
      word = UInt64(min(token.count, 6))
      sort = 2 | word << 4
    case .mark:
      word = token.value
      sort = 3 | token.value << 4
    case .pseudonym:
      word = 0
      sort = 4
    }
    self.ending = token.isWord ? ending : UInt32(truncatingIfNeeded: word)
    looks = sort &* 8 &+ UInt64(min(token.count, 7)) &+ UInt64(token.gap.rawValue) << 60
  }
}
