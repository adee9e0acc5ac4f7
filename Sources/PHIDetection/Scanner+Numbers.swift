/// Numbers whose form says what they are: SSN, telephone, card, ZIP, ages over 89, and long bare ones.
extension Scanner {
  /// Groups of digits with at most one separator between them.
  struct DigitGroups {
    static let groupsMax = 6
    var counts: [Int] = []
    var last = 0
    var total: Int { counts.reduce(0, +) }
    var isHyphenated = true
    var isSpaced = false
  }

  /// Everything that starts with a digit and is no date, code or address.
  mutating func plainNumber(at index: Int) {
    let first = token(index)
    let groups = digitGroups(at: index)
    if socialSecurityNumber(at: index, groups) || telephone(at: index, groups) || cardNumber(at: index, groups) {
      return
    }
    if zipCode(at: index) { return }
    guard !isQuantity(after: groups.last), !hasCodeSystem(before: index) else { return }
    if groups.counts.count > 1, groups.isHyphenated, !groups.isSpaced, groups.total >= 7, !isDrugCode(groups.counts),
      groups.counts.last.map({ $0 > 1 }) ?? false
    {
      return add(.otherID, index, groups.last, .hyphenatedNumber, 0.6)
    }
    if first.count >= 7, first.count <= 20, groups.counts.count == 1, !token(index - 1).isMark("$") {
      let isPhone = first.count == 10 && hasCue(.phoneCue, before: index, within: 5)
      add(isPhone ? phoneKind(before: index) : .otherID, index, index, isPhone ? .labelledPhone : .bareNumber, 0.6)
    }
  }

  func digitGroups(at index: Int) -> DigitGroups {
    var groups = DigitGroups(counts: [token(index).count], last: index)
    while groups.counts.count < DigitGroups.groupsMax {
      var next = groups.last + 1
      if token(next).isDigits, token(next).gap == .space {
        groups.isSpaced = true
      } else if isJoined(next), token(next).isMark("-") || token(next).isMark("."), isJoined(next + 1) {
        if token(next).isMark(".") { groups.isHyphenated = false }
        next += 1
      } else if isJoined(next), token(next).isMark(")"), groups.counts.count <= 2 {
        groups.isHyphenated = false
        next += token(next + 1).isMark("-") ? 2 : 1
      } else {
        break
      }
      guard token(next).isDigits, token(next).gap != .line else { break }
      groups.counts.append(token(next).count)
      groups.last = next
    }
    return groups
  }

  private mutating func socialSecurityNumber(at index: Int, _ groups: DigitGroups) -> Bool {
    if groups.counts.starts(with: [3, 2, 4]) {
      let hyphens = token(index + 1).isMark("-") && token(index + 3).isMark("-")
      guard hyphens || hasCue(.idCue, before: index, within: 4) else { return false }
      add(.ssn, index, index + (hyphens ? 4 : 2), .socialSecurity, 0.9)
      return true
    }
    return false
  }

  /// North American forms; seven digits and unseparated ones only after a word that announces a telephone.
  private mutating func telephone(at index: Int, _ groups: DigitGroups) -> Bool {
    var counts = groups.counts[...]
    var place = index
    if counts.first == 1, token(index).value == 1, counts.count > 3 {
      counts = counts.dropFirst()
      place = nextDigits(after: index)
    }
    if counts.starts(with: [3, 3, 4]) {
      let isPlain = groups.isSpaced && token(place + 1).isDigits
      guard !isPlain || token(place).value >= 200 || hasCue(.phoneCue, before: index, within: 4) else { return false }
      let last = nextDigits(after: nextDigits(after: place))
      addPhone(index, last, .phoneShape, 0.85)
      return true
    }
    guard hasCue(.phoneCue, before: index, within: 4) else { return false }
    if counts.starts(with: [3, 4]) {
      addPhone(index, nextDigits(after: place), .labelledPhone, 0.75)
      return true
    }
    let isNational = token(index).count > 1 && leads(index, with: UInt8(ascii: "0")) && (9...12).contains(groups.total)
    guard isNational || groups.counts.count == 1 && (10...11).contains(groups.total) else { return false }
    addPhone(index, groups.last, .labelledPhone, 0.75)
    return true
  }

  /// "+44 20 7946 0958", "+15551234567", "(555) 123-4567".
  mutating func markedPhone(at index: Int) {
    let next = index + 1
    guard token(next).isDigits, isJoined(next) || token(index).isMark("(") else { return }
    if token(index).isMark("(") {
      let groups = digitGroups(at: next)
      guard token(next).count == 3, token(next + 1).isMark(")"), groups.counts.starts(with: [3, 3, 4]) else { return }
      return addPhone(index, nextDigits(after: nextDigits(after: next)), .phoneShape, 0.9)
    }
    var last = next
    var total = token(next).count
    var groupCount = 1
    while groupCount < 7, total < 15 {
      var probe = last + 1
      var marks = 0
      while marks < 2,
        token(probe).isMark("-") || token(probe).isMark(".") || token(probe).isMark("(")
          || token(probe).isMark(")")
      {
        probe += 1
        marks += 1
      }
      guard token(probe).isDigits, token(probe).gap != .line, token(probe).count + total <= 15 else { break }
      total += token(probe).count
      last = probe
      groupCount += 1
    }
    guard total >= 8, !isJoined(last + 1) || token(last + 1).kind == .mark else { return }
    addPhone(index, last, .internationalPhone, 0.9)
  }

