/// Towns that the gazetteer does not hold: by their shape ("Tainter Lake", "North Pekin"), or a stranger after a
/// preposition of place. Misses: a small town named by an English word, without its state.
extension Scanner {
  /// Whether a town of this sort begins here; adds it.
  func settlement(at index: Int) -> Bool {
    guard token(index).gap == .space, token(index).count > 1, !isContinuation(index),
      traits(index).isDisjoint(with: [.title, .month, .weekday, .unit, .credential, .codeSystem, .personCue])
    else { return false }
    // A shape has a further word, a stay its preposition.
    let (preposition, next) = (token(index - 1), token(index + 1))
    guard next.isCapitalised || next.isMark(".") || preposition.shape == .lower && preposition.isWord else {
      return false
    }
    let (shapeEnd, hasPrefix) = settlementEnd(from: index)
    if shapeEnd > index, let end = stateEnd(after: shapeEnd) {
      add(.address, index, end, .city, .contested)
      return true
    }
    let last = hasPrefix || !traits(index).contains(.ordinary) ? shapeEnd : index
    // "South Korea".
    guard !traits(last).contains(.country) else { return false }
    guard preposition.shape == .lower, preposition.isWord, Self.fromWords.contains(preposition.value),
      !token(last + 1).isDigits,
      traits(last + 1).isDisjoint(with: [.eponymNoun, .institution, .institutionPart, .institutionModifier]),
      !(token(last + 1).isMark("-") && isJoined(last + 1))
    else { return false }
    let isStranger = isStranger(index)
    if last > index {
      add(.address, index, last, .unknownPlace, .faint)
      return true
    }
    guard isStranger, token(index).shape == .capital, !token(index + 1).isCapitalised, isStay(before: index) else {
      return false
    }
    add(.address, index, stateEnd(after: index) ?? index, .unknownPlace, .bare)
    return true
  }

  private func stateEnd(after town: Int) -> Int? {
    guard token(town + 1).isMark(","), isJoined(town + 1), token(town + 2).shape == .upper,
      traits(town + 2).contains(.stateCode), traits(town + 2).isDisjoint(with: .credential)
    else { return nil }
    return stateEnd(town)
  }

  /// The last word of "Crab Orchard", "North Pekin", "Saint Augustine South"; the first itself when there is no shape.
  private func settlementEnd(from index: Int) -> (last: Int, hasPrefix: Bool) {
    var last = index
    let hasPrefix = Self.prefixes.contains(token(index).value)
    if hasPrefix, token(index + 1).isMark("."), isJoined(index + 1), token(index).count <= 2 { last += 1 }
    var isShaped = false
    var words = 1
    while words < 4, token(last + 1).isCapitalised, token(last + 1).gap == .space, token(last + 1).count > 2 {
      let next = last + 1
      let isNoun = Self.nouns.contains(token(next).value)
      guard isNoun || traits(next).contains(.direction) || isNameWord(next) && traits(next).isDisjoint(with: .given)
      else { break }
      isShaped = isShaped || isNoun
      last = next
      words += 1
    }
    return (hasPrefix || isShaped ? last : index, hasPrefix)
  }

  /// Whether what stands before the preposition speaks of being somewhere.
  private func isStay(before index: Int) -> Bool {
    if Self.certainFrom.contains(token(index - 1).value) {
      return !Self.sources.contains(token(index - 2).value)
    }
    return Self.stays.contains(token(index - 2).value) || Self.stays.contains(token(index - 3).value)
      || !traits(index - 2).isDisjoint(with: [.institution, .institutionPart]) || endsLikeTown(index)
  }

  func endsLikeTown(_ index: Int) -> Bool {
    let word = token(index)
    let letters = bytes[Int(word.start)..<Int(word.end)]
    return Self.townEndings.contains { ending in
      letters.count > ending.count + 2 && zip(letters.suffix(ending.count), ending).allSatisfy { ASCII.lower($0) == $1 }
    }
  }

  private static let fromWords = WordHash.set("in from near outside around visiting to")
  private static let certainFrom = WordHash.set("from near outside")
  private static let sources = WordHash.set(
    "relief benefit recovery pain withdrawal weaned switched converted changed result")
  private static let stays = WordHash.set(
    """
    lives live living lived resides residing moved moving stays staying born raised works working school office
    department
    hospitalized seen treated evaluated clinic ed er icu home apartment farm house travel traveled trip vacation
    returned
    """)
  private static let prefixes = WordHash.set(
    """
    north south east west northeast northwest southeast southwest new old saint st fort ft lake mount mt port san
    santa el la los las upper lower cape glen
    """
  )
  private static let nouns = WordHash.set(
    """
    city falls heights springs beach hills hill lake park valley creek grove village harbor harbour island shores point
    ridge
    township plains river rapids junction bluff bluffs mills corner corners landing bend bay cove crossing haven gardens
    forest hollow orchard station rock gap run town side market estates
    """)
  private static let townEndings = [
    "ville", "ton", "burg", "burgh", "field", "wood", "ford", "dale", "land", "port", "view", "haven", "mont", "brook",
    "boro", "borough", "bury", "shire", "worth", "ham", "stead", "creek", "mouth", "fort", "side", "chester", "stad",
    "gate",
  ].map { Array($0.utf8) }
}
