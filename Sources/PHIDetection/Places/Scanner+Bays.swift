/// Rooms by the unit or the sort of bay before their number: "MICU-18", "OR 4", "triage 3", "ED hall 7", "chair 11",
/// "Medsurg 3B"; and "4W-12", floor, wing and room in one (45 CFR 164.514(b)(2)(i)(B)).
///
/// Misses: a number of one or two digits that nothing announces.
extension Scanner {
  /// Whether a room of this sort ends with, or begins with, the number here; adds it.
  func bay(at index: Int) -> Bool {
    if isJoined(index), token(index - 1).isMark("-") || token(index - 1).isWord { return bayInOneWord(index) }
    if roomOfUnit(at: index) || roomByForm(at: index) { return true }
    let cue = token(index - 1)
    guard token(index).gap == .space, token(index).count <= 3, token(index).value > 0, cue.isWord, cue.count < 11 else {
      return false
    }
    if cue.shape == .upper, isNamedUnit(cue) { return numberedRoom(cue: index - 1, index, isUnit: true) }
    if cue.value == Word.d, token(index - 2).isMark("&"), token(index - 3).isInitial, isJoined(index - 1) {
      add(.address, index - 3, index, .room, .weak)
      return true
    }
    if Self.imagers.contains(cue.value), cue.isCapitalised {
      guard Self.leading.contains(token(index - 2).value) || token(index - 2).isMark(">") else { return false }
      return numberedRoom(cue: index - 1, index, isUnit: false)
    }
    if Self.bays.contains(cue.value) { return numberedRoom(cue: index - 1, index, isUnit: false) }
    return cue.isCapitalised && Self.services.contains(cue.value) && floorOfService(index)
  }

  /// "MICU-18", "CCU-4", "LDR2", at the head of a line "OR3 0730".
  private func bayInOneWord(_ index: Int) -> Bool {
    let cue = token(index - 1).isMark("-") && isJoined(index - 1) ? index - 2 : index - 1
    let unit = token(cue)
    guard unit.shape == .upper, unit.gap != .none || token(cue - 1).kind == .mark, token(index).count <= 3,
      Self.sureUnits.contains(unit.value) || unit.value == Self.emergency && token(index).value < Self.bayMax
        || unit.value == Word.or && cue == index - 1
          && (unit.gap == .line || Self.leading.contains(token(cue - 1).value)),
      isRunEnd(index)
    else { return false }
    add(.address, cue, index, .room, .contested)
    return true
  }

  private func numberedRoom(cue: Int, _ index: Int, isUnit: Bool) -> Bool {
    let hasLetter = isJoined(index + 1) && token(index + 1).isInitial && !isJoined(index + 2)
    let last = hasLetter ? index + 1 : index
    guard !isQuantity(after: last), !isYear(index), isRunEnd(last),
      !isCounted(after: last), !(token(last + 1).isMark("-") && isJoined(last + 1)),
      !(Self.rotations.contains(token(cue).value) && token(index).value > Self.bayMax)
    else { return false }
    let before = token(cue - 1)
    let isLed =
      token(cue).gap == .line
      || before.kind == .mark && !(before.isMark("-") && isJoined(cue)) && !before.isMark("/")
      || Self.leading.contains(before.value) || before.shape == .upper && isNamedUnit(before)
      || isUnit && isPatient(endingAt: cue - 1)
    let isSure =
      isUnit
      ? Self.sureUnits.contains(token(cue).value) || token(cue).value == Word.or && isHeadOfEntry(last)
      : Self.sureBays.contains(token(cue).value)
    let isStation = token(cue).shape == .capital && Self.stations.contains(token(cue).value)
    guard isSure || isLed || isStation else { return false }
    let hasUnit = !isUnit && token(cue).gap == .space && before.shape == .upper && isNamedUnit(before)
    add(.address, hasUnit ? cue - 1 : cue, last, .room, .weak)
    return true
  }

  /// "ICU", "ED".
  private func isNamedUnit(_ word: Token) -> Bool {
    Self.sureUnits.contains(word.value) || Self.units.contains(word.value)
  }

  /// "OR 6: truong is", "OR 4 / 1015", "OR 11 (Villarreal", "lap chole OR 4" at the end of its line.
  private func isHeadOfEntry(_ last: Int) -> Bool {
    let next = token(last + 1)
    if next.gap == .line { return token(last).count <= 2 }
    return next.isMark(":") && isJoined(last + 1) || next.gap == .space && next.isMark("/")
      || next.isMark("(") && isNameWord(last + 2)
  }

  /// "chair 2x", "ICU 3 (95% CI)", "OR 2, 95%", "triage 5/10", "PACU 20 min".
  func isCounted(after last: Int) -> Bool {
    let next = token(last + 1)
    if next.isMark("/") && isJoined(last + 1) || next.isMark("%") || next.isMark("+") || next.isMark("*") {
      return true
    }
    if next.isMark("-") || next.isMark(":"), isJoined(last + 2), token(last + 2).isDigits { return true }
    if next.isMark("(") || next.isMark(","), token(last + 2).isDigits { return true }
    if next.value == Word.to { return token(last + 2).isDigits }
    return next.isWord && next.gap != .line && Self.counted.contains(next.value)
  }

