/// Numbers whose form says what they are: card, ZIP, provider and long bare ones.
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
  func plainNumber(at index: Int) {
    let first = token(index)
    let groups = digitGroups(at: index)
    if socialSecurityNumber(at: index, groups) || telephone(at: index, groups) || cardNumber(at: index, groups) {
      return
    }
    if zipCode(at: index) || groups.count > 3 && answeredNumber(at: index) { return }
    // HL7 v2: "998877^^^HOSP^MR".
    if first.count >= 4, token(index + 1).isMark("^"), token(index + 2).isMark("^"), token(index + 3).isMark("^") {
      return add(.mrn, index, index, .labelledID, .strong)
    }
    guard !isQuantity(after: groups.last) || isTenDigitPhone(index), !hasCodeSystem(before: index),
      !isGenomePlace(index)
    else { return }
    if groups.count >= 3, isTracking(index, groups) { return add(.otherID, index, groups.last, .bareNumber, .weak) }
    if groups.count > 1, groups.isHyphenated, !groups.isSpaced, groups.total >= 7, !isDrugCode(groups),
      groups.lastSize > 1, !isHours(index, groups), !Self.odometers.contains(token(index - 1).value),
      !isModifiedService(index, groups)
    {
      return addRun(.otherID, index, groups.last, .hyphenatedNumber, .weak)
    }
    // "00883014 08/30": the next number is another.
    let isAlone = groups.count == 1 || token(index + 1).isDigits
    if isCellOfPerson(index, groups) { return add(.otherID, index, index, .bareNumber, .weak) }
    if first.count >= 7, first.count <= 20, isAlone, !token(index - 1).isMark("$"), !isLimit(at: index),
      !isArticle(index, label: index - 1)
    {
      if first.count == 10, first.value / 1_000_000_000 < 3, Checksums.npi(digits(index, index)),
        !hasCue(.phoneCue, before: index, within: 5)
      {
        return add(.npi, index, index, .bareNumber, .weak)
      }
      let isPhone = first.count == 10 && hasCue(.phoneCue, before: index, within: 5)
      add(isPhone ? phoneKind(before: index) : .otherID, index, index, isPhone ? .labelledPhone : .bareNumber, .weak)
    }
  }

  /// "Moua, Kim | 770081 | 02-Sep-2024": a number alone in its cell behind that of a name.
  private func isCellOfPerson(_ index: Int, _ groups: DigitGroups) -> Bool {
    groups.count == 1 && (5...6).contains(token(index).count) && token(index - 1).isMark("|")
      && token(index + 1).isMark("|") && (isFoundName(index - 2) || isStrangersName(index - 2))
  }

  /// "HM 6175550150 WK N/A": ten digits of the North American plan, whatever stands behind.
  private func isTenDigitPhone(_ index: Int) -> Bool {
    let number = token(index)
    return number.count == 10 && token(index + 1).gap == .space && number.value / 1_000_000_000 > 1
      && number.value / 1_000_000 % 10 > 1 && number.value % 10_000 != 0 && token(index + 1).shape == .upper
  }

  /// "7749 0183 2265": groups of four that are no hours.
  private func isTracking(_ index: Int, _ groups: DigitGroups) -> Bool {
    guard groups.isSpaced, groups.total == 4 * groups.count, (0..<groups.count).allSatisfy({ groups.sizes[$0] == 4 }),
      groups.last == index + groups.count - 1
    else { return false }
    return (index...groups.last).contains { token($0).value > 2400 || token($0).value % 100 > 59 }
  }

  /// "max 7200000", "up to 600000": a round number, or one that a word calls a bound.
  private func isLimit(at index: Int) -> Bool {
    let number = token(index)
    if number.count <= 9, number.value % 10_000 == 0 { return !hasCue(.idCue, before: index, within: 3) }
    return Self.bounds.contains(token(index - 1).value)
  }

  /// "chr7:117559590".
  private func isGenomePlace(_ index: Int) -> Bool {
    token(index - 1).isMark(":") && isJoined(index) && Self.chromosomes.contains(token(index - 3).value)
  }

  /// "0800-1600": from and to, in hours and minutes.
  private func isHours(_ index: Int, _ groups: DigitGroups) -> Bool {
    guard groups.count == 2, groups.sizes[0] == 4, groups.sizes[1] == 4 else { return false }
    return [index, groups.last].allSatisfy { token($0).value <= 2400 && token($0).value % 100 < 60 }
  }

  /// "99214-25": a code of a service with its modifier (CPT, appendix A).
  private func isModifiedService(_ index: Int, _ groups: DigitGroups) -> Bool {
    groups.count == 2 && groups.sizes[0] == 5 && groups.sizes[1] == 2 && (22...99).contains(token(groups.last).value)
      && !hasCue(.idCue, before: index, within: 4)
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

  /// 13 to 19 digits with a valid check digit (ISO/IEC 7812-1), grouped or not.
  private func cardNumber(at index: Int, _ groups: DigitGroups) -> Bool {
    guard (13...19).contains(groups.total), groups.count == 1 || groups.isAtLeast(3) else {
      return false
    }
    let digits = digits(index, groups.last)
    guard Checksums.luhn(digits) else { return false }
    // Fifteen digits are a telephone's own number (3GPP TS 23.003, §6.2) unless they begin as an American Express card.
    let isDevice = digits.count == 15 && !(digits[0] == 3 && (digits[1] == 4 || digits[1] == 7))
    if isDevice {
      add(.device, index, groups.last, .cardNumber, .strong)
      return true
    }
    add(.account, index, groups.last, .cardNumber, .labelled)
    return true
  }

  /// "TX 77030", "Texas 77030-1234", "zip 77030".
  private func zipCode(at index: Int) -> Bool {
    guard token(index).count == 5, !isQuantity(after: index) else { return false }
    let before = token(index - 1).isMark(",") || token(index - 1).isMark(".") ? index - 2 : index - 1
    let state = token(before)
    let isState = state.traits.contains(.stateCode) && state.shape == .upper || state.traits.contains(.state)
    let isLabelled = (1...4).contains { Self.zips.contains(token(index - $0).value) }
    let isTown = state.isWord && isBehindTown(index)
    guard isState && state.isWord || isLabelled || isTown || isBehindAddress(index) else { return false }
    let hasSuffix = token(index + 1).isMark("-") && isJoined(index + 1) && token(index + 2).count == 4
    add(.zip, index, hasSuffix && token(index + 2).isDigits ? index + 2 : index, .zipAfterState, .strong)
    return true
  }

  /// "410 Camino Lejos, 87505", "Harbor Homes, bldg 14, 96817": at most a town between the address and its code.
  private func isBehindAddress(_ index: Int) -> Bool {
    guard token(index).gap != .none, token(index).value >= 501 else { return false }
    let next = token(index + 1)
    guard next.gap == .line || index + 1 >= tokens.count || next.kind == .mark || next.isWord else { return false }
    var place = index - 1
    while index - place <= Self.addressReach, place > 0, token(place + 1).gap != .line {
      let before = token(place)
      let end = before.end
      if candidates.suffix(Self.latestCandidates).contains(where: {
        $0.end == end && ($0.rule == .streetAddress || $0.rule == .streetName || $0.rule == .room)
      }) {
        return true
      }
      guard before.isMark(",") || before.isMark("~") || before.isWord else { return false }
      place -= 1
    }
    return false
  }

  /// How many tokens may stand between an address and its ZIP code.
  private static let addressReach = 5
  private static let latestCandidates = 6

  /// "Philadelphia 19140", "New York 10502".
  private func isBehindTown(_ index: Int) -> Bool {
    guard token(index).gap == .space, token(index - 1).isCapitalised, token(index).value % 1000 != 0 else {
      return false
    }
    if traits(index - 1).contains(.city), token(index - 1).count > 3 { return true }
    guard let place = placePhrase(at: index - 2), place.last == index - 1 else { return false }
    return !place.traits.isDisjoint(with: [.city, .state])
  }

  func digits(_ first: Int, _ last: Int) -> [UInt8] {
    bytes[Int(tokens[first].start)..<Int(tokens[last].end)].compactMap { ASCII.isDigit($0) ? $0 - 48 : nil }
  }

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

  private static let chromosomes = WordHash.set("chr")
  private static let odometers = WordHash.set("odo odometer mileage miles")
  private static let bounds = WordHash.set("max min maximum minimum limit timeout")
  private static let zips = WordHash.set("zip zipcode postal postcode")
}
