/// Ages over 89, and what tells them: words, decades and years of birth (45 CFR 164.514(b)(2)(i)(C)).
///
/// Younger ages stay. Misses: a bare number that nothing calls an age.
extension Scanner {
  /// Who was born in this year or before is over 89 from 2026 on. The library has no clock: the year moves by hand, and
  /// being late it keeps a year too many, which is the safe side.
  static let revealingBirthYear: UInt64 = 1936
  private static let ageMin: UInt64 = 90
  private static let ageMax: UInt64 = 125

  func age(at index: Int) {
    let number = token(index)
    if number.count == 4 { return birthYear(at: index) }
    guard (2...3).contains(number.count), (Self.ageMin...Self.ageMax).contains(number.value) else { return }
    // "2,100 m": the end of a grouped number.
    if number.count == 3, isJoined(index), token(index - 1).isMark(","), isJoined(index - 1), token(index - 2).isDigits
    {
      return
    }
    guard isAgeBefore(index) || isAgeAfter(index) || isBirthday(index) || isBareAge(index) else { return }
    let isHalf =
      token(index + 1).isDigits && token(index + 1).count == 1 && token(index + 2).isMark("/") && isJoined(index + 2)
    add(.age, index, isHalf ? index + 3 : index, .spokenAge, .proven)
  }

  /// "92-year-old", "92 y/o", "92 yo", "92F with", "90s", "91 years of age".
  private func isAgeAfter(_ index: Int) -> Bool {
    var next = index + 1
    if token(next).isMark("-") { next += 1 }
    if token(next).isDigits, token(next).count == 1, token(next + 1).isMark("/"), token(next + 2).isDigits { next += 3 }
    let word = token(next)
    guard word.isWord else { return false }
    if Self.years.contains(word.value) {
      return Self.short.contains(word.value)
        || (1...3).contains { Self.olds.contains(token(next + $0).value) } || Self.ofAge.contains(token(next + 2).value)
    }
    if word.value == Word.y {
      // "92 y/o", "(99 y)".
      return token(next + 2).value == Word.o || Self.olds.contains(token(next + 1).value)
        || token(next + 1).isMark(")") && token(index - 1).isMark("(")
    }
    if word.value == Word.s, isJoined(next), word.count == 1 {
      return (1...3).contains { Self.possessives.contains(token(index - $0).value) }
    }
    // "92F with CHF": a temperature has no company.
    return isSex(next) && next == index + 1
      && (Self.company.contains(token(next + 1).value) || token(next + 1).isMark(","))
      && !(1...4).contains { Self.temperatures.contains(token(index - $0).value) }
  }

  /// "her 95th birthday".
  private func isBirthday(_ index: Int) -> Bool {
    token(index + 1).isWord && isJoined(index + 1) && Self.birthdays.contains(token(index + 2).value)
  }

  /// "age 92", "she is 93", "turned 90", "died at 93".
  private func isAgeBefore(_ index: Int) -> Bool {
    let next = token(index + 1)
    // "Age 94 M": a sex, no metres.
    let isSexed = isSex(index + 1) || Self.ages.contains(token(index - 1).value) && next.isInitial
    let isMeasured =
      next.traits.contains(.unit) && !Self.years.contains(next.value) && !isSexed || next.isMark("%")
      || next.isMark("/")
      || next.isMark(".") && isJoined(index + 1) && token(index + 2).isDigits && isJoined(index + 2)
    guard !isMeasured || Self.turns.contains(token(index - 1).value),
      token(index).gap != .none || token(index - 1).kind == .mark
    else { return false }
    if (1...3).contains(where: { Self.ages.contains(token(index - $0).value) }) { return true }
    if Self.turns.contains(token(index - 1).value) { return true }
    if Self.untils.contains(token(index - 1).value), Self.lives.contains(token(index - 2).value) { return true }
    guard !Self.rates.contains(next.value) else { return false }
    let before = token(index - 1)
    if before.value == Word.at { return Self.ends.contains(token(index - 2).value) }
    return isCopula(index - 1)
  }

  /// "she is", "she's", "shes", "Mrs. Tran is", of which the last word stands here.
  private func isCopula(_ index: Int) -> Bool {
    let word = token(index)
    if Self.joinedCopulas.contains(word.value) { return word.isWord }
    if word.value == Word.m, token(index - 1).isMark("'") { return token(index - 2).value == Word.i }
    if word.value == Word.s, token(index - 1).isMark("'") {
      return Self.people.contains(token(index - 2).value)
    }
    // "she'll be", "he will be".
    if word.value == Word.be { return (2...4).contains { Self.people.contains(token(index - $0).value) } }
    guard Word.copulas.contains(word.value) else { return false }
    return Self.people.contains(token(index - 1).value)
      || isNameWord(index - 1) && !traits(index - 1).isDisjoint(with: [.given, .family])
        && traits(index - 1).isDisjoint(with: [.doubtful, .eponym])
      || isStrangersName(index - 1) || isNameWord(index - 1) && traits(index - 2).contains(.relation)
  }

