/// Street addresses with their town, state and ZIP, and streets without a number.
extension Scanner {
  private static let streetWordsMax = 5

  /// "1234 Elm St., Apt 5, Springfield, IL 62701".
  func streetAddress(at index: Int) {
    guard token(index).count <= 6, !militaryMail(at: index), token(houseNumberEnd(index) + 1).gap == .space else {
      return
    }
    if houseBlock(at: index) || highway(at: index) || foreignStreet(at: index) || suffixedStreet(at: index)
      || suffixlessStreet(at: index)
    {
      return
    }
    _ = compassStreet(at: index)
  }

  /// The last token of a house number: "221B", "1234-A", "12-34".
  private func houseNumberEnd(_ index: Int) -> Int {
    guard isJoined(index + 1) else { return index }
    if token(index + 1).isInitial { return index + 1 }
    guard token(index + 1).isMark("-"), isJoined(index + 2) else { return index }
    return token(index + 2).isInitial || token(index + 2).isDigits && token(index + 2).count <= 4 ? index + 2 : index
  }

  private func suffixedStreet(at index: Int) -> Bool {
    guard let words = streetWords(of: index), isStreetEnd(words.end) else { return false }
    let suffix = token(words.end)
    // "2023 BY DR. CHEN" is no drive, "lives at 240 small lane" is one.
    guard
      words.count > words.ordinary
        || (isHome(index) || token(index).gap == .line) && Self.certainStreets.contains(suffix.value)
    else {
      return false
    }
    if words.isLower, suffix.count < 2 || words.count > 3 { return false }
    if !suffix.isCapitalised, !words.isLower { return false }
    let end = words.isLower ? lowerTownEnd(words.end) ?? addressEnd(words.end) : addressEnd(words.end)
    if end == words.end, isCondition(houseNumberEnd(index) + 1, suffix: words.end) { return false }
    add(.address, index, end, .streetAddress, words.isLower ? .fair : .proven)
    return true
  }

  /// "101 SLEPT WELL", "4 GETTING REST": how somebody in a room is, without a town, a name or a word of the land.
  private func isCondition(_ first: Int, suffix: Int) -> Bool {
    Self.conditions.contains(token(suffix).value)
      && (first..<suffix).allSatisfy {
        english.mayContain(token($0).value) && traits($0).isDisjoint(with: [.given, .family, .city, .landmark])
      }
  }

  /// The words of a street's name before its suffix.
  private struct StreetWords {
    var count = 0
    var ordinary = 0
    var isLower = false
    /// Where the suffix has to stand.
    var end: Int
  }

  /// `nil` where something stands among them that no street's name has.
  private func streetWords(of house: Int) -> StreetWords? {
    var words = StreetWords(end: houseNumberEnd(house) + 1)
    while words.count < Self.streetWordsMax {
      let token = token(words.end)
      guard token.gap == .space || token.gap == .none && words.count > 0 else { return nil }
      if words.count > 0, let mark = markInStreet(at: words.end) {
        if token.isMark("'") { words.ordinary = min(words.ordinary, words.count - 1) }
        words.end = mark + 1
        continue
      }
      guard token.isWord || token.isDigits && words.count <= 1 && isStreetNumber(words.end) else { return nil }
      if token.isWord, words.count > 0, isStreetEnd(words.end), !isStreetEnd(words.end + 1) { break }
      if token.isWord, !token.isCapitalised, !isOrdinal(token) {
        guard token.traits.isDisjoint(with: [.ordinary, .unit]) || token.traits.contains(.direction) || isHome(house)
        else { return nil }
        words.isLower = true
      }
      words.ordinary += isEveryday(token) ? 1 : 0
      words.count += 1
      words.end += 1
    }
    return words
  }

  /// The point of "12 N. Elm", "9 St. Mark's Place" (a longer word ends a sentence), the "'s" of "2301 Ryan's Ferry Rd".
  private func markInStreet(at index: Int) -> Int? {
    guard isJoined(index) else { return nil }
    if token(index).isMark("."), token(index - 1).count <= 4 { return index }
    return token(index).isMark("'") && token(index + 1).count == 1 && isJoined(index + 1) ? index + 1 : nil
  }

  private func isEveryday(_ token: Token) -> Bool {
    token.traits.contains(.ordinary)
      && token.traits.isDisjoint(with: [.direction, .family, .street, .numeral, .institution, .institutionModifier])
  }

