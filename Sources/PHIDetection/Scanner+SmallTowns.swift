/// Towns in small letters: "drove in from storm lake", "lives past lodge grass". A name of several words from the
/// gazetteer, after a word of place; inside the name of an institution without one.
///
/// Misses: a town of one word in small letters, which is a family name or a thing as often.
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

  /// The first word of a town of two or three words that ends with this one.
  func smallTown(endingAt last: Int) -> Int? {
    (1...2).lazy.map { last - $0 }.first { self.smallTownEnd(at: $0) == last }
  }

  /// A town behind the preposition that stands here.
  func smallTown(after preposition: Int) {
    guard token(preposition + 1).shape == .lower, token(preposition + 1).gap == .space,
      Self.leadingToTowns.contains(token(preposition).value), let last = smallTownEnd(at: preposition + 1),
      last > preposition + 2 || (preposition + 1...last).contains(where: { isOfLand($0) })
    else { return }
    add(.address, preposition + 1, last, .city, 0.6)
  }

  /// "storm lake", "lodge grass": not "high point".
  private func isOfLand(_ index: Int) -> Bool {
    !traits(index).isDisjoint(with: .ofPlaces) && !Self.abstract.contains(token(index).value)
      || !english.mayContain(token(index).value)
  }

  private static let abstract = WordHash.set("point center view place")
  private static let leadingToTowns = WordHash.set("in from near outside around visiting")
}
