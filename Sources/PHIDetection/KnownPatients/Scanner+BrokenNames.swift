/// Known patients whose name lost its space, got one too many, or has digits for letters: "MariaGarcia", "Maria Gar cia",
/// "Mar1a Garcia".
///
/// The letters must be exactly a patient's, so there is no guessing. Misses: two of these in one name, a name broken over
/// more than two words, and pieces that are both words of English in lower case.
extension Scanner {
  // MARK: Without its space

  /// Two parts of a name in one word, and what follows of it: "MariaGarcia", "ShenitaVan der Berg".
  func joinedName(at index: Int) {
    let word = tokens[index]
    guard word.count <= 2 * WrittenWord.lettersMax, !isJoined(index) || token(index - 1).kind == .mark else { return }
    var found: (owner: OwnerReference, last: Int)?
    letters(index).halves { first, second in
      guard knownWords.mayBeOfName(first), case let second = second(), knownWords.mayBeOfName(second) else {
        return false
      }
      let sum = WordHash.gather(WordHash.gather(0, first), second)
      found = longestName(from: index, sum)
      return found != nil
    }
    guard let found else { return }
    addBroken(index, found.last, found.owner)
  }

  private func longestName(from index: Int, _ sum: UInt64) -> (owner: OwnerReference, last: Int)? {
    var best = patients.owner(.name, sum).map { (owner: $0, last: index) }
    var sum = sum
    var place = index
    while let next = nextNameWord(after: place), next - index < 6, mayBeOfName(next) {
      sum = WordHash.gather(sum, tokens[next].value)
      if let owner = patients.owner(.name, sum) { best = (owner, next) }
      place = next
    }
    return best
  }

  // MARK: With a space too many

  /// The patient's word at `index` before or behind two pieces of another: "Maria Gar cia", "Gar cia, Maria".
  func splitName(around index: Int) -> Bool {
    guard index > knownNameEnd, tokens[index].count > 1 else { return false }
    var place = index
    var sum = WordHash.gather(0, tokens[index].value)
    // Behind it: pieces of the family name, perhaps after an initial or another word of the name.
    for _ in 0..<3 {
      guard let piece = nextNameWord(after: place) else { break }
      if let last = split(piece), let owner = owner(sum, piece, last) {
        addBroken(index, last, owner)
        return true
      }
      guard mayBeOfName(piece) else { break }
      if tokens[piece].count > 1 { sum = WordHash.gather(sum, tokens[piece].value) }
      place = piece
    }
    guard let piece = nameWord(before: index), piece > 0, let last = split(piece - 1) else { return false }
    var best: (owner: OwnerReference, last: Int)?
    if let whole = owner(WordHash.gather(0, tokens[index].value), piece - 1, last) { best = (whole, index) }
    if let pieces = joinedHash(piece - 1, last) {
      let start = WordHash.gather(WordHash.gather(0, pieces), tokens[index].value)
      if let longer = longestName(from: index, start) { best = longer }
    }
    guard let best else { return false }
    addBroken(piece - 1, best.last, best.owner)
    return true
  }

  /// The second of two pieces of a word that begin here, unless both are words of their own.
  private func split(_ piece: Int) -> Int? {
    let next = piece + 1
    guard next < tokens.count, tokens[piece].isWord, tokens[next].isWord, tokens[next].gap == .space,
      tokens[piece].count + tokens[next].count <= WrittenWord.lettersMax
    else { return nil }
    if isOwnWord(piece), isOwnWord(next) { return nil }
    return next
  }

  private func isOwnWord(_ index: Int) -> Bool {
    let word = tokens[index]
    if word.count == 1 { return word.value == Word.a }
    return english.mayContain(word.value) || !word.traits.isDisjoint(with: [.title, .credential, .ordinary])
  }

  private func joinedHash(_ first: Int, _ last: Int) -> UInt64? {
    var hash = WordHash.seed
    for index in first...last {
      for byte in bytes[Int(tokens[index].start)..<Int(tokens[index].end)] {
        hash = WordHash.add(ASCII.lower(byte), to: hash)
      }
    }
    hash = WordHash.finish(hash)
    return knownWords.mayBeOfName(hash) ? hash : nil
  }

  private func owner(_ sum: UInt64, _ first: Int, _ last: Int) -> OwnerReference? {
    joinedHash(first, last).flatMap { patients.owner(.name, WordHash.gather(sum, $0)) }
  }

