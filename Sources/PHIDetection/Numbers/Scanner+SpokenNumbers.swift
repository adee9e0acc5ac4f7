/// Digits in words, as in dictated notes: "five five five, oh one two three", "SSN one two three four five …".
///
/// Misses: digits said in pairs ("forty-five sixty-seven") and fewer than seven digits, where no word announces them.
extension Scanner {
  private static let spokenDigitsMax = 24
  /// Figures and letters that are looked at before the first digit in words.
  private static let figuresMax = 8

  func spokenNumber(at index: Int) {
    guard index > spokenEnd else { return }
    if spokenAge(at: index) || spokenDate(at: index) || spokenFigures(at: index) { return }
    spokenDigits(at: index)
  }

  func numeral(_ index: Int) -> Numerals.Numeral? {
    traits(index).contains(.numeral) ? Numerals.byHash[token(index).value] : nil
  }

  /// At least seven digits in a row, or four after a word that announces a number; digits in figures may be among them,
  /// after such a word pairs ("ninety-one oh six"), letters ("two H K seven") and pauses ("and then") as well.
  private func spokenDigits(at index: Int) {
    var first = spokenStart(before: index)
    let kind = spokenKind(before: first)
    if kind == nil { first = index }
    let mayHoldLetters = kind != nil && kind != .phone && kind != .fax && kind != .ssn
    var digits = (first..<index).reduce(0) { $0 + token($1).count }
    var said: [Int] = []
    var last = index
    var next = index
    while digits < Self.spokenDigitsMax, token(next).gap != .line || next == index {
      if case .unit(let digit) = numeral(next) {
        said.append(digit)
        digits += 1
      } else if case .times(let count) = numeral(next), let digit = digit(at: next + 1) {
        said.append(digit)
        digits += count
        next += 1
      } else if kind != nil, let pair = smallNumber(at: next) {
        said.append(pair.value)
        digits += 2
        next = pair.last
      } else if token(next).isDigits, token(next).count <= 4, next > index {
        digits += token(next).count
      } else if mayHoldLetters, token(next).isInitial {
        digits += 1
      } else if kind != nil, digits >= 3, Self.pauses.contains(token(next).value) {
        next += 1
        continue
      } else {
        break
      }
      last = next
      next += 1
      if token(next).isMark(",") || token(next).isMark("-") || token(next).isMark(".") { next += 1 }
    }
    spokenEnd = last
    let isNumber = kind == nil ? said.count >= 3 && digits >= 7 : digits >= (said.count >= 3 ? 4 : 6)
    guard isNumber, kind != nil || !isCounting(said) else { return }
    add(kind ?? (digits == 9 ? .ssn : .phone), first, last, .spokenNumber, kind == nil ? .weak : .strong)
  }

  /// One digit, in words or not.
  private func digit(at index: Int) -> Int? {
    if case .unit(let digit) = numeral(index) { return digit }
    return token(index).isDigits && token(index).count == 1 ? Int(token(index).value) : nil
  }

  /// Where the figures and letters begin that stand before the first digit in words: "3 8 1 double 0 7 2".
  private func spokenStart(before index: Int) -> Int {
    var first = index
    while index - first < Self.figuresMax, token(first).gap == .space,
      token(first - 1).isDigits && token(first - 1).count <= 4 || token(first - 1).isInitial
    {
      first -= 1
    }
    return first
  }

  /// "nine eight seven …": somebody counts.
  private func isCounting(_ digits: [Int]) -> Bool {
    zip(digits, digits.dropFirst()).allSatisfy { $1 == $0 + 1 }
      || zip(digits, digits.dropFirst()).allSatisfy { $1 == $0 - 1 }
  }

  private static let pauses = WordHash.set("and then dash hyphen uh um so")

  private func spokenKind(before index: Int) -> PHIKind? {
    for distance in 1...5 where token(index - distance).isWord {
      let word = token(index - distance)
      if Self.social.contains(word.value) { return .ssn }
      if word.traits.contains(.phoneCue) || word.value == Word.number { return phoneKind(before: index) }
      let isNear = word.traits.contains(.weakIDCue) && distance <= 2 && token(index).gap != .line
      if word.traits.contains(.idCue) || isNear { return labelKinds(of: index - distance) ?? .otherID }
    }
    return nil
  }
}
