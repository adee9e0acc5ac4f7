/// Where in a building or on the earth somebody is: rooms, beds, wards, nursing units, coordinates, census tracts (45 CFR
/// 164.514(b)(2)(i)(B): any subdivision smaller than a state).
extension Scanner {
  /// "room 412B", "Rm 4-112", "bed 12A", "ward 7B", "Apt 4B": the place alone, its word stays.
  func room(at index: Int) {
    let cue = token(index)
    var next = index + 1
    var isAnnounced = false
    while next - index <= 3,
      token(next).isMark(":") || token(next).isMark("#") || token(next).isMark(".")
        || Self.numberWords.contains(token(next).value)
    {
      isAnnounced = isAnnounced || !token(next).isMark(".")
      next += 1
    }
    guard token(next).gap == .space || isAnnounced && token(next).gap != .line,
      token(next).isDigits || token(next).shape == .upper
    else {
      return
    }
    if Self.letterRooms.contains(cue.value), token(next).isWord, token(next).count == 1, cue.isCapitalised,
      token(next).shape == .upper,
      !isJoined(next + 1)
    {
      return add(.address, index, next, .room, 0.55)
    }
    let run = run(at: next)
    guard run.digitCount >= 1, run.digitCount <= 6, run.letterCount <= 4, !run.hasLower || run.letterCount <= 1,
      !isQuantity(after: run.last)
    else { return }
    guard !token(run.last + 1).isMark("/"), token(run.last).count <= 6 else { return }
    if Self.sure.contains(cue.value) {
      if !isAnnounced, !cue.isCapitalised, Self.plain.contains(cue.value), token(next).isDigits, run.last == next,
        run.digitCount < 2, !Self.leadingWords.contains(token(index - 1).value)
      {
        return
      }
      let isDwelling = Self.dwellings.contains(cue.value)
      return add(.address, isDwelling ? index : next, run.last, .room, 0.7)
    }
    // "bed 2 pillows", "unit 2 RBC".
    let isBed =
      cue.value == Self.bed && (Self.leadingWords.contains(token(index - 1).value) || isBesideDirection(index))
    if Self.lettered.contains(cue.value), run.letterCount == 0 || run.digitCount == 0 { return }
    let isNamed = isAnnounced || run.letterCount > 0 || cue.shape != .lower || isBed || isBesideRoom(index)
    guard isNamed, traits(run.last + 1).isDisjoint(with: .unit) else { return }
    add(.address, next, run.last, .room, 0.6)
  }

  private func isBesideRoom(_ index: Int) -> Bool {
    (1...5).contains { traits(index - $0).contains(.roomCue) || Self.wards.contains(token(index - $0).value) }
  }

  /// "4 North bed 12", "Tele 2 bed 31".
  private func isBesideDirection(_ index: Int) -> Bool {
    traits(index - 1).contains(.direction) || token(index - 1).isDigits && token(index - 2).isCapitalised
  }

  /// "2 south 14b": the room behind a unit.
  func roomBehindUnit(at room: Int) {
    guard token(room).isDigits, token(room).count <= 3, token(room).gap == .space, !isQuantity(after: room) else {
      return
    }
    add(.address, room, isJoined(room + 1) && token(room + 1).count == 1 ? room + 1 : room, .room, 0.6)
  }

  /// "42.3601, -71.0589": a latitude and a longitude to ten metres or better.
  func coordinates(at index: Int) -> Bool {
    guard token(index).count <= 3, let latitude = decimalEnd(index, 90) else { return false }
    var next = latitude + 1
    var marks = 0
    while marks < 3, token(next).kind == .mark, !token(next).isMark("(") || token(next).isMark("-") {
      next += 1
      marks += 1
    }
    guard token(next).isDigits, token(next).gap != .line, let longitude = decimalEnd(next, 180),
      token(latitude + 1).isMark(",") || token(latitude + 1).isMark("-") || token(latitude + 1).isMark("/")
        || token(latitude + 1).isDigits
    else { return labelledCoordinate(index, latitude) }
    let first = token(index - 1).isMark("-") && isJoined(index) ? index - 1 : index
    add(.address, first, longitude, .room, 0.8)
    return true
  }

  /// "lat 42.36012", "longitude: -71.05891".
  private func labelledCoordinate(_ index: Int, _ last: Int) -> Bool {
    guard (1...5).contains(where: { Self.coordinates.contains(token(index - $0).value) }) else { return false }
    add(.address, token(index - 1).isMark("-") && isJoined(index) ? index - 1 : index, last, .room, 0.75)
    return true
  }

  private func decimalEnd(_ index: Int, _ limit: UInt64) -> Int? {
    guard token(index).value <= limit, token(index + 1).isMark("."), isJoined(index + 1), token(index + 2).isDigits,
      isJoined(index + 2),
      token(index + 2).count >= 4, token(index + 2).count <= 15, !isJoined(index + 3) || !token(index + 3).isMark(".")
    else { return nil }
    return index + 2
  }

  static let roomWords =
    "room rm bed ward apt apartment suite ste cubicle tract precinct bedspace pod isolette bay cell bunk unit"
  private static let bed = WordHash.word("bed".utf8)
  /// Before a room's number of one digit, and before a bed's.
  private static let leadingWords = WordHash.set(
    """
    in into to from exam trauma treatment procedure delivery operating or isolation hall hallway empty ed er icu micu sicu
    nicu picu ccu pacu tele telemetry stepdown obs at
    """)
  /// Said of other things, too: only with a letter and a digit.
  private static let lettered = WordHash.set("pod isolette bay cell bunk unit")
  private static let sure = WordHash.set("room rm ward apt apartment suite ste cubicle tract precinct bedspace")
  /// Also said of other things than rooms on a floor.
  private static let plain = WordHash.set("room ward suite")
  private static let dwellings = WordHash.set("apt apartment suite ste")
  private static let letterRooms = WordHash.set("apt apartment suite ward")
  private static let wards = WordHash.set("icu micu sicu nicu picu ccu ed er unit floor telemetry pacu")
  private static let numberWords = WordHash.set("number no num")
  private static let coordinates = WordHash.set("lat latitude lon long longitude lng gps")
}
