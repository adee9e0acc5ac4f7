import AuditRecords
public import ClinicalModel

/// What an `IncidentID` names: a suspected or confirmed misuse, as the organisation numbers it. Never a name: the ledger
/// keeps it.
public enum Incident {}
public typealias IncidentID = Identifier<Incident>

/// A hold on everything that one session left in the vault.
public struct SessionHold: Hashable, Sendable {
  public let session: SessionID
  public let reason: HoldReason
  /// The incident whose hold it is; only with the reason `incident`.
  public let incident: IncidentID?
  public let placedAt: Timestamp
}

extension Custody {
  /// The most sessions that one change holds.
  public static let heldSessionsMax = 1000

  /// Puts sessions under a hold: what they left stays, whatever its age, and the keys of their patients with it. Sessions
  /// that are under this hold already stay as they are.
  /// - Returns: How many are newly held.
  /// - Throws: `CustodyError.noSuchSession`; nothing was written then.
  public func placeHold(
    onSessions sessions: [SessionID], reason: HoldReason, incident: IncidentID? = nil
  ) async throws -> Int {
    guard sessions.count <= Self.heldSessionsMax else { throw StorageError.limit("heldSessionsMax") }
    let time = now()
    // Not thrown inside: a transaction tells only storage errors apart. All are looked for before one is held.
    let outcome: Result<Int, CustodyError> = try await keeper.commit { transaction in
      var patients: [PatientPseudonym] = []
      for session in sessions {
        guard let patient = try SessionHoldStore.patient(of: session, in: transaction) else {
          return .failure(.noSuchSession(session))
        }
        patients.append(patient)
      }
      var count = 0
      for (session, patient) in zip(sessions, patients) {
        let hold = SessionHold(session: session, reason: reason, incident: incident, placedAt: time)
        guard try SessionHoldStore.insert(hold, in: transaction) else { continue }
        try transaction.record(Self.record(.legalHoldPlaced, hold, patient, at: time))
        count += 1
      }
      return .success(count)
    }
    return try outcome.get()
  }

  /// Ends a session's hold for this reason; incidents' holds stay. Throws `notHeld`.
  public func removeHold(fromSession session: SessionID, reason: HoldReason) async throws {
    let held = try await remove {
      try SessionHoldStore.holds(of: session, in: $0)
    } matching: {
      $0.reason == reason && $0.incident == nil
    }
    if held == 0 { throw CustodyError.notHeld(reason) }
  }

  /// Ends every hold of an incident. Throws `notHeld`.
  /// - Returns: How many sessions it held.
  public func removeHolds(of incident: IncidentID) async throws -> Int {
    let held = try await remove {
      try SessionHoldStore.holds(of: incident, in: $0)
    } matching: { _ in
      true
    }
    if held == 0 { throw CustodyError.notHeld(.incident) }
    return held
  }

  private func remove(
    _ find: @escaping @Sendable (Transaction) throws -> [SessionHold],
    matching isMeant: @escaping @Sendable (SessionHold) -> Bool
  ) async throws -> Int {
    let time = now()
    return try await keeper.commit { transaction in
      let holds = try find(transaction).filter(isMeant)
      for hold in holds {
        try SessionHoldStore.delete(hold, in: transaction)
        let patient = try SessionHoldStore.patient(of: hold.session, in: transaction)
        try transaction.record(Self.record(.legalHoldRemoved, hold, patient, at: time))
      }
      return holds.count
    }
  }
}
