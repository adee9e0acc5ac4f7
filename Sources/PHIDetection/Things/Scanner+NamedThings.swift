/// Things that are named like people and places: "Peutz-Jeghers", "Hampton hump", "a Hickman", "Zemuron", "Candida auris",
/// "Float Pool", "Great Dane". What a guessing rule or the tagger takes for a name is dropped when it is one of these.
///
/// A word that only a thing has is dropped unless something beside it says that it is a person: a title, a relative, a
/// degree, a verb only people are the subject of. A word that is a family's, a given name's or a town's as well ("Hunt",
/// "Allen", "Berg") is dropped only where the text treats it as a thing: before a noun of its class, with a grade, beside
/// another thing, after an article. Misses: such a word alone ("Allen done").
extension Scanner {
  /// Drops what guessing rules found before the tagger was asked, where it names things.
  func dropNamedThings() { dropNamedThings(from: 0) { $0.mayNameThing } }

  /// The same of what the tagger found and of names found again, from a token on: a stream has no longer what stands
  /// beside names that were found again in the stretch before.
  func dropNamedThingsFoundLate(from start: Int) {
    dropNamedThings(from: start) { $0.isOfTagger || $0 == .coreference }
  }

  private func dropNamedThings(from start: Int, where isAsked: (Rule) -> Bool) {
    guard start < tokens.count else { return }
    let limit = tokens[start].start
    candidates.removeAll { candidate in
      guard isAsked(candidate.rule), candidate.owner == nil, candidate.start >= limit else { return false }
      let first = firstToken(from: candidate.start)
      guard first < tokens.count, tokens[first].start < candidate.end else { return false }
      var last = first
      while last + 1 < tokens.count, tokens[last + 1].start < candidate.end { last += 1 }
      return isNamedThing(first, last, candidate.rule)
    }
  }

  /// Whether the words are the name of a thing where they stand.
  func isNamedThing(_ first: Int, _ last: Int, _ rule: Rule) -> Bool {
    var phraseEnd = -1
    for place in max(0, first - Self.phraseReach)...last {
      // A word in small letters begins no phrase that reaches into capitals.
      guard place >= first || token(place).shape != .lower || token(first).shape == .lower else { continue }
      guard let end = thingPhraseEnd(at: place) else { continue }
      // "Skip Lima beans": the finding cuts a thing in two.
      if end > last, place >= first, rule != .titledName { return true }
      if end >= first { phraseEnd = max(phraseEnd, end) }
      guard place <= first, end >= last else { continue }
      // "Ms Contin", "Nurse Manager": the title is a part of it. "Jack Russell, 57M" is a man.
      if place < first || rule != .titledName && !isTreatedAsPerson(first, last, isShared: true) { return true }
    }
    switch rule {
    case .titledName, .institution: return false
    case .taggedInstitution where first < last: return false
    default: break
    }
    if !isPlaceRule(rule), isProduct(first, last) { return !isTreatedAsPerson(first, last, isShared: true) }
    // "Oak pollen": one word that the tagger took for the short name of an institution.
    if rule == .taggedInstitution, isTreatedAsThing(last) { return true }
    var hasThing = phraseEnd >= first
    var hasShared = false
    for place in max(first, phraseEnd + 1)..<(last + 1) where token(place).isWord && token(place).count > 1 {
      switch sort(of: place, rule) {
      case .thing: hasThing = true
      case .shared: hasShared = true
      case .filler: break
      case .other: return false
      }
    }
    if hasShared { return isSharedThing(first, last, rule) }
    return hasThing && rule != .knownInstitution && !isTreatedAsPerson(first, last, isShared: false)
  }

  /// The same where a word may be somebody's.
  private func isSharedThing(_ first: Int, _ last: Int, _ rule: Rule) -> Bool {
    if isTreatedAsThing(last) { return true }
    guard rule != .knownInstitution, !isTreatedAsPerson(first, last, isShared: true), !isAnnouncedPerson(first) else {
      return false
    }
    return hasThingCompany(first, last)
  }

