extension YAMLTree {
  /// What is wrong with this value, at its place.
  package func error(_ message: String, expected: String? = nil) -> Failure {
    Failure(YAMLFault(.unknownValue, at: place, message, expected: expected))
  }

  /// The text of a scalar without white space around it; never empty.
  package func text(called name: String = "this") throws(Failure) -> String {
    guard case .text(let raw, let place) = self else {
      throw Failure(YAMLFault(.wrongShape, at: place, "\(name) must be text", expected: "text"))
    }
    guard raw.utf8.count <= YAMLLimits.textBytes else {
      throw Failure(
        YAMLFault(
          .tooLarge, at: place, "\(name) has \(raw.utf8.count) bytes", expected: "at most \(YAMLLimits.textBytes) bytes"
        ))
    }
    let isSpace: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\t") }
    let trimmed = raw.utf8.drop(while: isSpace).reversed().drop(while: isSpace).reversed()
    guard !trimmed.isEmpty else {
      throw Failure(YAMLFault(.wrongShape, at: place, "\(name) is empty", expected: "text"))
    }
    let text = String(decoding: Array(trimmed), as: UTF8.self)
    for scalar in text.unicodeScalars where Self.isDeceptive(scalar) {
      throw Failure(
        YAMLFault(
          .forbiddenYAML, at: place,
          "\(name) holds the invisible character U+\(String(scalar.value, radix: 16, uppercase: true))",
          expected: "text that shows all that it holds"))
    }
    return text
  }

  /// Control characters, and those that reorder or hide text: people sign what they see, so there must be nothing else.
  private static func isDeceptive(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0x00..<0x20, 0x7F..<0xA0, 0x00AD, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
      0xE0000...0xE007F:
      true
    default: false
    }
  }

  /// One word, or a list of words; never empty.
  package func words(called name: String) throws(Failure) -> [(word: String, place: Place)] {
    guard case .list(let items, let place) = self else { return [(try text(called: name), self.place)] }
    guard !items.isEmpty else {
      throw Failure(YAMLFault(.wrongShape, at: place, "\(name) is an empty list", expected: "at least one word"))
    }
    var words: [(word: String, place: Place)] = []
    for item in items { words.append((try item.text(called: name), item.place)) }
    return words
  }

  package func list(called name: String = "this") throws(Failure) -> [YAMLTree] {
    guard case .list(let items, _) = self else {
      throw Failure(YAMLFault(.wrongShape, at: place, "\(name) must be a list", expected: "a list"))
    }
    return items
  }

  /// A map's values by key; any other key than these is an error.
  package func mapping(_ keys: [String], what: String = "this") throws(Failure) -> [String: YAMLTree] {
    let fields = try YAMLFields(self, what: what, keys: keys)
    return Dictionary(fields.entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  package func integer(in range: ClosedRange<Int>) throws(Failure) -> Int {
    guard let value = Int(try text()), range.contains(value) else {
      throw error("this must be a number", expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  package func boolean() throws(Failure) -> Bool {
    switch try text() {
    case "true": return true
    case "false": return false
    default: throw error("this must be a yes or no", expected: "true or false")
    }
  }

  /// A text that a type with a closed set of values accepts.
  package func choice<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type) throws(Failure) -> Choice
  where Choice.RawValue == String {
    let text = try text()
    if let choice = Choice(rawValue: text) { return choice }
    let known = Choice.allCases.map(\.rawValue)
    throw Failure(
      YAMLFault(
        .unknownValue, at: place, "\(Wording.quoted(text)) is not known here", expected: Wording.oneOf(known),
        suggestion: Wording.nearest(to: text, in: known)))
  }
}
