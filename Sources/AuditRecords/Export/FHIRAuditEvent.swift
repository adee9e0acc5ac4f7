import ClinicalModel

/// A record as a FHIR R4 AuditEvent.
///
/// It names a profile of IHE BALP 1.1 where it has everything that the profile asks for, and none where it has not: an
/// event that claims less is worth more than one that claims wrongly. Patients appear as `Patient` references by
/// pseudonym. What it leaves out (facts, findings, commitments) the entry has; `entity` names the entry by place and
/// leaf hash, so that the event can be led back to the proof.
struct FHIRAuditEvent {
  private static let profiles = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit."

  private let exported: ExportedRecord
  private let record: AuditRecord
  private let parties: FHIRParties

  init(_ exported: ExportedRecord) {
    self.exported = exported
    record = exported.record
    parties = FHIRParties(exported)
  }

  /// The profiles of BALP that records can have.
  private enum Profile: String {
    case disclosure = "PrivacyDisclosure.Source"
    case read = "PatientRead"
    case update = "PatientUpdate"
    case authorization = "AuthZconsent"
  }

  /// The profile whose every element the record can fill.
  private var profile: Profile? {
    guard record.patient != nil else { return nil }
    switch record.kind {
    // Patient data went to somebody else's computer: what 45 CFR 164.528 calls a disclosure, or what comes near it.
    case .inferenceOutcome:
      let left = record.route.map { $0.kind != .onPremises } ?? false
      return left && !record.endpoints.isEmpty ? .disclosure : nil
    case .payloadViewed, .recordViewed: return .read
    case .consentChanged: return .update
    case .sessionApproved:
      let isWhole = record.consent != nil && record.agent != nil && record.user != nil && record.device != nil
      return isWhole ? .authorization : nil
    default: return nil
    }
  }

  private var event: FHIREventKind { profile == .disclosure ? .disclosure : .of(record.kind) }

  var json: ExportValue {
    let (profile, event) = (profile, event)
    return .some([
      ("resourceType", "AuditEvent"),
      // At most 64 of A-Z a-z 0-9 - . : the place makes it unique, the hash ties it to the entry.
      ("id", .string("\(exported.index)-\(exported.leafHash.prefix(32))")),
      ("meta", profile.map { .object([("profile", .array([.string(Self.profiles + $0.rawValue)]))]) }),
      ("type", event.type), ("subtype", event.subtype.map { .array([$0]) }), ("action", .string(event.action.rawValue)),
      ("recorded", .string(record.time.description)), ("outcome", .string(outcome)),
      ("outcomeDesc", .optional(record.reason)),
      ("purposeOfEvent", record.purpose.map { .array([Self.purpose($0)]) }),
      ("agent", .array(agents(profile))), ("source", parties.source), ("entity", .array(entities(profile))),
    ])
  }

  /// 0 success, 4 minor failure, 8 serious failure (FHIR R4 audit-event-outcome).
  private var outcome: String {
    switch record.kind {
    case .inferenceRefused, .sessionDenied: return "8"
    case .signInFailed, .sessionRequestExpired: return "4"
    default: break
    }
    return switch record.action {
    case .sent, .completed, .done, nil: "0"
    case .interrupted, .failed, .withheld: "4"
    case .refused: "8"
    }
  }

  // MARK: Who

  private func agents(_ profile: Profile?) -> [ExportValue] {
    switch profile {
    case .disclosure:
      return [parties.chaperone(as: .source), parties.recipient]
        + [parties.user(as: .informationRecipient)].compactMap(\.self)
    case .read:
      return [parties.console(as: .destination), parties.chaperone(as: .source)]
        + [parties.user(as: .informationRecipient)].compactMap(\.self)
    case .update:
      return [parties.console(as: .source), parties.chaperone(as: .destination)]
        + [parties.user(as: .author)].compactMap(\.self)
    case .authorization:
      return [parties.agent, parties.user(as: .informationRecipient), parties.organisation, parties.authorizer]
        .compactMap(\.self)
    case nil:
      let known = [parties.user(as: .informationRecipient), parties.agent].compactMap(\.self)
      return known.isEmpty ? [parties.chaperone(as: .application)] : known
    }
  }

  // MARK: What

  private func entities(_ profile: Profile?) -> [ExportValue] {
    var entities: [ExportValue] = []
    if let patient = record.patient { entities.append(parties.patient(patient)) }
    // The slices of AuthZconsent are closed: the patient and the consent, nothing else.
    if profile == .authorization {
      if let consent = record.consent { entities.append(parties.consent(consent)) }
      return entities
    }
    // Exactly one entity is data in the profiles of reading and changing; what else is known stands in its details.
    entities.append(parties.data(what: subject, details: details))
    return entities
  }

  /// What was acted on, as far as the record names it.
  private var subject: (kind: String, value: String) {
    if record.kind == .consentChanged, let consent = record.consent { return ("consent", consent) }
    if let inference = record.inference { return ("inference", inference.rawValue) }
    if let session = record.session { return ("session", session.rawValue) }
    if let request = record.request { return ("session-request", request.rawValue) }
    if let key = record.key { return ("device-key", key.rawValue) }
    return ("record", String(exported.index))
  }

  private var details: [(String, String)] {
    var details = [
      ("record-kind", record.kind.rawValue), ("record-index", String(exported.index)),
      ("record-leaf-hash", exported.leafHash),
    ]
    func add(_ name: String, _ value: String?) { if let value, !value.isEmpty { details.append((name, value)) } }
    add("session", record.session?.rawValue)
    add("consent", record.consent)
    add("decision", record.decision?.outcome.rawValue)
    add("rule", record.decision?.rule)
    add("policy-hash", record.decision?.policyHash)
    add("action", record.action?.rawValue)
    add("route", record.route?.kind.rawValue)
    add("upstream", record.route?.upstream)
    add("model", record.model?.name)
    add("model-version", record.model?.version)
    return details
  }

  /// There is no standard code for work by an AI; treatment is the reason behind most of it.
  private static func purpose(_ purpose: Purpose) -> ExportValue {
    var members: [(String, ExportValue)] = []
    switch purpose {
    case .drafting, .summarisation, .imageSummary:
      members.append(("coding", .array([FHIRCoding.coding(FHIRCoding.actReason, "TREAT", "treatment")])))
    case .secondaryUse, .modelImprovement: break
    }
    members.append(("text", .string(purpose.rawValue)))
    return .object(members)
  }
}
