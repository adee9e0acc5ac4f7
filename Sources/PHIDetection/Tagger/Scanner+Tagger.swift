/// The tagger's part in a scan: a statistical opinion where the rules leave a question open.
///
/// It adds a finding where it is sure and no rule found anything, and takes a finding of a weak rule away where it is
/// sure of the opposite. Rules that know (titles, labels, check digits, known patients, addresses) are never overruled.
/// Misses: what its training texts do not resemble; an everyday word alone.
extension Scanner {
  /// A lead from which on the tagger adds a finding of its own.
  private static let addLead = 0
  /// The same for words in lower case, most of which are medicine.
  private static let lowerCaseLead = 50
  /// The same for one such word with nothing beside it that announces a name, and for words that are asked about only
  /// because of where they stand.
  private static let loneLowerCaseLead = 150
  /// The same for one word that English or the lists doubt ("Pearl", "Orange"), and for one of two letters ("Na").
  private static let loneDoubtfulLead = 100
  /// A lead from which on a person's words are found again elsewhere in the text.
  private static let sureLead = 150
  /// A word that names with less confidence than this ends a finding; the surest of its words decides for all.
  private static let joinLead = 0
  /// The same for a place that begins with a word of no list but of towns: more often it is one than not.
  private static let placeLead = -50
  /// The same for a word in the middle of a place whose next word has `lowerCaseLead`: "Lotus Adult Day".
  private static let bridgeLead = -150
  /// A lead of `none` from which on it takes away a weak rule's finding.
  private static let vetoLead = 60

  /// Words behind which a name may stand in small letters: "re vandenheuvel", "seen w hsieh".
  private static let announcing = WordHash.set("re w per thx thanks dw cc attn hi hey hello dear")
  private static let romanNumerals = WordHash.set("ii iii iv vi vii viii ix")

  /// Adds the tagger's findings, and drops the weak findings it contradicts. `words`: those of a stretch that are
  /// capitalised or in no list.
  func tag(_ words: [Int]) {
    guard !words.isEmpty || !candidates.isEmpty else { return }
    TaggerFeatures.with(tagger) { features in
      veto(features)
      dropNamedThings()
      rememberNames()
      var next = 0
      for index in words where index >= next && isTaggerCandidate(index) {
        next = addTagged(from: index, features)
      }
    }
    widenNames()
  }

  /// Whether the tagger is asked about a word at all: capitalised and not plainly ordinary, or a name in lower case.
  func isTaggerCandidate(_ index: Int) -> Bool {
    let word = token(index)
    guard word.isWord, word.count > 1 else { return false }
    // A bullet and the like: one character that is no letter.
    if bytes[Int(word.start)] >= 0x80, word.count <= 3 { return false }
    guard word.isCapitalised else {
      return (isLowerCaseCandidate(index) || mayBeSmallPlace(index)) && !isInCode(index)
    }
    guard !isInCode(index) else { return false }
    guard word.traits.isDisjoint(with: [.month, .weekday, .kindWord]) else { return false }
    if word.shape == .upper, word.traits.contains(.credential) || Self.romanNumerals.contains(word.value) {
      return false
    }
    if word.shape == .mixed, !ASCII.isUpper(bytes[Int(word.start)]) { return false }
    if word.traits.contains(.given), token(index + 3).value == Word.wort { return false }
    // "South Korea".
    if word.traits.contains(.direction) && traits(index + 1).contains(.country)
      || word.traits.contains(.country) && traits(index - 1).contains(.direction)
    {
      return false
    }
    if word.traits.isDisjoint(with: .judged) { return word.shape != .upper || isLikelyInCapitals(index) }
    if !word.traits.isDisjoint(with: [.given, .family, .city, .knownInstitution]) { return true }
    // An ordinary word counts only beside another capitalised one: "Elm Clinic", "General Hospital".
    guard word.traits.isDisjoint(with: [.title, .unit, .codeSystem]) else { return false }
    return token(index - 1).isCapitalised && word.gap == .space
      || token(index + 1).isCapitalised && token(index + 1).gap == .space || isCapitalAfterPreposition(index)
  }

