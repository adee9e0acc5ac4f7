/// Addresses, towns and institutions in Spanish text.
extension Scanner {
  /// The last token of a phrase of capitalised words with particles between them.
  func spanishPhraseEnd(from first: Int, wordsMax: Int) -> Int {
    var last = first
    var words = 1
    while words < wordsMax {
      var next = last + 1
      if token(next).isMark("-"), isJoined(next), isJoined(next + 1) { next += 1 }
      var particles = 0
      while particles < 3, token(next).isWord, token(next).gap == .space,
        SpanishWords.particles.contains(token(next).value)
      {
        next += 1
        particles += 1
      }
      if token(next).isDigits, particles > 0 { return next }
      guard token(next).isCapitalised, token(next).gap != .line, !token(next + 1).isMark(":") else { break }
      last = next
      words += 1
    }
    return last
  }

  /// "C/ Mayor 12, 3º B", "Avda. de la Constitución, 45", "Plaza España s/n".
  func spanishStreet(at index: Int) -> Bool {
    let word = tokens[index]
    let isShort =
      word.count == 1 && word.value == Word.c && token(index + 1).isMark("/") && isJoined(index + 1)
      || word.count == 2 && Self.avenue.contains(word.value) && token(index + 1).isMark(".")
    guard isShort || SpanishWords.streets.contains(word.value), !isContinuation(index) else { return false }
    var first = index + 1
    while first < index + 3, token(first).isMark("/") || token(first).isMark(".") || token(first).isMark(":") {
      first += 1
    }
    while first < index + 6, token(first).isWord, token(first).gap != .line,
      SpanishWords.particles.contains(token(first).value)
    {
      first += 1
    }
    guard token(first).isCapitalised, token(first).gap != .line else { return false }
    let name = spanishPhraseEnd(from: first, wordsMax: 6)
    let last = spanishNumberEnd(after: name)
    guard last > name || word.isCapitalised || isSpanish(around: index) else { return false }
    add(.esStreet, index, last, last > name ? .unmistakable : .strong)
    return true
  }

  /// ", 12", " nº 12", " s/n", then ", 3º B" or "piso 2 izq".
  private func spanishNumberEnd(after name: Int) -> Int {
    var next = name + 1
    if token(next).isMark(",") { next += 1 }
    if token(next).isWord, Self.numberSigns.contains(token(next).value) {
      next += 1
      if token(next).isMark(".") { next += 1 }
    }
    if token(next).value == Word.s, token(next + 1).isMark("/"), token(next + 2).count == 1 {
      return next + 2
    }
    guard token(next).isDigits, token(next).count <= 4, token(next).gap != .line else { return name }
    var last = next
    // Floor, staircase and door.
    for _ in 0..<5 {
      var probe = last + 1
      if token(probe).isMark(",") || token(probe).isMark("-") || token(probe).isMark(".") { probe += 1 }
      let part = token(probe)
      guard part.gap != .line else { break }
      let isFloor =
        part.isDigits && part.count <= 2 && (isOrdinal(probe + 1) || isUnitWord(probe + 1))
      let isDoor = part.isWord && (isUnitWord(probe) || isOrdinal(probe) || part.isInitial)
      guard isFloor || isDoor else { break }
      last = probe
      if isFloor, isOrdinal(probe + 1) { last = probe + 1 }
    }
    return last
  }

  /// The raised o or a of "3º", with a door's letter that stands against it: "3ºB".
  private func isOrdinal(_ index: Int) -> Bool {
    let word = token(index)
    guard word.isWord, word.count <= 3 else { return false }
    if word.count == 1 { return isJoined(index) && Self.raised.contains(word.value) }
    let first = Int(word.start)
    return bytes[first] == 0xC2 && (bytes[first + 1] == 0xBA || bytes[first + 1] == 0xAA || bytes[first + 1] == 0xB0)
  }

  private func isUnitWord(_ index: Int) -> Bool {
    token(index).isWord && SpanishWords.units.contains(token(index).value)
  }

  /// "Hospital Universitario La Paz", "Centro de Salud Las Rozas".
  func spanishInstitution(at index: Int) -> Bool {
    let word = tokens[index]
    guard word.isCapitalised else { return false }
    var next = index + 1
    if word.value == Self.centre {
      guard SpanishWords.particles.contains(token(next).value), Self.health.contains(token(next + 1).value) else {
        return false
      }
      next += 2
    } else {
      guard SpanishWords.institutions.contains(word.value) else { return false }
    }
    var last = next - 1
    var hasName = false
    for _ in 0..<8 {
      let part = token(next)
      guard part.isWord, part.gap == .space else { break }
      let isPart = SpanishWords.institutionParts.contains(part.value)
      guard part.isCapitalised || isPart && (part.shape == .lower) else { break }
      if part.isCapitalised {
        last = next
        hasName = hasName || !isPart || part.count > 3
      }
      next += 1
    }
    guard hasName else { return false }
    let isSure =
      word.value == Self.centre || Self.isSpanishOnly.contains(word.value)
      || SpanishWords.spanishParts.contains(token(index + 1).value)
    guard isSure || isSpanish(around: index) else { return false }
    add(.esInstitution, index, last, .labelled)
    return true
  }

  /// A town of the list: its last token.
  func spanishTown(at index: Int) -> Int? {
    guard token(index).isCapitalised, token(index).gap != .line else { return nil }
    var hash = token(index).value
    var found = spanishTraits(index).contains(.city) ? index : nil
    guard spanishTraits(index).contains(.phraseStart) else { return found }
    var last = index
    for _ in 1..<4 {
      last += token(last + 1).isMark("-") ? 2 : 1
      guard token(last).isWord, token(last).gap != .line else { break }
      hash = WordHash.join(hash, token(last).value)
      if SpanishLexicon.shared.traits(of: hash).contains(.city) { found = last }
    }
    return found
  }

  /// "natural de Toledo", "vive en Alcalá de Henares".
  func spanishPlace(at index: Int) {
    guard let last = spanishTown(at: index) else { return }
    let before = token(index - 1)
    let isAnnounced =
      SpanishWords.placeCues.contains(before.value)
      || SpanishWords.ofWords.contains(before.value) && SpanishWords.placeCues.contains(token(index - 2).value)
      || before.isMark("(") || before.isMark(",") && token(index - 2).isDigits
    guard isAnnounced, isSpanish(around: index) else { return }
    add(.esPlace, index, last, .strong)
  }

  private static let raised = WordHash.set("o a")
  private static let avenue = WordHash.set("av pl ps cl")
  private static let centre = WordHash.word("centro".utf8)
  private static let health = WordHash.set("salud especialidades atencion")
  private static let isSpanishOnly = WordHash.set("clinica ambulatorio consultorio fundacion universidad facultad")
  private static let numberSigns = WordHash.set("n no num numero n\u{BA} n\u{B0}")
}
