/// Telephone, fax and pager numbers (45 CFR 164.514(b)(2)(i)(D), (E)): the North American forms, international ones
/// (ITU-T E.164), extensions, and numbers spelt on a dial.
extension Scanner {
  /// North American forms; seven digits and unseparated ones only after a word that announces a telephone.
  func telephone(at index: Int, _ groups: DigitGroups) -> Bool {
    if token(index - 1).isMark("+"), isJoined(index) { return true }
    // One or two digits alone, as most numbers of a text.
    guard groups.count > 1 || token(index).count > 2 else { return false }
    var start = 0
    var place = index
    if groups.sizes[0] == 1, token(index).value == 1, groups.count > 3 {
      start = 1
      place = nextDigits(after: index)
    }
    let isCalled = hasCue(.phoneCue, before: index, within: 4)
    if isCalled, internationalPrefix(at: index, groups) { return true }
    if groups.begins(3, 3, 4, at: start) {
      let isPlain = groups.isSpaced && token(place + 1).isDigits
      guard !isPlain || token(place).value >= 200 || isCalled else { return false }
      let last = nextDigits(after: nextDigits(after: place))
      addPhone(index, last, .phoneShape, .labelled)
      return true
    }
    if groups.count > 1, splitPhone(at: index, groups) || shortDial(at: index, isCalled: isCalled) { return true }
    if isCalled, brokenDottedPhone(at: index) { return true }
    if loosePhone(at: index, isCalled: isCalled) || spacedPhone(at: index) || vanityPhone(at: index) { return true }
    if shortPhone(at: index) { return true }
    guard isCalled else { return false }
    let isNational = token(index).count > 1 && leads(index, with: UInt8(ascii: "0")) && (9...12).contains(groups.total)
    if !isNational, groups.begins(3, 4, at: start) {
      addPhone(index, nextDigits(after: place), .labelledPhone, .good)
      return true
    }
    guard isNational || groups.count == 1 && (10...11).contains(groups.total) else { return false }
    addPhone(index, groups.last, .labelledPhone, .good)
    return true
  }

  /// "931 5550101", "304 5550 128", "859 555 01 67": ten digits, their area and exchange in use, grouped by ear.
  private func splitPhone(at index: Int, _ groups: DigitGroups) -> Bool {
    guard groups.isSpaced, groups.total == 10, groups.sizes[0] == 3, token(index).value >= 200,
      token(index).gap != .none, isRunEnd(groups.last),
      groups.sizes[1] == 7 || groups.begins(3, 3, 2, at: 0) || groups.begins(3, 4, 3)
    else { return false }
    let exchange = token(nextDigits(after: index))
    guard exchange.count != 3 || exchange.value >= 200, exchange.count != 7 || exchange.value >= 2_000_000 else {
      return false
    }
    addPhone(index, groups.last, .phoneShape, .fair)
    return true
  }

  /// "+44 20 7946 0958", "+15551234567", "(555) 123-4567", "1 (555) 123-4567".
  func markedPhone(at index: Int) {
    let next = index + 1
    guard token(next).isDigits, isJoined(next) || token(index).isMark("(") else { return }
    if token(index).isMark("(") {
      let groups = digitGroups(at: next)
      guard token(next).count == 3, token(next + 1).isMark(")"), groups.begins(3, 3, 4) || groups.begins(3, 7) else {
        return brokenPhone(at: index)
      }
      let hasOne =
        token(index - 1).isDigits && token(index - 1).value == 1 && token(index - 1).count == 1
        || token(index - 1).isMark("-") && token(index - 2).value == 1 && token(index - 2).isDigits
      let first = !hasOne || token(index).gap == .line ? index : token(index - 1).isMark("-") ? index - 2 : index - 1
      let exchange = nextDigits(after: next)
      return addPhone(first, groups.sizes[1] == 7 ? exchange : nextDigits(after: exchange), .phoneShape, .proven)
    }
    internationalPhone(at: index)
  }

