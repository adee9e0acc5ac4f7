/// How the letters of a word are written.
enum LetterCase: Hashable, Sendable {
  case lower, title, upper

  /// Anything mixed counts as a title: `McDonald`, `deLuca`.
  init(of word: [UInt8]) {
    let letters = word.filter { ASCII.isLetter($0) }
    if letters.count > 1, letters.allSatisfy(ASCII.isUpper) {
      self = .upper
    } else {
      self = letters.allSatisfy(ASCII.isLower) ? .lower : .title
    }
  }

  /// Expects a word in lower case.
  func applied(to word: [UInt8]) -> [UInt8] {
    switch self {
    case .lower: word
    case .title: word.prefix(1).map(ASCII.upper) + word.dropFirst()
    case .upper: word.map(ASCII.upper)
    }
  }
}
