/// Social security numbers (45 CFR 164.514(b)(2)(i)(G)), also those of which only the last four digits stand there.
extension Scanner {
  /// Hyphenated as 3-2-4 anywhere; any other grouping of nine digits after a word that says so, and three groups with a
  /// digit too few or too many.
  func socialSecurityNumber(at index: Int, _ groups: DigitGroups) -> Bool {
    if groups.begins(3, 2, 4) {
      let hyphens = token(index + 1).isMark("-") && token(index + 3).isMark("-")
      guard hyphens || hasCue(.idCue, before: index, within: 4) || hasSocialWord(before: index) else { return false }
      add(.ssn, index, groups.isSpaced ? groupEnd(index, 3) : index + 4, .socialSecurity, .proven)
      return true
    }
    if token(index).count == 3, token(index + 1).isMark("-"), isSpacedHyphens(index) {
      add(.ssn, index, index + 4, .socialSecurity, .good)
      return true
    }
    if groups.total == 9 || groups.count == 3 && (8...10).contains(groups.total), hasSocialWord(before: index) {
      add(.ssn, index, groups.last, .labelledSocial, .proven)
      return true
    }
    return lastFour(at: index)
  }

  /// "123 - 45 - 6789".
  private func isSpacedHyphens(_ index: Int) -> Bool {
    token(index + 2).isDigits && token(index + 2).count == 2 && token(index + 3).isMark("-")
      && token(index + 4).isDigits
      && token(index + 4).count == 4 && token(index + 4).gap != .line && token(index + 2).gap != .line
  }

  /// "SSN ending in 6789", "last four of social: 6789", "***-**-6789", "xxx-xx-6789".
  private func lastFour(at index: Int) -> Bool {
    guard token(index).count == 4, isRunEnd(index) else { return false }
    if maskedNumber(at: index) || isSaidLast(index) || lastOfCard(at: index) { return true }
    guard hasSocialWord(before: index), (1...8).contains(where: { Self.lasts.contains(token(index - $0).value) }) else {
      return false
    }
    add(.ssn, index, index, .labelledSocial, .labelled)
    return true
  }

  /// "xxx-xx-3307": the last four of a number whose others are masked.
  func maskedNumber(at index: Int) -> Bool {
    guard token(index - 1).isMark("-"), isJoined(index), isMasked(index - 2),
      isRunEnd(index)
    else { return false }
    var first = index - 2
    while first > index - 9, isJoined(first),
      token(first - 1).isMark("-") || token(first - 1).isMark("*") || isMasked(first - 1)
    {
      first -= 1
    }
    add(.ssn, first, index, .labelledSocial, .labelled)
    return true
  }

  /// "Last 4: 7719", "last four 7719".
  private func isSaidLast(_ index: Int) -> Bool {
    guard isAfterLastFour(index) else { return false }
    add(.ssn, index, index, .labelledSocial, .fair)
    return true
  }

  private func isAfterLastFour(_ index: Int) -> Bool {
    let place = token(index - 1).isMark(":") ? index - 2 : index - 1
    return place > 0 && token(place).value == (token(place).isDigits ? 4 : Self.four)
      && token(place - 1).value == Self.lastWord
  }

  /// "Discover ending 7719", "Visa …4417", "card ****0023": what is left of a number that a card or an account has.
  private func lastOfCard(at index: Int) -> Bool {
    var place = index - 1
    while index - place <= Self.maskReach, isLeftOut(place) { place -= 1 }
    guard place < index - 1, token(place + 1).gap != .line, token(place).isWord, Self.cards.contains(token(place).value)
    else { return false }
    add(.account, index, index, .labelledID, .good)
    return true
  }

  /// What stands for the digits before the last four.
  private func isLeftOut(_ index: Int) -> Bool {
    let token = token(index)
    return Self.maskMarks.contains(token) || isMasked(index)
      || token.isWord && Self.ends.contains(token.value)
  }

  /// "last4 M8841", "last four: R2209", from the letter on: the initial of a family name and the last four (Veterans
  /// Affairs).
  func lastFourWithInitial(at index: Int) -> Bool {
    guard token(index).isInitial, token(index + 1).count == 4, token(index + 1).isDigits, isRunEnd(index + 1),
      isAfterLastFour(index)
    else { return false }
    add(.ssn, index, index + 1, .labelledSocial, .strong)
    return true
  }

  private func isMasked(_ index: Int) -> Bool {
    token(index).isMark("*")
      || token(index).isWord && token(index).count <= 3 && Self.masks.contains(token(index).value)
  }

  /// "SSN", "social security number", "soc sec".
  func hasSocialWord(before index: Int) -> Bool {
    for distance in 1...8 where token(index - distance).isWord {
      let word = token(index - distance)
      if Self.social.contains(word.value) {
        // "social history".
        return word.count < 6 || distance <= 5 && !Self.otherSocial.contains(token(index - distance + 1).value)
      }
      if word.gap == .line { return false }
    }
    return false
  }

  private func groupEnd(_ index: Int, _ groups: Int) -> Int {
    var last = index
    for _ in 1..<groups { last = nextDigits(after: last) }
    return last
  }

  func nextDigits(after index: Int) -> Int {
    var next = index + 1
    while next < index + 4, !token(next).isDigits { next += 1 }
    return next
  }

  static let social = WordHash.set("ssn ssns social soc ss itin tin")
  private static let otherSocial = WordHash.set("history worker work media determinants services support")
  private static let lasts = WordHash.set("last ending ends four ends final digits")
  private static let four = WordHash.word("four".utf8)
  private static let lastWord = WordHash.word("last".utf8)
  private static let cards = WordHash.set("visa mastercard discover amex card debit credit checking mc")
  private static let ends = WordHash.set("ending ends in with last four digits")
  private static let maskMarks = ByteSet("*.-#")
  private static let maskReach = 20
  private static let masks = WordHash.set("x xx xxx")
}
