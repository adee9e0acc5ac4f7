import ClinicalModel

/// A record as OCSF 1.8 events: API Activity (6003), with the profile `ai_operation` where a model is named; a refusal
/// or a block is also a Data Security Finding (2006), so that it can raise an alert.
///
/// Texts of prompts and answers are never in a record and so never in an event. The leaf hash and the place are in
/// `unmapped` until OCSF's `record_integrity` is final.
struct OCSFEvents {
  static let version = "1.8.0"

  private let exported: ExportedRecord
  private let record: AuditRecord

  init(_ exported: ExportedRecord) {
    self.exported = exported
    record = exported.record
  }

  var all: [ExportValue] { isStopped ? [activity, finding] : [activity] }

  /// Whether Chaperone kept something from happening.
  private var isStopped: Bool { record.kind == .inferenceRefused || record.decision?.outcome == .block }

  // MARK: API Activity

  private var activity: ExportValue {
    let (id, name) = activityID
    return .some([
      ("activity_id", .integer(id)), ("activity_name", .string(name)),
      ("category_uid", 6), ("category_name", "Application Activity"),
      ("class_uid", 6003), ("class_name", "API Activity"),
      ("type_uid", .integer(600_300 + id)), ("type_name", .string("API Activity: \(name)")),
      ("time", .integer(record.time.milliseconds)), ("severity_id", .integer(isStopped ? 3 : 1)),
      ("severity", isStopped ? "Medium" : "Informational"),
      ("status_id", .integer(isFailure ? 2 : 1)), ("status", isFailure ? "Failure" : "Success"),
      ("status_code", .optional(record.reason)), ("metadata", metadata(isActivity: true)), ("actor", actor),
      (
        "api",
        .some([
          ("operation", .string(record.kind.rawValue)), ("service", .object([("name", "Chaperone")])),
          ("request", record.inference.map { .object([("uid", .string($0.rawValue))]) }),
        ])
      ),
      ("src_endpoint", sourceEndpoint), ("dst_endpoint", destination), ("resources", resources), ("ai_model", model),
      ("unmapped", unmapped),
    ])
  }

  /// `activity_id` of API Activity; what is none of its four is Other, under the record's own name.
  private var activityID: (Int64, String) {
    switch record.kind {
    case .patientAdded, .deviceKeyIssued, .draftCreated, .sessionRequested, .legalHoldPlaced: (1, "Create")
    case .payloadViewed, .recordViewed, .recordsExported: (2, "Read")
    case .consentChanged, .agentChanged, .deviceChanged, .vendorChanged, .userChanged, .deviceKeyRotated,
      .draftAccepted, .draftRejected:
      (3, "Update")
    case .deviceKeyRevoked, .patientKeyShredded, .legalHoldRemoved: (4, "Delete")
    default: (99, record.kind.rawValue)
    }
  }

  private var isFailure: Bool {
    if isStopped || [.signInFailed, .sessionDenied].contains(record.kind) { return true }
    return switch record.action {
    case .refused, .interrupted, .failed, .withheld: true
    case .sent, .completed, .done, nil: false
    }
  }

  // MARK: Data Security Finding

  private var finding: ExportValue {
    .some([
      ("activity_id", 1), ("activity_name", "Create"), ("category_uid", 2), ("category_name", "Findings"),
      ("class_uid", 2006), ("class_name", "Data Security Finding"),
      ("type_uid", 200_601), ("type_name", "Data Security Finding: Create"),
      ("time", .integer(record.time.milliseconds)), ("severity_id", 3), ("severity", "Medium"),
      ("status_id", 1), ("status", "New"), ("status_code", .optional(record.reason)), ("is_alert", true),
      ("metadata", metadata(isActivity: false)), ("action_id", 2), ("action", "Denied"),
      ("disposition_id", 2), ("disposition", "Blocked"),
      (
        "finding_info",
        .some([
          ("uid", .string("\(exported.origin)/\(exported.index)")),
          ("title", "An AI agent's use of patient data was stopped"),
          ("created_time", .integer(record.time.milliseconds)),
          ("types", record.reason.map { .array([.string($0)]) }),
          (
            "analytic",
            record.decision.map { .object([("name", .string($0.rule)), ("type_id", 1), ("type", "Rule")]) }
          ),
        ])
      ),
      ("actor", actor), ("src_endpoint", sourceEndpoint), ("dst_endpoint", destination), ("resources", resources),
      ("unmapped", unmapped),
    ])
  }

