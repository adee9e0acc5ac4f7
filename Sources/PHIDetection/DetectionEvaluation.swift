/// Counts how well findings cover marked text, over as many texts as are added.
///
/// Kinds are not compared, only coverage: what matters first is that nothing identifying leaves. Tokens are runs of
/// letters and digits.
public struct DetectionEvaluation: Sendable, Hashable {
  /// A marked span that no finding touched, or that findings covered only in part.
  public struct Miss: Sendable, Hashable {
    /// Which text, counted from 0 in the order of `add`.
    public let text: Int
    /// UTF-8 bytes.
    public let span: Range<Int>
    public let isTouched: Bool
  }

  public private(set) var textCount = 0
  public private(set) var spanCount = 0
  /// Marked spans whose every letter and digit lies in findings.
  public private(set) var wholeSpanCount = 0
  /// Marked spans that some finding touches.
  public private(set) var touchedSpanCount = 0
  /// Tokens that a finding touches, and how many of them a marked span touches too.
  public private(set) var redactedTokenCount = 0
  public private(set) var rightlyRedactedTokenCount = 0
  public private(set) var tokenCount = 0
  /// Texts without a marked span, and how many of them have a finding.
  public private(set) var hardNegativeCount = 0
  public private(set) var redactedHardNegativeCount = 0
  public private(set) var misses: [Miss] = []

  public init() {}

  /// Share of marked spans covered whole; 1 when nothing was marked.
  public var wholeSpanRecall: Double { Self.share(wholeSpanCount, of: spanCount) }
  /// Share of marked spans touched by a finding.
  public var overlapRecall: Double { Self.share(touchedSpanCount, of: spanCount) }
  /// Share of redacted tokens that were marked.
  public var tokenPrecision: Double { Self.share(rightlyRedactedTokenCount, of: redactedTokenCount) }
  /// Share of unmarked texts in which something was redacted.
  public var redactedHardNegatives: Double {
    hardNegativeCount == 0 ? 0 : Double(redactedHardNegativeCount) / Double(hardNegativeCount)
  }
  /// Share of all tokens that a finding touches.
  public var redactedTokens: Double { tokenCount == 0 ? 0 : Double(redactedTokenCount) / Double(tokenCount) }

  /// Adds one text; spans and findings are UTF-8 bytes of it, parts outside are ignored.
  public mutating func add(_ text: [UInt8], marked: [Range<Int>], findings: [Finding]) {
    let gold = Self.painted(marked, count: text.count)
    let found = Self.painted(findings.map(\.range), count: text.count)
    for span in marked { count(span.clamped(to: 0..<text.count), text, found) }
    countTokens(text, gold, found)
    if marked.isEmpty {
      hardNegativeCount += 1
      redactedHardNegativeCount += findings.isEmpty ? 0 : 1
    }
    textCount += 1
  }

  private mutating func count(_ span: Range<Int>, _ text: [UInt8], _ found: [Bool]) {
    spanCount += 1
    let isTouched = span.contains { found[$0] }
    let isWhole = isTouched && span.allSatisfy { found[$0] || !Self.isSubstance(text[$0]) }
    touchedSpanCount += isTouched ? 1 : 0
    wholeSpanCount += isWhole ? 1 : 0
    if !isWhole { misses.append(Miss(text: textCount, span: span, isTouched: isTouched)) }
  }

  private mutating func countTokens(_ text: [UInt8], _ gold: [Bool], _ found: [Bool]) {
    var position = 0
    while position < text.count {
      guard Self.isSubstance(text[position]) else {
        position += 1
        continue
      }
      var isGold = false
      var isFound = false
      while position < text.count, Self.isSubstance(text[position]) {
        isGold = isGold || gold[position]
        isFound = isFound || found[position]
        position += 1
      }
      tokenCount += 1
      redactedTokenCount += isFound ? 1 : 0
      rightlyRedactedTokenCount += isFound && isGold ? 1 : 0
    }
  }

  private static func painted(_ ranges: [Range<Int>], count: Int) -> [Bool] {
    var painted = [Bool](repeating: false, count: count)
    for range in ranges { for byte in range.clamped(to: 0..<count) { painted[byte] = true } }
    return painted
  }

  private static func isSubstance(_ byte: UInt8) -> Bool { ASCII.isAlphanumeric(byte) || byte >= 0x80 }

  private static func share(_ part: Int, of whole: Int) -> Double {
    whole == 0 ? 1 : Double(part) / Double(whole)
  }
}
