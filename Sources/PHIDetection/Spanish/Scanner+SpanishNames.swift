/// Names in Spanish text: two family names, "de la", titles, "García López, José".
extension Scanner {
  /// The last token of a name: words of names, particles between them, initials.
  func spanishNameEnd(from first: Int, wordsMax: Int, isLabelled: Bool = false) -> Int {
    var last = first
    var words = 1
    while words < wordsMax {
      var next = last + 1
      if isLabelled, token(next).isMark(","), isJoined(next), token(next + 1).isCapitalised { next += 1 }
      if token(next).isMark("-"), isJoined(next), isJoined(next + 1), token(next + 1).isCapitalised { next += 1 }
      var particles = 0
      while particles < 3, SpanishWords.particles.contains(token(next).value), token(next).gap == .space,
        token(next).shape == .lower || token(next).shape == .capital && token(next).count > 1
      {
        next += 1
        particles += 1
      }
      guard token(next).isWord, token(next).gap != .line, isSpanishNamePart(next, isLabelled: isLabelled) else { break }
      // A label of the next field ends the name: "Nombre: Ana Apellidos:".
      if token(next + 1).isMark(":"), !isJoined(next + 2) || token(next + 2).gap != .none { break }
      last = next
      if token(next).isInitial, token(next + 1).isMark("."), isJoined(next + 1) { last = next + 1 }
      words += 1
    }
    return last
  }

  private func isSpanishNamePart(_ index: Int, isLabelled: Bool) -> Bool {
    let word = token(index)
    guard word.isCapitalised else { return false }
    if word.isInitial { return token(index + 1).isMark(".") }
    return isSpanishNameWord(index) || isLabelled && !SpanishWords.nameLabels.contains(word.value)
  }

  /// "D. José García", "Dra. López de Haro", "Sr Pérez"; in a Spanish passage also "don Martín".
  func spanishTitledName(at index: Int) -> Bool {
    guard SpanishWords.titles.contains(tokens[index].value) else { return false }
    var first = index + 1
    // "D.ª", "Dr.", "Dr/a."
    while first < index + 4, token(first).kind == .mark && isJoined(first) || token(first).count == 2 && isJoined(first)
    {
      first += 1
    }
    while SpanishWords.particles.contains(token(first).value), token(first).shape == .lower { first += 1 }
    guard token(first).isCapitalised, token(first).gap == .space,
      token(first).count > 1 || token(first + 1).isMark("."),
      first > index + 1 || tokens[index].count > 2
    else { return false }
    let isName = isSpanishNameWord(first) || token(first).isInitial
    guard isName && tokens[index].isCapitalised || isSpanish(around: index) else { return false }
    add(.esTitledName, first, spanishNameEnd(from: first, wordsMax: 5), .proven)
    return true
  }

  /// "José García López", "García López, José", "su hija Ana".
  func spanishName(at index: Int) {
    guard index > spanishNameLast else { return }
    let isAnnounced = isPersonAnnounced(index)
    guard isAnnounced || isSpanishNameWord(index) else { return }
    let traits = spanishTraits(index)
    let last = spanishNameEnd(from: index, wordsMax: 5)
    let others = (index + 1..<max(index + 1, last + 1)).reduce(WordTraits()) { $0.union(spanishTraits($1)) }
    let isNamed = !traits.isDisjoint(with: [.given, .family])
    if last > index,
      traits.contains(.given) && !others.isDisjoint(with: [.given, .family]) || isNamed && isSpanish(around: index)
    {
      return addSpanishName(index, spanishGivenAfterComma(last))
    }
    if last > index, isSpanish(around: index),
      !others.isDisjoint(with: [.given, .family]) || isAnnounced
    {
      return addSpanishName(index, last)
    }
    let isLone = traits.contains(.given) && !SpanishLexicon.shared.isWord(token(index).value)
    if isAnnounced || isLone && isSpanish(around: index) { addSpanishName(index, last) }
  }

  /// "García López, José": the given name after the family names.
  private func spanishGivenAfterComma(_ last: Int) -> Int {
    guard token(last + 1).isMark(","), isJoined(last + 1), spanishTraits(last + 2).contains(.given),
      token(last + 2).isCapitalised, spanishTraits(last).contains(.family)
    else { return last }
    return spanishNameEnd(from: last + 2, wordsMax: 2)
  }

  private func isPersonAnnounced(_ index: Int) -> Bool {
    let before = token(index - 1).isMark(",") || token(index - 1).isMark("(") ? index - 2 : index - 1
    let word = token(before)
    return word.isWord
      && (SpanishWords.relations.contains(word.value)
        || SpanishWords.persons.contains(word.value) && before == index - 1)
      && isSpanish(around: index)
  }

  private func addSpanishName(_ first: Int, _ last: Int) {
    spanishNameLast = last
    add(.esName, first, last, .strong)
  }
}
