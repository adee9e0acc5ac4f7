/// Numbers whose form says what they are: SSN, telephone, card, ZIP, ages over 89, and long bare ones.
extension Scanner {
  /// Groups of digits with at most one separator between them.
  struct DigitGroups {
    static let groupsMax = 6
    /// Digits of each group; places from `count` on are 0.
    private(set) var sizes = SIMD8<Int>()
    private(set) var count = 0
    var last = 0
    var total: Int { sizes.wrappedSum() }
    var lastSize: Int { sizes[count - 1] }
    var isHyphenated = true
    var isSpaced = false

    init(first size: Int, at index: Int) {
      last = index
      append(size)
    }

    mutating func append(_ size: Int) {
      sizes[count] = size
      count += 1
    }

    /// Whether the groups from `place` on begin with these sizes.
    func begins(_ first: Int, _ second: Int, _ third: Int? = nil, at place: Int = 0) -> Bool {
      sizes[place] == first && sizes[place + 1] == second && (third == nil || sizes[place + 2] == third)
    }

    func isAtLeast(_ size: Int) -> Bool { (0..<count).allSatisfy { sizes[$0] >= size } }

    func isExactly(_ first: Int, _ second: Int, _ third: Int) -> Bool { count == 3 && begins(first, second, third) }
  }

  /// Everything that starts with a digit and is no date, code or address.
  mutating func plainNumber(at index: Int) {
    let first = token(index)
    let groups = digitGroups(at: index)
    if socialSecurityNumber(at: index, groups) || telephone(at: index, groups) || cardNumber(at: index, groups) {
      return
    }
    if zipCode(at: index) { return }
    // HL7 v2: "998877^^^HOSP^MR".
    if first.count >= 4, token(index + 1).isMark("^"), token(index + 2).isMark("^"), token(index + 3).isMark("^") {
      return add(.mrn, index, index, .labelledID, 0.8)
    }
    guard !isQuantity(after: groups.last), !hasCodeSystem(before: index) else { return }
    if groups.count > 1, groups.isHyphenated, !groups.isSpaced, groups.total >= 7, !isDrugCode(groups),
      groups.lastSize > 1
    {
      return addRun(.otherID, index, groups.last, .hyphenatedNumber, 0.6)
    }
    if first.count >= 7, first.count <= 20, groups.count == 1, !token(index - 1).isMark("$"), !isLimit(at: index) {
      let isPhone = first.count == 10 && hasCue(.phoneCue, before: index, within: 5)
      add(isPhone ? phoneKind(before: index) : .otherID, index, index, isPhone ? .labelledPhone : .bareNumber, 0.6)
    }
  }

  /// "max 7200000", "up to 600000": a round number, or one that a word calls a bound.
  private func isLimit(at index: Int) -> Bool {
    let number = token(index)
    if number.count <= 9, number.value % 10_000 == 0 { return !hasCue(.idCue, before: index, within: 3) }
    return Self.bounds.contains(token(index - 1).value)
  }

  func digitGroups(at index: Int) -> DigitGroups {
    var groups = DigitGroups(first: token(index).count, at: index)
    while groups.count < DigitGroups.groupsMax {
      var next = groups.last + 1
      if token(next).isDigits, token(next).gap == .space {
        groups.isSpaced = true
      } else if isJoined(next), token(next).isMark("-") || token(next).isMark("."), isJoined(next + 1) {
        if token(next).isMark(".") { groups.isHyphenated = false }
        next += 1
      } else if isJoined(next), token(next).isMark(")"), groups.count <= 2 {
        groups.isHyphenated = false
        next += token(next + 1).isMark("-") ? 2 : 1
      } else {
        break
      }
      guard token(next).isDigits, token(next).gap != .line else { break }
      groups.append(token(next).count)
      groups.last = next
    }
    return groups
  }

  private mutating func socialSecurityNumber(at index: Int, _ groups: DigitGroups) -> Bool {
    if groups.begins(3, 2, 4) {
      let hyphens = token(index + 1).isMark("-") && token(index + 3).isMark("-")
      guard hyphens || hasCue(.idCue, before: index, within: 4) else { return false }
      add(.ssn, index, index + (hyphens ? 4 : 2), .socialSecurity, 0.9)
      return true
    }
    return false
  }

  /// North American forms; seven digits and unseparated ones only after a word that announces a telephone.
  private mutating func telephone(at index: Int, _ groups: DigitGroups) -> Bool {
    var start = 0
    var place = index
    if groups.sizes[0] == 1, token(index).value == 1, groups.count > 3 {
      start = 1
      place = nextDigits(after: index)
    }
    if groups.begins(3, 3, 4, at: start) {
      let isPlain = groups.isSpaced && token(place + 1).isDigits
      guard !isPlain || token(place).value >= 200 || hasCue(.phoneCue, before: index, within: 4) else { return false }
      let last = nextDigits(after: nextDigits(after: place))
      addPhone(index, last, .phoneShape, 0.85)
      return true
    }
    guard hasCue(.phoneCue, before: index, within: 4) else { return false }
    if groups.begins(3, 4, at: start) {
      addPhone(index, nextDigits(after: place), .labelledPhone, 0.75)
      return true
    }
    let isNational = token(index).count > 1 && leads(index, with: UInt8(ascii: "0")) && (9...12).contains(groups.total)
    guard isNational || groups.count == 1 && (10...11).contains(groups.total) else { return false }
    addPhone(index, groups.last, .labelledPhone, 0.75)
    return true
  }

  /// "+44 20 7946 0958", "+15551234567", "(555) 123-4567".
  mutating func markedPhone(at index: Int) {
    let next = index + 1
    guard token(next).isDigits, isJoined(next) || token(index).isMark("(") else { return }
    if token(index).isMark("(") {
      let groups = digitGroups(at: next)
      guard token(next).count == 3, token(next + 1).isMark(")"), groups.begins(3, 3, 4) else { return }
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
    guard (13...19).contains(groups.total), groups.count == 1 || groups.isAtLeast(3) else {
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
  private func isDrugCode(_ groups: DigitGroups) -> Bool {
    groups.isExactly(4, 4, 2) || groups.isExactly(5, 3, 2) || groups.isExactly(5, 4, 1) || groups.isExactly(5, 4, 2)
  }

  private static let bounds = WordHash.set("max min maximum minimum limit timeout")
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