  /// "Medsurg 3B", "Cardiac Stepdown 7E", "Neuro 8 South".
  private func floorOfService(_ index: Int) -> Bool {
    let next = token(index + 1)
    let hasLetter = isJoined(index + 1) && next.isInitial && !isJoined(index + 2)
    let hasDirection = next.gap == .space && next.traits.contains(.direction) && next.isCapitalised && next.count > 3
    guard hasLetter || hasDirection, token(index).count <= 2 else { return false }
    var first = index - 1
    if token(first).gap == .space, token(first - 1).isCapitalised, Self.services.contains(token(first - 1).value) {
      first -= 1
    }
    add(.address, first, index + 1, .room, .weak)
    return true
  }

  /// "4W-12", "6E-01 Bjorkquist", "4S-8B": floor, wing and room in one.
  private func roomOfUnit(at index: Int) -> Bool {
    guard token(index).count <= 2, isJoined(index + 1), token(index + 1).isInitial, token(index + 2).isMark("-"),
      isJoined(index + 2), isJoined(index + 3), token(index + 3).isDigits, token(index + 3).count <= 3,
      token(index + 3).count > 1 || isJoined(index + 4) && token(index + 4).isInitial
    else { return false }
    guard let last = roomNumberEnd(index + 3) else { return false }
    let isNamed =
      token(index).gap == .space && token(index - 1).isCapitalised && Self.services.contains(token(index - 1).value)
    add(.address, isNamed ? index - 1 : index, last, .room, .weak)
    return true
  }

  /// "W5-28B", "E-604", "T-407", behind a name or "in" "E512": a wing's letter and a room, whose letter stands here.
  func roomOfWing(at index: Int) {
    guard token(index).isInitial, token(index).gap != .none || token(index - 1).kind == .mark else { return }
    if token(index + 1).isDigits, token(index + 1).count == 3, isRunEnd(index + 1), !isQuantity(after: index + 1),
      token(index).gap == .space,
      Self.inside.contains(token(index - 1).value) && token(index - 1).shape == .lower || isPatient(endingAt: index - 1)
    {
      return add(.address, index, index + 1, .room, .weak)
    }
    var dash = index + 1
    if token(dash).isDigits, isJoined(dash), token(dash).count == 1 { dash += 1 }
    guard token(dash).isMark("-"), isJoined(dash), isJoined(dash + 1), token(dash + 1).isDigits,
      token(dash + 1).count == (dash > index + 1 ? 2 : 3), let last = roomNumberEnd(dash + 1)
    else { return }
    let isLed = Self.inside.contains(token(index - 1).value) && token(index - 1).shape == .lower
    let isWing = Word.compass.contains(token(index).value)
    guard isLed || isWing && (dash > index + 1 || token(index - 1).isMark(")") || isNameWord(index - 1)) else { return }
    add(.address, index, last, .room, .weak)
  }

  private func roomNumberEnd(_ number: Int) -> Int? {
    let last = isJoined(number + 1) && token(number + 1).isInitial ? number + 1 : number
    return !isJoined(last + 1) || token(last + 1).kind == .mark && !token(last + 1).isMark("-") ? last : nil
  }

  /// Units of a hospital; the first are nothing else.
  static let sureUnits = WordHash.set(
    "micu sicu cvicu ctvicu cticu nsicu ticu picu nicu icu ccu cvu pcu imcu pacu ldr ldrp hdu itu nticu nccu mpcu"
  )
  private static let units = WordHash.set("imc or ed er obs tele ir")
  private static let emergency = WordHash.word("ed".utf8)
  /// Also how far a joint turns, outwards and inwards, in degrees.
  private static let rotations = WordHash.set("er ir")
  private static let bayMax = 39
  /// Machines that are also examinations: rooms where somebody is brought to.
  private static let imagers = WordHash.set("ct mri cath")
  private static let sureBays = WordHash.set("hallway resus gurney isolette booth ctrm courtroom")
  private static let bays = WordHash.set(
    """
    hall hallway triage trauma exam recovery resus chair station bay gurney recliner cubby preop postop endo postpartum antepartum
    locker op obs isolette booth ctrm courtroom theatre cabin dorm trailer
    """)
  private static let services = WordHash.set(
    """
    medsurg stepdown neuro peds cardiac surgical ortho oncology onc telemetry pediatrics maternity rehab psych med
    surg
    """
  )
  private static let stations = WordHash.set("station chair")
  private static let leading = WordHash.set(
    "in into to from at via @ is for room bed rm exam of dialysis infusion still")
  private static let inside = WordHash.set("in to from into")
  private static let counted = WordHash.set(
    """
    times x day days d hour hours hr hrs h min mins minutes week weeks wks month months year years night nights visit
    visits admission admissions pt pts patients patient beds bed level levels people staff nurses rns or
    and more per criteria protocol score acuity category cat cases case vs versus transfers stays
    """)
}
