/// What the index of known patients recognises, and whose it is.
extension Scanner {
  /// A round of its own: the code that recognises patients and the code that recognises everything else do not fit into a
  /// core's nearest cache together, and would drive each other out with every word.
  func findKnownPatients(_ stretch: Range<Int>) {
    for index in stretch where tokens[index].isWord || tokens[index].isDigits {
      if !isNobodys(index) { knownPatient(at: index) }
    }
  }

  /// A word of no name in lower case, and another one behind it: no name, address or number begins here. A quick look.
  @inline(__always)
  private func isNobodys(_ index: Int) -> Bool {
    let word = tokens[index]
    guard word.isWord, word.hints.isEmpty, word.shape == .lower, word.traits.isDisjoint(with: Self.addressStarts),
      index + 1 < tokens.count
    else { return false }
    let next = tokens[index + 1]
    return next.isWord && next.gap != .none && !next.hints.contains(.properPatientName)
  }

  /// A word or number of a text. Most words are nobody's, as their hints say.
  @inline(__always)
  private func knownPatient(at index: Int) {
    let token = tokens[index]
    if token.isWord {
      if mayBeginName(at: index) { knownName(at: index) }
      // Of two parts written together the second has a capital.
      if token.hints.contains(.strange) || token.shape == .mixed && token.traits.isSubset(of: .ofPlaces),
        token.count > 2
      {
        strangeWord(at: index)
      }
      guard
        token.isCapitalised || !token.traits.isDisjoint(with: Self.addressStarts) || mayStartIdentifier(at: index)
      else { return }
    } else if token.count <= 2, isJoined(index + 1) || token.gap == .none {
      misreadName(at: index)
    }
    knownPlaceOrNumber(at: index)
  }

  /// Whether a word may be of a patient's name.
  @inline(__always)
  func mayBeOfName(_ index: Int) -> Bool {
    let word = tokens[index]
    if !word.hints.isDisjoint(with: [.patientName, .properPatientName]) { return true }
    return word.shape == .lower && word.isWord && knownWords.mayBeOfName(word.value)
  }

  private func knownPlaceOrNumber(at index: Int) {
    let token = tokens[index]
    let mayStartAddress = token.isDigits || token.isCapitalised || !token.traits.isDisjoint(with: Self.addressStarts)
    if mayStartAddress, knownWords.mayStartAddress(addressWord(token)) { knownAddress(at: index) }
    if token.isDigits || mayStartIdentifier(at: index) { knownIdentifier(at: index) }
  }

  /// A word that an identifier begins with: "A1B2", "MRN-00412345", "MRN 00412345".
  @inline(__always)
  private func mayStartIdentifier(at index: Int) -> Bool {
    guard index + 1 < tokens.count else { return false }
    let next = tokens[index + 1]
    if next.gap != .none { return next.isDigits && next.count >= PhraseLimits.identifierMin }
    return next.isDigits || isJoined(index + 2)
  }

  /// What an address begins with in lower case: "one main street", "po box 7".
  private static let addressStarts: WordTraits = [.numeral, .keyword, .direction, .respelled, .street]

  // MARK: Names

  struct NameMatch {
    let last: Int
    let owner: OwnerReference
    let domain: IndexDomain
  }

  /// Most words of a text end here. In lower case everyday words begin a name only beside a proper one: of a million
  /// patients some are called like any two words.
  @inline(__always)
  private func mayBeginName(at index: Int) -> Bool {
    let word = tokens[index]
    if !word.hints.isDisjoint(with: [.patientName, .properPatientName]) { return true }
    guard word.shape == .lower, index + 1 < tokens.count else { return false }
    let next = tokens[index + 1]
    if next.isWord { return next.hints.contains(.properPatientName) && knownWords.mayBeOfName(word.value) }
    guard next.kind == .mark else { return false }
    let behind = token(index + 2)
    return (!behind.isWord || behind.hints.contains(.properPatientName)) && knownWords.mayBeOfName(word.value)
  }

  private func knownName(at index: Int) {
    if index > 0, isJoined(index), tokens[index - 1].kind == .word || tokens[index - 1].kind == .digits { return }
    switch exactName(at: index) {
    case .found, .refused: return
    case .none:
      misspeltName(around: index)
      loneName(at: index)
    }
  }