  /// A capitalised word of no list, as most family names of the world are.
  func isStrangersName(_ index: Int) -> Bool {
    let word = token(index)
    return word.shape == .capital && word.count > 3 && word.traits.isSubset(of: .ofPlaces)
      && !english.mayContain(word.value)
  }

  /// "born in 1925", "YOB 1929", "year of birth 1931".
  private func birthYear(at index: Int) {
    let year = token(index)
    guard (1880...Self.revealingBirthYear).contains(year.value), isRunEnd(index),
      (1...4).contains(where: { Self.births.contains(token(index - $0).value) })
    else { return }
    add(.age, index, index, .spokenAge, .strong)
  }

  /// "ninety-two-year-old", "a hundred and one years old", "her nineties", "nonagenarian".
  func spokenAge(at index: Int) -> Bool {
    var last = index
    switch numeral(index) {
    case .ten(90):
      if let small = smallNumber(at: index) { last = small.last }
    case .hundred:
      let next = token(index + 1).value == Word.and ? index + 2 : index + 1
      if let small = smallNumber(at: next), small.value < 26 { last = small.last }
    default: return false
    }
    let years = token(last + 1).isMark("-") ? last + 2 : last + 1
    let first = token(index - 1).value == Word.one ? index - 1 : index
    let isCalledAge =
      Self.years.contains(token(years).value)
      && (1...2).contains {
        Self.olds.contains(token(years + $0).value) || Self.ofAge.contains(token(years + $0).value)
      }
    guard isCalledAge || isSaidAge(first, last) else { return false }
    add(.age, first, last, .spokenAge, .proven)
    spokenEnd = last
    return true
  }

  /// "she is ninety-two", "aged ninety", "How old is he? Ninety-two".
  private func isSaidAge(_ first: Int, _ last: Int) -> Bool {
    let next = token(last + 1)
    guard !next.isDigits, !next.isMark("%"), numeral(last + 1) == nil else { return false }
    let before = token(first - 1)
    if Self.turns.contains(before.value) { return true }
    let isMeasured = next.traits.contains(.unit) && next.value != Word.in
    guard !isMeasured, next.value == Word.in || !Self.rates.contains(next.value) else { return false }
    return Self.ages.contains(before.value) || isCopula(first - 1)
      || isAskedAge(first) || isShortOfAge(first)
  }

  /// "nonagenarian", "centenarian", "in her nineties".
  func oldPerson(at index: Int) {
    if Self.oldPeople.contains(token(index).value) {
      add(.age, index, index, .spokenAge, .strong)
    } else if Self.nineties.contains(token(index).value),
      (1...3).contains(where: { Self.possessives.contains(token(index - $0).value) })
    {
      add(.age, index, index, .spokenAge, .strong)
    }
  }

  private static let years = WordHash.set("year years yr yrs yo yof yom ym yf")
  private static let short = WordHash.set("yo yof yom ym yf")
  private static let olds = WordHash.set("old young")
  private static let ofAge = WordHash.set("age")
  private static let ages = WordHash.set("age ages aged")
  private static let possessives = WordHash.set("his her their my")
  static let sexes = WordHash.set("f m")
  private static let company = WordHash.set(
    "with w who presenting presents presented c here s admitted h hx pmh brought found seen being")
  private static let temperatures = WordHash.set("temp temperature t tmax temps fever febrile afebrile")
  private static let rates = WordHash.set("on over degrees in to percent beats bpm pounds ra")
  private static let turns = WordHash.set("turned turning turns")
  private static let ends = WordHash.set("died deceased passed expired death")
  private static let joinedCopulas = WordHash.set("shes hes")
  private static let birthdays = WordHash.set("birthday bday birthdays")
  private static let untils = WordHash.set("to until till past")
  private static let lives = WordHash.set("lived live lives living")
  private static let people = WordHash.set(
    """
    she he patient pt who they mother father grandmother grandfather mom dad grandma grandpa aunt uncle wife husband lady
    gentleman woman man client resident
    """)
  private static let births = WordHash.set("born birth yob birthyear")
  private static let nineties = WordHash.set("nineties")
  private static let oldPeople = WordHash.set(oldPeopleNouns)
  private static let oldPeopleNouns =
    "nonagenarian nonagenarians centenarian centenarians supercentenarian supercentenarians"
  static let oldPeopleWords = oldPeopleNouns + " nineties"
}
