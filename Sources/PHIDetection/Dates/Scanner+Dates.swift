/// Dates in figures: every element but the year identifies (45 CFR 164.514(b)(2)(i)(C)). Bare years stay, and so do scales
/// (5/10), pressures (120/80) and ratios. Misses: a month and a day in figures that nothing calls a date.
extension Scanner {
  struct CivilDay {
    /// 0 for what the text does not say.
    var year = 0
    var month = 0
    var day = 0
  }

  /// 04/12/2023, 4-12-23, 12.04.2023, 2023-04-12[T…], 04/2023, "on 04/12", "03 / 14 / 1952". Returns whether there was
  /// one.
  func numericDate(at index: Int) -> Bool {
    let first = token(index)
    guard first.count <= 4 else { return compactDate(at: index) }
    let separator = token(index + 1)
    let second = token(index + 2)
    guard isJoined(index + 1), second.isDigits, isJoined(index + 2) else { return looseDate(at: index) }
    guard
      separator.isMark("/") || separator.isMark("-") || separator.isMark(".")
        || separator.isMark("_") && first.count == 4 || separator.isMark("|") && token(index + 4).count == 4
    else { return false }
    // "NPSG.01.01.01" is a paragraph.
    if isJoined(index), token(index - 1).isMark("."), isJoined(index - 1) { return false }
    var place = index + 4
    if token(place).isMark("'"), isJoined(place) { place += 1 }
    let third = token(place)
    let hasThird =
      isJoined(index + 3) && token(index + 3).kind == .mark && token(index + 3).value == separator.value
      && third.isDigits && isJoined(place)
    guard hasThird else { return partialDate(at: index, separator: separator) || looseDate(at: index) }
    let follower = token(place + 1)
    if isJoined(place + 1), follower.isMark("-") || follower.isMark("/"), isJoined(place + 2),
      token(place + 2).isDigits,
      !isDate(from: place + 2)
    {
      return false
    }
    guard let day = Self.day(first, second, third), second.count <= 2, !(third.count == 2 && isSeries(index, place))
    else { return false }
    if separator.isMark("."), first.count < 4, third.count == 2, !hasDateCue(before: index), !isLabelledDay(index),
      first.count + second.count < 4 || hasCodeSystem(before: index), !isYearOfNotes(index, second, third)
    {
      return false
    }
    addDate(day, index, timeEnd(after: place), .numericDate, .unmistakable)
    return true
  }

  /// "Apgar 1/5/10", "5/2/50 IM", "vent 18/4/40%": three figures of which none is a year.
  private func isSeries(_ first: Int, _ last: Int) -> Bool {
    let follower = token(last + 1)
    return follower.isMark("%") && isJoined(last + 1) || follower.isWord && Self.routes.contains(follower.value)
      || Self.seriesCues.contains(token(first - 1).value)
  }

  /// "6.19.25" with a day that no paragraph counts to and a year of this century, which is no program's version.
  private func isYearOfNotes(_ index: Int, _ day: Token, _ year: Token) -> Bool {
    token(index).gap != .none && day.value > 12 && (15...40).contains(year.value)
      && !(1...2).contains { Self.versions.contains(token(index - $0).value) }
  }

  /// Whether a whole numeric date starts here, as after the hyphen of "3/4/2024-3/9/2024".
  func isDate(from index: Int) -> Bool {
    token(index + 1).isMark("/") && token(index + 2).isDigits && token(index + 3).isMark("/")
      && token(index + 4).isDigits
      && Self.day(token(index), token(index + 2), token(index + 4)) != nil
  }

  /// "03 / 14 / 1952", "3/ 4/2024", and after a word that announces a date "03 14 1952".
  private func looseDate(at index: Int) -> Bool {
    let first = token(index)
    guard first.count <= 2, (1...31).contains(first.value) else { return false }
    let hasMarks = token(index + 1).isMark("/") || token(index + 1).isMark("-")
    let step = hasMarks ? 2 : 1
    let second = token(index + step)
    let third = token(index + 2 * step)
    guard second.isDigits, second.count <= 2, third.isDigits, third.count == 4, second.gap != .line, third.gap != .line,
      !hasMarks || token(index + 3).value == token(index + 1).value,
      hasMarks || hasDateCue(before: index), let day = Self.day(first, second, third), day.year >= 1880
    else { return false }
    addDate(day, index, index + 2 * step, .numericDate, .strong)
    return true
  }