  /// Part of an address on the network, a code, a path or a key: joined to a digit or to a mark that names do not have.
  private func isInCode(_ index: Int) -> Bool {
    let next = token(index + 1)
    if isJoined(index + 1) {
      if next.isDigits || next.isMark("_") || next.isMark("=") || next.isMark("@") || next.isMark("(") { return true }
      if isJoined(index + 2), next.isMark(".") || next.isMark("/") || next.isMark(":") || next.isMark("*") {
        return !(next.isMark(".") && token(index).count <= 2)
      }
      if next.isMark("-"), token(index + 2).isDigits || token(index + 2).count == 1 { return true }
      if next.isMark(">") { return true }
    }
    guard isJoined(index) else { return false }
    let before = token(index - 1)
    if before.isDigits { return true }
    guard before.kind == .mark else { return false }
    return before.isMark("_") || before.isMark("/") || before.isMark("@") || before.isMark("<") || before.isMark("#")
      || before.isMark("$") || before.isMark("&")
      || before.isMark(".") && isJoined(index - 1) && !isAfterShortWord(index)
  }

  /// "J.Smith", "St.Mary".
  private func isAfterShortWord(_ index: Int) -> Bool {
    token(index - 2).isWord && token(index - 2).count <= 3 && token(index - 2).isCapitalised
  }

  /// An unlisted word in capitals amid small letters is rather an abbreviation, unless it is long or lists call it a name.
  private func isLikelyInCapitals(_ index: Int) -> Bool {
    let word = token(index)
    if word.count > 5 || !word.traits.isDisjoint(with: [.given, .family, .city]) { return true }
    return [index - 1, index + 1, index - 2, index + 2].contains { token($0).shape == .upper && token($0).count > 1 }
  }

  /// What announces a name in lower case that is also a word of English.
  static let lowerCaseNameCues: WordTraits = [.title, .personCue, .relation]

  /// A word in lower case that no English or medical text holds, a frequent name, or a word beside a cue that lists call
  /// a name.
  func isLowerCaseCandidate(_ index: Int) -> Bool {
    let word = token(index)
    guard word.isWord, word.shape == .lower, word.count > 2 else { return false }
    if followsLowerCaseName(index) { return true }
    if !word.traits.isSubset(of: .ofPlaces) {
      return !word.traits.isDisjoint(with: [.given, .family, .city])
        && word.traits.isDisjoint(with: .neverLowerCaseName)
    }
    if word.hints.contains(.strange) { return true }
    guard !traits(index - 1).union(traits(index - 2)).isDisjoint(with: Self.lowerCaseNameCues) else { return false }
    let capitalised = lexicon.capitalisedTraits(of: word.value)
    return !capitalised.isDisjoint(with: [.given, .family]) && capitalised.isDisjoint(with: [.doubtful, .ordinary])
  }

  /// "delroy banks", "jen price": a family name that is a word too, behind a given name.
  private func followsLowerCaseName(_ index: Int) -> Bool {
    let before = token(index - 1)
    let sorts = WordTraits.judged.union([.doubtful, .eponym])
    guard before.shape == .lower, token(index).gap == .space,
      before.traits.contains(.given) || before.hints.contains(.strange) && fullTraits(index - 1).contains(.given),
      before.traits.isDisjoint(with: sorts)
    else { return false }
    return lexicon.capitalisedTraits(of: token(index).value).contains(.family)
  }

  /// The opinion of a word; a finding that is weak, joined to another or broken off asks for the same one again.
  private func opinion(at index: Int, _ features: TaggerFeatures) -> TaggerOpinion {
    let kept = features[opinion: index]
    if kept.index == index { return kept.opinion }
    let opinion = self.features(at: index, features).opinion
    features[opinion: index] = KeptOpinion(index: index, opinion: opinion)
    return opinion
  }

