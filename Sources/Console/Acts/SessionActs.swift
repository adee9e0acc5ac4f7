import ClinicalModel
import Sessions

/// What people do with session requests and sessions: the same checks for pages and programs.
struct SessionActs: Sendable {
  let services: ConsoleServices

  /// The pending requests that the visitor may decide on, oldest first.
  func pending(for visitor: Visitor) throws(ConsoleError) -> [SessionRequest] {
    try Permission.decideRequests.require(of: visitor.user)
    return services.desk.pendingRequests(clinician: visitor.user.id)
  }

  func request(_ id: SessionRequestID, for visitor: Visitor) throws(ConsoleError) -> SessionRequest {
    try Permission.decideRequests.require(of: visitor.user)
    guard let request = services.desk.request(id), request.clinician == visitor.user.id else {
      throw .notFound("session request")
    }
    return request
  }

  /// - Parameter minutes: `nil` for the configured time.
  func approve(
    _ id: SessionRequestID, patient: PatientID, purpose: Purpose, minutes: Int?, by visitor: Visitor
  ) async throws(ConsoleError) -> (session: Session, token: String) {
    _ = try request(id, for: visitor)
    guard services.patients.patient(patient) != nil else {
      throw .invalid(field: "patient_id", expected: "the id of a patient")
    }
    do {
      return try await services.desk.approve(
        id, patient: patient, purpose: purpose, by: visitor.user.id, minutes: minutes)
    } catch {
      throw .of(error)
    }
  }

  func deny(_ id: SessionRequestID, reason: String, by visitor: Visitor) async throws(ConsoleError) {
    _ = try request(id, for: visitor)
    do { try await services.desk.deny(id, reason: reason, by: visitor.user.id) } catch { throw .of(error) }
  }

  /// The sessions that the visitor may see, newest first.
  func sessions(for visitor: Visitor, activeOnly: Bool = false) throws(ConsoleError) -> [Session] {
    try Permission.seeSessions.require(of: visitor.user)
    let reach = Reach.sessions(visitor.user)
    var filter = SessionFilter(activeOnly: activeOnly)
    switch reach {
    case .everyone: break
    case .ownAsClinician(let user): filter.clinician = user
    case .ownChart(let patient): filter.patient = patient
    case .nothing: return []
    }
    return services.desk.sessions(filter).filter(reach.includes)
      .sorted { ($0.openedAt, $0.id) > ($1.openedAt, $1.id) }
  }

  func session(_ id: SessionID, for visitor: Visitor) throws(ConsoleError) -> Session {
    try Permission.seeSessions.require(of: visitor.user)
    guard let session = services.desk.session(id), Reach.sessions(visitor.user).includes(session) else {
      throw .notFound("session")
    }
    return session
  }

  /// Takes a session away before its time: an officer any, a clinician their own.
  func revoke(_ id: SessionID, reason: String, by visitor: Visitor) async throws(ConsoleError) -> Session {
    try Permission.revokeSessions.require(of: visitor.user)
    _ = try session(id, for: visitor)
    do { try await services.desk.revoke(id, reason: reason, by: visitor.user.id) } catch { throw .of(error) }
    return try session(id, for: visitor)
  }

  /// Closes one's own session because the work is done.
  func end(_ id: SessionID, by visitor: Visitor) async throws(ConsoleError) -> Session {
    try Permission.decideRequests.require(of: visitor.user)
    guard try session(id, for: visitor).clinician == visitor.user.id else {
      throw .forbidden(needs: "to be the session's own clinician (an officer revokes it instead)")
    }
    do { try await services.desk.end(id, by: visitor.user.id) } catch { throw .of(error) }
    return try session(id, for: visitor)
  }
}

extension ConsoleError {
  /// What a refusal of the session desk means to the caller.
  static func of(_ error: SessionError) -> ConsoleError {
    switch error {
    case .noSuchRequest, .notYourRequest: .notFound("session request")
    case .noSuchSession: .notFound("session")
    case .noSuchPatient: .notFound("patient")
    case .minutesOutOfRange(_, let max): .invalid(field: "minutes", expected: "a whole number from 1 to \(max)")
    case .invalid(let field, let bytesMax): .invalid(field: field, expected: "1 to \(bytesMax) bytes of text")
    case .requestAlreadyDecided, .requestExpired, .sessionAlreadyClosed, .consentNotGiven, .callerRevoked,
      .revokedMeanwhile, .tooManyPending:
      .conflict(code: error.code, error.description)
    case .busy: .unavailable(error.description)
    case .storage, .notRecorded: .notDurable(error.description)
    }
  }
}
