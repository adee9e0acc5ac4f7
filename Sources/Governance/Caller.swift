public import ClinicalModel

/// Who presents a device key: one agent, on one device, for one clinician, as the directory knows them now.
public struct Caller: Hashable, Sendable {
  public let key: DeviceKey
  public let agent: Agent
  public let device: Device
  public let clinician: User

  /// For tests of what judges callers; the directory makes the real ones.
  public init(key: DeviceKey, agent: Agent, device: Device, clinician: User) {
    self.key = key
    self.agent = agent
    self.device = device
    self.clinician = clinician
  }
}

/// What a presented device key is worth.
public enum Identification: Hashable, Sendable {
  case caller(Caller)
  /// The key is good, but its agent is suspended or revoked: nothing of it passes.
  case agentNotActive(Caller)
  /// No such key, or it was revoked.
  case unknown
}

/// A new device key. The secret is shown this once; only its hash is kept.
public struct IssuedKey: Hashable, Sendable {
  public let secret: String
  public let key: DeviceKey
}

/// A new sign-in. The token is shown this once; only its hash is kept.
public struct SignInToken: Hashable, Sendable {
  public let token: String
  public let user: User
}
