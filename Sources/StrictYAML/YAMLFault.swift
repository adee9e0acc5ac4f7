/// What is wrong with a YAML file: where, what was expected, and the nearest right word.
///
/// It never holds more of the file than one word of at most 64 bytes, and where the file holds names of people, not even
/// that (`YAMLFields.init(_:what:keys:quotesKeys:)`).
package struct YAMLFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// A stable name for the mistake.
  package enum Code: String, Sendable, Hashable, CaseIterable {
    case tooLarge = "too-large"
    case notYAML = "not-yaml"
    case forbiddenYAML = "forbidden-yaml"
    case wrongShape = "wrong-shape"
    case missingKey = "missing-key"
    case unknownKey = "unknown-key"
    case duplicateKey = "duplicate-key"
    case unknownValue = "unknown-value"
    case badName = "bad-name"
  }

  package let code: Code
  package let place: Place
  /// What is wrong.
  package let message: String
  /// What would be right; `nil` when the message says it all.
  package let expectation: String?
  /// The right word most like the wrong one; `nil` when none is near.
  package let suggestion: String?

  package init(
    _ code: Code, at place: Place, _ message: String, expected: String? = nil, suggestion: String? = nil
  ) {
    self.code = code
    self.place = place
    self.message = message
    expectation = expected
    self.suggestion = suggestion
  }

  /// `policy.yaml:12:7: "vendor.ba" is not a fact; expected …; did you mean "vendor.baa"?`
  package var description: String {
    var text = place.prefix + message
    if let expectation { text += "; expected \(expectation)" }
    if let suggestion { text += "; did you mean \"\(suggestion)\"?" }
    return text
  }
}

/// How a room that reads YAML says what is wrong: its own error, made from the reader's.
package protocol YAMLFailure: Error {
  init(_ fault: YAMLFault)
}

extension YAMLFault: YAMLFailure {
  package init(_ fault: YAMLFault) { self = fault }
}

/// A place in a file; line and column count from 1, line 0 is nowhere.
package struct Place: Hashable, Sendable {
  /// `nil` when the text was not a file, or when whoever asked for it adds the name.
  package let file: String?
  package let line: Int
  /// Unicode scalars.
  package let column: Int

  package init(line: Int, column: Int, file: String? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }

  package static let nowhere = Place(line: 0, column: 0)

  /// `policy.yaml:12:7: `, as much of it as is known.
  package var prefix: String {
    let place = line > 0 ? "\(line):\(column):" : ""
    return file.map { "\($0):\(place) " } ?? (place.isEmpty ? "" : place + " ")
  }
}
