import ClinicalModel
import GRDB

/// Statements on holds of sessions.
enum SessionHoldStore {
  /// `false` when the session is under this very hold already.
  static func insert(_ hold: SessionHold, in transaction: Transaction) throws -> Bool {
    try transaction.execute(
      "INSERT INTO session_hold (session, reason, incident, placed_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
      [hold.session.rawValue, hold.reason.rawValue, hold.incident?.rawValue ?? "", hold.placedAt.milliseconds])
    return transaction.changedRows > 0
  }

  static func delete(_ hold: SessionHold, in transaction: Transaction) throws {
    try transaction.execute(
      "DELETE FROM session_hold WHERE session = $1 AND reason = $2 AND incident = $3",
      [hold.session.rawValue, hold.reason.rawValue, hold.incident?.rawValue ?? ""])
  }

  static func holds(of session: SessionID, in transaction: Transaction) throws -> [SessionHold] {
    try transaction.rows(
      "SELECT session, reason, incident, placed_at FROM session_hold WHERE session = $1 ORDER BY reason, incident",
      [session.rawValue]
    ).map(hold)
  }

  static func holds(of incident: IncidentID, in transaction: Transaction) throws -> [SessionHold] {
    try transaction.rows(
      "SELECT session, reason, incident, placed_at FROM session_hold WHERE incident = $1 ORDER BY session",
      [incident.rawValue]
    ).map(hold)
  }

  /// Holds of all sessions of a patient.
  static func holds(ofSessionsOf patient: PatientID, in transaction: Transaction) throws -> [SessionHold] {
    try transaction.rows(
      """
      SELECT session_hold.session, session_hold.reason, session_hold.incident, session_hold.placed_at FROM session
      JOIN session_hold ON session_hold.session = session.id WHERE session.patient = $1 ORDER BY session_hold.session
      """, [patient.rawValue]
    ).map(hold)
  }

  /// The pseudonym of the session's patient; `nil` when there is no such session.
  static func patient(of session: SessionID, in transaction: Transaction) throws -> PatientPseudonym? {
    try transaction.row(
      "SELECT patient.pseudonym FROM session JOIN patient ON patient.id = session.patient WHERE session.id = $1",
      [session.rawValue]
    ).map { try Fields(row: $0, table: "patient").identifier("pseudonym") }
  }

  private static func hold(_ row: Row) throws -> SessionHold {
    let fields = Fields(row: row, table: "session_hold")
    let incident = try fields.text("incident")
    return SessionHold(
      session: try fields.identifier("session"), reason: try fields.word("reason"),
      incident: incident.isEmpty ? nil : IncidentID(incident), placedAt: try fields.timestamp("placed_at"))
  }
}
