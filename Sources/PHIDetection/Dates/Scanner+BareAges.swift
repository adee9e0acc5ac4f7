/// Ages over 89 that no "years old" follows: "Alma Rybicki, 104, died", "a 94 M", "How old is he? Ninety-two".
extension Scanner {
  /// How far back a question for the age may stand, in tokens.
  private static let questionReach = 14

  /// Whether who stands before, or the sex behind, makes a number from 90 to 125 an age.
  func isBareAge(_ index: Int) -> Bool {
    isAfterBirthDate(index) || isAfterPerson(index) || isInCensus(index) || isAfterSex(index) || isOfRelative(index)
      || isBeforeSex(index)
      || isAskedAge(index)
      || isShortOfAge(index)
  }

  /// "DOB 3 Apr 1929, 95.", "DOB: 11/02/1930 (93)": in brackets or behind a comma right after the day of birth.
  private func isAfterBirthDate(_ index: Int) -> Bool {
    let mark = token(index - 1)
    guard dateEnd >= 0, dateEnd == index - 2, mark.isMark(",") || mark.isMark("("), token(index).gap != .line,
      isAgeEnd(index + 1)
    else { return false }
    return (1...Self.birthReach).contains { Self.birthWords.contains(token(dateEnd - $0).value) }
  }

  /// "Alma Rybicki, 104, died", "(Lorraine Petway, 90)", "Gudrun Aasen (98)".
  private func isAfterPerson(_ index: Int) -> Bool {
    let mark = token(index - 1)
    if mark.isWord, token(index).gap == .space, Self.orders.contains(token(index + 1).value) {
      return isPersonEnd(index - 1)
    }
    if mark.isWord { return token(index).gap == .space && isFullNameEnd(index - 1) && isCellEnd(index + 1) }
    guard mark.isMark(",") || mark.isMark("("), token(index).gap != .line, isAgeEnd(index + 1) else { return false }
    return isPersonEnd(index - 2)
  }

  /// "Ana Luz Quispe 95.", "Okafor, Ngozi 94 |": a given and a family name end here, with nothing but a space before the age.
  private func isFullNameEnd(_ last: Int) -> Bool {
    guard isNameWord(last) else { return false }
    let first = token(last - 1).isMark(",") && isJoined(last - 1) ? last - 2 : last - 1
    guard isNameWord(first), token(last).gap == .space else { return false }
    let (a, b) = (traits(first), traits(last))
    guard a.union(b).isDisjoint(with: [.doubtful, .eponym, .city, .street]) else { return false }
    return a.contains(.given) && (b.contains(.family) || isStrangersName(last))
      || b.contains(.given) && (a.contains(.family) || isStrangersName(first))
  }

  private func isCellEnd(_ next: Int) -> Bool {
    let mark = token(next)
    return isAgeEnd(next) && mark.kind == .mark || mark.isMark("|") || mark.gap == .line
  }

  /// "Ebba Storm,F,97,", "VIRGIL OATES M 92": behind the sex of a person.
  private func isAfterSex(_ index: Int) -> Bool {
    let joint = token(index - 1)
    let isCell = joint.isMark(",") || joint.isMark("|")
    let sex = isCell ? index - 2 : index - 1
    guard token(index).gap != .line, isSex(sex),
      !(1...2).contains(where: { isJoined(index + $0) && token(index + $0).isDigits })
    else { return false }
    if isCell { return token(sex - 1).value == joint.value && token(index + 1).value == joint.value }
    return token(sex).gap == .space && !isQuantity(after: index) && isPersonEnd(sex - 1)
  }

  /// A sex by its letter: "M", "F".
  func isSex(_ index: Int) -> Bool { token(index).isInitial && Self.sexes.contains(token(index).value) }

  /// "CZAPLA F 44", "Redfern    F   DOB": a sex behind a name, no initial.
  func isSexOfForm(_ index: Int) -> Bool {
    isSex(index)
      && (isAfterWideGap(index) || token(index + 1).isDigits && token(index + 1).gap == .space)
  }

  /// "1102|Ruiz-Aguilera, C|94|UTI": a cell behind one that ends with a name.
  private func isInCensus(_ index: Int) -> Bool {
    guard token(index - 1).isMark("|"), token(index + 1).isMark("|") else { return false }
    if token(index - 2).isInitial { return token(index - 3).isMark(",") && token(index - 4).isCapitalised }
    return isStrangersName(index - 2) || isPersonEnd(index - 2)
  }

  /// "mom Berit alive 96", "pgm Wilhelmina dementia, d. 97": of a family's history.
  private func isOfRelative(_ index: Int) -> Bool {
    let isEnd = isAgeEnd(index + 1) || Self.places.contains(token(index + 1).value)
    guard isEnd else { return false }
    let mark = token(index - 1)
    let word = mark.isMark(".") || mark.isMark("@") || mark.isMark(",") ? index - 2 : index - 1
    guard Self.fates.contains(token(word).value) else { return false }
    return (word - Self.relativeReach...word).contains {
      traits($0).contains(.relation) || Self.kin.contains(token($0).value)
    }
  }

  /// How far before a fate the relative may stand, in tokens.
  private static let relativeReach = 8

