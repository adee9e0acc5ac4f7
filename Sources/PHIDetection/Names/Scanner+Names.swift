/// Names of people without an index: a title, a given name in good company, a label, a relative, a signature.
///
/// Words of medicine, eponyms before what they are eponyms of ("Hoffman sign") and institutions are no names. Misses: a
/// rare family name alone, and rare names in lower case.
extension Scanner {
  func name(at index: Int) {
    let word = token(index)
    if index <= nameEndToken { return }
    if word.traits.contains(.title), titledName(at: index) { return }
    if word.count < 4, token(index + 1).isMark(","), signedInitials(at: index) { return }
    if isEverydayWord(index) { return }
    if isInstitutional(index) || isEponym(index, index) || signature(at: index) { return }
    if fieldName(at: index) { return }
    if word.traits.contains(.credential), word.shape == .upper, token(index + 1).shape == .capital,
      token(index + 1).gap == .space, traits(index + 1).contains(.family), traits(index + 1).isDisjoint(with: .ordinary)
    {
      return addName(index + 1, nameEnd(from: index + 1), .titledName, .contested)
    }
    if word.isInitial {
      if !dottedInitials(at: index), !spelledName(at: index) { initialAndFamily(at: index) }
      return
    }
    if announcedName(at: index) || roleName(at: index) || bareInitials(at: index) { return }
    guard word.count > 1, !isContinuation(index) else { return }
    if rowName(at: index) || nameBeforeBed(at: index) || nameAfterBed(at: index) { return }
    if givenAndMore(at: index) || familyThenGiven(at: index) || unknownAndFamily(at: index) || strangerName(at: index) {
      return
    }
    loneGivenName(at: index)
  }

  /// Whether no rule below takes a word for a name: one of the lists that is nobody's, unless it stands in quotes or in a
  /// field. Half of the capitalised words of a text end here.
  @inline(__always)
  private func isEverydayWord(_ index: Int) -> Bool {
    let word = tokens[index]
    return word.traits.contains(.ordinary) && word.traits.isDisjoint(with: [.given, .family, .credential])
      && word.count > 1 && !token(index - 1).isMark("\"") && !token(index + 1).isMark("^")
  }

  /// "Mr. James T.", "Dr Smith", "MS. O'BRIEN".
  private func titledName(at index: Int) -> Bool {
    var next = index + 1
    if token(next).isMark("."), isJoined(next) { next += 1 }
    if traits(next).contains(.particle), token(next).shape == .lower, token(next).gap == .space {
      let last = traits(next + 1).contains(.particle) ? next + 2 : next + 1
      guard isNameWord(last), token(last).gap == .space else { return false }
      addName(next, nameEnd(from: last), .titledName, .strong)
      return true
    }
    let first = token(next)
    guard first.isCapitalised, first.gap != .line, first.gap == .space || next > index + 1 else { return false }
    let isName = isNameWord(next) || first.isInitial || !first.traits.isDisjoint(with: [.given, .family])
    // "16 Fr. Babinski" is a size, "mild MR. RVSP" a valve.
    if token(index - 1).isDigits
      || token(index).shape == .upper && first.shape == .upper && first.count < 5
        && first.count > 1 && first.traits.isDisjoint(with: [.given, .family])
    {
      return false
    }
    // "Mr. Pike": behind such a title a word of streets or of every day is somebody.
    let isSure =
      Self.sureTitles.contains(token(index).value) && token(index).shape == .capital && first.shape == .capital
    guard isSure || isName && (!first.traits.contains(.street) || first.traits.contains(.family)) else { return false }
    addName(next, nameEnd(from: next), .titledName, .labelled)
    return true
  }

  /// "James T.", "Maria Garcia", "Jean-Luc P.", "MARY ANN SMITH".
  private func givenAndMore(at index: Int) -> Bool {
    let word = token(index)
    guard word.traits.contains(.given) else { return false }
    let last = nameEnd(from: index)
    guard last > index, !isEponym(index, last) else { return false }
    if word.traits.contains(.doubtful) || word.traits.contains(.ordinary) || word.traits.contains(.city) {
      let second = token(index + 1)
      guard second.isInitial && token(index + 2).isMark(".") || !second.traits.isDisjoint(with: [.family, .given]),
        word.shape != .upper
          || second.shape == .upper
      else { return false }
      if second.traits.contains(.ordinary), word.traits.contains(.ordinary) { return false }
    }
    addName(index, last, .nameShape, .strong)
    return true
  }