  /// "(555) 123-456", "(55) 123-4567", "(555) 123-45678": one digit too few or too many in a form that nothing else has.
  private func brokenPhone(at index: Int) {
    let groups = [index + 1, index + 3, index + 5]
    guard token(index + 2).isMark(")"), isJoined(index + 2), token(index + 4).isMark("-"), isJoined(index + 4),
      isJoined(index + 5), groups.allSatisfy({ token($0).isDigits }), token(index + 3).gap != .line,
      !isJoined(index + 6) || token(index + 6).kind == .mark
    else { return }
    let errors = zip(groups, [3, 3, 4]).reduce(0) { $0 + abs(token($1.0).count - $1.1) }
    guard errors == 1 else { return }
    addPhone(index, index + 5, .phoneShape, .fair)
  }

  /// "28.756.6213", "695.552.11174": the same where a telephone is announced.
  private func brokenDottedPhone(at index: Int) -> Bool {
    let groups = [index, index + 2, index + 4]
    guard [index + 1, index + 3].allSatisfy({ token($0).isMark(".") && isJoined($0) }),
      groups.allSatisfy({ token($0).isDigits }), groups.dropFirst().allSatisfy(isJoined), isRunEnd(index + 4)
    else { return false }
    guard zip(groups, [3, 3, 4]).reduce(0, { $0 + abs(token($1.0).count - $1.1) }) == 1 else { return false }
    addPhone(index, index + 4, .phoneShape, .fair)
    return true
  }

