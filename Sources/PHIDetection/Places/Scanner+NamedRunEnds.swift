/// What belongs to the name of a place behind its head: "of the Ozarks", "at Holly", "#417", "No. 2", ", LLC", "- North
/// Campus", ", Yakima, WA".
extension Scanner {
  /// The last token of the name whose head stands here.
  func namedRunEnd(_ head: Int) -> Int {
    var last = head
    while last - head < 6, let next = headWord(after: last) { last = possessiveEnd(next) }
    if let phrase = linkedPhraseEnd(last) {
      last = phrase
      if let further = linkedPhraseEnd(last) { last = further }
    } else if let place = placePhrase(at: last + 1), token(last + 1).gap == .space, token(last).isCapitalised,
      !place.traits.isDisjoint(with: [.city, .state])
    {
      last = place.last
    }
    last = companyEnd(last)
    if let number = placeNumberEnd(last) { last = number }
    last = campusEnd(serviceEnd(last))
    return townEnd(last) ?? townAlone(last) ?? last
  }

  /// "St. Crispin Children's".
  private func possessiveEnd(_ last: Int) -> Int {
    token(last + 1).isMark("'") && isJoined(last + 1) && token(last + 2).count == 1 && isJoined(last + 2)
      && token(last + 2).isWord && Self.owners.contains(token(last).value) ? last + 2 : last
  }

  private func headWord(after last: Int) -> Int? {
    let next = last + 1
    let heads: WordTraits = [
      .site, .specialty, .feature, .institution, .institutionPart, .institutionModifier, .landmark,
    ]
    if token(next).isMark("&") || token(next).value == Word.and, token(next).gap == .space,
      token(next + 1).isCapitalised,
      !traits(next + 1).isDisjoint(with: heads) || traits(last).contains(.specialty) && part(at: next + 1) == .bare
    {
      return next + 1
    }
    guard token(next).gap == .space, token(next).isWord, !traits(next).isDisjoint(with: heads) else { return nil }
    if token(next).isCapitalised { return token(last).isCapitalised ? next : nil }
    return Self.smallHeads.contains(token(next).value) ? next : nil
  }

  /// "of the Ozarks", "for Special Children", "at Holly", "on Euclid", "in Etna".
  func linkedPhraseEnd(_ last: Int) -> Int? {
    var next = last + 1
    guard token(next).shape == .lower, token(next).gap == .space, Self.joining.contains(token(next).value) else {
      return nil
    }
    let isFor = token(next).value == Word.for
    let isOf = token(next).value == Word.of
    next += 1
    if token(next).value == Word.the, token(next).gap == .space { next += 1 }
    if !isFor, !isOf, let street = crossStreetEnd(next) { return street }
    guard token(next).isCapitalised, token(next).gap == .space, token(next).count > 1,
      traits(next).isDisjoint(with: [.title, .month, .weekday, .personCue, .relation, .country, .credential])
    else { return nil }
    let first = part(at: next)
    if isFor {
      // "Clinic for Special Children", not "clinic for Ms. Lopez" nor "for Metformin".
      guard first == .generic || first == .bare || first == .landmark,
        token(next + 1).isCapitalised || first == .generic
      else { return nil }
    } else {
      guard first.isNamed || isOf && (first == .plain || first == .generic) || first == .generic && isNamePart(next + 1)
      else { return nil }
      if first == .proper, !isOf, token(next + 1).isDigits, traits(next + 2).contains(.unit) { return nil }
    }
    var end = next
    while end - next < 3, token(end + 1).isCapitalised, token(end + 1).gap == .space, token(end + 1).count > 1 {
      let part = part(at: end + 1)
      guard isFor && part == .bare || part.isNamed || part == .generic || isOf && part == .plain else { break }
      end += 1
    }
    return end
  }

  /// "on Ninth", "at 5th and Main", "on Crane St", "on hwy 84": the street where a branch is.
  func crossStreetEnd(_ first: Int) -> Int? {
    if token(first).isDigits, token(first).gap == .space, isOrdinal(token(first + 1)) {
      return traits(first + 2).contains(.street) && token(first + 2).gap == .space ? first + 2 : first + 1
    }
    if Word.highways.contains(token(first).value), token(first).gap == .space, token(first + 1).isDigits,
      token(first + 1).gap == .space
    {
      return first + 1
    }
    if Self.ordinals.contains(token(first).value), token(first).shape == .capital {
      return traits(first + 1).contains(.street) && token(first + 1).isCapitalised ? first + 1 : first
    }
    for end in first + 1..<first + 4 {
      guard token(end - 1).isCapitalised, token(end).isCapitalised, token(end).gap == .space else { return nil }
      if traits(end).contains(.street) { return end }
    }
    return nil
  }

