/// Known patients whose name was mistyped: "Maria Gacria". One letter too many, missing, wrong or swapped with its
/// neighbour in one part of the name, or one sign misread ("Bamey" for Barney); the other part and the pair must be a
/// patient's.
///
/// Tried beside a proper name of a patient, and on names that other rules found. A word that is in the lists of names is
/// covered but nobody's: "Mario Garcia" is another man, not a misspelt Maria. An everyday word counts when capitals say
/// that it is a name, or in lower case behind a name, unless it is inflected or one of the words that stand beside names.
/// Misses: a second typing error, everyday words with one otherwise, and parts of two letters in lower case.
extension Scanner {
  /// A run of words that may be a name, of which one is odd.
  private struct OddName {
    static let wordsMax = 6

    var words = SIMD8<Int32>()
    var count = 0
    var oddPlace = -1

    var odd: Int { Int(words[oddPlace]) }
    var first: Int { Int(words[0]) }

    mutating func append(_ index: Int) {
      words[count] = Int32(truncatingIfNeeded: index)
      count += 1
    }
  }

  /// What speaks for a word being a misspelt name.
  private enum Oddness {
    /// No word of English and no name.
    case strange
    /// In a list of names: it may as well be right, and another person's.
    case name
    /// An everyday word; `needsFirst`: it lost its capital, so the error must be in the first letter.
    case word(needsFirst: Bool)
  }

  private typealias Found = (owner: OwnerReference, first: Int, last: Int)

  /// The name with a typing error that the patient's word at `index` is a part of.
  func misspeltName(around index: Int) {
    guard index > knownNameEnd, isSureOfName(index) else { return }
    if splitName(around: index) { return }
    var first = index
    // A compound name may begin before ("D'Andre"); further than two words nobody looks.
    for _ in 0..<2 {
      guard let before = nameWord(before: first), before > knownNameEnd, isNeighbourly(before) else { break }
      let isOdd = !isNamePart(before) && !isInitial(before)
      first = before
      if isOdd { break }
    }
    if !mistypedName(from: first), first != index { _ = mistypedName(from: index) }
  }

  /// A word that is in no list: another's half of a name beside an everyday word that is a patient's ("weddy brown"), or two
  /// names without a space.
  func strangeWord(at index: Int) {
    guard index > knownNameEnd else { return }
    if let next = nextNameWord(after: index), isNeighbour(next), splitName(around: next) || mistypedName(from: index) {
      return
    }
    if let before = nameWord(before: index), before > knownNameEnd, isNeighbour(before),
      splitName(around: before) || mistypedName(from: before)
    {
      return
    }
    if tokens[index].count >= NameEvidence.joinedLettersMin { joinedName(at: index) }
  }

  /// A patient's word that may stand beside a misspelt one.
  private func isNeighbour(_ index: Int) -> Bool { isNamePart(index) && isNeighbourly(index) }

