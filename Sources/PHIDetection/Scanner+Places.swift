/// Towns and institutions (45 CFR 164.514(b)(2)(i)(B)): a hospital's name says where its patients live.
extension Scanner {
  struct Place {
    let last: Int
    let traits: WordTraits
  }

  /// The longest phrase of the lexicon that starts here, or the word itself.
  @inline(__always)
  func placePhrase(at index: Int) -> Place? {
    let first = token(index)
    guard first.isCapitalised, !first.traits.isDisjoint(with: [.phraseStart, .city, .knownInstitution, .state]) else {
      return nil
    }
    return longestPhrase(at: index)
  }

  private func longestPhrase(at index: Int) -> Place? {
    let first = token(index)
    var best: Place?
    if !first.traits.isDisjoint(with: [.city, .knownInstitution, .state]) {
      best = Place(last: index, traits: first.traits)
    }
    guard first.traits.contains(.phraseStart) else { return best }
    var hash = first.value
    var place = index
    for _ in 1..<Lexicon.phraseWordsMax {
      guard let next = nextPhraseWord(after: place) else { break }
      hash = WordHash.join(hash, token(next).value)
      let traits = lexicon.capitalisedTraits(of: hash)
      if !traits.isEmpty { best = Place(last: next, traits: traits) }
      place = next
    }
    return best
  }

  /// The next word of a phrase; a hyphen, an apostrophe, `&` or the point of an abbreviation may stand between.
  private func nextPhraseWord(after place: Int) -> Int? {
    var next = place + 1
    let joint = token(next)
    if joint.isMark("-") || joint.isMark("'") || joint.isMark("&") || joint.isMark(".") && token(place).count <= 2 {
      next += 1
    }
    guard token(next).isWord, token(next).gap != .line else { return nil }
    return next
  }

  /// A town, or an institution that is known by name.
  func place(at index: Int) {
    if token(index).count < 6, Self.saintWords.contains(token(index).value) { saint(at: index) }
    guard let place = placePhrase(at: index) else { return unknownPlace(at: index) }
    guard !traits(place.last + 1).contains(.eponymNoun) else { return }
    if place.traits.contains(.knownInstitution) { return knownInstitution(index, place) }
    guard place.traits.contains(.city) else { return }
    if place.traits.contains(.eponym) || isContinuation(index) { return }
    // "Andrews, MD" is a doctor.
    if index == place.last, token(index + 1).isMark(","), traits(index + 2).contains(.credential),
      traits(index - 1).isDisjoint(with: .placePreposition), !traits(index).isDisjoint(with: [.given, .family])
    {
      return
    }
    var last = place.last
    var isCertain = false
    if let state = stateEnd(last) {
      last = state
      isCertain = true
    }
    isCertain = isCertain || traits(index - 1).contains(.placePreposition)
    let isWord = index == place.last && !token(index).traits.isDisjoint(with: [.given, .family, .ordinary, .doubtful])
    if isWord, !isCertain { return }
    let isArticle = Self.articles.contains(token(index - 1).value)
    if !isCertain, traits(index - 1).contains(.given), token(index - 1).isCapitalised, isWord { return }
    // "Dallas clinic", "Chicago office": the word after belongs to it.
    if traits(last + 1).contains(.institution) || Self.sites.contains(token(last + 1).value), !isJoined(last + 1) {
      last += 1
    } else if Self.sites.contains(token(last + 2).value), token(last + 1).isWord, token(last + 1).shape == .lower {
      last += 2
    } else if isArticle {
      return
    }
    add(.address, index, last, .city, isCertain ? 0.75 : 0.6)
  }

