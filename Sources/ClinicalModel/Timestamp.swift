/// An instant: milliseconds since 1970-01-01T00:00:00Z, as POSIX counts them (no leap seconds).
public struct Timestamp: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  public let milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  public init(from decoder: any Decoder) throws {
    milliseconds = try decoder.singleValueContainer().decode(Int64.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(milliseconds)
  }

  public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

  /// The same time of day that many calendar years later, or earlier when negative. A 29 February without a counterpart
  /// becomes 1 March, so that a period that must be kept is never a day short.
  public func advanced(byYears years: Int) -> Self {
    let day = milliseconds.flooredDivision(by: Self.dayMilliseconds)
    let date = CivilDate(daysSinceEpoch: day)
    let leap = date.month == 2 && date.day == 29
    // Outside of the years that a date can have, the nearest day that exists.
    let year = min(max(date.year + years, 0), 9999)
    let moved =
      CivilDate(year: year, month: date.month, day: date.day)
      ?? CivilDate(year: year, month: leap ? 3 : 12, day: leap ? 1 : 31)
    guard let moved else { return self }
    return Self(milliseconds: milliseconds + (moved.daysSinceEpoch - day) * Self.dayMilliseconds)
  }

  /// Midnight UTC at the end of this day.
  public var endOfDay: Self {
    Self(milliseconds: (milliseconds.flooredDivision(by: Self.dayMilliseconds) + 1) * Self.dayMilliseconds)
  }

  private static let dayMilliseconds: Int64 = 86_400_000

  public func advanced(bySeconds seconds: Int64) -> Self { Self(milliseconds: milliseconds + seconds * 1000) }

  /// RFC 3339 in UTC with milliseconds: `2026-11-21T03:17:12.345Z`.
  public var description: String {
    let day = milliseconds.flooredDivision(by: 86_400_000)
    let inDay = milliseconds - day * 86_400_000
    let date = CivilDate(daysSinceEpoch: day)
    return
      "\(date)T\(Self.padded(inDay / 3_600_000, 2)):\(Self.padded(inDay / 60_000 % 60, 2)):"
      + "\(Self.padded(inDay / 1000 % 60, 2)).\(Self.padded(inDay % 1000, 3))Z"
  }

  /// Reads what `description` writes; the fraction may have 0 to 9 digits. `nil` for anything else.
  public init?(rfc3339 text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes.last == UInt8(ascii: "Z"), let date = CivilDate(iso8601: String(text.prefix(10))),
      bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let hour = Self.number(bytes[11..<13]), let minute = Self.number(bytes[14..<16]),
      let second = Self.number(bytes[17..<19]), hour < 24, minute < 60, second < 60
    else { return nil }
    var fraction: Int64 = 0
    if bytes.count > 20 {
      let digits = bytes[20..<(bytes.count - 1)]
      guard bytes[19] == UInt8(ascii: "."), (1...9).contains(digits.count), let value = Self.number(digits) else {
        return nil
      }
      fraction = value
      for _ in digits.count..<max(digits.count, 3) { fraction *= 10 }
      for _ in 3..<max(digits.count, 3) { fraction /= 10 }
    }
    milliseconds = date.daysSinceEpoch * 86_400_000 + hour * 3_600_000 + minute * 60_000 + second * 1000 + fraction
  }

  /// Reads an RFC 3339 time, or a date, which stands for its beginning in UTC. `nil` for anything else.
  public init?(startOf text: String) {
    if let time = Self(rfc3339: text) {
      self = time
    } else if let day = CivilDate(iso8601: text) {
      milliseconds = day.daysSinceEpoch * 86_400_000
    } else {
      return nil
    }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int64? {
    var value: Int64 = 0
    for byte in bytes {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      value = value * 10 + Int64(byte - UInt8(ascii: "0"))
    }
    return value
  }

  static func padded(_ value: Int64, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}

/// A day of the Gregorian calendar, without a time zone.
public struct CivilDate: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  public let year: Int
  public let month: Int
  public let day: Int

  /// `nil` when the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year) else {
      return nil
    }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Reads `YYYY-MM-DD`.
  public init?(iso8601 text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard text.utf8.count == 10, parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The day that many days after 1970-01-01.
  public init(daysSinceEpoch: Int64) {
    // Days are counted from 0000-03-01 so that the leap day is the last of its year; 146,097 days are 400 years.
    let shifted = daysSinceEpoch + 719_468
    let era = shifted.flooredDivision(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = Int(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    month = Int(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9)
    year = Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0)
  }

  public var daysSinceEpoch: Int64 {
    let shiftedYear = Int64(month <= 2 ? year - 1 : year)
    let era = shiftedYear.flooredDivision(by: 400)
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * Int64(month > 2 ? month - 3 : month + 9) + 2) / 5 + Int64(day) - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  public var description: String {
    "\(Timestamp.padded(Int64(year), 4))-\(Timestamp.padded(Int64(month), 2))-\(Timestamp.padded(Int64(day), 2))"
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}

extension Int64 {
  fileprivate func flooredDivision(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