  /// Not "is" or "with" in lower case; "a." may be an initial.
  private func isNeighbourly(_ index: Int) -> Bool {
    tokens[index].isCapitalised || !NameEvidence.isCompanion(tokens[index].value) || isInitial(index)
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

  func mistypedName(from first: Int) -> Bool {
    guard first == 0 || !isJoined(first) || tokens[first - 1].kind == .mark, var name = oddName(from: first) else {
      return false
    }
    // Two names of patients, but no patient's name: either may be the other's, misspelt.
    let oddPlaces = name.oddPlace < 0 ? 0..<min(2, name.count) : name.oddPlace..<name.oddPlace + 1
    for oddPlace in oddPlaces {
      name.oddPlace = oddPlace
      guard let found = correction(of: name) else { continue }
      report(found, name.odd)
      return true
    }
    return false
  }

  private func report(_ found: Found, _ odd: Int) {
    let isNobodys = isClinician(found.first, found.last) || isListedName(odd)
    add(.name, found.first, found.last, .knownTypo, .proven, owner: isNobodys ? nil : found.owner)
    knownNameEnd = max(knownNameEnd, found.last)
  }

  private func oddName(from first: Int) -> OddName? {
    var name = OddName()
    var place = first
    while name.count < OddName.wordsMax {
      if !isNamePart(place), !isInitial(place) {
        guard name.oddPlace < 0 else { break }
        name.oddPlace = name.count
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
        guard !isListedName(name.odd), let found = correction(of: name) else { continue }
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
    if word.count == 2 {
      let isWritten = word.isCapitalised && other.isCapitalised && other.count > 3
      guard isWritten, other.hints.contains(.properPatientName) else { return nil }
    }
    if other.count == 1, word.count < 4, word.count < 3 || word.shape != .capital { return nil }
    if isListedName(odd) {
      return other.count > 1 || word.count > 3 && !english.mayContain(word.value) ? .name : nil
    }
    if !english.mayContain(word.value) { return .strange }
    guard other.hints.contains(.properPatientName) || word.shape == .capital && other.traits.contains(.given),
      other.count > 2
    else { return nil }
    if word.shape == .capital || word.shape == .mixed { return .word(needsFirst: false) }
    guard word.count > 2, !NameEvidence.isInflected(letters(odd).letters),
      odd > trueWord || word.count > 3 && (word.shape == .upper || !other.isCapitalised) || token(odd + 1).isMark(",")
    else { return nil }
    return .word(needsFirst: word.shape == .lower && other.isCapitalised)
  }

  /// "Jan Palmertree" may be Jane or Ian; "Jan 5" and "5 Jan" are dates.
  private func isUndatedMonth(_ index: Int) -> Bool {
    tokens[index].traits.contains(.month) && !token(index - 1).isDigits && !token(index + 1).isDigits
  }

  func letters(_ index: Int) -> WrittenWord {
    WrittenWord(
      letters: UnsafeBufferPointer(rebasing: bytes[Int(tokens[index].start)..<Int(tokens[index].end)]))
  }

  // MARK: Correction

  /// Whose the name is when one letter of the odd word is put right, and where it stands; the longest of the run.
  private func correction(of name: OddName) -> Found? {
    guard let oddness = oddness(name.odd, beside: neighbour(of: name)) else { return nil }
    let word = letters(name.odd)
    let places = shortenings(word, in: name)
    let mayBeJoined = if case .strange = oddness { word.letters.count >= NameEvidence.joinedLettersMin } else { false }
    guard places != 0 || mayBeJoined || Self.hasLookAlike(word), memory.mayCorrect else { return nil }
    var found: Found?
    if places != 0 {
      memory.corrections += 1
      word.corrections(places) { hash, place in
        if case .word(needsFirst: true) = oddness, place > 0 { return false }
        found = owner(of: name, with: hash)
        return found != nil
      }
    }
    if found == nil {
      word.lookAlikes {
        found = owner(of: name, with: $0)
        return found != nil
      }
    }
    if found == nil, mayBeJoined { found = joinedOwner(of: name, word) }
    return found
  }

  /// The word beside the odd one; rather the one behind an initial than the initial.
  private func neighbour(of name: OddName) -> Int {
    let step = name.oddPlace == 0 ? 1 : -1
    let beside = name.oddPlace + step
    let further = beside + step
    let isMiddle = tokens[Int(name.words[beside])].count == 1 && further >= 0 && further < name.count
    return Int(name.words[isMiddle ? further : beside])
  }

  private static func hasLookAlike(_ word: WrittenWord) -> Bool {
    word.letters.contains { ASCII.lower($0) == UInt8(ascii: "m") || ASCII.lower($0) == UInt8(ascii: "r") }
  }

  /// "Shenita van derBerg": the odd word is two of the name's.
  private func joinedOwner(of name: OddName, _ word: WrittenWord) -> Found? {
    var found: Found?
    word.halves { first, second in
      guard knownWords.mayBeOfName(first), case let second = second(), knownWords.mayBeOfName(second) else {
        return false
      }
      found = owner(of: name, gathered: WordHash.gather(WordHash.gather(0, first), second))
      return found != nil
    }
    return found
  }

  /// The shortenings of the odd word beside any other word of the run.
  private func shortenings(_ word: WrittenWord, in name: OddName) -> UInt32 {
    var places: UInt32 = 0
    for place in 0..<name.count where place != name.oddPlace {
      let other = tokens[Int(name.words[place])]
      if other.count > 1 || isInitial(Int(name.words[place])), mayBeOfName(Int(name.words[place])) {
        places |= patients.shortenings(word, beside: other.value)
      }
    }
    return places
  }

  /// "M." or "m.", and "M" before a capital.
  private func isInitial(_ index: Int) -> Bool {
    let hasPoint = token(index + 1).isMark(".") && isJoined(index + 1)
    return tokens[index].count == 1 && (hasPoint || tokens[index].isCapitalised && token(index + 1).isCapitalised)
  }

  private func owner(of name: OddName, with word: UInt64) -> Found? {
    guard knownWords.mayBeOfName(word) else { return nil }
    return owner(of: name, gathered: WordHash.gather(0, word))
  }

  /// Whose the run's other words are together with what the odd one stands for: all of them, all but initials, and one by
  /// one, since middle names are many and unknown.
  private func owner(of name: OddName, gathered odd: UInt64) -> Found? {
    var all = odd
    var spelled = odd
    var best: Found?
    for place in 0..<name.count {
      let index = Int(name.words[place])
      if place != name.oddPlace {
        all = WordHash.gather(all, tokens[index].value)
        if tokens[index].count > 1 { spelled = WordHash.gather(spelled, tokens[index].value) }
      }
      guard place >= max(1, name.oddPlace) else { continue }
      if let owner = patients.owner(.name, all) ?? (spelled == all ? nil : patients.owner(.name, spelled)) {
        best = (owner, name.first, index)
      }
    }
    if let best { return best }
    for place in 0..<name.count where place != name.oddPlace {
      let index = Int(name.words[place])
      let domain: IndexDomain = tokens[index].count == 1 ? .initialName : .name
      if domain == .initialName, !isInitial(index) || abs(place - name.oddPlace) > 1 { continue }
      if let owner = patients.owner(domain, WordHash.gather(odd, tokens[index].value)) {
        return (owner, min(index, name.odd), max(index, name.odd))
      }
    }
    return nil
  }
}
