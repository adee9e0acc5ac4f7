/// Surrogates of addresses, towns and institutions: words that name a place are replaced, those that say what it is stay.
extension SurrogateMap {
  /// A place in the form of a value. States stay (45 CFR 164.514(b)(2)(i)(B) lets them), ZIP codes follow their rule.
  mutating func proposePlace(
    _ value: [UInt8], isFresh: Bool, avoiding text: TextWords, using random: inout some RandomNumberGenerator
  ) -> [UInt8] {
    let runs = PlaceRun.runs(of: value)
    let lastFive = runs.lastIndex { $0.isNumber && $0.bytes.count == 5 }
    // "General Hospital": a name of common words is a name all the same.
    let onlyWord = runs.contains { $0.names } ? nil : runs.firstIndex { $0.isWord && !$0.isState && $0.bytes.count > 1 }
    var output: [UInt8] = []
    for (index, run) in runs.enumerated() {
      if index == lastFive, index > 0 {
        output += SurrogateRules.zip(run.bytes)
      } else if let lastFive, index == lastFive + 2, run.isNumber, run.bytes.count == 4 {
        output += Array("****".utf8)
      } else if run.isNumber {
        output += houseNumber(run.bytes, isFresh: isFresh, using: &random)
      } else if run.names || index == onlyWord {
        let word = placeWord(run.lower, isFresh: isFresh, avoiding: text, using: &random)
        output += LetterCase(of: run.bytes).applied(to: Array(word.utf8))
      } else {
        output += run.bytes
      }
    }
    return output
  }

  private mutating func houseNumber(
    _ digits: [UInt8], isFresh: Bool, using random: inout some RandomNumberGenerator
  ) -> [UInt8] {
    let key = "house \(Self.key(digits))"
    if !isFresh, let known = numbers[key] { return Array(known.utf8) }
    var drawn = digits
    for _ in 0..<64 where drawn == digits || drawn.first == UInt8(ascii: "0") {
      drawn = SurrogateNumbers.digits(digits.count, using: &random)
    }
    if !isFresh { numbers[key] = Self.key(drawn) }
    return drawn
  }

  private mutating func placeWord(
    _ original: [UInt8], isFresh: Bool, avoiding text: TextWords, using random: inout some RandomNumberGenerator
  ) -> String {
    let key = Self.key(original)
    if !isFresh, let known = places.surrogates[key] { return known }
    var word = ""
    for attempt in 0..<64 {
      let pool = SurrogatePlaces.words
      word =
        attempt < 48
        ? pool[Int.random(in: 0..<pool.count, using: &random)]
        : SurrogateNames.draw(from: .family, beginningWith: nil, isInvented: true, using: &random)
      if !places.isTaken(word), !text.contains(word.utf8), word != key { break }
    }
    if !isFresh { places.add(key, word) }
    return word
  }
}

enum SurrogatePlaces {
  static let words = SurrogatePools.words(SurrogatePools.places)
}

/// A word, a number, or what stands between them, of a written place.
struct PlaceRun {
  let bytes: [UInt8]
  let isWord: Bool
  let isState: Bool
  /// Whether it is the word that makes the place this one.
  let names: Bool

  var isNumber: Bool { bytes.first.map(ASCII.isDigit) ?? false }
  var lower: [UInt8] { bytes.map(ASCII.lower) }

  static func runs(of value: [UInt8]) -> [PlaceRun] {
    var runs: [PlaceRun] = []
    var position = 0
    while position < value.count {
      let start = position
      let first = byteClass(value[position])
      while position < value.count, byteClass(value[position]) == first { position += 1 }
      runs.append(PlaceRun(Array(value[start..<position]), isWord: first == 1))
    }
    return runs
  }

  private init(_ bytes: [UInt8], isWord: Bool) {
    self.bytes = bytes
    self.isWord = isWord
    guard isWord else {
      isState = false
      names = false
      return
    }
    let traits = Lexicon.shared.traits(of: WordHash.word(bytes))
    isState = traits.contains(.state) || traits.contains(.stateCode) && bytes.allSatisfy(ASCII.isUpper)
    let isCommon =
      !traits.isDisjoint(with: [
        .institution, .institutionPart, .institutionModifier, .street, .direction, .respelled, .title, .particle,
        .placePreposition, .roomCue,
      ]) || Self.small.contains(WordHash.word(bytes))
    names = !isState && !isCommon && bytes.count > 1
  }

  /// Words that many places share, and those between words.
  private static let small = WordHash.set(
    """
    the of and at in on for to a an our de la le los las el san santa santo saint st ste new old fort mount lake port
    north south east west upper lower grand
    """)

  private static func byteClass(_ byte: UInt8) -> Int {
    ASCII.isDigit(byte) ? 2 : ASCII.isLetterOrBeyond(byte) ? 1 : 0
  }
}