  private enum NameVerdict { case found, refused, none }

  /// The patient's name that begins here as it is written.
  private func exactName(at index: Int) -> NameVerdict {
    let next = token(index + 1)
    if next.isWord, next.shape == .lower, !next.hints.contains(.properPatientName),
      !tokens[index].hints.contains(.properPatientName)
    {
      return .none
    }
    guard var match = nameMatch(from: index, index) ?? nameMatchOverMiddle(from: index) else { return .none }
    if match.domain == .initialName {
      if let longer = nameMatchOverMiddle(from: index) { match = longer }
      if match.domain == .initialName, splitName(around: index) { return .found }
    }
    let isPlain = isEverydayWords(index, match.last)
    let isSure = !isPlain && (match.domain == .name || isInitialName(index, match.last))
    guard isSure || isAnnounced(index, match.last) else { return .refused }
    let around = match.domain == .initialName ? nameAroundInitial(index, match.last) : nil
    if let around, around.lowerBound > knownNameEnd, mistypedName(from: around.lowerBound) { return .found }
    if around == nil, goesOn(match.last), mistypedName(from: index, behind: match.last) { return .found }
    let isNobodys = around != nil || isClinicianTitle(before: index) || isCredential(after: match.last)
    let rule: Rule = match.domain == .name ? .knownName : .knownInitial
    let endsInInitial = token(match.last).isInitial && token(match.last + 1).isMark(".") && isJoined(match.last + 1)
    let last = around?.upperBound ?? (endsInInitial ? match.last + 1 : match.last)
    let first = around.map { $0.lowerBound > knownNameEnd ? $0.lowerBound : index } ?? index
    add(.name, first, last, rule, rule == .knownName ? .known : .fair, owner: isNobodys ? nil : match.owner)
    knownNameEnd = max(knownNameEnd, last)
    return .found
  }

  /// "Robert Stanton Letbea": the two words before may be another patient's name.
  private func goesOn(_ last: Int) -> Bool { nextNameWord(after: last).map(isNameLike) ?? false }

  /// The name of one whose middle initial stands in `first...last`: "Hebert E. Dickerson" is neither the patient
  /// E. Dickerson nor the patient E. Hebert.
  func nameAroundInitial(_ first: Int, _ last: Int) -> ClosedRange<Int>? {
    if tokens[first].count == 1 {
      return nameWord(before: first).flatMap { isNameLike($0) ? $0...last : nil }
    }
    guard token(last).count == 1, let family = nextNameWord(after: last) else { return nil }
    if isNameLike(family) { return first...family }
    // "Jill A. Al-Rashid", "Luz S. O'Brien".
    guard tokens[family].count == 1 || tokens[family].traits.contains(.particle),
      let rest = nextNameWord(after: family), isNameLike(rest)
    else { return nil }
    return first...rest
  }

  /// A word of the lists of names, or of no list.
  func isNameLike(_ index: Int) -> Bool {
    let word = tokens[index]
    guard word.count > 1 else { return false }
    if !lexicon.capitalisedTraits(of: word.value).isDisjoint(with: [.given, .family]) { return true }
    return word.traits.isSubset(of: .ofPlaces) && !english.mayContain(word.value)
  }

  /// "M. Garcia", "Garcia M"; in lower case with a point and a family name that is no word, "m. garcia", "garcia, m.":
  /// what else is written with one letter is no name.
  private func isInitialName(_ first: Int, _ last: Int) -> Bool {
    let mayBegin = tokens[first].isCapitalised || tokens[first].traits.contains(.particle)
    if mayBegin, token(last).isCapitalised { return true }
    let isFirst = tokens[first].count == 1
    let initial = isFirst ? first : last
    let family = token(isFirst ? last : first)
    return token(initial).count == 1 && token(initial + 1).isMark(".") && isJoined(initial + 1) && family.count > 2
      && family.hints.contains(.properPatientName) && family.traits.isDisjoint(with: [.unit, .ordinary])
  }

