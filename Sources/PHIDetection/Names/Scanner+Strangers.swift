/// Names that no list holds: a capitalised word that is neither English nor medical nor a drug, in the company of
/// people.
///
/// Two of them in a row are a name; one needs a reason beside it: a salutation, an age, a verb that only people are the
/// subject of, a degree. Misses: names that are English words and in no list, and single strangers without a reason.
extension Scanner {
  /// A word that nothing but being somebody's name explains.
  func isStranger(_ index: Int) -> Bool {
    let word = token(index)
    guard word.isWord, word.count > 2, isStrange(word.traits) else { return false }
    return isUnlisted(word)
  }

  @inline(__always)
  private func isStrange(_ traits: WordTraits) -> Bool {
    traits.subtracting(.ofPlaces).isSubset(of: [
      .given, .family, .city, .phraseStart, .thingStart, .eponym, .particle,
    ])
  }

  private func isUnlisted(_ word: Token) -> Bool {
    !english.mayContain(word.value) && !Drugs.endsLikeOne(bytes[Int(word.start)..<Int(word.end)])
  }

  /// "Haruto Ravindranath", "Bilqis E.", "FENELLA SUTKUS", "Nhung denies".
  func strangerName(at index: Int) -> Bool {
    let word = token(index)
    guard !isContinuation(index), !word.traits.contains(.eponym), isStranger(index) else { return false }
    let last = nameEnd(from: index)
    guard isNoThing(after: last) else { return false }
    if isFamilyThenStranger(index, last) { return true }
    if last == index { return strangerAlone(index) }
    let second = tokens[index + 1].kind == .mark ? index + 2 : index + 1
    guard word.shape == .upper else {
      let isInitial = token(second).isInitial && token(last).isMark(".")
      guard isInitial || isStranger(second) || isPerson(second) || followsAsSubject(last) else { return false }
      addName(index, last, .nameShape, .weak)
      return true
    }
    guard word.count > 3, isStranger(second) || isPerson(second), token(second).count > 3,
      followsAsSubject(last) || isPerson(index) || isPerson(second)
    else { return false }
    addName(index, last, .nameShape, .faint)
    return true
  }

  /// "Bill Bender, PA-C" alone on a line or after "by", "7P: May RN, Angel CNA": there even everyday words are names.
  func signature(at index: Int) -> Bool {
    let word = token(index)
    let isListed = token(index - 1).isMark(":") || token(index - 1).isMark(",")
    guard word.gap == .line || isListed || token(index - 1).count == 2 && token(index - 1).value == Word.by,
      word.shape != .lower,
      word.count > 1,
      !word.traits.isDisjoint(with: [.given, .family]) || isStranger(index)
    else { return false }
    let last = nameEnd(from: index)
    let next = token(last + 1).isMark(",") ? last + 2 : last + 1
    guard traits(next).contains(.credential), token(next).shape == .upper, token(next).gap == .space,
      !isListed || next == last + 1 && (token(next + 1).kind == .mark || token(next + 1).gap == .line)
    else { return false }
    // "School RN Cherokee", "Cover RN: Simone": the word says what sort of nurse, who is named behind.
    let named = token(next + 1).isMark(":") ? next + 2 : next + 1
    if last == index, next == last + 1, token(named).isCapitalised, token(named).gap == .space { return false }
    addName(index, last, .nameByContext, .good)
    return true
  }

  /// A given or family name that is no everyday word.
  private func isPerson(_ index: Int) -> Bool {
    !traits(index).isDisjoint(with: [.given, .family]) && traits(index).isDisjoint(with: [.doubtful, .ordinary])
  }

  private func strangerAlone(_ index: Int) -> Bool {
    guard token(index).shape != .upper || token(index).count > 4,
      isAddressed(index) || followsAsSubject(index) || isOnDuty(index)
    else { return false }
    addName(index, index, .nameByContext, .weak)
    return true
  }

  /// "11/23 Okafor": a line of a day and one word.
  private func isOnDuty(_ index: Int) -> Bool {
    let day = index - 3
    return token(index + 1).gap == .line && token(index).gap == .space && token(index - 1).isDigits
      && token(index - 2).isMark("/") && token(day).isDigits && token(day).gap == .line
      && isJoined(index - 1) && isJoined(index - 2)
  }

  /// "Tjandra, Phuong;" at the beginning of a line or after a colon.
  private func isFamilyThenStranger(_ index: Int, _ last: Int) -> Bool {
    guard
      token(index).gap == .line || token(index - 1).isMark(":") || followsRowHead(index)
        || Self.patients.contains(token(index - 1).value), token(last + 1).isMark(","), isJoined(last + 1),
      token(last + 2).gap == .space, token(last + 2).isCapitalised, isStranger(last + 2) || isPerson(last + 2)
    else { return false }
    let end = nameEnd(from: last + 2)
    guard !(token(end + 1).isMark(",") && token(end + 2).isCapitalised && traits(end + 2).isDisjoint(with: .idCue))
    else { return false }
    addName(index, end, .nameShape, .weak)
    return true
  }

  /// Not followed by what makes it a drug, a device, a test or a place: a dose, a noun of medicine.
  private func isNoThing(after last: Int) -> Bool {
    let next = token(last + 1)
    if next.isDigits, next.gap == .space { return isAge(last + 1) }
    if next.isMark("®") || next.isMark("-") && isJoined(last + 1) { return false }
    return next.traits.isDisjoint(with: [.eponymNoun, .institution, .institutionPart, .street])
      || next.traits.contains(.credential)
  }