  /// What a word of a finding is.
  private enum Sort {
    case thing
    /// A thing's, and a family's, a given name or a town's.
    case shared
    /// Tells nothing: an everyday word, an abbreviation.
    case filler
    case other
  }

  private func sort(of index: Int, _ rule: Rule) -> Sort {
    let word = token(index)
    let traits = fullTraits(index)
    let isPlace = isPlaceRule(rule)
    let isName = !traits.isDisjoint(with: [.given, .city, .state])
    if !isPlace, isCoined(word) { return .thing }
    if isPlace, isWordOfSites(index, traits) { return .other }
    if !traits.isDisjoint(with: .ofThings) {
      if !isName, traits.contains(.doubtful), !traits.contains(.namesake) { return .thing }
      return isName || !traits.isDisjoint(with: [.family, .knownInstitution]) ? .shared : .thing
    }
    if traits.contains(.country) { return traits.contains(.given) ? .shared : .thing }
    if rule == .taggedPlace, traits.contains(.state), !lexicon.traits(of: word.value).contains(.city) { return .thing }
    if isName || traits.contains(.family) && !traits.contains(.ordinary) { return .other }
    if !traits.isDisjoint(with: [.ordinary, .particle, .unit, .eponymNoun]) { return .filler }
    let isShort = word.count == 2 || word.shape == .upper && word.count < 5
    return isShort || !isPlace && english.mayContain(word.value) ? .filler : .other
  }

  private func isPlaceRule(_ rule: Rule) -> Bool {
    rule == .taggedPlace || rule == .taggedInstitution || rule == .city || rule == .unknownPlace
  }

  /// "Terumo Glidesheath", "Abbott Assurity": a maker of devices, what it sells by a word that names nobody, or both.
  private func isProduct(_ first: Int, _ last: Int) -> Bool {
    let maker = Self.makers.contains(token(first).value) ? first : first - 1
    let product = token(maker + 1)
    guard Self.makers.contains(token(maker).value), product.shape == .capital, product.count > 3, product.gap == .space
    else { return false }
    return (maker + 1...max(maker + 1, last)).allSatisfy {
      !token($0).isWord || fullTraits($0).isDisjoint(with: [.given, .family, .institution, .city, .direction])
    }
  }

  /// "MedicAlert", "SmsGateway", "RegiSCAR", "HepA", "dRVVT": two words or a word and letters in one, as no family writes
  /// its name: "McCree", "DeShawn", "MaryKate" begin with a particle, a syllable or a given name.
  private func isCoined(_ word: Token) -> Bool {
    guard word.shape == .mixed, word.count > 3 else { return false }
    let letters = bytes[Int(word.start)..<Int(word.end)]
    guard letters.allSatisfy({ ASCII.isLetter($0) }),
      let lower = letters.firstIndex(where: { !ASCII.isUpper($0) }),
      let inner = letters[lower...].firstIndex(where: ASCII.isUpper)
    else { return false }
    let head = WordHash.word(letters[..<inner])
    let tail = letters[inner...]
    let last = WordHash.word(tail)
    let isOfName =
      !lexicon.capitalisedTraits(of: head).isDisjoint(with: [.given, .family, .particle])
      || !lexicon.capitalisedTraits(of: last).isDisjoint(with: [.given, .family])
    guard inner - letters.startIndex > 2 || lower == letters.startIndex, !isOfName else { return false }
    return tail.allSatisfy(ASCII.isUpper) || tail.count > 3 && english.mayContain(last)
  }

