/// The map of the rules: which of them a token calls, by what it is and what stands right beside it.
///
/// A rule is a function that looks a bounded number of tokens around the one it is given and adds candidates, or nothing;
/// its comment shows what it finds. Their order decides little: where candidates overlap, the stronger `Rule` wins.
/// It matters only where a rule answers that the token is taken (`if … { return }`). Known patients, the tagger and what
/// reads the text again come before and after (`Scanner.run`).
extension Scanner {
  /// What a configuration adds, asked about every token.
  func configured(at index: Int) {
    if !options.terms.isEmpty { term(at: index) }
    if !options.patterns.isEmpty { pattern(at: index) }
    if let schemes = options.schemes { packed(at: index, schemes) }
    if options.isSpanish { spanish(at: index) }
    if options.findsLabValues { labValue(at: index) }
  }

  // MARK: Words

  /// Words whose traits say that a rule begins with them, whatever their letter case.
  private static let starting: WordTraits = [
    .idCue, .weakIDCue, .month, .weekday, .numeral, .keyword, .roomCue, .veiled, .title, .chain, .numberedUnit, .site,
    .specialty, .feature, .institution, .institutionPart,
  ]

  /// Whether nothing begins with a word, as with most words of a text. A quick look: `false` says nothing.
  @inline(__always)
  func isPassedOver(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.shape == .lower, token.traits.isDisjoint(with: Self.starting), token.count > 1, !isJoined(index + 1)
    else { return false }
    return token.traits.isSubset(of: .ofPlaces)
      ? !traits(index - 1).contains(.personCue) : !token.traits.isDisjoint(with: [.ordinary, .doubtful, .eponym])
  }

  func word(at index: Int) {
    let token = tokens[index]
    if token.count == 1 { spacedOut(at: index) }
    if !token.traits.isDisjoint(with: Self.starting) { startingWord(at: index) }
    if token.isCapitalised { capitalised(at: index) } else { uncapitalisedName(at: index) }
    if isJoined(index + 1), !endsClause(index) { joinedWord(at: index) }
  }

  /// Whether nothing stands against the point or comma behind a word: it is no part of a code or an address.
  @inline(__always)
  private func endsClause(_ index: Int) -> Bool {
    !isJoined(index + 2) && (token(index + 1).isMark(".") || token(index + 1).isMark(","))
  }

  private func startingWord(at index: Int) {
    let token = tokens[index]
    if !token.traits.isDisjoint(with: [.idCue, .weakIDCue]) { labelledIdentifier(at: index) }
    if !token.traits.isDisjoint(with: [.month, .weekday, .numeral, .keyword, .roomCue, .veiled]) {
      rareWord(at: index)
    }
    if !token.traits.isDisjoint(with: .startsPlace) { site(at: index) }
  }

  private func rareWord(at index: Int) {
    let traits = tokens[index].traits
    if traits.contains(.month) { monthFirstDate(at: index) }
    if traits.contains(.weekday) { relativeDate(at: index) }
    if traits.contains(.numeral) { spokenNumber(at: index) }
    if traits.contains(.roomCue) { room(at: index) }
    if traits.contains(.veiled) { veiledWord(at: index) }
    if traits.contains(.keyword) { keyword(at: index) }
  }

  private func keyword(at index: Int) {
    let word = tokens[index].value
    if word == Word.by { return accountAfterBy(at: index) }
    if Self.entering.contains(word) { return accountAfterEntering(at: index) }
    holiday(at: index)
    oldPerson(at: index)
    picture(at: index)
    postBox(at: index)
    accountAfterWord(at: index)
    profileInPath(at: index)
    accessCode(at: index)
    if word == Self.insert { insertStatement(at: index) }
    if word == Word.dot { spokenEmail(at: index) }
  }

  private func capitalised(at index: Int) {
    if tokens[index].shape == .mixed { capitalLast(at: index) }
    place(at: index)
    name(at: index)
    if traits(index).contains(.street) { unnumberedStreet(at: index) }
  }

  // MARK: Words with something behind them and no space between