  private func internationalPhone(at plus: Int) {
    var last = plus + 1
    var total = token(last).count
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
      guard token(probe).isDigits, token(probe).gap != .line, token(probe).count + total <= 15,
        // "+17015550135 4pp".
        !isJoined(probe + 1) || !token(probe + 1).isWord || Self.extensions.contains(token(probe + 1).value)
      else { break }
      total += token(probe).count
      last = probe
      groupCount += 1
    }
    guard total >= 8,
      isRunEnd(last) || Self.extensions.contains(token(last + 1).value)
    else { return }
    addPhone(plus, last, .internationalPhone, .proven)
  }

  /// "011 44 20 7946 0958", "0034 912 345 678", "001 555 123 4567".
  private func internationalPrefix(at index: Int, _ groups: DigitGroups) -> Bool {
    let first = token(index)
    let isPrefix =
      first.count == 3 && first.value == 11 || first.count >= 3 && first.count <= 4 && startsWithZeros(index)
    guard isPrefix, groups.count > 2, (11...17).contains(groups.total) else { return false }
    addPhone(index, groups.last, .internationalPhone, .labelled)
    return true
  }

  private func startsWithZeros(_ index: Int) -> Bool {
    let start = Int(token(index).start)
    return bytes[start] == UInt8(ascii: "0") && bytes[start + 1] == UInt8(ascii: "0")
  }

  /// "555/123-4567", "555_123_4567", "555-123- 4567".
  private func loosePhone(at index: Int, isCalled: Bool) -> Bool {
    guard token(index).count == 3, Self.isPhoneJoint(token(index + 1)), isJoined(index + 1), token(index + 2).isDigits,
      token(index + 2).count == 3, Self.isPhoneJoint(token(index + 3)), isJoined(index + 3), token(index + 4).isDigits,
      token(index + 4).count == 4, token(index + 4).gap != .line, token(index + 2).gap != .line,
      isCalled || token(index + 3).isMark("-")
        || token(index + 1).value == token(index + 3).value && token(index).value >= 200
          && token(index + 2).value >= 200
    else { return false }
    addPhone(index, index + 4, .phoneShape, .good)
    return true
  }

  /// "417 - 555 - 0162", as people speak "417, 555, 0162".
  private func spacedPhone(at index: Int) -> Bool {
    let joint = token(index + 1)
    guard token(index).count == 3, token(index).value >= 200, token(index + 2).isDigits, token(index + 2).count == 3,
      token(index + 3).kind == .mark, token(index + 3).value == joint.value, token(index + 4).isDigits,
      token(index + 4).count == 4, token(index + 2).gap == .space, token(index + 4).gap == .space
    else { return false }
    // No count and no dose begins with a zero.
    let isSpoken =
      joint.isMark(",") && token(index + 2).value >= 200
      && (leads(index + 4, with: UInt8(ascii: "0")) || hasCue(.phoneCue, before: index, within: 5))
    guard isSpoken || joint.isMark("-") && joint.gap == .space && token(index + 3).gap == .space else { return false }
    addPhone(index, index + 4, .phoneShape, .good)
    return true
  }

  private static func isPhoneJoint(_ token: Token) -> Bool {
    token.isMark("-") || token.isMark("/") || token.isMark("_") || token.isMark(".")
  }

  /// "1-800-FLOWERS", "800-GO-FEDEX", "1-800-555-CARE": letters of the dial after a toll-free prefix.
  private func vanityPhone(at start: Int) -> Bool {
    let hasOne =
      token(start).value == 1 && token(start).count == 1 && token(start + 1).isMark("-") && isJoined(start + 2)
    let index = hasOne ? start + 2 : start
    guard token(index).count == 3, Self.isTollFree(token(index).value), token(index + 1).isMark("-"),
      isJoined(index + 2)
    else { return false }
    var place = index + 1
    var size = 0
    var letters = 0
    while size < 10, isJoined(place), place - index < 8 {
      let part = token(place)
      if part.isMark("-") {
        guard isJoined(place + 1), token(place + 1).kind != .mark else { break }
      } else if part.isWord, part.shape == .upper {
        letters += part.count
        size += part.count
      } else if part.isDigits {
        size += part.count
      } else {
        return false
      }
      place += 1
    }
    guard letters >= 2, (7...10).contains(size) else { return false }
    addPhone(start, place - 1, .phoneShape, .strong)
    return true
  }

  private static func isTollFree(_ value: UInt64) -> Bool {
    [800, 833, 844, 855, 866, 877, 888].contains(value)
  }

  /// "pager 12345", "beeper: 4521", "ext. 4521".
  private func shortPhone(at index: Int) -> Bool {
    // "pager 0417-6620", "ext. 4-7712".
    let hasJoint =
      token(index + 1).isMark("-") && isJoined(index + 1) && isJoined(index + 2)
      && (3...4).contains(token(index + 2).count)
      && token(index + 2).isDigits && token(index).count <= 4
    let last = hasJoint ? index + 2 : index
    guard (3...7).contains(token(index).count) || hasJoint, isRunEnd(last),
      !isQuantity(after: last), token(index).gap != .line
    else { return false }
    var cue = index - 1
    while cue > index - 4, token(cue).kind == .mark || Self.numbers.contains(token(cue).value) { cue -= 1 }
    let word = token(cue)
    // "| p. 70331" of a signature; "p. 2114" is a page.
    let isPager =
      Self.pagers.contains(word.value) && (token(index).count >= 4 || hasJoint)
      || Self.callbacks.contains(word.value) && (4...5).contains(token(index).count)
      || Self.calls.contains(word.value) && token(index).count == 5 && cue == index - 1
      || word.value == Word.p && (token(cue + 1).isMark(".") || word.shape == .lower) && token(index).count == 5
    guard word.isWord, isPager || Self.longExtensions.contains(word.value) else { return false }
    let isExtension = Self.longExtensions.contains(word.value)
    add(.phone, isExtension ? cue : index, last, .labelledPhone, .good)
    return true
  }

  /// "call Nuñez RN x30418", "charge Lottie x5-5174": an extension whose "x" stands here.
  func shortExtension(at index: Int) -> Bool {
    guard token(index).count == 1, token(index).value == Word.x, token(index).gap != .none,
      token(index + 1).isDigits,
      isJoined(index + 1), !token(index - 1).isDigits, !traits(index - 1).contains(.unit)
    else { return false }
    let isSplit =
      token(index + 1).count == 1 && token(index + 2).isMark("-") && isJoined(index + 3) && token(index + 3).count == 4
      && token(index + 3).isDigits
    let last = isSplit ? index + 3 : index + 1
    guard isSplit || (4...6).contains(token(index + 1).count) && token(index + 1).value % 100 != 0,
      !isQuantity(after: last),
      !isJoined(last + 1) || token(last + 1).kind == .mark && !isJoined(last + 2)
    else { return false }
    add(.phone, index, last, .labelledPhone, .fair)
    return true
  }

  /// "pharmacist Trang 5-0912", "call me at 5-0171": five digits of a house's own exchange.
  private func shortDial(at index: Int, isCalled: Bool) -> Bool {
    let number = token(index + 2)
    guard token(index).count == 1, token(index).value > 1, token(index + 1).isMark("-"), isJoined(index + 1),
      isJoined(index + 2), number.isDigits, number.count == 4, number.value % 100 != 0, token(index).gap != .none,
      !isJoined(index + 3) || token(index + 3).kind == .mark && !isJoined(index + 4), !isQuantity(after: index + 2)
    else { return false }
    let isPaged = (1...3).contains { Self.pagers.contains(token(index - $0).value) }
    let isRung = token(index - 1).isWord && Self.rings.contains(token(index - 1).value)
    guard isCalled || isPaged || isRung || isNameWord(index - 1) || traits(index - 1).contains(.credential) else {
      return false
    }
    add(.phone, index, index + 2, .labelledPhone, .fair)
    return true
  }

  private func addPhone(_ first: Int, _ last: Int, _ rule: Rule, _ confidence: Confidence) {
    var (first, end) = (first, last)
    // "9,1-918-555-0176": a line to the outside.
    if isJoined(first), token(first - 1).isMark(","), isJoined(first - 1), token(first - 2).isDigits,
      token(first - 2).count == 1
    {
      first -= 2
    }
    let mark = token(last + 1).isMark(",") || token(last + 1).isMark("/") ? last + 2 : last + 1
    let follower = token(mark)
    if Self.extensions.contains(follower.value), follower.isWord {
      let number = token(mark + 1).kind == .mark ? mark + 2 : mark + 1
      if token(number).isDigits, token(number).count <= 6 { end = number }
    } else if follower.isMark("#"), mark == last + 1, token(mark + 1).isDigits, token(mark + 1).count <= 6,
      isJoined(mark + 1)
    {
      end = mark + 1
    }
    add(phoneKind(before: first), first, end, rule, confidence)
  }

  func phoneKind(before index: Int) -> PHIKind {
    // "F: 555-123-4567" of a letterhead.
    if token(index - 1).isMark(":"), token(index - 2).count == 1, token(index - 2).value == Word.f { return .fax }
    for distance in 1...5 where traits(index - distance).contains(.phoneCue) {
      return Self.faxes.contains(token(index - distance).value) ? .fax : .phone
    }
    return .phone
  }

  private func leads(_ index: Int, with byte: UInt8) -> Bool { bytes[Int(token(index).start)] == byte }

  private static let extensions = WordHash.set("ext x extension extn opt option")
  private static let longExtensions = WordHash.set("ext extension extn")
  private static let pagers = WordHash.set("pager beeper pgr page pg vocera spectralink ascom voalte")
  private static let callbacks = WordHash.set("callback cb bleep")
  private static let calls = WordHash.set("call ph desk")
  private static let rings = WordHash.set("calling ring rang ringing desk station cart")
  private static let numbers = WordHash.set("number no is at")
  private static let faxes = WordHash.set("fax facsimile")
}