  /// "34th" of "12 W 34th St", "76" of "9907 NE 76 St".
  private func isStreetNumber(_ index: Int) -> Bool {
    if isOrdinal(token(index + 1)) { return true }
    return token(index).count <= 3 && traits(index - 1).contains(.direction) && token(index - 1).shape == .upper
      && token(index + 1).gap == .space && traits(index + 1).contains(.street) && token(index + 1).isCapitalised
  }

  /// "2200 block of Euclid".
  private func houseBlock(at index: Int) -> Bool {
    guard token(index + 1).value == Self.block, token(index + 1).isWord, token(index + 2).value == Word.of else {
      return false
    }
    var last = index + 2
    while last - index < 6, token(last + 1).isCapitalised, token(last + 1).gap == .space,
      isNameWord(last + 1) || traits(last + 1).contains(.street) || token(last + 1).isInitial
    {
      last += 1
    }
    guard last > index + 2, (3...5).contains(token(index).count) else { return false }
    add(.address, index, addressEnd(last), .streetAddress, .good)
    return true
  }

  /// "640 W Grimes": a house, a compass letter and a street without its suffix.
  private func compassStreet(at index: Int) -> Bool {
    guard (2...5).contains(token(index).count), Word.compass.contains(token(index + 1).value),
      token(index + 1).isInitial,
      token(index + 2).gap == .space, token(index + 2).shape == .capital, isNameWord(index + 2),
      token(index + 2).count > 2,
      !traits(index + 2).union(traits(index + 2)).isDisjoint(with: [.family, .given, .city, .landmark])
        || isStranger(index + 2)
    else { return false }
    add(.address, index, addressEnd(index + 2), .streetAddress, .contested)
    return true
  }

  /// "N4471 Chief Lake Road", "W6123 County Road K": numbers of the grids of Wisconsin and Illinois, whose letter stands
  /// here.
  func gridAddress(at index: Int) {
    guard token(index).isInitial, Word.compass.contains(token(index).value), (3...5).contains(token(index + 1).count),
      !isJoined(index + 2)
    else { return }
    let found = candidates.count
    if highway(at: index + 1) || suffixedStreet(at: index + 1) {
      for place in found..<candidates.count where candidates[place].start == token(index + 1).start {
        candidates[place].start = token(index).start
      }
    }
  }

  /// "our 5th avenue clinic".
  func ordinalStreet(at index: Int) {
    if isOrdinal(token(index + 1)), corner(at: index) { return }
    guard isOrdinal(token(index + 1)), Self.certainStreets.contains(token(index + 2).value),
      token(index).count <= 3,
      token(index + 2).gap == .space
    else { return }
    let end = addressEnd(index + 2)
    add(.address, index, traits(end + 1).contains(.institution) ? end + 1 : end, .streetName, .contested)
  }

  /// "Elm Street", "on Lincoln Ave", without a number.
  func unnumberedStreet(at index: Int) {
    let street = token(index)
    let before = token(index - 1)
    if numberedRoad(at: index) { return }
    guard before.isCapitalised || isOrdinal(before), before.gap != .none || isOrdinal(before),
      street.gap == .space, !before.traits.contains(.ordinary) || isLetterStreet(index),
      street.count > 3 || Self.abbreviations.contains(street.value)
    else { return }
    guard Self.certainStreets.contains(street.value) || isBesideStreet(index) else { return }
    var first = isOrdinal(before) && token(index - 2).isDigits ? index - 2 : index - 1
    // "Apple Hill Lane", "forty-one Tannery Lane".
    if isNameWord(first - 1), token(first).gap == .space, !traits(first - 1).contains(.given) { first -= 1 }
    while index - first < 8, token(first).gap == .space || token(first - 1).isMark("-") || token(first).isMark("-"),
      numeral(first - 1) != nil || token(first - 1).isMark("-") && numeral(first - 2) != nil
    {
      first -= 1
    }
    if traits(first - 1).contains(.direction), token(first - 1).isCapitalised { first -= 1 }
    add(.address, first, crossingEnd(index) ?? addressEnd(index), .streetName, .contested)
  }

  /// "Fordham Road and Jerome Ave", "5th Ave & Main St": the second of two streets that cross.
  private func crossingEnd(_ street: Int) -> Int? {
    let joint = token(street + 1)
    guard joint.isMark("&") || joint.value == Word.and, token(street + 2).isCapitalised,
      token(street + 2).gap == .space,
      isNameWord(street + 2)
    else { return nil }
    if traits(street + 3).contains(.street), token(street + 3).isCapitalised { return street + 3 }
    return part(at: street + 2) == .proper && !token(street + 3).isCapitalised ? street + 2 : nil
  }

