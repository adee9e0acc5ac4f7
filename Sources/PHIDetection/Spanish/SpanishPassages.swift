/// What English guesses about capitalised words mean in a Spanish passage: there "Paciente" and "Exploración" are words.
extension Scanner {
  /// Without the guesses whose every word is an everyday word of Spanish, where the passage is Spanish.
  ///
  /// Rules that need no more than a look at the word are guesses; titles, labels, numbers and known patients are not.
  func removeSpanishWords() {
    guard options.isSpanish else { return }
    var kept = 0
    for place in candidates.indices {
      let candidate = candidates[place]
      let isKnown = candidate.owner != nil || !Self.isGuess(candidate.rule)
      guard let left = isKnown ? candidate : withoutSpanishWords(candidate) else { continue }
      candidates[kept] = left
      kept += 1
    }
    candidates.removeLast(candidates.count - kept)
  }

  /// What a guess is worth once its everyday words are known: nothing, or the name after the verb of "Vino Lucía Gil".
  private func withoutSpanishWords(_ candidate: Candidate) -> Candidate? {
    let first = Self.firstToken(of: tokens, endingAfter: candidate.start)
    guard isSpanish(around: first) else { return candidate }
    if isSpanishEponym(first) { return nil }
    var isEveryday = true
    var index = first
    while index < tokens.count, tokens[index].start < candidate.end {
      let token = tokens[index]
      if token.isDigits || token.isWord && token.count > 1 && !isEverydaySpanish(index) { isEveryday = false }
      index += 1
    }
    guard !isEveryday else { return nil }
    let end = index - 1
    var start = first
    while candidate.kind == .name, start < end, isBeforeName(start) { start += 1 }
    if isSpanishEponym(start) { return nil }
    var left = candidate
    if start > first { left.start = tokens[start].start }
    return left
  }

  /// "enfermedad de Parkinson", "signo de Murphy": the name of a disease or a test, nobody's here.
  private func isSpanishEponym(_ index: Int) -> Bool {
    SpanishWords.ofWords.contains(token(index - 1).value) && SpanishWords.eponymWords.contains(token(index - 2).value)
  }

  /// A capitalised everyday word, itself in no list of names, before the capital of a name.
  private func isBeforeName(_ index: Int) -> Bool {
    let names: WordTraits = [.given, .family]
    return isEverydaySpanish(index) && traits(index).union(spanishTraits(index)).isDisjoint(with: names)
      && token(index + 1).isCapitalised && token(index + 1).gap == .space
  }

  private func isEverydaySpanish(_ index: Int) -> Bool {
    let word = token(index)
    return SpanishLexicon.shared.isWord(word.value) || SpanishWords.common.contains(word.value)
      || SpanishWords.nameLabels.contains(word.value) || SpanishWords.institutions.contains(word.value)
      || SpanishWords.records.contains(word.value) || SpanishWords.titles.contains(word.value)
      || SpanishWords.phones.contains(word.value) || SpanishWords.placeLabels.contains(word.value)
      || SpanishWords.registrations.contains(word.value) || SpanishWords.numbers.contains(word.value)
  }

  private static func isGuess(_ rule: Rule) -> Bool {
    switch rule {
    case .unknownPlace, .city, .coreference, .loneGivenName, .nameShape, .nameByContext, .titledName, .institution,
      .knownInstitution, .streetName, .relativeDate, .spokenNumber, .room, .field,
      .taggedName, .taggedPlace, .taggedInstitution:
      true
    default: false
    }
  }

  private static func firstToken(of tokens: UnsafeBufferPointer<Token>, endingAfter start: Int32) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].end <= start { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
