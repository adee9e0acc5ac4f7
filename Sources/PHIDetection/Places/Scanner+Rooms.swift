/// Where in a building or on the earth somebody is: rooms, beds, wards, nursing units, coordinates, census tracts (45 CFR
/// 164.514(b)(2)(i)(B): any subdivision smaller than a state).
extension Scanner {
  /// "room 412B", "Rm 4-112", "bed 12A", "ward 7B", "Apt 4B", "ED bed 12". Behind a colon the number alone: there its word
  /// is the label of a form. A unit's word stays, too: blood comes in units.
  func room(at index: Int) {
    let cue = token(index)
    let (next, isAnnounced) = roomNumber(after: index)
    // "Rm Dogwood", "hospice room Sage".
    if Self.named.contains(cue.value), token(next).shape == .capital, token(next).traits.contains(.landmark) {
      return add(.address, index, next, .room, .faint)
    }
    guard token(next).gap == .space || isAnnounced && token(next).gap != .line,
      token(next).isDigits || token(next).shape == .upper
    else { return }
    if token(next).isInitial, isRunEnd(next),
      Self.letterRooms.contains(cue.value) || Self.beds.contains(cue.value) && isBesideRoom(index)
    {
      return add(.address, roomStart(index), next, .room, .faint)
    }
    let run = run(at: next)
    guard (1...6).contains(run.digitCount), run.letterCount <= 4, !run.hasLower || run.letterCount <= 1,
      !isQuantity(after: run.last), !(token(run.last + 1).isMark("/") && isJoined(run.last + 1)),
      token(run.last).count <= 6
    else { return }
    let first = token(next - 1).isMark(":") || cue.value == Self.unit ? next : roomStart(index)
    if Self.sure.contains(cue.value) {
      if isAnnounced || !isCounted(index, run, from: next) { add(.address, first, run.last, .room, .fair) }
    } else if isRoomAndNoCount(index, run, from: next, isAnnounced) {
      add(.address, first, run.last, .room, .weak)
    }
  }

  /// Where the number stands that a room's word announces, and whether more than a space leads to it: "room no. 4",
  /// "bed: 12", "ROOM AT DISCHARGE: 5-214".
  private func roomNumber(after index: Int) -> (place: Int, isAnnounced: Bool) {
    var next = index + 1
    var isAnnounced = false
    while next - index <= 3,
      token(next).isMark(":") || token(next).isMark("#") || token(next).isMark(".")
        || Self.numberWords.contains(token(next).value)
    {
      isAnnounced = isAnnounced || !token(next).isMark(".")
      next += 1
    }
    if token(next).isWord, token(next + 1).isWord, token(next + 2).isMark(":"), token(next).gap == .space {
      return (next + 3, true)
    }
    return (next, isAnnounced)
  }

  /// "went to ward 2", "the suite 4": a word that is also said of other things, with one digit.
  private func isCounted(_ index: Int, _ run: Run, from next: Int) -> Bool {
    !token(index).isCapitalised && Self.plain.contains(token(index).value) && token(next).isDigits && run.last == next
      && run.digitCount < 2 && !Self.leadingWords.contains(token(index - 1).value)
      && !(token(index - 1).isMark(",") && token(index - 2).isCapitalised)
  }

  /// No "bed 2 pillows", "unit 2 RBC", "cell 4".
  private func isRoomAndNoCount(_ index: Int, _ run: Run, from next: Int, _ isAnnounced: Bool) -> Bool {
    let cue = token(index)
    let isNumberedBay =
      cue.shape == .capital && Self.numbered.contains(cue.value) && run.last == next && run.digitCount <= 2
    if Self.lettered.contains(cue.value), run.letterCount == 0 || run.digitCount == 0, !isNumberedBay { return false }
    let isBed =
      Self.beds.contains(cue.value)
      && (Self.leadingWords.contains(token(index - 1).value) || isBesideDirection(index) || isBedAlone(index, run.last))
    return (isAnnounced || run.letterCount > 0 || cue.shape != .lower || isBed || isBesideRoom(index))
      && traits(run.last + 1).isDisjoint(with: .unit)
  }