  /// "Lutheran General", "Navajo County", "on Osler B": in the name of a place a thing's name names the place.
  private func isWordOfSites(_ index: Int, _ traits: WordTraits) -> Bool {
    if !traits.isDisjoint(with: [.institution, .institutionPart, .site, .specialty, .feature, .street]) { return true }
    let isBeside = { (place: Int) in
      self.token(place).isCapitalised && self.token(place).count > 2 && !self.isSureThing(place)
    }
    if token(index).gap == .space && isBeside(index - 1) || token(index + 1).gap == .space && isBeside(index + 1) {
      return true
    }
    return traits.contains(.namesake) && isPlacePreposition(before: index)
      && !Self.articles.contains(token(index - 1).value)
  }

  /// The last token of a listed name of a thing that begins here. Each finding asks about the words before it, too.
  private func thingPhraseEnd(at index: Int) -> Int? {
    let word = token(index)
    guard index >= 0, word.isWord, word.shape == .lower || word.traits.contains(.thingStart) else { return nil }
    if let known = thingPhrases[index] { return known > index ? known : nil }
    let end = freshThingPhraseEnd(at: index)
    thingPhrases[index] = end ?? index
    return end
  }

  private func freshThingPhraseEnd(at index: Int) -> Int? {
    guard fullTraits(index).contains(.thingStart) else { return nil }
    var hash = token(index).value
    var place = index
    var end: Int?
    for _ in 1..<Lexicon.phraseWordsMax {
      var next = place + 1
      if token(next).kind == .mark {
        guard isJoined(next) && !token(next).isMark(",") || token(next).isMark("&") else { break }
        // "Jack Daniel's", "Child's pose": what a possessive adds is no word of the phrase.
        let isPossessive = token(next).isMark("'") && token(next + 1).count == 1 && isJoined(next + 1)
        next += isPossessive ? 2 : 1
      }
      guard token(next).isWord, token(next).gap != .line else { break }
      hash = WordHash.join(hash, token(next).value)
      if !lexicon.capitalisedTraits(of: hash).isDisjoint(with: [.thing, .eponym]) { end = next }
      place = next
    }
    return end
  }

  // MARK: What stands beside it

  /// "Hunt sign", "Murphy's, ", "Wagner 2 ulcer", "Berg 41/56", "Killip II".
  private func isTreatedAsThing(_ last: Int) -> Bool {
    var next = last + 1
    if isPossessive(next) { next += 2 }
    guard token(next).gap != .line else { return false }
    if isClassNoun(next), token(next).gap == .space || token(next - 1).isMark("-") { return true }
    if token(next).isMark("-"), isJoined(next), isClassNoun(next + 1) { return true }
    if token(next).shape == .upper, Self.grades.contains(token(next).value) { return true }
    if isVerdict(next) { return true }
    if Self.sides.contains(token(next).value), token(next + 1).isDigits || isClassNoun(next + 1) { return true }
    guard token(next).isDigits, token(next).gap == .space else { return false }
    if isClassNoun(next + 1), token(next + 1).gap == .space { return true }
    guard token(next + 1).isMark("/"), isJoined(next + 1), isJoined(next + 2), token(next + 2).isDigits else {
      return false
    }
    // More than a day and a month could be.
    return token(next).value > 12 && token(next + 2).value > 12 || token(next + 2).value > 31
  }

  /// "Fournier ruled out", "Gilbert's probable", "Vanderbilt positive".
  private func isVerdict(_ index: Int) -> Bool {
    guard Self.verdictsBehind.contains(token(index).value), token(index).gap == .space else { return false }
    return !Self.ofPeople.contains(token(index + 1).value)
  }

  private func isClassNoun(_ index: Int) -> Bool {
    token(index).isWord && !fullTraits(index).isDisjoint(with: [.eponymNoun, .thingNoun])
  }

  private func isPossessive(_ mark: Int) -> Bool {
    token(mark).isMark("'") && isJoined(mark) && token(mark + 1).isWord && token(mark + 1).count == 1
      && isJoined(mark + 1)
  }

