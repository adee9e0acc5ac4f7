import AuditRecords
public import ClinicalModel

/// Destroys patients' keys, and keeps them from being destroyed: each change and its record are one commit.
///
/// Whoever uses it must be the only one with the data directory (the ledger's lock says so): a running program has
/// patients and keys in memory, which it would go on using.
public struct Custody: Sendable {
  private let database: Database
  private let vault: Vault
  let keeper: RecordKeeper
  let now: Now

  public init(database: Database, vault: Vault, keeper: RecordKeeper, clock: @escaping Now = SystemClock.now) {
    self.database = database
    self.vault = vault
    self.keeper = keeper
    now = clock
  }

  /// What the vault has of the patient with this id or pseudonym; throws `noSuchPatient`.
  public func state(of patient: String) async throws -> CustodyState { try await database.custodyState(of: patient) }

  /// Destroys the patient's keys for good and records it: nothing sealed for the patient can be read again; records and
  /// their proofs stay, and no session of the patient passes any more. What this misses: a backup of the database from
  /// before, with the master key, still opens what it holds.
  /// - Throws: `CustodyError.underLegalHold`, `alreadyShredded`, `noSuchPatient`.
  public func shred(_ patient: String, reason: ShredReason) async throws -> CustodyState {
    let state = try await change(patient, .patientKeyShredded, reason.rawValue) { state, time, transaction in
      if let shredded = state.shreddedAt { return .alreadyShredded(shredded) }
      let holding = state.holds.map(\.reason) + state.sessionHolds.map(\.reason)
      guard holding.isEmpty else { return .underLegalHold(HoldReason.allCases.filter(holding.contains)) }
      try VaultStore.shred(state.patient, at: time, in: transaction)
      return nil
    }
    vault.keys.forget(state.patient)
    return state
  }

  /// Puts the patient under a hold; throws `alreadyHeld`, `nothingToHold` or `noSuchPatient`.
  public func placeHold(on patient: String, reason: HoldReason) async throws -> CustodyState {
    try await change(patient, .legalHoldPlaced, reason.rawValue) { state, time, transaction in
      if let shredded = state.shreddedAt { return .nothingToHold(shredded) }
      guard !state.holds.contains(where: { $0.reason == reason }) else { return .alreadyHeld(reason) }
      try LegalHoldStore.insert(
        LegalHold(patient: state.patient, reason: reason, placedAt: time), in: transaction)
      return nil
    }
  }

  /// Ends the hold for this reason; others stay. Throws `notHeld` or `noSuchPatient`.
  public func removeHold(from patient: String, reason: HoldReason) async throws -> CustodyState {
    try await change(patient, .legalHoldRemoved, reason.rawValue) { state, _, transaction in
      guard state.holds.contains(where: { $0.reason == reason }) else { return .notHeld(reason) }
      try LegalHoldStore.delete(state.patient, reason, in: transaction)
      return nil
    }
  }

  /// The state after the change; what refuses it must come before anything is written.
  private func change(
    _ patient: String, _ kind: RecordKind, _ reason: String,
    _ body: @escaping @Sendable (CustodyState, Timestamp, Transaction) throws -> CustodyError?
  ) async throws -> CustodyState {
    let time = now()
    // Not thrown inside: a transaction tells only storage errors apart.
    let outcome: Result<CustodyState, CustodyError> = try await keeper.commit { transaction in
      guard let state = try LegalHoldStore.state(of: patient, in: transaction) else { return .failure(.noSuchPatient) }
      if let refusal = try body(state, time, transaction) { return .failure(refusal) }
      try transaction.record(Self.record(kind, state, reason, at: time))
      return .success(state)
    }
    return try await state(of: outcome.get().patient.rawValue)
  }

  private static func record(
    _ kind: RecordKind, _ state: CustodyState, _ reason: String, at time: Timestamp
  ) -> AuditRecord {
    var record = AuditRecord(kind: kind, time: time)
    record.patient = state.pseudonym
    record.action = .done
    record.reason = reason
    return record
  }
}

extension Custody {
  static func record(
    _ kind: RecordKind, _ hold: SessionHold, _ patient: PatientPseudonym?, at time: Timestamp
  ) -> AuditRecord {
    var record = AuditRecord(kind: kind, time: time)
    record.session = hold.session
    record.patient = patient
    record.action = .done
    record.reason = hold.reason.rawValue
    if let incident = hold.incident { record.detail = ["incident": incident.rawValue] }
    return record
  }
}

extension Database {
  /// What the vault has of the patient with this id or pseudonym; needs no key. Throws `CustodyError.noSuchPatient`.
  public func custodyState(of patient: String) async throws -> CustodyState {
    guard let state = try await read({ try LegalHoldStore.state(of: patient, in: $0) }) else {
      throw CustodyError.noSuchPatient
    }
    return state
  }

  /// When the keys of each patient who has none any more were destroyed.
  public func shreddedPatients() async throws(StorageError) -> [PatientPseudonym: Timestamp] {
    try await read { try LegalHoldStore.shredded(in: $0) }
  }
}