  /// 04/2023, 2019-05, or 04/12 where something calls it a date.
  private func partialDate(at index: Int, separator: Token) -> Bool {
    let first = token(index)
    let second = token(index + 2)
    let isEnd = !isJoined(index + 3) || token(index + 3).kind == .mark
    if separator.isMark(".") { return isEnd && dottedDay(at: index) }
    if separator.isMark("-") {
      if first.count <= 2, second.count <= 2 { return isEnd && hyphenatedDay(at: index) }
      if first.count == 2, (1...12).contains(first.value), second.count == 4, (1900...2099).contains(second.value),
        isEnd,
        !isJoined(index + 4) || !token(index + 4).isDigits, !isQuantity(after: index + 2)
      {
        addDate(CivilDay(year: Int(second.value), month: Int(first.value)), index, index + 2, .monthYear, .fair)
        return true
      }
      guard first.count == 4, (1900...2099).contains(first.value), second.count == 2, (1...12).contains(second.value),
        isEnd, !isJoined(index + 4) || !token(index + 4).isDigits,
        second.value < first.value % 100 || hasDateCue(before: index) || isBesideDateWord(index)
      else { return false }
      addDate(CivilDay(year: Int(first.value), month: Int(second.value)), index, index + 2, .numericDate, .fair)
      return true
    }
    guard separator.isMark("/"), (1...12).contains(first.value), first.count <= 2 else { return false }
    if second.count == 4, (1900...2099).contains(second.value) {
      addDate(CivilDay(year: Int(second.value), month: Int(first.value)), index, index + 2, .numericDate, .strong)
      return true
    }
    return monthOfService(at: index) || shortDate(at: index)
  }

  /// "served 3/68-11/69", "dx 6/94": a month and a year of the last century in two digits.
  private func monthOfService(at index: Int) -> Bool {
    let year = token(index + 2)
    guard year.count == 2, year.value > 31, !isJoined(index + 3) || token(index + 3).kind == .mark else { return false }
    let next = index + 4
    let begins =
      token(index + 3).isMark("-") && token(next).isDigits && token(next + 1).isMark("/") && token(next + 2).count == 2
      && (year.value...99).contains(token(next + 2).value)
    let ends = dateEnd == index - 2 && token(index - 1).isMark("-")
    guard begins || ends || Self.sinceCues.contains(token(index - 1).value) else { return false }
    addDate(CivilDay(year: 1900 + Int(year.value), month: Int(token(index).value)), index, index + 2, .monthYear, .fair)
    return true
  }

  /// "on 07.20 he fell", "(07.22)": a month with its zero and a day, which no measurement is written as.
  private func dottedDay(at index: Int) -> Bool {
    let (month, day) = (token(index), token(index + 2))
    if isCalledDotted(index) {
      addDate(CivilDay(month: Int(month.value), day: Int(day.value)), index, index + 2, .numericDate, .contested)
      return true
    }
    guard month.count == 2, day.count == 2, (1...9).contains(month.value), (1...31).contains(day.value),
      bytes[Int(month.start)] == UInt8(ascii: "0"), !isQuantity(after: index + 2), !hasCodeSystem(before: index),
      token(index).gap != .none || token(index - 1).isMark("("), !Self.hours.contains(token(index - 1).value),
      !Self.hours.contains(token(index + 3).value)
    else { return false }
    addDate(CivilDay(month: Int(month.value), day: Int(day.value)), index, index + 2, .numericDate, .contested)
    return true
  }

  /// "since 10.27", "Surgery 2.27 w": with a day of two digits right behind a word that says when something was.
  private func isCalledDotted(_ index: Int) -> Bool {
    let (month, day) = (token(index), token(index + 2))
    return (1...12).contains(month.value) && (1...31).contains(day.value) && day.count == 2 && day.value > 12
      && token(index).gap == .space && Self.dottedCues.contains(token(index - 1).value)
      && !traits(index + 3).contains(.unit) && !token(index + 3).isMark("%") && !token(index + 3).isMark("-")
  }

