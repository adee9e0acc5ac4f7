/// Shops, laboratories and firms with a branch everywhere: "Walgreens on Stockton Hill Rd", "Kroger Pharmacy #417",
/// "Osco 3361", "DaVita Carson"; and those where somebody works: "drives for Uber", "job at Costco". Elsewhere the chain
/// alone says nothing about anybody, and is left alone.
extension Scanner {
  /// Whether a branch of a chain begins here; adds it.
  func chain(at index: Int) -> Bool {
    guard let name = chainEnd(index) else { return false }
    let street = streetBefore(index)
    guard let end = branchEnd(name, index) ?? (street < index || isEmployer(index) ? name : nil) else { return false }
    addSite(street, end)
    return true
  }

  /// The last token of the chain's own name: "Hy-Vee", "Rite Aid", "Kroger Pharmacy", "Fred's".
  private func chainEnd(_ index: Int) -> Int? {
    var last = index
    if Self.chainStarts.contains(token(index).value) {
      var next = index + 1
      if token(next).isMark("-") || token(next).isMark("'") { next += 1 }
      if token(next).isMark("&") { next += 1 }
      guard Self.seconds.contains(token(next).value) else { return nil }
      last = next
    }
    if token(last + 1).isMark("'"), isJoined(last + 1), token(last + 2).count == 1, isJoined(last + 2) { last += 2 }
    while last - index < 6, token(last + 1).gap == .space, Self.departments.contains(token(last + 1).value) {
      last += 1
    }
    return last
  }

  /// "works Amazon", "stocking nights at Walmart", "her job at the Kroger".
  private func isEmployer(_ index: Int) -> Bool {
    guard token(index).gap == .space else { return false }
    if Self.labours.contains(token(index - 1).value) { return true }
    let link = token(index - 1).value == Word.the ? index - 2 : index - 1
    guard Self.workplaces.contains(token(link).value),
      token(index).isCapitalised || !Self.ambiguous.contains(token(index).value)
    else { return false }
    return (1...4).contains { step in
      Self.works.contains(token(link - step).value)
        && (link - step..<link).allSatisfy { token($0 + 1).gap == .space && token($0 + 1).isWord }
    }
  }

  /// "Route 9 Citgo", "Elm St CVS": the street stands before.
  private func streetBefore(_ index: Int) -> Int {
    guard token(index).gap == .space, token(index).isCapitalised else { return index }
    if token(index - 1).isDigits, traits(index - 2).contains(.street), token(index - 2).isCapitalised {
      return index - 2
    }
    if traits(index - 1).contains(.street), token(index - 1).isCapitalised, part(at: index - 2).isNamed {
      return index - 2
    }
    return index
  }

  /// Where the number or place of a branch ends; `nil` when there is none.
  private func branchEnd(_ name: Int, _ index: Int) -> Int? {
    if let number = placeNumberEnd(name) { return townFollowing(number) }
    let next = token(name + 1)
    guard next.gap == .space || next.isMark(",") else { return nil }
    if next.isDigits, next.count >= 3, next.count <= 5, traits(name + 2).isDisjoint(with: [.unit, .street]) {
      return townFollowing(name + 1)
    }
    let isAmbiguous = Self.ambiguous.contains(token(index).value)
    if isAmbiguous, !token(index).isCapitalised { return nil }
    if Self.links.contains(next.value), next.shape == .lower { return branchPlaceEnd(name + 2) }
    guard !isAmbiguous, next.isCapitalised, token(index).isCapitalised else { return nil }
    let part = part(at: name + 1)
    guard part == .proper || part == .landmark, !traits(name + 1).contains(.country) else { return nil }
    return properEnd(name + 1)
  }

  /// "Stockton Hill Rd", "5th and Main", "euclid", "the corner of Elm".
  private func branchPlaceEnd(_ first: Int) -> Int? {
    var next = first
    if let street = crossStreetEnd(next) { return street }
    if token(next).value == Word.the { next += 1 }
    if token(next).isDigits {
      guard isOrdinal(token(next + 1)) else { return nil }
      next += 2
      if Self.ands.contains(token(next).value) || token(next).isMark("&"), token(next + 1).isWord { return next + 1 }
      return traits(next).contains(.street) ? next : next - 1
    }
    // A street in any letters within four words.
    for end in next..<next + 4 {
      guard token(end).isWord, token(end).gap == .space else { break }
      if traits(end).contains(.street), end > next { return end }
    }
    let word = token(next)
    guard word.isWord, word.gap == .space, word.count > 2 else { return nil }
    if word.isCapitalised {
      let part = part(at: next)
      guard part != .none, part != .generic || token(next + 1).isCapitalised,
        !word.traits.contains(.country), word.traits.isDisjoint(with: [.month, .weekday])
      else { return nil }
      return properEnd(next)
    }
    let known = lexicon.capitalisedTraits(of: word.value)
    let isPlace = word.traits.contains(.landmark) || !english.mayContain(word.value) || !known.isDisjoint(with: [.city])
    return isPlace && !known.contains(.ordinary) ? next : nil
  }

  private func townFollowing(_ last: Int) -> Int {
    token(last + 1).gap == .space && token(last + 1).isCapitalised && part(at: last + 1) == .proper ? last + 1 : last
  }

  private func properEnd(_ first: Int) -> Int {
    var last = first
    while last - first < 3, token(last + 1).isCapitalised, token(last + 1).gap == .space, token(last + 1).count > 1,
      part(at: last + 1) != .none
    {
      last += 1
    }
    return last
  }

  private static let labours = WordHash.set("works worked")
  private static let workplaces = WordHash.set("at for")
  private static let works = WordHash.set(
    """
    works worked working work job employed shift shifts drives drove driving retired hired cashier clerk stocker
    stocks stocking baker bakes cook cooks driver delivers greeter manager
    """)
  private static let ands = WordHash.set("and at")
  private static let links = WordHash.set("on at in off near by of")
  static let chainStarts = WordHash.set(PlaceWords.chainStarts)
  private static let seconds = WordHash.set(
    """
    aid vee e reade meyer s teeter dixie soopers lion shop general depot club eagle osco k pump house queen king bell hut
    wiggly supply tree dollar buy
    """)
  private static let departments = WordHash.set(
    "pharmacy drug drugs store warehouse dialysis diagnostics lab labs laboratory specialty supercenter clinic")
  /// Everyday words too.
  private static let ambiguous = WordHash.set("target quest")
}
