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
    // Rules of places and of names ask for the same one.
    if latestPhrase.index != index { latestPhrase = (index, freshPhrase(at: index)) }
    return latestPhrase.place
  }

  private func freshPhrase(at index: Int) -> Place? {
    let first = token(index)
    var best: Place?
    if !first.traits.isDisjoint(with: [.city, .knownInstitution, .state]) {
      best = Place(last: index, traits: first.traits)
    }
    guard first.traits.contains(.phraseStart) else { return best }
    let isNamesake = !first.traits.isDisjoint(with: [.city, .family, .eponym])
    var hash = first.value
    var place = index
    for _ in 1..<Lexicon.phraseWordsMax {
      guard let next = nextPhraseWord(after: place) else { break }
      // "The patient": a longer word in small letters goes on only what is named after somebody, "Duke criteria".
      if token(next).shape == .lower, token(next).count > 3, !isNamesake { break }
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
    if token(index).traits.contains(.stateCode), token(index).shape == .upper { townBeforeState(at: index) }
    if announcedPlace(at: index) { return }
    if token(index).traits.contains(.institutionModifier), hospitalOf(at: index) { return }
    if token(index).count < 6, Self.saintWords.contains(token(index).value) { saint(at: index) }
    guard let place = placePhrase(at: index) else { return unknownPlace(at: index) }
    guard !traits(place.last + 1).contains(.eponymNoun) else { return }
    if place.traits.contains(.knownInstitution) {
      if place.last == index, token(index + 1).isInitial, token(index + 1).gap == .space { return }
      return knownInstitution(index, place)
    }
    if isNamedAfterTown(index, place.last) { return }
    // "Pleasant view of the valley".
    if place.last > index, token(index).shape == .capital, token(place.last).shape == .lower {
      return unknownPlace(at: index)
    }
    town(at: index, place)
  }

  /// "Kalamazoo", "Kalamazoo, MI", "the Dallas clinic".
  private func town(at index: Int, _ place: Place) {
    guard place.traits.contains(.city), !traits(index).contains(.country) || place.last > index,
      !place.traits.contains(.eponym), !isContinuation(index), !isDoctor(index, place.last)
    else { return }
    let state = stateEnd(place.last)
    var last = state ?? place.last
    let isCertain = state != nil || traits(index - 1).contains(.placePreposition)
    let isWord = index == place.last && !token(index).traits.isDisjoint(with: [.given, .family, .ordinary, .doubtful])
    if isWord, !isCertain { return }
    // "Dallas clinic", "Chicago office": the word after belongs to it.
    if traits(last + 1).contains(.institution) || Self.sites.contains(token(last + 1).value), !isJoined(last + 1) {
      last += 1
    } else if Self.sites.contains(token(last + 2).value), token(last + 1).isWord, token(last + 1).shape == .lower {
      last += 2
    } else if token(index - 1).value == Word.the {
      return
    }
    add(.address, index, last, .city, isCertain ? .good : .weak)
  }

  /// "Andrews, MD".
  private func isDoctor(_ first: Int, _ last: Int) -> Bool {
    first == last && token(first + 1).isMark(",") && traits(first + 2).contains(.credential)
      && traits(first - 1).isDisjoint(with: .placePreposition) && !traits(first).isDisjoint(with: [.given, .family])
  }

  /// "Norwalk outbreak", "Milwaukee brace", "Salmonella Newport".
  func isNamedAfterTown(_ first: Int, _ last: Int) -> Bool {
    Self.eponymousNouns.contains(token(last + 1).value) || Self.serovars.contains(token(first - 1).value)
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
        return add(.address, index, last, .city, .contested)
      }
    }
    if !word.traits.isDisjoint(with: [.country, .chain]) || townAfterStreet(at: index) || settlement(at: index) {
      return
    }
    guard word.gap == .space, token(index - 1).shape == .lower, isNameWord(index), word.count > 2,
      word.traits.isDisjoint(with: [.eponym, .given, .title, .doubtful, .unit]),
      Self.narrowPrepositions.contains(token(index - 1).value)
    else { return }
    let isAt = token(index - 1).value == Word.at
    // "interested in Naltrexone", "seen in Kalamazoo".
    let isStay = !traits(index - 2).isDisjoint(with: [.dateCue, .placePreposition, .institution])
    guard isAt || isStay && word.shape == .capital && word.count > 4 && word.traits.isSubset(of: .ofPlaces)
    else { return }
    var last = index
    if token(index + 1).gap == .space, isNameWord(index + 1), traits(index + 1).isDisjoint(with: [.eponym, .unit]) {
      last += 1
    }
    // A further capitalised word makes it a phrase of another sort; a number makes it a drug or a score.
    guard !token(last + 1).isCapitalised || token(last + 1).gap != .space, !token(last + 1).isDigits,
      !token(last + 1).isMark("-"), traits(last + 1).isDisjoint(with: [.eponymNoun, .unit])
    else { return }
    let hasSite = Self.sites.contains(token(last + 1).value) && token(last + 1).gap == .space
    add(.address, index, hasSite ? last + 1 : namedRunEnd(last), .unknownPlace, .bare)
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
    // A plan's or a questionnaire's name: "insurance is Presbyterian", "Vanderbilt teacher form".
    if (1...3).contains(where: { Self.insurances.contains(token(index - $0).value) }) { return }
    if (1...2).contains(where: { Self.forms.contains(token(place.last + $0).value) }) { return }
    add(.address, first, namedRunEnd(place.last), .knownInstitution, .strong)
  }

  /// "St. Vincent's", "St Al's", "after St. Barbara" without the word hospital.
  func saint(at index: Int) {
    var next = index + 1
    if token(next).isMark("."), isJoined(next) { next += 1 }
    guard token(next).isCapitalised, token(next).gap != .line else { return }
    // A plant: "St. John's wort".
    if (1...3).contains(where: { token(next + $0).value == Word.wort }) {
      nameEndToken = max(nameEndToken, next)
      return
    }
    let isPossessive =
      token(next + 1).isMark("'") && isJoined(next + 1) && token(next + 2).isWord && token(next + 2).count == 1
    if !isPossessive {
      let isAnnounced =
        traits(index - 1).contains(.placePreposition) || token(index - 1).isMark("(") && token(next + 1).kind == .mark
        || Self.churchgoing.contains(token(index - 1).value)
      guard token(next).count > 2,
        isAnnounced || token(index - 1).isCapitalised || Self.childrens.contains(token(next + 1).value),
        isNameWord(next)
      else { return }
      return add(.address, index, namedRunEnd(next), .institution, isAnnounced ? .upheld : .weak)
    }
    add(.address, index, namedRunEnd(next + 2), .institution, .fair)
  }

  /// "Dayton Children's", "Northgate Women's": a hospital that is named for whom it treats.
  private func hospitalOf(at index: Int) -> Bool {
    guard Self.childrens.contains(token(index).value), token(index + 1).isMark("'"), isJoined(index + 1),
      isJoined(index + 2), token(index + 2).count == 1, !token(index + 3).isCapitalised || token(index + 3).gap == .line
    else { return false }
    let run = namedRun(before: index)
    guard run.isNamed else { return false }
    add(.address, run.first, index + 2, .institution, .upheld)
    return true
  }

  private static let churchgoing = WordHash.set("after before attends attend")
  static let saintWords = WordHash.set("st saint mt mount ste ft")
  private static let eponymousNouns = WordHash.set(
    "outbreak virus viruses agent brace dissection units strain serovar bowel prep catheter knee gown screen")
  private static let serovars = WordHash.set("salmonella serovar")
  private static let childrens = WordHash.set("children childrens women womens")
  private static let narrowPrepositions = WordHash.set("at in from near")
  private static let degrees = WordHash.set("ma md pa do")
  private static let sites = WordHash.set("clinic hospital office facility er ed campus branch")
  private static let authorities = WordHash.set("from by the per")
  private static let insurances = WordHash.set("insurance insurer insured payer payor plan coverage carrier")
  private static let forms = WordHash.set(
    "form forms scale scales questionnaire questionnaires rating ratings assessment plan insurance criteria protocol")
  private static let advice = WordHash.set(
    """
    guidelines guideline recommendation recommendations advice statement criteria protocol protocols research study
    studies
    """
  )
}
