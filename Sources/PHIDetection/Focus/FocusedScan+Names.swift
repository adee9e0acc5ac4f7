/// The patient's names: chains of their parts, initials among them, each part with one typing error too.
extension FocusedScan {
  /// Words of one name; a longer chain becomes several.
  private static let chainMax = 12

  /// Parts of the name side by side, initials among them.
  private struct Chain {
    let first: Int
    let last: Int
    let words: Set<Int>
    let isCertain: Bool
    let isOwn: Bool
  }

  /// What a word is to the patient's name.
  private enum Kinship {
    case part(PatientFocus.Part)
    case initials
    /// "van", "St", the "O" of "O'Brien": between parts, with an error too.
    case particle
    /// One typing error away; `isListed`: in a list of names, and so perhaps another person's.
    case misspelt(PatientFocus.Part, isListed: Bool)
  }

  func names() -> [Match] {
    var matches: [Match] = []
    /// The chains of one path, file name or login, which keep each other company.
    var chains: [Chain] = []
    var wordsOfPath: Set<Int> = []
    func settle() {
      for chain in chains where chain.isCertain || wordsOfPath.count > 1 {
        matches.append(match(.name, .name, chain.first, chain.last, isOwn: chain.isOwn))
      }
      chains.removeAll(keepingCapacity: true)
      wordsOfPath.removeAll(keepingCapacity: true)
    }
    var index = 0
    while index < tokens.count {
      if !goesOn(index) { settle() }
      if let chain = chain(from: index) {
        chains.append(chain)
        wordsOfPath.formUnion(chain.words)
        index = chain.last + 1
      } else {
        matches += humps(in: index)
        index += 1
      }
    }
    settle()
    return matches
  }

  /// Whether a token belongs to the path, file name or login of the token before.
  private func goesOn(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.gap == .none && (token.kind != .mark || Self.pathMarks.contains(token.value))
  }

  /// The chain that starts here and holds at least one part of a name.
  private func chain(from index: Int) -> Chain? {
    guard let first = kinship(index) else { return nil }
    var links = [(place: index, kinship: first)]
    while links.count < Self.chainMax, let next = nextNameWord(after: links[links.count - 1].place) {
      links.append(next)
    }
    var words: Set<Int> = []
    var isCertain = false
    for (place, kinship) in links {
      guard case .part(let part) = kinship else { continue }
      words.insert(part.word)
      isCertain = isCertain || suffices(tokens[place], part.manner) || isAnnounced(place)
    }
    let company = words
    var isOwn = true
    // A misspelt word that says little by itself needs another part of the name, or is left out.
    links.removeAll { place, kinship in
      guard case .misspelt(let part, let isListed) = kinship else { return false }
      let isEnough =
        suffices(tokens[place], part.manner) || part.manner == .capitalFirst && tokens[place].shape == .mixed
      guard isEnough || !company.subtracting([part.word]).isEmpty || isAnnounced(place) else { return true }
      words.insert(part.word)
      isCertain = true
      isOwn = isOwn && !isListed
      return false
    }
    while let last = links.last, case .particle = last.kinship { links.removeLast() }
    guard !words.isEmpty else { return nil }
    return Chain(
      first: links[0].place, last: links[links.count - 1].place, words: words, isCertain: isCertain, isOwn: isOwn)
  }

  private func suffices(_ token: Token, _ manner: PatientFocus.Manner) -> Bool {
    switch manner {
    case .always: true
    case .capitalised: token.isCapitalised
    case .capitalFirst: token.shape == .capital
    case .inCompany: false
    }
  }

  /// "K. Brow", "mrs. brow", "last name: brow": a word of some length behind the patient's initial, a title or a label.
  private func isAnnounced(_ index: Int) -> Bool {
    guard tokens[index].count > 1, index > 0 else { return false }
    let hasMark = token(index - 1)?.kind == .mark
    guard let before = token(hasMark ? index - 2 : index - 1), before.isWord else { return false }
    let isPoint = hasMark && tokens[index - 1].isMark(".") && tokens[index - 1].gap == .none
    if before.count == 1, isInitials(hasMark ? index - 2 : index - 1) {
      return isPoint || !hasMark && tokens[index].shape == .capital && tokens[index].count > 3
    }
    if Self.titles.contains(before.value) { return isPoint || !hasMark }
    return hasMark && tokens[index - 1].isMark(":") && Self.nameLabels.contains(before.value)
  }

  private func nextNameWord(after place: Int) -> (place: Int, kinship: Kinship)? {
    var next = place + 1
    while next - place <= 2, let mark = token(next), mark.kind == .mark, mark.gap == .none,
      Self.joints.contains(mark.value)
    {
      // A sentence ends here, unless an initial or a login goes on.
      if mark.isMark("."), tokens[place].count > 2, token(next + 1)?.gap != Token.Gap.none { return nil }
      next += 1
    }
    guard let word = token(next), word.gap != .line, word.gap != .none || next > place + 1 else { return nil }
    return kinship(next).map { (next, $0) }
  }

