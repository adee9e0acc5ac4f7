/// The patient's record number, telephone and other numbers.
extension FocusedScan {
  /// Alphanumerics of the longest identifier.
  static let identifierMax = 40
  private static let identifierTokensMax = 9

  /// The longest of the patient's identifiers that starts here, whatever its grouping.
  func identifier(at index: Int) -> Match? {
    let first = tokens[index]
    guard first.isDigits || first.isWord, focus.beginsIdentifier[Int(ASCII.lower(bytes[Int(first.start)]))] else {
      return nil
    }
    if first.isWord, first.gap == .none, token(index - 1)?.isDigits == true { return nil }
    var hash = WordHash.seed
    var size = 0
    var place = index
    var best: (last: Int, kind: PHIKind)?
    for _ in 0..<Self.identifierTokensMax {
      let token = tokens[place]
      size += token.count
      guard size <= Self.identifierMax else { break }
      for byte in bytes[Int(token.start)..<Int(token.end)] { hash = WordHash.add(ASCII.lower(byte), to: hash) }
      if let kind = focus.identifiers[WordHash.finish(hash)], endsIdentifier(place, size) { best = (place, kind) }
      guard let next = nextGroup(after: place) else { break }
      place = next
    }
    return best.map { match($0.kind, .identifier, index, $0.last) }
  }

  private func nextGroup(after place: Int) -> Int? {
    var next = place + 1
    while next - place <= 2, let mark = token(next), mark.kind == .mark, mark.gap != .line,
      Self.groupMarks.contains(mark.value)
    {
      next += 1
    }
    guard let group = token(next), group.isDigits || group.isWord && group.gap == .none, group.gap != .line else {
      return nil
    }
    return next
  }

  /// A short number is no count, dose or part of a longer one.
  private func endsIdentifier(_ place: Int, _ size: Int) -> Bool {
    guard let next = token(place + 1) else { return true }
    if next.gap == .none, tokens[place].isWord, next.isDigits { return false }
    guard size < 7 else { return true }
    if next.isMark("%") || next.traits.contains(.unit) { return false }
    guard next.gap == .none, next.isMark("-") || next.isMark("."), let after = token(place + 2) else { return true }
    return !(after.isDigits && after.gap == .none)
  }

  // MARK: With a typing error

  /// A number one digit or letter away from the patient's. It is covered and nobody's: it may be another's.
  func misspeltIdentifier(at index: Int) -> Match? {
    let first = tokens[index]
    guard first.isDigits || first.isWord && first.count <= Self.prefixMax && token(index + 1)?.isDigits == true,
      first.gap != .none || token(index - 1)?.kind == .mark || index == 0
    else { return nil }
    var number: [UInt8] = []
    var place = index
    var best: (last: Int, kind: PHIKind)?
    for _ in 0..<Self.identifierTokensMax {
      number += written(tokens[place])
      guard number.count <= Self.identifierMax else { break }
      if number.count >= Self.misspeltMin, endsIdentifier(place, number.count), let kind = misspeltKind(number) {
        best = (place, kind)
      }
      guard let next = nextGroup(after: place) else { break }
      place = next
    }
    return best.map { match($0.kind, .typo, index, $0.last, isOwn: false) }
  }

  private func misspeltKind(_ number: [UInt8]) -> PHIKind? {
    number.withUnsafeBufferPointer { number in
      // "x 412345" is a letter before the number, not a letter too many in it.
      focus.numbers.first {
        ASCII.isLetter($0.letters[0]) == ASCII.isLetter(number[0]) && TypingDistance.errors(number, $0.letters) == 1
      }?.kind
    }
  }

  /// Letters before the digits of a number.
  private static let prefixMax = 6
  /// Shorter numbers are one digit away from too many others.
  private static let misspeltMin = 6
  private static let groupMarks = marks("-. /()_#+")
}
