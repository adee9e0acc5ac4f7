import StrictYAML

/// Finds words in the vocabulary of facts.
enum Vocabulary {
  static func fact(named word: String, at place: Place) throws(PolicyError) -> FactName {
    if let name = FactName(rawValue: word) { return name }
    throw PolicyError(
      .unknownFact, at: place, "\(Wording.quoted(word)) is not a fact", expected: "a fact such as \"vendor.baa\"",
      suggestion: Wording.nearest(to: word, in: FactName.allCases.map(\.rawValue)))
  }

  static func value(named word: String, of name: FactName, at place: Place) throws(PolicyError) -> FactValue {
    if let value = FactValue(word, of: name) { return value }
    let words = FactValue.all(of: name).map(\.word)
    throw PolicyError(
      .unknownValue, at: place, "\(Wording.quoted(word)) is not a value of \(name.rawValue)",
      expected: Wording.oneOf(words),
      suggestion: Wording.nearest(to: word, in: words))
  }
}