  private func joinedWord(at index: Int) {
    let (word, next) = (tokens[index], token(index + 1))
    if isHost(index, next) { webAddress(at: index) }
    if word.isCapitalised, token(index + 2).isCapitalised { nameInPath(at: index) }
    if next.isMark("_") || next.isMark("-") { nameInFile(at: index) }
    if next.isMark("/"), word.isCapitalised {
      namesAcrossSlash(at: index)
      if word.isInitial { vessel(at: index) }
      typistInitials(at: index)
    }
    if isContinuation(index) { return codeInFileName(at: index) }
    if word.count == 1, token(index + 2).count == 1, isJoined(index + 2) { dottedLabel(at: index) }
    if next.isMark("-") { highwayMile(at: index) }
    if word.isInitial, next.isDigits || next.isMark("-") {
      if next.isDigits { gridAddress(at: index) }
      roomOfWing(at: index)
    }
    if word.shape == .upper, word.count <= 3 { roomOfRow(at: index) }
    // Without a digit at hand only capitals with a hyphen and hexadecimal pairs start a code.
    let isJoint = next.isMark("-") || next.isMark("_") || next.isMark(":")
    if next.isDigits || isJoint && (word.shape == .upper || word.count == 2) { code(at: index) }
  }

  /// "www.example", "https:/", "st-elsewhere.".
  private func isHost(_ index: Int, _ next: Token) -> Bool {
    if next.isMark("-"), token(hostLabelEnd(index) + 1).isMark(".") { return true }
    return next.isMark(".") && isJoined(index + 2) || next.isMark(":") && token(index + 2).isMark("/")
  }

  /// "dexa_A1180273.csv".
  private func codeInFileName(at index: Int) {
    let number = token(index + 1)
    guard token(index - 1).isMark("_"), number.isDigits, number.count > 5, token(index).shape == .upper else { return }
    add(.otherID, index, index + 1, .mixedCode, .contested)
  }

  // MARK: Digits

  func number(at index: Int) {
    if tokens[index].gap != .none || tokens[index].count == 1 { figures(at: index) }
    let continues = isContinuation(index)
    if !continues, isJoined(index + 1) {
      code(at: index)
      internetAddress(at: index)
    }
    if !continues || mayDateContinue(at: index), numericDate(at: index) { return }
    if continues, tokens[index].count == 4, tokens[index - 1].isMark("-"), maskedNumber(at: index) { return }
    dayFirstDate(at: index)
    if !continues, dateEnd <= index, brokenDate(at: index) { return }
    age(at: index)
    if bay(at: index) || continues { return }
    if nursingUnit(at: index) || isJoined(index + 1) && coordinates(at: index) { return }
    roomOfRow(at: index)
    if roomInList(at: index) || roomAfterIn(at: index) { return }
    streetAddress(at: index)
    if isJoined(index + 1) { ordinalStreet(at: index) }
    plainNumber(at: index)
  }

  /// "scan_20240304", "03/14/2024", "3/14-3/16".
  private func mayDateContinue(at index: Int) -> Bool {
    let before = tokens[index - 1]
    return before.isMark("_") || before.isMark("/") && tokens[index].count == 4
      || dateEnd == index - 2 && before.isMark("-")
  }

  /// Digits that may be letters: spaced out, hexadecimal, binary.
  private func figures(at index: Int) {
    switch tokens[index].count {
    case 1:
      spacedOut(at: index)
      if tokens[index].gap != .none, isJoined(index + 1) { hexPairs(at: index) }
    case 2: hexPairs(at: index)
    case 8 where tokens[index].value <= 11_111_111: binaryGroups(at: index)
    default: break
    }
  }

  // MARK: Marks

  func mark(at index: Int) {
    switch UInt8(truncatingIfNeeded: tokens[index].value) {
    case UInt8(ascii: "@"):
      if emailAddress(at: index) { return }
      mistypedEmail(at: index)
      accountName(at: index)
      accountAtSign(at: index)
    case UInt8(ascii: "#"): hashIdentifier(at: index)
    case UInt8(ascii: "_"):
      signedAccount(at: index)
      joinedHandle(at: index)
    case UInt8(ascii: "\\"): accountOfDomain(at: index)
    case UInt8(ascii: "["): accountInAccessLog(at: index)
    case UInt8(ascii: "+"): markedPhone(at: index)
    case UInt8(ascii: "("):
      markedPhone(at: index)
      deviceIdentifier(at: index)
      roomInBrackets(at: index)
      accountInBrackets(at: index)
      if !memory.statementColumns.isEmpty { tuple(at: index) }
    case UInt8(ascii: ":"):
      compressedInternetAddress(at: index)
      accountBeforeColon(at: index)
      accountAfterTime(at: index)
      sender(at: index)
      roomOfField(at: index)
      field(at: index)
    case UInt8(ascii: "="):
      field(at: index)
      initialsKey(at: index)
      quotedPrintable(at: index)
    case UInt8(ascii: ">"): field(at: index)
    case UInt8(ascii: "|"), UInt8(ascii: "*"): segmentMark(at: index)
    default: break
    }
  }
}
