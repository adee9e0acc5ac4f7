/// Names that a role, a relative in front of brackets or a row of a list announces: "RN Tamsin", "your aide: Precious",
/// "the son (Will)", "Mbeki-Torrance, L | 66".
///
/// Misses: an everyday word as a name behind a role without a colon, and roles that `roles` does not hold.
extension Scanner {
  /// Letters that a word in capitals needs when no list holds it: shorter ones are abbreviations.
  private static let capitalsMin = 6
  private static let fieldCapitalsMin = 5
  /// Tokens of a bed's name before whoever lies in it: "4E 4E-18A |".
  private static let bedTokensMax = 8
  /// Tokens of a line's number, time or date: "10/14/24".
  private static let rowHeadTokensMax = 5

  /// "RN Tamsin", "ATT VENKATARAMAN", "Your nurse: Joy   Your aide: Precious".
  func roleName(at index: Int) -> Bool {
    guard token(index).gap != .line, token(index).count > 1, index > nameEndToken else { return false }
    if token(index - 1).isMark("("), traits(index - 2).contains(.relation) { return nameInBrackets(at: index) }
    if token(index - 1).isMark("\""), nicknameInQuotes(at: index) { return true }
    let hasColon = token(index - 1).isMark(":")
    let cue = token(hasColon ? index - 2 : index - 1)
    guard cue.isWord, Self.announcingRoles.contains(cue.value), hasColon || cue.shape != .capital else { return false }
    // "Surg: WASIK": a field's colon tells a name in capitals from an abbreviation.
    guard
      isNameByRole(index, capitalsMin: hasColon ? Self.fieldCapitalsMin : Self.capitalsMin)
        || hasColon && isEverydayName(index)
    else { return false }
    addName(index, nameEnd(from: index), .nameByContext, .fair)
    return true
  }

  /// "the son (Will)", "wife (Xiomara, at bedside)".
  private func nameInBrackets(at index: Int) -> Bool {
    let next = token(index + 1)
    guard isJoined(index), next.isMark(")") || next.isMark(","), token(index).shape != .upper,
      isNameByRole(index) || !traits(index).isDisjoint(with: [.given, .family]) && isNameWord(index)
    else { return false }
    addName(index, index, .nameByContext, .weak)
    return true
  }

  /// "Bartholomew ("Bats")" behind somebody's name, "her friend "Smoke"".
  private func nicknameInQuotes(at index: Int) -> Bool {
    guard isJoined(index), token(index).shape == .capital, token(index + 1).isMark("\""), isJoined(index + 1) else {
      return false
    }
    let name = token(index - 3)
    let isOfName =
      token(index - 2).isMark("(") && isJoined(index - 1) && token(index + 2).isMark(")") && name.isCapitalised
      && (index - 3 == nameEndToken || isNameByRole(index - 3))
    guard isOfName || traits(index - 2).contains(.relation) && token(index - 1).gap == .space else { return false }
    addName(index, index, .nameByContext, .fair)
    return true
  }

  /// A proper name, or a word that nothing else explains.
  private func isNameByRole(_ index: Int, capitalsMin: Int = Scanner.capitalsMin) -> Bool {
    let word = token(index)
    guard word.traits.isDisjoint(with: WordTraits.judged.union([.doubtful, .eponym])) else { return false }
    if !word.traits.isDisjoint(with: [.given, .family]) { return word.count > 2 }
    return isStranger(index) && (word.shape != .upper || word.count >= capitalsMin)
  }

  /// "Joy" in "Your nurse: Joy   Your aide: …": a name that is a word, with nothing behind it that makes it one.
  private func isEverydayName(_ index: Int) -> Bool {
    guard !traits(index).isDisjoint(with: [.given, .family]), isNameWord(index), traits(index).contains(.doubtful)
    else {
      return false
    }
    return endsCell(index)
  }

  /// "Mbeki-Torrance, L|66", "\"Kumalae, L\"", "KOZLOW, M   BED 16": a row's family name with the given one or its initial.
  func rowName(at index: Int) -> Bool {
    var comma = index + 1
    guard token(comma).isMark(",") || token(comma).isMark("-"), beginsCell(index) else { return false }
    if isEverydaySurname(index), everydayRowName(at: index) { return true }
    guard isRowWord(index) else { return false }
    if token(comma).isMark("-"), isJoined(comma), isJoined(comma + 1), isRowWord(comma + 1) { comma += 2 }
    let given = comma + 1
    guard token(comma).isMark(","), isJoined(comma), token(given).gap == .space, token(given).isCapitalised else {
      return false
    }
    guard token(given).isInitial || isRowWord(given) else { return false }
    let last = nameEnd(from: given)
    // "6/5 Quispe, A called back": at the head of a row an initial ends the name.
    guard endsCell(last) || token(given).isInitial && (token(last + 1).shape == .upper || followsRowHead(index)) else {
      return false
    }
    addName(index, last, .nameShape, .weak)
    return true
  }

  /// "8:40 Drain, Willodean", "SALT, J   hardware removal": a family name that is a word, before a given name of the lists
  /// or before an initial that ends its cell.
  private func everydayRowName(at index: Int) -> Bool {
    let given = index + 2
    guard token(index + 1).isMark(","), isJoined(index + 1), token(given).gap == .space,
      token(given).shape == token(index).shape || token(given).isInitial
    else { return false }
    let last = nameEnd(from: given)
    guard token(given).isInitial ? endsCell(pointEnd(last)) : traits(given).contains(.given) else { return false }
    addName(index, last, .nameShape, .weak)
    return true
  }

