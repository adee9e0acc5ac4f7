/// Takes a written date apart.
struct WrittenDateReader {
  struct Fields {
    var year: Int?
    var yearDigits = 4
    var month = 0
    var day: Int?
    var lastDay: Int?
  }

  /// A run of digits, a run of letters, or one other byte.
  private struct Part {
    let bytes: [UInt8]
    let number: Int?
    var isWord: Bool { number == nil && bytes.first.map { ASCII.isLetter($0) } ?? false }
  }

  private(set) var pieces: [WrittenDate.Piece]
  /// No day or month is written with one digit.
  private(set) var isPadded = true
  private let parts: [Part]

  init(_ text: [UInt8]) {
    parts = Self.parts(of: text)
    pieces = parts.map { .text($0.bytes) }
  }

  mutating func read() -> Fields? {
    // "March fifth": a day or year in words would stay what it is.
    guard !parts.contains(where: { Numerals.byHash[WordHash.word($0.bytes)] != nil }) else { return nil }
    for (place, part) in parts.enumerated() where part.isWord {
      if let (month, name) = MonthName.read(part.bytes) {
        pieces[place] = .monthName(name)
        return withMonthName(month, at: place)
      }
    }
    return numeric()
  }

  private mutating func withMonthName(_ month: Int, at place: Int) -> Fields? {
    var fields = Fields(month: month)
    for index in parts.indices {
      guard let number = parts[index].number else { continue }
      // A time begins: "March 5, 2024 at 10:22".
      if index + 1 < parts.count, parts[index + 1].bytes == [UInt8(ascii: ":")] { break }
      switch parts[index].bytes.count {
      case 4 where fields.year == nil: setYear(number, at: index, &fields)
      case 2 where fields.year == nil && index > place && isAfterApostrophe(index): setYear(number, at: index, &fields)
      case 1, 2:
        if fields.day == nil {
          setDay(number, at: index)
          fields.day = number
        } else if fields.lastDay == nil, fields.year == nil, isRange(before: index), let day = fields.day {
          pieces[index] = .day(after: number - day)
          fields.lastDay = number
        } else if fields.year == nil, index > place, parts[index].bytes.count == 2 {
          setYear(number, at: index, &fields)
        } else {
          return nil
        }
      default: return nil
      }
    }
    // "March 14" says nothing about how the 5th would be written, and "March 05th" nobody writes.
    isPadded = isPadded && hasLeadingZero
    return fields
  }

  /// "Apr '24" is a year; the last byte of a typographic apostrophe (U+2019) is 0x99.
  private func isAfterApostrophe(_ index: Int) -> Bool {
    let mark = parts[index - 1].bytes.last
    return mark == UInt8(ascii: "'") || mark == 0x99
  }

  private var hasLeadingZero: Bool {
    zip(pieces, parts).contains { piece, part in
      if case .day = piece { part.bytes.first == UInt8(ascii: "0") } else { false }
    }
  }

  /// Whether a hyphen or "to" stands between this number and the one before, and no month between them.
  private func isRange(before index: Int) -> Bool {
    var place = index - 1
    var joins = false
    while place >= 0, parts[place].number == nil {
      if case .monthName = pieces[place] { return false }
      joins = joins || [[UInt8(ascii: "-")], Array("to".utf8), Array("through".utf8)].contains(parts[place].bytes)
      place -= 1
    }
    return joins
  }

