/// Names of accounts by their own form or by what somebody did with them (45 CFR 164.514(b)(2)(i)(R)): "mveracruz_rn",
/// "closed by rdeshpan", "(jquil09)", "@nekwueme", "@priyanka.rn", the column behind the times of a log.
///
/// Misses: a handle that is an everyday word, and one of a plain name that neither a deed nor a time announces.
extension Scanner {
  /// How far before "by" the deed may stand, in tokens: "PRINTED 09/08/25 0511 BY REGCLK22".
  private static let deedReach = 9
  /// Letters from which on a word of no list is taken for an account's name.
  private static let unknownMin = 5

  /// "closed by rdeshpan", "exported by lzuniga_cde", "BY REGCLK22", whose "by" stands here.
  func accountAfterBy(at index: Int) {
    let first = token(index + 1).isMark(":") ? index + 2 : index + 1
    guard token(first).gap == .space, let last = handleEnd(from: first),
      !isJoined(last + 1) || !token(last + 1).isMark("/") && !token(last + 1).isMark("@")
    else { return }
    if last > first {
      // "by e.coli" is nobody.
      let hasPart =
        token(first).count > 1 && (first...last).contains { isPersonal($0) || Self.roles.contains(token($0).value) }
      guard hasHandleForm(first, last), hasPart && token(first + 1).kind == .mark || hasDeed(before: index) else {
        return
      }
    } else {
      // "by: kbanner" heads a line.
      let isSignature = first == index + 2 && token(index).gap == .line
      guard token(first).shape == .lower, isOpaque(first), isSignature || hasDeed(before: index) else { return }
    }
    add(.otherID, first, last, .labelledID, .fair)
  }

  /// Somebody did something with a record: the deed stands before "by" in the same line.
  private func hasDeed(before by: Int) -> Bool {
    var place = by
    while by - place < Self.deedReach, place > 0, token(place).gap != .line {
      place -= 1
      if token(place).isWord, Self.deeds.contains(token(place).value) { return true }
    }
    return false
  }

  /// A word, or a word with digits or joints, that is more than a clinical abbreviation with a number.
  private func hasHandleForm(_ first: Int, _ last: Int) -> Bool {
    let hasJoint = (first...last).contains { token($0).isMark("_") || token($0).isMark(".") }
    let parts = (first...last).filter { token($0).isWord }
    if hasJoint { return parts.contains { token($0).count > 2 && isOpaque($0, min: 3) || isPersonal($0) } }
    return token(first).count >= 4 && token(last).isDigits && !isKnownWord(first)
  }

  /// "mveracruz_rn", "svc_fbrandao", "x_otieno", "temp_rn14", "tootie_marchand", of which the underscore stands here.
  func joinedHandle(at underscore: Int) {
    let first = underscore - 1
    guard token(first).isWord, isJoined(underscore), isJoined(underscore + 1), !isContinuation(first),
      !isJoined(first) || !token(first - 1).isWord, let last = handleEnd(from: first), last > underscore,
      last - first <= 4, !isKey(after: last), token(first).shape != .mixed
    else { return }
    var (roles, persons, unknown) = (0, 0, 0)
    for place in first...last where !token(place).isMark("_") {
      let part = token(place)
      if part.isDigits { continue }
      guard part.isWord else { return }
      if Self.roles.contains(part.value) {
        roles += 1
      } else if isPersonal(place) {
        persons += 1
      } else if isOpaque(place, min: 4) {
        unknown += 1
      } else if part.count > 3 || isKnownWord(place) && part.count > 1 {
        return
      }
    }
    let isInitial = token(first).count == 1 && persons == 1
    let isPost = roles > 1 && token(last).isDigits
    guard
      roles > 0 && persons + unknown > 0 || persons > 1 || isInitial || isPost
        || persons + unknown > 0 && isSpecialist(before: first)
    else { return }
    add(.otherID, first, last, .labelledID, .contested)
  }

  /// "Specialist spi_kwame", "agent: spi_kwame": who works a desk.
  private func isSpecialist(before first: Int) -> Bool {
    let place = token(first - 1).isMark(":") ? first - 2 : first - 1
    return Self.desks.contains(token(place).value)
  }

  /// "lab_hgb:", "pt_init=", "user_rn(" name a field or a function.
  private func isKey(after last: Int) -> Bool {
    let isQuoted = token(last + 1).isMark("\"") || token(last + 1).isMark("'")
    let next = isQuoted ? last + 2 : last + 1
    guard isJoined(next) else { return false }
    if isQuoted, token(next).isMark(":") { return true }
    return next < tokens.count && [":", "=", "(", "/", ".", "-", "["].contains { token(next).isMark($0) }
      && (!token(next).isMark(".") && !token(next).isMark(":") || isJoined(next + 1))
  }

