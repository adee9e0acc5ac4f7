/// Weekdays that belong to a date: "Thu, 7 Mar 2024", "Tuesday 1/14", "Friday the 12th". A weekday alone names no day.
extension Scanner {
  func isWeekday(_ index: Int) -> Bool { token(index).isWord && Self.weekdays.contains(token(index).value) }

  /// The first token of a date with the weekday before it.
  func weekdayStart(before first: Int) -> Int {
    var place = first - 1
    guard token(first).gap != .line else { return first }
    if token(place).value == Word.the, token(place).gap == .space { place -= 1 }
    while first - place <= 3, token(place).isMark(",") || token(place).isMark("."), isJoined(place) { place -= 1 }
    guard isWeekday(place), token(place).count > 3 || token(place).isCapitalised || place == first - 1,
      (place + 1...first).allSatisfy({ token($0).gap != .line })
    else { return first }
    return place
  }

  /// "Friday the 12th", "Monday the third", "Tues the 4th", "Friday 18th".
  func weekdayOrdinal(at index: Int) {
    let hasArticle = token(index + 1).value == Word.the && token(index + 1).gap == .space
    let day = hasArticle ? index + 2 : index + 1
    // "Monday 1st shift" numbers the shift.
    guard token(day).gap == .space, hasArticle || token(day).isDigits && token(day).value > 3 else { return }
    if token(day).isDigits, (1...31).contains(token(day).value), isJoined(day + 1), isOrdinal(token(day + 1)),
      !isMonthBehind(day + 2)
    {
      return addDate(CivilDay(day: Int(token(day).value)), index, day + 1, .relativeDate, .good)
    }
    if case .ordinal = numeral(day), !isMonthBehind(day + 1), token(day).value != Self.first {
      addDate(CivilDay(), index, day, .relativeDate, .weak)
    }
  }

  /// A whole date follows, which covers the weekday: "Friday the 12th of May".
  private func isMonthBehind(_ index: Int) -> Bool {
    let place = token(index).value == Word.of ? index + 1 : index
    return traits(place).contains(.month) && token(place).gap != .line
  }

  private static let first = WordHash.word("first".utf8)
  private static let weekdays = WordHash.set(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun lunes martes
    miercoles jueves viernes sabado domingo
    """)
}
