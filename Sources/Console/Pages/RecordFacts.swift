import AuditRecords
import ClinicalModel
import Governance

/// A record's members as rows for people; what a record does not have gets no row.
struct RecordFacts: Sendable {
  let services: ConsoleServices
  /// Whether the glass wall of the record's inference opens for the visitor.
  let linksInference: Bool

  func rows(_ record: AuditRecord) -> [FactRow] {
    people(record) + choices(record) + evidence(record)
  }

  private func people(_ record: AuditRecord) -> [FactRow] {
    var rows: [FactRow] = []
    if let user = record.user {
      rows.append(FactRow("User", services.name(of: user)))
    }
    if let patient = record.patient {
      rows.append(
        FactRow("Patient", patient.rawValue, isCode: true, path: "/console/ledger?patient=\(patient)"))
    }
    if let purpose = record.purpose { rows.append(FactRow("Purpose", purpose.inWords)) }
    if let agent = record.agent {
      rows.append(FactRow("Agent", "\(services.directory.agent(agent.id)?.name ?? agent.id.rawValue) \(agent.version)"))
    }
    if let model = record.model { rows.append(FactRow("Model", "\(model.name) \(model.version)", isCode: true)) }
    if let device = record.device {
      rows.append(FactRow("Device", services.directory.device(device)?.name ?? device.rawValue))
    }
    if let key = record.key { rows.append(FactRow("Device key", key.rawValue, isCode: true)) }
    if let session = record.session {
      rows.append(FactRow("Session", session.rawValue, isCode: true, path: "/console/ledger?session=\(session)"))
    }
    if let request = record.request { rows.append(FactRow("Session request", request.rawValue, isCode: true)) }
    if let inference = record.inference {
      rows.append(
        FactRow(
          "Inference", inference.rawValue, isCode: true,
          path: linksInference ? "/console/inferences/\(inference)" : nil))
    }
    return rows
  }

  private func choices(_ record: AuditRecord) -> [FactRow] {
    var rows: [FactRow] = []
    if let consent = record.consent { rows.append(FactRow("Consent", consent, isCode: true)) }
    if let decision = record.decision {
      rows.append(FactRow("Decision", decision.outcome.inWords))
      rows.append(FactRow("Rule", decision.rule, isCode: true))
      if !decision.obligations.isEmpty {
        rows.append(FactRow("Obligations", decision.obligations.joined(separator: ", ")))
      }
      rows.append(FactRow("Policy", decision.policyHash, isCode: true))
    }
    if let route = record.route { rows.append(FactRow("Route", "\(route.kind.inWords), \(route.upstream)")) }
    if !record.endpoints.isEmpty {
      rows.append(FactRow("Endpoints", record.endpoints.joined(separator: ", "), isCode: true))
    }
    if let action = record.action { rows.append(FactRow("Action", action.inWords)) }
    if let reason = record.reason { rows.append(FactRow("Reason", reason, isCode: true)) }
    return rows
  }

  private func evidence(_ record: AuditRecord) -> [FactRow] {
    var rows: [FactRow] = []
    if !record.findings.isEmpty { rows.append(FactRow("Findings", Self.counts(record.findings))) }
    if !record.inventedFindings.isEmpty {
      rows.append(FactRow("Invented by the model", Self.counts(record.inventedFindings)))
    }
    if let bytes = record.inputBytes { rows.append(FactRow("Request", String.counted(bytes, "byte"))) }
    if let bytes = record.outputBytes { rows.append(FactRow("Answer", String.counted(bytes, "byte"))) }
    if let commitment = record.inputCommitment {
      rows.append(FactRow("Commitment to the request", commitment, isCode: true))
    }
    if let commitment = record.outputCommitment {
      rows.append(FactRow("Commitment to the answer", commitment, isCode: true))
    }
    for (name, value) in record.detail.sorted(by: { $0.key < $1.key }) {
      rows.append(FactRow(name == "api" ? "API" : name.capitalizedFirst, value, isCode: true))
    }
    return rows
  }

  private static func counts(_ findings: [String: Int]) -> String {
    findings.sorted { $0.key < $1.key }.map { "\(MarkStyle.label($0.key)) \($0.value)" }.joined(separator: ", ")
  }
}
