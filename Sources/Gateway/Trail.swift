import ClinicalModel
import Governance
import ModelWire
import PHIDetection
import PolicyEngine

/// What is known of an inference so far; each step adds to it, and whatever happens, the record is written from it.
struct Trail: Sendable {
  let inference: InferenceID
  let dialect: Dialect
  let receivedAt: Timestamp
  var inputBytes: Int?
  var caller: Caller?
  var model: CatalogModel?
  var session: Session?
  var request: SessionRequestID?
  /// The patient's stand-in for records.
  var patient: PatientPseudonym?
  var consent: Consent?
  var findings: [String: Int] = [:]
  var sent: SentTexts?
  private(set) var verdict: Verdict?
  /// Set once the beginning is recorded: from then on it is this object that records the end.
  var running: RunningInference?

  struct Verdict: Sendable {
    let ruling: Ruling
    let facts: Facts
    let policyHash: String
  }

  init(of arrival: Arrival) {
    inference = arrival.inference
    dialect = arrival.dialect
    receivedAt = arrival.receivedAt
  }

  mutating func decided(_ ruling: Ruling, on facts: Facts, by policy: CompiledPolicy) {
    verdict = Verdict(ruling: ruling, facts: facts, policyHash: policy.hash)
  }
}

/// The texts that the agent sent, with what was found in them.
struct SentTexts: Sendable {
  let request: InferenceRequest
  let inspection: Inspection

  /// What the findings say: an answer that repeats one of them invents nothing.
  var identifyingValues: SentValues {
    var values = SentValues()
    for (index, findings) in inspection.findings {
      let bytes = Array(request.texts[index].text.utf8)
      for finding in findings { values.add(Array(bytes[finding.range]), finding.kind) }
    }
    return values
  }
}
