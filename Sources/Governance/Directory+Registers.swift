public import ClinicalModel
import Storage
import Synchronization

/// Registering and changing vendors, agents, devices and users. `by` is `nil` for what the program sets up itself.
extension Directory {
  /// Adds or changes a vendor; recorded and durable when it returns. The policy sees the change with the next request.
  public func upsert(_ vendor: Vendor, by user: UserID? = nil) async throws(DirectoryError) {
    let record = DirectoryRecords.vendor(vendor, by: user, at: now())
    try await change { transaction in
      try VendorStore.upsert(vendor, in: transaction)
      try transaction.record(record)
    } apply: {
      $0.vendors[vendor.id] = vendor
    }
  }

  /// An agent that is not active any more loses its sessions and streams at once, and its keys let nothing through
  /// until it is active again.
  public func upsert(_ agent: Agent, by user: UserID? = nil) async throws(DirectoryError) {
    guard vendor(agent.vendor) != nil else { throw .noSuchVendor(agent.vendor) }
    let record = DirectoryRecords.agent(agent, by: user, at: now())
    let isSuspension = agent.status != .active
    if isSuspension { book.withLock { $0.suspending[agent.id] = agent } }
    let failure = isSuspension ? await endSessions(.agentSuspended, by: user) { $0.agent == agent.id } : nil
    try await change { transaction in
      try AgentStore.upsert(agent, in: transaction)
      try transaction.record(record)
    } apply: {
      $0.agents[agent.id] = agent
      $0.suspending[agent.id] = nil
    }
    try await finish(isSuspension, .agentSuspended, by: user, failure) { $0.agent == agent.id }
  }

  /// A device whose posture is not healthy, or whose class or isolation changed, loses its sessions and streams at
  /// once: what the policy decided on is no longer so.
  public func upsert(_ device: Device, by user: UserID? = nil) async throws(DirectoryError) {
    let record = DirectoryRecords.device(device, by: user, at: now())
    let old = self.device(device.id)
    let isOutOfOrder =
      old.map { old in
        (device.posture != .healthy && device.posture != old.posture) || device.deviceClass != old.deviceClass
          || device.isolation != old.isolation
      } ?? false
    // The new facts hold before the old sessions end, so that a request in between is decided on them.
    if isOutOfOrder { book.withLock { $0.devices[device.id] = device } }
    let failure = isOutOfOrder ? await endSessions(.policyChanged, by: user) { $0.device == device.id } : nil
    try await change { transaction in
      try DeviceStore.upsert(device, in: transaction)
      try transaction.record(record)
    } apply: {
      $0.devices[device.id] = device
    }
    try await finish(isOutOfOrder, .policyChanged, by: user, failure) { $0.device == device.id }
  }

  /// Keeps the password when `password` is `nil`. A new password, or another set of roles, ends the user's sign-ins.
  public func upsert(_ changed: User, password: String? = nil, by user: UserID? = nil) async throws(DirectoryError) {
    let hash: PasswordHash?
    if let password {
      guard password.utf8.count <= PasswordHash.passwordBytesMax else {
        throw .passwordTooLong(bytesMax: PasswordHash.passwordBytesMax)
      }
      hash = try await hashed(password)
    } else {
      hash = nil
    }
    let endsSignIns = hash != nil || self.user(changed.id).map { $0.roles != changed.roles } ?? false
    if endsSignIns { book.withLock { $0.signIns = $0.signIns.filter { $0.value.stored.user != changed.id } } }
    let record = DirectoryRecords.user(changed, isPasswordSet: hash != nil, by: user, at: now())
    try await change { transaction in
      try UserStore.upsert(changed, password: hash, in: transaction)
      if endsSignIns { try UserStore.deleteSignIns(of: changed.id, in: transaction) }
      try transaction.record(record)
    } apply: { book in
      book.users[changed.id] = changed
      if let hash { book.passwords[changed.id] = hash }
      if endsSignIns { book.signIns = book.signIns.filter { $0.value.stored.user != changed.id } }
    }
  }

  /// Writes and records, then applies to memory; changes pass one at a time, so memory has their order on disk.
  func change(
    _ write: @escaping @Sendable (Transaction) throws -> Void, apply: (inout DirectoryBook) -> Void
  ) async throws(DirectoryError) {
    try await changes.pass(orThrow: .busy) { () async throws(DirectoryError) in
      var unrecorded: DirectoryError?
      do {
        try await keeper.commit(write)
      } catch let error as RecordNotKept {
        // On disk, so memory follows; the caller is told that the record is owed.
        unrecorded = .notRecorded(error.cause)
      } catch {
        throw .of(error)
      }
      book.withLock { apply(&$0) }
      if let unrecorded { throw unrecorded }
    }
  }

  /// Returns the handler's failure: the change itself must go on.
  func endSessions(
    _ reason: RevocationReason, by user: UserID?, where matches: (DeviceKey) -> Bool
  ) async -> DirectoryError? {
    await endSessions(of: book.withLock { $0.liveKeys(where: matches) }, reason, by: user)
  }

  func endSessions(of keys: Set<DeviceKeyID>, _ reason: RevocationReason, by user: UserID?) async -> DirectoryError? {
    guard !keys.isEmpty, let handler = onRevocation.withLock({ $0 }) else { return nil }
    do {
      try await handler(keys, reason, user)
      return nil
    } catch {
      return .notRecorded("\(type(of: error))")
    }
  }

  /// Ends the sessions once more, for one that was approved while the change was being written.
  private func finish(
    _ isClosing: Bool, _ reason: RevocationReason, by user: UserID?, _ failure: DirectoryError?,
    where matches: (DeviceKey) -> Bool
  ) async throws(DirectoryError) {
    guard isClosing else { return }
    let again = await endSessions(reason, by: user, where: matches)
    if let failure = failure ?? again { throw failure }
  }
}
