/// Patients' addresses: their first line alone or with what follows, street types in any spelling and with one typing
/// error. Misses: errors in the street's name and number, which the rules for streets find by their form.
extension Scanner {
  func knownAddress(at index: Int) {
    var hash = addressWord(tokens[index])
    var place = index
    var isCorrected = false
    var best: (last: Int, owner: OwnerReference)?
    for _ in 1..<PhraseLimits.wordsMax {
      guard let next = nextAddressWord(after: place) else { break }
      let word = WordHash.join(hash, addressWord(tokens[next]))
      if patients.mayBeOfAddress(addressWord(tokens[next])), let owner = patients.owner(.address, word) {
        (hash, best) = (word, (next, owner))
      } else if !isCorrected, place > index, let street = misspeltStreet(hash, next) {
        (hash, best, isCorrected) = (street.hash, (next, street.owner), true)
      } else {
        guard patients.mayBeOfAddress(addressWord(tokens[next])) else { break }
        hash = word
      }
      place = next
    }
    guard let best else { return }
    add(.address, index, addressEnd(after: best.last), .knownAddress, .certain, owner: best.owner)
  }

  @inline(__always)
  func addressWord(_ token: Token) -> UInt64 {
    token.traits.contains(.respelled) ? AddressSpelling.canonical(token.value) : token.value
  }

  /// The next word or number, over two marks at most.
  private func nextAddressWord(after place: Int) -> Int? {
    var next = place + 1
    while token(next).kind == .mark, next < tokens.count, next - place <= 2 { next += 1 }
    return next < tokens.count && (tokens[next].isWord || tokens[next].isDigits) ? next : nil
  }

  /// The line that ends with a misspelt street type, "Roda" for Road, behind what `line` hashes.
  private func misspeltStreet(_ line: UInt64, _ index: Int) -> (hash: UInt64, owner: OwnerReference)? {
    guard tokens[index].isWord, tokens[index].count <= AddressSpelling.lettersMax else { return nil }
    var found: (hash: UInt64, owner: OwnerReference)?
    AddressSpelling.corrections(of: letters(index).letters) { type in
      let hash = WordHash.join(line, type)
      found = patients.owner(.address, hash).map { (hash, $0) }
      return found != nil
    }
    return found
  }

  /// What follows a known line up to its ZIP code, when a town or state in it is misspelt: ", Dayton, OE 49095".
  private func addressEnd(after line: Int) -> Int {
    var place = line
    var strangeCount = 0
    for _ in 0..<Self.townTokensMax {
      guard let next = nextAddressWord(after: place), tokens[next].gap != .line,
        place > line || token(line + 1).isMark(",")
      else { return line }
      let word = tokens[next]
      if word.isDigits { return Self.zipDigits.contains(word.count) && strangeCount < 2 ? next : line }
      if !word.isCapitalised, word.count > 2, !patients.mayBeOfAddress(addressWord(word)) { strangeCount += 1 }
      place = next
    }
    return line
  }

  private static let townTokensMax = 6
  private static let zipDigits = 4...6
}
