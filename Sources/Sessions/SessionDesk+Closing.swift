import AuditRecords
public import ClinicalModel
import Storage
import Synchronization

/// Ending, revoking, expiring.
///
/// The order is the same for all: memory first, so that no new request passes; then the board, so that running streams
/// end; then the disk and the ledger. Streams must end even if the disk fails, and a session that is revoked here but
/// still active on disk is written again every second by `run` (and refused meanwhile). The price: a crash before the
/// write brings the session back on restart, until its time is over. The caller knows: it got no acknowledgement.
extension SessionDesk {
  /// Closes an active session in good order. The caller has checked that `user` may.
  public func end(_ id: SessionID, by user: UserID) async throws(SessionError) {
    let at = now()
    try await close(id, by: user, .end(at: at), reason: "")
  }

  /// Takes an active session away. The recorded reason is `by-clinician` for its own clinician and `by-officer` for
  /// anyone else; the words are sealed in the vault. The caller has checked that `user` may.
  public func revoke(_ id: SessionID, reason: String, by user: UserID) async throws(SessionError) {
    try Self.check(reason: reason)
    let why: RevocationReason = session(id)?.clinician == user ? .byClinician : .byOfficer
    try await close(id, by: user, .revoke(at: now(), why), reason: reason)
  }

  /// Takes away every session of these keys, also one that is just being approved; `reason` says why. With
  /// `device-key-revoked`, requests of the keys that wait are decided as expired.
  public func revokeSessions(
    keys: Set<DeviceKeyID>, reason: RevocationReason, by user: UserID?
  ) async throws(SessionError) {
    let at = now()
    book.withLock { $0.cancelOpenings(reason) { keys.contains($0.key) } }
    _ = takeOut(by: user) { keys.contains($0.key) ? .revoke(at: at, reason) : nil }
    try await saveClosings()
    guard reason == .deviceKeyRevoked else { return }
    try await changes.pass(orThrow: .busy) { () async throws(SessionError) in
      try await expireRequests(at: at) { keys.contains($0.key) }
    }
  }

  /// Closes the sessions and requests whose time is over at `now`; also writes closings that the disk refused before.
  public func expireDue(now: Timestamp) async throws(SessionError) {
    _ = takeOut(by: nil) { $0.expiresAt <= now ? .expire(at: now) : nil }
    try await saveClosings()
    guard book.withLock({ !$0.requestsDue(at: now).isEmpty }) else { return }
    try await changes.pass(orThrow: .busy) { () async throws(SessionError) in try await expireRequests(at: now) }
  }

  func consentWithdrawn(patient: PatientID, purpose: Purpose, by user: UserID) async throws(SessionError) {
    let at = now()
    book.withLock { $0.cancelOpenings(.consentWithdrawn) { $0.patient == patient && $0.purpose == purpose } }
    _ = takeOut(by: user) { session in
      session.patient == patient && session.purpose == purpose ? .revoke(at: at, .consentWithdrawn) : nil
    }
    try await saveClosings()
  }

  private func close(
    _ id: SessionID, by user: UserID, _ event: SessionEvent, reason: String
  ) async throws(SessionError) {
    guard let session = session(id) else { throw .noSuchSession(id) }
    // Of two at once, one closes it here and the other is told so.
    guard !takeOut(by: user, { $0.id == id ? event : nil }).isEmpty else {
      throw .sessionAlreadyClosed(id, state: (self.session(id) ?? session).state.name)
    }
    try await saveClosings()
    guard !reason.isEmpty else { return }
    do {
      guard let note = try await sealed(reason, about: session.patient) else { return }
      try await database.write { try SealedNoteStore.insertReason(for: id.rawValue, note, in: $0) }
    } catch {
      throw .storage(error)
    }
  }

  /// Memory, then streams.
  func takeOut(by user: UserID?, _ event: (Session) -> SessionEvent?) -> [Closing] {
    let closings = book.withLock { $0.close(by: user, event) }
    for closing in closings { board.revoke(session: closing.stored.session.id, reason: closing.streamReason) }
    return closings
  }

  /// The disk: everything that is closed in memory and not there yet.
  func saveClosings() async throws(SessionError) {
    let owed = closingsOwed()
    guard !owed.isEmpty else { return }
    var unrecorded: SessionError?
    do {
      try await keeper.commit { transaction in for closing in owed { try closing.save(in: transaction) } }
    } catch let error as RecordNotKept {
      unrecorded = .notRecorded(error.cause)
    } catch {
      throw .of(error)
    }
    book.withLock { $0.saved(owed.map(\.closing)) }
    if let unrecorded { throw unrecorded }
  }

  func closingsOwed() -> [OwedClosing] {
    book.withLock { Array($0.unsaved.values) }.map { closing in
      let pseudonym = patients.patient(closing.stored.session.patient)?.pseudonym
      return OwedClosing(closing: closing, record: SessionRecords.closed(closing, patient: pseudonym))
    }
  }
}

/// A closing with its record. Two tasks may carry the same one to the disk: the first writes both, the other nothing.
struct OwedClosing: Sendable {
  let closing: Closing
  let record: AuditRecord?

  func save(in transaction: Transaction) throws {
    guard try SessionStore.close(closing.stored.session, in: transaction), let record else { return }
    try transaction.record(record)
  }
}

extension Closing {
  /// What a running stream is told.
  var streamReason: RevocationReason {
    switch stored.session.state {
    case .revoked(_, let reason): reason
    case .expired: .sessionExpired
    case .ended, .active: .sessionEnded
    }
  }
}
