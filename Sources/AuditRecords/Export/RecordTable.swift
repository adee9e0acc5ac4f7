import ClinicalModel

/// Records as comma-separated values (RFC 4180, with LF), for spreadsheets. It leaves out facts, findings and details,
/// which have no fixed columns: the entries themselves have them.
package enum RecordTable {
  /// The names of the columns.
  package static let header = (["index"] + columns.map(\.name)).joined(separator: ",")

  private static let columns: [(name: String, value: @Sendable (AuditRecord) -> String?)] = [
    ("time", { $0.time.description }), ("kind", { $0.kind.rawValue }), ("user", { $0.user?.rawValue }),
    ("device", { $0.device?.rawValue }), ("agent", { $0.agent?.id.rawValue }), ("agent_version", { $0.agent?.version }),
    ("model", { $0.model?.name }), ("patient", { $0.patient?.rawValue }), ("purpose", { $0.purpose?.rawValue }),
    ("session", { $0.session?.rawValue }), ("inference", { $0.inference?.rawValue }), ("consent", { $0.consent }),
    ("decision", { $0.decision?.outcome.rawValue }), ("rule", { $0.decision?.rule }),
    ("policy_hash", { $0.decision?.policyHash }), ("route", { $0.route?.kind.rawValue }),
    ("upstream", { $0.route?.upstream }), ("action", { $0.action?.rawValue }), ("reason", { $0.reason }),
    ("input_bytes", { $0.inputBytes.map(String.init) }), ("output_bytes", { $0.outputBytes.map(String.init) }),
  ]

  /// A record's values, in the order of the columns.
  package static func row(_ index: UInt64, _ record: AuditRecord) -> String {
    (["\(index)"] + columns.map { field($0.value(record) ?? "") }).joined(separator: ",")
  }

  private static func field(_ text: String) -> String {
    // Versions and models are named by others, and spreadsheets run what begins like a formula.
    let isFormula = text.utf8.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
    let safe = isFormula ? "'" + text : text
    guard safe.utf8.contains(where: { "\",\r\n".utf8.contains($0) }) else { return safe }
    return "\"" + safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
