/// A desktop AI program as the organisation registered it, with what it asks for on the workstation.
public struct Agent: Hashable, Sendable, Codable {
  public let id: AgentID
  public let name: String
  public let version: String
  public let vendor: VendorID
  public let stage: AgentStage
  public let status: AgentStatus
  public let files: FileAccess
  public let clipboard: ClipboardAccess
  public let network: NetworkAccess
  public let isPreviewRelease: Bool
  /// The organisation's permit ends then; `nil` when there is none.
  public let approvedUntil: Timestamp?
  /// The models that it may ask for, by the names that it uses.
  public let models: [String]

  public init(
    id: AgentID, name: String, version: String, vendor: VendorID, stage: AgentStage, status: AgentStatus,
    files: FileAccess, clipboard: ClipboardAccess, network: NetworkAccess, isPreviewRelease: Bool,
    approvedUntil: Timestamp?, models: [String]
  ) {
    self.id = id
    self.name = name
    self.version = version
    self.vendor = vendor
    self.stage = stage
    self.status = status
    self.files = files
    self.clipboard = clipboard
    self.network = network
    self.isPreviewRelease = isPreviewRelease
    self.approvedUntil = approvedUntil
    self.models = models
  }
}

public enum AgentStage: String, Sendable, Codable, CaseIterable {
  case proofOfConcept = "proof-of-concept"
  case securityTest = "security-test"
  case pilot
  case production
}
public enum AgentStatus: String, Sendable, Codable, CaseIterable { case active, suspended, revoked }
public enum FileAccess: String, Sendable, Codable, CaseIterable { case none, scoped, full }
public enum ClipboardAccess: String, Sendable, Codable, CaseIterable { case none, brokered, full }
public enum NetworkAccess: String, Sendable, Codable, CaseIterable { case gatewayOnly = "gateway-only", open }

/// The company behind a model or an agent, and what it signed.
public struct Vendor: Hashable, Sendable, Codable {
  public let id: VendorID
  public let name: String
  /// The business associate agreement (45 CFR 164.504(e)).
  public let baa: Agreement
  public let noTraining: Attestation
  /// It vouches for encryption in transit and at rest.
  public let encrypts: Bool
  public let securityReport: SecurityReport
  public let rightToAudit: Bool
  public let hasIncidentSLA: Bool

  public init(
    id: VendorID, name: String, baa: Agreement, noTraining: Attestation, encrypts: Bool,
    securityReport: SecurityReport, rightToAudit: Bool, hasIncidentSLA: Bool
  ) {
    self.id = id
    self.name = name
    self.baa = baa
    self.noTraining = noTraining
    self.encrypts = encrypts
    self.securityReport = securityReport
    self.rightToAudit = rightToAudit
    self.hasIncidentSLA = hasIncidentSLA
  }
}

public enum Agreement: String, Sendable, Codable, CaseIterable { case none, signed, expired }
public enum Attestation: String, Sendable, Codable, CaseIterable { case none, attested, expired }
public enum SecurityReport: String, Sendable, Codable, CaseIterable { case none, current, expired }

/// A workstation.
public struct Device: Hashable, Sendable, Codable {
  public let id: DeviceID
  public let name: String
  public let deviceClass: DeviceClass
  public let posture: DevicePosture
  public let isolation: DeviceIsolation

  public init(
    id: DeviceID, name: String, deviceClass: DeviceClass, posture: DevicePosture, isolation: DeviceIsolation
  ) {
    self.id = id
    self.name = name
    self.deviceClass = deviceClass
    self.posture = posture
    self.isolation = isolation
  }
}

/// Only `clinical` devices handle PHI.
public enum DeviceClass: String, Sendable, Codable, CaseIterable { case clinical, administrative, research }
public enum DevicePosture: String, Sendable, Codable, CaseIterable { case healthy, unhealthy, stale }
public enum DeviceIsolation: String, Sendable, Codable, CaseIterable { case none, sandbox, vdi }

/// The credential that an agent presents: it names one agent, on one device, for one clinician. The secret itself is
/// not kept; `secretHash` is the SHA-256 of it in hex (it is 256 random bits, so it needs no slow hash).
public struct DeviceKey: Hashable, Sendable, Codable {
  public let id: DeviceKeyID
  public let agent: AgentID
  public let device: DeviceID
  public let clinician: UserID
  public let secretHash: String
  public let issuedAt: Timestamp
  /// `nil` while it is valid.
  public let revokedAt: Timestamp?

  public init(
    id: DeviceKeyID, agent: AgentID, device: DeviceID, clinician: UserID, secretHash: String, issuedAt: Timestamp,
    revokedAt: Timestamp?
  ) {
    self.id = id
    self.agent = agent
    self.device = device
    self.clinician = clinician
    self.secretHash = secretHash
    self.issuedAt = issuedAt
    self.revokedAt = revokedAt
  }
}

/// Where an inference runs.
public enum RouteKind: String, Sendable, Codable, CaseIterable {
  case onPremises = "on-premises"
  case privateCloud = "private-cloud"
  case vendor
}