  private func kinship(_ index: Int) -> Kinship? {
    guard let word = token(index), word.isWord else { return nil }
    if let part = focus.parts[word.value] { return .part(part) }
    if focus.particles.contains(where: { $0.letters.count == word.count && isSpelled(word, $0) }) { return .particle }
    return isInitials(index) ? .initials : misspelt(index)
  }

  private func isSpelled(_ word: Token, _ spelling: SpelledWord) -> Bool {
    TypingDistance.errors(written(word), spelling.letters) == 0
  }

  /// `J`, `JB`; in lower case only against another word: `j.thevenet`.
  private func isInitials(_ index: Int) -> Bool {
    let word = tokens[index]
    guard word.count <= 4 else { return false }
    let isJoined = word.gap == .none && index > 0 || token(index + 1)?.gap == Token.Gap.none
    guard word.shape == .upper || isJoined else { return false }
    let letters = bytes[Int(word.start)..<Int(word.end)].map(ASCII.lower)
    return focus.initials.contains { initials in
      initials.indices.contains { initials[$0...].starts(with: letters) }
    }
  }

  /// A part inside a word written in humps: `ThevenetChart`.
  private func humps(in index: Int) -> [Match] {
    let word = tokens[index]
    guard word.isWord, word.shape == .mixed else { return [] }
    var matches: [Match] = []
    var start = Int(word.start)
    for place in Int(word.start) + 1...Int(word.end) {
      guard place == word.end || ASCII.isUpper(bytes[place]) && !ASCII.isUpper(bytes[place - 1]) else { continue }
      if place - start > 3, focus.parts[WordHash.word(bytes[start..<place])]?.manner == .always {
        matches.append(Match(kind: .name, rule: .name, range: start..<place))
      }
      start = place
    }
    return matches
  }

  // MARK: Misspelt

  /// The part of the name that a word is one typing error away from; of several the one that asks for least.
  private func misspelt(_ index: Int) -> Kinship? {
    let word = tokens[index]
    let mayBeParticle = word.count < 5 && !focus.particles.isEmpty
    guard focus.misspeltLengths.contains(word.count) || mayBeParticle else { return nil }
    let letters = written(word)
    let present = SpelledWord.present(letters)
    var best: PatientFocus.Part?
    for spelled in focus.spelledParts where spelled.spelling.isOneError(from: letters, present) {
      guard let manner = manner(of: word, spelled.spelling.letters.count) else { continue }
      if best.map({ manner < $0.manner }) ?? true { best = PatientFocus.Part(manner: manner, word: spelled.word) }
    }
    guard let best else { return mayBeParticle && isMisspeltParticle(word, letters, present) ? .particle : nil }
    let isListed = !Lexicon.shared.capitalisedTraits(of: word.value).isDisjoint(with: [.given, .family])
    return .misspelt(best, isListed: isListed && word.count > 2)
  }

  private func isMisspeltParticle(_ word: Token, _ letters: UnsafeBufferPointer<UInt8>, _ present: UInt32) -> Bool {
    !NameEvidence.isCompanion(word.value) && word.traits.isDisjoint(with: [.title, .credential, .unit, .personCue])
      && focus.particles.contains { $0.letters.count > 1 && $0.isOneError(from: letters, present) }
  }

  /// What a word needs to be a misspelt part; `nil` for what is none whatever stands beside it.
  private func manner(of word: Token, _ partCount: Int) -> PatientFocus.Manner? {
    if word.count == 1 { return NameEvidence.isCompanion(word.value) ? nil : .inCompany }
    guard word.traits.isDisjoint(with: [.title, .credential, .unit, .personCue, .relation]),
      word.shape == .capital || !NameEvidence.isCompanion(word.value)
    else { return nil }
    let isEveryday =
      !word.traits.isDisjoint(with: WordTraits.judged.union(.doubtful)) || EnglishWords.shared.mayContain(word.value)
    let size = min(word.count, partCount)
    if size < 3 { return word.shape != .lower || !isEveryday ? .inCompany : nil }
    if isEveryday { return .inCompany }
    return partCount < Self.tellingMin || word.count < Self.tellingMin - 1 ? .capitalFirst : .always
  }

  /// Letters of a part from which on a word that is in no list is nothing but the name misspelt; shorter ones are abbreviations.
  private static let tellingMin = 5
  private static let titles = WordHash.set("mr mrs ms miss mister")
  private static let nameLabels = WordHash.set("name names surname family given patient pt")
  private static let pathMarks = marks("/\\._-~@+%:=&")
  private static let joints = marks("-.,_'^+")
}
