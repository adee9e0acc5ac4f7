/// Known patients whose name was mistyped: "Maria Gacria". One letter too many, missing, wrong or swapped with its
/// neighbour in one part of the name, or one sign misread ("Bamey" for Barney); the other part and the pair must be a
/// patient's.
///
/// Tried beside a proper name of a patient, and on names that other rules found. A word that is in the lists of names is
/// covered but nobody's: "Mario Garcia" is another man, not a misspelt Maria. An everyday word counts when capitals say
/// that it is a name, or in lower case behind a name, unless it is inflected or one of the words that stand beside names.
/// Misses: a second typing error, everyday words with one otherwise, and parts of two letters in lower case.
extension Scanner {
  /// The name with a typing error that the patient's word at `index` is a part of.
  func misspeltName(around index: Int) {
    guard index > knownNameEnd, isSureOfName(index) else { return }
    if splitName(around: index) { return }
    let first = nameStart(before: index)
    if !mistypedName(startingAt: first, before: index), first != index { _ = mistypedName(from: index) }
  }

  /// From the first word, or where that is nobody's and perhaps no name's ("summary" above the name) from the next.
  private func mistypedName(startingAt first: Int, before index: Int) -> Bool {
    if mistypedName(from: first) { return true }
    guard first < index, !isNamePart(first), let next = nextNameWord(after: first), next < index else { return false }
    return mistypedName(from: next)
  }

  /// A word that is in no list: another's half of a name beside an everyday word that is a patient's ("weddy brown"), or two
  /// names without a space.
  func strangeWord(at index: Int) {
    guard index > knownNameEnd else { return }
    if let next = nextNameWord(after: index), isNeighbour(next), splitName(around: next) || mistypedName(from: index) {
      return
    }
    if let before = nameWord(before: index), before > knownNameEnd, isNeighbour(before) {
      let first = nameStart(before: index)
      if splitName(around: before) || mistypedName(startingAt: first, before: before)
        || first != before && mistypedName(from: before)
      {
        return
      }
    }
    if tokens[index].count >= NameEvidence.joinedLettersMin { joinedName(at: index) }
  }

  /// Where the name begins that a word is of: two words before at most, initials and the "D" of "D'Andre" not counted, and
  /// none before one that is nobody's.
  private func nameStart(before index: Int) -> Int {
    var (first, wordCount, isOdd) = (index, 0, false)
    for _ in 1..<OddName.wordsMax {
      guard let before = nameWord(before: first), before > knownNameEnd, isNeighbourly(before) else { break }
      let isOfOneWord = isJoined(first) && tokens[first - 1].kind == .mark && !tokens[first - 1].isMark(".")
      if !isOfOneWord, !isInitial(before) {
        guard !isOdd, wordCount < 2 else { break }
        wordCount += 1
      }
      isOdd = isOdd || !isNamePart(before) && !isInitial(before)
      first = before
    }
    return first
  }

  /// A patient's word that may stand beside one that is no word: "will mcclani" too.
  private func isNeighbour(_ index: Int) -> Bool {
    isNamePart(index) && (isNeighbourly(index) || tokens[index].count > 2 && isListedName(index))
  }

  /// Not "is" or "with" in lower case, and no "mrs."; "a." may be an initial.
  private func isNeighbourly(_ index: Int) -> Bool {
    guard !tokens[index].traits.contains(.title) else { return false }
    return tokens[index].isCapitalised || !NameEvidence.isCompanion(tokens[index].value) || isInitial(index)
  }

  private func isSureOfName(_ index: Int) -> Bool {
    let word = tokens[index]
    guard word.count > 1 else { return false }
    if word.hints.contains(.properPatientName) { return true }
    return word.isCapitalised && !word.traits.isDisjoint(with: [.given, .family])
      && !NameEvidence.isCompanion(word.value)
  }

  /// The word before, when `index` is the next one of a name.
  func nameWord(before index: Int) -> Int? {
    let before = token(index - 1).kind == .mark ? index - 2 : index - 1
    guard before >= 0, tokens[before].isWord, nextNameWord(after: before) == index else { return nil }
    return before
  }

  /// The name that begins here with one of its words misspelt.
  ///
  /// - Parameter last: the error stands behind it; a patient is called by the words up to there.
  func mistypedName(from first: Int, behind last: Int = -1) -> Bool {
    guard first == 0 || !isJoined(first) || tokens[first - 1].kind == .mark, var name = oddName(from: first) else {
      return false
    }
    for place in 0..<name.count where name.words[place] > last {
      name.oddPlace = place
      _ = name.setOddness(oddness(name.odd, beside: neighbour(of: name)))
    }
    for oddness in Oddness.allCases where last < 0 || oddness == .strange {
      for place in 0..<name.count where name.oddness[place] == oddness.rawValue {
        name.oddPlace = place
        guard let found = correction(of: name) else { continue }
        report(found, name.odd)
        return true
      }
    }
    return false
  }