  /// "seen at Fairhaven on", "moved from Kalamazoo": one or two words that nothing else explains, after a preposition.
  private func unknownPlace(at index: Int) {
    let word = token(index)
    if token(index + 1).isMark(","), isJoined(index + 1), isNameWord(index), word.count > 2, !isContinuation(index) {
      let state = traits(index + 2)
      let isCode =
        state.contains(.stateCode) && state.isDisjoint(with: [.credential, .ordinary])
        && token(index + 2).shape == .upper
      let isState = state.contains(.state) || placePhrase(at: index + 2)?.traits.contains(.state) ?? false
      if isCode && !Self.degrees.contains(token(index + 2).value) || isState && state.isDisjoint(with: .given),
        let last = stateEnd(index)
      {
        return add(.address, index, last, .city, 0.65)
      }
    }
    if settlement(at: index) { return }
    guard Self.narrowPrepositions.contains(token(index - 1).value), word.gap == .space,
      token(index - 1).shape == .lower,
      isNameWord(index), word.count > 2, word.traits.isDisjoint(with: [.eponym, .given, .title, .doubtful, .unit])
    else { return }
    let isAt = token(index - 1).value == Self.at
    // "interested in Naltrexone", "seen in Kalamazoo".
    let isStay = !traits(index - 2).isDisjoint(with: [.dateCue, .placePreposition, .institution])
    guard isAt || isStay && word.shape == .capital && word.count > 4 && word.traits.isEmpty else { return }
    var last = index
    if token(index + 1).gap == .space, isNameWord(index + 1), traits(index + 1).isDisjoint(with: [.eponym, .unit]) {
      last += 1
    }
    // A further capitalised word makes it a phrase of another sort; a number makes it a drug or a score.
    guard !token(last + 1).isCapitalised || token(last + 1).gap != .space, !token(last + 1).isDigits,
      !token(last + 1).isMark("-"), traits(last + 1).isDisjoint(with: [.eponymNoun, .unit])
    else { return }
    let hasSite = Self.sites.contains(token(last + 1).value) && token(last + 1).gap == .space
    add(.address, index, hasSite ? last + 1 : last, .unknownPlace, 0.5)
  }

  private func knownInstitution(_ index: Int, _ place: Place) {
    var first = index
    if traits(index - 1).contains(.city), token(index - 1).isCapitalised { first -= 1 }
    // Advice from an institution tells nothing about the patient.
    if Self.authorities.contains(token(index - 1).value),
      (2...5).contains(where: { Self.advice.contains(token(index - $0).value) })
    {
      return
    }
    add(.address, first, institutionEnd(place.last), .knownInstitution, 0.8)
  }

  /// An institution whose last word stands here: "St. Mary's Hospital", "Elm Clinic", "Houston Heart Center".
  func institution(at index: Int) {
    let head = token(index)
    let isStrong = head.traits.contains(.institution) || Self.pairedParts.contains(head.value)
    guard head.isCapitalised || isStrong || Self.sites.contains(head.value) else { return }
    if head.isCapitalised, isStrong || head.traits.contains(.institutionPart), continuesInstitution(index) { return }
    if Self.pairedParts.contains(head.value), !Self.partsOfPairs.contains(token(index - 1).value) { return }
    var first = index
    var propers = 0
    var places = 0
    var probe = index - 1
    while index - probe <= 8, let step = institutionWord(before: first, at: probe) {
      first = step.first
      propers += step.isProper ? 1 : 0
      places += step.isPlace ? 1 : 0
      probe = first - 1
    }
    if propers == 0 { return hospitalOf(index, first) }
    if !head.isCapitalised, places == 0 { return }
    if !isStrong, !Self.certainParts.contains(head.value), places == 0, first == index - 1,
      !traits(first - 1).contains(.placePreposition)
    {
      return
    }
    add(.address, first, institutionEnd(index), .institution, isStrong ? 0.8 : 0.65)
  }

  /// "Children's Hospital of Philadelphia", "General Hospital" in mid-sentence.
  private func hospitalOf(_ index: Int, _ first: Int) {
    guard token(index).isCapitalised, index > first || token(index).traits.contains(.institution) else { return }
    let end = institutionEnd(index)
    let isStrong = token(index).traits.contains(.institution)
    let isAt = isStrong ? traits(first - 1).contains(.placePreposition) : token(first - 1).value == Self.at
    guard end > index && lastIsPlace(end) || first < index && isAt else { return }
    add(.address, first, end, .institution, 0.65)
  }

  private func lastIsPlace(_ last: Int) -> Bool {
    !traits(last).isDisjoint(with: [.city, .state, .stateCode])
      || placePhrase(at: last - 1).map { $0.last == last } ?? false
  }

  private func continuesInstitution(_ index: Int) -> Bool {
    let next = token(index + 1)
    return next.isCapitalised && next.gap == .space && !next.traits.isDisjoint(with: [.institution, .institutionPart])
  }

