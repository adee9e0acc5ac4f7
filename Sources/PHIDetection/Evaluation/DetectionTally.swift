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