  private func isEverydaySurname(_ index: Int) -> Bool {
    token(index).isCapitalised && token(index).count > 2 && traits(index).contains(.family)
      && !traits(index).isDisjoint(with: [.ordinary, .doubtful])
  }

  /// "Quispe 4W-12 - HFrEF", "Yoon/7B-22: s/p whipple": a line of a list that begins with whoever lies in the bed.
  func nameBeforeBed(at index: Int) -> Bool {
    guard token(index).gap == .line, isNameByRole(index) else { return false }
    let last = nameEnd(from: index)
    let bed = token(last + 1).isMark("/") && isJoined(last + 1) ? last + 2 : last + 1
    guard token(bed).isDigits, token(bed).count < 3, token(bed).gap != .line, isJoined(bed + 1),
      token(bed + 1).isWord, token(bed + 1).count < 3, token(bed + 1).shape == .upper, token(bed + 2).isMark("-"),
      isJoined(bed + 2), token(bed + 3).isDigits, isJoined(bed + 3)
    else { return false }
    addName(index, last, .nameByContext, .fair)
    return true
  }

  /// "ICU1 ABUBAKAR vent", "4E-17A | ODUYA | tele", "3B-08: Sohn": the list's word behind a room that was found.
  func nameAfterBed(at index: Int) -> Bool {
    let isCell = token(index - 1).isMark("|") || token(index - 1).isMark(":")
    guard let room = candidates.last, room.rule == .room, token(index).gap != .line, token(index).shape != .mixed,
      token(index).count > 3,
      room.end == token(isCell ? index - 2 : index - 1).end, beginsLine(near: index)
    else { return false }
    let isAlone = isCell && token(index + 1).isMark("|") && isStranger(index)
    guard isAlone || isNameByRole(index) else { return false }
    addName(index, nameEnd(from: index), .nameByContext, .fair)
    return true
  }

  private func beginsLine(near index: Int) -> Bool {
    (max(0, index - Self.bedTokensMax)..<index).contains { token($0).gap == .line }
  }

  /// "Ahn/Fitzwilliam - OR 6", "xc: Nadkarni/Wuthrich": two people in one word, one of them in a list; "Okafor/CRNA".
  func namesAcrossSlash(at index: Int) {
    let role = token(index + 2)
    if role.shape == .upper, role.count > 2, role.traits.contains(.credential), isJoined(index + 2),
      token(index).gap != .none,
      index > nameEndToken, traits(index).contains(.family), isNameByRole(index)
    {
      return addName(index, index, .nameShape, .weak)
    }
    guard token(index).gap != .none, index > nameEndToken, isJoined(index + 2), isNameByRole(index),
      isNameByRole(index + 2), !traits(index).union(traits(index + 2)).isDisjoint(with: [.given, .family]),
      !isJoined(index + 3) || token(index + 3).isMark(",") || token(index + 3).isMark(";")
        || token(index + 3).isMark(")") || token(index + 3).isMark(".") && !isJoined(index + 4)
    else { return }
    addName(index, index, .nameShape, .weak)
    addName(index + 2, nameEnd(from: index + 2), .nameShape, .weak)
  }

  private func isRowWord(_ index: Int) -> Bool {
    let word = token(index)
    guard word.isCapitalised, word.count > 1, isNameWord(index), word.traits.isDisjoint(with: [.eponym, .city]) else {
      return false
    }
    return !word.traits.isDisjoint(with: [.given, .family]) && word.traits.isDisjoint(with: .doubtful)
      || isStranger(index)
  }

  /// Whether a cell of a list or a value begins here.
  private func beginsCell(_ index: Int) -> Bool {
    let before = token(index - 1)
    return token(index).gap == .line || before.isMark("|") || before.isMark("\"") || before.isMark(":")
      || before.isMark("(") || beginsColumn(index) || before.isWord && Self.announcingRoles.contains(before.value)
      || followsRowHead(index)
  }

  /// "8:40 Drain", "6/2 Kahananui", "3. Wells", "- Olszewski": right behind what numbers or times a line.
  func followsRowHead(_ index: Int) -> Bool {
    guard token(index).gap == .space else { return false }
    for place in stride(from: index - 1, through: max(0, index - Self.rowHeadTokensMax), by: -1) {
      guard token(place).isDigits || token(place).kind == .mark else { return false }
      if token(place).gap == .line { return true }
      guard isJoined(place) else { return false }
    }
    return false
  }

  /// Whether a cell of a list or a value ends with this token.
  private func endsCell(_ last: Int) -> Bool {
    let next = token(last + 1)
    if next.gap == .line || beginsColumn(last + 1) || next.isDigits { return true }
    if next.isMark("-"), next.gap == .space { return true }
    return next.isMark("|") || next.isMark("\"") || next.isMark(")") || next.isMark(";") || next.isMark("/")
      || next.isMark("(") || next.isMark(",")
  }

  /// Two spaces or more, or a tab.
  private func beginsColumn(_ index: Int) -> Bool { isAfterWideGap(index) || isAfterTab(index) }

  static let announcingRoles = WordHash.set(
    """
    rn lpn lvn cna pct pca rt nurse aide tech doula midwife chaplain interpreter interp sitter charge att attg attending
    resident intern fellow surgeon surg anes anesthesiologist crna circulator scrub asst pt pts patient client caregiver
    cm sw hcp hcpoa poa nok pcp md np pa witness presenter discussant supervisor preceptor re anes perf perfusionist terp
    pharmacist dietitian navigator sonographer peer det ofc atty attorney principal teacher pastor priest rabbi imam mgr
    agent hosp apo pi crc vso \(Cues.ranks)
    """)
}