  /// "acct hllanos", "NURSE\\tchidzik", "user='jfontanez'", "mbarrow7": an initial and a family name in one word
  /// of small letters, where somebody's account is spoken of or a number follows.
  func accountOfInitial(at index: Int) {
    let word = token(index)
    guard word.count > 4, word.shape == .lower, !isContinuation(index), word.traits.isSubset(of: .ofPlaces),
      let last = handleEnd(from: index), last == index || last == index + 1 && token(last).isDigits,
      isRunEnd(last), !token(last + 1).isMark("@")
    else { return }
    let before = token(index - 1)
    let isNumbered = last > index && token(last).count <= 2
    guard
      isNumbered || isJoined(index) && Self.accountMarks.contains(before)
        || Self.accountLeads.contains(before.value),
      lexicon.capitalisedTraits(of: WordHash.word(bytes[Int(word.start) + 1..<Int(word.end)])).contains(.family)
    else { return }
    add(.otherID, index, last, .labelledID, .upheld)
  }

  /// `198.51.100.23 - nbriscoe [14/Feb/2025`: the third field of a web server's log, before the bracket that stands here.
  func accountInAccessLog(at bracket: Int) {
    let first = bracket - 1
    guard token(first).isWord, token(bracket).gap == .space, token(first).gap == .space, token(first - 1).isMark("-"),
      token(first - 1).gap == .space, token(bracket + 1).isDigits, isJoined(bracket + 1),
      token(bracket + 2).isMark("/"), token(bracket + 4).isMark("/")
    else { return }
    add(.otherID, first, first, .labelledID, .fair)
  }

  /// "Hadley Worrell (hworrell2)", "JQ, RN (jquil09)": an account in brackets behind somebody.
  func accountInBrackets(at open: Int) {
    let first = open + 1
    guard token(first).isWord, isJoined(first), token(first).shape == .lower, token(first).count >= 4,
      token(first + 1).isDigits, isJoined(first + 1), token(first + 1).count <= 3, token(first + 2).isMark(")"),
      token(open - 1).isCapitalised, token(open - 1).gap != .line || token(open).gap == .space, !isKnownWord(first)
    else { return }
    add(.otherID, first, first + 1, .labelledID, .fair)
  }

  /// "tiger text @nekwueme", "sess=fbergstrom@10.2.119.4": a name of no list on one side of the sign that stands here.
  func accountAtSign(at sign: Int) {
    if let last = mentionEnd(at: sign) {
      add(.otherID, sign, last, .labelledID, .contested)
    } else if !isJoined(sign), isJoined(sign + 1), token(sign + 1).shape == .lower, isOpaque(sign + 1),
      !isJoined(sign + 2) || token(sign + 2).isMark(",") || token(sign + 2).isMark(")")
        || token(sign + 2).isMark(".") && !isJoined(sign + 3)
    {
      add(.otherID, sign, sign + 1, .labelledID, .contested)
    } else if isJoined(sign), token(sign + 1).isDigits, isJoined(sign + 1), token(sign + 2).isMark("."),
      token(sign - 1).isWord, isOpaque(sign - 1)
    {
      add(.otherID, sign - 1, sign - 1, .labelledID, .contested)
    }
  }

  /// "sells as @northwind.kuspuk", "@priyanka.rn: omw": a name with a joint or a number behind the sign; at
  /// the head of a line only before its colon, as programs put their annotations there.
  private func mentionEnd(at sign: Int) -> Int? {
    guard !isJoined(sign), isJoined(sign + 1), token(sign + 1).shape == .lower, let last = handleEnd(from: sign + 1),
      last > sign + 1, token(last).end - token(sign + 1).start > 5, isRunEnd(last),
      token(sign).gap != .line || token(last + 1).isMark(":"), !isJoined(last + 1) || !token(last + 1).isMark("(")
    else { return nil }
    return last
  }

  /// "HOSP\okvasnik", "\\nas04\dmo\mfarzan": a name of no list behind its domain or folder, whose backslash
  /// stands here.
  func accountOfDomain(at slash: Int) {
    guard isJoined(slash), isJoined(slash + 1), token(slash - 1).isWord || token(slash - 1).isDigits,
      token(slash + 1).shape == .lower, isOpaque(slash + 1), let last = handleEnd(from: slash + 1), isRunEnd(last),
      last == slash + 1 || token(last).isDigits, !isJoined(last + 1) || !Self.openings.contains(token(last + 1).value)
    else { return }
    add(.otherID, slash + 1, last, .labelledID, .contested)
  }

