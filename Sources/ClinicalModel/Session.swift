/// One clinician's approval of one agent, for one patient, for one purpose, until a time.
public struct Session: Hashable, Sendable, Codable {
  public let id: SessionID
  public let request: SessionRequestID
  public let key: DeviceKeyID
  public let agent: AgentID
  public let device: DeviceID
  public let clinician: UserID
  public let patient: PatientID
  public let purpose: Purpose
  public let openedAt: Timestamp
  public let expiresAt: Timestamp
  public let state: SessionState

  public init(
    id: SessionID, request: SessionRequestID, key: DeviceKeyID, agent: AgentID, device: DeviceID, clinician: UserID,
    patient: PatientID, purpose: Purpose, openedAt: Timestamp, expiresAt: Timestamp, state: SessionState
  ) {
    self.id = id
    self.request = request
    self.key = key
    self.agent = agent
    self.device = device
    self.clinician = clinician
    self.patient = patient
    self.purpose = purpose
    self.openedAt = openedAt
    self.expiresAt = expiresAt
    self.state = state
  }

  public func isActive(at now: Timestamp) -> Bool { state == .active && now >= openedAt && now < expiresAt }

  public func with(state: SessionState) -> Self {
    Self(
      id: id, request: request, key: key, agent: agent, device: device, clinician: clinician, patient: patient,
      purpose: purpose, openedAt: openedAt, expiresAt: expiresAt, state: state)
  }
}

/// `active` is the only state that lets anything pass, and no state leads back to it.
public enum SessionState: Hashable, Sendable, Codable {
  case active
  /// The clinician closed it, or another session of the same agent took its place.
  case ended(at: Timestamp)
  case expired(at: Timestamp)
  case revoked(at: Timestamp, reason: RevocationReason)

  public var name: String {
    switch self {
    case .active: "active"
    case .ended: "ended"
    case .expired: "expired"
    case .revoked: "revoked"
    }
  }
}

/// Why a session was taken away before its time.
public enum RevocationReason: String, Hashable, Sendable, Codable, CaseIterable {
  case byClinician = "by-clinician"
  case byOfficer = "by-officer"
  case consentWithdrawn = "consent-withdrawn"
  case deviceKeyRevoked = "device-key-revoked"
  case agentSuspended = "agent-suspended"
  case policyChanged = "policy-changed"
  case sessionEnded = "session-ended"
  case sessionExpired = "session-expired"
  case shutdown
}

/// An agent's wish for a session, waiting for the clinician.
public struct SessionRequest: Hashable, Sendable, Codable {
  public let id: SessionRequestID
  public let key: DeviceKeyID
  public let agent: AgentID
  public let agentVersion: String
  public let device: DeviceID
  public let clinician: UserID
  public let model: String
  public let route: RouteKind
  public let requestedAt: Timestamp
  public let expiresAt: Timestamp
  public let state: SessionRequestState

  public init(
    id: SessionRequestID, key: DeviceKeyID, agent: AgentID, agentVersion: String, device: DeviceID,
    clinician: UserID, model: String, route: RouteKind, requestedAt: Timestamp, expiresAt: Timestamp,
    state: SessionRequestState
  ) {
    self.id = id
    self.key = key
    self.agent = agent
    self.agentVersion = agentVersion
    self.device = device
    self.clinician = clinician
    self.model = model
    self.route = route
    self.requestedAt = requestedAt
    self.expiresAt = expiresAt
    self.state = state
  }

  public func with(state: SessionRequestState) -> Self {
    Self(
      id: id, key: key, agent: agent, agentVersion: agentVersion, device: device, clinician: clinician, model: model,
      route: route, requestedAt: requestedAt, expiresAt: expiresAt, state: state)
  }
}

public enum SessionRequestState: String, Hashable, Sendable, Codable, CaseIterable {
  case pending, approved, denied, expired
}