  /// "Dear Bilqis", "the mother of Keoni", "saw Ngozika".
  private func isAddressed(_ index: Int) -> Bool {
    let before = token(index - 1).isMark(",") ? index - 2 : index - 1
    guard token(index).gap != .none else { return false }
    if token(index).gap == .line { return Self.closings.contains(token(before).value) }
    if Self.salutations.contains(token(before).value) { return true }
    if before == index - 1, Self.addressing.contains(token(before).value) { return true }
    if token(before).value == Word.of, traits(before - 1).contains(.relation) { return true }
    return before == index - 2 && traits(before).contains(.personCue) && token(before).shape == .lower
      && token(index + 1).isMark(",")
  }

  /// ", MD", " denies", "'s daughter", " (DOB", ", 57M": what only a person is followed by.
  func followsAsSubject(_ last: Int) -> Bool {
    var next = last + 1
    let mark = token(next)
    if mark.kind == .mark {
      guard isJoined(next) || mark.isMark("(") else { return false }
      next += 1
      if mark.isMark("'") { return token(next).count == 1 && traits(next + 1).contains(.relation) }
      if mark.isMark("(") {
        return !traits(next).isDisjoint(with: [.idCue, .dateCue]) && token(next).shape == .upper || isAge(next)
          || isRelation(inBrackets: next)
      }
      guard mark.isMark(",") else { return false }
      if Self.relatives.contains(token(next).value) { return true }
    }
    let word = token(next)
    guard word.gap != .line else { return false }
    if word.traits.contains(.credential), word.shape == .upper { return true }
    if isAge(next) { return true }
    if word.traits.contains(.idCue), word.shape == .upper, word.count > 2 { return true }
    return mark.kind != .mark && Self.personVerbs.contains(word.value)
  }

  /// "(brother)", "(wife, at bedside)".
  private func isRelation(inBrackets index: Int) -> Bool {
    traits(index).contains(.relation) && token(index).shape == .lower
      && (token(index + 1).isMark(")") || token(index + 1).isMark(","))
  }

  /// "57M", "57-year-old", "57 y/o", "44 YO".
  private func isAge(_ index: Int) -> Bool {
    guard token(index).isDigits, token(index).count <= 3 else { return false }
    let unit = token(index + 1).isMark("-") ? index + 2 : index + 1
    return Self.ageWords.contains(token(unit).value)
  }

  // MARK: Lower case

  /// "my pt quyen wenrich has": two words after "pt" that are names or strangers.
  func uncapitalisedStranger(at index: Int) -> Bool {
    let cue = token(index - 1)
    if Self.patients.contains(cue.value), uncapitalisedRow(at: index) { return true }
    guard Self.patients.contains(cue.value), token(index).gap == .space,
      token(index).traits.isDisjoint(with: .ordinary),
      isNameInLowerCase(index), token(index + 1).gap == .space, isNameInLowerCase(index + 1)
    else { return false }
    let isNamed = Self.isName(lexicon, token(index)) || Self.isName(lexicon, token(index + 1))
    let isUnlisted = isUnlisted(token(index)) && isUnlisted(token(index + 1))
    guard isNamed || isUnlisted else { return false }
    addName(index, index + 1, .nameByContext, .faint)
    return true
  }

  /// "pt garabedian, anoush   bed 14": family name, comma, given name.
  private func uncapitalisedRow(at index: Int) -> Bool {
    guard token(index).gap == .space, token(index + 1).isMark(","), isJoined(index + 1), token(index + 2).gap == .space,
      isNameInLowerCase(index), isNameInLowerCase(index + 2), isUnlisted(token(index)) || isUnlisted(token(index + 2))
    else { return false }
    addName(index, index + 2, .nameByContext, .faint)
    return true
  }

  func isNameInLowerCase(_ index: Int) -> Bool {
    let word = token(index)
    guard word.isWord, word.shape == .lower, word.count > 2, word.traits.isDisjoint(with: [.ordinary, .unit]) else {
      return false
    }
    let traits = lexicon.capitalisedTraits(of: word.value)
    return !traits.isDisjoint(with: [.given, .family]) && !traits.contains(.ordinary) || isUnlisted(word)
  }

  private static func isName(_ lexicon: Lexicon, _ word: Token) -> Bool {
    let traits = lexicon.capitalisedTraits(of: word.value)
    return !traits.isDisjoint(with: [.given, .family]) && traits.isDisjoint(with: [.doubtful, .ordinary])
  }

  private static let relatives = WordHash.set("who whom whose")
  private static let patients = WordHash.set("pt patient client resident")
  private static let salutations = WordHash.set("dear hi hello hey sincerely regards pcp thanks")
  private static let closings = WordHash.set("sincerely regards respectfully")
  static let addressing = WordHash.set(
    "tell told remind ask asked email message page text texted saw met call calling phoned examined counseled")
  private static let ageWords = WordHash.set("m f y yo year years yr yrs male female man woman")
  private static let personVerbs = WordHash.set(
    """
    denies denied reports reported states stated says said endorses endorsed complains complained presents presented
    lives
    lived wants wanted asks asked called calls agrees agreed understands smokes drinks works worked told tells feels
    felt
    lost came arrived returned left verbalized verbalizes declined declines refused refuses takes took wishes thinks
    believes recalls noticed notes sleeps walks ambulates tolerated underwent
    """)
}
