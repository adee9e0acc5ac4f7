/// Initials that stand for a person: "pt K.D.", "J.T. is a 54-year-old", "TW = Tamsin Wadlow", "RT/kls".
///
/// A name that is spelled is one too, with hyphens or spaces. Misses: initials that nothing announces, and two letters
/// without points in a table.
extension Scanner {
  /// "K.D.", "A. B.": letters with their points where a person is announced or a sentence is about one.
  func dottedInitials(at index: Int) -> Bool {
    guard index > nameEndToken, token(index).gap != .none || token(index - 1).isMark("("),
      let last = initialsEnd(index),
      !Self.abbreviations.contains(letters(index, last))
    else { return false }
    // "Witness: R.S."
    let before = token(token(index - 1).isMark(":") ? index - 2 : index - 1)
    let isAnnounced =
      token(index).gap != .line
      && (!before.traits.isDisjoint(with: [.personCue, .relation])
        || before.isWord && (Self.beforeInitials.contains(before.value) || Self.announcingRoles.contains(before.value)))
    guard
      isAnnounced || followsAsSubject(last)
        || token(index).gap == .line && token(last + 1).isWord && token(last + 1).shape == .lower
          && token(last + 1).gap == .space
    else { return false }
    addName(index, last, .nameByContext, .weak)
    return true
  }

  /// "sealed, initials KM", "Subject initials LBM", "Tech NPK.": letters without points behind a word that asks for them.
  func bareInitials(at index: Int) -> Bool {
    let letters = token(index)
    guard letters.shape == .upper, (2...4).contains(letters.count), index > nameEndToken, letters.gap != .line,
      isRunEnd(index)
    else { return false }
    let cue = token(token(index - 1).isMark(":") ? index - 2 : index - 1)
    let next = token(index + 1)
    let isAsked = cue.isWord && Self.askingForInitials.contains(cue.value)
    let isOfTech =
      cue.isWord && Self.signingOff.contains(cue.value) && (next.gap == .line || next.isMark(".") || next.isMark(","))
      && letters.traits.isDisjoint(with: WordTraits.judged) && !english.mayContain(letters.value)
    guard isAsked || isOfTech else { return false }
    addName(index, index, .nameByContext, .weak)
    return true
  }

  /// "recheck at 0600. kv, rn", "- TB, onc rn": letters at the end of a note, before who wrote it.
  func signedInitials(at index: Int) -> Bool {
    let hasSpecialty = token(index + 2).shape == .lower && Self.signers.contains(token(index + 3).value)
    let end = hasSpecialty ? index + 3 : index + 2
    let (letters, role) = (token(index), token(end))
    guard (2...3).contains(letters.count), letters.shape == .lower || letters.shape == .upper,
      token(index + 1).isMark(","), isJoined(index + 1), role.isWord, role.gap == .space, role.count < 5,
      Self.signers.contains(role.value), !Self.signers.contains(letters.value), endsNote(end + 1),
      opensSignature(index), letters.shape == .upper || !english.mayContain(letters.value)
    else { return false }
    addName(index, index, .nameByContext, .weak)
    return true
  }

  private func endsNote(_ next: Int) -> Bool {
    let mark = token(next).isMark(".") || token(next).isMark(")") ? next + 1 : next
    return mark >= tokens.count || token(mark).gap == .line
  }

  /// The end of a sentence or a dash before who signs.
  private func opensSignature(_ index: Int) -> Bool {
    token(index).gap == .line
      || token(index - 1).kind == .mark && !token(index - 1).isMark(",") && !token(index - 1).isMark("(")
        && !token(index - 1).isMark(":") && !token(index - 1).isMark("/")
  }

  /// "Worsnop, W-O-R-S-N-O-P", "Nowak, N O W A K", "spelled T-I-D-E": four letters at least.
  func spelledName(at index: Int) -> Bool {
    let before = token(index - 1)
    guard token(index).gap != .none, index > nameEndToken,
      before.isMark(",") || before.isWord && Self.spelling.contains(before.value)
    else { return false }
    var last = index
    while token(last + 1).isMark("-"), isJoined(last + 1), isJoined(last + 2), token(last + 2).isInitial { last += 2 }
    while !isJoined(last), last - index < Self.spelledMax, token(last + 1).isInitial, token(last + 1).gap == .space {
      last += 1
    }
    guard last >= index + (token(index + 1).kind == .mark ? 6 : 3), isRunEnd(last) else { return false }
    addName(index, last, .nameByContext, .weak)
    return true
  }