  /// A full name, or one with a title, ends here.
  private func isPersonEnd(_ last: Int) -> Bool {
    if token(last + 1).isMark(","), token(last + 3).isMark(",") || token(last + 3).isMark(")"),
      !traits(last).isDisjoint(with: [.relation, .personCue])
    {
      return true
    }
    if token(last + 1).isMark(","), token(last + 3).isMark(","), isStrangersName(last) || isListedName(last) {
      return true
    }
    guard isNameWord(last), token(last).gap != .line || token(last + 1).isMark(",") else { return false }
    let before = token(last - 1)
    let beforeMark = before.isMark(".") || before.isMark(",") || before.isMark("-") ? token(last - 2) : before
    let named = isNameWord(last - 1) || before.isInitial || beforeMark.isInitial
    let isListed = before.isMark(",") && isNameWord(last - 2)
    return named || isListed || before.isMark("-") && isNameWord(last - 2)
      || beforeMark.traits.contains(.title) || before.traits.contains(.relation) || before.traits.contains(.personCue)
      || isFoundName(last)
  }

  /// A name of the lists that is no other word.
  private func isListedName(_ index: Int) -> Bool {
    isNameWord(index) && !traits(index).isDisjoint(with: [.given, .family])
      && traits(index).isDisjoint(with: [.doubtful, .eponym, .city])
  }

  /// A name that a rule found already ends here.
  func isFoundName(_ last: Int) -> Bool {
    let end = token(last).end
    return candidates.suffix(4).contains { $0.kind == .name && $0.end == end }
  }

  private func isAgeEnd(_ next: Int) -> Bool {
    let follower = token(next)
    if follower.gap == .line || next >= tokens.count { return true }
    if follower.kind == .mark {
      guard !isJoined(next + 1) || !token(next + 1).isDigits else { return false }
      return follower.isMark(",") || follower.isMark(".") || follower.isMark(";") || follower.isMark(")")
        || follower.isMark("-") && follower.gap == .space
    }
    return follower.isWord && Self.followers.contains(follower.value)
  }

  /// "92F,", "(92F)", "94 f, DNR", "AGE/SEX: 97 F".
  private func isBeforeSex(_ index: Int) -> Bool {
    if isOverSex(index) { return true }
    let sex = token(index + 1)
    guard sex.isWord, sex.count == 1, Self.sexes.contains(sex.value), sex.gap != .line else { return false }
    let before = token(index - 1)
    guard !(1...4).contains(where: { Self.warmth.contains(token(index - $0).value) }) else { return false }
    let next = token(index + 2)
    let ends =
      index + 2 >= tokens.count || next.gap == .line || next.isMark(",") || next.isMark(")") || next.isMark(".")
      || next.isMark("/") || next.isMark("-") || next.isMark(";") || Self.followers.contains(next.value)
    if sex.shape == .lower { return ends && (before.isMark(",") || before.isMark("(")) && sex.gap == .space }
    if Self.sexWords.contains(token(index - 2).value), before.isMark(":") { return true }
    let opens =
      token(index).gap == .line || before.isMark(",") || before.isMark("(") || before.isMark(":")
      || isNameWord(index - 1)
      || Self.articles.contains(before.value) || before.traits.contains(.personCue)
    let isPerson =
      before.traits.contains(.personCue) || isFoundName(index - 1)
      || !before.traits.isDisjoint(with: [.given, .family])
    return opens && (ends || isPerson || sex.value == Word.m || before.isMark("("))
  }

  /// "96/F", "Pt: 96 / F".
  private func isOverSex(_ index: Int) -> Bool {
    let sex = token(index + 2)
    guard token(index + 1).isMark("/"), isSex(index + 2),
      sex.gap == token(index + 1).gap, sex.gap != .line, token(index).gap != .none || token(index - 1).kind == .mark,
      !token(index - 1).isMark("/")
    else { return false }
    return !isJoined(index + 3) || token(index + 3).kind == .mark && !token(index + 3).isMark("/")
  }

  /// "How old is he? — Ninety-two", "Age? 94".
  func isAskedAge(_ index: Int) -> Bool {
    var place = index - 1
    var isQuestion = false
    while index - place <= Self.questionReach {
      if token(place).isMark("?") { isQuestion = true }
      if isQuestion, Self.agesAsked.contains(token(place).value) {
        return token(place).value != Word.old || isHowOld(place)
      }
      place -= 1
    }
    return false
  }

  private func isHowOld(_ index: Int) -> Bool { token(index - 1).value == Self.how }

  /// "eleven days short of 100", "a month shy of ninety".
  func isShortOfAge(_ index: Int) -> Bool {
    guard token(index - 1).value == Word.of, Self.shorts.contains(token(index - 2).value) else { return false }
    return (3...4).contains { Self.spans.contains(token(index - $0).value) }
  }

  /// How far before the last token of a day of birth the word that says so may stand.
  private static let birthReach = 6
  private static let birthWords = WordHash.set("dob born birth birthdate birthday")
  private static let fates = WordHash.set("alive living d dec deceased died healthy well at age")
  private static let places = WordHash.set("at in of from")
  private static let kin = WordHash.set(
    "gma gpa grandma grandpa gm gf mgm mgf pgm pgf mggm pggm mo fa f m sis bro nana papa abuela abuelo tia tio mat pat")
  private static let followers = WordHash.set(
    """
    who died has is had was with here came in from lives presents presenting admitted passed on and w s hx h pmh brought
    found seen being c now yo
    """)
  /// What is said of how somebody wants to be treated, right behind an age.
  private static let orders = WordHash.set("dnr dni dnar comfort hospice")
  private static let sexWords = WordHash.set("sex gender age")
  private static let articles = WordHash.set("a an the this is")
  private static let warmth = WordHash.set("temp temperature t tmax tc temps fever febrile afebrile degrees")
  private static let agesAsked = WordHash.set("old age")
  private static let how = WordHash.word("how".utf8)
  private static let shorts = WordHash.set("short shy")
  private static let spans = WordHash.set("day days week weeks month months year")
}
