/// One search of one text for one patient. Every look around a token is bounded, so the search is linear.
struct FocusedScan {
  struct Match {
    let kind: PHIKind
    let rule: FocusRule
    /// Bytes of the searched text.
    let range: Range<Int>
    /// `false` when it is written so that it may be somebody else's: covered, and nobody's.
    var isOwn = true
  }

  let bytes: UnsafeBufferPointer<UInt8>
  let tokens: UnsafeBufferPointer<Token>
  let focus: PatientFocus

  func matches() -> [Match] {
    var matches = names()
    for index in tokens.indices {
      if let match = identifier(at: index) ?? misspeltIdentifier(at: index) { matches.append(match) }
      if let match = birthDate(at: index) ?? misspeltBirthDate(at: index) { matches.append(match) }
      if let match = address(at: index) { matches.append(match) }
    }
    return matches
  }

  func token(_ index: Int) -> Token? { tokens.indices.contains(index) ? tokens[index] : nil }

  func match(_ kind: PHIKind, _ rule: FocusRule, _ first: Int, _ last: Int, isOwn: Bool = true) -> Match {
    Match(kind: kind, rule: rule, range: Int(tokens[first].start)..<Int(tokens[last].end), isOwn: isOwn)
  }

  func written(_ token: Token) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[Int(token.start)..<Int(token.end)])
  }

  static func marks(_ marks: String) -> [UInt64] { marks.utf8.map { UInt64($0) } }
}