  /// "Smith, John", "Smith J.".
  private func familyThenGiven(at index: Int) -> Bool {
    let family = token(index)
    guard family.traits.contains(.family), !family.traits.contains(.ordinary) else { return false }
    let hasComma = token(index + 1).isMark(",") && isJoined(index + 1)
    let next = hasComma ? index + 2 : index + 1
    let given = token(next)
    guard given.gap == .space, given.isCapitalised else { return false }
    if given.isInitial, token(next + 1).isMark("."), !hasComma, !isEponym(index, index) {
      addName(index, next + 1, .nameShape, .fair)
      return true
    }
    if family.traits.contains(.doubtful), given.traits.contains(.doubtful) { return false }
    guard hasComma, given.traits.contains(.given), !given.traits.contains(.ordinary), !family.traits.contains(.city),
      !traits(next + 1).contains(.family) || token(next + 1).gap == .line
    else { return false }
    var last = next
    if token(last + 1).isInitial, token(last + 1).gap == .space { last += 1 }
    addName(index, last, .nameShape, .fair)
    return true
  }

  /// "Xiomara Garcia", "Oluwaseun T.", "Tuyet Nhi, MD", "Fen Wu is a 40-year-old".
  private func unknownAndFamily(at index: Int) -> Bool {
    guard isNameWord(index), traits(index).isDisjoint(with: [.city, .state, .stateCode, .eponym, .unit]),
      token(index).shape == .capital || token(index).shape == .mixed
    else { return false }
    let second = token(index + 1)
    let isParticle = second.traits.contains(.particle) && isNameWord(index + 2) && token(index).count > 2
    guard second.isWord, second.gap == .space, second.isCapitalised || isParticle else { return false }
    let last = nameEnd(from: index)
    guard last > index, !isEponym(index, last) else { return false }
    if !second.isCapitalised {
      addName(index, last, .nameShape, .weak)
      return true
    }
    if second.isInitial {
      guard token(index + 2).isMark("."), isJoined(index + 2), token(index).count > 2 else { return false }
      addName(index, last, .nameShape, .weak)
      return true
    }
    let isFamily = second.traits.contains(.family) && second.traits.isDisjoint(with: [.ordinary, .doubtful])
    let isIntroduced = followsAsPerson(last)
    guard isFamily || isIntroduced else { return false }
    addName(index, last, isIntroduced ? .nameByContext : .nameShape, isIntroduced ? .good : .weak)
    return true
  }

  /// ", MD", " is a 54-year-old", ", a 54-year-old".
  private func followsAsPerson(_ last: Int) -> Bool {
    var next = last + 1
    if token(next).isMark(",") {
      next += 1
      if traits(next).contains(.credential), token(next).shape == .upper || token(next).shape == .mixed { return true }
    }
    if Word.copulas.contains(token(next).value) { next += 1 }
    guard next > last + 1, Word.articles.contains(token(next).value) else { return false }
    return (1...3).contains { token(next + $0).isDigits && token(next + $0).count <= 3 }
  }

  /// "patient Daniel Cruz", "named Robert K.", "Name: SMITH", "her daughter Karen", "signed by Lee".
  private func announcedName(at index: Int) -> Bool {
    var before = index - 1
    var hasColon = false
    var steps = 0
    while steps < 3, token(before + 1).gap != .line || hasColon {
      let token = token(before)
      if token.isWord, Self.naming.contains(token.value) { break }
      if token.isMark(":") || token.isMark("=") {
        hasColon = true
      } else if !(token.isMark(",") || token.isMark("\"") || token.isWord && Self.links.contains(token.value)) {
        break
      }
      before -= 1
      steps += 1
    }
    let cue = token(before)
    guard cue.isWord, !cue.traits.isDisjoint(with: [.personCue, .relation]) || Self.naming.contains(cue.value),
      token(index).gap != .line || hasColon,
      token(index).traits.isDisjoint(with: [.ordinary, .credential, .stateCode, .city]) || hasColon && isNameWord(index)
    else { return false }
    let isWeak = cue.isCapitalised && cue.traits.contains(.personCue) && !hasColon && !Self.naming.contains(cue.value)
    if isWeak, token(index).traits.isDisjoint(with: [.given, .family]) { return false }
    if token(index).shape == .upper, !hasColon, token(index).traits.isDisjoint(with: [.given, .family]) {
      return false
    }
    let isPlain = traits(index).isDisjoint(with: [.given, .family])
    if isPlain, before < index - 1, !hasColon, !Self.naming.contains(cue.value) { return false }
    var last = nameEnd(from: index)
    if last == index, token(index + 1).isMark(","), token(index + 2).gap == .space, isNameWord(index + 2),
      hasColon || traits(index + 2).contains(.given)
    {
      last = nameEnd(from: index + 2)
    }
    // "patient Singulair 10 mg" is a drug.
    if isPlain, last == index, !hasColon, !Self.naming.contains(cue.value), cue.traits.contains(.personCue) {
      return false
    }
    guard !isEponym(index, last), !traits(last + 1).contains(.institution) else { return false }
    addName(index, last, .nameByContext, isPlain ? .weak : .strong)
    return true
  }