  // MARK: Parts of both

  private func metadata(isActivity: Bool) -> ExportValue {
    let profiles: [ExportValue] = isActivity ? (model == nil ? [] : ["ai_operation"]) : ["security_control"]
    return .some([
      ("version", .string(Self.version)),
      ("product", .object([("name", "Chaperone"), ("vendor_name", "Chaperone")])),
      // One event of each class has this name: what a receiver drops repeated deliveries by.
      ("uid", .string("\(exported.origin)/\(exported.index)")),
      ("log_name", .string(exported.origin)), ("sequence", .integer(Int64(clamping: exported.index))),
      ("event_code", .string(record.kind.rawValue)),
      ("profiles", profiles.isEmpty ? nil : .array(profiles)),
    ])
  }

  private var actor: ExportValue {
    .some([
      ("user", record.user.map { .object([("uid", .string($0.rawValue)), ("type_id", 1), ("type", "User")]) }),
      ("session", record.session.map { .object([("uid", .string($0.rawValue))]) }),
      ("app_uid", .optional(record.agent?.id.rawValue)),
      ("app_name", .string(record.agent.map { "\($0.id) \($0.version)" } ?? "Chaperone")),
    ])
  }

  private var sourceEndpoint: ExportValue {
    .some([
      ("uid", .optional(record.device?.rawValue)), ("name", .string(record.device?.rawValue ?? exported.origin)),
    ])
  }

  /// The first endpoint that was contacted, as host and port.
  private var destination: ExportValue? {
    guard let endpoint = record.endpoints.first, let colon = endpoint.lastIndex(of: ":") else { return nil }
    return .some([
      ("hostname", .string(String(endpoint[..<colon]))),
      ("port", Int64(endpoint[endpoint.index(after: colon)...]).map { .integer($0) }),
      ("name", .optional(record.route?.upstream)),
    ])
  }

  private var resources: ExportValue? {
    record.patient.map { .array([.object([("uid", .string($0.rawValue)), ("type", "patient pseudonym")])]) }
  }

  private var model: ExportValue? {
    record.model.map { model in
      .some([
        ("ai_provider", .string(record.route?.upstream ?? "unknown")), ("name", .string(model.name)),
        ("version", model.version.isEmpty ? nil : .string(model.version)),
      ])
    }
  }

  private var unmapped: ExportValue {
    .some([
      ("leaf_hash", .string(exported.leafHash)), ("index", .integer(Int64(clamping: exported.index))),
      ("purpose", .optional(record.purpose?.rawValue)), ("consent", .optional(record.consent)),
      ("decision", .optional(record.decision?.outcome.rawValue)), ("rule", .optional(record.decision?.rule)),
      ("policy_hash", .optional(record.decision?.policyHash)), ("route", .optional(record.route?.kind.rawValue)),
      ("action", .optional(record.action?.rawValue)), ("device_key", .optional(record.key?.rawValue)),
      ("input_bytes", record.inputBytes.map { .integer(Int64($0)) }),
      ("output_bytes", record.outputBytes.map { .integer(Int64($0)) }),
      ("findings", Self.counts(record.findings)), ("invented_findings", Self.counts(record.inventedFindings)),
    ])
  }

  private static func counts(_ counts: [String: Int]) -> ExportValue? {
    guard !counts.isEmpty else { return nil }
    return .object(counts.sorted { $0.key < $1.key }.map { ($0.key, .integer(Int64($0.value))) })
  }
}
