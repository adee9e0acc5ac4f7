/// Dates with the month's name, holidays, and "last Thursday" (45 CFR 164.514(b)(2)(i)(C)).
///
/// In lower case a month counts only with more of a date about it: "march 14th", "on march 14", never "she may 2x daily".
extension Scanner {
  /// "April 12th, 2023", "Apr 12 '23", "April 2023", "April 12", "April the 12th", "1952 March 14".
  func monthFirstDate(at index: Int) {
    let month = token(index)
    guard let number = Calendar.monthNumbers[month.value] else { return }
    let next = figures(afterMonth: index)
    // The quality measure "SEP-1".
    if month.shape == .upper, token(next - 1).isMark("-"), token(next).count == 1 { return }
    guard token(next).isDigits, token(next).gap != .line else {
      if spokenDay(afterMonth: index) { return }
      return monthAlone(at: index)
    }
    if token(next).count == 4 || token(next - 1).isMark("'") { return monthAndYear(index, number, year: next) }
    guard token(next).count <= 2, (1...31).contains(token(next).value) else { return }
    var day = CivilDay(month: number, day: Int(token(next).value))
    var last = ordinalEnd(next)
    if token(last + 1).isMark("-"), token(last + 2).isDigits, token(last + 2).count <= 2 { last = ordinalEnd(last + 2) }
    if let year = yearEnd(after: last) {
      day.year = Int(token(year).value)
      return addDate(day, index, timeEnd(after: year), .writtenDate, .unmistakable)
    }
    guard isDay(next, ofMonth: index, last) else { return }
    let before = token(index - 1)
    let hasYear = before.isDigits && before.count == 4 && (1880...2100).contains(before.value)
    if hasYear { day.year = Int(before.value) }
    addDate(
      day, hasYear && month.gap != .line ? index - 1 : index, last, .writtenDate,
      month.shape != .lower ? .strong : .contested)
  }

  /// Where the figures of a date may stand behind its month: "Apr. 12", "April of 2023", "Apr '23".
  private func figures(afterMonth index: Int) -> Int {
    var next = index + 1
    if token(next).isMark("."), isJoined(next) { next += 1 }
    if token(next).isMark("-"), isJoined(next) { next += 1 }
    if token(next).value == Word.of, token(next + 1).count == 4 || token(next + 1).isMark("'") { next += 1 }
    if token(next).isMark("'"), token(next + 1).isDigits, token(next + 1).count == 2, isJoined(next + 1) { next += 1 }
    // "November the 9th".
    if token(next).value == Word.the, token(next + 1).isDigits, ordinalEnd(next + 1) > next + 1 { next += 1 }
    return next
  }

  /// "April 2023", "Apr '23".
  private func monthAndYear(_ index: Int, _ number: Int, year: Int) {
    let month = token(index)
    let isCertain = month.shape != .lower
    guard token(year).count == 2 || (1800...2199).contains(token(year).value),
      isCertain || month.count > 3 || Self.shortMonths.contains(month.value) || token(year - 1).isMark("'")
    else { return }
    let day = CivilDay(year: Int(token(year).value), month: number)
    addDate(day, index, year, .monthYear, isCertain ? .strong : .weak)
  }

  /// Whether the figures behind a month are its day and measure nothing: no "may 2x daily", "Mar 5 mg", "Dec 4.2".
  private func isDay(_ day: Int, ofMonth index: Int, _ last: Int) -> Bool {
    let month = token(index)
    let follower = token(last + 1)
    let isLowerDay =
      month.count > 2 && (ordinalEnd(day) > day || hasDateCue(before: index)) || Self.onlyMonths.contains(month.value)
      || Self.shortMonths.contains(month.value) && token(day).gap == .space
      || month.count > 2 && (follower.gap == .line || follower.kind == .mark && !isJoined(last + 2))
    let isMeasured = follower.traits.contains(.unit) && follower.value != Word.in
    guard month.shape != .lower || isLowerDay, !isMeasured, !follower.isMark("%"), !follower.isMark("/"),
      !(follower.isWord && isJoined(last + 1))
    else { return false }
    return !(follower.isMark(".") && isJoined(last + 2) && token(last + 2).isDigits)
  }

