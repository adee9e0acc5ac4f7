/// The patterns of a configuration, ready to match.
public struct PatternSet: Sendable, Hashable {
  /// No patterns, which costs a text nothing.
  public static let none = PatternSet()
  /// The most patterns of one configuration.
  public static let patternsMax = 64

  /// As they were given, in order.
  public let patterns: [IdentifierPattern]
  let automaton: PatternAutomaton
  /// Each pattern's labels, as the hashes of their words.
  private let labels: [[[UInt64]]]

  var isEmpty: Bool { patterns.isEmpty }

  private init() {
    patterns = []
    automaton = .empty
    labels = []
  }

  /// Throws when there are too many, or when together they are too complex.
  public init(_ patterns: [IdentifierPattern]) throws(PatternError) {
    guard patterns.count <= Self.patternsMax else { throw PatternError(.tooManyPatterns, at: nil) }
    guard
      let automaton = PatternAutomaton(patterns.map { ($0.expression, ignoringCase: $0.letterCase == .any) })
    else { throw PatternError(.tooComplex, at: nil) }
    self.patterns = patterns
    self.automaton = automaton
    labels = patterns.map { $0.labels.map(Self.words) }
  }

  func ruleName(_ index: Int) -> RuleName? {
    patterns.indices.contains(index) ? RuleName("pattern.\(patterns[index].name)") : nil
  }

  /// The words of a label, marks left out: "Pat.-Nr." is "pat nr".
  private static func words(of label: String) -> [UInt64] {
    TermSet.tokens(of: label).tokens.filter(\.isWord).map(\.value)
  }

  /// Whether one of the pattern's labels stands among the words before, the nearest of them first.
  func isAnnounced(_ index: Int, by before: [UInt64]) -> Bool {
    labels[index].isEmpty
      || labels[index].contains { label in
        !label.isEmpty && label.count <= before.count
          && (0...before.count - label.count).contains { start in
            before[start..<start + label.count].reversed().elementsEqual(label)
          }
      }
  }

  var hasLabels: Bool { labels.contains { !$0.isEmpty } }
}
