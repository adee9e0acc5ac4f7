/// Spanish clinical text. The rules need a Spanish word: a label, a title, a street, or a passage in Spanish around them,
/// so that English text is read as without the pack.
///
/// Misses: names in lower case, a lone rare family name, nicknames, professions, and years without a day.
extension Scanner {
  /// Tokens to each side by which the language of a passage is judged.
  private static let passageReach = 24

  func spanish(at index: Int) {
    guard tokens[index].isWord else { return spanishNumber(at: index) }
    if spanishLabel(at: index) { return }
    if spanishStreet(at: index) || spanishInstitution(at: index) { return }
    if spanishTitledName(at: index) { return }
    guard tokens[index].isCapitalised else { return }
    spanishName(at: index)
    spanishPlace(at: index)
  }

  /// Whether the words around are Spanish: at least three of its small words, and more than English ones.
  ///
  /// Asked several times for the token at hand: its answer is kept.
  func isSpanish(around index: Int) -> Bool {
    if let passage = spanishPassage, passage.index == index { return passage.isSpanish }
    let answer = isSpanishPassage(index)
    spanishPassage = (index, answer)
    return answer
  }

  private func isSpanishPassage(_ index: Int) -> Bool {
    var spanish = 0
    var english = 0
    let first = max(0, index - Self.passageReach)
    let last = min(tokens.count - 1, index + Self.passageReach)
    for place in first...max(first, last) where tokens[place].isWord && tokens[place].shape == .lower {
      if SpanishWords.common.contains(tokens[place].value) {
        spanish += 1
      } else if SpanishWords.english.contains(tokens[place].value) {
        english += 1
      }
    }
    return spanish >= 3 && spanish > english
  }

  func spanishTraits(_ index: Int) -> WordTraits {
    token(index).isWord ? SpanishLexicon.shared.traits(of: token(index).value) : []
  }

  /// A capitalised word that is no everyday word of Spanish, or a name of the lists.
  func isSpanishNameWord(_ index: Int) -> Bool {
    let word = token(index)
    guard word.isCapitalised, word.count > 1, !SpanishWords.streets.contains(word.value),
      !SpanishWords.institutions.contains(word.value), !SpanishWords.nameLabels.contains(word.value)
    else { return false }
    return !spanishTraits(index).isDisjoint(with: [.given, .family]) || !SpanishLexicon.shared.isWord(word.value)
  }

  // MARK: Labels

  /// "Nombre: …", "NHC 123456", "Localidad: …": a word that says what comes next.
  private func spanishLabel(at index: Int) -> Bool {
    let word = tokens[index]
    let colon = spanishColon(after: index)
    if let colon, SpanishWords.nameLabels.contains(word.value) {
      return spanishLabelledName(from: colon + 1)
    }
    if let colon, SpanishWords.placeLabels.contains(word.value), token(colon + 1).isCapitalised {
      guard !spanishStreet(at: colon + 1) else { return true }
      let last = spanishPhraseEnd(from: colon + 1, wordsMax: 5)
      add(.esPlace, colon + 1, last, .labelled)
      return true
    }
    if SpanishWords.records.contains(word.value) { return spanishIdentifier(after: index, .esRecord) }
    if SpanishWords.registrations.contains(word.value) { return spanishIdentifier(after: index, .esColegiado) }
    return false
  }

  /// The colon of "Nombre:", "Apellidos :", "Nombre y apellidos:".
  private func spanishColon(after index: Int) -> Int? {
    if token(index + 1).isMark(":") { return index + 1 }
    return token(index + 1).isMark(".") && token(index + 2).isMark(":") ? index + 2 : nil
  }

