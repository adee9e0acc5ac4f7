import ClinicalModel

/// Who and what an AuditEvent speaks of. Identifiers stand in systems below the ledger's name, since nothing here has a
/// FHIR server of its own.
struct FHIRParties {
  /// The part that an agent of the event plays.
  enum Part {
    case source, destination, application, informationRecipient, author

    var concept: ExportValue {
      switch self {
      case .source: FHIRCoding.concept(FHIRCoding.dicom, "110153", "Source Role ID")
      case .destination: FHIRCoding.concept(FHIRCoding.dicom, "110152", "Destination Role ID")
      case .application: FHIRCoding.concept(FHIRCoding.dicom, "110150", "Application")
      case .informationRecipient: FHIRCoding.concept(FHIRCoding.participation, "IRCP", "information recipient")
      case .author: FHIRCoding.concept(FHIRCoding.participation, "AUT", "author (originator)")
      }
    }
  }

  private let record: AuditRecord
  private let origin: String

  init(_ exported: ExportedRecord) {
    record = exported.record
    origin = exported.origin
  }

  // MARK: Agents

  /// The gateway; the observer of every event, by the same reference.
  func chaperone(as part: Part) -> ExportValue {
    Self.agent(part.concept, who: observer, network: Self.address("https://\(origin)", type: .uri))
  }

  /// The console through which a person acts: where their browser was is not in the record.
  func console(as part: Part) -> ExportValue {
    Self.agent(
      part.concept, who: .object([("display", "Chaperone console")]),
      network: Self.address("https://\(origin)", type: .uri))
  }

  /// The model's server that data was sent to.
  var recipient: ExportValue {
    let name = record.route?.upstream ?? "upstream"
    return Self.agent(
      Part.destination.concept, who: identified("upstream", name),
      network: Self.address(record.endpoints.first ?? name, type: .machine))
  }

  func user(as part: Part) -> ExportValue? {
    record.user.map { Self.agent(part.concept, who: identified("user", $0.rawValue), isRequestor: true) }
  }

  /// The AI program, and the workstation that it ran on.
  var agent: ExportValue? {
    guard let agent = record.agent else { return nil }
    return Self.agent(
      Part.application.concept, who: identified("agent", agent.id.rawValue),
      network: record.device.map { Self.address($0.rawValue, type: .machine) })
  }

  var organisation: ExportValue {
    Self.agent(
      FHIRCoding.concept(FHIRCoding.roleClass, "PROV", "healthcare provider"), who: identified("organisation", origin))
  }

  var authorizer: ExportValue {
    Self.agent(FHIRCoding.concept(FHIRCoding.securityRole, "authserver", "authorization server"), who: observer)
  }

  var source: ExportValue {
    .object([
      ("site", .string(origin)), ("observer", observer),
      ("type", .array([FHIRCoding.coding(FHIRCoding.sourceType, "4", "Application Server")])),
    ])
  }

  private var observer: ExportValue { identified("gateway", origin) }

  // MARK: Entities

  func patient(_ pseudonym: PatientPseudonym) -> ExportValue {
    .object([
      ("what", identified("patient", pseudonym.rawValue, type: "Patient")),
      ("type", FHIRCoding.coding(FHIRCoding.entityType, "1", "Person")),
      ("role", FHIRCoding.coding(FHIRCoding.objectRole, "1", "Patient")),
    ])
  }

  func consent(_ reference: String) -> ExportValue {
    .object([
      ("what", identified("consent", reference, type: "Consent")),
      ("type", FHIRCoding.coding(FHIRCoding.resourceType, "Consent", "Consent")),
    ])
  }

  func data(what: (kind: String, value: String), details: [(String, String)]) -> ExportValue {
    .object([
      ("what", identified(what.kind, what.value)),
      ("type", FHIRCoding.coding(FHIRCoding.entityType, "2", "System Object")),
      ("role", FHIRCoding.coding(FHIRCoding.objectRole, "4", "Domain Resource")),
      (
        "detail",
        .array(details.map { .object([("type", .string($0.0)), ("valueString", .string($0.1))]) })
      ),
    ])
  }

  // MARK: Parts of both

  private func identified(_ kind: String, _ value: String, type: String? = nil) -> ExportValue {
    .some([
      ("type", .optional(type)),
      (
        "identifier",
        .object([("system", .string("https://\(origin)/identifiers/\(kind)")), ("value", .string(value))])
      ),
    ])
  }

  private static func agent(
    _ type: ExportValue, who: ExportValue, network: ExportValue? = nil, isRequestor: Bool = false
  ) -> ExportValue {
    .some([("type", type), ("who", who), ("requestor", .flag(isRequestor)), ("network", network)])
  }

  /// network-type of FHIR R4.
  private enum AddressType: String { case machine = "1", uri = "5" }

  private static func address(_ text: String, type: AddressType) -> ExportValue {
    .object([("address", .string(text)), ("type", .string(type.rawValue))])
  }
}
