/// Where a finding of the tagger begins and ends: the parts of a name that are not asked about on their own.
extension Scanner {
  /// The next word of one finding: the neighbour, or across a hyphen, an apostrophe, a point, a particle, and in the
  /// name of a place across "of" and the like.
  func taggedJoin(after last: Int, isPerson: Bool) -> Int? {
    var next = last + 1
    let mark = token(next)
    if mark.kind == .mark, isJoined(next) || mark.isMark("&") && !isPerson {
      let isJoint = mark.isMark("-") || mark.isMark("'")
      let isPoint = mark.isMark(".") && token(last).count <= 2
      guard isJoint && isJoined(next + 1) || isPoint || mark.isMark("&") && !isPerson else { return nil }
      next += 1
      // The possessive of "Mary's Hospital".
      if isJoint, token(next).count == 1, token(next).shape == .lower { next += 1 }
    }
    if token(next).isInitial, token(next + 1).isMark("."), isJoined(next + 1) { next += 2 }
    var words = 0
    while words < 2, token(next).shape == .lower, token(next).gap == .space, isTaggedLink(next, isPerson: isPerson) {
      next += 1
      words += 1
      if token(next).isMark("-"), isJoined(next), isJoined(next + 1) { next += 1 }
    }
    return token(next).gap == .line ? nil : next
  }

  private func isTaggedLink(_ index: Int, isPerson: Bool) -> Bool {
    isPerson ? traits(index).contains(.particle) : Self.siteLinks.contains(token(index).value)
  }

  /// "bin Yusof", "al-Rashidi", "O'Halloran": what stands before the first word that was asked about.
  func personStart(_ first: Int) -> Int {
    var start = first
    if token(start - 1).isMark("'"), isJoined(start), isJoined(start - 1), token(start - 2).isInitial { start -= 2 }
    while first - start < 4 {
      var before = start - 1
      if token(before).isMark("-"), isJoined(before), isJoined(start) { before -= 1 }
      guard token(before).isWord, traits(before).contains(.particle), token(start).gap != .line,
        before == start - 2 || token(start).gap == .space
      else { break }
      start = before
    }
    return start
  }

  /// Takes in "III", "Jr.", an initial, the second half of "Jun-jun".
  func personEnd(_ last: Int) -> Int {
    var end = last
    if token(end + 1).isMark("-"), isJoined(end + 1), isJoined(end + 2), token(end + 2).shape == .lower,
      token(end + 2).count <= 5, token(end).isCapitalised
    {
      end += 2
    }
    let isCode = isJoined(end + 2) && token(end + 2).isDigits
    if token(end + 1).isInitial, token(end + 1).gap == .space, !isCode, !isSexOfForm(end + 1) { end += 1 }
    if token(end).isInitial, token(end + 1).isMark("."), isJoined(end + 1) { end += 1 }
    return suffixEnd(end)
  }

  /// Takes in the suffix of a name: "Tidwell III", "King, Jr.".
  func suffixEnd(_ last: Int) -> Int {
    let next = token(last + 1).isMark(",") && isJoined(last + 1) ? last + 2 : last + 1
    guard token(next).isCapitalised, token(next).gap == .space, Self.nameSuffixes.contains(token(next).value) else {
      return last
    }
    return token(next + 1).isMark(".") && isJoined(next + 1) && token(next).shape == .capital ? next + 1 : next
  }

  /// "st cuthberts", "East Millinocket": the short word before a place that belongs to its name.
  func siteStart(_ first: Int) -> Int {
    var start = first
    while first - start < 2, token(start).gap == .space, token(start - 1).isCapitalised == token(first).isCapitalised,
      Self.siteStarts.contains(token(start - 1).value)
    {
      start -= 1
    }
    return start
  }

  /// Takes in the second half of "Bird-in-Hand", "Kohl's" and "Hearth & Home", the number of "Town Pump #14" and the sort
  /// of company of "Tidewater Pathology, LLC".
  func siteEnd(_ last: Int) -> Int {
    var end = headEnd(ownerEnd(hyphenEnd(last)))
    if token(end + 1).isMark("&"), token(end).isCapitalised, token(end + 2).shape == token(end).shape,
      token(end + 2).gap == token(end + 1).gap, token(end + 1).gap != .line
    {
      end += 2
    }
    if Self.streetLinks.contains(token(end + 1).value), token(end + 1).shape == .lower, token(end + 1).gap == .space,
      let street = crossStreetEnd(end + 2)
    {
      return street
    }
    if token(end + 1).isMark("#"), isJoined(end + 2), token(end + 2).isDigits { end += 2 }
    let next = token(end + 1).isMark(",") && isJoined(end + 1) ? end + 2 : end + 1
    if token(next).shape == .upper, Self.companyForms.contains(token(next).value) { end = next }
    return end
  }

  /// "Bird-in-Hand", "Buc-ee", not "Houston-based".
  private func hyphenEnd(_ last: Int) -> Int {
    var end = last
    while end - last < 4, token(end + 1).isMark("-"), isJoined(end + 1), isJoined(end + 2), token(end + 2).isWord,
      token(end + 2).isCapitalised || token(end + 2).count <= 3
    {
      end += 2
    }
    return end
  }

  /// "Kohl's", "Captain D's", "Dawn's Light"; what belongs to a town is not in its name.
  private func ownerEnd(_ last: Int) -> Int {
    var end = last
    if token(end + 1).isInitial, token(end + 1).gap == .space, token(end + 2).isMark("'"), isJoined(end + 2) {
      end += 1
    }
    guard token(end + 1).isMark("'"), isJoined(end + 1), token(end + 2).value == Word.s, isJoined(end + 2),
      traits(end).isDisjoint(with: [.city, .state, .country])
    else { return last }
    end += 2
    let next = token(end + 1)
    return next.shape == .capital && next.gap == .space && part(at: end + 1) != .none ? end + 1 : end
  }

  /// "Saddleback cardiology", "Rapid City IHS", "Caterpillar plant": the word that says what is named.
  private func headEnd(_ last: Int) -> Int {
    let next = token(last + 1)
    guard next.gap == .space, next.isWord, token(last).isCapitalised else { return last }
    if next.shape == .lower {
      return next.traits.contains(.specialty) || Self.heads.contains(next.value) ? last + 1 : last
    }
    return next.traits.isDisjoint(with: [.site, .institution]) || next.traits.contains(.family) ? last : last + 1
  }

  private static let streetLinks = WordHash.set("on at")
  private static let heads = WordHash.set(
    """
    plant bridge campus clinic hospital church school mill factory warehouse pharmacy hospice unit wing ward jail prison
    """)
  private static let siteStarts = WordHash.set(
    "st saint mt mount ft fort new old east west north south lake port cape big little upper lower")
  private static let siteLinks = WordHash.set("of the for at in on and de la del los las")
  private static let nameSuffixes = WordHash.set("jr sr ii iii iv")
  private static let companyForms = WordHash.set("llc pllc pc pa llp inc")
}