  /// "L. Wang", "J.R. Smith".
  private func initialAndFamily(at index: Int) {
    guard token(index + 1).isMark("."), isJoined(index + 1), !isContinuation(index) else { return }
    var next = index + 2
    if token(next).isInitial, token(next + 1).isMark("."), isJoined(next + 1) { next += 2 }
    let family = token(next)
    guard family.isCapitalised, family.traits.contains(.family) || family.count > 3 && isStranger(next),
      family.gap != .line, !isEponym(next, next),
      family.traits.isDisjoint(with: [.ordinary, .institution])
    else { return }
    addName(index, nameEnd(from: next), .nameShape, .contested)
  }

  /// `"family": "Quispe"`, `"given": ["Ana", "Luz"]` (FHIR), `QUISPE^ANA` (HL7 v2).
  private func fieldName(at index: Int) -> Bool {
    if token(index - 1).isMark("\"") {
      var before = index - 2
      if token(before).isMark("[") { before -= 1 }
      let isField =
        token(before).isMark(":") && token(before - 1).isMark("\"") && Self.nameFields.contains(token(before - 2).value)
      let isNext = token(index - 2).isMark(",") && token(index - 3).isMark("\"") && nameEndToken == index - 4
      let isKey = token(index + 1).isMark("\"") && token(index + 2).isMark(":")
      // A further given name may be an initial: ["Ana", "L."].
      guard isField && token(index).count > 1 || isNext && !isKey else { return false }
      addName(index, nameEnd(from: index), .nameByContext, .strong)
      return true
    }
    guard token(index + 1).isMark("^"), isJoined(index + 1), isJoined(index + 2), token(index + 2).isCapitalised else {
      return false
    }
    let parts: WordTraits = [.given, .family]
    guard
      !traits(index).isDisjoint(with: parts) || !traits(index + 2).isDisjoint(with: parts)
        || isStranger(index) && isStranger(index + 2)
    else { return false }
    var last = index + 2
    if token(last + 1).isMark("^"), isJoined(last + 2), token(last + 2).isCapitalised, isJoined(last + 1) { last += 2 }
    addName(index, last, .nameByContext, .strong)
    return true
  }

  private func loneGivenName(at index: Int) {
    let word = token(index)
    guard word.traits.contains(.given), word.count > 2, word.shape != .upper,
      word.traits.isDisjoint(with: [.doubtful, .ordinary, .state, .eponym, .month, .knownInstitution, .country]),
      !word.traits.contains(.city)
        || traits(index - 1).isDisjoint(with: .placePreposition) && !lexicon.traits(of: word.value).contains(.city),
      !token(index - 1).isCapitalised || token(index - 1).traits.contains(.ordinary),
      !isJoined(index)
        || token(index - 1).isMark("(") || token(index - 1).isMark("\"")
    else { return }
    guard !token(index + 1).isCapitalised || token(index + 1).gap == .line || traits(index + 1).contains(.ordinary)
    else {
      return
    }
    // "recheck after Easter"; "seen by Dot" is a person.
    let preposition = token(index - 1).value
    if word.traits.contains(.keyword), preposition != Word.by, Self.holidayPrepositions.contains(preposition) { return }
    // "Foster mom", "Foster Center".
    let heads: WordTraits = [.institution, .institutionPart, .street, .eponymNoun, .relation]
    guard traits(index + 1).isDisjoint(with: heads) || token(index + 1).gap == .line else { return }
    addName(index, index, .loneGivenName, .faint)
  }

  /// Lower-case prose: "pt named daniel cruz", "dr. smith", "john smith".
  func uncapitalisedName(at index: Int) {
    let word = token(index)
    if word.traits.contains(.title) { return uncapitalisedTitledName(at: index) }
    guard word.traits.isDisjoint(with: [.ordinary, .doubtful, .eponym]), !isContinuation(index) else { return }
    if word.count < 4, token(index + 1).isMark(","), signedInitials(at: index) { return }
    if word.count == 1 { return uncapitalisedInitial(at: index) }
    if uncapitalisedStranger(at: index) { return }
    let next = token(index + 1)
    guard next.isWord, next.gap == .space else { return }
    let before = token(index - 1)
    let isFamily = next.traits.contains(.family) && next.traits.isDisjoint(with: [.ordinary, .doubtful])
    if word.traits.isSubset(of: .ofPlaces), before.traits.contains(.personCue), before.gap != .none {
      if isFamily, !next.traits.contains(.eponym) { addName(index, index + 1, .nameByContext, .faint) }
      return
    }
    guard word.traits.contains(.given) else { return }
    let isAnnounced =
      Self.naming.contains(before.value)
      || next.count == 1 && token(index + 2).isMark(".") && before.traits.contains(.personCue)
    if isFamily, !isEponym(index, index + 1) {
      addName(index, index + 1, .nameShape, .weak)
    } else if isAnnounced {
      addName(index, next.count == 1 ? index + 1 : index, .nameByContext, .weak)
    }
  }

