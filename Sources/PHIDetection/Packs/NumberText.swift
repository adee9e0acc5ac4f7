/// Letters and digits that stand together, in the groups in which they were written: "943 476 5919", "12.345.678-Z".
struct NumberText {
  /// Characters of the longest number: an IBAN.
  static let countMax = 34
  static let groupsMax = 10

  /// In capitals.
  private(set) var characters = SIMD64<UInt8>()
  private(set) var count = 0
  private(set) var groupCount = 0
  private var sizes = SIMD16<UInt8>()
  private var lastTokens = SIMD16<Int32>()
  /// Bit n: a mark, not a space, stands after group n.
  private var marksAfter: UInt16 = 0
  private(set) var hasPoint = false

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, token: Int, startsGroup: Bool) -> Bool {
    guard count + bytes.count <= Self.countMax, !startsGroup || groupCount < Self.groupsMax else { return false }
    if startsGroup { groupCount += 1 }
    for byte in bytes {
      characters[count] = ASCII.upper(byte)
      count += 1
    }
    sizes[groupCount - 1] += UInt8(bytes.count)
    lastTokens[groupCount - 1] = Int32(token)
    return true
  }

  mutating func noteMark(isPoint: Bool) {
    marksAfter |= 1 << UInt16(groupCount - 1)
    hasPoint = hasPoint || isPoint
  }

  func size(_ group: Int) -> Int { Int(sizes[group]) }
  func lastToken(_ group: Int) -> Int { Int(lastTokens[group]) }
  func hasMark(after group: Int) -> Bool { marksAfter & 1 << UInt16(group) != 0 }

  /// The first groups alone.
  func prefix(groups: Int) -> NumberText {
    var text = self
    text.groupCount = groups
    text.count = (0..<groups).reduce(0) { $0 + size($1) }
    return text
  }

  subscript(place: Int) -> UInt8 { characters[place] }

  func isDigit(_ place: Int) -> Bool { ASCII.isDigit(characters[place]) }

  /// The digit's value; of a letter nonsense.
  func digit(_ place: Int) -> Int { Int(characters[place] &- 48) }

  func digits(_ range: Range<Int>) -> [UInt8] { range.map { characters[$0] &- 48 } }
  var digits: [UInt8] { digits(0..<count) }

  /// The number written by the digits of a range.
  func number(_ range: Range<Int>) -> Int { range.reduce(0) { $0 * 10 + digit($1) } }

  func hasGroups(_ wanted: [UInt8]) -> Bool {
    groupCount == wanted.count && wanted.indices.allSatisfy { sizes[$0] == wanted[$0] }
  }

  var isAllDigits: Bool { (0..<count).allSatisfy(isDigit) }
  var isAllZeros: Bool { (0..<count).allSatisfy { characters[$0] == 48 } }

  /// Whether the characters are of these classes: D a digit, L a letter, X either.
  func fits(_ template: StaticString) -> Bool {
    guard template.utf8CodeUnitCount == count else { return false }
    return template.withUTF8Buffer { template in
      (0..<count).allSatisfy { place in
        switch template[place] {
        case UInt8(ascii: "D"): isDigit(place)
        case UInt8(ascii: "L"): ASCII.isUpper(characters[place])
        default: true
        }
      }
    }
  }

  /// Whether two digits each make a day and a month of some year.
  func isDay(day: Int, month: Int) -> Bool {
    let (day, month) = (number(day..<day + 2), number(month..<month + 2))
    return Self.isDay(day, month)
  }

  static func isDay(_ day: Int, _ month: Int) -> Bool {
    guard (1...12).contains(month), day >= 1 else { return false }
    return day <= (month == 2 ? 29 : [4, 6, 9, 11].contains(month) ? 30 : 31)
  }
}

extension Scanner {
  /// The number that starts here: groups of letters and digits with one space or one of `- . /` between them.
  func numberText(at index: Int) -> NumberText {
    var text = NumberText()
    var place = index
    var startsGroup = true
    while place < tokens.count {
      let token = tokens[place]
      guard token.isDigits || token.isWord,
        text.append(
          UnsafeBufferPointer(rebasing: bytes[Int(token.start)..<Int(token.end)]), token: place,
          startsGroup: startsGroup)
      else { break }
      let next = self.token(place + 1)
      if next.gap == .none, next.isDigits || next.isWord {
        startsGroup = false
        place += 1
      } else if next.gap == .space, next.isDigits || next.isWord && next.shape == .upper {
        startsGroup = true
        place += 1
      } else if next.gap == .none, next.isMark("-") || next.isMark(".") || next.isMark("/"), isJoined(place + 2),
        self.token(place + 2).kind != .mark
      {
        text.noteMark(isPoint: next.isMark("."))
        startsGroup = true
        place += 2
      } else {
        break
      }
    }
    return text
  }
}