  /// "2025-06-09T07:12:44 jkessel RN": the first word behind the date and time of a line, whose colon stands here.
  func accountAfterTime(at colon: Int) {
    guard dateEnd >= 0, colon - dateEnd <= 4 || dateEnd > colon, token(colon + 1).count == 2, isJoined(colon + 1),
      token(colon + 1).isDigits
    else { return }
    let first = colon + 2
    guard token(first).isWord, token(first).gap == .space, token(first).shape == .lower,
      isFirstDateOfLine(before: colon), let last = handleEnd(from: first)
    else { return }
    guard last > first ? hasHandleForm(first, last) : isOpaque(first) else { return }
    guard !isJoined(last + 1) || token(last + 1).isMark("|") || token(last + 1).isMark(",") else { return }
    add(.otherID, first, last, .labelledID, .contested)
  }

  /// The line begins with the date: a log or an audit, no sentence.
  private func isFirstDateOfLine(before colon: Int) -> Bool {
    var place = colon
    while colon - place < 12, place > 0, token(place).gap != .line { place -= 1 }
    return (place == 0 || token(place).gap == .line) && (token(place).isDigits || token(place + 1).isDigits)
  }

  /// "logged in as rquispe", "log in with tootie_marchand".
  func accountAfterEntering(at index: Int) {
    guard Self.insides.contains(token(index + 1).value) else { return }
    var next = index + 2
    if Self.insides.contains(token(next).value) { next += 1 }
    guard Self.means.contains(token(next).value) else { return }
    let isNamed = token(next).value == Word.as
    next += 1
    while token(next).isMark("\"") || token(next).isMark("'") || Self.fillers.contains(token(next).value) { next += 1 }
    guard token(next).gap != .line, let last = handleEnd(from: next),
      last > next ? hasHandleForm(next, last) : isNamed && isOpaque(next)
    else { return }
    add(.otherID, next, last, .labelledID, .good)
  }

  /// In no list and no English: "rquispe".
  private func isOpaque(_ index: Int, min: Int = Scanner.unknownMin) -> Bool {
    let word = token(index)
    return word.isWord && word.count >= min && !isKnownWord(index) && word.traits.isSubset(of: .ofPlaces)
  }

  /// In the lists of names and no other word.
  private func isPersonal(_ index: Int) -> Bool {
    let traits = fullTraits(index)
    return token(index).count > 2 && !traits.isDisjoint(with: [.given, .family])
      && traits.isDisjoint(with: [.ordinary, .doubtful, .eponym]) && !english.mayContain(token(index).value)
  }

  private func isKnownWord(_ index: Int) -> Bool {
    let word = token(index)
    return english.mayContain(word.value) || Self.shortTerms.contains(word.value)
      || !fullTraits(index).isDisjoint(with: [.ordinary, .doubtful, .eponym, .unit])
  }

  /// What goes on behind a folder's name or a command of a typesetter.
  private static let openings: Set<UInt64> = Set(#"\{(["#.utf8.map { UInt64($0) })
  private static let accountMarks = ByteSet(#"\='"|"#)
  private static let accountLeads = WordHash.set(
    "acct account user users login logon add remove unlock scribe to by for from under proxy author pw agent")
  private static let desks = WordHash.set("specialist agent dispatcher operator clerk scribe reviewer assignee owner")
  static let handleCues = "by log logged logging sign signed"
  static let entering = WordHash.set("log logged logging sign signed")
  private static let insides = WordHash.set("in on into")
  private static let means = WordHash.set("as with using under by")
  private static let fillers = WordHash.set("user username account my the login")
  private static let deeds = WordHash.set(
    """
    accessed acknowledged approved archived assigned authored changed charted closed coll collected completed copied cosigned
    created enter rec rcvd
    deleted dictated documented downloaded edited entered escalated exported faxed filed generated logged merged minutes
    modified notified opened ordered posted prepared printed recorded released requested resulted reviewed scanned sent
    signed submitted transcribed typed unlocked updated uploaded verified viewed witnessed called resolved reset overridden
    """)
  /// What people in hospitals put before or behind their names.
  private static let roles = WordHash.set(
    """
    rn md do np pa lpn cna ma phd pharm rph crna ot pt rt sw msw lcsw cm cde hosp lab tech clk clerk reg adm admin it him usr
    emt medic dr nurse scribe resident fellow intern student temp agency float unit svc etl dba
    """)
  /// Short for clinical words, and in no list of English.
  private static let shortTerms = WordHash.set(
    """
    cardio nephro neuro ortho pulm rheum gastro hemonc radonc neurosurg psych endo derm heme uro gyn peds obgyn vasc
    hospitalist hospitalists intensivist intensivists anesthesia interventional telehealth mychart echo hosp covid
    phleb
    epic cerner meditech athena github gitlab docker python linux debian ubuntu postgres mysql redis nginx kafka
    systemd cron sshd sudo dicom fhir hapi mirth pacs clarity caboodle
    """)
}