  /// A title, a relative, a degree, an age, a verb of people. A thing that nobody is named like may be "refused" too, and
  /// "Bosniak 2F" is no age.
  private func isTreatedAsPerson(_ first: Int, _ last: Int, isShared: Bool) -> Bool {
    let isOfThings =
      Self.doneToThings.contains(token(last + 1).value) || token(last + 1).isDigits && token(last + 1).value < 10
    if followsAsSubject(last), isShared || !isOfThings { return true }
    if isShared, token(last + 1).value == Self.here { return true }
    guard token(first).gap == .space else { return false }
    let before = token(first - 1)
    if before.isMark(".") { return traits(first - 2).contains(.title) }
    // "Smith & Nephew Allevyn".
    let isFirm = token(first - 2).isMark("&")
    return before.traits.contains(.title) || before.traits.contains(.relation) && !isFirm
      || before.traits.contains(.credential) && before.shape == .upper || Self.naming.contains(before.value)
      || isShared && before.value == Self.called
      || before.isMark("\"") && Self.naming.contains(token(first - 2).value)
  }

  /// "patient Berg", "Attending: Hunt".
  private func isAnnouncedPerson(_ first: Int) -> Bool {
    let before = token(first - 1).isMark(":") ? first - 2 : first - 1
    return token(first).gap == .space && traits(before).contains(.personCue)
  }

  /// "Hickman vs Groshong", "the Kelly", "neg Murphy", "half a Reuben", among other instruments.
  private func hasThingCompany(_ first: Int, _ last: Int) -> Bool {
    let (before, after) = (linked(before: first), linked(after: last))
    if isNamesake(before) || isNamesake(after) || isSureThing(before) && isSureThing(after) { return true }
    if fullTraits(last).contains(.country) {
      return isSureThing(before) || isSureThing(after) || Self.travels.contains(token(first - 1).value)
    }
    if isDose(last + 1) { return true }
    if Self.articles.contains(token(first - 1).value), token(first).gap == .space, !isFollowedByPeople(last) {
      return true
    }
    guard isNamesake(last, orShared: true) else { return false }
    if Self.verdicts.contains(token(first - 1).value), token(first).gap == .space { return true }
    let near = namesakes(around: first, last)
    if near >= 2 { return true }
    // Of a pair and in the company of one: a name that few families have.
    guard isRare(first) || isRare(last) else { return false }
    let isPair = first < last && token(last - 1).isMark("-") && isNamesake(first, orShared: true)
    return near == 1 || isPair || isNamesake(before, orShared: true) || isNamesake(after, orShared: true)
  }

  /// "the Allen family", "a Kelly relative", "the Hunt Trust".
  private func isFollowedByPeople(_ last: Int) -> Bool {
    let next = token(last + 1)
    return next.isCapitalised && next.gap == .space || next.traits.contains(.relation)
      || Self.households.contains(next.value)
  }

  /// In no short list of names.
  private func isRare(_ index: Int) -> Bool {
    fullTraits(index).isDisjoint(with: .given)
      && lexicon.traits(of: token(index).value).isDisjoint(with: [.family, .given, .city])
  }

  /// The word that a list, a hyphen or "vs" puts beside this one.
  private func linked(before first: Int) -> Int {
    var place = first - 1
    if token(place).kind == .mark, Self.isLink(token(place)) || isPossessive(place - 1) { place -= 1 }
    if token(place).isWord, Self.links.contains(token(place).value) { place -= 1 }
    if token(place).isMark(",") { place -= 1 }
    if token(place).count == 1, token(place - 1).isMark("'") { place -= 2 }
    return place == first - 1 ? -1 : place
  }

  private func linked(after last: Int) -> Int {
    var place = isPossessive(last + 1) ? last + 3 : last + 1
    let start = place
    if token(place).kind == .mark, Self.isLink(token(place)) { place += 1 }
    if token(place).isWord, Self.links.contains(token(place).value) { place += 1 }
    return place == start || token(place).gap == .line ? -1 : place
  }

