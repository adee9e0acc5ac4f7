public import ClinicalModel
import Storage
import Synchronization

/// Asking, and saying no.
extension SessionDesk {
  /// The pending request of this key for this model: the one that waits already, or a new one, recorded and durable.
  public func requestSession(_ new: NewSessionRequest) async throws(SessionError) -> SessionRequest {
    guard (1...SessionLimits.modelBytesMax).contains(new.model.utf8.count) else {
      throw .invalid(field: "model", bytesMax: SessionLimits.modelBytesMax)
    }
    // Agents repeat themselves: the common case costs no queueing and no disk.
    if let waiting = pendingRequest(like: new) { return waiting }
    return try await changes.pass(orThrow: .busy) { () async throws(SessionError) in
      if let waiting = pendingRequest(like: new) { return waiting }
      let now = now()
      try checkRoom(for: new.key, at: now)
      // The index allows one pending request per key and model, and one whose time is over still counts until decided.
      try await expireRequests(at: now)
      let request = SessionRequest(
        id: .random("sr"), key: new.key, agent: new.agent, agentVersion: new.agentVersion, device: new.device,
        clinician: new.clinician, model: new.model, route: new.route, requestedAt: now,
        expiresAt: now.advanced(bySeconds: Int64(limits.requestMinutes) * 60), state: .pending)
      do {
        try await keeper.commit { transaction in
          try SessionRequestStore.insert(request, in: transaction)
          try transaction.record(SessionRecords.requested(request))
        }
      } catch let error as RecordNotKept {
        // On disk: memory must know it, or the next request of this key would collide with it.
        book.withLock { $0.put(request) }
        throw .notRecorded(error.cause)
      } catch {
        throw .of(error)
      }
      book.withLock { $0.put(request) }
      return request
    }
  }

  /// Refuses a request for good. Only its own clinician may; `reason` is sealed in the vault, since it is free text.
  public func deny(_ id: SessionRequestID, reason: String, by user: UserID) async throws(SessionError) {
    try Self.check(reason: reason)
    try await changes.pass(orThrow: .busy) { () async throws(SessionError) in
      let now = now()
      let request = try decidable(id, by: user, at: now)
      guard let state = SessionMachine.state(after: .deny, in: request.state) else {
        throw .requestAlreadyDecided(id, state: request.state)
      }
      let denied = request.with(state: state)
      do {
        let note = try await sealed(reason, about: PatientRegister.organisation)
        try await keeper.commit { transaction in
          guard try SessionRequestStore.decide(denied, in: transaction) else { return }
          if let note { try SealedNoteStore.insertReason(for: id.rawValue, note, in: transaction) }
          try transaction.record(SessionRecords.denied(denied, by: user, at: now))
        }
      } catch let error as RecordNotKept {
        book.withLock { $0.put(denied) }
        throw .notRecorded(error.cause)
      } catch {
        throw .of(error)
      }
      book.withLock { $0.put(denied) }
    }
  }

  /// The request, if this user may decide on it now.
  func decidable(_ id: SessionRequestID, by user: UserID, at now: Timestamp) throws(SessionError) -> SessionRequest {
    guard let request = request(id) else { throw .noSuchRequest(id) }
    guard request.clinician == user else { throw .notYourRequest(id) }
    guard request.state == .pending else {
      if request.state == .expired { throw .requestExpired(id) }
      throw .requestAlreadyDecided(id, state: request.state)
    }
    guard request.isPending(at: now) else { throw .requestExpired(id) }
    return request
  }

  /// Decides what waited too long, in the turnstile of `changes`.
  func expireRequests(
    at now: Timestamp, or matches: (SessionRequest) -> Bool = { _ in false }
  ) async throws(SessionError) {
    let due = book.withLock { book in
      book.requestsDue(at: now) + book.pendingRequests.filter { $0.isPending(at: now) && matches($0) }
    }.compactMap { request in
      SessionMachine.state(after: .expire, in: request.state).map { request.with(state: $0) }
    }
    guard !due.isEmpty else { return }
    var unrecorded: SessionError?
    do {
      try await keeper.commit { transaction in
        for request in due where try SessionRequestStore.decide(request, in: transaction) {
          try transaction.record(SessionRecords.expired(request, at: now))
        }
      }
    } catch let error as RecordNotKept {
      unrecorded = .notRecorded(error.cause)
    } catch {
      throw .of(error)
    }
    book.withLock { book in for request in due { book.put(request) } }
    if let unrecorded { throw unrecorded }
  }

  static func check(reason: String) throws(SessionError) {
    guard reason.utf8.count <= SessionLimits.reasonBytesMax else {
      throw .invalid(field: "reason", bytesMax: SessionLimits.reasonBytesMax)
    }
  }

  /// Words on their way to the vault; `nil` when there are none.
  func sealed(_ words: String, about patient: PatientID?) async throws(StorageError) -> SealedEntry? {
    guard !words.isEmpty, let patient else { return nil }
    return try await patients.vault.prepare(Array(words.utf8), patient: patient, kind: .reason)
  }

  private func pendingRequest(like new: NewSessionRequest) -> SessionRequest? {
    let now = now()
    return book.withLock { $0.pendingRequest(key: new.key, model: new.model, at: now) }
  }

  private func checkRoom(for key: DeviceKeyID, at now: Timestamp) throws(SessionError) {
    let (ofKey, all) = book.withLock { ($0.pendingCount(key: key, at: now), $0.pendingCount(key: nil, at: now)) }
    guard ofKey < limits.pendingRequestsPerKeyMax else {
      throw .tooManyPending(limit: "pendingRequestsPerKeyMax", max: limits.pendingRequestsPerKeyMax)
    }
    guard all < limits.pendingRequestsMax else {
      throw .tooManyPending(limit: "pendingRequestsMax", max: limits.pendingRequestsMax)
    }
  }
}
