/// The days that were given out, and those that they stand for.
struct RestorationDates: Sendable {
  private struct MonthDay: Hashable, Sendable {
    let month: Int
    let day: Int
  }

  private struct Month: Hashable, Sendable {
    let year: Int
    let month: Int
  }

  /// By number of the day (`CivilDay`).
  private var days: [Int: Set<Int>] = [:]
  private var monthDays: [MonthDay: Set<MonthDay>] = [:]
  private var months: [Month: Set<Month>] = [:]

  init() {}

  init(_ entries: [SurrogateMap.Entry]) {
    for entry in entries {
      guard let value = WrittenDate(Self.folded(entry.value)), let surrogate = WrittenDate(Array(entry.surrogate.utf8))
      else { continue }
      add(surrogate, value)
    }
  }

  private static func folded(_ value: String) -> [UInt8] {
    Array(value.utf8).withUnsafeBufferPointer {
      FoldedText.isNeeded(for: $0) ? FoldedText($0).bytes : Array($0)
    }
  }

  private mutating func add(_ surrogate: WrittenDate, _ value: WrittenDate) {
    if let from = surrogate.civilDay, let to = value.civilDay {
      for days in [0, surrogate.rangeDays ?? 0] {
        for century in surrogate.centuries {
          guard let from = from.moved(byYears: century), let to = to.moved(byYears: century) else { continue }
          add(from.advanced(by: days), to.advanced(by: days))
        }
      }
    } else if let from = surrogate.day, let to = value.day {
      monthDays[MonthDay(month: surrogate.month, day: from), default: []]
        .insert(MonthDay(month: value.month, day: to))
    } else if let from = surrogate.year, let to = value.year {
      months[Month(year: from, month: surrogate.month), default: []].insert(Month(year: to, month: value.month))
    }
  }

  private mutating func add(_ from: CivilDay, _ to: CivilDay) {
    days[from.dayNumber, default: []].insert(to.dayNumber)
    monthDays[MonthDay(month: from.month, day: from.day), default: []].insert(MonthDay(month: to.month, day: to.day))
    months[Month(year: from.year, month: from.month), default: []].insert(Month(year: to.year, month: to.month))
  }

  /// The date that a written one stands for, in its form; `nil` for one that was not given out, or that reads like
  /// something else.
  func original(of text: [UInt8]) -> [UInt8]? {
    guard let written = WrittenDate(text), written.isWhole, written.isDistinct, let day = originalDay(of: written)
    else {
      return nil
    }
    return written.written(day)
  }

  private func originalDay(of written: WrittenDate) -> CivilDay? {
    if let day = written.civilDay {
      return written.centuries.lazy.compactMap { day.moved(byYears: $0) }
        .compactMap { Self.only(days[$0.dayNumber]) }.first.map(CivilDay.init(dayNumber:))
    }
    if let day = written.day {
      let original = Self.only(monthDays[MonthDay(month: written.month, day: day)])
      // A year that has every day of the calendar.
      return original.flatMap { CivilDay(year: 2024, month: $0.month, day: $0.day) }
    }
    guard let year = written.year else { return nil }
    return Self.only(months[Month(year: year, month: written.month)])
      .flatMap { CivilDay(year: $0.year, month: $0.month, day: 1) }
  }

  private static func only<Element>(_ set: Set<Element>?) -> Element? { set?.count == 1 ? set?.first : nil }
}

extension WrittenDate {
  /// Years to add where the century is a guess, the guess first.
  fileprivate var centuries: [Int] { hasShortYear ? [0, -100, 100] : [0] }
}

extension CivilDay {
  fileprivate func moved(byYears years: Int) -> CivilDay? { CivilDay(year: year + years, month: month, day: day) }
}

extension RestorationDates {
  /// Characters of the longest date that is tried.
  private static let charactersMax = 40
  /// Numbers and words of it.
  private static let partsMax = 5

  /// The longest date from here on.
  func match(_ ahead: inout Lookahead) -> RestorationIndex.Match? {
    guard !days.isEmpty || !monthDays.isEmpty || !months.isEmpty else { return nil }
    var text: [UInt8] = []
    var ends: [Int] = []
    var partCount = 0
    while partCount < Self.partsMax, text.count < Self.charactersMax, let end = Self.part(&ahead, after: text) {
      text = end
      ends.append(text.count)
      partCount += 1
      guard let separators = Self.separators(&ahead, after: text) else { break }
      text = separators
    }
    for end in ends.reversed() {
      if let original = original(of: Array(text[..<end])) { return .init(count: end, value: original) }
    }
    return nil
  }

  /// The text with a number, a month's name, an ordinal's ending or "of" more; `nil` where none stands.
  private static func part(_ ahead: inout Lookahead, after text: [UInt8]) -> [UInt8]? {
    var text = text
    let start = text.count
    guard let first = ahead.scalar(start), Scalars.isASCIIAlphanumeric(first) else { return nil }
    let isNumber = Scalars.isDigit(first)
    while let scalar = ahead.scalar(text.count), Scalars.isAlphanumeric(scalar), Scalars.isDigit(scalar) == isNumber {
      guard scalar < 0x80, text.count - start < 10 else { return nil }
      text.append(UInt8(scalar))
    }
    let word = Array(text[start...])
    let lower = word.map(ASCII.lower)
    if isNumber { return word.count <= 8 ? text : nil }
    if ASCII.isUpper(word[0]), MonthName.read(word) != nil { return text }
    guard start > 0 else { return nil }
    return ["st", "nd", "rd", "th", "of", "de", "del"].contains(String(decoding: lower, as: UTF8.self)) ? text : nil
  }

  /// The text with up to two of `/ - . ,` and space more.
  private static func separators(_ ahead: inout Lookahead, after text: [UInt8]) -> [UInt8]? {
    var text = text
    let start = text.count
    while text.count - start < 2, let scalar = ahead.scalar(text.count), scalar < 0x80,
      [0x20, 0x2C, 0x2D, 0x2E, 0x2F].contains(scalar)
    {
      text.append(UInt8(scalar))
    }
    // An ordinal's ending follows its number at once.
    return text
  }
}