  private static func isLink(_ mark: Token) -> Bool {
    mark.isMark("-") || mark.isMark("/") || mark.isMark(",") || mark.isMark("&") || mark.isMark("+")
  }

  /// A thing named after somebody that no family of the lists shares its name with.
  private func isNamesake(_ index: Int, orShared: Bool = false) -> Bool {
    guard index >= 0, token(index).isWord else { return false }
    let traits = fullTraits(index)
    guard !traits.isDisjoint(with: [.namesake, .eponym]) else { return false }
    return orShared || traits.isDisjoint(with: [.given, .family, .city, .state])
  }

  private func isSureThing(_ index: Int) -> Bool { index >= 0 && sort(of: index, .taggedName) == .thing }

  private func isDose(_ index: Int) -> Bool {
    token(index).isDigits && token(index).gap == .space && Self.doses.contains(token(index + 1).value)
  }

  /// Things named after people close by.
  private func namesakes(around first: Int, _ last: Int) -> Int {
    let bounds = tokens[first].start - reach...tokens[last].end + reach
    let near = max(0, first - Self.companyReach)...min(tokens.count - 1, last + Self.companyReach)
    return near.count {
      ($0 < first || $0 > last) && bounds.contains(tokens[$0].start) && bounds.contains(tokens[$0].end)
        && isNamesake($0)
    }
  }

  /// How far before a finding a phrase may begin that holds it, in tokens: words and hyphens.
  private static let phraseReach = 2 * (Lexicon.phraseWordsMax - 1)
  /// How far the company of a thing reaches, in tokens.
  private static let companyReach = 12

  private static let makers = WordHash.set(
    """
    medtronic stryker abbott terumo phonak biotronik cordis synthes zimmer biomet depuy arthrex siemens covidien ethicon
    teleflex oticon cochlear dexcom omron
    """)
  private static let naming = WordHash.set("named dear hi hello")
  private static let called = WordHash.word("called".utf8)
  private static let here = WordHash.word("here".utf8)
  private static let articles = WordHash.set("the a an")
  private static let households = WordHash.set(
    "family families baby babies twin twins boy girl kid kids child children relative relatives house household home couple"
  )
  private static let travels = WordHash.set("from to in travel visited")
  private static let doneToThings = WordHash.set("refused declined tolerated left lost works")
  private static let verdictsBehind = WordHash.set(
    "ruled unlikely excluded probable equivocal suspected positive negative neg pos")
  private static let ofPeople = WordHash.set("for to by in on")
  private static let links = WordHash.set("and or vs versus nor")
  private static let verdicts = WordHash.set("neg negative pos positive modified reverse bilateral")
  private static let sides = WordHash.set("left right l r")
  private static let grades = WordHash.set("ii iii iv iia iib iic iiia iiib iiic iva ivb")
  private static let doses = WordHash.set("mg mcg ml g units meq")
}

/// Where phrases end that begin at some of the tokens looked at last, the token itself where none begins: as many as a
/// finding of a few words asks about, by the low bits of their place.
struct ThingPhraseEnds {
  private var starts = SIMD16<Int32>(repeating: -1)
  private var ends = SIMD16<Int32>()

  subscript(start: Int) -> Int? {
    get {
      let place = start & 15
      return Int(starts[place]) == start ? Int(ends[place]) : nil
    }
    set {
      guard let end = newValue else { return }
      starts[start & 15] = Int32(truncatingIfNeeded: start)
      ends[start & 15] = Int32(truncatingIfNeeded: end)
    }
  }
}

extension Rule {
  /// Whether it guesses from the looks of words, so that a thing may be what it found.
  var mayNameThing: Bool {
    switch self {
    case .taggedPlace, .taggedInstitution, .taggedName, .unknownPlace, .city, .coreference, .loneGivenName, .nameShape,
      .nameByContext, .titledName, .institution, .knownInstitution:
      true
    default: false
    }
  }
}
