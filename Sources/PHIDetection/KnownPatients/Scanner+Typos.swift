/// Known patients whose name was mistyped: "Maria Gacria". One letter too many, missing, wrong or swapped with its
/// neighbour in one part of the name; the other part and the pair must be a patient's.
///
/// The mistyped part must be nobody's name: "Mario Garcia" is another man, not a misspelt Maria. Tried where a word that
/// is no word stands beside a patient's, and on names that other rules found. Misses: a second typing error, one in a
/// part of two letters, and one that makes an everyday word of a name in lower case.
extension Scanner {
  /// A run of name words that may hold one misspelling.
  private struct OddName {
    /// Hashes of the words but the odd one, gathered, by how many words of the run they take; with their last tokens.
    var sums: [(sum: UInt64, last: Int)] = []
    var odd: Int
  }

  private static let nameWordsMax = 4

  /// A word that is nobody's name and no word; beside a name that can be nothing else, a capitalised word too.
  private func isMisspelling(_ index: Int, beside other: Int) -> Bool {
    guard isOdd(index) else { return false }
    if !EnglishWords.shared.mayContain(tokens[index].value) { return true }
    return tokens[index].isCapitalised && tokens[other].isCapitalised && tokens[other].count > 2
      && !EnglishWords.shared.mayContain(tokens[other].value)
  }

  /// The name that begins here, if one of its words is put right.
  func mistypedName(at index: Int) {
    guard index == 0 || !isJoined(index) || tokens[index - 1].kind == .mark, let name = oddName(at: index),
      memory.mayCorrect
    else { return }
    memory.corrections += 1
    guard let found = mistyped(name.odd, in: name), !isClinician(index, found.last) else { return }
    add(.name, index, found.last, .knownTypo, 0.9, owner: found.owner)
  }

  private func oddName(at index: Int) -> OddName? {
    let isOddFirst = !isNamePart(index)
    if isOddFirst {
      guard let next = nextNameWord(after: index), isNamePart(next), isMisspelling(index, beside: next) else {
        return nil
      }
    }
    var name: OddName? = isOddFirst ? OddName(odd: index) : nil
    var sum: UInt64 = isOddFirst ? 0 : WordHash.gather(0, tokens[index].value)
    var place = index
    for _ in 1..<Self.nameWordsMax {
      guard let next = nextNameWord(after: place) else { break }
      if isNamePart(next) {
        sum = WordHash.gather(sum, tokens[next].value)
      } else {
        guard name == nil, isMisspelling(next, beside: place) else { break }
        name = OddName(odd: next)
      }
      place = next
      name?.sums.append((sum, next))
    }
    return name?.sums.isEmpty == false ? name : nil
  }

  func findMistypedPatients(_ stretch: Range<Int>) {
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
        let name = OddName(sums: [(WordHash.gather(0, tokens[other].value), last)], odd: odd)
        guard let found = mistyped(odd, in: name), !isClinician(first, last) else { continue }
        add(.name, first, last, .knownTypo, 0.9, owner: found.owner)
        break
      }
    }
  }

  private func isNamePart(_ index: Int) -> Bool { patients.mayBeOfName(tokens[index].value) }

  private func isOdd(_ index: Int) -> Bool {
    let word = tokens[index]
    return word.count > 2 && word.count <= 20 && !patients.mayBeOfName(word.value)
      && word.traits.isDisjoint(with: [.given, .family, .ordinary, .credential, .title])
  }

  private func isClinician(_ first: Int, _ last: Int) -> Bool {
    isClinicianTitle(before: first) || isCredential(after: last)
  }

  /// Whose the name is when one letter of the odd word is put right, and where it ends; the longest of the run.
  private func mistyped(_ odd: Int, in name: OddName) -> (owner: OwnerReference, last: Int)? {
    let letters = bytes[Int(tokens[odd].start)..<Int(tokens[odd].end)].map(ASCII.lower)
    var attempt = letters
    func owner(_ word: [UInt8]) -> (owner: OwnerReference, last: Int)? {
      let hash = WordHash.word(word)
      guard patients.mayBeOfName(hash) else { return nil }
      for (sum, last) in name.sums.reversed() {
        if let owner = patients.owner(.name, WordHash.gather(sum, hash)) { return (owner, last) }
      }
      return nil
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
