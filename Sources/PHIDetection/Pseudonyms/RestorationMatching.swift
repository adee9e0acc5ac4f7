extension RestorationIndex {
  /// Characters that stand for a value.
  struct Match {
    let count: Int
    let value: [UInt8]
  }

  /// What stands at the beginning of what is ahead. Whether it counts says `ahead.ranOut`.
  func match(_ ahead: inout Lookahead, after previous: UInt32) -> Match? {
    if let code = code(&ahead) { return code }
    guard hasSurrogates, !ahead.ranOut, let first = ahead.scalar(0), Self.isBoundary(previous, first) else {
      return nil
    }
    if let phrase = phrase(&ahead) { return phrase }
    if !Scalars.isAlphanumeric(previous),
      let match = dates.match(&ahead) ?? number(&ahead) ?? initial(&ahead, after: previous) ?? house(&ahead)
    {
      return match
    }
    return word(&ahead)
  }

  private static func isBoundary(_ before: UInt32, _ after: UInt32) -> Bool {
    if Scalars.isDigit(before) { return !Scalars.isDigit(after) }
    return !(Scalars.isLetter(before) && Scalars.isLetter(after))
  }

  private static func isBoundary(_ before: UInt32, _ after: UInt32?) -> Bool {
    after.map { isBoundary(before, $0) } ?? true
  }

  // MARK: Codes

  private func code(_ ahead: inout Lookahead) -> Match? {
    guard let first = ahead.scalar(0).map(Scalars.upper), Scalars.isUpper(first) else { return nil }
    for word in PseudonymShape.wordsByFirstLetter[Int(first - 65)] {
      if let code = code(word, &ahead) { return code }
    }
    return nil
  }

  private func code(_ word: [UInt8], _ ahead: inout Lookahead) -> Match? {
    var stem: [UInt8] = []
    for expected in word + [UInt8(ascii: "-")] {
      guard let scalar = ahead.scalar(stem.count), Scalars.upper(scalar) == UInt32(expected) else { return nil }
      stem.append(expected)
    }
    for _ in 0..<PseudonymShape.codeCount {
      guard let byte = Self.codeByte(ahead.scalar(stem.count)) else { return nil }
      stem.append(byte)
    }
    let pseudonym = String(decoding: stem, as: UTF8.self)
    if codes.hasMarks(pseudonym), ahead.scalar(stem.count) == 0x30,
      let mark = Self.codeByte(ahead.scalar(stem.count + 1))
    {
      stem += [UInt8(ascii: "0"), mark]
    }
    return codes.value(ofUpperCase: String(decoding: stem, as: UTF8.self))
      .map { Match(count: stem.count, value: Array($0.utf8)) }
  }

  private static func codeByte(_ scalar: UInt32?) -> UInt8? {
    guard let scalar, scalar < 0x80, PseudonymShape.digit(UInt8(scalar)) != nil else { return nil }
    return ASCII.upper(UInt8(scalar))
  }

  // MARK: Surrogates as they were given out

  private func phrase(_ ahead: inout Lookahead) -> Match? {
    var place = phrases.begin()
    var read: [UInt32] = []
    var match: Match?
    while let scalar = ahead.scalar(read.count), phrases.advance(&place, Scalars.lower(scalar)) {
      read.append(scalar)
      guard phrases.hasText(place), Self.isBoundary(scalar, ahead.scalar(read.count)) else { continue }
      if let value = Self.value(of: phrases.meanings(place), read) { match = Match(count: read.count, value: value) }
    }
    return match
  }

  /// The one value of what was given out like this, else in any letter case.
  private static func value(of phrases: [Phrase], _ read: [UInt32]) -> [UInt8]? {
    let exact = phrases.filter { $0.surrogate == read }
    let values = Set((exact.isEmpty ? phrases.filter(\.isCaseFree) : exact).map(\.value))
    return values.count == 1 ? values.first : nil
  }

  // MARK: Numbers

  private func number(_ ahead: inout Lookahead) -> Match? {
    guard let first = ahead.scalar(0), Scalars.isASCIIAlphanumeric(first) else { return nil }
    var place = numbers.begin()
    var read: [UInt32] = []
    var separatorCount = 0
    var match: Match?
    while let scalar = ahead.scalar(read.count) {
      if Scalars.isASCIIAlphanumeric(scalar) {
        guard numbers.advance(&place, Scalars.upper(scalar)) else { break }
        separatorCount = 0
      } else {
        guard Scalars.isNumberSeparator(scalar), separatorCount < 2, numbers.canGoOn(place) else { break }
        separatorCount += 1
      }
      read.append(scalar)
      guard separatorCount == 0, numbers.hasText(place),
        ahead.scalar(read.count).map({ !Scalars.isAlphanumeric($0) }) ?? true
      else { continue }
      let values = Set(numbers.meanings(place))
      if values.count == 1, let value = values.first {
        match = Match(count: read.count, value: Self.number(value, as: read))
      }
    }
    return match
  }

  /// The value's letters and digits between the separators of what was read.
  private static func number(_ value: [UInt8], as read: [UInt32]) -> [UInt8] {
    let characters = value.filter(ASCII.isAlphanumeric)
    guard characters.count == read.count(where: Scalars.isASCIIAlphanumeric) else { return value }
    var rest = characters[...]
    return read.flatMap { Scalars.isASCIIAlphanumeric($0) ? rest.popFirst().map { [$0] } ?? [] : Scalars.bytes([$0]) }
  }

  // MARK: Words

  private func word(_ ahead: inout Lookahead) -> Match? {
    guard let (word, read) = word(&ahead, from: 0) else { return nil }
    let letterCase = LetterCase(of: Scalars.bytes(read))
    let original =
      word.isName
      ? names.original(word.original, as: letterCase)
      : String(decoding: letterCase.applied(to: Array(word.original.utf8)), as: UTF8.self)
    return Match(count: read.count, value: Array(original.utf8))
  }

  /// A whole word that stands for another.
  private func word(_ ahead: inout Lookahead, from start: Int) -> (word: Word, read: [UInt32])? {
    var place = words.begin()
    var read: [UInt32] = []
    while let scalar = ahead.scalar(start + read.count), Scalars.isLetter(scalar) {
      guard words.advance(&place, Scalars.lower(scalar)) else { return nil }
      read.append(scalar)
    }
    guard !read.isEmpty, let word = words.meanings(place).first else { return nil }
    return (word, read)
  }

  // MARK: Initials

  private func initial(_ ahead: inout Lookahead, after previous: UInt32) -> Match? {
    guard let letter = ahead.scalar(0), Scalars.isUpper(letter), let next = Self.afterInitial(&ahead, 0) else {
      return nil
    }
    // "F.A.C.S." are not the initials C.S.
    if previous != 0x2E, let pair = dottedPair(&ahead, letter, next) { return pair }
    // "C. Henning" or "C. B. Henning".
    let second = Self.afterInitial(&ahead, next)
    guard let (word, _) = word(&ahead, from: second ?? next), word.isName,
      let original = initials.original(of: Scalars.lower(letter), before: word.original)
    else { return nil }
    return Match(count: 1, value: Scalars.bytes([Scalars.upper(original)]))
  }

  /// "C.H.", and no letter after it.
  private func dottedPair(_ ahead: inout Lookahead, _ letter: UInt32, _ next: Int) -> Match? {
    guard ahead.scalar(1) == 0x2E, let second = ahead.scalar(next), Scalars.isUpper(second),
      ahead.scalar(next + 1) == 0x2E,
      ahead.scalar(next + 2).map({ !Scalars.isAlphanumeric($0) }) ?? true,
      let originals = initials.originals(of: [letter, second].map(Scalars.lower))
    else { return nil }
    let between: [UInt32] = next == 3 ? [0x2E, 0x20] : [0x2E]
    return Match(
      count: next + 1,
      value: Scalars.bytes([Scalars.upper(originals[0])] + between + [Scalars.upper(originals[1])]))
  }

  /// Where what follows an initial begins: after a full stop, a space, or both.
  private static func afterInitial(_ ahead: inout Lookahead, _ start: Int) -> Int? {
    guard let letter = ahead.scalar(start), Scalars.isUpper(letter) else { return nil }
    let hasStop = ahead.scalar(start + 1) == 0x2E
    let end = hasStop ? start + 2 : start + 1
    if ahead.scalar(end) == 0x20 { return end + 1 }
    return hasStop ? end : nil
  }

  // MARK: Houses

  /// A number before an invented street, a direction between them or not.
  private func house(_ ahead: inout Lookahead) -> Match? {
    var digits: [UInt32] = []
    while digits.count <= 6, let scalar = ahead.scalar(digits.count), Scalars.isDigit(scalar) { digits.append(scalar) }
    guard let original = houses[String(decoding: Scalars.bytes(digits), as: UTF8.self)],
      ahead.scalar(digits.count) == 0x20
    else { return nil }
    var start = digits.count + 1
    if word(&ahead, from: start).map({ !$0.word.isName }) != true {
      while start - digits.count <= 6, let scalar = ahead.scalar(start), Scalars.isLetter(scalar) { start += 1 }
      if ahead.scalar(start) == 0x2E { start += 1 }
      guard ahead.scalar(start) == 0x20, let (word, _) = word(&ahead, from: start + 1), !word.isName else { return nil }
    }
    return Match(count: digits.count, value: Array(original.utf8))
  }
}