  /// "ICU until 12-30", "dc 03-04", "shots on 8-20.", at the head of a line "9-3 1042": after a word that announces a day,
  /// or before a time.
  private func hyphenatedDay(at index: Int) -> Bool {
    let (month, day) = (token(index), token(index + 2))
    guard (1...12).contains(month.value), (1...31).contains(day.value), !traits(index + 3).contains(.unit),
      !isJoined(index + 3) || !token(index + 3).isMark("-"), token(index).gap != .none
    else { return false }
    let isTwoDigits = month.count == 2 && day.count == 2
    let isCalled =
      (isTwoDigits || isClauseEnd(index + 3)) && (month.value < 10 || day.value > 12 || isZeroLed(day))
      && (isTwoDigits || day.value > 12) && Self.dayCues.contains(token(index - 1).value)
      || token(index - 1).value == Word.on && day.value > 12 && !token(index + 3).isWord
      || isWeekday(index - 1) && (day.value > 12 || isTwoDigits && month.value > day.value)
      || Self.procedures.contains(token(index - 1).value) && isTwoDigits
    let time = token(index + 3)
    let isTold =
      isEvent(index - 1) && token(index - 1).gap != .none && !Self.vague.contains(token(index - 1).value)
      && (time.gap == .line || time.kind == .mark && !isJoined(index + 4)
        || day.value > 12 && time.isWord && Self.afterDays.contains(time.value))
    let isTimed =
      time.isDigits && time.gap == .space && time.count == 4 && time.value < 2400 && time.value % 100 < 60
      && !isJoined(index + 4) && (token(index).gap == .line || isTwoDigits || day.value > 12)
    guard isCalled || isTold || isTimed else { return false }
    addDate(CivilDay(month: Int(month.value), day: Int(day.value)), index, index + 2, .numericDate, .weak)
    return true
  }

  private func isZeroLed(_ figures: Token) -> Bool { figures.count == 2 && figures.value < 10 }

  /// A mark with nothing joined behind it, or the end of the line.
  private func isClauseEnd(_ index: Int) -> Bool {
    token(index).gap == .line || token(index).kind == .mark && !isJoined(index + 1) && !token(index).isMark("%")
  }

  private func isBesideDateWord(_ index: Int) -> Bool { Self.nearDateCues.contains(token(index - 1).value) }

  /// 20230415 after a word that announces a date, 03141952 after one of birth, 20230415103000 between the bars of HL7 v2.
  private func compactDate(at index: Int) -> Bool {
    let token = token(index)
    if token.count == 6 { return packedDate(at: index) }
    guard token.count == 8 || token.count == 12 || token.count == 14 else { return false }
    let inField = self.token(index - 1).isMark("|") || self.token(index + 1).isMark("|")
    // "echo_20240917_final.pdf".
    let inFile =
      token.count == 8
      && (self.token(index - 1).isMark("_") && isJoined(index)
        || self.token(index + 1).isMark("_") && isJoined(index + 1))
    // "20240814 23:58:01".
    let isTimed =
      token.count == 8 && self.token(index + 1).count == 2 && self.token(index + 1).gap == .space
      && self.token(index + 2).isMark(":") && self.token(index + 3).count == 2 && isJoined(index + 3)
    guard inField || inFile || isTimed || hasDateCue(before: index) || isLabelledDay(index) else { return false }
    let digits = token.count == 8 ? token.value : token.value / (token.count == 12 ? 10_000 : 1_000_000)
    var day = CivilDay(year: Int(digits / 10_000), month: Int(digits / 100 % 100), day: Int(digits % 100))
    if token.count == 8, !inField, day.month > 12 || day.year < 1880 || day.year > 2100 {
      day = CivilDay(year: Int(digits % 10_000), month: Int(digits / 1_000_000), day: Int(digits / 10_000 % 100))
      if day.month > 12 { swap(&day.month, &day.day) }
    }
    guard (1880...2100).contains(day.year), (1...12).contains(day.month), (1...31).contains(day.day) else {
      return false
    }
    addDate(day, index, index, .numericDate, .labelled)
    return true
  }

  /// "DOS 041125", "eff: 010124": month, day and year in six digits right behind a label of dates.
  private func packedDate(at index: Int) -> Bool {
    let figures = token(index).value
    let year = Int(figures % 100)
    let day = CivilDay(
      year: year > 30 ? 1900 + year : 2000 + year, month: Int(figures / 10_000), day: Int(figures / 100 % 100))
    guard (1...12).contains(day.month), (1...31).contains(day.day), isRunEnd(index), isLabelledDay(index) else {
      return false
    }
    addDate(day, index, index, .numericDate, .good)
    return true
  }