  private func institutionWord(before first: Int, at probe: Int) -> (first: Int, isProper: Bool, isPlace: Bool)? {
    guard token(first).gap != .line, probe >= 0 else { return nil }
    let token = token(probe)
    // The possessive of "Mary's", the point of "St.", the hyphen of "Cedars-Sinai", the "&" of "Scott & White".
    if token.isWord, token.count == 1, token.shape == .lower, self.token(probe - 1).isMark("'"), isJoined(probe) {
      guard self.token(probe - 2).isCapitalised else { return nil }
      return (probe - 2, !traits(probe - 2).contains(.institutionModifier), self.token(first).isCapitalised)
    }
    if token.isMark("."), isJoined(probe), self.token(probe - 1).isCapitalised, self.token(probe - 1).count <= 3 {
      guard Self.saints.contains(self.token(probe - 1).value) || traits(probe - 1).contains(.street) else { return nil }
      return (probe - 1, true, true)
    }
    let isJoint =
      token.isMark("-") && isJoined(probe) && isJoined(first) || token.isMark("&") || token.value == Self.and
    if isJoint, self.token(probe - 1).isCapitalised,
      !traits(probe - 1).contains(.ordinary)
        || traits(probe - 1).contains(.institutionModifier)
    {
      return (probe - 1, !traits(probe - 1).contains(.institutionModifier), false)
    }
    guard token.isCapitalised else { return nil }
    let parts: WordTraits = [.institutionModifier, .institutionPart, .institution]
    if !token.traits.isDisjoint(with: parts) || token.traits.contains(.direction) && token.count > 2 {
      return (probe, false, false)
    }
    if token.traits.contains(.street) { return (probe, false, true) }
    guard !token.traits.contains(.ordinary), !token.traits.contains(.title) else { return nil }
    let isPlace = !token.traits.isDisjoint(with: [.city, .state, .stateCode, .knownInstitution, .phraseStart, .family])
    return (probe, true, isPlace)
  }

  /// Takes in what follows an institution: "Hospital Center", "of Philadelphia", "in Santa Clara", ", New York".
  private func institutionEnd(_ last: Int) -> Int {
    var end = last
    while end - last < 4, token(end + 1).isWord, token(end + 1).gap == .space,
      !traits(end + 1).isDisjoint(with: [.institution, .institutionPart, .institutionModifier]),
      token(end + 1).isCapitalised || traits(end + 1).contains(.institution)
    {
      end += 1
    }
    if let place = placePhrase(at: end + 1), token(end + 1).gap == .space { end = place.last }
    let next = token(end + 1)
    if next.value == Self.of || next.value == Self.inside, let place = placePhrase(at: end + 2) { end = place.last }
    return townEnd(end) ?? end
  }

  /// "St. Vincent's" without the word hospital.
  func saint(at index: Int) {
    var next = index + 1
    if token(next).isMark("."), isJoined(next) { next += 1 }
    guard token(next).isCapitalised, token(next).gap != .line, token(next).count > 2 else { return }
    let isPossessive =
      token(next + 1).isMark("'") && isJoined(next + 1) && token(next + 2).isWord && token(next + 2).count == 1
    if !isPossessive {
      guard token(index - 1).isCapitalised || traits(index - 1).contains(.placePreposition), isNameWord(next) else {
        return
      }
      return add(.address, index, institutionEnd(next), .institution, 0.6)
    }
    add(.address, index, institutionEnd(next + 2), .institution, 0.7)
  }

  static let saintWords = WordHash.set("st saint mt mount")
  private static let at = WordHash.word("at".utf8)
  private static let of = WordHash.word("of".utf8)
  private static let inside = WordHash.word("in".utf8)
  private static let and = WordHash.word("and".utf8)
  private static let narrowPrepositions = WordHash.set("at in from near")
  private static let degrees = WordHash.set("ma md pa do")
  private static let articles = WordHash.set("the")
  private static let saints = WordHash.set("st mt ste ft")
  private static let sites = WordHash.set("clinic hospital office facility er ed campus branch")
  private static let certainParts = WordHash.set(
    "center centre ctr medical med institute foundation general health group")
  /// "Nursing Home", "Urgent Care": only in such pairs do these words end an institution.
  private static let pairedParts = WordHash.set("home care living")
  private static let partsOfPairs = WordHash.set(
    "nursing urgent primary hospice assisted senior memory group veterans retirement convalescent funeral")
  private static let authorities = WordHash.set("from by the per")
  private static let advice = WordHash.set(
    """
    guidelines guideline recommendation recommendations advice statement criteria protocol protocols research study
    studies
    """
  )
}
