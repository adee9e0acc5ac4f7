/// Words that look like any other and may be a place for where they stand: behind a preposition in a sentence in small
/// letters ("seen at elmhurst", "cook at golden skillet"), and an everyday word that has a capital there ("back to
/// Regions"). The tagger is asked about them and says which are one.
///
/// Misses: what no preposition announces, and a small letter amid capitals ("Transferred from houston").
extension Scanner {
  /// Words of such a place at most.
  private static let wordsMax = 3
  /// How many tokens before it its sentence may begin.
  private static let sentenceMax = 48

  /// Where a place in small letters behind this preposition ends at the latest; `nil` where none can begin.
  func smallPlaceEnd(after preposition: Int) -> Int? {
    guard token(preposition).shape == .lower, Self.leading.contains(token(preposition).value),
      token(preposition + 1).shape == .lower, token(preposition + 1).gap == .space, isInSmallLetters(preposition)
    else { return nil }
    return preposition + Self.wordsMax
  }

  /// "at elmhurst", "from the golden skillet": whether a word in small letters may be of a place.
  func mayBeSmallPlace(_ index: Int) -> Bool {
    guard token(index).shape == .lower, isWordOfPlace(index) else { return false }
    for place in stride(from: index - 1, through: index - Self.wordsMax, by: -1) {
      guard token(place + 1).gap == .space, token(place).shape == .lower else { return false }
      if Self.leading.contains(token(place).value) { return isInSmallLetters(place) }
      guard token(place).value == Word.the || isWordOfPlace(place) else { return false }
    }
    return false
  }

  /// "from Regions": a capital that no sentence asks for.
  func isCapitalAfterPreposition(_ index: Int) -> Bool {
    let word = token(index)
    return word.shape == .capital && word.count > 3 && word.gap == .space && token(index - 1).shape == .lower
      && Self.leadingToCapitals.contains(token(index - 1).value)
      && (!isJoined(index + 1) || token(index + 1).kind == .mark && !isJoined(index + 2))
  }

  private func isWordOfPlace(_ index: Int) -> Bool {
    let word = token(index)
    return word.isWord && word.count > 2 && !Self.binding.contains(word.value)
      && word.traits.isDisjoint(with: [.unit, .month, .weekday, .title, .relation, .personCue, .country])
  }

  /// Whether the sentence, or what stands behind its label, begins with a small letter.
  private func isInSmallLetters(_ index: Int) -> Bool {
    for place in stride(from: index, through: max(0, index - Self.sentenceMax), by: -1) {
      let before = token(place - 1)
      let isStart =
        place == 0 || token(place).gap == .line
        || token(place).gap == .space && Self.sentenceEnds.contains(before)
      if isStart { return !token(place).isCapitalised }
    }
    return true
  }

  private static let leading = WordHash.set("at in from to near outside")
  private static let leadingToCapitals = WordHash.set(
    "at in from to near outside through via by for of with behind past the")
  private static let sentenceEnds = ByteSet(".!?:")
  /// Words that no place begins or goes on with.
  private static let binding = WordHash.set(
    """
    the her his our this that their your its any all each every which both one some more most much many few other another
    and but not with for was were are has had have did does will would can could should may might got get him them who
    what when where while then than also just very too still about after before until since during because there here
    today tomorrow yesterday tonight now last next first see seen said says she they you take give make keep help tell
    ask let know due per via please out off over under again
    """)
}
