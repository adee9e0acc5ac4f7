package import ClinicalModel
import GRDB

/// Statements on consents: rows are added, never changed (triggers see to it).
package enum ConsentStore {
  package static func append(_ consent: Consent, in transaction: Transaction) throws {
    try transaction.execute(
      """
      INSERT INTO consent (patient, purpose, version, status, changed_at, changed_by)
      VALUES ($1, $2, $3, $4, $5, $6)
      """,
      [
        consent.patient.rawValue, consent.purpose.rawValue, consent.version, consent.status.rawValue,
        consent.changedAt?.milliseconds, consent.changedBy?.rawValue,
      ])
  }

  /// The newest choice of every patient and purpose.
  package static func current(in transaction: Transaction) throws -> [Consent] {
    try consents(
      """
      SELECT * FROM consent AS newest
      WHERE version = (SELECT max(version) FROM consent AS other
        WHERE other.patient = newest.patient AND other.purpose = newest.purpose)
      """, [], transaction)
  }

  /// Every choice of a patient, oldest first.
  package static func history(patient: PatientID, in transaction: Transaction) throws -> [Consent] {
    try consents(
      "SELECT * FROM consent WHERE patient = $1 ORDER BY changed_at, purpose, version", [patient.rawValue],
      transaction)
  }

  private static func consents(_ sql: String, _ arguments: [String], _ transaction: Transaction) throws -> [Consent] {
    try transaction.rows(sql, .init(arguments)).map { row in
      let fields = Fields(row: row, table: "consent")
      return Consent(
        patient: try fields.identifier("patient"), purpose: try fields.word("purpose"),
        status: try fields.word("status"), version: Int(try fields.integer("version")),
        changedAt: try fields.timestamp("changed_at"), changedBy: try fields.identifier("changed_by"))
    }
  }
}
