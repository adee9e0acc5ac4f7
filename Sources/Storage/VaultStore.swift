import ClinicalModel
import FoundationEssentials
import GRDB

/// A patient's keys as the database holds them.
enum WrappedKeys: Sendable {
  case wrapped(data: [UInt8], commitment: [UInt8])
  case shredded
}

/// Statements on the vault's tables.
enum VaultStore {
  static func insert(_ entry: SealedEntry, in transaction: Transaction) throws {
    let reference = entry.reference
    try transaction.execute(
      "INSERT INTO vault_entry (id, patient, kind, sealed) VALUES ($1, $2, $3, $4)",
      [reference.id.rawValue, reference.patient.rawValue, reference.kind.rawValue, Data(entry.sealed)])
  }

  static func sealed(_ reference: VaultReference, in transaction: Transaction) throws -> [UInt8]? {
    let row = try transaction.row(
      "SELECT sealed FROM vault_entry WHERE id = $1 AND patient = $2 AND kind = $3",
      [reference.id.rawValue, reference.patient.rawValue, reference.kind.rawValue])
    return try row.map { try Fields(row: $0, table: "vault_entry").bytes("sealed") }
  }

  static func delete(_ id: VaultEntryID, in transaction: Transaction) throws {
    try transaction.execute("DELETE FROM vault_entry WHERE id = $1", [id.rawValue])
  }

  static func masterKeyCheck(orInsert fresh: [UInt8], in transaction: Transaction) throws -> [UInt8] {
    try transaction.execute(
      "INSERT INTO master_key_check (only, sealed) VALUES (1, $1) ON CONFLICT DO NOTHING", [Data(fresh)])
    guard let row = try transaction.row("SELECT sealed FROM master_key_check WHERE only = 1") else {
      throw StorageError.corrupt(table: "master_key_check")
    }
    return try Fields(row: row, table: "master_key_check").bytes("sealed")
  }

  /// `nil` before the first key.
  static func masterKeyCheck(in transaction: Transaction) throws -> [UInt8]? {
    try transaction.row("SELECT sealed FROM master_key_check WHERE only = 1").map {
      try Fields(row: $0, table: "master_key_check").bytes("sealed")
    }
  }

  static func replaceMasterKeyCheck(_ sealed: [UInt8], in transaction: Transaction) throws {
    try transaction.execute("UPDATE master_key_check SET sealed = $1 WHERE only = 1", [Data(sealed)])
  }

  /// Keys that were not shredded, of patients that come after one, in their order.
  static func wrappedKeys(
    after patient: String, limit: Int, in transaction: Transaction
  ) throws -> [(patient: PatientID, data: [UInt8], commitment: [UInt8])] {
    try transaction.rows(
      """
      SELECT patient, data_key, commitment_key FROM patient_keys
      WHERE patient > $1 AND data_key IS NOT NULL ORDER BY patient LIMIT $2
      """, [patient, limit]
    ).map { row in
      let fields = Fields(row: row, table: "patient_keys")
      return (try fields.identifier("patient"), try fields.bytes("data_key"), try fields.bytes("commitment_key"))
    }
  }

  static func replaceKeys(
    of patient: PatientID, data: [UInt8], commitment: [UInt8], in transaction: Transaction
  ) throws {
    try transaction.execute(
      "UPDATE patient_keys SET data_key = $1, commitment_key = $2 WHERE patient = $3",
      [Data(data), Data(commitment), patient.rawValue])
    guard transaction.changedRows == 1 else { throw StorageError.corrupt(table: "patient_keys") }
  }

  static func keys(of patient: PatientID, in transaction: Transaction) throws -> WrappedKeys? {
    let row = try transaction.row(
      "SELECT data_key, commitment_key FROM patient_keys WHERE patient = $1", [patient.rawValue])
    guard let row else { return nil }
    let fields = Fields(row: row, table: "patient_keys")
    guard let data = try fields.optionalBytes("data_key"), let commitment = try fields.optionalBytes("commitment_key")
    else { return .shredded }
    return .wrapped(data: data, commitment: commitment)
  }

  /// The keys that are there, or `fresh` when none are: of two callers at once, both get the same.
  static func keys(of patient: PatientID, orInsert fresh: WrappedKeys, in transaction: Transaction) throws
    -> WrappedKeys
  {
    if let present = try keys(of: patient, in: transaction) { return present }
    guard case .wrapped(let data, let commitment) = fresh else { return fresh }
    try transaction.execute(
      "INSERT INTO patient_keys (patient, data_key, commitment_key) VALUES ($1, $2, $3)",
      [patient.rawValue, Data(data), Data(commitment)])
    return fresh
  }

  static func shred(_ patient: PatientID, at now: Timestamp, in transaction: Transaction) throws {
    try transaction.execute(
      """
      INSERT INTO patient_keys (patient, shredded_at) VALUES ($1, $2)
      ON CONFLICT (patient) DO UPDATE SET data_key = NULL, commitment_key = NULL, shredded_at = excluded.shredded_at
      WHERE shredded_at IS NULL
      """, [patient.rawValue, now.milliseconds])
  }
}