  private func isLabelledDay(_ index: Int) -> Bool {
    let label = token(index - 1).isMark(":") || token(index - 1).isMark("=") ? index - 2 : index - 1
    return token(index).gap != .line && token(label).isWord && Self.dayLabels.contains(token(label).value)
  }

  func addDate(_ day: CivilDay, _ first: Int, _ last: Int, _ rule: Rule, _ confidence: Confidence) {
    var owner: OwnerReference?
    if !patients.isEmpty, day.year > 0, day.day > 0, hasBirthCue(before: first) {
      owner = patients.owner(ofBirthDate: day.year, day.month, day.day)
    }
    dateEnd = last
    add(.date, weekdayStart(before: first), last, rule, confidence, owner: owner)
  }

  /// The last token of "T10:30:00.123+02:00" after an ISO date, otherwise the date's own last token.
  func timeEnd(after last: Int) -> Int {
    guard isJoined(last + 1), token(last + 1).count == 1, token(last + 1).value == Word.t else { return last }
    var end = last + 1
    while end - last < 14, isJoined(end + 1) {
      let next = token(end + 1)
      let isZone = next.isWord && next.count == 1
      let isOffset = (next.isMark("+") || next.isMark("-")) && token(end + 2).isDigits && token(end + 2).count <= 4
      guard next.isDigits || next.isMark(":") || isZone || isOffset || next.isMark(".") && token(end + 2).isDigits
      else {
        break
      }
      end += 1
    }
    return token(end).isDigits || token(end).isWord ? end : last
  }

  static func day(_ first: Token, _ second: Token, _ third: Token) -> CivilDay? {
    let (a, b, c) = (Int(first.value), Int(second.value), Int(third.value))
    if first.count == 4 {
      let fits = (1800...2199).contains(a) && (1...12).contains(b) && (1...31).contains(c) && third.count <= 2
      return fits ? CivilDay(year: a, month: b, day: c) : nil
    }
    guard first.count <= 2, third.count == 2 || third.count == 4 && (1800...2199).contains(c) else { return nil }
    let year = third.count == 4 ? c : c > 30 ? 1900 + c : 2000 + c
    if (1...12).contains(a), (1...31).contains(b) { return CivilDay(year: year, month: a, day: b) }
    return (1...31).contains(a) && (1...12).contains(b) ? CivilDay(year: year, month: b, day: a) : nil
  }

  func hasDateCue(before index: Int) -> Bool {
    (1...3).contains { traits(index - $0).contains(.dateCue) }
  }

  func hasBirthCue(before index: Int) -> Bool {
    (1...6).contains { Self.birthCues.contains(token(index - $0).value) }
  }

  private static let dottedCues = WordHash.set("since until till admitted discharged surgery seen dob dos doi due appt")
  private static let dayLabels = WordHash.set(
    "dob dod dos doi dol doa bd birthdate eff effective lmp edd edc exp dated svc iss issued")
  private static let routes = WordHash.set("im iv")
  private static let seriesCues = WordHash.set("apgar apgars adenosine")
  private static let hours = WordHash.set("at h hrs am pm a p uhr")
  private static let procedures = WordHash.set("svd nsvd cs vbac tka tha cabg orif surgery")
  private static let sinceCues = WordHash.set("since dx diagnosed served dated from born retired sober quit surgery")
  private static let versions = WordHash.set("v ver version release build firmware rev section policy")
  /// Before ranges as often as before days.
  private static let vague = WordHash.set(
    "on off out through thru from between after before by to next last in x date dates leave travel trip school visit visits session episode note called call"
  )
  private static let afterDays = WordHash.set("w with by at for and per am pm no not was neg pos shows showed")
  private static let birthCues = WordHash.set("dob born birth birthdate birthday birthdt")
  private static let dayCues = WordHash.set(
    "until till til since dated adm admitted dc discharged due appt seen dob surgery thru through before eff effective exp expires"
  )
  private static let nearDateCues = WordHash.set(
    """
    on dated date dob born since seen admitted discharged until visit appt appointment between from lmp labs collected
    drawn effective scheduled surgery procedure
    """)
}