  /// "12th April 2023", "12-Apr-2023", "12APR23", "the 12th of April".
  func dayFirstDate(at index: Int) {
    let first = token(index)
    guard first.count <= 2, (1...31).contains(first.value) else { return }
    let ordinal = ordinalEnd(index)
    var next = ordinal + 1
    if token(next).isMark("-") || token(next).isMark("/"), isJoined(next), isJoined(next + 1) { next += 1 }
    let hasOf = token(next).value == Word.of || token(next).value == Self.de && token(next).gap == .space
    if hasOf { next += 1 }
    let month = token(next)
    guard month.traits.contains(.month), month.gap != .line, let number = Calendar.monthNumbers[month.value] else {
      return
    }
    var day = CivilDay(month: number, day: Int(first.value))
    var last = next
    if token(last + 1).isMark("."), isJoined(last + 1), yearEnd(after: last + 1) != nil { last += 1 }
    if token(last + 1).isMark("-") || token(last + 1).isMark("/"), isJoined(last + 1) { last += 1 }
    if let year = yearEnd(after: last) ?? lastCentury(after: last) {
      day.year = Int(token(year).value)
      return addDate(day, index, timeEnd(after: year), .writtenDate, .unmistakable)
    }
    if let year = brokenYear(after: last), hasBirthCue(before: index) {
      return addDate(day, index, year, .writtenDate, .strong)
    }
    guard
      month.shape != .lower || hasOf && (month.count > 3 || ordinal > index)
        || ordinal > index && Self.onlyMonths.contains(month.value)
        || month.gap == .space && Self.shortMonths.contains(month.value) && first.gap != .none && endsDate(next)
        || hasDateCue(before: index)
          && (Self.shortMonths.contains(month.value) || Self.onlyMonths.contains(month.value)
            || traits(index - 1).contains(.dateCue))
    else {
      return
    }
    addDate(day, index, next, .writtenDate, .strong)
  }

  /// "lmp 20 nov, edd", "ships 31 oct.": a mark or the line's end behind a month in small letters.
  private func endsDate(_ month: Int) -> Bool {
    let next = token(month + 1)
    return next.gap == .line || month + 1 >= tokens.count || next.kind == .mark && !isJoined(month + 2)
  }

  /// "last Thursday", "this past Monday", "Friday the 12th".
  func relativeDate(at index: Int) {
    weekdayOrdinal(at: index)
    guard token(index).isCapitalised, Self.lasts.contains(token(index - 1).value), token(index).count > 3 else {
      return
    }
    add(.date, index - 1, index, .relativeDate, .weak)
  }

  /// "last March"; "in March", "early March", without a day.
  private func monthAlone(at index: Int) {
    guard token(index).shape == .capital else { return }
    if Self.lasts.contains(token(index - 1).value) { return add(.date, index - 1, index, .relativeDate, .weak) }
    let before = token(index - 1).value
    guard Self.monthPrepositions.contains(before),
      Self.spanPrepositions.contains(before) || Self.spanPrepositions.contains(token(index - 2).value)
        || hasPastEvent(around: index, index),
      token(index).gap == .space || token(index - 1).isMark("-"),
      token(index).count > 2, !token(index + 1).isCapitalised || token(index + 1).gap != .space,
      !token(index + 1).isDigits
    else { return }
    add(.date, index, index, .monthYear, .faint)
  }

  /// Something that happened to somebody stands in the clause: a month or a holiday without it is a plan, a season or a
  /// rule ("flu shots start in October").
  private func hasPastEvent(around first: Int, _ last: Int) -> Bool {
    for step in 1...Self.pastReach
    where token(first - step).isWord && Self.pastEvents.contains(token(first - step).value) {
      return true
    }
    for step in 1...Self.pastReach {
      let next = token(last + step)
      if next.isMark(".") || next.isMark(";") || next.gap == .line { return false }
      if next.isWord, Self.pastEvents.contains(next.value) { return true }
    }
    return false
  }

  private static let pastReach = 6
  private static let pastEvents = WordHash.set(
    """
    admitted admission discharged hospitalized hospitalised transferred diagnosed dx started stopped began born died
    deceased passed fell injured collapsed underwent surgery transplant transplanted moved arrived delivered miscarried
    quit retired married divorced lost presented returned treated seen saw had got came went developed noticed
    """)

  /// "on Christmas Day", "since Thanksgiving", "over Labor Day".
  func holiday(at index: Int) {
    if holidayOfYear(at: index) { return }
    guard token(index).isCapitalised, Self.holidayPrepositions.contains(token(index - 1).value),
      Self.dayPrepositions.contains(token(index - 1).value) || hasPastEvent(around: index - 1, index)
    else { return }
    var last = index
    if token(last + 1).isMark("'"), token(last + 2).count == 1 { last += 2 }
    let next = token(last + 1)
    let hasDay = next.isCapitalised && Self.days.contains(next.value) && next.gap == .space
    if hasDay { last += 1 }
    if Self.dayHolidays.contains(token(index).value) {
      var place = index
      if Self.years.contains(token(index + 1).value) {
        place = token(index + 2).isMark("'") ? index + 3 : index + 1
      } else if token(index + 1).isMark("'") {
        place = index + 2
      }
      guard Self.days.contains(token(place + 1).value), token(place + 1).isCapitalised else { return }
      return add(.date, index, place + 1, .relativeDate, .faint)
    }
    add(.date, index, last, .relativeDate, .faint)
  }

