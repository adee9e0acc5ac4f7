/// The patient's birth date: year, month and day in any order that people write, in digits or with the month's name.
extension FocusedScan {
  func birthDate(at index: Int) -> Match? {
    guard let date = focus.birthDate else { return nil }
    let first = tokens[index]
    if first.isDigits, first.count == 8 { return compactDate(at: index, date) }
    guard first.isDigits && first.count <= 4 || first.traits.contains(.month) else { return nil }
    guard let second = nextElement(after: index), let third = nextElement(after: second) else { return nil }
    let (one, two, three) = (tokens[index], tokens[second], tokens[third])
    let isBirth =
      isNumber(one, date.year, 4...4)
      && (isMonth(two, date) && isNumber(three, date.day, 1...2)
        || isNumber(two, date.day, 1...2) && isMonth(three, date))
      || (isNumber(three, date.year, 4...4) || isNumber(three, date.year % 100, 2...2))
        && (isMonth(one, date) && isNumber(two, date.day, 1...2)
          || isNumber(one, date.day, 1...2) && isMonth(two, date))
    return isBirth ? match(.date, .date, index, third) : nil
  }

  private func isNumber(_ token: Token, _ number: Int, _ sizes: ClosedRange<Int>) -> Bool {
    token.isDigits && sizes.contains(token.count) && token.value == UInt64(max(0, number))
  }

  private func isMonth(_ token: Token, _ date: KnownPatient.BirthDate) -> Bool {
    token.isDigits ? isNumber(token, date.month, 1...2) : Calendar.monthNumbers[token.value] == date.month
  }

  /// 19800412, 04121980, 12041980.
  private func compactDate(at index: Int, _ date: KnownPatient.BirthDate) -> Match? {
    let (year, month, day) = (date.year, date.month, date.day)
    let isBirth =
      isNumber(tokens[index], year * 10_000 + month * 100 + day, 8...8)
      || isNumber(tokens[index], month * 1_000_000 + day * 10_000 + year, 8...8)
      || isNumber(tokens[index], day * 1_000_000 + month * 10_000 + year, 8...8)
    return isBirth ? match(.date, .date, index, index) : nil
  }

  /// The next number or month: marks, an ordinal's ending and "of" stand between.
  private func nextElement(after place: Int) -> Int? {
    var next = place + 1
    while next - place <= 4, let between = token(next), between.gap != .line {
      if between.isDigits || between.traits.contains(.month) { return next }
      let isMark = between.kind == .mark && Self.dateMarks.contains(between.value)
      guard isMark || between.isWord && Self.dateWords.contains(between.value) else { return nil }
      next += 1
    }
    return nil
  }

  // MARK: With a typing error

  /// A date one digit or letter away from the birth date, or its day and month in a form that is no date. It is covered
  /// and nobody's.
  func misspeltBirthDate(at index: Int) -> Match? {
    guard let date = focus.birthDate, index == 0 || tokens[index].gap != .none || tokens[index - 1].kind == .mark else {
      return nil
    }
    return misspeltFigures(at: index) ?? misspeltWords(at: index, date)
  }

  private func misspeltFigures(at index: Int) -> Match? {
    guard tokens[index].isDigits else { return nil }
    var last = index
    while let next = token(last + 1), next.gap == .none, last - index < 6,
      next.isDigits || next.kind == .mark && Self.figureMarks.contains(next.value) && token(last + 2)?.isDigits == true
    {
      last += 1
    }
    let run = Int(tokens[index].start)..<Int(tokens[last].end)
    guard Self.figureBytes.contains(run.count) else { return nil }
    let figures = bytes[run].map { ASCII.isDigit($0) ? $0 : UInt8(ascii: "/") }
    let errors = figures.withUnsafeBufferPointer { TypingDistance.errors($0, fromAny: focus.birthDateFigures) }
    return errors == nil ? nil : match(.date, .typo, index, last, isOwn: false)
  }

  /// "Augsut 24, 2011", "24 August 2101", "24-Agu-2011".
  private func misspeltWords(at index: Int, _ date: KnownPatient.BirthDate) -> Match? {
    let isDayFirst = tokens[index].isDigits
    let second = token(index + 1)?.kind == .mark && token(index + 2)?.gap == Token.Gap.none ? index + 2 : index + 1
    guard let next = token(second), isDayFirst ? next.isWord : next.isDigits && tokens[index].isWord,
      let month = TypingDistance.errors(
        written(isDayFirst ? next : tokens[index]), fromAny: Calendar.spellings(ofMonth: date.month)),
      let day = errors(isDayFirst ? tokens[index] : next, date.day, padded: 2), day + month <= 1
    else { return nil }
    var last = second + 1
    while let between = token(last), !between.isDigits, last - index < 5, between.gap != .line { last += 1 }
    guard let third = token(last), third.isDigits, third.gap != .line else { return nil }
    let year = [errors(third, date.year, padded: 4), errors(third, date.year % 100, padded: 2)].compactMap { $0 }.min()
    guard let year, day + month + year <= 1 else { return nil }
    return match(.date, .typo, index, last, isOwn: false)
  }

  private func errors(_ token: Token, _ number: Int, padded size: Int) -> Int? {
    let digits = Array(String(number).utf8)
    let zeros = [UInt8](repeating: UInt8(ascii: "0"), count: max(0, size - digits.count))
    return TypingDistance.errors(written(token), fromAny: [digits, zeros + digits])
  }

  private static let figureMarks = marks("/-.")
  /// Bytes of a date in figures with an error; what is shorter is a score.
  private static let figureBytes = 6...11
  private static let dateMarks = marks("/-.,'")
  private static let dateWords = WordHash.set("st nd rd th of de er")
}
