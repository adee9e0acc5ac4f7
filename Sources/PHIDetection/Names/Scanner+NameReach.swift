/// How far a name reaches whose middle was found: "J BOUDREAUX", "Navarrete-Oh", "Oyelaran, T", "Bekele, Yohannes",
/// "\"Dutch\" Veenstra".
///
/// Asked once about every name that was found, whichever rule found it, so that a part of it does not stay behind.
/// Misses: a second family name without a hyphen that is an everyday word.
extension Scanner {
  /// Tokens of hyphens and further family names that are taken in.
  private static let joinedTokensMax = 6

  /// Lets the names that were found take in what belongs to them.
  func widenNames() {
    for place in candidates.indices where candidates[place].kind == .name && candidates[place].owner == nil {
      let first = firstToken(from: candidates[place].start)
      guard first < tokens.count, tokens[first].start < candidates[place].end, tokens[first].isWord else { continue }
      var last = first
      while last + 1 < tokens.count, tokens[last + 1].start < candidates[place].end { last += 1 }
      let start = widenedStart(first, last)
      let end = widenedEnd(first, last)
      candidates[place].start = tokens[start].start
      candidates[place].end = max(candidates[place].end, tokens[end].end)
    }
  }

  private func widenedStart(_ first: Int, _ last: Int) -> Int {
    familyBeforeComma(first, last) ?? prefixBefore(first) ?? nicknameBefore(first) ?? strangerBefore(first, last)
      ?? initialBefore(first) ?? first
  }

  /// "AL-HASHIMI", "K'Marion".
  private func prefixBefore(_ first: Int) -> Int? {
    guard isJoined(first), isJoined(first - 1), token(first - 2).isWord, token(first - 1).kind == .mark else {
      return nil
    }
    let isPrefix =
      token(first - 1).isMark("-") && Self.joinedParticles.contains(token(first - 2).value)
      || token(first - 1).isMark("'") && token(first - 2).isInitial
    return isPrefix && !isContinuation(first - 2) ? first - 2 : nil
  }

  /// `"Dutch" Veenstra`.
  private func nicknameBefore(_ first: Int) -> Int? {
    guard token(first).gap == .space, token(first - 1).isMark("\""), isJoined(first - 1), isJoined(first - 2),
      token(first - 2).isCapitalised, token(first - 3).isMark("\"")
    else { return nil }
    return first - 3
  }

  /// "Ottoline Ravel-Birnbaum": a given name of no list.
  private func strangerBefore(_ first: Int, _ last: Int) -> Int? {
    guard token(first).gap == .space, token(first - 1).shape == .capital, token(first).shape == .capital,
      isStranger(first - 1), !isContinuation(first - 1) || token(first - 2).isMark("/"),
      first < last || !traits(first).isDisjoint(with: [.given, .family])
    else { return nil }
    return first - 1
  }

  /// "s. bjornrud", "SIGNED M GULLATTE"; "L. Wang" has a rule of its own.
  private func initialBefore(_ first: Int) -> Int? {
    guard token(first).gap != .line, token(first).count > 2 else { return nil }
    let hasPoint = token(first - 1).isMark(".") && isJoined(first - 1)
    let initial = hasPoint ? first - 2 : first - 1
    let letter = token(initial)
    guard letter.isWord, letter.count == 1, letter.gap != .none, hasPoint || token(first).gap == .space,
      letter.isCapitalised == token(first).isCapitalised, hasPoint || letter.isCapitalised,
      !letter.isCapitalised || !Self.words.contains(letter.value), !Self.lettered.contains(token(initial - 1).value)
    else { return nil }
    return initial
  }

  /// "Family, Given" where the comma in front of a given name is no list's.
  private func familyBeforeComma(_ first: Int, _ last: Int) -> Int? {
    let family = first - 2
    guard token(first - 1).isMark(","), isJoined(first - 1), token(first).gap == .space, token(family).gap != .none,
      isGivenName(first) || isStranger(first), isSurname(family), fullTraits(family).isDisjoint(with: .ofThings),
      !isListed(before: family), !isListed(after: last)
    else { return nil }
    return family
  }

