import AuditRecords
public import ClinicalModel
import Storage
import Synchronization

/// Entering what an organisation declared in a file: secrets come as hashes that were made elsewhere.
extension Directory {
  /// Enters a person with a password hash that `PasswordHash` wrote as text. Nothing changes when both are known.
  public func enter(_ user: User, passwordHash text: String) async throws(DirectoryError) {
    guard let hash = PasswordHash(text: text) else { throw .invalidPasswordHash(user.id) }
    let isKnown = book.withLock { $0.users[user.id] == user && $0.passwords[user.id] == hash }
    guard !isKnown else { return }
    let record = DirectoryRecords.user(user, isPasswordSet: true, by: nil, at: now())
    try await change { transaction in
      try UserStore.upsert(user, password: hash, in: transaction)
      try UserStore.deleteSignIns(of: user.id, in: transaction)
      try transaction.record(record)
    } apply: { book in
      book.users[user.id] = user
      book.passwords[user.id] = hash
      book.signIns = book.signIns.filter { $0.value.stored.user != user.id }
    }
  }

  /// Enters a device key by the SHA-256 of its secret, in lower-case hex. A key that was ever known stays as it is, so
  /// that a revoked one does not come back with the next start.
  public func enter(
    keyWithHash secretHash: String, agent: AgentID, device: DeviceID, clinician: UserID
  ) async throws(DirectoryError) {
    guard !keys.contains(where: { $0.secretHash == secretHash }) else { return }
    guard let person = user(clinician) else { throw .noSuchUser(clinician) }
    guard person.has(.clinician) else { throw .notAClinician(clinician) }
    guard let known = self.agent(agent) else { throw .noSuchAgent(agent) }
    guard self.device(device) != nil else { throw .noSuchDevice(device) }
    let key = DeviceKey(
      id: .random("dk"), agent: agent, device: device, clinician: clinician, secretHash: secretHash, issuedAt: now(),
      revokedAt: nil)
    let record = DirectoryRecords.key(.deviceKeyIssued, key, agentVersion: known.version, by: nil, at: now())
    try await change { transaction in
      try DeviceStore.insert(key, in: transaction)
      try transaction.record(record)
    } apply: {
      $0.put(key)
    }
  }
}
