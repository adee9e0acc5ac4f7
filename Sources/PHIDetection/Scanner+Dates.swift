/// Dates: every element but the year identifies (45 CFR 164.514(b)(2)(i)(C)). Bare years stay, and so do scales (5/10),
/// pressures (120/80) and ratios. Misses: dates written in words ("the third of May").
extension Scanner {
  struct CivilDay {
    /// 0 for what the text does not say.
    var year = 0
    var month = 0
    var day = 0
  }

  /// 04/12/2023, 4-12-23, 12.04.2023, 2023-04-12[T…], 04/2023, and "on 04/12". Returns whether there was one.
  mutating func numericDate(at index: Int) -> Bool {
    let first = token(index)
    let separator = token(index + 1)
    guard first.count <= 4, isJoined(index + 1), token(index + 2).isDigits, isJoined(index + 2) else {
      return compactDate(at: index)
    }
    guard separator.isMark("/") || separator.isMark("-") || separator.isMark(".") else { return false }
    let second = token(index + 2)
    let third = token(index + 4)
    let hasThird =
      isJoined(index + 3) && token(index + 3).kind == .mark && token(index + 3).value == separator.value
      && third.isDigits && isJoined(index + 4)
    guard hasThird else { return partialDate(at: index, separator: separator) }
    if isJoined(index + 5), token(index + 5).isMark("-") || token(index + 5).isMark("/"), isJoined(index + 6),
      token(index + 6).isDigits
    {
      return false
    }
    guard let day = Self.day(first, second, third), second.count <= 2 else { return false }
    if separator.isMark("."), third.count == 2, !hasDateCue(before: index) { return false }
    addDate(day, index, timeEnd(after: index + 4), .numericDate, 0.95)
    return true
  }

  /// 04/2023, or "on 04/12".
  private mutating func partialDate(at index: Int, separator: Token) -> Bool {
    let first = token(index)
    let second = token(index + 2)
    guard separator.isMark("/"), (1...12).contains(first.value), first.count <= 2 else { return false }
    if second.count == 4, (1900...2099).contains(second.value) {
      addDate(CivilDay(year: Int(second.value), month: Int(first.value)), index, index + 2, .numericDate, 0.8)
      return true
    }
    guard second.count <= 2, (1...31).contains(second.value), !traits(index + 3).contains(.unit) else { return false }
    guard Self.nearDateCues.contains(token(index - 1).value), !isJoined(index + 3) || token(index + 3).kind == .mark
    else { return false }
    addDate(CivilDay(month: Int(first.value), day: Int(second.value)), index, index + 2, .numericDate, 0.75)
    return true
  }

  /// 20230415 after a word that announces a date, 20230415103000 between the bars of HL7 v2.
  private mutating func compactDate(at index: Int) -> Bool {
    let token = token(index)
    guard token.count == 8 || token.count == 12 || token.count == 14 else { return false }
    let digits = token.count == 8 ? token.value : token.value / (token.count == 12 ? 10_000 : 1_000_000)
    let day = CivilDay(year: Int(digits / 10_000), month: Int(digits / 100 % 100), day: Int(digits % 100))
    guard (1880...2100).contains(day.year), (1...12).contains(day.month), (1...31).contains(day.day) else {
      return false
    }
    let inField = self.token(index - 1).isMark("|") || self.token(index + 1).isMark("|")
    guard inField || hasDateCue(before: index) else { return false }
    addDate(day, index, index, .numericDate, 0.85)
    return true
  }

  /// "April 12th, 2023", "Apr 12 '23", "April 2023", "April 12".
  mutating func monthFirstDate(at index: Int) {
    let month = token(index)
    guard let number = Calendar.monthNumbers[month.value] else { return }
    var day = CivilDay(month: number)
    var next = index + 1
    if token(next).isMark("."), isJoined(next) { next += 1 }
    if token(next).isMark("-"), isJoined(next) { next += 1 }
    if token(next).value == Self.of, token(next + 1).count == 4 { next += 1 }
    guard token(next).isDigits, token(next).gap != .line else { return lastMonth(at: index) }
    let isCertain = month.shape != .lower
    if token(next).count == 4 {
      guard (1800...2199).contains(token(next).value), isCertain || month.count > 3 else { return }
      day.year = Int(token(next).value)
      return addDate(day, index, next, .monthYear, isCertain ? 0.8 : 0.6)
    }
    guard token(next).count <= 2, (1...31).contains(token(next).value) else { return }
    day.day = Int(token(next).value)
    var last = ordinalEnd(next)
    if token(last + 1).isMark("-"), token(last + 2).isDigits, token(last + 2).count <= 2 { last = ordinalEnd(last + 2) }
    if let year = yearEnd(after: last) {
      day.year = Int(token(year).value)
      return addDate(day, index, timeEnd(after: year), .writtenDate, 0.95)
    }
    let follower = token(last + 1)
    guard isCertain, !follower.traits.contains(.unit), !follower.isMark("%"), !follower.isMark("/") else { return }
    if follower.isMark("."), isJoined(last + 2), token(last + 2).isDigits { return }
    addDate(day, index, last, .writtenDate, 0.8)
  }

