/// One of the hospital's own identifier formats: `[A-Z]{2}-\d{6,8}`, perhaps only after a label, perhaps with a check
/// digit.
///
/// A pattern is literal characters, classes (`[A-Z0-9]`, `\d`), alternatives in brackets (`(W|WD)`), counts (`{6}`,
/// `{6,8}`, `?`), and `\` before a mark that would mean something. Nothing repeats without a bound, so nothing ever looks
/// further than `lengthMax` bytes. It matches between edges of words: not inside longer words and numbers.
public struct IdentifierPattern: Sendable, Hashable {
  /// The most bytes of a pattern as it is written.
  public static let patternBytesMax = 256
  /// The most bytes of one match.
  public static let lengthMax = 64
  /// The fewest; a shorter one would be in every line.
  public static let lengthMin = 3
  /// The most labels of one pattern.
  public static let labelsMax = 32

  /// For explanations: the rule of its findings is `pattern.` and this.
  public let name: String
  /// As it was written.
  public let pattern: String
  /// The kind of its findings.
  public let kind: PHIKind
  /// 0…1; what is given beyond is cut to that.
  public let confidence: Double
  /// Words of which one must stand shortly before; empty when none need.
  public let labels: [String]
  /// What the digits of a match must fulfil; `nil` for nothing.
  public let checkDigit: CheckDigit?
  /// Whether the pattern's capitals matter.
  public let letterCase: Term.LetterCase
  let expression: PatternExpression

  /// Throws what is wrong with the pattern, and where in it.
  public init(
    name: String, pattern: String, kind: PHIKind, confidence: Double = 0.9, labels: [String] = [],
    checkDigit: CheckDigit? = nil, letterCase: Term.LetterCase = .any
  ) throws(PatternError) {
    guard labels.count <= Self.labelsMax else { throw PatternError(.tooManyLabels, at: nil) }
    guard labels.allSatisfy({ $0.unicodeScalars.contains { $0.properties.isAlphabetic } }) else {
      throw PatternError(.labelWithoutWord, at: nil)
    }
    expression = try PatternParser.expression(of: pattern)
    self.name = name
    self.pattern = pattern
    self.kind = kind
    self.confidence = min(max(0, confidence), 1)
    self.labels = labels
    self.checkDigit = checkDigit
    self.letterCase = letterCase
  }
}

/// What is wrong with a pattern.
public struct PatternError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Sendable, Hashable {
    case empty
    case tooLong
    case notASCII
    case unclosedGroup
    case unopenedGroup
    case tooDeep
    case badClass
    case badCount
    case nothingToCount
    case unboundedCount
    case anyCharacter
    case anchor
    case badEscape
    case matchTooLong
    case matchTooShort
    case tooManyPatterns
    case tooManyLabels
    case labelWithoutWord
    case tooComplex
  }

  public let reason: Reason
  /// The character of the pattern, from 1; `nil` when the whole is meant.
  public let position: Int?

  init(_ reason: Reason, at position: Int?) {
    self.reason = reason
    self.position = position
  }

  public var description: String {
    position.map { "at character \($0): \(sentence)" } ?? sentence
  }

  private var sentence: String {
    switch reason {
    case .empty: "there is nothing here to match"
    case .tooLong: "the pattern is longer than \(IdentifierPattern.patternBytesMax) bytes"
    case .notASCII: "a pattern is plain ASCII: text is folded to it before it is matched"
    case .unclosedGroup: "this bracket is never closed"
    case .unopenedGroup: "this closes no bracket"
    case .tooDeep: "brackets are nested more than \(PatternParser.depthMax) deep"
    case .badClass: "a class is written like [A-Z0-9-], with ranges that go upwards"
    case .badCount: "a count is written {6} or {6,8}, smaller number first"
    case .nothingToCount: "a count must follow what it counts"
    case .unboundedCount: "nothing may repeat without a bound; write {1,20}"
    case .anyCharacter: "a point would match anything; write \\. for a point, [A-Z0-9] for letters and digits"
    case .anchor: "a pattern always matches between edges of words; leave ^ and $ away, or write \\^ and \\$"
    case .badEscape: "after \\ stands d for a digit, or a mark"
    case .matchTooLong: "a match could be longer than \(IdentifierPattern.lengthMax) characters"
    case .matchTooShort:
      "a match could be shorter than \(IdentifierPattern.lengthMin) characters, which is in every line"
    case .tooManyPatterns: "there are more than \(PatternSet.patternsMax) patterns"
    case .tooManyLabels: "there are more than \(IdentifierPattern.labelsMax) labels"
    case .labelWithoutWord: "a label is one word or a few, with letters"
    case .tooComplex:
      "with this pattern all together are too complex; give it a literal beginning or fewer alternatives"
    }
  }
}