  /// "Labor Day 2024", "easter 2021", "new year's eve '22", "Easter Monday 2025": with its year a holiday is a date,
  /// however it is written.
  private func holidayOfYear(at index: Int) -> Bool {
    var last = index
    if token(last + 1).isMark("'"), token(last + 2).count == 1 { last += 2 }
    if Self.years.contains(token(last + 1).value) { last = possessiveEnd(last + 1) }
    let hasDay = Self.days.contains(token(last + 1).value)
    if hasDay || isWeekday(last + 1) { last += 1 }
    guard hasDay || !Self.dayHolidays.contains(token(index).value), let year = yearOfHoliday(after: last) else {
      return false
    }
    add(.date, index, year, .monthYear, .fair)
    return true
  }

  /// The token of "2021" or of "'23".
  private func yearOfHoliday(after last: Int) -> Int? {
    let isShort = token(last + 1).isMark("'") && isJoined(last + 2) && token(last + 1).gap == .space
    let year = token(isShort ? last + 2 : last + 1)
    guard year.isDigits, isShort ? year.count == 2 : year.gap == .space && (1900...2100).contains(year.value) else {
      return nil
    }
    return isShort ? last + 2 : last + 1
  }

  /// The "s" of "year's", or the word itself.
  private func possessiveEnd(_ index: Int) -> Int {
    token(index + 1).isMark("'") && token(index + 2).count == 1 && isJoined(index + 2) ? index + 2 : index
  }

  /// The last token of an ordinal that starts with the digits here: "12" or "12th".
  private func ordinalEnd(_ index: Int) -> Int {
    isJoined(index + 1) && Word.ordinalEndings.contains(token(index + 1).value) ? index + 1 : index
  }

  /// The token of a year after the day: ", 2023", "2023", "'23", ", '23".
  private func yearEnd(after last: Int) -> Int? {
    var next = last + 1
    if token(next).isMark(",") || token(next).isMark("-") && isJoined(next) && isJoined(next + 1) { next += 1 }
    if token(next).value == Self.de || token(next).value == Self.del { next += 1 }
    if token(next).isMark("'"), token(next + 1).isDigits, token(next + 1).count == 2 { return next + 1 }
    guard token(next).isDigits, token(next).gap != .line else { return nil }
    if token(next).count == 4, (1800...2199).contains(token(next).value) { return next }
    // Two digits only where they stand against the month: 12-Apr-23, 12APR23.
    return token(next).count == 2 && isJoined(next) && !token(last).isDigits ? next : nil
  }

  /// "12 Feb 90": two digits that are no day and no hour.
  private func lastCentury(after month: Int) -> Int? {
    let year = token(month + 1)
    guard token(month).shape != .lower, year.isDigits, year.count == 2, year.value > 31, year.gap == .space,
      !isQuantity(after: month + 1), token(month + 2).gap == .line || token(month + 2).isWord || !isJoined(month + 3)
    else { return nil }
    return month + 1
  }

  private static let de = WordHash.word("de".utf8)
  private static let del = WordHash.word("del".utf8)
  private static let lasts = WordHash.set("last past")
  /// Names of months that are no other word.
  static let onlyMonths = WordHash.set(
    "january february april june july august september october november december")
  /// Short names of months that are no other word in small letters.
  private static let shortMonths = WordHash.set("jan feb apr jun jul aug sep sept oct nov dec")
  private static let spanPrepositions = WordHash.set("since until")
  private static let dayPrepositions = WordHash.set("on since over")
  private static let monthPrepositions = WordHash.set("in since until during early late mid around")
  static let holidays = """
    christmas xmas thanksgiving halloween easter hanukkah passover ramadan diwali juneteenth kwanzaa new labor memorial
    valentine valentines independence veterans mother father columbus presidents
    """
  private static let dayHolidays = WordHash.set(
    "new labor memorial valentine valentines independence veterans mother father columbus presidents")
  static let holidayPrepositions = WordHash.set("on over since before after until around by last during past")
  private static let days = WordHash.set("day eve")
  private static let years = WordHash.set("year years")
}
