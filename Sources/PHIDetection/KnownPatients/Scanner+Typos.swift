/// Known patients whose name was mistyped: "Maria Gacria". One letter too many, missing, wrong or swapped with its
/// neighbour in one part of the name; the other part and the pair must be a patient's.
///
/// The mistyped part must be nobody's name: "Mario Garcia" is another man, not a misspelt Maria. Tried only on names
/// that
/// other rules found. Misses: a second typing error, one in a part of three letters, a typing error in lower case.
extension Scanner {
  mutating func findMistypedPatients(_ stretch: Range<Int>) {
    guard !patients.isEmpty else { return }
    var token = stretch.lowerBound
    let names = candidates.indices.filter { candidates[$0].kind == .name && candidates[$0].owner == nil }
    for place in names.sorted(by: { candidates[$0].start < candidates[$1].start }) {
      let candidate = candidates[place]
      guard candidate.rule != .knownName else { continue }
      while token < tokens.count, tokens[token].start < candidate.start { token += 1 }
      var words: [Int] = []
      var next = token
      while next < tokens.count, tokens[next].end <= candidate.end, words.count < 4 {
        if tokens[next].isWord, tokens[next].count > 1 { words.append(next) }
        next += 1
      }
      guard words.count > 1, words.count < 4, memory.mayCorrect, let last = words.last else { continue }
      let first = words[0]
      for (odd, other) in [(first, last), (last, first)] where isOdd(odd) && isNamePart(other) {
        memory.corrections += 1
        guard let owner = mistyped(odd, beside: other), !isClinician(first, last) else { continue }
        add(.name, first, last, .knownTypo, 0.9, owner: owner)
        break
      }
    }
  }

  private func isNamePart(_ index: Int) -> Bool { patients.mayBeOfName(tokens[index].value) }

  private func isOdd(_ index: Int) -> Bool {
    let word = tokens[index]
    return word.count > 3 && word.count <= 20 && !patients.mayBeOfName(word.value)
      && word.traits.isDisjoint(with: [.given, .family, .ordinary, .credential, .title])
  }

  private func isClinician(_ first: Int, _ last: Int) -> Bool {
    isClinicianTitle(before: first) || isCredential(after: last)
  }

  /// Whose the pair is when one letter of the odd word is put right.
  private func mistyped(_ odd: Int, beside other: Int) -> OwnerReference? {
    let letters = bytes[Int(tokens[odd].start)..<Int(tokens[odd].end)].map(ASCII.lower)
    let beside = WordHash.gather(0, tokens[other].value)
    var attempt = letters
    func owner(_ word: [UInt8]) -> OwnerReference? {
      let hash = WordHash.word(word)
      guard patients.mayBeOfName(hash) else { return nil }
      return patients.owner(.name, WordHash.gather(beside, hash))
    }
    for place in letters.indices {
      attempt.remove(at: place)
      if let found = owner(attempt) { return found }
      attempt.insert(letters[place], at: place)
      if place + 1 < letters.count {
        attempt.swapAt(place, place + 1)
        if let found = owner(attempt) { return found }
        attempt.swapAt(place, place + 1)
      }
      for letter in UInt8(ascii: "a")...UInt8(ascii: "z") where letter != letters[place] {
        attempt[place] = letter
        if let found = owner(attempt) { return found }
      }
      attempt[place] = letters[place]
    }
    for place in 0...letters.count {
      for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
        attempt.insert(letter, at: place)
        if let found = owner(attempt) { return found }
        attempt.remove(at: place)
      }
    }
    return nil
  }
}
