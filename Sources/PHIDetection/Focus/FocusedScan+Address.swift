/// The patient's address, with one letter or digit wrong too.
extension FocusedScan {
  /// A house number and what follows of the address. With an error it is covered and nobody's: it may be the neighbour's.
  func address(at index: Int) -> Match? {
    guard tokens[index].isDigits else { return nil }
    for address in focus.addresses {
      guard let (last, errors) = addressEnd(from: index, address) else { continue }
      return match(.address, errors == 0 ? .address : .typo, index, last, isOwn: errors == 0)
    }
    return nil
  }

  private func addressEnd(from index: Int, _ address: FocusedAddress) -> (last: Int, errors: Int)? {
    guard var errors = TypingDistance.errors(written(tokens[index]), fromAny: address.words[0]) else { return nil }
    var (last, wordCount, isTelling) = (index, 1, false)
    for spellings in address.words.dropFirst() {
      guard let next = nextAddressToken(after: last),
        let more = TypingDistance.errors(written(tokens[next]), fromAny: spellings), errors + more <= 1
      else { break }
      errors += more
      (last, wordCount) = (next, wordCount + 1)
      if wordCount == 2 { isTelling = isTellingName(tokens[next]) }
    }
    return wordCount > 2 || wordCount == 2 && isTelling ? (last, errors) : nil
  }

  /// "12 Hampton" is an address, "12 green" a number and a word.
  private func isTellingName(_ token: Token) -> Bool {
    token.count > 3 && token.traits.isDisjoint(with: WordTraits.judged) && !EnglishWords.shared.mayContain(token.value)
  }

  private func nextAddressToken(after place: Int) -> Int? {
    var next = place + 1
    while next - place <= 2, let mark = token(next), mark.kind == .mark, Self.addressMarks.contains(mark.value) {
      next += 1
    }
    guard let word = token(next), word.isWord || word.isDigits else { return nil }
    return next
  }

  private static let addressMarks = marks(",.#-'")
}
