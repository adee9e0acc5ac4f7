public import ClinicalModel
public import Storage

/// Why a session, a request or a consent could not be changed. No case carries patient text.
public enum SessionError: Error, Hashable, Sendable, CustomStringConvertible {
  case noSuchRequest(SessionRequestID)
  case noSuchSession(SessionID)
  case noSuchPatient(PatientID)
  /// Only the clinician whom the device key names may decide on its requests.
  case notYourRequest(SessionRequestID)
  /// The request was decided before; `state` says how.
  case requestAlreadyDecided(SessionRequestID, state: SessionRequestState)
  /// The request waited longer than `SessionLimits.requestMinutes`.
  case requestExpired(SessionRequestID)
  case sessionAlreadyClosed(SessionID, state: String)
  /// The patient has not opted in for this purpose.
  case consentNotGiven(Purpose, ConsentStatus)
  case minutesOutOfRange(asked: Int, max: Int)
  /// The device key was revoked, or its agent is not active.
  case callerRevoked
  /// What the approval rests on was withdrawn while it was being written.
  case revokedMeanwhile(RevocationReason)
  /// Too many requests of this key, or in all, wait for a decision.
  case tooManyPending(limit: String, max: Int)
  /// A text is empty or too long.
  case invalid(field: String, bytesMax: Int)
  /// More changes wait than `SessionLimits.waitingChangesMax`.
  case busy
  case storage(StorageError)
  /// The change holds here and now, but it or its record could not be written everywhere; it is tried again.
  case notRecorded(String)

  /// A stable code for programs.
  public var code: String {
    switch self {
    case .noSuchRequest: "no_such_request"
    case .noSuchSession: "no_such_session"
    case .noSuchPatient: "no_such_patient"
    case .notYourRequest: "not_your_request"
    case .requestAlreadyDecided: "request_already_decided"
    case .requestExpired: "request_expired"
    case .sessionAlreadyClosed: "session_already_closed"
    case .consentNotGiven: "consent_not_given"
    case .minutesOutOfRange: "minutes_out_of_range"
    case .callerRevoked: "caller_revoked"
    case .revokedMeanwhile: "revoked_meanwhile"
    case .tooManyPending: "too_many_pending"
    case .invalid: "invalid_field"
    case .busy: "busy"
    case .storage(let error): error.code
    case .notRecorded: "not_recorded"
    }
  }

  public var description: String {
    switch self {
    case .noSuchRequest(let id): "There is no session request \(id)."
    case .noSuchSession(let id): "There is no session \(id)."
    case .noSuchPatient(let id): "There is no patient \(id). Register the patient first."
    case .notYourRequest(let id): "Session request \(id) belongs to another clinician; only that clinician may decide."
    case .requestAlreadyDecided(let id, let state): "Session request \(id) is \(state.rawValue) already."
    case .requestExpired(let id): "Session request \(id) has expired. Let the agent ask again."
    case .sessionAlreadyClosed(let id, let state): "Session \(id) is \(state) already."
    case .consentNotGiven(let purpose, let status):
      "The patient's consent for \(purpose.rawValue) is \(status.rawValue). A session needs it to be opted-in."
    case .minutesOutOfRange(let asked, let max): "A session lasts 1 to \(max) minutes, not \(asked)."
    case .callerRevoked: "The device key is revoked or its agent is suspended. Issue a new key, or activate the agent."
    case .revokedMeanwhile(let reason): "The session was taken back while it was being opened: \(reason.rawValue)."
    case .tooManyPending(let limit, let max): "\(max) session requests wait already (\(limit)). Decide on them first."
    case .invalid(let field, let bytesMax): "\(field) must have 1 to \(bytesMax) bytes."
    case .busy: "Too many changes wait for the database. Try again."
    case .storage(let error): error.description
    case .notRecorded(let cause):
      "The change holds now, but it is not durable yet (\(cause)). It is tried again every second; check the disk."
    }
  }

  /// Names what a failed commit means for sessions.
  static func of(_ error: any Error) -> SessionError {
    switch error {
    case let error as SessionError: error
    case let error as RecordNotKept: .notRecorded(error.cause)
    case StorageError.constraint("session_needs_live_key"): .callerRevoked
    case let error as StorageError: .storage(error)
    default: .notRecorded("\(type(of: error))")
    }
  }
}
