/// Dates in words: "the third of May", "March third nineteen fifty two", "twenty-first of June 2019".
extension Scanner {
  /// A day and its month: "third of May", "the third May", after a word of dates "ten January".
  func spokenDate(at index: Int) -> Bool {
    guard let day = spokenDay(at: index) ?? spokenCardinal(at: index) else { return false }
    var next = day.last + 1
    if token(next).value == Word.of { next += 1 }
    guard traits(next).contains(.month), token(next).gap == .space,
      token(next).isCapitalised || next > day.last + 1 && token(next).count > 3,
      let month = Calendar.monthNumbers[token(next).value]
    else { return false }
    let year = spokenYear(after: next)
    guard day.isOrdinal || year != nil || traits(index - 1).contains(.dateCue) else { return false }
    addSpokenDate(CivilDay(year: year?.year ?? 0, month: month, day: day.value), index, year?.last ?? next)
    return true
  }

  /// "six twelve nineteen fifty three", after a word of birth also "five twenty-two sixty-four": month, day and year.
  func spokenFigures(at index: Int) -> Bool {
    guard let month = smallNumber(at: index), month.value <= 12 else { return false }
    guard let day = smallNumber(at: nextSpoken(after: month.last)), day.value <= 31 else { return false }
    var date = CivilDay(month: month.value, day: day.value)
    var last = day.last
    if let year = spokenYear(after: day.last) {
      (date.year, last) = (year.year, year.last)
    } else {
      let next = nextSpoken(after: day.last)
      guard (1...6).contains(where: { Self.births.contains(token(index - $0).value) }) else { return false }
      if case .unit(0) = numeral(next), case .unit = numeral(next + 1) {
        last = next + 1
      } else {
        guard let year = smallNumber(at: next), year.value >= 10 else { return false }
        last = year.last
      }
    }
    addSpokenDate(date, index, last)
    return true
  }

  private func nextSpoken(after last: Int) -> Int {
    token(last + 1).isMark(",") || token(last + 1).isMark("-") || token(last + 1).isMark("/") ? last + 2 : last + 1
  }

  /// "March third", "may the third, nineteen fifty two" from the month on.
  func spokenDay(afterMonth month: Int) -> Bool {
    guard let number = Calendar.monthNumbers[token(month).value] else { return false }
    var next = month + 1
    if token(next).value == Word.the { next += 1 }
    if token(next).value == Word.of, let year = spokenYear(after: next) ?? shortYear(after: next) {
      // "august of twenty twenty three".
      addDate(CivilDay(year: year.year, month: number), month, year.last, .monthYear, .fair)
      spokenEnd = year.last
      return true
    }
    guard token(next).gap == .space, let day = spokenDay(at: next) ?? spokenCardinal(at: next) else { return false }
    let year = spokenYear(after: day.last)
    // "may second that", "march one" have neither capital nor year.
    let isNamed =
      token(month).isCapitalised || hasDateCue(before: month) || Self.onlyMonths.contains(token(month).value)
    let isCalled = Self.onlyMonths.contains(token(month).value) && traits(month - 1).contains(.dateCue)
    guard year != nil || day.isOrdinal && isNamed || isCalled else {
      return false
    }
    addSpokenDate(CivilDay(year: year?.year ?? 0, month: number, day: day.value), month, year?.last ?? day.last)
    return true
  }

  private func addSpokenDate(_ day: CivilDay, _ first: Int, _ last: Int) {
    addDate(day, first, last, .writtenDate, day.year > 0 ? .proven : .good)
    spokenEnd = last
  }

  private struct SpokenDay {
    let value: Int
    let last: Int
    var isOrdinal = true
  }

  /// "third", "twenty first", "thirty-first".
  private func spokenDay(at index: Int) -> SpokenDay? {
    switch numeral(index) {
    case .ordinal(let value): return SpokenDay(value: value, last: index)
    case .ten(let ten) where ten <= 30:
      let next = token(index + 1).isMark("-") ? index + 2 : index + 1
      guard case .ordinal(let value) = numeral(next), value < 10, ten + value <= 31 else { return nil }
      return SpokenDay(value: ten + value, last: next)
    default: return nil
    }
  }

  /// "three", "twenty one", before a year only.
  private func spokenCardinal(at index: Int) -> SpokenDay? {
    switch numeral(index) {
    case .unit(let value) where value > 0: return SpokenDay(value: value, last: index, isOrdinal: false)
    case .teen(let value): return SpokenDay(value: value, last: index, isOrdinal: false)
    case .ten(let ten) where ten <= 30:
      let next = token(index + 1).isMark("-") ? index + 2 : index + 1
      guard case .unit(let value) = numeral(next), value > 0, ten + value <= 31, isYearInWords(next + 1) else {
        return SpokenDay(value: ten, last: index, isOrdinal: false)
      }
      return SpokenDay(value: ten + value, last: next, isOrdinal: false)
    default: return nil
    }
  }

  private func isYearInWords(_ index: Int) -> Bool { spokenYear(after: index - 1) != nil }

  /// "2019", "nineteen fifty two", "nineteen oh five", "twenty twenty four", "two thousand and four".
  private func spokenYear(after last: Int) -> (year: Int, last: Int)? {
    var next = last + 1
    if token(next).isMark(",") { next += 1 }
    if token(next).value == Word.in || token(next).value == Word.of { next += 1 }
    if token(next).isDigits, token(next).count == 4, (1880...2100).contains(token(next).value), token(next).gap != .line
    {
      return (Int(token(next).value), next)
    }
    switch numeral(next) {
    case .unit(2):
      guard case .thousand = numeral(next + 1) else { return nil }
      let rest = token(next + 2).value == Word.and ? next + 3 : next + 2
      if let small = smallNumber(at: rest) { return (2000 + small.value, small.last) }
      return (2000, next + 1)
    case .teen(let century) where century >= 18: return decades(century, after: next)
    case .ten(20): return decades(20, after: next)
    default: return nil
    }
  }

  /// "march of twenty four": a year of this century.
  private func shortYear(after last: Int) -> (year: Int, last: Int)? {
    guard let year = smallNumber(at: last + 1), (21...40).contains(year.value) else { return nil }
    return (2000 + year.value, year.last)
  }

  private func decades(_ century: Int, after index: Int) -> (year: Int, last: Int)? {
    let next = token(index + 1).isMark("-") ? index + 2 : index + 1
    if case .unit(0) = numeral(next), case .unit(let value) = numeral(next + 1), value > 0 {
      return (century * 100 + value, next + 1)
    }
    guard let small = smallNumber(at: next), small.value >= 10 else { return nil }
    return (century * 100 + small.value, small.last)
  }

  /// 1…99 in words.
  func smallNumber(at index: Int) -> (value: Int, last: Int)? {
    switch numeral(index) {
    case .unit(let value) where value > 0: return (value, index)
    case .teen(let value): return (value, index)
    case .ten(let ten):
      let next = token(index + 1).isMark("-") && isJoined(index + 1) ? index + 2 : index + 1
      if case .unit(let value) = numeral(next), value > 0 { return (ten + value, next) }
      return (ten, index)
    default: return nil
    }
  }

  private static let births = WordHash.set("dob born birth birthdate birthday")
}