  private mutating func addPhone(_ first: Int, _ last: Int, _ rule: Rule, _ confidence: Float) {
    var end = last
    let follower = token(last + 1)
    if Self.extensions.contains(follower.value), follower.isWord {
      let number = token(last + 2).isMark(".") ? last + 3 : last + 2
      if token(number).isDigits, token(number).count <= 6 { end = number }
    }
    add(phoneKind(before: first), first, end, rule, confidence)
  }

  private func phoneKind(before index: Int) -> PHIKind {
    for distance in 1...5 where traits(index - distance).contains(.phoneCue) {
      return Self.faxes.contains(token(index - distance).value) ? .fax : .phone
    }
    return .phone
  }

  /// 13 to 19 digits with a valid check digit (ISO/IEC 7812-1), grouped or not.
  private mutating func cardNumber(at index: Int, _ groups: DigitGroups) -> Bool {
    guard (13...19).contains(groups.total), groups.counts.count == 1 || groups.counts.allSatisfy({ $0 >= 3 }) else {
      return false
    }
    guard Checksums.luhn(digits(index, groups.last)) else { return false }
    add(.account, index, groups.last, .cardNumber, 0.85)
    return true
  }

  /// "TX 77030", "Texas 77030-1234", "zip 77030".
  private mutating func zipCode(at index: Int) -> Bool {
    guard token(index).count == 5, !isQuantity(after: index) else { return false }
    let before = token(index - 1).isMark(",") || token(index - 1).isMark(".") ? index - 2 : index - 1
    let state = token(before)
    let isState = state.traits.contains(.stateCode) && state.shape == .upper || state.traits.contains(.state)
    let isLabelled = (1...4).contains { Self.zips.contains(token(index - $0).value) }
    guard isState && state.isWord || isLabelled else { return false }
    let hasSuffix = token(index + 1).isMark("-") && isJoined(index + 1) && token(index + 2).count == 4
    add(.zip, index, hasSuffix && token(index + 2).isDigits ? index + 2 : index, .zipAfterState, 0.8)
    return true
  }

  /// Ages over 89 (45 CFR 164.514(b)(2)(i)(C)).
  mutating func age(at index: Int) {
    let token = token(index)
    guard (2...3).contains(token.count), (90...125).contains(token.value) else { return }
    var next = index + 1
    if self.token(next).isMark("-") { next += 1 }
    let word = self.token(next)
    let isYears = Self.years.contains(word.value) && word.isWord
    let hasOld =
      isYears
      && (1...3).contains { Self.olds.contains(self.token(next + $0).value) || Self.short.contains(word.value) }
    let isSlashed = Self.letterY.contains(word.value) && Self.letterO.contains(self.token(next + 2).value)
    let isLabelled = (1...3).contains { Self.ages.contains(self.token(index - $0).value) }
    guard hasOld || isSlashed || isLabelled && !traits(index + 1).contains(.unit) else { return }
    add(.age, index, index, .spokenAge, 0.9)
  }

  func digits(_ first: Int, _ last: Int) -> [UInt8] {
    bytes[Int(tokens[first].start)..<Int(tokens[last].end)].compactMap { ASCII.isDigit($0) ? $0 - 48 : nil }
  }

  private func nextDigits(after index: Int) -> Int {
    var next = index + 1
    while next < index + 4, !token(next).isDigits { next += 1 }
    return next
  }

  private func leads(_ index: Int, with byte: UInt8) -> Bool { bytes[Int(token(index).start)] == byte }

  func hasCue(_ cue: WordTraits, before index: Int, within distance: Int) -> Bool {
    (1...distance).contains { traits(index - $0).contains(cue) }
  }

  func hasCodeSystem(before index: Int) -> Bool { hasCue(.codeSystem, before: index, within: 4) }

  /// "250000 cells", "1234567%", "1234567.5".
  func isQuantity(after index: Int) -> Bool {
    let next = token(index + 1)
    if next.isMark("%") || next.isWord && next.traits.contains(.unit) && next.count < 12 { return true }
    return next.isMark(".") && isJoined(index + 1) && token(index + 2).isDigits && isJoined(index + 2)
  }

  /// The hyphenated forms of a National Drug Code.
  private func isDrugCode(_ counts: [Int]) -> Bool {
    [[4, 4, 2], [5, 3, 2], [5, 4, 1], [5, 4, 2]].contains(counts)
  }

  private static let extensions = WordHash.set("ext x extension")
  private static let faxes = WordHash.set("fax facsimile")
  private static let zips = WordHash.set("zip zipcode postal postcode")
  private static let years = WordHash.set("year years yr yrs yo yof yom")
  private static let short = WordHash.set("yo yof yom")
  private static let olds = WordHash.set("old")
  private static let ages = WordHash.set("age aged")
  private static let letterY = WordHash.set("y")
  private static let letterO = WordHash.set("o")
}
