/// Surrogates of names: word for word, so that every way to write a person stays the same person.
extension SurrogateMap {
  /// A name in the form of a value. `isFresh` asks for other words than before, for this value only, because the name
  /// that they make is somebody's or taken.
  mutating func proposeName(
    _ value: [UInt8], isFresh: Bool, avoiding text: TextWords, using random: inout some RandomNumberGenerator
  ) -> [UInt8] {
    let name = NameParts(value)
    let family = name.parts.first { $0.role == .family }.map { Self.key($0.lower) }
    let given = name.parts.filter { $0.role == .given }.map { Self.key($0.lower) }
    if !isFresh, let family, let first = given.first { people.add(given: first, to: family) }
    let gender = name.gender ?? given.lazy.compactMap { SurrogateNames.gender(of: $0) }.first
    var output: [UInt8] = []
    for part in name.parts {
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
        let word = nameWord(part.lower, pool, family, isFresh: isFreshWord, avoiding: text, using: &random)
        output += LetterCase(of: part.bytes).applied(to: Array(word.utf8))
      }
    }
    return output
  }

  private mutating func nameWord(
    _ original: [UInt8], _ pool: SurrogateNames.Pool, _ family: String?, isFresh: Bool, avoiding text: TextWords,
    using random: inout some RandomNumberGenerator
  ) -> String {
    let key = Self.key(original)
    if !isFresh, let known = names.surrogates[key] { return known }
    // A name that was only an initial so far keeps the initial that stands for it.
    let initials = family.flatMap { people.initials[$0]?[String(key.prefix(1))] }
    var word = ""
    for attempt in 0..<64 {
      let wanted = attempt < 16 && pool != .family ? initials : nil
      word = SurrogateNames.draw(from: pool, beginningWith: wanted, isInvented: attempt >= 48, using: &random)
      if !names.isTaken(word), !text.contains(word.utf8), word != key { break }
    }
    if !isFresh { names.add(key, word) }
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

  private static let women = SurrogatePools.words(SurrogatePools.women)
  private static let men = SurrogatePools.words(SurrogatePools.men)
  /// Where the gender is not known, names that fit both come first.
  private static let either = SurrogatePools.words(SurrogatePools.either)
  private static let families = SurrogatePools.words(SurrogatePools.families)
  private static let allWomen = Set(women + SurrogatePools.words(SurrogatePools.womenToo))
  private static let allMen = Set(men + SurrogatePools.words(SurrogatePools.menToo))
}

extension SurrogatePools {
  static func words(_ list: StaticString) -> [String] {
    list.withUTF8Buffer { bytes in
      bytes.split { $0 == 0x20 || $0 == 0x0A }.map { String(decoding: $0, as: UTF8.self) }
    }
  }
}