  /// "Marian Manor memory care", "Edward Hospital urgent care": a service in small letters.
  private func serviceEnd(_ last: Int) -> Int {
    guard token(last).isCapitalised, token(last + 1).shape == .lower, token(last + 1).gap == .space,
      Self.services.contains(token(last + 1).value), Self.serviceEnds.contains(token(last + 2).value),
      token(last + 2).gap == .space
    else { return last }
    return last + 2
  }

  private func isNamePart(_ index: Int) -> Bool { token(index).gap == .space && part(at: index).isNamed }

  /// ", LLC", " Inc.", ", P.C.".
  func companyEnd(_ last: Int) -> Int {
    if isCooperative(last) { return last + 2 }
    let next = token(last + 1).isMark(",") && isJoined(last + 1) ? last + 2 : last + 1
    guard token(next).isCapitalised, token(next).gap == .space else { return last }
    if Self.companies.contains(token(next).value) { return isCooperative(next) ? next + 2 : next }
    guard token(next).isInitial, token(next + 1).isMark("."), isJoined(next + 1), token(next + 2).isInitial,
      isJoined(next + 2), Self.lastInitials.contains(token(next + 2).value)
    else { return last }
    return token(next + 3).isMark(".") && isJoined(next + 3) ? next + 3 : next + 2
  }

  /// "Grain Co-op", whose "Co" stands here.
  private func isCooperative(_ index: Int) -> Bool {
    token(index + 1).isMark("-") && isJoined(index + 2) && token(index + 2).value == Self.cooperative
      && Self.companies.contains(token(index).value)
  }

  /// "#417", "# 417", "No. 2", "store 3361", ", Space 41".
  func placeNumberEnd(_ last: Int) -> Int? {
    var next = last + 1
    let hasComma = token(next).isMark(",") && isJoined(next)
    if hasComma { next += 1 }
    if token(next).isMark("#"), token(next).gap != .line {
      next += 1
    } else if Self.numberWords.contains(token(next).value), token(next).gap == .space {
      next += 1
      if token(next).isMark("."), isJoined(next) { next += 1 }
    } else if hasComma || !Self.numbered.contains(token(last).value) || token(next).gap != .space {
      return nil
    }
    guard token(next).isDigits, token(next).count <= 5, traits(next + 1).isDisjoint(with: .unit) else { return nil }
    return next
  }

  /// "- North Campus", ", Elm Street Site".
  private func campusEnd(_ last: Int) -> Int {
    let mark = token(last + 1)
    guard mark.isMark("-") || mark.isMark(",") || mark.isMark("("), token(last + 2).gap != .line else { return last }
    for end in last + 2...last + 5 {
      guard token(end).isWord, token(end).isCapitalised || end > last + 2, token(end).gap != .line || end == last + 2
      else { return last }
      if end > last + 2, Self.campuses.contains(token(end).value) { return end }
    }
    return last
  }

  /// "Bright Mesquite Family Dental, Weslaco": a stranger after a comma is its town.
  private func townAlone(_ last: Int) -> Int? {
    guard token(last + 1).isMark(","), isJoined(last + 1), token(last + 2).gap == .space,
      token(last + 2).shape == token(last).shape || token(last).kind != .word, token(last + 2).count > 3,
      isStranger(last + 2), !traits(last + 2).contains(.given),
      !token(last + 3).isCapitalised || token(last + 3).gap == .line
    else { return nil }
    return last + 2
  }

  private static let joining = WordHash.set("of at on in for")
  private static let companies = WordHash.set("llc inc pc pllc llp ltd pa corp co incorporated plc")
  private static let cooperative = WordHash.word("op".utf8)
  private static let lastInitials = WordHash.set("c a")
  private static let numberWords = WordHash.set("no number store space lot suite ste bldg building rx")
  /// Heads that are numbered without a sign: "Fire Station 40", "PS 118".
  private static let numbered = WordHash.set(
    "station school lodge post ladder elementary shelter district dist mill mine plant mart wing unit ward")
  private static let smallHeads = WordHash.set(
    """
    parish plant hospital clinic office campus site location branch school church pharmacy warehouse store shelter center
    team emergency er ed
    """)
  private static let owners = WordHash.set("children women men veterans veteran sailor")
  private static let ordinals = WordHash.set(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth main broadway")
  private static let services = WordHash.set("memory assisted urgent immediate skilled beach boat job night day")
  private static let serviceEnds = WordHash.set("care living nursing club ramp site shelter")
  private static let campuses = WordHash.set(
    "campus site location office branch tower pavilion building clinic unit annex wing garage terminal")
}
