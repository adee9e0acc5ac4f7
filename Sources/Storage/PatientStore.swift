package import ClinicalModel
import GRDB

/// A patient's plain row: the person is in the sealed entry.
package struct PatientRow: Hashable, Sendable {
  package let id: PatientID
  package let pseudonym: PatientPseudonym
  package let entry: VaultReference
}

/// Statements on patients' plain columns.
package enum PatientStore {
  /// Writes the row and its sealed entry; an entry that it replaces is deleted. The pseudonym is set once.
  package static func upsert(
    _ id: PatientID, pseudonym: PatientPseudonym, entry: SealedEntry, in transaction: Transaction
  ) throws {
    let previous = try transaction.row("SELECT entry FROM patient WHERE id = $1", [id.rawValue]).map {
      try Fields(row: $0, table: "patient").identifier("entry", as: VaultEntryID.self)
    }
    try VaultStore.insert(entry, in: transaction)
    try transaction.execute(
      """
      INSERT INTO patient (id, pseudonym, entry) VALUES ($1, $2, $3)
      ON CONFLICT (id) DO UPDATE SET entry = excluded.entry
      """, [id.rawValue, pseudonym.rawValue, entry.reference.id.rawValue])
    if let previous { try VaultStore.delete(previous, in: transaction) }
  }

  package static func all(in transaction: Transaction) throws -> [PatientRow] {
    try transaction.rows("SELECT id, pseudonym, entry FROM patient ORDER BY id").map { row in
      let fields = Fields(row: row, table: "patient")
      let id: PatientID = try fields.identifier("id")
      let entry: VaultEntryID = try fields.identifier("entry")
      return PatientRow(
        id: id, pseudonym: try fields.identifier("pseudonym"),
        entry: VaultReference(id: entry, patient: id, kind: .patient))
    }
  }
}
