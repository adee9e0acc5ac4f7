/// Code systems that AuditEvents speak, and the codings that are used of them.
/// Sources: FHIR R4 AuditEvent, DICOM PS3.16 annex D, IHE ITI BALP 1.1.
enum FHIRCoding {
  static let dicom = "http://dicom.nema.org/resources/ontology/DCM"
  static let eventType = "http://terminology.hl7.org/CodeSystem/audit-event-type"
  static let interaction = "http://hl7.org/fhir/restful-interaction"
  static let lifecycle = "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle"
  static let entityType = "http://terminology.hl7.org/CodeSystem/audit-entity-type"
  static let objectRole = "http://terminology.hl7.org/CodeSystem/object-role"
  static let participation = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType"
  static let actReason = "http://terminology.hl7.org/CodeSystem/v3-ActReason"
  static let roleClass = "http://terminology.hl7.org/CodeSystem/v3-RoleClass"
  static let securityRole = "http://terminology.hl7.org/CodeSystem/extra-security-role-type"
  static let sourceType = "http://terminology.hl7.org/CodeSystem/security-source-type"
  static let resourceType = "http://hl7.org/fhir/resource-types"
  static let authorization = "https://profiles.ihe.net/ITI/BALP/CodeSystem/AuthZsubType"

  static func coding(_ system: String, _ code: String, _ display: String? = nil) -> ExportValue {
    .some([("system", .string(system)), ("code", .string(code)), ("display", .optional(display))])
  }

  static func concept(_ system: String, _ code: String, _ display: String? = nil) -> ExportValue {
    .object([("coding", .array([coding(system, code, display)]))])
  }
}

/// What kind of event a record is in FHIR's words.
struct FHIREventKind {
  /// CRUDE, as R4 has it.
  enum Action: String { case create = "C", read = "R", update = "U", delete = "D", execute = "E" }

  let type: ExportValue
  var subtype: ExportValue?
  let action: Action

  static func rest(_ interaction: String, _ action: Action) -> Self {
    Self(
      type: FHIRCoding.coding(FHIRCoding.eventType, "rest", "RESTful Operation"),
      subtype: FHIRCoding.coding(FHIRCoding.interaction, interaction), action: action)
  }

  static func dicom(_ code: String, _ display: String, _ subtype: (String, String)? = nil, _ action: Action) -> Self {
    Self(
      type: FHIRCoding.coding(FHIRCoding.dicom, code, display),
      subtype: subtype.map { FHIRCoding.coding(FHIRCoding.dicom, $0.0, $0.1) }, action: action)
  }

  static func lifecycle(_ code: String, _ display: String, _ action: Action) -> Self {
    Self(type: FHIRCoding.coding(FHIRCoding.lifecycle, code, display), action: action)
  }

  static let disclosure = Self(
    type: FHIRCoding.coding(FHIRCoding.dicom, "110106", "Export"),
    subtype: FHIRCoding.coding(FHIRCoding.lifecycle, "disclose", "Disclose Record Lifecycle Event"), action: .read)
  static let authorization = Self(
    type: FHIRCoding.coding(FHIRCoding.dicom, "110113", "Security Alert"),
    subtype: FHIRCoding.coding(FHIRCoding.authorization, "AuthZ-Consent"), action: .execute)
  static let configuration = dicom("110113", "Security Alert", ("110129", "Security Configuration"), .update)

  static func of(_ kind: RecordKind) -> Self {
    switch kind {
    case .inferenceIntent, .inferenceOutcome, .inferenceRefused: rest("operation", .execute)
    case .sessionRequested, .sessionRequestExpired, .sessionApproved, .sessionDenied: authorization
    case .sessionEnded, .sessionExpired, .sessionRevoked:
      dicom("110113", "Security Alert", ("110135", "Object Security Attributes Changed"), .update)
    case .consentChanged: rest("update", .update)
    case .deviceKeyIssued: dicom("110113", "Security Alert", ("110137", "User security Attributes Changed"), .create)
    case .deviceKeyRotated: dicom("110113", "Security Alert", ("110137", "User security Attributes Changed"), .update)
    case .deviceKeyRevoked: dicom("110113", "Security Alert", ("110137", "User security Attributes Changed"), .delete)
    case .userChanged: dicom("110113", "Security Alert", ("110137", "User security Attributes Changed"), .update)
    case .agentChanged, .deviceChanged, .vendorChanged, .policyLoaded, .ledgerKeyRotated: configuration
    case .patientAdded: dicom("110110", "Patient Record", nil, .create)
    case .signedIn: dicom("110114", "User Authentication", ("110122", "Login"), .execute)
    case .signInFailed: dicom("110114", "User Authentication", ("110122", "Login"), .execute)
    case .signedOut: dicom("110114", "User Authentication", ("110123", "Logout"), .execute)
    case .payloadViewed, .recordViewed: rest("read", .read)
    case .recordsExported: dicom("110106", "Export", nil, .read)
    case .draftCreated: rest("create", .create)
    case .draftAccepted, .draftRejected: rest("update", .update)
    case .gatewayStarted: dicom("110100", "Application Activity", ("110120", "Application Start"), .execute)
    case .gatewayStopped: dicom("110100", "Application Activity", ("110121", "Application Stop"), .execute)
    case .patientKeyShredded: lifecycle("destroy", "Destroy/Delete Record Lifecycle Event", .delete)
    case .legalHoldPlaced: lifecycle("hold", "Add Legal Hold Record Lifecycle Event", .update)
    case .legalHoldRemoved: lifecycle("unhold", "Remove Legal Hold Record Lifecycle Event", .update)
    // What the program does about itself; no code system has closer words.
    default: dicom("110100", "Application Activity", nil, .execute)
    }
  }
}
