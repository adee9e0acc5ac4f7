/// Counts of spans and tokens, and the shares that follow from them.
public struct DetectionTally: Sendable, Hashable {
  public private(set) var spanCount = 0
  /// Marked spans whose every letter and digit lies in findings.
  public private(set) var wholeSpanCount = 0
  /// Marked spans that some finding touches.
  public private(set) var touchedSpanCount = 0
  /// Tokens that a mark touches, and how many of them a finding touches too.
  public private(set) var markedTokenCount = 0
  public private(set) var foundTokenCount = 0
  /// Tokens that a finding touches, and how many of them a mark touches too.
  public private(set) var redactedTokenCount = 0
  public private(set) var rightlyRedactedTokenCount = 0

  public init() {}

  /// Share of marked spans covered whole; 1 when nothing was marked.
  public var wholeSpanRecall: Double { Self.share(wholeSpanCount, of: spanCount) }
  /// Share of marked spans touched by a finding; 1 when nothing was marked.
  public var overlapRecall: Double { Self.share(touchedSpanCount, of: spanCount) }
  /// Share of marked tokens that a finding touches; 1 when nothing was marked.
  public var tokenRecall: Double { Self.share(foundTokenCount, of: markedTokenCount) }
  /// Share of redacted tokens that were marked; 1 when nothing was redacted.
  public var tokenPrecision: Double { Self.share(rightlyRedactedTokenCount, of: redactedTokenCount) }
  /// Harmonic mean of token recall and token precision.
  public var f1: Double {
    let sum = tokenRecall + tokenPrecision
    return sum == 0 ? 0 : 2 * tokenRecall * tokenPrecision / sum
  }

  mutating func addSpan(isWhole: Bool, isTouched: Bool) {
    spanCount += 1
    wholeSpanCount += isWhole ? 1 : 0
    touchedSpanCount += isTouched ? 1 : 0
  }

  mutating func addMarkedToken(isFound: Bool) {
    markedTokenCount += 1
    foundTokenCount += isFound ? 1 : 0
  }

  mutating func addRedactedToken(isMarked: Bool) {
    redactedTokenCount += 1
    rightlyRedactedTokenCount += isMarked ? 1 : 0
  }

  mutating func addRedacted(_ other: DetectionTally) {
    redactedTokenCount += other.redactedTokenCount
    rightlyRedactedTokenCount += other.rightlyRedactedTokenCount
  }

  private static func share(_ part: Int, of whole: Int) -> Double {
    whole == 0 ? 1 : Double(part) / Double(whole)
  }
}

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
      guard Self.isSubstance(text[position]) else {
        position += 1
        continue
      }
      let start = position
      while position < text.count, Self.isSubstance(text[position]) { position += 1 }
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

  static func isSubstance(_ byte: UInt8) -> Bool { ASCII.isAlphanumeric(byte) || byte >= 0x80 }
}
