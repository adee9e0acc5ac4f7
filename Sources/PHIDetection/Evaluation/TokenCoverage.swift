/// The tokens of one text, each with what was marked and found there.
struct TokenCoverage {
  struct Token {
    let range: Range<Int>
    let isMarked: Bool
    /// Place of the finding that touches it first.
    let finding: Int?
  }

  private(set) var tokens: [Token] = []
  /// For each byte the place of its finding, or -1.
  private let found: [Int32]

  init(_ text: [UInt8], marked: [Range<Int>], findings: [Finding]) {
    var gold = [Bool](repeating: false, count: text.count)
    for range in marked { for byte in range.clamped(to: 0..<text.count) { gold[byte] = true } }
    var found = [Int32](repeating: -1, count: text.count)
    for (place, finding) in findings.enumerated() {
      for byte in finding.range.clamped(to: 0..<text.count) { found[byte] = Int32(truncatingIfNeeded: place) }
    }
    self.found = found
    var position = 0
    while position < text.count {
      guard ASCII.isSubstance(text[position]) else {
        position += 1
        continue
      }
      let start = position
      while position < text.count, ASCII.isSubstance(text[position]) { position += 1 }
      let range = start..<position
      let finding = range.first { found[$0] >= 0 }.map { Int(found[$0]) }
      tokens.append(Token(range: range, isMarked: range.contains { gold[$0] }, finding: finding))
    }
  }

  func isFound(_ byte: Int) -> Bool { found[byte] >= 0 }

  /// Tokens that a range touches.
  func tokens(in range: Range<Int>) -> some Sequence<Token> {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].range.upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return tokens[low...].prefix { $0.range.lowerBound < range.upperBound }
  }
}