  private mutating func numeric() -> Fields? {
    guard let first = parts.firstIndex(where: { $0.number != nil }) else { return nil }
    if Self.compactWidths.contains(parts[first].bytes.count) { return compact(at: first) }
    guard first + 2 < parts.count, let separator = parts[first + 1].bytes.first,
      parts[first + 1].bytes.count == 1, [UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: ".")].contains(separator),
      let second = parts[first + 2].number
    else { return nil }
    let places = [first, first + 2, first + 4]
    let hasThird = first + 4 < parts.count && parts[first + 3].bytes == [separator] && parts[first + 4].number != nil
    let widths = places.map { $0 < parts.count ? parts[$0].bytes.count : 0 }
    guard let number = parts[first].number else { return nil }
    var fields = Fields()
    if widths[0] == 4 {
      setYear(number, at: places[0], &fields)
      setMonth(second, at: places[1], &fields)
      if hasThird { setDay(parts[places[2]].number ?? 0, at: places[2], &fields) }
    } else if !hasThird {
      if widths[1] == 4 {
        setYear(second, at: places[1], &fields)
        setMonth(number, at: places[0], &fields)
      } else {
        setMonthAndDay(number, second, places, separator, &fields)
      }
    } else {
      guard widths[2] == 2 || widths[2] == 4 else { return nil }
      setMonthAndDay(number, second, places, separator, &fields)
      setYear(parts[places[2]].number ?? 0, at: places[2], &fields)
    }
    return fields
  }

  /// A day alone, or with hours and minutes, or with seconds too.
  private static let compactWidths = [8, 12, 14]

  /// `20240314`, else `03142024`, in one part; `202403141022` with the time behind it, as HL7 v2 and DICOM write it.
  private mutating func compact(at place: Int) -> Fields? {
    let digits = parts[place].bytes
    let number = { (range: Range<Int>) in digits[range].reduce(0) { $0 * 10 + Int($1 - 48) } }
    let isYearFirst = (1...12).contains(number(4..<6)) && (1...31).contains(number(6..<8)) && number(0..<4) >= 1800
    guard isYearFirst || digits.count == 8 else { return nil }
    let order: [WrittenDate.Piece] =
      isYearFirst ? [.year(digits: 4), .month, .day(after: 0)] : [.month, .day(after: 0), .year(digits: 4)]
    pieces.replaceSubrange(place...place, with: order + (digits.count > 8 ? [.text(Array(digits[8...]))] : []))
    return isYearFirst
      ? Fields(year: number(0..<4), month: number(4..<6), day: number(6..<8))
      : Fields(year: number(4..<8), month: number(0..<2), day: number(2..<4))
  }

  private mutating func setMonthAndDay(
    _ first: Int, _ second: Int, _ places: [Int], _ separator: UInt8, _ fields: inout Fields
  ) {
    let isDayFirst = separator == UInt8(ascii: ".") ? second <= 12 : first > 12
    setMonth(isDayFirst ? second : first, at: places[isDayFirst ? 1 : 0], &fields)
    setDay(isDayFirst ? first : second, at: places[isDayFirst ? 0 : 1], &fields)
  }

  private mutating func setYear(_ year: Int, at place: Int, _ fields: inout Fields) {
    fields.year = year
    fields.yearDigits = parts[place].bytes.count
    pieces[place] = .year(digits: parts[place].bytes.count)
  }

  private mutating func setMonth(_ month: Int, at place: Int, _ fields: inout Fields) {
    fields.month = month
    pieces[place] = .month
    if parts[place].bytes.count == 1 { isPadded = false }
  }

  private mutating func setDay(_ day: Int, at place: Int, _ fields: inout Fields) {
    fields.day = day
    setDay(day, at: place)
  }

  private mutating func setDay(_ day: Int, at place: Int) {
    pieces[place] = .day(after: 0)
    if parts[place].bytes.count == 1 { isPadded = false }
    guard place + 1 < parts.count else { return }
    let suffix = parts[place + 1].bytes
    if ["st", "nd", "rd", "th"].contains(String(decoding: suffix.map(ASCII.lower), as: UTF8.self)) {
      pieces[place + 1] = .ordinal(isUpper: ASCII.isUpper(suffix[0]))
    }
  }

  private static func parts(of text: [UInt8]) -> [Part] {
    var parts: [Part] = []
    var position = 0
    while position < text.count {
      let start = position
      if ASCII.isDigit(text[position]) {
        var number = 0
        while position < text.count, ASCII.isDigit(text[position]) {
          number = min(number * 10 + Int(text[position] - 48), 99_999_999)
          position += 1
        }
        parts.append(Part(bytes: Array(text[start..<position]), number: number))
      } else {
        position += 1
        if ASCII.isLetter(text[start]) {
          while position < text.count, ASCII.isLetter(text[position]) { position += 1 }
        }
        parts.append(Part(bytes: Array(text[start..<position]), number: nil))
      }
    }
    return parts
  }
}
