/// Surrogates of names: word for word, so that every way to write a person stays the same person.
extension SurrogateMap {
  /// A name in the form of a value; `original` is the value before it was folded.
  mutating func proposeName(
    _ value: [UInt8], writtenAs original: [UInt8], _ draw: SurrogateDraw, avoiding text: TextWords,
    using random: inout some RandomNumberGenerator
  ) -> [UInt8] {
    let name = NameParts(value)
    let isFresh = draw.isFresh
    let family = name.parts.first { $0.role == .family }.map { Self.key($0.lower) }
    let given = name.parts.filter { $0.role == .given }.map { Self.key($0.lower) }
    if !isFresh, let family, let first = given.first { people.add(given: first, to: family) }
    let gender = name.gender ?? given.lazy.compactMap { SurrogateNames.gender(of: $0) }.first
    // Folding may join or part words; then their spelling is not known.
    let written = NameParts(original).parts
    let isParallel = written.map(\.role) == name.parts.map(\.role)
    var output: [UInt8] = []
    for (place, part) in name.parts.enumerated() {
      switch part.role {
      case .kept: output += part.bytes.map { ASCII.isDigit($0) ? SurrogateNumbers.digit(using: &random) : $0 }
      case .initial:
        let isMiddle = !given.isEmpty
        output += LetterCase(of: part.bytes).applied(
          to: initial(Self.key(part.lower), of: family, isMiddle: isMiddle, isFresh: isFresh, using: &random))
      case .given, .family:
        let pool: SurrogateNames.Pool = part.role == .family ? .family : .given(gender)
        // One part of a name that is not wanted is enough to make it another.
        let isFreshWord = isFresh && (part.role == .given || given.isEmpty)
        let wordDraw = SurrogateDraw(isFresh: isFreshWord, isInvented: draw.isInvented)
        let word = nameWord(part.lower, pool, family, wordDraw, avoiding: text, using: &random)
        if isParallel { names.note(Self.key(part.lower), writtenAs: written[place].bytes) }
        output += LetterCase(of: part.bytes).applied(to: Array(word.utf8))
      }
    }
    return output
  }

  private mutating func nameWord(
    _ original: [UInt8], _ pool: SurrogateNames.Pool, _ family: String?, _ draw: SurrogateDraw,
    avoiding text: TextWords, using random: inout some RandomNumberGenerator
  ) -> String {
    let key = Self.key(original)
    if !draw.isFresh, let known = names.surrogates[key] { return known }
    // A name that was only an initial so far keeps the initial that stands for it.
    let initials = family.flatMap { people.initials[$0]?[String(key.prefix(1))] }
    var word = ""
    for attempt in 0..<64 {
      let wanted = attempt < 16 && pool != .family ? initials : nil
      let isInvented = draw.isInvented || attempt >= 48
      word = SurrogateNames.draw(from: pool, beginningWith: wanted, isInvented: isInvented, using: &random)
      if !names.isTaken(word), !text.contains(word.utf8), word != key { break }
    }
    if !draw.isFresh { names.add(key, word) }
    return word
  }

  /// The initial of the surrogate of the only given name that it can stand for, else one that stays the same.
  private mutating func initial(
    _ letter: String, of family: String?, isMiddle: Bool, isFresh: Bool,
    using random: inout some RandomNumberGenerator
  ) -> [UInt8] {
    if !isMiddle, !isFresh, let family {
      let candidates = (people.givenNames[family] ?? []).filter { $0.hasPrefix(letter) }
      if candidates.count == 1, let surrogate = names.surrogates[candidates[0]] {
        return Array(surrogate.utf8.prefix(1))
      }
    }
    let group = isMiddle ? "\(family ?? "") middle" : family ?? ""
    if !isFresh, let known = people.initials[group]?[letter] { return Array(known.utf8) }
    let taken = Set((people.initials[group] ?? [:]).values)
    var drawn = letter
    for _ in 0..<64 {
      drawn = SurrogateNames.initials[Int.random(in: 0..<SurrogateNames.initials.count, using: &random)]
      if drawn != letter, !taken.contains(drawn) { break }
    }
    if !isFresh { people.add(initial: letter, drawn, to: group) }
    return Array(drawn.utf8)
  }

