package import StrictYAML

/// What is wrong with a policy, a table of cases or a set of facts: where, what was expected, and the nearest right word.
///
/// It never holds more of the input than one word of at most 64 bytes.
public struct PolicyError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A stable name for the mistake, for programs and tests.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    case tooLarge = "too-large"
    case notYAML = "not-yaml"
    case forbiddenYAML = "forbidden-yaml"
    case wrongShape = "wrong-shape"
    case missingKey = "missing-key"
    case unknownKey = "unknown-key"
    case duplicateKey = "duplicate-key"
    case unknownFact = "unknown-fact"
    case unknownValue = "unknown-value"
    case unknownGroup = "unknown-group"
    case unknownDecision = "unknown-decision"
    case unknownObligation = "unknown-obligation"
    case badName = "bad-name"
    case duplicateID = "duplicate-id"
    case unreachable = "unreachable"
    case contradiction = "contradiction"
    case tooComplex = "too-complex"
    case notCSV = "not-csv"
  }

  /// Which mistake it is.
  public let code: Code
  /// `nil` when the input was not a file.
  public let file: String?
  /// Counted from 1; `nil` when the mistake has no place.
  public let line: Int?
  /// Unicode scalars from 1; `nil` when the mistake has no place.
  public let column: Int?
  /// What is wrong.
  public let message: String
  /// What would be right; `nil` when the message says it all.
  public let expectation: String?
  /// The right word most like the wrong one; `nil` when none is near.
  public let suggestion: String?

  init(
    _ code: Code, at place: Place, _ message: String, expected: String? = nil, suggestion: String? = nil,
    file: String? = nil
  ) {
    self.code = code
    self.file = file
    line = place.line > 0 ? place.line : nil
    column = place.line > 0 ? place.column : nil
    self.message = message
    expectation = expected
    self.suggestion = suggestion
  }

  /// The same mistake, in that file.
  func within(file: String) -> Self {
    Self(
      code, at: Place(line: line ?? 0, column: column ?? 0), message, expected: expectation, suggestion: suggestion,
      file: file)
  }

  /// `policy.yaml:12:7: "vendor.ba" is not a fact; expected …; did you mean "vendor.baa"?`
  public var description: String {
    var text = ""
    if let file { text += "\(file):" }
    if let line, let column { text += "\(line):\(column):" }
    text += text.isEmpty ? message : " \(message)"
    if let expectation { text += "; expected \(expectation)" }
    if let suggestion { text += "; did you mean \"\(suggestion)\"?" }
    return text
  }
}

extension PolicyError: YAMLFailure {
  package init(_ fault: YAMLFault) {
    let code: Code =
      switch fault.code {
      case .tooLarge: .tooLarge
      case .notYAML: .notYAML
      case .forbiddenYAML: .forbiddenYAML
      case .wrongShape: .wrongShape
      case .missingKey: .missingKey
      case .unknownKey: .unknownKey
      case .duplicateKey: .duplicateKey
      case .unknownValue: .unknownValue
      case .badName: .badName
      }
    self.init(
      code, at: fault.place, fault.message, expected: fault.expectation, suggestion: fault.suggestion,
      file: fault.place.file)
  }
}

/// Policies are read as YAML whose mistakes are mistakes of the policy.
typealias YAMLTree = StrictYAML.YAMLTree<PolicyError>
typealias YAMLFields = StrictYAML.YAMLFields<PolicyError>
