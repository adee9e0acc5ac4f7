/// A policy as a document for people, before it is written as Markdown or HTML.
struct PublishedPolicy: Sendable {
  let title: String
  let name: String
  let hash: String
  let version: String?
  let owner: String?
  let summary: String?
  let mayBeDone: [Entry]
  let mayBeDoneWithSafeguards: [Entry]
  let mayNotBeDone: [Entry]
  let matrix: [MatrixRow]
  let fallback: Ruling
  let promises: [Promise]
  let facts: [FactEntry]
  let obligations: [Obligation]

  /// One sentence of the acceptable-use part, with the rule that it comes from.
  struct Entry: Sendable {
    let sentence: String
    let rule: String
  }

  struct MatrixRow: Sendable {
    let number: Int
    let rule: String
    let decision: String
    let condition: String
    let note: String?
    let source: String?
  }

  struct Promise: Sendable {
    let sentence: String
    let source: String?
    /// `proved`, `refuted` or `undecided`.
    let state: String

    init(_ result: InvariantResult) {
      sentence = result.invariant.sentence
      source = result.invariant.source
      state =
        switch result.verdict {
        case .proved: "proved"
        case .refuted: "refuted"
        case .undecided: "undecided"
        }
    }
  }

  struct FactEntry: Sendable {
    let name: String
    let meaning: String
    let values: [String]

    init(_ fact: FactName) {
      name = fact.rawValue
      meaning = fact.meaning
      values = FactValue.all(of: fact).filter { !$0.isUnknown }.map(\.word)
    }
  }

  init(_ policy: CompiledPolicy) {
    let document = policy.document
    title = document.title ?? document.name
    name = document.name
    hash = policy.hash
    version = document.version
    owner = document.owner
    summary = document.summary
    let entries = { (outcome: Outcome) in
      document.rules.filter { $0.decision.outcome == outcome }.map { Entry(sentence: $0.sentence, rule: $0.id) }
    }
    mayBeDone = entries(.permit)
    mayBeDoneWithSafeguards = entries(.condition)
    mayNotBeDone = entries(.block)
    matrix = document.rules.enumerated().map { index, rule in
      MatrixRow(
        number: index + 1, rule: rule.id, decision: rule.decision.description,
        condition: rule.condition.words(in: .standard), note: rule.note, source: rule.source)
    }
    fallback = policy.fallback
    promises = Prover.prove(policy).map(Promise.init)
    let used = policy.ruleSet.clauses.reduce(into: Set<Int>()) { axes, clause in
      axes.formUnion(policy.ruleSet.space.constrainedAxes(of: clause))
    }
    facts = FactName.allCases.filter { used.contains($0.index) }.map(FactEntry.init)
    let given = Set(document.rules.flatMap(\.decision.obligations))
    obligations = Obligation.allCases.filter(given.contains)
  }

  /// How the matrix is to be read: one text for both forms.
  static let reading =
    "The rules are read from top to bottom; the first that matches decides. What no rule allows is refused. A fact that "
    + "nobody supplied is unknown, and unknown is never treated as good."

  /// What the promises mean.
  static let proving =
    "Each of these was checked over every combination of facts that can occur, not only over examples."
}
