package import ClinicalModel
import GRDB

/// Statements on what hangs on a session in the vault: its pseudonym map, and the words given for a decision.
package enum SealedNoteStore {
  package static func replaceMap(of session: SessionID, with entry: SealedEntry, in transaction: Transaction) throws {
    let previous = try mapReference(of: session, in: transaction)
    try VaultStore.insert(entry, in: transaction)
    // In place: a row that is removed is a removal to a legal hold as well.
    try transaction.execute(
      """
      INSERT INTO pseudonym_map (session, patient, entry) VALUES ($1, $2, $3)
      ON CONFLICT (session) DO UPDATE SET entry = excluded.entry
      """, [session.rawValue, entry.reference.patient.rawValue, entry.reference.id.rawValue])
    if let previous { try VaultStore.delete(previous.id, in: transaction) }
  }

  package static func mapReference(of session: SessionID, in transaction: Transaction) throws -> VaultReference? {
    let row = try transaction.row(
      "SELECT patient, entry FROM pseudonym_map WHERE session = $1", [session.rawValue])
    return try row.map { row in
      let fields = Fields(row: row, table: "pseudonym_map")
      return VaultReference(
        id: try fields.identifier("entry"), patient: try fields.identifier("patient"), kind: .pseudonymMap)
    }
  }

  /// `subject` is the id of the request or session that the words are about; the first words stay.
  package static func insertReason(for subject: String, _ entry: SealedEntry, in transaction: Transaction) throws {
    guard try reasonReference(for: subject, in: transaction) == nil else { return }
    try VaultStore.insert(entry, in: transaction)
    try transaction.execute(
      "INSERT INTO reason (subject, entry) VALUES ($1, $2)", [subject, entry.reference.id.rawValue])
  }

  package static func reasonReference(for subject: String, in transaction: Transaction) throws -> VaultReference? {
    let row = try transaction.row(
      """
      SELECT vault_entry.id, vault_entry.patient FROM reason JOIN vault_entry ON vault_entry.id = reason.entry
      WHERE reason.subject = $1
      """, [subject])
    return try row.map { row in
      let fields = Fields(row: row, table: "reason")
      return VaultReference(id: try fields.identifier("id"), patient: try fields.identifier("patient"), kind: .reason)
    }
  }
}
