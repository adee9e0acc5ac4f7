/// Dates that are none because of a typing error, after a word that announces one: "DOB 80/25/1975", "born 08/258/1975",
/// "Date of birth: Augsut 24, 2011". Misses: those that nothing announces.
extension Scanner {
  /// Two or three groups of digits with the marks of a date, or a month's name beside a day and a year.
  func brokenDate(at index: Int) -> Bool {
    guard tokens[index].count <= 9, hasDateCue(before: index) || hasDateCue(before: index - 1) else { return false }
    return brokenFigures(at: index) || brokenMonth(at: index)
  }

  private func brokenFigures(at index: Int) -> Bool {
    guard hasDateCue(before: index) else { return false }
    var last = index
    var groups = 1
    while groups < 4, isDateMark(last + 1), isJoined(last + 1), token(last + 2).isDigits, isJoined(last + 2) {
      last += 2
      groups += 1
    }
    let size = Int(tokens[last].end - tokens[index].start)
    let isWhole = groups == 3 && size > 5 || hasBirthCue(before: index) && Self.brokenDateBytes.contains(size)
    guard isWhole, groups < 4, size <= Self.brokenDateBytes.upperBound,
      isRunEnd(last), !token(last + 1).isMark("%")
    else { return false }
    dateEnd = last
    add(.date, index, last, .numericDate, .weak)
    return true
  }

  /// The last token of "12 November 935", "12-Nov-20011": a year with a digit too few or too many.
  func brokenYear(after last: Int) -> Int? {
    let year = token(last + 1).isMark(",") ? last + 2 : last + 1
    return token(year).isDigits && token(year).gap != .line && (3...5).contains(token(year).count) && isRunEnd(year)
      ? year : nil
  }

  /// "Augsut 24, 2011", "August 258, 1975", "24 Augsut 2011", "36-Aug-2011"; here at the day.
  private func brokenMonth(at index: Int) -> Bool {
    // Cheap questions first: a month is looked for by its letters.
    guard tokens[index].count <= 3, hasBirthCue(before: index) || hasBirthCue(before: index - 1) else { return false }
    var (first, last) = (index, index + 1)
    if isNearMonth(index - 1) {
      first = index - 1
      if token(last).isWord, token(last).count == 2 { last += 1 }
      if token(last).isMark(",") { last += 1 }
    } else {
      if isDateMark(last), isJoined(last) { last += 1 }
      guard isNearMonth(last) else { return false }
      last += isDateMark(last + 1) && isJoined(last + 1) ? 2 : 1
    }
    guard token(last).isDigits, token(last).gap != .line, (2...5).contains(token(last).count),
      hasBirthCue(before: first)
    else { return false }
    dateEnd = last
    add(.date, first, last, .writtenDate, .weak)
    return true
  }

  private func isDateMark(_ index: Int) -> Bool {
    token(index).isMark("/") || token(index).isMark("-") || token(index).isMark(".")
  }

  private func isNearMonth(_ index: Int) -> Bool {
    let word = token(index)
    guard word.isWord, (2...10).contains(word.count), word.gap != .line else { return false }
    if word.traits.contains(.month) { return true }
    return (1...12).contains {
      TypingDistance.errors(letters(index).letters, fromAny: Calendar.spellings(ofMonth: $0)) != nil
    }
  }

  /// Bytes of a birth date in figures with an error.
  private static let brokenDateBytes = 6...11
}
