/// Rooms that no word announces: in brackets behind a name, in lists of names and rooms, after "in" (45 CFR
/// 164.514(b)(2)(i)(B)).
///
/// Misses: a single room without a name beside it.
extension Scanner {
  /// How far apart two items of a list of rooms may stand, in tokens.
  private static let itemReach = 30

  /// "Gebremariam (812A) - GIB": a room in brackets behind the name that begins a line.
  func roomInBrackets(at open: Int) {
    if bracketedRoom(at: open) { return }
    let number = token(open + 1)
    guard number.isDigits, (2...4).contains(number.count), isJoined(open + 1), token(open).gap == .space else { return }
    let hasLetter = isJoined(open + 2) && token(open + 2).isInitial
    let close = hasLetter ? open + 3 : open + 2
    guard token(close).isMark(")"), isJoined(close), hasLetter || !isYear(open + 1) else { return }
    let next = token(close + 1)
    guard next.isMark("-") || next.isMark(":") || next.gap == .line || close + 1 >= tokens.count else { return }
    guard let first = lineStart(before: open), (first..<open).contains(where: { isNameWord($0) }),
      (first..<open).allSatisfy({ isNameWord($0) || token($0).kind == .mark || token($0).isInitial })
    else { return }
    add(.address, open + 1, close - 1, .room, .weak)
  }

  /// "crowfeather (216-1), mr. ali (216-2), dunphy (220)": brackets behind names, in a list of such.
  private func bracketedRoom(at open: Int) -> Bool {
    guard let last = bracketedRoomEnd(open) else { return false }
    let hasNeighbour = (open - Self.itemReach...open + Self.itemReach).contains { place in
      place != open && token(place).isMark("(") && token(place + 1).isDigits
        && token(place + 1).value / 100 == token(open + 1).value / 100 && bracketedRoomEnd(place) != nil
    }
    guard hasNeighbour else { return false }
    add(.address, open + 1, last, .room, .weak)
    return true
  }

  /// The last token of "(216-1)", "(2103)", "(12B)" behind a name.
  private func bracketedRoomEnd(_ open: Int) -> Int? {
    guard token(open + 1).isDigits, (3...4).contains(token(open + 1).count), isJoined(open + 1), !isYear(open + 1),
      token(open).gap == .space, isNameWord(open - 1) || isNameInLowerCase(open - 1)
    else { return nil }
    var last = open + 1
    if isJoined(last + 1), token(last + 1).isInitial {
      last += 1
    } else if token(last + 1).isMark("-"), isJoined(last + 1), isJoined(last + 2), token(last + 2).count <= 2,
      token(last + 2).kind != .mark
    {
      last += 2
    }
    return token(last + 1).isMark(")") && isJoined(last + 1) ? last : nil
  }

  /// The first token of the line, at most five before.
  private func lineStart(before index: Int) -> Int? {
    var first = index - 1
    while index - first <= 5, first >= 0 {
      if token(first).gap == .line {
        while first < index, token(first).kind == .mark { first += 1 }
        return first < index ? first : nil
      }
      first -= 1
    }
    return nil
  }

  /// "451 Sepulveda cellulitis; 460 Ahanu Redfeather", "Yazzie 301 echo; Petrosyan 303 PT": of two neighbours with the
  /// same form both are rooms.
  func roomInList(at index: Int) -> Bool {
    let number = token(index)
    guard number.count == 3 || number.count == 4 && !isYear(index), number.gap != .none, number.value % 100 != 0 else {
      return false
    }
    if isRoomOfEntry(index) {
      add(.address, index, roomEnd(index), .room, .weak)
      return true
    }
    let leads = isRoomBeforeName(index) || isEmptyRoom(index)
    guard !leads || !isTime(number), leads || isRoomAfterName(index, isLoose: true),
      hasNeighbour(of: index, leads: leads)
    else { return false }
    add(.address, index, roomEnd(index), .room, .weak)
    return true
  }

  /// "0830 Refused breakfast", "0945 Begaye": when, not where.
  private func isTime(_ number: Token) -> Bool {
    number.value < 2400 && (number.count == 4 ? number.value % 100 < 60 : [0, 15, 30, 45].contains(number.value % 100))
  }

  private func isRoomBeforeName(_ index: Int) -> Bool {
    guard opensItem(index) else { return false }
    let name = roomEnd(index) + 1
    return token(name).gap == .space && (isNameWord(name) || isNameWord(afterParticles(name)))
      && traits(name).isDisjoint(with: .unit)
  }

  /// "Two Bulls, 2103: BKA": behind the name that begins a line, before the colon.
  private func isRoomOfEntry(_ index: Int) -> Bool {
    guard token(index - 1).isMark(","), token(roomEnd(index) + 1).isMark(":"), isJoined(roomEnd(index) + 1),
      token(roomEnd(index) + 2).gap != .none, let first = lineStart(before: index - 1)
    else { return false }
    return (first..<index - 1).allSatisfy { isNameWord($0) }
      && (first..<index - 1).contains { !traits($0).isDisjoint(with: [.given, .family]) || isStranger($0) }
  }

  /// "203A OPEN", "202 iso (cdiff)", "204 - empty", "511 in progress" as an item of a list.
  private func isEmptyRoom(_ index: Int) -> Bool {
    guard opensItem(index) || token(index - 1).isMark(",") else { return false }
    var next = roomEnd(index) + 1
    if token(next).isMark("-") || token(next).isMark(":") { next += 1 }
    if token(next).value == Word.in, token(next + 1).value == Self.progress { return true }
    return token(next).gap == .space && Self.states.contains(token(next).value)
  }