  /// Adds the finding that starts here, if one does; the token to go on with.
  private func addTagged(from index: Int, _ features: TaggerFeatures) -> Int {
    guard !isContinuation(index), !(isJoined(index) && token(index - 1).isMark("&")) else { return index + 1 }
    // Whether any opinion could make it a finding: the question is cheap, the opinion is not.
    guard
      mayStandAlone(index, .max) && !isLabel(index) || taggedJoin(after: index, isPerson: true) != nil
        || taggedJoin(after: index, isPerson: false) != nil
    else { return index + 1 }
    let opinion = opinion(at: index, features)
    let isPerson = opinion.best == .person
    let isOnlyPlace = mayOnlyBePlace(index)
    let leadMin = leadMin(at: index, isPerson: isPerson, isOnlyPlace: isOnlyPlace)
    guard opinion.lead >= min(leadMin, Self.joinLead), !(isPerson && isOnlyPlace) else { return index + 1 }
    let (last, surest) = taggedRun(from: index, opinion, features)
    guard surest.lead >= leadMin else { return index + 1 }
    guard last > index || mayStandAlone(index, surest.lead) && !isLabel(index) else { return index + 1 }
    let end = isPerson ? personEnd(last) : siteEnd(last)
    if isNamedThing(index, last, isPerson ? .taggedName : .taggedPlace) { return end + 1 }
    switch surest.best {
    case .person:
      add(.name, personStart(index), end, .taggedName, .weak)
      if surest.lead >= Self.sureLead, token(index).isCapitalised {
        for place in index...last { rememberName(place) }
      }
    case .place where traits(index).contains(.country) && index == end || isNamedAfterTown(index, end): break
    case .place: add(.address, siteStart(index), end, .taggedPlace, .weak)
    case .institution where isOnlyPlace || token(index).shape == .lower || namesSomething(index...end):
      add(.address, siteStart(index), end, .taggedInstitution, .weak)
    case .institution, .none: break
    }
    return end + 1
  }

  /// The last word of the finding that starts here, and the opinion of its surest word.
  private func taggedRun(
    from index: Int, _ opinion: TaggerOpinion, _ features: TaggerFeatures
  ) -> (last: Int, surest: TaggerOpinion) {
    let isPerson = opinion.best == .person
    var (last, surest) = (index, opinion)
    while last - index < 12, var next = taggedWord(after: last, from: index, isPerson: isPerson) {
      var further = self.opinion(at: next, features)
      if further.lead < Self.joinLead || (further.best == .person) != isPerson {
        guard !isPerson, further.lead >= Self.bridgeLead,
          let behind = taggedWord(after: next, from: index, isPerson: false)
        else { break }
        further = self.opinion(at: behind, features)
        guard further.lead >= Self.lowerCaseLead, further.best != .person else { break }
        next = behind
      }
      if further.lead > surest.lead { surest = further }
      last = next
    }
    return (last, surest)
  }

  /// The next word that may belong to a finding that starts at `index`.
  private func taggedWord(after last: Int, from index: Int, isPerson: Bool) -> Int? {
    guard let next = taggedJoin(after: last, isPerson: isPerson), isTaggerCandidate(next) else { return nil }
    // "Goikoetxea ayer": a capitalised name does not go on in small letters.
    return token(next).shape == .lower && token(index).shape != .lower ? nil : next
  }

  /// The lead from which on words that start here are a finding.
  private func leadMin(at index: Int, isPerson: Bool, isOnlyPlace: Bool) -> Int {
    let word = token(index)
    if isOnlyPlace { return Self.loneLowerCaseLead }
    if word.shape == .lower { return Self.lowerCaseLead }
    let isStrange = word.traits.isSubset(of: .ofPlaces) || word.traits.contains(.city)
    return !isPerson && isStrange && !english.mayContain(word.value) ? Self.placeLead : Self.addLead
  }

  /// Whether the tagger is asked about a word only because of where it stands: it names a place or nothing.
  private func mayOnlyBePlace(_ index: Int) -> Bool {
    let word = token(index)
    if word.shape == .lower { return !isLowerCaseCandidate(index) }
    return !word.traits.isDisjoint(with: .judged) && !token(index + 1).isCapitalised
      && word.traits.isDisjoint(with: [.given, .family, .city, .knownInstitution])
  }

