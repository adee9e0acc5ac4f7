import ClinicalModel
import GRDB

/// Statements on legal holds and on what they keep.
enum LegalHoldStore {
  static func insert(_ hold: LegalHold, in transaction: Transaction) throws {
    try transaction.execute(
      "INSERT INTO legal_hold (patient, reason, placed_at) VALUES ($1, $2, $3)",
      [hold.patient.rawValue, hold.reason.rawValue, hold.placedAt.milliseconds])
  }

  static func delete(_ patient: PatientID, _ reason: HoldReason, in transaction: Transaction) throws {
    try transaction.execute(
      "DELETE FROM legal_hold WHERE patient = $1 AND reason = $2", [patient.rawValue, reason.rawValue])
  }

  /// `nil` unless `name` is a patient's id or pseudonym.
  static func state(of name: String, in transaction: Transaction) throws -> CustodyState? {
    // An id comes before a pseudonym that reads the same.
    let row = try transaction.row(
      """
      SELECT patient.id, patient.pseudonym, patient_keys.shredded_at FROM patient
      LEFT JOIN patient_keys ON patient_keys.patient = patient.id
      WHERE patient.id = $1 OR patient.pseudonym = $1 ORDER BY patient.id = $1 DESC LIMIT 1
      """, [name])
    guard let row else { return nil }
    let fields = Fields(row: row, table: "patient")
    let patient: PatientID = try fields.identifier("id")
    return CustodyState(
      patient: patient, pseudonym: try fields.identifier("pseudonym"),
      shreddedAt: try fields.optionalTimestamp("shredded_at"), holds: try holds(of: patient, in: transaction),
      sessionHolds: try SessionHoldStore.holds(ofSessionsOf: patient, in: transaction))
  }

  static func shredded(in transaction: Transaction) throws -> [PatientPseudonym: Timestamp] {
    let rows = try transaction.rows(
      """
      SELECT patient.pseudonym, patient_keys.shredded_at FROM patient_keys
      JOIN patient ON patient.id = patient_keys.patient WHERE patient_keys.shredded_at IS NOT NULL
      """)
    var found: [PatientPseudonym: Timestamp] = [:]
    for row in rows {
      let fields = Fields(row: row, table: "patient_keys")
      found[try fields.identifier("pseudonym")] = try fields.timestamp("shredded_at")
    }
    return found
  }

  private static func holds(of patient: PatientID, in transaction: Transaction) throws -> [LegalHold] {
    try transaction.rows(
      "SELECT patient, reason, placed_at FROM legal_hold WHERE patient = $1 ORDER BY reason", [patient.rawValue]
    ).map { row in
      let fields = Fields(row: row, table: "legal_hold")
      return LegalHold(
        patient: try fields.identifier("patient"), reason: try fields.word("reason"),
        placedAt: try fields.timestamp("placed_at"))
    }
  }
}