  /// "mrs. rose hunt", "pt m. fields denies pain": what the words around say makes everyday words a name.
  private func isAnnounced(_ first: Int, _ last: Int) -> Bool {
    if tokens[first].count == 1, !token(first + 1).isMark(".") || !isJoined(first + 1) { return false }
    if token(last).count == 1 { return false }
    let before = token(token(first - 1).kind == .mark ? first - 2 : first - 1)
    return !before.traits.isDisjoint(with: [.title, .personCue]) && before.gap != .none || followsAsSubject(last)
  }

  /// The longest known name of the word at `index` and those after `place`.
  private func nameMatch(from index: Int, _ place: Int) -> NameMatch? {
    var best: NameMatch?
    var hash = WordHash.gather(0, tokens[index].value)
    var place = place
    var hasInitial = tokens[index].count == 1
    for _ in 1..<PhraseLimits.nameWordsMax {
      guard let next = nextNameWord(after: place), mayBeOfName(next) else { break }
      hash = WordHash.gather(hash, tokens[next].value)
      hasInitial = hasInitial || tokens[next].count == 1
      if let owner = patients.owner(.name, hash) {
        best = NameMatch(last: next, owner: owner, domain: .name)
      } else if best?.domain != .name, hasInitial, let owner = patients.owner(.initialName, hash) {
        best = NameMatch(last: next, owner: owner, domain: .initialName)
      }
      place = next
    }
    return best
  }

  /// "John Quentin Smith" and "John Q. Smith" for a patient without that middle name.
  private func nameMatchOverMiddle(from index: Int) -> NameMatch? {
    guard tokens[index].count > 1, let middle = nextNameWord(after: index), mayBeMiddleName(middle) else { return nil }
    guard let match = nameMatch(from: index, middle), match.domain == .name else { return nil }
    // In lower case the word between says little: a name that needs none goes first.
    let isPlainlyMiddle = tokens[middle].isCapitalised || tokens[middle].count == 1
    if !isPlainlyMiddle, index <= knownNameEnd || nameMatch(from: match.last, match.last) != nil { return nil }
    return match
  }

  /// In lower case an initial, or a word that is none of English.
  func mayBeMiddleName(_ index: Int) -> Bool {
    let word = tokens[index]
    return word.isCapitalised || word.count == 1
      || !NameEvidence.isCompanion(word.value) && !english.mayContain(word.value)
  }

  /// The next word of a name; one mark that names are written with may stand between.
  func nextNameWord(after place: Int) -> Int? {
    var next = place + 1
    let joint = token(next)
    if joint.isMark("\"") || joint.isMark(",") || joint.isMark("'"), let labelled = labelledNamePart(after: place) {
      return labelled
    }
    if joint.kind == .mark {
      let isPoint = joint.isMark(".") && (token(place).count <= 3 || isJoined(next + 1))
      guard
        joint.isMark(",") || joint.isMark("-") || joint.isMark("'") || joint.isMark("_") || joint.isMark("^") || isPoint
      else { return nil }
      next += 1
    }
    guard token(next).isWord, next < tokens.count else { return nil }
    return next
  }

  /// The other half of a name that comes in labelled parts: `"family": "Garcia", "given": ["Maria"]` (FHIR),
  /// "Last name: Garcia, First name: Maria".
  private func labelledNamePart(after place: Int) -> Int? {
    var next = place + 1
    var hasLabel = false
    while next - place <= 12, next < tokens.count {
      let token = tokens[next]
      if token.isWord {
        guard Self.partLabels.contains(token.value) else { break }
        hasLabel = true
      } else if !Self.partMarks.contains(token) {
        return nil
      }
      next += 1
    }
    guard next < tokens.count, tokens[next].isWord,
      hasLabel || token(next - 1).isMark("\"") || token(next - 1).isMark("'") && next > place + 2
    else { return nil }
    return next
  }

  /// "may will", "rose may": in lower case these are no names.
  private func isEverydayWords(_ first: Int, _ last: Int) -> Bool {
    for place in first...last where token(place).isWord {
      let word = token(place)
      if word.isCapitalised || word.traits.isDisjoint(with: [.ordinary, .doubtful, .month])
        || !english.mayContain(word.value)
      {
        return false
      }
    }
    return true
  }

