import AuditRecords
import ClinicalModel
import Governance
import ModelWire
import PHIDetection
import PolicyEngine
import Upstreams

/// How an inference ended, once it had begun.
enum Ending: Sendable {
  case completed
  /// Nothing, or not the whole answer, reached the agent.
  case refused(Refusal)
  /// The connection closed before the answer was written at all, or the program stopped.
  case abandoned

  var action: RecordedAction {
    switch self {
    case .completed: .completed
    case .abandoned: .interrupted
    case .refused(let refusal):
      switch refusal {
      case .revoked, .connectionLost, .shuttingDown: .interrupted
      case .answerNamesOtherPatient, .answerUnreadable: .withheld
      case .sealedTextIdentifies, .vaultUnavailable, .blocked, .ledgerUnavailable: .refused
      default: .failed
      }
    }
  }

  var namesOtherPatient: Bool {
    if case .refused(.answerNamesOtherPatient) = self { true } else { false }
  }

  var reason: String? {
    switch self {
    case .completed: nil
    case .refused(let refusal): refusal.code
    case .abandoned: Refusal.connectionLost.code
    }
  }
}

/// What the answer was, for the record.
struct AnswerSummary: Sendable {
  var outputBytes: Int?
  var outputCommitment: String?
  var invented: [String: Int] = [:]
}

extension Trail {
  /// The request was refused and nothing left.
  func refusalRecord(_ refusal: Refusal, at now: Timestamp) -> AuditRecord {
    var record = judged(.inferenceRefused, at: now)
    record.action = .refused
    record.reason = refusal.code
    return record
  }

  /// The inference is about to leave.
  func intentRecord(inputCommitment: String, at now: Timestamp) -> AuditRecord {
    var record = judged(.inferenceIntent, at: now)
    record.inputCommitment = inputCommitment
    record.action = .sent
    if let model { record.endpoints = [model.upstream.endpoint.authority] }
    return record
  }

  func outcomeRecord(_ ending: Ending, _ answer: AnswerSummary, didSend: Bool, at now: Timestamp) -> AuditRecord {
    var record = base(.inferenceOutcome, at: now)
    record.action = ending.action
    record.reason = ending.reason
    record.outputBytes = answer.outputBytes
    record.outputCommitment = answer.outputCommitment
    record.inventedFindings = answer.invented
    if didSend, let model { record.endpoints = [model.upstream.endpoint.authority] }
    return record
  }

  /// With what was found and looked at. An outcome leaves that to its intent: repeating it would double every entry.
  private func judged(_ kind: RecordKind, at now: Timestamp) -> AuditRecord {
    var record = base(kind, at: now)
    record.facts = verdict?.facts.dictionary
    record.findings = findings
    return record
  }

  private func base(_ kind: RecordKind, at now: Timestamp) -> AuditRecord {
    var record = AuditRecord(kind: kind, time: now)
    record.inference = inference
    record.user = caller?.clinician.id
    record.device = caller?.device.id
    record.key = caller?.key.id
    record.agent = caller.map { RecordedAgent(id: $0.agent.id, version: $0.agent.version) }
    record.model = model.map { RecordedModel(name: $0.name, version: $0.version) }
    record.patient = patient
    record.purpose = session?.purpose
    record.session = session?.id
    record.request = request
    record.consent = consent?.reference
    record.decision = verdict.map(Self.decision)
    record.route = model.map { RecordedRoute(kind: $0.upstream.route, upstream: $0.upstream.name) }
    record.inputBytes = inputBytes
    record.detail = ["api": dialect.rawValue]
    if let obligations = verdict?.ruling.decision.obligations, obligations.contains(.pseudonymise) {
      record.detail["pseudonyms"] = obligations.pseudonymStyle.rawValue
    }
    return record
  }

  private static func decision(_ verdict: Verdict) -> RecordedDecision {
    let decision = verdict.ruling.decision
    let outcome: RecordedDecision.Outcome =
      switch decision.outcome {
      case .permit: .permit
      case .condition: .condition
      case .block: .block
      }
    return RecordedDecision(
      outcome: outcome, rule: verdict.ruling.rule, policyHash: verdict.policyHash,
      obligations: decision.obligations.map(\.rawValue))
  }
}
