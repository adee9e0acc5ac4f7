public import ClinicalModel
import Storage
import Synchronization

/// Saying yes: the only place where a session becomes active.
extension SessionDesk {
  /// Opens a session for exactly one patient and one purpose; recorded and durable when it returns.
  ///
  /// Only the request's own clinician may; the patient must have opted in. An earlier session of the same device key
  /// ends. The token is returned this once; only its hash is kept. `minutes` is the default when `nil`. A consent or a
  /// key that is withdrawn while the approval is being written wins: the session is then revoked, not opened.
  public func approve(
    _ id: SessionRequestID, patient: PatientID, purpose: Purpose, by user: UserID, minutes: Int? = nil
  ) async throws(SessionError) -> (session: Session, token: String) {
    let minutes = minutes ?? min(limits.sessionMinutes, limits.longestMinutes)
    guard (1...max(1, limits.longestMinutes)).contains(minutes) else {
      throw .minutesOutOfRange(asked: minutes, max: limits.longestMinutes)
    }
    return try await changes.pass(orThrow: .busy) { () async throws(SessionError) in
      let opened = now()
      let request = try decidable(id, by: user, at: opened)
      let token = Secret.random(prefix: "chs_")
      let session = Session(
        id: .random("se"), request: id, key: request.key, agent: request.agent, device: request.device,
        clinician: request.clinician, patient: patient, purpose: purpose, openedAt: opened,
        expiresAt: opened.advanced(bySeconds: Int64(minutes) * 60), state: .active)
      let stored = StoredSession(
        session: session, tokenHash: token.hash, agentVersion: request.agentVersion, model: request.model)
      // Reserved before consent is looked at: a withdrawal from here on finds either the reservation or the session.
      book.withLock {
        $0.reserve(session.id, Opening(request: id, key: request.key, patient: patient, purpose: purpose))
      }
      do throws(SessionError) {
        try await write(stored, of: request)
      } catch {
        _ = book.withLock { $0.release(session.id) }
        throw error
      }
      if let reason = activate(stored) {
        // It holds in memory already, and what `saveClosings` cannot write now `run` writes later.
        try await saveClosings()
        throw .revokedMeanwhile(reason)
      }
      return (session, token.text)
    }
  }

  /// Checks what the session rests on and commits it together with the end of its predecessor.
  private func write(_ stored: StoredSession, of request: SessionRequest) async throws(SessionError) {
    let session = stored.session
    guard let person = patients.patient(session.patient) else { throw .noSuchPatient(session.patient) }
    let consent = consents.consent(patient: session.patient, purpose: session.purpose)
    guard consent.status == .optedIn else { throw .consentNotGiven(session.purpose, consent.status) }
    guard let state = SessionMachine.state(after: .approve, in: request.state) else {
      throw .requestAlreadyDecided(request.id, state: request.state)
    }
    let approved = request.with(state: state)
    let record = SessionRecords.approved(
      stored, route: request.route, patient: person.pseudonym, consent: consent.reference)
    // The clinician wants the new session instead of the old one. The old one ends first and for good: should the
    // commit fail, the agent has none, and the clinician approves again.
    _ = takeOut(by: request.clinician) { old in
      old.key == session.key ? .end(at: session.openedAt) : nil
    }
    // Whatever closed before and is not on disk yet (another revocation in flight) goes first, in the same transaction:
    // the database allows one active session per key.
    let owed = closingsOwed()
    do {
      try await keeper.commit { transaction in
        for closing in owed { try closing.save(in: transaction) }
        guard try SessionRequestStore.decide(approved, in: transaction) else {
          throw StorageError.constraint("session_request_is_decided_once")
        }
        try SessionStore.insert(stored, in: transaction)
        try transaction.record(record)
      }
    } catch let error as RecordNotKept {
      // Committed and not in the ledger: not acknowledged, so it must not stay open. It ends, on disk as soon as that
      // works; nobody was given its token.
      book.withLock { book in
        book.saved(owed.map(\.closing))
        book.put(approved)
        if let closing = stored.closing(after: .end(at: session.openedAt), by: nil) { book.owe(closing) }
      }
      throw .notRecorded(error.cause)
    } catch {
      throw .of(error)
    }
    book.withLock { book in
      book.saved(owed.map(\.closing))
      book.put(approved)
    }
  }

  /// The last step, in memory: opens the session, or says which revocation came meanwhile.
  private func activate(_ stored: StoredSession) -> RevocationReason? {
    let at = now()
    return book.withLock { book in
      // A reservation that is gone was never made by `approve`; treat it as taken away.
      guard let opening = book.release(stored.session.id) else { return .shutdown }
      guard let reason = opening.cancelled else {
        book.put(stored)
        return nil
      }
      if let closing = stored.closing(after: .revoke(at: at, reason), by: nil) { book.owe(closing) }
      return reason
    }
  }
}
