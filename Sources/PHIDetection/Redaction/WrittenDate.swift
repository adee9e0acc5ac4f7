/// A date as somebody wrote it: what it says, and how, so that another date can be written in the same form.
///
/// Knows `3/14/2024`, `03-14-24`, `3/14`, `14.03.2024`, `2024-03-14T10:22Z`, `20240314`, `202403141022`,
/// `March 5th, 2024`, `05-Mar-24`, `the 5th of May`, `March 3-5, 2024`, `Mar 2024`, `in March`, and Spanish month names. Slashes and hyphens
/// between numbers mean month and day in this order unless only the other makes a day; full stops mean day and month.
/// Misses: dates in words, holidays, quarters. What is written besides, a weekday or a time, stays: dates move by whole
/// weeks (`SurrogateMap`), so that the weekday is that of the new day too.
struct WrittenDate: Hashable, Sendable {
  enum Piece: Hashable, Sendable {
    case text([UInt8])
    case year(digits: Int)
    case month
    case monthName(MonthName)
    /// The second day of a range such as `3-5`, counted from the first.
    case day(after: Int)
    /// `st`, `nd`, `rd` or `th` of the day before it.
    case ordinal(isUpper: Bool)
  }

  private(set) var pieces: [Piece] = []
  /// Four digits; `nil` when no year is written.
  private(set) var year: Int?
  private(set) var month = 0
  /// `nil` when no day is written.
  private(set) var day: Int?
  /// From the first to the second day of a range.
  private(set) var rangeDays: Int?
  private var isPadded = true

  /// `nil` when the text is not a date in a known form. Expects folded text.
  init?(_ text: [UInt8]) {
    var reader = WrittenDateReader(text)
    guard let fields = reader.read() else { return nil }
    pieces = reader.pieces
    month = fields.month
    day = fields.day
    rangeDays = fields.lastDay.flatMap { last in fields.day.map { last - $0 } }
    isPadded = reader.isPadded
    year = fields.year.map { fields.yearDigits == 2 ? Self.century(of: $0) + $0 : $0 }
    guard (1...12).contains(month), (rangeDays ?? 1) > 0 else { return nil }
    if let day, CivilDay(year: year ?? 2000, month: month, day: day) == nil { return nil }
  }

  /// The century of a year in two digits, as POSIX `strptime` has it: 69…99 are of the twentieth.
  private static func century(of year: Int) -> Int { year >= 69 ? 1900 : 2000 }

  /// Whether it can be told from everything else that an answer may say: `5/10` reads like a score, `March` is any.
  var isDistinct: Bool {
    guard let day else { return year != nil }
    return year != nil || day > 0 && pieces.contains { if case .monthName = $0 { true } else { false } }
  }

  /// Whether every number in it is part of the date.
  var isWhole: Bool {
    pieces.allSatisfy { if case .text(let bytes) = $0 { !bytes.contains(where: ASCII.isDigit) } else { true } }
  }

  /// Whether the century is a guess.
  var hasShortYear: Bool { pieces.contains { if case .year(digits: 2) = $0 { true } else { false } } }

  /// The first day, where year and day are written.
  var civilDay: CivilDay? {
    guard let year, let day else { return nil }
    return CivilDay(year: year, month: month, day: day)
  }

  /// ISO 8601, with what is not written left out: `2024-03-14`, `--03-14`, `2024-03`, `--03`; a range with a slash.
  var iso8601: String {
    let start = (year.map { Self.padded($0, 4) } ?? "-") + "-" + Self.padded(month, 2)
    guard let day else { return start }
    guard let rangeDays else { return start + "-" + Self.padded(day, 2) }
    return start + "-" + Self.padded(day, 2) + "/" + Self.padded(day + rangeDays, 2)
  }

  /// Another date in the same form. Without a day only whole months are moved, without a year it is taken to be
  /// `yearHint`.
  func shifted(byDays days: Int, yearHint: Int) -> [UInt8] {
    guard let day,
      let start = CivilDay(year: year ?? yearHint, month: month, day: day)
        ?? CivilDay(year: 2000, month: month, day: day)
    else { return shiftedByMonths(Self.months(inDays: days), yearHint: yearHint) }
    return written(start.advanced(by: days))
  }

  /// Whole months nearest to a number of days; 30,436,875 days are a million months of the Gregorian calendar.
  static func months(inDays days: Int) -> Int {
    let scaled = days * 1_000_000
    return (scaled + (days < 0 ? -15_218_437 : 15_218_437)) / 30_436_875
  }

  private func shiftedByMonths(_ months: Int, yearHint: Int) -> [UInt8] {
    let count = (year ?? yearHint) * 12 + month - 1 + months
    let (newYear, newMonth) = (count / 12, count % 12 + 1)
    return written(CivilDay(year: newYear, month: newMonth, day: 1) ?? CivilDay(dayNumber: 0))
  }

  /// Another day in the same form.
  func written(_ start: CivilDay) -> [UInt8] {
    var output: [UInt8] = []
    var lastDay = start.day
    for piece in pieces {
      switch piece {
      case .text(let bytes): output += bytes
      case .year(let digits): output += Self.padded(digits == 2 ? start.year % 100 : start.year, digits).utf8
      case .month: output += Self.padded(start.month, isPadded ? 2 : 1).utf8
      case .monthName(let name): output += name.written(start.month)
      case .day(let after):
        lastDay = start.advanced(by: after).day
        output += Self.padded(lastDay, isPadded ? 2 : 1).utf8
      case .ordinal(let isUpper):
        output += Self.ordinal(lastDay).utf8.map { isUpper ? ASCII.upper($0) : $0 }
      }
    }
    return output
  }

  private static func ordinal(_ day: Int) -> String {
    switch day {
    case 1, 21, 31: "st"
    case 2, 22: "nd"
    case 3, 23: "rd"
    default: "th"
    }
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}

/// How the name of a month is written.
struct MonthName: Hashable, Sendable {
  /// Long names, short ones, short ones with "Sept", Spanish ones.
  private static let lists: [[[UInt8]]] = {
    let known = Calendar.monthLists
    var withSept = known[1]
    withSept[8] = Array("sept".utf8)
    return [known[0], known[1], withSept, known[2]]
  }()

  private let list: Int
  private let letterCase: LetterCase

  /// The month (1…12) that a word names, and how; `may` is taken for a long name.
  static func read(_ word: [UInt8]) -> (month: Int, name: MonthName)? {
    let lower = word.map(ASCII.lower)
    for (list, names) in lists.enumerated() {
      guard let index = names.firstIndex(of: lower) else { continue }
      return (index + 1, MonthName(list: list, letterCase: LetterCase(of: word)))
    }
    return nil
  }

  func written(_ month: Int) -> [UInt8] { letterCase.applied(to: Self.lists[list][month - 1]) }
}