  private func report(_ found: OddName.Correction, _ odd: Int) {
    let hasInitial = isInitial(found.first) || isInitial(found.last)
    let around = hasInitial ? nameAroundInitial(found.first, found.last) : nil
    let isNobodys = around != nil || isClinician(found.first, found.last) || isListedName(odd)
    let last = max(found.last, around?.upperBound ?? 0)
    add(.name, around?.lowerBound ?? found.first, last, .knownTypo, .proven, owner: isNobodys ? nil : found.owner)
    knownNameEnd = max(knownNameEnd, last)
  }

  /// The words from `first` on that may be a name, nobody's word among them once at most.
  private func oddName(from first: Int) -> OddName? {
    var name = OddName()
    var place = first
    var hasOdd = false
    while name.count < OddName.wordsMax {
      if !isNamePart(place), !isInitial(place) {
        guard !hasOdd else { break }
        hasOdd = true
      }
      name.append(place)
      guard let next = nextNameWord(after: place) else { break }
      place = next
    }
    return name.count > 1 ? name : nil
  }

  /// Names that other rules found, of whatever middle names.
  func findMistypedPatients(_ stretch: Range<Int>) {
    guard knowsPatients else { return }
    var token = stretch.lowerBound
    let names = candidates.indices.filter { candidates[$0].kind == .name && candidates[$0].owner == nil }
    for place in names.sorted(by: { candidates[$0].start < candidates[$1].start }) {
      let candidate = candidates[place]
      guard candidate.rule != .knownName, candidate.rule != .knownTypo else { continue }
      while token < tokens.count, tokens[token].start < candidate.start { token += 1 }
      var name = OddName()
      var next = token
      while next < tokens.count, tokens[next].end <= candidate.end, name.count < 4 {
        if tokens[next].isWord, tokens[next].count > 1 { name.append(next) }
        next += 1
      }
      guard name.count > 1, name.count < 4 else { continue }
      for oddPlace in [name.count - 1, 0] {
        name.oddPlace = oddPlace
        // A name of the lists is covered already and stays nobody's.
        guard !isListedName(name.odd), name.setOddness(oddness(name.odd, beside: neighbour(of: name))),
          let found = correction(of: name)
        else { continue }
        report(found, name.odd)
        break
      }
    }
  }

  private func isNamePart(_ index: Int) -> Bool { mayBeOfName(index) }

  private func isListedName(_ index: Int) -> Bool {
    !lexicon.capitalisedTraits(of: tokens[index].value).isDisjoint(with: [.given, .family])
  }

  private func isClinician(_ first: Int, _ last: Int) -> Bool {
    isClinicianTitle(before: first) || isCredential(after: last)
  }

  // MARK: Evidence

  /// `nil` for what is no misspelt name.
  private func oddness(_ odd: Int, beside trueWord: Int) -> Oddness? {
    let word = tokens[odd]
    let other = tokens[trueWord]
    guard word.count > 1, word.count <= WrittenWord.lettersMax,
      word.traits.isDisjoint(with: [.credential, .title]), !word.traits.contains(.ordinary) || isUndatedMonth(odd),
      !NameEvidence.isCompanion(word.value),
      !isJoined(odd + 1) || !token(odd + 1).isDigits
    else { return nil }
    // "Moderate ROM. Pain" is an abbreviation.
    if word.shape == .upper, word.count < 4, other.shape != .upper { return nil }
    if word.count == 2 {
      let isWritten = word.isCapitalised && other.isCapitalised && other.count > 3
      guard isWritten, other.hints.contains(.properPatientName) else { return nil }
    }
    if other.count == 1, word.count < 3 || word.count < 4 && word.shape == .lower { return nil }
    if isListedName(odd) {
      return other.count > 1 || word.count > 3 && !english.mayContain(word.value) ? .name : nil
    }
    if !english.mayContain(word.value) { return .strange }
    let isProper = other.hints.contains(.properPatientName) && !NameEvidence.isPlainWord(other.value)
    guard isProper || word.shape == .capital && other.traits.contains(.given),
      other.count > 2 || other.shape == .capital && word.shape == .capital && word.count > 3
    else { return nil }
    if word.shape == .capital || word.shape == .mixed { return .word }
    guard word.count > 2, !NameEvidence.isInflected(letters(odd).letters),
      odd > trueWord || word.count > 3 && (word.shape == .upper || !other.isCapitalised) || token(odd + 1).isMark(",")
    else { return nil }
    return word.shape == .lower && other.isCapitalised ? .wordWithoutCapital : .word
  }

  /// "Jan Palmertree" may be Jane or Ian; "Jan 5" and "5 Jan" are dates.
  private func isUndatedMonth(_ index: Int) -> Bool {
    tokens[index].traits.contains(.month) && !token(index - 1).isDigits && !token(index + 1).isDigits
  }

  func letters(_ index: Int) -> WrittenWord {
    WrittenWord(
      letters: UnsafeBufferPointer(rebasing: bytes[Int(tokens[index].start)..<Int(tokens[index].end)]))
  }
}
