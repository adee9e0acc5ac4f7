import StrictYAML

/// A policy as it was written, checked word by word but not yet compiled.
struct PolicyDocument: Sendable {
  var name: String
  var title: String?
  var summary: String?
  var version: String?
  var owner: String?
  var rules: [Rule]
  /// What is said when no rule matches; the decision is always block.
  var fallback: Fallback

  struct Rule: Sendable {
    var id: String
    var place: Place
    var decision: Decision
    var condition: Condition
    var sentence: String
    var note: String?
    var source: String?
  }

  struct Fallback: Sendable {
    var sentence: String
    var note: String?
    var source: String?

    static let standard = Fallback(
      sentence: "No rule of the policy allows this. Ask the security officer before you try again.", note: nil,
      source: nil)
  }
}
