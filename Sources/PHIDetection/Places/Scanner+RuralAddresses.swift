/// Addresses that are no house number and street: post-office boxes, rural routes, military mail, highways, corners of two
/// streets, streets without their suffix (forms after USPS Publication 28, §24 and §28).
extension Scanner {
  /// "P.O. Box 77, Springfield, IL 62701", "Post Office Box 1234", "POB 1234", "RR 2 Box 15", "HC 67 Box 12".
  func postBox(at index: Int) {
    let isWhole = token(index).value == Self.pob
    let number = token(index + 1).isMark("#") || token(index + 1).isMark(".") ? index + 2 : index + 1
    guard token(number).isDigits, token(number).count <= 6, token(number).gap != .line else { return }
    var first = index
    if !isWhole {
      if token(first - 1).isMark(".") { first -= 1 }
      let before = token(first - 1)
      if before.isDigits, before.count <= 4, Self.routes.contains(token(first - 2).value) {
        first -= 2
      } else if Self.posts.contains(before.value) {
        first -= 1
        if before.count == 1 {
          if token(first - 1).isMark(".") { first -= 1 }
          guard token(first - 1).value == Word.p else { return }
          first -= 1
        } else if before.value == Self.office {
          guard token(first - 1).value == Word.post else { return }
          first -= 1
        }
      } else {
        return
      }
    }
    add(.address, first, addressEnd(number), .streetAddress, .labelled)
  }

  /// "4521 Highway 6", "4521 County Road 12", "77 State Route 9".
  func highway(at index: Int) -> Bool {
    var place = index + 1
    if Self.roadOwners.contains(token(place).value), token(place).isCapitalised { place += 1 }
    let road = token(place)
    guard road.gap == .space, road.isCapitalised, Self.roads.contains(road.value), token(place + 1).isDigits,
      token(place + 1).gap == .space, token(place + 1).count <= 4
    else { return false }
    add(.address, index, addressEnd(place + 1), .streetAddress, .labelled)
    return true
  }

  /// "1 Rue de la Paix", "12 Calle Ocho".
  func foreignStreet(at index: Int) -> Bool {
    guard token(index + 1).isCapitalised, token(index + 1).gap == .space,
      Self.leadingTypes.contains(token(index + 1).value)
    else {
      return false
    }
    var last = index + 1
    while last - index < 5, token(last + 1).gap == .space, token(last + 1).isWord, token(last + 1).shape == .lower,
      Self.particles.contains(token(last + 1).value)
    {
      last += 1
    }
    guard token(last + 1).isCapitalised, token(last + 1).gap == .space else { return false }
    last += 1
    if token(last + 1).isCapitalised, token(last + 1).gap == .space, isNameWord(last + 1) { last += 1 }
    add(.address, index, addressEnd(last), .streetAddress, .strong)
    return true
  }

  /// "lives at 1234 Elm", "12 Wisteria, apt 3": a street without its suffix, after a word of living or before a unit.
  func suffixlessStreet(at index: Int) -> Bool {
    guard token(index + 1).gap == .space, isNameWord(index + 1), token(index + 1).shape == .capital,
      token(index + 1).count > 2
    else {
      return false
    }
    var last = index + 1
    if token(last + 1).gap == .space, token(last + 1).shape == .capital, isNameWord(last + 1) { last += 1 }
    let unit = unitEnd(last)
    guard unit > last || isHome(index) else { return false }
    add(.address, index, unit, .streetAddress, unit > last ? .fair : .weak)
    return true
  }

  /// "lives at", "address:" before a house number.
  func isHome(_ index: Int) -> Bool {
    let preposition = Self.prepositions.contains(token(index - 1).value) ? index - 2 : index - 1
    return Self.homes.contains(token(preposition).value)
      || token(index - 1).isMark(":") && Self.homes.contains(token(index - 2).value)
  }

  /// "corner of 5th and Main", "at 5th & Main": where two streets meet.
  func corner(at index: Int) -> Bool {
    let joint = token(index + 2)
    guard joint.isMark("&") || joint.value == Word.and, Self.corners.contains(token(index - 1).value),
      token(index + 3).isCapitalised || token(index + 3).isDigits && isOrdinal(token(index + 4)),
      token(index + 3).gap == .space
    else { return false }
    let last = token(index + 3).isDigits ? index + 4 : index + 3
    guard token(last).isWord, token(index + 3).isDigits || isNameWord(last) || traits(last).contains(.family) else {
      return false
    }
    add(.address, index, last, .streetName, .weak)
    return true
  }

  /// "APO AP 96326".
  func militaryMail(at index: Int) -> Bool {
    guard token(index).count == 5, Self.forces.contains(token(index - 1).value), token(index - 1).shape == .upper,
      Self.militaryOffices.contains(token(index - 2).value)
    else { return false }
    add(.address, index - 2, index, .streetAddress, .labelled)
    return true
  }

  /// "1234 elm street, springfield, il 62701": in lower case the ZIP code must follow.
  func lowerTownEnd(_ street: Int) -> Int? {
    guard token(street + 1).isMark(",") else { return nil }
    var place = street + 2
    while place - street < 5, token(place).isWord, token(place).gap == .space, token(place).count > 2 { place += 1 }
    guard place > street + 2 else { return nil }
    if token(place).isMark(",") { place += 1 }
    guard token(place).isWord, token(place).count == 2, token(place + 1).isDigits, token(place + 1).count == 5,
      token(place + 1).gap == .space
    else { return nil }
    return place + 1
  }

  static let boxWords = "box pob"
  private static let pob = WordHash.word("pob".utf8)
  private static let posts = WordHash.set("po o office")
  private static let office = WordHash.word("office".utf8)
  private static let routes = WordHash.set("rr hc rfd sr route")
  private static let roadOwners = WordHash.set("county state us old rural farm ranch")
  private static let roads = WordHash.set("highway hwy route rte road rd interstate")
  private static let leadingTypes = WordHash.set("rue calle avenida via rua paseo camino carrera plaza impasse chemin")
  private static let particles = WordHash.set("de la le les des du del los las da do di della")
  private static let prepositions = WordHash.set("at on is to")
  private static let homes = WordHash.set("lives live living lived resides residing residence address home moved")
  private static let corners = WordHash.set("of at near on")
  private static let forces = WordHash.set("aa ae ap")
  private static let militaryOffices = WordHash.set("apo fpo dpo")
}
