/// Rooms whose number has a form of its own: a room and its bed ("312-2", "3104-B"), a floor and a room ("6-112"), a number
/// with a letter ("417B", "8B"), a wing and a room of its floor ("6N 614"). The place where it stands must be one for
/// rooms: before or behind a name, at the head of a line, after "on" or "who has" (45 CFR 164.514(b)(2)(i)(B)).
///
/// Misses: a number with one letter that neither a name nor such a word stands beside.
extension Scanner {
  private enum RoomForm { case bed, floor, letter, wing, wingAndRoom }

  /// Whether a room with a form of its own begins here; adds it.
  func roomByForm(at index: Int) -> Bool {
    guard isJoined(index + 1), token(index).count <= 4, token(index).value > 0,
      token(index).gap != .none || token(index - 1).kind == .mark && !token(index - 2).isDigits,
      let (form, last) = roomForm(at: index), !isQuantity(after: last),
      !isJoined(last + 1) || token(last + 1).kind == .mark && !isJoined(last + 2)
    else { return false }
    let before = token(index - 1)
    let isSpaced = token(index).gap == .space
    let isOfUnit = isSpaced && before.shape == .upper && Self.sureUnits.contains(before.value)
    let isLed = isOfUnit || isSpaced && before.shape == .lower && Self.leadingToForms.contains(before.value)
    let isItem =
      token(index).gap == .line || index == 0 || Self.itemMarks.contains(before)
    let isOfName = isPatient(endingAt: index - 1) || isPatient(afterDash(last + 1))
    let isRoom =
      switch form {
      case .bed: isLed || isItem || isOfName
      case .floor: isLed || isOfName && before.shape != .upper && isFollowedUp(last) || isPaged(index)
      case .letter: isLed || isOfName
      case .wing: isItem && isPatient(afterDash(last + 1)) || isLed && !isStaged(index)
      case .wingAndRoom: true
      }
    guard isRoom else { return false }
    let bed = token(last + 1)
    let hasBed = form == .wing && isLed && bed.isDigits && bed.gap == .space && bed.count <= 2 && isRunEnd(last + 1)
    add(.address, isOfUnit ? index - 1 : index, hasBed && !isQuantity(after: last + 1) ? last + 1 : last, .room, .weak)
    return true
  }

  /// "Room: CCL 2", "Cell: SHU B-109", "LOC: OPT-2": what a field for rooms holds, if it has a number.
  func roomOfField(at colon: Int) {
    guard isJoined(colon), Self.roomFields.contains(token(colon - 1).value), token(colon + 1).gap != .line else {
      return
    }
    var last = colon
    var hasNumber = false
    while last - colon < Self.fieldTokensMax {
      let next = token(last + 1)
      guard last == colon || next.gap == .none || next.gap == .space && !isAfterWideGap(last + 1) else { break }
      if next.isDigits {
        hasNumber = true
      } else if next.isWord {
        guard next.shape == .upper, next.count <= 6, !next.traits.contains(.unit) else { break }
      } else if !next.isMark("-") || !isJoined(last + 1) || !isJoined(last + 2) {
        break
      }
      last += 1
    }
    guard hasNumber, isRunEnd(last), !isQuantity(after: last), !token(last + 1).isMark("/") || !isJoined(last + 1),
      !token(last + 1).isMark(":")
    else { return }
    add(.address, colon + 1, last, .room, .weak)
  }

  private func roomForm(at index: Int) -> (form: RoomForm, last: Int)? {
    let number = token(index)
    let next = token(index + 1)
    if next.isInitial {
      if number.count > 2 { return Self.doors.contains(next.value) ? (.letter, index + 1) : nil }
      guard Self.wings.contains(next.value) else { return nil }
      return isFloor(index, ofRoom: index + 2) ? (.wingAndRoom, index + 2) : (.wing, index + 1)
    }
    let second = token(index + 2)
    guard next.isMark("-"), isJoined(index + 2), !isYear(index) else { return nil }
    if number.count > 2 {
      let isBed = second.isDigits ? second.count == 1 && (1...6).contains(second.value) : second.isInitial
      return isBed ? (.bed, index + 2) : nil
    }
    let isFloor = second.isDigits && second.count == 3 && (number.value * 100 > second.value || second.value < 600)
    return isFloor ? (.floor, index + 2) : nil
  }

  /// "6N 614", "11W 1120": the room's number begins with that of its floor.
  private func isFloor(_ index: Int, ofRoom room: Int) -> Bool {
    let number = token(room)
    return number.isDigits && number.gap == .space && number.count == token(index).count + 2
      && number.value / 100 == token(index).value
  }

  /// Whether a word is, or stands in the place of, a patient's name.
  private func isPatient(_ index: Int) -> Bool {
    let word = token(index)
    return word.isCapitalised && word.gap != .none && word.count > (word.shape == .upper ? 3 : 1) && isRunEnd(index)
      && (isStranger(index) || !word.traits.isDisjoint(with: [.given, .family, .title]))
      && word.traits.isDisjoint(with: [.eponym, .thing, .unit, .street])
  }

  /// "MUSGROVE, T.", "Abebe,".
  func isPatient(endingAt last: Int) -> Bool {
    guard token(last).isMark(".") || token(last).isMark(",") else { return isPatient(last) }
    return token(last - 1).isInitial && token(last - 2).isMark(",") || isPatient(last - 1)
  }

  /// The token behind a dash that stands between spaces.
  private func afterDash(_ index: Int) -> Int {
    token(index).isMark("-") && token(index).gap == .space && token(index + 1).gap == .space ? index + 1 : index
  }

  /// "Lindgren 9-112 → echo", "to 5-117.": nothing behind makes it a measurement.
  private func isFollowedUp(_ last: Int) -> Bool {
    token(last + 1).gap == .line || token(last + 1).kind == .mark
  }

  /// "MARCHETTI 10-318 FELL": a page in capitals, with the family name before and what happened behind.
  private func isPaged(_ index: Int) -> Bool {
    let (name, next) = (token(index - 1), token(index + 3))
    return name.shape == .upper && name.count > 4 && isPatient(index - 1) && next.shape == .upper && next.count > 3
      && next.gap == .space
  }

  /// "progressed from 3A to 3B", "CKD on 3B": how far a disease has gone.
  private func isStaged(_ index: Int) -> Bool {
    (1...Self.stageReach).contains { Self.stages.contains(token(index - $0).value) }
      || Self.dimensions.contains(token(index + 2).value)
  }

  private static let fieldTokensMax = 6
  private static let roomFields = WordHash.set("loc unit ward bed room rm cell housing floor")
  private static let stageReach = 5
  private static let doors = WordHash.set("a b c d e f n w")
  private static let wings = WordHash.set("a b c e n s w")
  private static let leadingToForms = WordHash.set("in on to from fr into has for of off")
  private static let itemMarks = ByteSet(":,/|(*;>@")
  private static let stages = WordHash.set(
    "stage staged ckd grade class type fibrosis progressed downstaged upstaged gleason tumor tumour category figo")
  private static let dimensions = WordHash.set("echo imaging mode")
}
