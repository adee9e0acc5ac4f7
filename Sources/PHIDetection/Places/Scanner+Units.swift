/// Units of a hospital and crews with a number: "4 East", "2 south", "Tele 2", "Tower 6", "Medic 7", "Pod C", "Birchmere 5,
/// room 5022".
///
/// A sort of unit alone (ICU, ED) is left alone.
extension Scanner {
  /// Whether a unit that begins with a number, or whose name ends before one, stands here; adds it.
  func nursingUnit(at index: Int) -> Bool {
    let number = token(index)
    guard number.count <= 2, number.value > 0, number.gap != .none || token(index - 1).kind == .mark else {
      return false
    }
    if number.gap == .space, token(index - 1).isCapitalised, namedFloor(at: index) { return true }
    if token(index + 1).isMark("-"), wingWithHyphen(at: index) { return true }
    let next = token(index + 1)
    guard next.isWord, next.gap == .space, next.count >= 4 else { return false }
    if next.traits.contains(.direction) {
      guard next.shape == .capital ? isCapitalUnit(index) : isInSentence(index) || traits(index + 2).contains(.roomCue)
      else {
        return false
      }
      let isNamed = number.gap == .space && part(at: index - 1).isNamed && token(index - 1).shape == .capital
      add(.address, isNamed ? index - 1 : index, index + 1, .room, .weak)
      roomBehindUnit(at: index + 2)
      return true
    }
    // "5 Tower West", "3 Pavilion B".
    if next.isCapitalised, next.traits.contains(.feature), token(index + 2).gap == .space,
      traits(index + 2).contains(.direction) && token(index + 2).count > 3 || token(index + 2).isInitial
        || token(index + 2).isDigits && token(index + 2).count == 4,
      token(index + 2).isCapitalised || token(index + 2).isDigits
    {
      add(.address, index, index + 2, .room, .weak)
      return true
    }
    // "4 Kestrel (neuro stepdown)".
    guard next.shape == .capital else { return false }
    let after = token(index + 2)
    let isUnit =
      next.traits.contains(.landmark) && after.isMark("(")
      || part(at: index + 1).isNamed && after.gap == .space && Self.beds.contains(after.value)
    guard isUnit else { return false }
    add(.address, index, index + 1, .room, .weak)
    return true
  }

  private func isCapitalUnit(_ index: Int) -> Bool {
    (!token(index + 2).isCapitalised || token(index + 2).gap == .line) && token(index + 2).value != Word.of
  }

  /// "the pt in 2 south", "Deb: 3 west has it", "TO 4 EAST".
  private func isInSentence(_ index: Int) -> Bool {
    let before = token(index - 1)
    guard before.isMark(":") || before.isMark("(") || before.isMark("@") || Self.leading.contains(before.value) else {
      return false
    }
    let after = token(index + 2)
    return after.value != Word.of && !Self.compass.contains(after.value) && traits(index + 2).isDisjoint(with: .street)
  }

  /// "floor: Hadley 5", "by Elm 4 Oncology", "from Birchmere 5, room 5022", "up to Weyland Tower 6 rm 6118", "flown Life
  /// Ring 2 to".
  private func namedFloor(at index: Int) -> Bool {
    var first = index
    var isNamed = false
    while index - first < 2, token(first).gap == .space, token(first - 1).shape == .capital {
      let part = part(at: first - 1)
      if part == .none { break }
      isNamed = isNamed || part.isNamed
      first -= 1
    }
    guard first < index, !isQuantity(after: index), traits(index + 1).isDisjoint(with: .unit) else { return false }
    if traits(first).contains(.landmark), traits(index + 1).contains(.specialty), token(index + 1).shape == .capital {
      add(.address, first, index + 1, .room, .upheld)
      return true
    }
    let before = token(first - 1)
    if Self.carriers.contains(before.value), isNamed || before.value == Self.flown, !token(index + 1).isMark("/") {
      add(.address, first, index, .room, .upheld)
      return true
    }
    if isWardOfName(first, index) {
      add(.address, first, index, .room, .weak)
      return true
    }
    if isNamed, before.isMark(":"), !traits(index + 1).contains(.direction),
      Self.floorLabels.contains(token(first - 2).value)
    {
      add(.address, first, index, .room, .upheld)
      return true
    }
    let next = token(index + 1).isMark(",") ? index + 2 : index + 1
    guard isNamed, before.shape == .lower, Self.leading.contains(before.value), traits(next).contains(.roomCue),
      token(next).gap != .line
    else { return false }
    add(.address, first, index, .room, .upheld)
    return true
  }

