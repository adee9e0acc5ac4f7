/// Towns in small letters: "drove in from storm lake", "lives past lodge grass". A name of several words from the
/// gazetteer, after a word of place; inside the name of an institution without one.
///
/// Misses: a town of one word in small letters that is an English word, too.
extension Scanner {
  /// The last word of a town of several words that begins with this small letter.
  func smallTownEnd(at index: Int) -> Int? {
    guard token(index).shape == .lower, token(index).count > 1,
      lexicon.capitalisedTraits(of: token(index).value).contains(.phraseStart)
    else { return nil }
    var hash = token(index).value
    var last: Int?
    for next in index + 1..<index + Lexicon.phraseWordsMax {
      guard token(next).shape == .lower, token(next).gap == .space else { break }
      hash = WordHash.join(hash, token(next).value)
      if lexicon.capitalisedTraits(of: hash).contains(.city) { last = next }
    }
    return last
  }

  /// "lives in hazard ky", "son in odessa texas".
  private func smallTownBeforeState(at index: Int) -> Int? {
    guard token(index).count > 3, traits(index).isDisjoint(with: [.unit, .month, .weekday]) else { return nil }
    for last in index...index + 1 {
      let state = token(last + 1)
      guard token(last).shape == .lower, state.shape == .lower, state.gap == .space else { return nil }
      if Self.sureCodes.contains(state.value) && !isJoined(last + 2)
        || Self.sureCodes.contains(state.value) && token(last + 2).kind == .mark || Self.states.contains(state.value)
      {
        return last
      }
    }
    return nil
  }

  /// The first word of a town of two or three words that ends with this one.
  func smallTown(endingAt last: Int) -> Int? {
    (1...2).lazy.map { last - $0 }.first { self.smallTownEnd(at: $0) == last }
  }

  /// A town behind the preposition that stands here.
  func smallTown(after preposition: Int) {
    let next = token(preposition + 1)
    guard next.shape == .lower, next.isWord, next.count > 2, next.gap == .space, !Self.determining.contains(next.value),
      Self.leadingToTowns.contains(token(preposition).value)
    else { return }
    if let town = smallTownBeforeState(at: preposition + 1) {
      return add(.address, preposition + 1, town, .city, .upheld)
    }
    // "waiting in kaimuki", "out of owatonna".
    if next.hints.contains(.strange), next.count > 4,
      !isJoined(preposition + 2) || token(preposition + 2).kind == .mark,
      isOnlyTown(next.value)
    {
      return add(.address, preposition + 1, preposition + 1, .city, .weak)
    }
    guard let last = smallTownEnd(at: preposition + 1),
      last > preposition + 2 || (preposition + 1...last).contains(where: { isOfLand($0) })
    else { return }
    add(.address, preposition + 1, last, .city, .weak)
  }

  /// A town of the gazetteer and nothing else.
  private func isOnlyTown(_ hash: UInt64) -> Bool {
    let traits = lexicon.capitalisedTraits(of: hash)
    return traits.contains(.city) && traits.isDisjoint(with: [.ordinary, .doubtful, .eponym, .thing, .namesake])
  }

  /// "storm lake", "lodge grass": not "high point".
  private func isOfLand(_ index: Int) -> Bool {
    !traits(index).isDisjoint(with: .ofPlaces) && !Self.abstract.contains(token(index).value)
      || !english.mayContain(token(index).value)
  }

  private static let abstract = WordHash.set("point center view place")
  /// What most often follows a preposition, so that no more is looked up.
  private static let determining = WordHash.set("the her his our this that their your all any each which both one")
  private static let leadingToTowns = WordHash.set("in from near outside around visiting")
  /// Codes of states that are no words and no abbreviations of notes.
  private static let sureCodes = WordHash.set("ak az fl ia il ks ky mn nh nj nm nv ny oh tn tx ut vt wi wv wy")
  private static let states = WordHash.set(Places.states)
}
