/// Something that must hold in every situation, whatever the rules say: "in situations like this, only that".
public struct Invariant: Sendable, Hashable {
  /// A stable name.
  public let id: String
  /// The promise, as a privacy officer would say it.
  public let sentence: String
  /// The legal cite or policy section behind it; `nil` when there is none.
  public let source: String?
  /// What must be decided in the situations that the invariant is about.
  public let requirement: Requirement
  let condition: Condition

  /// What an invariant asks of a decision, or of two that differ in one fact.
  public enum Requirement: Sendable, Hashable, CustomStringConvertible {
    /// Only `block` will do.
    case block
    /// `block`, or a condition that has at least these obligations.
    case obligations([Obligation])
    /// An unknown fact is decided as strictly as each of the values that it could truly have.
    case unknownIsWorst

    /// Whether a decision alone meets the requirement; `unknownIsWorst` is about two, so that each alone does.
    public func isMet(by decision: Decision) -> Bool {
      switch (self, decision) {
      case (_, .block), (.unknownIsWorst, _): true
      case (.block, .permit), (.block, .condition): false
      case (.obligations, .permit): false
      case (.obligations(let required), .condition(let given)): required.allSatisfy(given.contains)
      }
    }

    /// `must be blocked`, `must be blocked or pseudonymise`.
    public var description: String {
      switch self {
      case .block: "must be blocked"
      case .obligations(let required):
        "must be blocked, or permitted only with \(required.map(\.rawValue).joined(separator: " and "))"
      case .unknownIsWorst: "must be decided as strictly as with any known value"
      }
    }
  }

  init(id: String, sentence: String, source: String? = nil, requirement: Requirement, condition: Condition) {
    self.id = id
    self.sentence = sentence
    self.source = source
    self.requirement = requirement
    self.condition = condition
  }

  /// The facts that the invariant speaks of, in the order of the vocabulary.
  public var facts: [FactName] {
    let axes = condition.axes
    return FactName.allCases.filter { axes.contains($0.index) }
  }

  /// The situations that the invariant is about, in words.
  public var conditionWords: String { condition.words(in: .standard) }
}