  /// Whether a word of it is more than a sort of place: "Hospital", "Wound Care Center" are departments.
  private func namesSomething(_ words: ClosedRange<Int>) -> Bool {
    words.contains { place in
      switch part(at: place) {
      case .plain, .landmark, .proper: true
      case .none, .bare, .generic: false
      }
    }
  }

  /// Whether one word is a finding: an ordinary word ("Clinic", "Valley") is not, one in lower case only where something
  /// announces it, lists know it, or nothing else is likely.
  private func mayStandAlone(_ index: Int, _ lead: Int) -> Bool {
    let word = token(index)
    if word.traits.contains(.chain) || mayOnlyBePlace(index) && isSortOfPlace(index) { return false }
    if word.shape != .lower {
      if word.count == 2, token(index + 1).isDigits { return false }
      if word.count == 2 || !word.traits.isDisjoint(with: [.ordinary, .doubtful, .keyword]), !isAnnounced(index) {
        guard lead >= Self.loneDoubtfulLead else { return false }
      }
      return word.traits.isDisjoint(with: .judged) || !word.traits.isDisjoint(with: [.given, .family, .city])
        || lead >= Self.loneLowerCaseLead && isCapitalAfterPreposition(index)
    }
    if !word.traits.isSubset(of: .ofPlaces) { return true }
    return (isAnnounced(index) || lead >= Self.loneLowerCaseLead)
      && !Drugs.endsLikeOne(bytes[Int(word.start)..<Int(word.end)])
  }

  /// "near the beach", "went to family shelter", "seen at Baseline".
  private func isSortOfPlace(_ index: Int) -> Bool {
    let word = token(index)
    if Self.noPlaces.contains(word.value) { return true }
    return word.shape == .lower
      && (token(index - 1).value == Word.the || !word.traits.isDisjoint(with: .endsPlace))
  }

  /// "Konto W18184", "Smith (2019)": one word before a code or a year announces it.
  private func isLabel(_ index: Int) -> Bool {
    let next = token(index + 1)
    if next.isMark("("), token(index + 2).isDigits, token(index + 2).count == 4, token(index + 3).isMark(")") {
      return true
    }
    return next.isWord && next.gap == .space && isJoined(index + 2) && token(index + 2).isDigits
  }

  /// Whether a cue of a person or a place stands right before.
  private func isAnnounced(_ index: Int) -> Bool {
    let cues: WordTraits = [.title, .personCue, .relation, .placePreposition]
    let before = token(index - 1)
    return !before.traits.isDisjoint(with: cues)
      || before.isWord && isAnnouncing(before.value)
      || before.isMark("/") && isJoined(index - 1) && Self.announcing.contains(token(index - 2).value)
      || token(index - 1).isMark(".") && traits(index - 2).contains(.title)
  }

  private func isAnnouncing(_ word: UInt64) -> Bool {
    Self.announcingRoles.contains(word) || Self.announcing.contains(word) || Self.addressing.contains(word)
  }

  private func veto(_ features: TaggerFeatures) {
    var kept = 0
    for place in candidates.indices {
      if isContradicted(candidates[place], features) { continue }
      if kept < place { candidates[kept] = candidates[place] }
      kept += 1
    }
    candidates.removeLast(candidates.count - kept)
  }

  /// Whether the tagger is sure that no word of a weak rule's finding names anybody.
  private func isContradicted(_ candidate: Candidate, _ features: TaggerFeatures) -> Bool {
    guard candidate.rule.mayBeVetoed, candidate.confidence <= .contested, candidate.owner == nil else { return false }
    var index = firstToken(from: candidate.start)
    var seen = 0
    while index < tokens.count, tokens[index].start < candidate.end {
      if isTaggerCandidate(index) {
        seen += 1
        if opinion(at: index, features).lead > -Self.vetoLead { return false }
      }
      index += 1
    }
    return seen > 0
  }

  /// The first token that starts here or later.
  func firstToken(from start: Int32) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].start < start { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
