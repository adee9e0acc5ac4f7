import AuditRecords
import PolicyEngine

/// Why the policy decided as it did: from the record's facts, asked again of the policy in force where that is the one
/// that decided.
struct DecisionView: Sendable {
  let label: String
  let tone: Tone
  let sentence: String
  let rule: String
  let note: String?
  let source: String?
  let obligations: [Named]
  let policyHash: String
  let isCurrent: Bool
  let passed: [Passed]
  let hasPassed: Bool
  let factList: [Fact]
  let hasFacts: Bool

  struct Named: Sendable {
    let name: String
    let meaning: String
  }

  struct Passed: Sendable {
    let rule: String
    let why: String
  }

  struct Fact: Sendable {
    let name: String
    let value: String
  }

  /// `nil` when the record has no decision.
  init?(_ record: AuditRecord, policy: CompiledPolicy) {
    guard let decision = record.decision else { return nil }
    let recorded = record.facts ?? [:]
    let isCurrent = decision.policyHash == policy.hash
    let explanation = isCurrent ? (try? Facts(dictionary: recorded)).map(policy.explain) : nil
    let ruling = explanation.map(\.ruling)
    label = decision.outcome.inWords
    tone = decision.outcome.tone
    sentence = ruling?.sentence ?? "Decided by an earlier version of the policy."
    rule = decision.rule
    note = ruling?.note
    source = ruling?.source
    obligations = decision.obligations.map { word in
      Named(name: word, meaning: Obligation(rawValue: word)?.meaning ?? "")
    }
    policyHash = decision.policyHash
    self.isCurrent = isCurrent
    passed = (explanation?.passedOver ?? []).map { rule in
      Passed(rule: rule.rule, why: rule.mismatches.map(\.description).joined(separator: "; "))
    }
    hasPassed = !passed.isEmpty
    factList = recorded.sorted { $0.key < $1.key }.filter { $0.value != "unknown" }.map {
      Fact(name: $0.key, value: $0.value)
    }
    hasFacts = !factList.isEmpty
  }
}
