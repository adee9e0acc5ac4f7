public import ClinicalModel
import Logging
public import Storage
import Synchronization

/// Where agents ask, clinicians decide, and sessions begin and end.
///
/// Questions are answered from memory. Changes that open something are written and recorded before they count; changes
/// that close something count first, reach the running streams next, and are written last: where the disk fails,
/// nothing passes any more, and the writing is tried again by `run`.
public final class SessionDesk: Sendable {
  let database: Database
  let keeper: RecordKeeper
  let board: RevocationBoard
  let consents: ConsentRegister
  let patients: PatientRegister
  let limits: SessionLimits
  let now: Now
  let book: Mutex<SessionBook>
  /// One opening change at a time. Closing changes do not wait here.
  let changes: Turnstile
  private let log = Logger(label: "chaperone.sessions")

  /// Reads what was open before a restart and drains the outbox; from here on consent withdrawals end sessions.
  public init(
    database: Database, keeper: RecordKeeper, revocations: RevocationBoard, consents: ConsentRegister,
    patients: PatientRegister, limits: SessionLimits = .default, clock: @escaping Now = SystemClock.now
  ) async throws(SessionError) {
    self.database = database
    self.keeper = keeper
    board = revocations
    self.consents = consents
    self.patients = patients
    self.limits = limits
    now = clock
    changes = Turnstile(waitersMax: limits.waitingChangesMax)
    do {
      try await keeper.drainOutbox()
      let historyMax = limits.historyMax
      let requests = try await database.read { try SessionRequestStore.load(decidedMax: historyMax, in: $0) }
      let sessions = try await database.read { try SessionStore.load(closedMax: historyMax, in: $0) }
      book = Mutex(SessionBook(requests: requests, sessions: sessions, historyMax: historyMax))
    } catch {
      throw .of(error)
    }
    consents.onWithdrawal { [weak self] patient, purpose, user throws(SessionError) in
      try await self?.consentWithdrawn(patient: patient, purpose: purpose, by: user)
    }
  }

  // MARK: Questions

  /// The session that lets this device key through at `now`, `nil` when there is none. No disk, no await.
  public func activeSession(key: DeviceKeyID, at now: Timestamp) -> Session? {
    book.withLock { $0.activeSession(key: key, at: now) }
  }

  /// The active session whose token this is, for the EHR and for tools; `nil` when there is none.
  public func activeSession(presenting token: String, at now: Timestamp) -> Session? {
    let hash = Secret.hash(of: token)
    return book.withLock { $0.activeSession(tokenHash: hash, at: now) }
  }

  /// What waits for a clinician's decision, oldest first; of all clinicians when `clinician` is `nil`.
  public func pendingRequests(clinician: UserID?) -> [SessionRequest] {
    let now = now()
    return book.withLock { $0.pendingRequests }
      .filter { $0.isPending(at: now) && (clinician == nil || $0.clinician == clinician) }
      .sorted { ($0.requestedAt, $0.id) < ($1.requestedAt, $1.id) }
  }

  /// `nil` when there is no such request, or it was decided longer than `SessionLimits.historyMax` decisions ago.
  public func request(_ id: SessionRequestID) -> SessionRequest? { book.withLock { $0.requests[id] } }

  /// `nil` when there is no such session, or it closed longer than `SessionLimits.historyMax` closings ago.
  public func session(_ id: SessionID) -> Session? { book.withLock { $0.sessions[id]?.session } }

  /// The matching sessions, newest first.
  public func sessions(_ filter: SessionFilter = .all) -> [Session] {
    // Filtered outside the lock: a list of the whole history must not hold up `activeSession`.
    book.withLock { $0.sessions }.values.map(\.session).filter(filter.matches)
      .sorted { ($0.openedAt, $0.id) > ($1.openedAt, $1.id) }
  }

  /// The words given for denying a request or revoking a session, opened; `nil` when none were given.
  public func reason(of subject: SessionID) async throws(SessionError) -> String? {
    try await reason(subject.rawValue)
  }

  /// The same for a denied request.
  public func reason(of subject: SessionRequestID) async throws(SessionError) -> String? {
    try await reason(subject.rawValue)
  }

  // MARK: Time

  /// Closes what time has closed, and writes again what the disk refused before, every second until cancelled.
  public func run() async {
    var isFailing = false
    while !Task.isCancelled {
      let failures = await keepHouse()
      // Once per failure, not once per second.
      if let failure = failures.first, !isFailing {
        log.error("session housekeeping failed", metadata: ["code": "\(failure.code)"])
      }
      isFailing = !failures.isEmpty
      do { try await Task.sleep(for: .seconds(1)) } catch { return }
    }
  }

  /// One round; a step that fails does not keep the others from being done.
  func keepHouse() async -> [SessionError] {
    var failures: [SessionError] = []
    do { try await expireDue(now: now()) } catch { failures.append(error) }
    do { try await consents.saveWithdrawals() } catch { failures.append(error) }
    do { try await keeper.drainOutbox() } catch { failures.append(.of(error)) }
    return failures
  }

  private func reason(_ subject: String) async throws(SessionError) -> String? {
    do {
      let reference = try await database.read { try SealedNoteStore.reasonReference(for: subject, in: $0) }
      guard let reference else { return nil }
      return String(decoding: try await patients.vault.open(reference), as: UTF8.self)
    } catch {
      throw .storage(error)
    }
  }
}