  /// "at A Street".
  private func isLetterStreet(_ index: Int) -> Bool {
    token(index - 1).isInitial && token(index).shape == .capital && token(index).count > 3
      && Self.beside.contains(token(index - 2).value)
  }

  /// "stops on Guadalupe St?", "off Maple Dr": a suffix that means other things, too.
  private func isBesideStreet(_ index: Int) -> Bool {
    let before = isNameWord(index - 2) && token(index - 1).gap == .space ? index - 3 : index - 2
    return Self.beside.contains(token(before).value) && token(before).shape == .lower && token(index).shape == .capital
  }

  /// "County Road 2210", "State Route 9", "Highway 10", "Route 97": a road with a number and no house.
  private func numberedRoad(at index: Int) -> Bool {
    let number = token(index + 1)
    guard token(index).shape != .lower || Self.beside.contains(token(index - 1).value),
      Self.numberedRoads.contains(token(index).value), number.isDigits,
      number.gap == .space,
      number.count <= 4, number.value > 0, !isQuantity(after: index + 1), token(index + 2).value != Word.of
    else { return false }
    let isOwned =
      token(index).gap == .space && token(index - 1).isCapitalised && Self.owners.contains(token(index - 1).value)
    guard isOwned || Word.highways.contains(token(index).value), !token(index - 1).isDigits else { return false }
    var last = index + 1
    if traits(last + 1).contains(.direction), token(last + 1).isCapitalised { last += 1 }
    add(.address, isOwned ? index - 1 : index, last, .streetName, .weak)
    return true
  }

  /// The last token of the address whose street ends here: unit, town, state, ZIP.
  func addressEnd(_ street: Int) -> Int {
    var last = street
    if token(last + 1).isMark("."), isJoined(last + 1) { last += 1 }
    if traits(last + 1).contains(.direction), token(last + 1).shape == .upper, token(last + 1).count <= 2 { last += 1 }
    last = unitEnd(last)
    if let end = townEnd(last) { return end }
    let street = token(last).isMark(".") ? last - 1 : last
    return zipAlone(after: last) ?? street
  }

  /// "212 Snowbird Road 28771", "Bldg 14, 96817": a ZIP code without its town.
  private func zipAlone(after last: Int) -> Int? {
    let next = token(last + 1).isMark(",") ? last + 2 : last + 1
    guard token(next).isDigits, token(next).count == 5, token(next).gap == .space, !isQuantity(after: next),
      !isJoined(next + 1) || token(next + 1).kind == .mark && !token(next + 1).isMark("-")
    else { return nil }
    return next
  }

  func unitEnd(_ last: Int) -> Int {
    var next = last + 1
    if token(next).isMark(",") { next += 1 }
    // "2nd fl", "6K".
    if token(next).isDigits, token(next).count <= 4, token(next).gap == .space, isJoined(next + 1) {
      if isOrdinal(token(next + 1)), Self.units.contains(token(next + 2).value) { return next + 2 }
      let follower = token(next + 2)
      if token(next + 1).isInitial, follower.kind == .mark || follower.gap == .line || follower.isCapitalised {
        return next + 1
      }
    }
    let isUnit = Self.units.contains(token(next).value) && token(next).isWord
    guard isUnit || token(next).isMark("#") else { return last }
    next += 1
    if token(next).isMark(".") || token(next).isMark("#") { next += 1 }
    guard token(next).gap != .line, token(next).isDigits || token(next).isInitial else { return last }
    if isJoined(next + 1), token(next + 1).isInitial { return next + 1 }
    // "Apt C-12", "Apt 2-R".
    let isHyphenated =
      token(next + 1).isMark("-") && isJoined(next + 1) && isJoined(next + 2)
      && (token(next + 2).isInitial || token(next + 2).isDigits)
    return isHyphenated ? next + 2 : next
  }

  /// The last token of ", Springfield, IL 62701" after a street or an institution; `nil` where none follows.
  func townEnd(_ last: Int) -> Int? {
    var next = last + 1
    if let end = plainTownEnd(token(next).isMark(",") ? next + 1 : next) { return end }
    guard token(next).isMark(",") || token(next).gap == .line else { return stateEnd(last) }
    if token(next).isMark(",") { next += 1 }
    if let state = stateEnd(last) { return state }
    if let place = placePhrase(at: next), !place.traits.isDisjoint(with: [.city, .state]) {
      return stateEnd(place.last) ?? place.last
    }
    var town = next
    while town < next + 3, token(town).isWord, token(town).shape == .capital || token(town).shape == .upper,
      token(town).gap != .none, !traits(town).contains(.ordinary) || town > next
    {
      town += 1
      if token(town).isMark(",") { break }
    }
    guard town > next else { return stateEnd(last) }
    return stateEnd(town - 1)
  }

