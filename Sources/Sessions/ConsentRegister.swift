import AuditRecords
public import ClinicalModel
public import Storage
import Synchronization

/// Every patient's choices, answered from memory, with their history on disk.
///
/// A withdrawal counts from the moment `set` is called: memory first, then the sessions and running streams that rest
/// on it, then the disk. Where the disk fails, the withdrawal still holds and is written again by `SessionDesk.run`.
public final class ConsentRegister: Sendable {
  struct Choice: Hashable, Sendable {
    let patient: PatientID
    let purpose: Purpose
  }
  struct Withdrawal: Hashable, Sendable {
    let status: ConsentStatus
    let by: UserID
    let at: Timestamp
  }
  typealias WithdrawalHandler = @Sendable (PatientID, Purpose, UserID) async throws(SessionError) -> Void

  private struct State {
    var current: [Choice: Consent] = [:]
    /// Withdrawals that are not on disk yet; they overrule `current`.
    var unsaved: [Choice: Withdrawal] = [:]
    var onWithdrawal: WithdrawalHandler?
  }

  private let database: Database
  private let keeper: RecordKeeper
  private let patients: PatientRegister
  private let now: Now
  private let state = Mutex(State())
  private let changes = Turnstile()

  /// Reads every current choice.
  public init(
    database: Database, keeper: RecordKeeper, patients: PatientRegister, clock: @escaping Now = SystemClock.now
  ) async throws(SessionError) {
    self.database = database
    self.keeper = keeper
    self.patients = patients
    now = clock
    do {
      for consent in try await database.read({ try ConsentStore.current(in: $0) }) {
        state.withLock { $0.current[Choice(patient: consent.patient, purpose: consent.purpose)] = consent }
      }
    } catch {
      throw .of(error)
    }
  }

  /// The choice as of now; `unknown` with version 0 when none was ever made. Only `optedIn` lets anything pass.
  public func consent(patient: PatientID, purpose: Purpose) -> Consent {
    state.withLock { state in
      let choice = Choice(patient: patient, purpose: purpose)
      let current = state.current[choice] ?? .never(patient: patient, purpose: purpose)
      guard let withdrawal = state.unsaved[choice] else { return current }
      return Self.next(after: current, withdrawal)
    }
  }

  /// Every choice that the patient ever made, oldest first.
  public func history(patient: PatientID) async throws(SessionError) -> [Consent] {
    do {
      return try await database.read { try ConsentStore.history(patient: patient, in: $0) }
    } catch {
      throw .storage(error)
    }
  }

  /// Records a choice. Anything but `optedIn` ends the patient's sessions for that purpose and their streams at once.
  ///
  /// Saying again what holds already adds no version. The caller has checked that `user` may speak for the patient.
  public func set(
    _ status: ConsentStatus, patient: PatientID, purpose: Purpose, by user: UserID
  ) async throws(SessionError) -> Consent {
    guard patients.patient(patient) != nil else { throw .noSuchPatient(patient) }
    let choice = Choice(patient: patient, purpose: purpose)
    guard status != .optedIn else {
      // A withdrawal that the disk refused came first and is written first.
      if let earlier = state.withLock({ $0.unsaved[choice] }) {
        _ = try await save(earlier.status, choice, by: earlier.by)
      }
      return try await save(status, choice, by: user)
    }

    let handler = state.withLock { state in
      state.unsaved[choice] = Withdrawal(status: status, by: user, at: now())
      return state.onWithdrawal
    }
    var failure: SessionError?
    do { try await handler?(patient, purpose, user) } catch { failure = error }
    let consent = try await save(status, choice, by: user)
    if let failure { throw failure }
    return consent
  }

  /// Writes withdrawals that the disk refused before.
  func saveWithdrawals() async throws(SessionError) {
    var failure: SessionError?
    for (choice, withdrawal) in state.withLock({ $0.unsaved }) {
      do { _ = try await save(withdrawal.status, choice, by: withdrawal.by) } catch { failure = failure ?? error }
    }
    if let failure { throw failure }
  }

  func onWithdrawal(_ handler: @escaping WithdrawalHandler) { state.withLock { $0.onWithdrawal = handler } }

  private func save(_ status: ConsentStatus, _ choice: Choice, by user: UserID) async throws(SessionError) -> Consent {
    try await changes.pass(orThrow: .busy) { () async throws(SessionError) in
      let current = state.withLock { $0.current[choice] } ?? .never(patient: choice.patient, purpose: choice.purpose)
      guard current.status != status || current.version == 0 else {
        settle(choice, current)
        return current
      }
      let consent = Self.next(after: current, Withdrawal(status: status, by: user, at: now()))
      var record = AuditRecord(kind: .consentChanged, time: now())
      record.user = user
      record.patient = patients.patient(choice.patient)?.pseudonym
      record.purpose = choice.purpose
      record.consent = consent.reference
      record.action = .done
      record.detail = ["before": current.status.rawValue]
      do {
        try await keeper.commit { [record] transaction in
          try ConsentStore.append(consent, in: transaction)
          try transaction.record(record)
        }
      } catch let error as RecordNotKept {
        // Committed, so memory must count its version. But what is not in the ledger is not acknowledged, and must not
        // open anything: the choice before it is put back, here at once and on disk when it works again.
        settle(choice, consent)
        if status == .optedIn {
          state.withLock { $0.unsaved[choice] = Withdrawal(status: current.status, by: user, at: now()) }
        }
        throw .notRecorded(error.cause)
      } catch {
        throw .of(error)
      }
      settle(choice, consent)
      return consent
    }
  }

  private func settle(_ choice: Choice, _ consent: Consent) {
    state.withLock { state in
      state.current[choice] = consent
      // A withdrawal that came while an opt-in was written still stands; one that says the same is done.
      if state.unsaved[choice]?.status == consent.status { state.unsaved[choice] = nil }
    }
  }

  private static func next(after current: Consent, _ change: Withdrawal) -> Consent {
    Consent(
      patient: current.patient, purpose: current.purpose, status: change.status, version: current.version + 1,
      changedAt: change.at, changedBy: change.by)
  }
}