  /// "12th April 2023", "12-Apr-2023", "12APR23", "the 12th of April".
  mutating func dayFirstDate(at index: Int) {
    let first = token(index)
    guard first.count <= 2, (1...31).contains(first.value) else { return }
    var next = ordinalEnd(index) + 1
    if token(next).isMark("-"), isJoined(next) { next += 1 }
    if token(next).value == Self.of { next += 1 }
    let month = token(next)
    guard month.traits.contains(.month), month.gap != .line, let number = Calendar.monthNumbers[month.value] else {
      return
    }
    var day = CivilDay(month: number, day: Int(first.value))
    var last = next
    if token(last + 1).isMark("."), isJoined(last + 1), yearEnd(after: last + 1) != nil { last += 1 }
    if token(last + 1).isMark("-"), isJoined(last + 1) { last += 1 }
    if let year = yearEnd(after: last) {
      day.year = Int(token(year).value)
      return addDate(day, index, timeEnd(after: year), .writtenDate, 0.95)
    }
    guard month.shape != .lower else { return }
    addDate(day, index, next, .writtenDate, 0.8)
  }

  /// "last Thursday", "this past Monday".
  mutating func relativeDate(at index: Int) {
    guard token(index).isCapitalised, Self.lasts.contains(token(index - 1).value), token(index).count > 3 else {
      return
    }
    add(.date, index - 1, index, .relativeDate, 0.6)
  }

  private mutating func lastMonth(at index: Int) {
    guard token(index).shape == .capital, Self.lasts.contains(token(index - 1).value) else { return }
    add(.date, index - 1, index, .relativeDate, 0.6)
  }

  private mutating func addDate(_ day: CivilDay, _ first: Int, _ last: Int, _ rule: Rule, _ confidence: Float) {
    var owner: OwnerReference?
    if patients.count > 0, day.year > 0, day.day > 0, hasBirthCue(before: first) {
      owner = patients.owner(ofBirthDate: day.year, day.month, day.day)
    }
    add(.date, first, last, rule, confidence, owner: owner)
  }

  /// The last token of an ordinal that starts with the digits here: "12" or "12th".
  private func ordinalEnd(_ index: Int) -> Int {
    isJoined(index + 1) && Self.ordinals.contains(token(index + 1).value) ? index + 1 : index
  }

  /// The token of a year after the day: ", 2023", "2023", "'23", ", '23".
  private func yearEnd(after last: Int) -> Int? {
    var next = last + 1
    if token(next).isMark(",") || token(next).isMark("-") && isJoined(next) && isJoined(next + 1) { next += 1 }
    if token(next).isMark("'"), token(next + 1).isDigits, token(next + 1).count == 2 { return next + 1 }
    guard token(next).isDigits, token(next).gap != .line else { return nil }
    if token(next).count == 4, (1800...2199).contains(token(next).value) { return next }
    // Two digits only where they stand against the month: 12-Apr-23, 12APR23.
    return token(next).count == 2 && isJoined(next) && !token(last).isDigits ? next : nil
  }

  /// The last token of "T10:30:00Z" after an ISO date, otherwise the date's own last token.
  private func timeEnd(after last: Int) -> Int {
    guard isJoined(last + 1), token(last + 1).count == 1, token(last + 1).value == Self.letterT else { return last }
    var end = last + 1
    while end - last < 12, isJoined(end + 1) {
      let next = token(end + 1)
      let isZone = next.isWord && next.count == 1
      guard next.isDigits || next.isMark(":") || isZone || next.isMark(".") && token(end + 2).isDigits else { break }
      end += 1
    }
    return token(end).isDigits || token(end).isWord ? end : last
  }

  private static func day(_ first: Token, _ second: Token, _ third: Token) -> CivilDay? {
    let (a, b, c) = (Int(first.value), Int(second.value), Int(third.value))
    if first.count == 4 {
      let fits = (1800...2199).contains(a) && (1...12).contains(b) && (1...31).contains(c) && third.count <= 2
      return fits ? CivilDay(year: a, month: b, day: c) : nil
    }
    guard first.count <= 2, third.count == 2 || third.count == 4 && (1800...2199).contains(c) else { return nil }
    let year = third.count == 4 ? c : c > 30 ? 1900 + c : 2000 + c
    if (1...12).contains(a), (1...31).contains(b) { return CivilDay(year: year, month: a, day: b) }
    return (1...31).contains(a) && (1...12).contains(b) ? CivilDay(year: year, month: b, day: a) : nil
  }

  func hasDateCue(before index: Int) -> Bool {
    (1...3).contains { traits(index - $0).contains(.dateCue) }
  }

  private func hasBirthCue(before index: Int) -> Bool {
    (1...6).contains { Self.birthCues.contains(token(index - $0).value) }
  }

  private static let of = WordHash.word("of".utf8)
  private static let letterT = WordHash.word("t".utf8)
  private static let ordinals = WordHash.set("st nd rd th")
  private static let lasts = WordHash.set("last past")
  private static let birthCues = WordHash.set("dob born birth birthdate birthday birthdt")
  private static let nearDateCues = WordHash.set(
    "on dated date dob born since seen admitted discharged until visit appt appointment")
}
