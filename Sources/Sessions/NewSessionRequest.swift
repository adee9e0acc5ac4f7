public import ClinicalModel

/// What an agent without a session asks for.
public struct NewSessionRequest: Hashable, Sendable {
  public let key: DeviceKeyID
  public let agent: AgentID
  public let agentVersion: String
  public let device: DeviceID
  public let clinician: UserID
  /// The model's name as the agent asked for it; 1 to `SessionLimits.modelBytesMax` bytes.
  public let model: String
  public let route: RouteKind

  public init(
    key: DeviceKeyID, agent: AgentID, agentVersion: String, device: DeviceID, clinician: UserID, model: String,
    route: RouteKind
  ) {
    self.key = key
    self.agent = agent
    self.agentVersion = agentVersion
    self.device = device
    self.clinician = clinician
    self.model = model
    self.route = route
  }
}

/// Which sessions a list shows; a `nil` field matches all.
public struct SessionFilter: Hashable, Sendable {
  public var clinician: UserID?
  public var patient: PatientID?
  public var device: DeviceID?
  public var activeOnly: Bool

  public init(
    clinician: UserID? = nil, patient: PatientID? = nil, device: DeviceID? = nil, activeOnly: Bool = false
  ) {
    self.clinician = clinician
    self.patient = patient
    self.device = device
    self.activeOnly = activeOnly
  }

  /// Every session that is in memory.
  public static let all = SessionFilter()

  func matches(_ session: Session) -> Bool {
    (clinician == nil || session.clinician == clinician) && (patient == nil || session.patient == patient)
      && (device == nil || session.device == device) && (!activeOnly || session.state == .active)
  }
}