  /// "ED bed 12", "MICU rm 4", "hallway bed 6": the unit before belongs to it.
  private func roomStart(_ index: Int) -> Int {
    let before = token(index - 1)
    let isUnit = before.shape == .upper && Self.wards.contains(before.value)
    return token(index).gap == .space && (isUnit || Self.halls.contains(before.value)) ? index - 1 : index
  }

  /// "bed 14?", "bed 2 - Mr. Lee", "bed 3 wants": nothing behind the number counts.
  private func isBedAlone(_ index: Int, _ last: Int) -> Bool {
    guard token(last).count <= 3, token(index).gap == .line || !token(index - 1).isDigits,
      !Self.notOfBeds.contains(token(index - 1).value)
    else {
      return false
    }
    let next = token(last + 1)
    if next.gap == .line || last + 1 >= tokens.count { return true }
    if next.kind == .mark { return next.gap != .none || Self.endMarks.contains(next.value) }
    guard next.isWord, next.gap == .space else { return false }
    if next.isCapitalised || !next.traits.isDisjoint(with: [.idCue, .weakIDCue]) || Self.afterRooms.contains(next.value)
    {
      return true
    }
    let capitalised = lexicon.capitalisedTraits(of: next.value)
    return !capitalised.isDisjoint(with: [.given, .family]) && !capitalised.contains(.ordinary)
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
    add(.address, room, isJoined(room + 1) && token(room + 1).count == 1 ? room + 1 : room, .room, .weak)
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
    add(.address, first, longitude, .room, .strong)
    return true
  }

  /// "lat 42.36012", "longitude: -71.05891".
  private func labelledCoordinate(_ index: Int, _ last: Int) -> Bool {
    guard (1...5).contains(where: { Self.coordinates.contains(token(index - $0).value) }) else { return false }
    add(.address, token(index - 1).isMark("-") && isJoined(index) ? index - 1 : index, last, .room, .good)
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
    "room rm bed bd ward apt apartment suite ste cubicle tract precinct bedspace pod isolette bay cell bunk unit"
  private static let unit = WordHash.word("unit".utf8)
  private static let beds = WordHash.set("bed bd")
  /// "Head of bed 30", "HOB/bed 45".
  private static let notOfBeds = WordHash.set("of hob hospital")
  private static let endMarks: [UInt64] = ".,;:?!)]".utf8.map { UInt64($0) }
  private static let afterRooms = WordHash.set(
    """
    is has wants needs was says asking asks and still got for with w empty open clean dirty ready available moved
    going tonight please pls now just keeps refused refuses still here called
    """)
  /// Before a room's number of one digit, and before a bed's.
  private static let leadingWords = WordHash.set(
    """
    in into to from exam trauma treatment procedure delivery operating or isolation hall hallway empty ed er icu micu sicu
    nicu picu ccu pacu tele telemetry stepdown obs at fluoro angio endo endoscopy birthing cath
    """)
  /// Said of other things, too: only with a letter and a digit.
  private static let lettered = WordHash.set("pod isolette bay cell bunk unit")
  private static let sure = WordHash.set("room rm ward apt apartment suite ste cubicle tract precinct bedspace")
  /// Also said of other things than rooms on a floor.
  private static let plain = WordHash.set("room ward suite")
  private static let letterRooms = WordHash.set("apt apartment suite ward pod bay")
  /// Numbered without a letter where they are capitalised: "now Bay 3".
  private static let numbered = WordHash.set("pod isolette bay bunk")
  private static let named = WordHash.set("room rm cabin")
  private static let wards = WordHash.set(
    "icu micu sicu cvicu nsicu ticu nicu picu ccu pcu imc imcu ed er unit floor telemetry pacu tele snf obs")
  private static let halls = WordHash.set("hallway hall")
  private static let numberWords = WordHash.set("number no num")
  private static let coordinates = WordHash.set("lat latitude lon long longitude lng gps")
}
