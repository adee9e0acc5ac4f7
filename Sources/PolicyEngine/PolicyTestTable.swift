import StrictYAML

/// A table of situations with the decisions that a policy must make in them: the policy's own tests.
public struct PolicyTestTable: Sendable, Hashable {
  /// The cases in the order of their file.
  public let cases: [Case]

  /// One situation and what is expected there.
  public struct Case: Sendable, Hashable {
    /// What the case is about, in words.
    public let name: String
    /// The situation.
    public let facts: Facts
    /// What must be decided.
    public let outcome: Outcome
    /// Exactly these, in any order of the file; `nil` when the table does not say.
    public let obligations: [Obligation]?
    /// The rule that must decide; `nil` when the table does not say.
    public let rule: String?
    /// Where the case stands in its file, counted from 1.
    public let line: Int
  }

  /// What became of one case.
  public struct CaseResult: Sendable, Hashable, CustomStringConvertible {
    /// The case.
    public let testCase: Case
    /// What the policy decided.
    public let ruling: Ruling
    /// What is not as expected, one sentence each; empty when the case passed.
    public let failures: [String]

    /// Whether everything was as expected.
    public var isPassed: Bool { failures.isEmpty }

    /// `FAIL line 12: name: expected block, got permit`.
    public var description: String {
      "\(isPassed ? "ok" : "FAIL") line \(testCase.line): \(testCase.name)"
        + (isPassed ? "" : ": \(failures.joined(separator: "; "))")
    }
  }

  init(cases: [Case]) { self.cases = cases }

  /// Runs every case, in order.
  public func run(_ policy: CompiledPolicy) -> [CaseResult] {
    cases.map { testCase in
      let ruling = policy.decide(testCase.facts)
      var failures: [String] = []
      if ruling.decision.outcome != testCase.outcome {
        failures.append("expected \(testCase.outcome.rawValue), got \(ruling.decision) from rule \"\(ruling.rule)\"")
      }
      if let obligations = testCase.obligations, obligations != ruling.decision.obligations {
        let words = { (list: [Obligation]) in list.isEmpty ? "none" : list.map(\.rawValue).joined(separator: ", ") }
        failures.append(
          "expected the obligations \(words(obligations)), got \(words(ruling.decision.obligations))")
      }
      if let rule = testCase.rule, rule != ruling.rule {
        failures.append("expected rule \"\(rule)\" to decide, but \"\(ruling.rule)\" did")
      }
      return CaseResult(testCase: testCase, ruling: ruling, failures: failures)
    }
  }

  /// Reads an outcome and a list of obligations as the table's columns give them.
  static func outcome(_ word: String, at place: Place) throws(PolicyError) -> Outcome {
    if let outcome = Outcome(rawValue: word) { return outcome }
    let words = Outcome.allCases.map(\.rawValue)
    throw PolicyError(
      .unknownDecision, at: place, "\(Wording.quoted(word)) is not a decision", expected: Wording.oneOf(words),
      suggestion: Wording.nearest(to: word, in: words))
  }
}