  /// "de los Reyes", "Von Hagel".
  private func afterParticles(_ index: Int) -> Int {
    var next = index
    while next - index < 3, traits(next).contains(.particle) || Self.articles.contains(token(next).value),
      token(next + 1).gap == .space
    {
      next += 1
    }
    return next
  }

  /// `isLoose`: also after a comma, when the neighbour is surely an item.
  private func isRoomAfterName(_ index: Int, isLoose: Bool = false) -> Bool {
    guard token(index).gap == .space, isNameWord(index - 1), !isQuantity(after: index) else { return false }
    let next = token(roomEnd(index) + 1)
    guard next.isWord && next.gap != .none || next.gap == .line || next.isMark(":") || next.isMark("-") else {
      return false
    }
    if isLoose, token(index - 2).isMark(",") { return true }
    return opensItem(index - 1) || opensItem(index - 2) && (isNameWord(index - 2) || token(index - 2).isInitial)
  }

  /// At the head of a line, or behind what ends an item of a list.
  private func opensItem(_ index: Int) -> Bool {
    let before = token(index - 1)
    return token(index).gap == .line || before.isMark(";") || before.isMark(":") || before.isMark(".")
      || before.isMark("|") || before.isMark("/") && token(index).gap == .space && token(index - 1).gap == .space
      || before.isMark("*") || before.isMark("-") && token(index - 1).gap == .line
  }

  private func hasNeighbour(of index: Int, leads: Bool) -> Bool {
    let number = token(index)
    for place in index - Self.itemReach...index + Self.itemReach where place != index && token(place).isDigits {
      guard token(place).count == number.count, token(place).value / 200 == number.value / 200 || leads else {
        continue
      }
      if leads, isTime(token(place)) { continue }
      if leads ? isRoomBeforeName(place) || isEmptyRoom(place) : isRoomAfterName(place) { return true }
    }
    return false
  }

  private func roomEnd(_ index: Int) -> Int {
    isJoined(index + 1) && token(index + 1).isInitial && !isJoined(index + 2) ? index + 1 : index
  }

  /// "Castellano in 22 wants to leave", "he is in 911 under an alias", "the lady in 6104": a room behind "in" and who is
  /// there.
  func roomAfterIn(at index: Int) -> Bool {
    guard token(index - 1).value == Word.in, token(index).gap == .space, (1...4).contains(token(index).count),
      !isYear(index), !isQuantity(after: index)
    else { return false }
    let last = isJoined(index + 1) && token(index + 1).isWord && token(index + 1).count == 1 ? index + 1 : index
    let next = token(last + 1)
    let who = token(index - 2)
    let isWhole = next.kind == .mark && isRunEnd(last) && !next.isMark("-") && !next.isMark("/") || next.gap == .line
    guard
      next.isWord && next.gap == .space && Self.doings.contains(next.value) || next.isMark("?") && isJoined(last + 1)
        || last > index && token(index).count > 1 && Self.roomLetters.contains(token(last).value)
        || isWhole && (token(index).count > 2 || Self.bystanders.contains(who.value))
        || token(index).count > 2 && Self.bystanders.contains(who.value) && !isCounted(after: last)
    else { return false }
    let isPerson =
      isNameWord(index - 2) || who.traits.contains(.personCue) || who.traits.contains(.relation)
      || Self.people.contains(who.value)
      || Self.copulas.contains(who.value)
        && (Self.people.contains(token(index - 3).value) || isNameWord(index - 3)
          || traits(index - 3).contains(.personCue))
    guard isPerson || last > index && isNameInLowerCase(index - 2) else { return false }
    add(.address, index, last, .room, .faint)
    return true
  }

  /// "I-40 mm 187", "mile marker 12 on US-93": where on a highway.
  func highwayMile(at index: Int) {
    let road = token(index)
    guard road.shape == .upper, road.count <= 3, token(index + 1).isMark("-"), token(index + 2).isDigits,
      token(index + 2).count <= 4, isJoined(index + 2), token(index + 3).isWord, token(index + 3).gap == .space
    else { return }
    var place = index + 3
    if token(place).value == Self.mile { place += 1 }
    guard place > index + 3 || Self.marks.contains(token(place).value),
      Self.highways.contains(road.value) || road.traits.contains(.stateCode) && token(index + 2).count > 1
    else { return }
    if token(place).value == Self.marker { place += place > index + 3 ? 1 : 0 }
    let number = Self.marks.contains(token(place).value) ? place + 1 : place
    guard token(number).isDigits, token(number).gap == .space, token(number).count <= 4 else { return }
    add(.address, index, number, .streetName, .fair)
  }

  func isYear(_ index: Int) -> Bool { token(index).count == 4 && (1900...2099).contains(token(index).value) }

  private static let progress = WordHash.word("progress".utf8)
  private static let states = WordHash.set(
    "open empty clean dirty closed blocked available vacant iso isolation hold pending discharge dc admit")
  private static let doings = WordHash.set(
    """
    wants needs is has keeps says asking asks refuses refused complaining would will under was still just had got went
    called cant can wont now
    """)
  private static let articles = WordHash.set("los las el la")
  /// Stand behind no number as a unit.
  private static let roomLetters = WordHash.set("a b e")
  private static let people = WordHash.set(
    "he she they pt patient lady guy man woman gentleman lift assist help mr mrs ms code rapid")
  /// Who is called by nothing but where they lie: "the lady in 8".
  private static let bystanders = WordHash.set("lady guy man woman gentleman")
  private static let copulas = WordHash.set("is was s are")
  private static let marks = WordHash.set("mm marker milepost mp exit")
  private static let highways = WordHash.set("i us sr fm sh ih hwy")
  private static let mile = WordHash.word("mile".utf8)
  private static let marker = WordHash.word("marker".utf8)
}