  /// "RT/kls" at the end of a line: who dictated and who typed.
  func typistInitials(at index: Int) {
    let typist = token(index + 2)
    guard token(index).shape == .upper, (2...4).contains(token(index).count), token(index).gap != .none,
      typist.isWord, typist.shape == .lower, (2...4).contains(typist.count), isJoined(index + 2),
      token(index + 3).gap == .line, token(index - 1).isDigits || token(index).gap == .line,
      traits(index).union(typist.traits).isDisjoint(with: WordTraits.judged.union(.eponym))
    else { return }
    addName(index, index, .nameByContext, .weak)
    addName(index + 2, index + 2, .nameByContext, .weak)
  }

  /// The last point of two or three capitals with their points, nothing joined behind.
  private func initialsEnd(_ first: Int) -> Int? {
    var last = first
    var count = 0
    while count < 3, token(last).isInitial, token(last + 1).isMark("."), isJoined(last + 1) {
      count += 1
      guard token(last + 2).isInitial, isJoined(last + 2) else {
        return count > 1 && (!isJoined(last + 2) || !token(last + 2).isWord) ? last + 1 : nil
      }
      last += 2
    }
    return nil
  }

  private func letters(_ first: Int, _ last: Int) -> UInt64 {
    WordHash.word(bytes[Int(token(first).start)..<Int(token(last).end)].filter(ASCII.isLetter))
  }

  /// "m. tesfamariam pgy3", "by r. quispe": an initial and a family name in small letters.
  func uncapitalisedInitial(at index: Int) {
    let family = index + 2
    guard token(index).gap != .none || token(index - 1).isMark("("), token(index + 1).isMark("."), isJoined(index + 1),
      token(family).gap == .space || token(family).gap == .none, token(family).count > 3, isNameInLowerCase(family),
      isRunEnd(family), !token(index - 1).isMark(".")
    else { return }
    let isListed = lexicon.capitalisedTraits(of: token(family).value).contains(.family)
    guard
      isListed || token(index - 1).isWord && Self.announcingRoles.contains(token(index - 1).value)
        || token(index).gap == .line
        || token(index - 1).isMark("(")
    else { return }
    guard !english.mayContain(token(family).value) else { return }
    addName(index, family, .nameShape, .weak)
  }

  /// "TW = Tamsin Wadlow LPN": the key to initials, whose `=` or `:` stands here. They are found again as they are.
  func initialsKey(at mark: Int) {
    let key = token(mark - 1)
    guard key.isWord, key.shape == .upper, (2...4).contains(key.count), token(mark + 1).gap != .line else { return }
    var place = mark + 1
    for letter in bytes[Int(key.start)..<Int(key.end)] {
      let word = token(place)
      guard word.isCapitalised, ASCII.lower(bytes[Int(word.start)]) == ASCII.lower(letter) else { return }
      place += 1
      if token(place).isMark("."), isJoined(place) { place += 1 }
    }
    let named = mark + 1..<place
    guard token(mark + 1).count > 1,
      named.contains(where: { isStranger($0) || !traits($0).isDisjoint(with: [.given, .family]) }),
      named.allSatisfy({ token($0).isMark(".") || token($0).isInitial || isNameWord($0) })
    else { return }
    add(.name, mark - 1, mark - 1, .nameByContext, .fair)
    addName(mark + 1, nameEnd(from: place - 1), .nameByContext, .fair)
    memory.rememberName(key.value)
  }

  /// What two or three letters with points mean elsewhere.
  private static let abbreviations = WordHash.set(
    """
    us usa mrn ssn dc md do rn np pa po iv im sq am pm id ed er or ob gi gu ie eg al bid tid qid prn npo jd ma ms ba bs va ny
    nj nh nm la sc sd nc nd ri ct pc un uk eu tb vs ac hs od os ou qd ro dx rx tx hx sx cc sob dob llc inc esq sr jr st
    ft mt co pt ot
    """)
  /// Letters of a name that is spelled with spaces.
  private static let spelledMax = 24
  private static let spelling = WordHash.set("spelled spelling spell spelt thats")
  /// Who signs a note with a letter or two.
  private static let signers = WordHash.set(
    "rn lpn lvn cna pct pca rt rrt rd ot pt slp sw msw gc cdm emt ma np pa md do crna atr")
  private static let askingForInitials = WordHash.set("initials inits")
  private static let signingOff = WordHash.set("tech typist transcriptionist witness")
  private static let beforeInitials = WordHash.set(
    "initials re for with about mtg meeting participant subject mr mrs ms dr")
}
