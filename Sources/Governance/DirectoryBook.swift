import ClinicalModel
import Storage

/// What the directory holds in memory. A value: the directory keeps it behind one mutex.
struct DirectoryBook: Sendable {
  var vendors: [VendorID: Vendor] = [:]
  var agents: [AgentID: Agent] = [:]
  var devices: [DeviceID: Device] = [:]
  var users: [UserID: User] = [:]
  var passwords: [UserID: PasswordHash] = [:]
  private(set) var keys: [DeviceKeyID: DeviceKey] = [:]
  private var liveKeys: [String: DeviceKeyID] = [:]
  /// Agents whose suspension is not on disk yet; they are treated as suspended.
  var suspending: [AgentID: Agent] = [:]
  /// Keys that are revoked here and not on disk yet.
  var unsavedRevocations: Set<DeviceKeyID> = []
  var signIns: [String: SignIn] = [:]

  /// A sign-in and what of it is on disk.
  struct SignIn: Sendable {
    var stored: StoredSignIn
    var savedUsedAt: Timestamp
  }

  mutating func put(_ key: DeviceKey) {
    keys[key.id] = key
    liveKeys[key.secretHash] = key.revokedAt == nil ? key.id : nil
  }

  /// The live keys among those that match are dead when this returns; they are owed to the disk.
  mutating func revokeKeys(at now: Timestamp, where matches: (DeviceKey) -> Bool) -> [DeviceKey] {
    let revoked = liveKeys.values.compactMap { keys[$0] }.filter(matches)
    for key in revoked {
      put(key.revoked(at: now))
      unsavedRevocations.insert(key.id)
    }
    return revoked.sorted { ($0.issuedAt, $0.id) < ($1.issuedAt, $1.id) }
  }

  func liveKeys(where matches: (DeviceKey) -> Bool) -> Set<DeviceKeyID> {
    Set(liveKeys.values.filter { keys[$0].map(matches) ?? false })
  }

  func identify(secretHash: String) -> Identification {
    guard let key = liveKeys[secretHash].flatMap({ keys[$0] }), key.revokedAt == nil,
      let agent = suspending[key.agent] ?? agents[key.agent], let device = devices[key.device],
      let clinician = users[key.clinician]
    else { return .unknown }
    let caller = Caller(key: key, agent: agent, device: device, clinician: clinician)
    return agent.status == .active ? .caller(caller) : .agentNotActive(caller)
  }
}

extension DeviceKey {
  func revoked(at now: Timestamp) -> DeviceKey {
    DeviceKey(
      id: id, agent: agent, device: device, clinician: clinician, secretHash: secretHash, issuedAt: issuedAt,
      revokedAt: revokedAt ?? now)
  }
}