  func isClinicianTitle(before index: Int) -> Bool {
    let title = token(index - 1).isMark(".") ? index - 2 : index - 1
    return Self.clinicians.contains(token(title).value)
  }

  func isCredential(after last: Int) -> Bool {
    let next = token(last + 1).isMark(",") ? last + 2 : last + 1
    return traits(next).contains(.credential) && token(next).isCapitalised && !Self.suffixes.contains(token(next).value)
  }

  // MARK: Numbers

  private static let identifierTokensMax = 9

  private func knownIdentifier(at index: Int) {
    if index > 0, isJoined(index), tokens[index - 1].kind == .word || tokens[index - 1].kind == .digits { return }
    var hash = WordHash.seed
    var size = 0
    var digitCount = 0
    var place = index
    // The country code of North America is not indexed.
    let start = Int(tokens[index].start)
    let hasCountryCode =
      tokens[index].isDigits && (tokens[index].count == 11 || tokens[index].count == 1)
      && bytes[start] == UInt8(ascii: "1")
    var best: (last: Int, kind: PHIKind, owner: OwnerReference)?
    for _ in 0..<Self.identifierTokensMax {
      let token = tokens[place]
      let start = Int(token.start) + (place == index && hasCountryCode ? 1 : 0)
      for byte in bytes[start..<Int(token.end)].prefix(PhraseLimits.identifierMax + 1) {
        hash = WordHash.add(ASCII.lower(byte), to: hash)
      }
      size += token.count
      digitCount += token.isDigits ? token.count : 0
      guard size <= PhraseLimits.identifierMax else { break }
      if size >= PhraseLimits.identifierMin, digitCount > 1, endsIdentifier(place) {
        if let (kind, owner) = identifierOwner(WordHash.finish(hash)) { best = (place, kind, owner) }
      }
      guard let next = nextIdentifierPart(after: place) else { break }
      place = next
    }
    guard let best, isPlausible(index, best.last, best.kind) else { return }
    add(best.kind, index, best.last, .knownIdentifier, .known, owner: best.owner)
  }

  private func identifierOwner(_ hash: UInt64) -> (PHIKind, OwnerReference)? {
    guard patients.mayIdentify(hash) else { return nil }
    let domains: [(IndexDomain, PHIKind)] = [(.mrn, .mrn), (.phone, .phone), (.ssn, .ssn), (.otherID, .otherID)]
    for (domain, kind) in domains {
      if let owner = patients.owner(domain, hash) { return (kind, owner) }
    }
    return nil
  }

  private func nextIdentifierPart(after place: Int) -> Int? {
    var next = place + 1
    var marks = 0
    while marks < 2, Self.joints.contains(token(next)), token(next).gap != .line {
      next += 1
      marks += 1
    }
    guard next < tokens.count, tokens[next].kind == .word || tokens[next].kind == .digits else { return nil }
    guard tokens[next].gap == .none || tokens[next].gap == .space && tokens[next].isDigits else { return nil }
    return next
  }

  private func endsIdentifier(_ place: Int) -> Bool {
    let next = token(place + 1)
    guard place + 1 < tokens.count, next.gap == .none else { return true }
    if next.kind != .mark { return false }
    return !(next.isMark("-") && isJoined(place + 2) && token(place + 2).isDigits)
  }

  /// Few digits are also a count, a dose or a laboratory value: they need a label.
  private func isPlausible(_ first: Int, _ last: Int, _ kind: PHIKind) -> Bool {
    guard first == last, tokens[first].isDigits, tokens[first].count < 7 else { return true }
    if hasCue(.idCue, before: first, within: 5) || token(first - 1).isMark("#") { return true }
    if hasCue(.weakIDCue, before: first, within: 3) { return true }
    return tokens[first].count == 6 && !isQuantity(after: first) && !token(first + 1).isMark("/")
  }

  private static let partLabels = WordHash.set(
    "family given first last name firstname lastname surname middle prefix suffix")
  private static let partMarks = ByteSet("\"',:[]{}=")
  private static let clinicians = WordHash.set("dr doctor prof professor nurse")
  private static let suffixes = WordHash.set("jr sr esq")
  private static let joints = ByteSet("-./()_#")
}