  /// "the team on Larkin 3", "float to Birch 2": behind a word of place, one listed name and a floor.
  private func isWardOfName(_ first: Int, _ index: Int) -> Bool {
    let before = token(first - 1)
    guard before.shape == .lower, Self.wardWords.contains(before.value), token(index).value < 20, first == index - 1,
      !traits(first).isDisjoint(with: [.family, .given, .city, .landmark]),
      traits(first).isDisjoint(with: [.eponym, .thing, .ordinary, .doubtful, .month, .title]), !isCounted(after: index)
    else { return false }
    let next = token(index + 1)
    return next.gap == .line || next.kind == .mark && isRunEnd(index) || next.shape == .lower && next.gap == .space
  }

  /// Whether a unit that a number follows begins here; adds it.
  func numberedUnit(at index: Int) -> Bool {
    let cue = token(index)
    // "POD 2" is a day after an operation.
    guard cue.isCapitalised, cue.count > 3 || cue.shape == .capital, token(index + 1).gap == .space,
      !isContinuation(index)
    else { return false }
    let number = token(index + 1)
    let isNumber = number.isDigits && number.count <= 3 && number.value > 0 && !isQuantity(after: index + 1)
    guard
      isNumber && !token(index + 2).isMark("/")
        || number.isInitial && (!isJoined(index + 2) || token(index + 2).isMark("-"))
    else { return false }
    if isNumber, traits(index + 2).contains(.unit), token(index + 2).gap != .line { return false }
    var last = index + 1
    if token(last + 1).isMark("-"), isJoined(last + 1), token(last + 2).isDigits, isJoined(last + 2) { last += 2 }
    last = floorEnd(last)
    let isNamed = cue.traits.contains(.feature) && cue.gap == .space && part(at: index - 1).isNamed
    add(.address, isNamed ? index - 1 : index, last, .room, .weak)
    return true
  }

  /// "5-East 17", "6-SOUTH 6117".
  private func wingWithHyphen(at index: Int) -> Bool {
    let wing = token(index + 2)
    guard isJoined(index + 1), isJoined(index + 2), wing.traits.contains(.direction), wing.isCapitalised, wing.count > 3
    else { return false }
    let room = token(index + 3)
    let hasRoom = room.isDigits && room.gap == .space && room.count <= 4 && !isQuantity(after: index + 3)
    add(.address, index, hasRoom ? index + 3 : index + 2, .room, .weak)
    return true
  }

  /// "Tower C 9th floor", "Tower 2, 4th fl".
  private func floorEnd(_ last: Int) -> Int {
    let number = token(last + 1).isMark(",") ? last + 2 : last + 1
    guard token(number).isDigits, token(number).gap == .space, token(number).count <= 2, isOrdinal(token(number + 1)),
      Self.floors.contains(token(number + 2).value)
    else { return last }
    return number + 2
  }

  private static let floorLabels = WordHash.set("floor unit ward loc location dest destination")
  private static let floors = WordHash.set("floor fl flr level")
  private static let flown = WordHash.word("flown".utf8)
  private static let leading = WordHash.set("in on to from at unit floor")
  private static let wardWords = WordHash.set("on to from at in")
  private static let compass = WordHash.set("coast side bound wall")
  private static let carriers = WordHash.set("flown by via aboard")
  private static let beds = WordHash.set("bed room rm unit nurse rn charge")
}
