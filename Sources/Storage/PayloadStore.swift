import ClinicalModel
import GRDB

/// Statements on the payloads' plain columns.
enum PayloadStore {
  private static let columns = "inference, patient, session, recorded_at, entry"

  static func replace(_ summary: PayloadSummary, with entry: SealedEntry, in transaction: Transaction) throws {
    let previous = try self.summary(of: summary.inference, in: transaction)
    try VaultStore.insert(entry, in: transaction)
    // In place: a row that is removed is a removal to a legal hold as well.
    try transaction.execute(
      """
      INSERT INTO payload (\(columns)) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (inference) DO UPDATE SET recorded_at = excluded.recorded_at, entry = excluded.entry
      """,
      [
        summary.inference.rawValue, summary.patient.rawValue, summary.session?.rawValue,
        summary.recordedAt.milliseconds, summary.entry.rawValue,
      ])
    if let previous { try VaultStore.delete(previous.entry, in: transaction) }
  }

  static func summary(of inference: InferenceID, in transaction: Transaction) throws -> PayloadSummary? {
    try transaction.row("SELECT \(columns) FROM payload WHERE inference = $1", [inference.rawValue]).map(summary)
  }

  static func summaries(patient: PatientID, limit: Int, in transaction: Transaction) throws -> [PayloadSummary] {
    try transaction.rows(
      "SELECT \(columns) FROM payload WHERE patient = $1 ORDER BY recorded_at DESC, inference LIMIT $2",
      [patient.rawValue, limit]
    ).map(summary)
  }

  static func summaries(session: SessionID, limit: Int, in transaction: Transaction) throws -> [PayloadSummary] {
    try transaction.rows(
      "SELECT \(columns) FROM payload WHERE session = $1 ORDER BY recorded_at DESC, inference LIMIT $2",
      [session.rawValue, limit]
    ).map(summary)
  }

  private static func summary(_ row: Row) throws -> PayloadSummary {
    let fields = Fields(row: row, table: "payload")
    return PayloadSummary(
      inference: try fields.identifier("inference"), patient: try fields.identifier("patient"),
      session: try fields.optionalIdentifier("session"), recordedAt: try fields.timestamp("recorded_at"),
      entry: try fields.identifier("entry"))
  }
}