  private func spanishLabelledName(from first: Int) -> Bool {
    var start = first
    while start < first + 4, SpanishWords.titles.contains(token(start).value) || token(start).isMark(".") { start += 1 }
    var name = start
    while name < start + 3, token(name).shape == .lower, SpanishWords.particles.contains(token(name).value) {
      name += 1
    }
    guard token(name).isCapitalised, token(name).gap != .line, !SpanishWords.nameLabels.contains(token(name).value)
    else { return false }
    let last = spanishNameEnd(from: name, wordsMax: 6, isLabelled: true)
    add(.esFieldName, start, last, .proven)
    return true
  }

  /// The number after "NHC", "nº de historia clínica:", "Nº Col: 28 28 45678".
  private func spanishIdentifier(after index: Int, _ rule: PackRule) -> Bool {
    var next = index + 1
    while next <= index + 5 {
      let token = token(next)
      let isConnector =
        token.isMark(":") || token.isMark(".") || token.isMark("#")
        || token.isWord && SpanishWords.numbers.contains(token.value)
      guard isConnector else { break }
      next += 1
    }
    guard token(next).isDigits || token(next).isCapitalised, token(next).gap != .line else { return false }
    let text = numberText(at: next)
    guard text.count >= 4 else { return false }
    // Groups of a line: those that are letters only are words of what follows.
    var groups = 0
    while groups < text.groupCount {
      let last = token(text.lastToken(groups))
      guard last.isDigits || text.size(groups) > last.count || last.count == 1 else { break }
      groups += 1
    }
    guard groups > 0,
      text.prefix(groups: groups).digits(0..<text.prefix(groups: groups).count).contains(where: { $0 < 10 })
    else { return false }
    add(rule, next, text.lastToken(groups - 1), .proven)
    return true
  }

  // MARK: Numbers

  private func spanishNumber(at index: Int) {
    let number = tokens[index]
    guard number.isDigits, !isContinuation(index) else { return }
    if number.count <= 3, (90...125).contains(number.value), SpanishWords.years.contains(token(index + 1).value) {
      return add(.esAge, index, index, .proven)
    }
    if number.count == 5, (1_000...52_999).contains(number.value) { return spanishPostcode(at: index) }
    if number.count == 9, (6...9).contains(number.value / 100_000_000) {
      for distance in 1...4 where SpanishWords.phones.contains(token(index - distance).value) {
        return add(.esPhone, index, index, .proven)
      }
      for distance in 1...4 where SpanishWords.faxes.contains(token(index - distance).value) {
        return add(.esPhone, index, index, .proven, kind: .fax)
      }
    }
  }

  /// "C.P."
  private func isPostcodeLabel(_ first: Token, _ second: Token) -> Bool {
    bytes[Int(first.start)] == UInt8(ascii: "C") && bytes[Int(second.start)] == UInt8(ascii: "P")
  }

  /// "28013 Madrid", "CP: 28013".
  private func spanishPostcode(at index: Int) {
    let isLabelled = (1...4).contains { distance in
      let (p, c) = (token(index - distance), token(index - distance - 2))
      return SpanishWords.postcodeLabels.contains(p.value) || p.isInitial && c.isInitial && isPostcodeLabel(c, p)
    }
    let town = token(index + 1).isMark(",") || token(index + 1).isMark("-") ? index + 2 : index + 1
    var place = spanishTown(at: town)
    // "…, 5. 33933 el Raval": a number after a mark and before a capital is no quantity in Spanish prose.
    let isParted = token(index).gap == .line || token(index - 1).isMark(".") || token(index - 1).isMark(",")
    if place == nil, isParted, isSpanish(around: index), !isQuantity(after: index) {
      let isArticle = SpanishWords.particles.contains(token(town).value)
      let name = isArticle ? town + 1 : town
      if token(name).isCapitalised, token(name).gap == .space { place = spanishPhraseEnd(from: name, wordsMax: 4) }
    }
    guard isLabelled || place != nil else { return }
    add(.esPostcode, index, index, isLabelled ? .unmistakable : .labelled)
    if let place { add(.esPlace, town, place, .labelled) }
  }
}
