/// A span that somebody marked as identifying, with their word for what it is.
public struct MarkedSpan: Sendable, Hashable {
  /// UTF-8 bytes.
  public let range: Range<Int>
  /// As the marking calls it, for example `NAME` or `NAME.rare`.
  public let label: String
  /// The kinds of finding that mean the same; empty when no kind does.
  public let kinds: Set<PHIKind>

  public init(range: Range<Int>, label: String, kinds: Set<PHIKind>) {
    self.range = range
    self.label = label
    self.kinds = kinds
  }
}

/// Counts how well findings cover marked text, over as many texts as are added.
///
/// Coverage does not ask whether a finding's kind is the marked one: what matters first is that nothing identifying
/// leaves. Tokens are runs of letters and digits. Misses and false alarms hold places, never text.
public struct DetectionEvaluation: Sendable, Hashable {
  /// A marked span that no finding touched, or that findings covered only in part.
  public struct Miss: Sendable, Hashable {
    /// Which text, counted from 0 in the order of `add`.
    public let text: Int
    /// UTF-8 bytes.
    public let span: Range<Int>
    public let label: String
    public let isTouched: Bool
  }

  /// A finding that covers a token which nobody marked.
  public struct FalseAlarm: Sendable, Hashable {
    /// Which text, counted from 0 in the order of `add`.
    public let text: Int
    public let finding: Finding
  }

  public private(set) var textCount = 0
  public private(set) var tokenCount = 0
  /// Texts without a marked span, and how many of them have a finding.
  public private(set) var hardNegativeCount = 0
  public private(set) var redactedHardNegativeCount = 0
  /// Everything together.
  public private(set) var overall = DetectionTally()
  public private(set) var misses: [Miss] = []
  public private(set) var falseAlarms: [FalseAlarm] = []

  /// Spans and marked tokens by label; redacted tokens are counted by kind, because a label may come up later.
  private var recallByLabel: [String: DetectionTally] = [:]
  private var kindsByLabel: [String: Set<PHIKind>] = [:]
  private var precisionByKind: [PHIKind: DetectionTally] = [:]

  /// Nothing counted yet.
  public init() {}

  // As `overall` has them.
  public var spanCount: Int { overall.spanCount }
  public var wholeSpanCount: Int { overall.wholeSpanCount }
  public var touchedSpanCount: Int { overall.touchedSpanCount }
  public var redactedTokenCount: Int { overall.redactedTokenCount }
  public var rightlyRedactedTokenCount: Int { overall.rightlyRedactedTokenCount }
  public var wholeSpanRecall: Double { overall.wholeSpanRecall }
  public var overlapRecall: Double { overall.overlapRecall }
  public var tokenPrecision: Double { overall.tokenPrecision }
  /// Share of unmarked texts in which something was redacted; 0 when every text has a mark.
  public var redactedHardNegatives: Double {
    hardNegativeCount == 0 ? 0 : Double(redactedHardNegativeCount) / Double(hardNegativeCount)
  }
  /// Share of all tokens that a finding touches.
  public var redactedTokens: Double { tokenCount == 0 ? 0 : Double(redactedTokenCount) / Double(tokenCount) }

  /// The labels in alphabetical order, each with recall of its spans and precision of the findings of its kinds.
  public var byLabel: [(label: String, tally: DetectionTally)] {
    recallByLabel.keys.sorted().map { label in
      var tally = recallByLabel[label] ?? DetectionTally()
      for kind in kindsByLabel[label] ?? [] { tally.addRedacted(precisionByKind[kind] ?? DetectionTally()) }
      return (label, tally)
    }
  }

  /// Adds one text whose marks have no labels; spans and findings are UTF-8 bytes of it, parts outside are ignored.
  public mutating func add(_ text: [UInt8], marked: [Range<Int>], findings: [Finding]) {
    add(text, spans: marked.map { MarkedSpan(range: $0, label: "", kinds: Set(PHIKind.allCases)) }, findings: findings)
  }

  /// Adds one text; spans and findings are UTF-8 bytes of it, parts outside are ignored.
  public mutating func add(_ text: [UInt8], spans: [MarkedSpan], findings: [Finding]) {
    let tokens = TokenCoverage(text, marked: spans.map(\.range), findings: findings)
    for span in spans { count(span, text, tokens) }
    count(tokens, findings)
    if spans.isEmpty {
      hardNegativeCount += 1
      redactedHardNegativeCount += findings.isEmpty ? 0 : 1
    }
    textCount += 1
  }

  private mutating func count(_ span: MarkedSpan, _ text: [UInt8], _ coverage: TokenCoverage) {
    let range = span.range.clamped(to: 0..<text.count)
    let isTouched = range.contains { coverage.isFound($0) }
    let isWhole = isTouched && range.allSatisfy { coverage.isFound($0) || !ASCII.isSubstance(text[$0]) }
    kindsByLabel[span.label, default: []].formUnion(span.kinds)
    var tally = recallByLabel[span.label] ?? DetectionTally()
    tally.addSpan(isWhole: isWhole, isTouched: isTouched)
    for token in coverage.tokens(in: range) { tally.addMarkedToken(isFound: token.finding != nil) }
    recallByLabel[span.label] = tally
    overall.addSpan(isWhole: isWhole, isTouched: isTouched)
    if !isWhole {
      misses.append(Miss(text: textCount, span: range, label: span.label, isTouched: isTouched))
    }
  }

  private mutating func count(_ coverage: TokenCoverage, _ findings: [Finding]) {
    var lastAlarm: Int?
    for token in coverage.tokens {
      tokenCount += 1
      if token.isMarked { overall.addMarkedToken(isFound: token.finding != nil) }
      guard let place = token.finding else { continue }
      overall.addRedactedToken(isMarked: token.isMarked)
      precisionByKind[findings[place].kind, default: DetectionTally()].addRedactedToken(isMarked: token.isMarked)
      if !token.isMarked, lastAlarm != place {
        falseAlarms.append(FalseAlarm(text: textCount, finding: findings[place]))
        lastAlarm = place
      }
    }
  }
}