  private func widenedEnd(_ first: Int, _ last: Int) -> Int {
    var end = last
    while end - last < Self.joinedTokensMax, token(end).isCapitalised, token(end + 1).isMark("-"), isJoined(end + 1),
      isJoined(end + 2),
      token(end + 2).shape == token(end).shape, token(end + 2).count > 1, !traits(end + 2).contains(.eponymNoun)
    {
      end += 2
    }
    if token(end).shape == .lower { end = widenedEndInSmallLetters(end) }
    guard token(end + 1).isMark(","), isJoined(end + 1), isOneSurname(first, end) else { return end }
    let given = end + 2
    guard token(given).isCapitalised, token(given).gap != .line else { return end }
    if token(given).isInitial { return isInitialOfName(given) ? pointEnd(given) : end }
    guard
      isGivenName(given) || traits(end).contains(.family) && isStranger(given)
        || isJoined(given) && !traits(given).isDisjoint(with: [.given, .family]),
      traits(first).isDisjoint(with: .given) || isSurname(first), !isListed(before: first), !isListed(after: given)
    else { return end }
    return nameEnd(from: given)
  }

  /// "castaneda-wu", "jolene t rn".
  private func widenedEndInSmallLetters(_ last: Int) -> Int {
    var end = last
    if token(end + 1).isMark("-"), isJoined(end + 1), isJoined(end + 2), token(end + 2).shape == .lower,
      lexicon.capitalisedTraits(of: token(end + 2).value).contains(.family)
    {
      end += 2
    }
    let isInitial = token(end + 1).isWord && token(end + 1).count == 1 && token(end + 1).gap == .space
    return isInitial && traits(end + 2).contains(.credential) ? end + 1 : end
  }

  /// One family name, hyphenated or with a particle: what a comma and a given name may follow.
  private func isOneSurname(_ first: Int, _ last: Int) -> Bool {
    token(last).count > 2
      && (first...last).allSatisfy { $0 == last || token($0 + 1).kind == .mark || token($0).kind == .mark }
      && !token(last).isInitial && !token(first - 1).isMark(",")
  }

  /// "Oyelaran, T in 17", "SANTORINI,E" and a line's end: no "R hip", no "T 98.6", no "A nurse".
  private func isInitialOfName(_ index: Int) -> Bool {
    let next = token(index + 1)
    if isJoined(index) { return isRunEnd(index) && !next.isMark("/") && !next.isMark("=") && !next.isMark(":") }
    if next.gap == .line { return true }
    guard next.kind != .mark else {
      return isJoined(index + 1) && !next.isMark("-") && !next.isMark(":") && !next.isMark("=") && !next.isMark("/")
    }
    return next.isWord && next.gap == .space && Self.afterInitial.contains(next.value)
  }

  private func isGivenName(_ index: Int) -> Bool {
    traits(index).contains(.given) && traits(index).isDisjoint(with: .doubtful) && isNameWord(index)
  }

  /// The point of an initial, where it has one.
  func pointEnd(_ initial: Int) -> Int {
    token(initial + 1).isMark(".") && isJoined(initial + 1) ? initial + 1 : initial
  }

  /// A capitalised word that is somebody's family name, or nothing else.
  private func isSurname(_ index: Int) -> Bool {
    let word = token(index)
    guard word.isCapitalised, word.count > 1, isNameWord(index), word.traits.isDisjoint(with: [.city, .eponym]) else {
      return false
    }
    return word.traits.contains(.family) && word.traits.isDisjoint(with: .doubtful) || isStranger(index)
  }

  private func isListed(before first: Int) -> Bool {
    token(first - 1).isMark(",") || token(first - 1).isMark(";") || token(first - 1).value == Word.and
  }

  private func isListed(after last: Int) -> Bool {
    token(last + 1).isMark(",") && token(last + 2).isCapitalised && traits(last + 2).isDisjoint(with: .credential)
      || token(last + 1).value == Word.and
  }

  /// Letters that are words, or sides: "turned to R. Johnny".
  private static let words = WordHash.set("a i r l")
  private static let joinedParticles = WordHash.set("al el ul abd ibn bin ben abu")
  private static let afterInitial = WordHash.set("in is was has had here on from at with w not")
  /// A letter behind one of these is a sort: "hepatitis C", "vitamin D".
  private static let lettered = WordHash.set(
    "hepatitis hep vitamin vit type group class grade stage plan part protein factor apolipoprotein influenza flu strep"
  )
}
