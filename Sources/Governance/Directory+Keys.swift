import AuditRecords
public import ClinicalModel
import Storage
import Synchronization

/// Issuing, rotating and revoking device keys.
extension Directory {
  /// A new key for one agent, on one device, for one clinician; recorded and durable when it returns. Its secret is
  /// `chp_` and 43 base64url characters, shown this once.
  public func issueKey(
    agent: AgentID, device: DeviceID, clinician: UserID, by user: UserID? = nil
  ) async throws(DirectoryError) -> IssuedKey {
    guard self.agent(agent) != nil else { throw .noSuchAgent(agent) }
    guard self.device(device) != nil else { throw .noSuchDevice(device) }
    guard let person = self.user(clinician) else { throw .noSuchUser(clinician) }
    guard person.has(.clinician) else { throw .notAClinician(clinician) }
    let issued = newKey(agent: agent, device: device, clinician: clinician)
    try await add([issued], record: .deviceKeyIssued, by: user)
    return issued
  }

  /// New keys for everyone who has one on this device; the old ones are dead at once, their sessions and streams too.
  /// A device without a live key gets none. Where issuing fails, the old keys stay dead.
  public func rotateKeys(device: DeviceID, by user: UserID) async throws(DirectoryError) -> [IssuedKey] {
    guard self.device(device) != nil else { throw .noSuchDevice(device) }
    let old = try await revoke(by: user) { $0.device == device }
    let issued = old.map { newKey(agent: $0.agent, device: $0.device, clinician: $0.clinician) }
    try await add(issued, record: .deviceKeyRotated, by: user)
    return issued
  }

  /// Kills one key; `false` when it was dead already, or is not there.
  @discardableResult
  public func revokeKey(_ id: DeviceKeyID, by user: UserID) async throws(DirectoryError) -> Bool {
    try await !revoke(by: user) { $0.id == id }.isEmpty
  }

  /// Memory first, so that the secret opens nothing; then sessions and streams; then the disk; then sessions once more,
  /// for one that was approved while the disk was busy (from then on the database refuses sessions of these keys).
  private func revoke(
    by user: UserID, where matches: (DeviceKey) -> Bool
  ) async throws(DirectoryError) -> [DeviceKey] {
    let at = now()
    let revoked = book.withLock { $0.revokeKeys(at: at, where: matches) }
    guard !revoked.isEmpty else { return [] }
    let ids = Set(revoked.map(\.id))
    let first = await endSessions(of: ids, .deviceKeyRevoked, by: user)
    try await saveRevocations(by: user)
    let second = await endSessions(of: ids, .deviceKeyRevoked, by: user)
    if let failure = first ?? second { throw failure }
    return revoked
  }

  /// Writes the revocations that are not on disk yet, whoever made them.
  func saveRevocations(by user: UserID?) async throws(DirectoryError) {
    let owed = book.withLock { book in book.unsavedRevocations.compactMap { book.keys[$0] } }
    guard !owed.isEmpty else { return }
    let records = owed.map { key in
      DirectoryRecords.key(.deviceKeyRevoked, key, agentVersion: version(of: key.agent), by: user, at: now())
    }
    try await change { transaction in
      for (key, record) in zip(owed, records) {
        guard let at = key.revokedAt, try DeviceStore.revokeKey(key.id, at: at, in: transaction) else { continue }
        try transaction.record(record)
      }
    } apply: {
      $0.unsavedRevocations.subtract(owed.map(\.id))
    }
  }

  private func add(
    _ issued: [IssuedKey], record kind: RecordKind, by user: UserID?
  ) async throws(DirectoryError) {
    let records = issued.map { issued in
      DirectoryRecords.key(kind, issued.key, agentVersion: version(of: issued.key.agent), by: user, at: now())
    }
    try await change { transaction in
      for (issued, record) in zip(issued, records) {
        try DeviceStore.insert(issued.key, in: transaction)
        try transaction.record(record)
      }
    } apply: { book in
      for issued in issued { book.put(issued.key) }
    }
  }

  private func newKey(agent: AgentID, device: DeviceID, clinician: UserID) -> IssuedKey {
    let secret = Secret.random(prefix: "chp_")
    return IssuedKey(
      secret: secret.text,
      key: DeviceKey(
        id: .random("dk"), agent: agent, device: device, clinician: clinician, secretHash: secret.hash,
        issuedAt: now(), revokedAt: nil))
  }

  private func version(of agent: AgentID) -> String { self.agent(agent)?.version ?? "" }
}