  static func key(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

/// Names that can stand for names.
enum SurrogateNames {
  enum Pool: Hashable {
    case family
    case given(NameParts.Gender?)
  }

  /// A word in lower case. The longer nothing fits the freer: `isInvented` makes one up of syllables.
  static func draw(
    from pool: Pool, beginningWith initial: String?, isInvented: Bool, using random: inout some RandomNumberGenerator
  ) -> String {
    if isInvented { return invented(using: &random) }
    let words =
      switch pool {
      case .family: families
      case .given(.woman): women
      case .given(.man): men
      case .given(nil): either
      }
    guard let initial else { return words[Int.random(in: 0..<words.count, using: &random)] }
    let fitting = words.filter { $0.hasPrefix(initial) }
    return fitting.isEmpty
      ? words[Int.random(in: 0..<words.count, using: &random)]
      : fitting[Int.random(in: 0..<fitting.count, using: &random)]
  }

  /// Letters with which names of every pool begin.
  static let initials = "abcdefghjklmnprst".map { String($0) }

  /// What most bearers of a given name are; `nil` for one that is not known or not decided.
  static func gender(of given: String) -> NameParts.Gender? {
    allWomen.contains(given) ? .woman : allMen.contains(given) ? .man : nil
  }

  private static func invented(using random: inout some RandomNumberGenerator) -> String {
    let onsets = [
      "b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "z", "br", "dr", "kl", "st",
    ]
    let rhymes = ["a", "e", "i", "o", "u", "an", "el", "en", "in", "or", "um", "ar"]
    let ends = ["dell", "ford", "lund", "mar", "nick", "quist", "ren", "sby", "stad", "veld", "wen", "zell"]
    var word = ""
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      word += onsets[Int.random(in: 0..<onsets.count, using: &random)]
      word += rhymes[Int.random(in: 0..<rhymes.count, using: &random)]
    }
    return word + ends[Int.random(in: 0..<ends.count, using: &random)]
  }

  /// Words of a list that mean nothing else in a clinical text: what stands for a name must be found again in an answer.
  static func drawable(_ list: StaticString) -> [String] {
    SurrogatePools.words(list).filter { word in
      let hash = WordHash.word(word.utf8)
      let traits = Lexicon.shared.capitalisedTraits(of: hash)
      return !EnglishWords.shared.mayContain(hash) && !inOtherUse.contains(hash)
        && traits.isDisjoint(with: WordTraits.judged.union([.eponym, .doubtful, .city, .keyword, .numeral]))
    }
  }

  /// Family names that name a disease, sign, scale, operation or instrument, and names of countries and of God.
  private static let inOtherUse = WordHash.set(
    """
    abrams alston barlow benoit berger bergman blackburn bledsoe blount bouchard boyle braxton brandt burkett christensen
    coffey cooley corbett costello crabtree crosby crowe cullen cummins davies engel engle england english eckert edmondson
    finney fischer foote fournier friedman gibbs gilmore godwin gould grossman harrington hartman hickman hodge huber hurley
    hutchison jacobsen jesus kauffman kessler kimball klein knapp koenig kramer landry larsen levine locke lowry ludwig
    maddox mayer mccall mcgill mcleod merritt meyers mooney morgan moran mueller munson nixon osborn osborne padgett parham
    pickens plummer potts pritchard rankin rasmussen ritter roche romano rosen salvador schmitt schwartz shapiro sheehan
    simms sinclair spence sprague steiner sutherland swenson thayer vaughan vickers vinson vogel waddell weiss whitaker
    whitfield whitmore winkler
    """)

  private static let women = drawable(SurrogatePools.women)
  private static let men = drawable(SurrogatePools.men)
  /// Where the gender is not known, names that fit both come first.
  private static let either = drawable(SurrogatePools.either)
  private static let families = drawable(SurrogatePools.families)
  private static let allWomen = Set(
    SurrogatePools.words(SurrogatePools.women) + SurrogatePools.words(SurrogatePools.womenToo))
  private static let allMen = Set(
    SurrogatePools.words(SurrogatePools.men) + SurrogatePools.words(SurrogatePools.menToo))
}

extension SurrogatePools {
  static func words(_ list: StaticString) -> [String] {
    list.withUTF8Buffer { bytes in
      bytes.split { $0 == 0x20 || $0 == 0x0A }.map { String(decoding: $0, as: UTF8.self) }
    }
  }
}
