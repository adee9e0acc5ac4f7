/// Digits in words, as in dictated notes: "five five five, oh one two three", "SSN one two three four five …".
///
/// Misses: digits said in pairs ("forty-five sixty-seven"), and fewer than seven digits that no word announces.
extension Scanner {
  private static let spokenDigitsMax = 24

  func spokenNumber(at index: Int) {
    guard index > spokenEnd else { return }
    if spokenAge(at: index) || spokenDate(at: index) || spokenFigures(at: index) { return }
    spokenDigits(at: index)
  }

  func numeral(_ index: Int) -> Numerals.Numeral? {
    traits(index).contains(.numeral) ? Numerals.byHash[token(index).value] : nil
  }

  /// At least seven digits in a row, or four after a word that announces a number; digits in figures may be among them.
  private func spokenDigits(at index: Int) {
    var digits: [Int] = []
    var last = index
    var next = index
    var words = 0
    while digits.count < Self.spokenDigitsMax, token(next).gap != .line || next == index {
      if case .unit(let digit) = numeral(next) {
        digits.append(digit)
        words += 1
      } else if case .times(let count) = numeral(next), case .unit(let digit) = numeral(next + 1) {
        digits += [Int](repeating: digit, count: count)
        words += 1
        next += 1
      } else if token(next).isDigits, token(next).count <= 4, next > index {
        digits += [Int](repeating: 9, count: token(next).count)
      } else {
        break
      }
      last = next
      next += 1
      if token(next).isMark(",") || token(next).isMark("-") || token(next).isMark(".") { next += 1 }
    }
    spokenEnd = last
    let kind = spokenKind(before: index)
    var first = index
    if token(index - 1).isDigits, (3...4).contains(token(index - 1).count), kind != nil, token(index).gap == .space {
      first -= 1
    }
    guard words >= 3, digits.count >= (kind == nil ? 7 : 4), !isCounting(digits) || kind != nil else { return }
    add(kind ?? (digits.count == 9 ? .ssn : .phone), first, last, .spokenNumber, kind == nil ? 0.6 : 0.8)
  }

  /// "nine eight seven …": somebody counts.
  private func isCounting(_ digits: [Int]) -> Bool {
    zip(digits, digits.dropFirst()).allSatisfy { $1 == $0 + 1 }
      || zip(digits, digits.dropFirst()).allSatisfy { $1 == $0 - 1 }
  }

  private static let numbers = WordHash.set("number")

  private func spokenKind(before index: Int) -> PHIKind? {
    for distance in 1...5 where token(index - distance).isWord {
      let word = token(index - distance)
      if Self.social.contains(word.value) { return .ssn }
      if word.traits.contains(.phoneCue) || Self.numbers.contains(word.value) { return phoneKind(before: index) }
      if word.traits.contains(.idCue) { return labelKinds(of: index - distance) ?? .otherID }
    }
    return nil
  }
}