  // MARK: Digits for letters

  /// A word of a name in which a digit stands for a letter, beside the other: "Mar1a Garcia", "8rown, Maria".
  func misreadName(at index: Int) {
    var first = index
    while index - first < Self.misreadTokensMax, isJoined(first), isAlphanumeric(first - 1) { first -= 1 }
    var last = index
    while last - index < Self.misreadTokensMax, isJoined(last + 1), isAlphanumeric(last + 1) { last += 1 }
    // The first digit of a word answers for all of them.
    guard first > knownNameEnd, (first..<index).allSatisfy({ tokens[$0].isWord }) else { return }
    let run = Int(tokens[first].start)..<Int(tokens[last].end)
    let digitCount = bytes[run].count(where: ASCII.isDigit)
    guard run.count > 2, run.count <= WrittenWord.lettersMax, digitCount <= 2, run.count > 2 * digitCount else {
      return
    }
    for one in [UInt8(ascii: "l"), UInt8(ascii: "i")] {
      guard let word = misread(run, one: one), knownWords.mayBeOfName(word) else { continue }
      let sum = WordHash.gather(0, word)
      if let found = nameBehind(first, sum) { return addBroken(found.first, last, found.owner) }
      if let found = longestName(from: last, sum), found.last > last {
        return addBroken(first, found.last, found.owner)
      }
      if let middle = nextNameWord(after: last), tokens[middle].count == 1,
        let found = longestName(from: middle, sum), found.last > middle
      {
        return addBroken(first, found.last, found.owner)
      }
    }
  }

  /// The name whose last part, at `index`, is what `sum` has gathered: with the word before, with the one before an initial or
  /// a middle name, and with the initial alone.
  private func nameBehind(_ index: Int, _ sum: UInt64) -> (owner: OwnerReference, first: Int)? {
    guard let before = nameBefore(index), mayBeOfName(before) || tokens[before].count == 1 else { return nil }
    func owner(_ domain: IndexDomain, _ place: Int) -> (owner: OwnerReference, first: Int)? {
      patients.owner(domain, WordHash.gather(sum, tokens[place].value)).map { ($0, place) }
    }
    let earlier = nameWord(before: before).flatMap { owner(.name, $0) }
    if tokens[before].count > 1 { return owner(.name, before) ?? earlier }
    return earlier ?? (isInitial(before) ? owner(.initialName, before) : nil)
  }

  private static let misreadTokensMax = 4

  /// As `nameWord(before:)`, where a digit may begin the word.
  private func nameBefore(_ index: Int) -> Int? {
    if tokens[index].isWord { return nameWord(before: index) }
    let mark = token(index - 1)
    let isPoint = mark.isMark(".") && token(index - 2).count == 1
    let before = mark.isMark(",") || mark.isMark("-") || mark.isMark("'") || isPoint ? index - 2 : index - 1
    return token(before).isWord ? before : nil
  }

  private func isAlphanumeric(_ index: Int) -> Bool {
    index >= 0 && index < tokens.count && (tokens[index].isWord || tokens[index].isDigits)
  }

  /// The word with its digits read as letters; `nil` when one of them looks like none.
  private func misread(_ run: Range<Int>, one: UInt8) -> UInt64? {
    var hash = WordHash.seed
    for byte in bytes[run] {
      let letter: UInt8
      switch byte {
      case UInt8(ascii: "0"): letter = UInt8(ascii: "o")
      case UInt8(ascii: "1"): letter = one
      case UInt8(ascii: "3"): letter = UInt8(ascii: "e")
      case UInt8(ascii: "4"): letter = UInt8(ascii: "a")
      case UInt8(ascii: "5"): letter = UInt8(ascii: "s")
      case UInt8(ascii: "8"): letter = UInt8(ascii: "b")
      case _ where ASCII.isDigit(byte): return nil
      default: letter = ASCII.lower(byte)
      }
      hash = WordHash.add(letter, to: hash)
    }
    return WordHash.finish(hash)
  }

  private func addBroken(_ first: Int, _ last: Int, _ owner: OwnerReference) {
    let isClinician = isClinicianTitle(before: first) || isCredential(after: last)
    add(.name, first, last, .knownTypo, .proven, owner: isClinician ? nil : owner)
    knownNameEnd = max(knownNameEnd, last)
  }
}