  /// "dr. smith", "mr young"; "my doctor so far" is none: before a word of English the title must be one that stands
  /// before names only.
  private func uncapitalisedTitledName(at index: Int) {
    var next = index + 1
    if token(next).isMark("."), isJoined(next) { next += 1 }
    let named = token(next)
    guard named.isWord, named.gap == .space else { return }
    if named.isCapitalised {
      _ = titledName(at: index)
      return
    }
    let parts: WordTraits = [.family, .given]
    let isSure = Self.sureTitles.contains(token(index).value)
    let isName =
      !named.traits.isDisjoint(with: parts) && named.traits.isDisjoint(with: [.ordinary, .eponym])
      && (isSure || named.count > 2 && !english.mayContain(named.value))
    guard isName || isSure && !lexicon.capitalisedTraits(of: named.value).isDisjoint(with: parts) else { return }
    addName(next, next, .titledName, .contested)
  }

  // MARK: What is a name, and what is not

  /// A capitalised word that nothing else explains.
  func isNameWord(_ index: Int) -> Bool {
    let word = token(index)
    return word.isCapitalised && word.count > 1
      && word.traits.isDisjoint(with: [
        .ordinary, .month, .weekday, .institution, .codeSystem, .credential, .title, .kindWord, .unit,
      ])
  }

  /// Whether the words are, or belong to, the name of a disease, sign or score.
  func isEponym(_ first: Int, _ last: Int) -> Bool {
    for place in max(0, first - 1)...first where traits(place).contains(.thingStart) {
      if let phrase = placePhrase(at: place), phrase.traits.contains(.eponym), phrase.last > place { return true }
    }
    if traits(first).contains(.eponym), isGrade(first + 1) { return true }
    var next = last + 1
    let isPossessive = token(next).isMark("'") && token(next + 1).count == 1 && token(next + 1).isWord
    if isPossessive { next += 2 }
    if traits(next).contains(.eponymNoun), token(next).gap == .space || token(next).isMark("-") { return true }
    if token(next).isMark("-"), isJoined(next), traits(next + 1).contains(.eponymNoun) { return true }
    return first == last && traits(first).contains(.eponym)
      && (isPossessive || traits(next + 1).contains(.eponymNoun) || Self.findings.contains(token(first - 1).value))
  }

  /// "Forrest IIb", "Baker III": a Roman numeral of at least two signs, with the letter of its part.
  private func isGrade(_ index: Int) -> Bool {
    let word = token(index)
    guard word.isWord, (2...4).contains(word.count), word.gap == .space else { return false }
    var numeral = bytes[Int(word.start)..<Int(word.end)]
    if let part = numeral.last, Self.gradeParts.contains(part) { numeral.removeLast() }
    return numeral.count > 1 && numeral.allSatisfy(Self.romanSigns.contains)
  }

  /// Whether the word stands inside an institution's name or is one.
  func isInstitutional(_ index: Int) -> Bool {
    if let phrase = placePhrase(at: index), phrase.traits.contains(.knownInstitution) { return true }
    let next = token(index + 1).isMark("'") ? index + 3 : index + 1
    return token(next).isCapitalised && traits(next).contains(.institution)
  }

  /// A title is left out: it identifies nobody and keeps the sentence readable.
  func addName(_ first: Int, _ last: Int, _ rule: Rule, _ confidence: Confidence) {
    add(.name, first, last, rule, confidence)
    nameEndToken = max(nameEndToken, last)
  }

  private static let gradeParts = ByteSet("abc")
  private static let romanSigns = ByteSet("IVX")
  private static let sureTitles = WordHash.set("mr mrs")
  private static let nameFields = WordHash.set("family given firstname lastname surname patientname fullname")
  private static let links = WordHash.set("is by as was named called s")
  private static let naming = WordHash.set(
    "named called name names signed attending provider author by aka alias attention attn")
  private static let findings = WordHash.set("positive negative bilateral modified")
}