  /// The last token of "Broken Bow OK 74728", "Philadelphia 19140": up to three words and a ZIP code.
  private func plainTownEnd(_ first: Int) -> Int? {
    var town = first
    while town - first < 4, token(town).isCapitalised, token(town).gap != .none {
      let isState = town > first && token(town).traits.contains(.stateCode) && token(town).shape == .upper
      if token(town + 1).isMark("."), isJoined(town + 1), token(town).count <= 2 { town += 1 }
      town += 1
      guard !isState || token(town).count == 5 && token(town).isDigits else { return nil }
    }
    guard town > first, token(town).isDigits, token(town).count == 5, token(town).gap == .space,
      !isQuantity(after: town)
    else { return nil }
    return zipEnd(town - 1)
  }

  /// The last token of ", IL 62701", ", Illinois", "IL".
  func stateEnd(_ town: Int) -> Int? {
    var next = town + 1
    let hasComma = token(next).isMark(",")
    if hasComma { next += 1 }
    let state = token(next)
    let isCode = state.traits.contains(.stateCode) && state.shape == .upper
    if isCode, !isJoined(next + 1) || token(next + 1).kind == .word, Self.otherCodes.contains(state.value),
      !startsZIP(next + 1)
    {
      guard hasComma, token(next + 1).gap == .line || token(next + 1).kind == .mark else { return nil }
    }
    guard state.isWord, state.gap != .line, isCode || hasComma && state.traits.contains(.state) && state.isCapitalised
    else {
      if hasComma, let phrase = placePhrase(at: next), phrase.traits.contains(.state) { return zipEnd(phrase.last) }
      return nil
    }
    return zipEnd(next)
  }

  private func startsZIP(_ index: Int) -> Bool { token(index).isDigits && token(index).count == 5 }

  private func zipEnd(_ state: Int) -> Int {
    let next = token(state + 1).isMark(",") ? state + 2 : state + 1
    guard token(next).isDigits, token(next).count == 5, token(next).gap != .line else { return state }
    let hasSuffix = token(next + 1).isMark("-") && isJoined(next + 1) && token(next + 2).count == 4
    return hasSuffix && token(next + 2).isDigits ? next + 2 : next
  }

  func isOrdinal(_ token: Token) -> Bool { token.gap == .none && Word.ordinalEndings.contains(token.value) }

  /// Common suffixes, and capitalised the rare ones too: "8 Baker Hollow".
  private func isStreetEnd(_ index: Int) -> Bool {
    let word = token(index)
    return word.isWord
      && (word.traits.contains(.street) || word.isCapitalised && Self.rareSuffixes.contains(word.value))
  }

  private static let conditions = WordHash.set("well rest")
  /// The longer half of the suffixes of USPS Publication 28, appendix C1.
  private static let rareSuffixes = WordHash.set(
    """
    ridge hollow isle knoll knolls meadow meadows mill mills mountain pass ranch shoal shoals shore shores spring
    springs
    spur station stream summit trace track turn valley via view village ville vista well wells grove green glen gardens
    garden gateway forest fork forks fort estate estates cove creek bend bluff bluffs branch bridge brook brooks burg
    bypass
    canyon cape cliff cliffs club common corner corners course curve dale divide falls ferry field fields flat flats
    ford
    forge freeway harbor haven heights hill hills inlet island junction key lake lakes land landing lodge manor mews
    motorway
    neck orchard oval overpass park parks pine pines plain plains point points port prairie radial ramp rapids rest
    river
    skyway throughway trafficway tunnel underpass union viaduct crest crossroad
    """)

  private static let block = WordHash.word("block".utf8)
  private static let beside = WordHash.set("on off at down along near to from behind")
  private static let numberedRoads = WordHash.set("road rd route rte highway hwy")
  private static let owners = WordHash.set("county state us old rural farm ranch township forest")
  /// Codes of states that mean something else in a note: "at Mercy, CT neg".
  private static let otherCodes = WordHash.set("ct or in me ok hi pa ma md ms id al co de la mi pr sf va sc sd")
  private static let units = WordHash.set(
    "apt apartment suite ste unit floor fl rm room bldg building lot spc sp space trlr trailer apto")
  private static let abbreviations = WordHash.set("ave rd ln blvd st dr")
  private static let certainStreets = WordHash.set(
    "street avenue ave boulevard blvd road rd lane parkway pkwy highway turnpike expressway")
}
