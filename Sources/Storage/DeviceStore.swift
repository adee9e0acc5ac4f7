package import ClinicalModel
import GRDB

/// Statements on devices and their keys.
package enum DeviceStore {
  package static func upsert(_ device: Device, in transaction: Transaction) throws {
    try transaction.execute(
      """
      INSERT INTO device (id, name, class, posture, isolation) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, class = excluded.class, posture = excluded.posture,
        isolation = excluded.isolation
      """,
      [
        device.id.rawValue, device.name, device.deviceClass.rawValue, device.posture.rawValue,
        device.isolation.rawValue,
      ])
  }

  package static func all(in transaction: Transaction) throws -> [Device] {
    try transaction.rows("SELECT * FROM device ORDER BY id").map { row in
      let fields = Fields(row: row, table: "device")
      return Device(
        id: try fields.identifier("id"), name: try fields.text("name"), deviceClass: try fields.word("class"),
        posture: try fields.word("posture"), isolation: try fields.word("isolation"))
    }
  }

  package static func insert(_ key: DeviceKey, in transaction: Transaction) throws {
    try transaction.execute(
      """
      INSERT INTO device_key (id, agent, device, clinician, secret_hash, issued_at, revoked_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      """,
      [
        key.id.rawValue, key.agent.rawValue, key.device.rawValue, key.clinician.rawValue, key.secretHash,
        key.issuedAt.milliseconds, key.revokedAt?.milliseconds,
      ])
  }

  /// `false` when the key was revoked before, or is not there.
  package static func revokeKey(_ key: DeviceKeyID, at now: Timestamp, in transaction: Transaction) throws -> Bool {
    try transaction.execute(
      "UPDATE device_key SET revoked_at = $1 WHERE id = $2 AND revoked_at IS NULL",
      [now.milliseconds, key.rawValue])
    return transaction.changedRows == 1
  }

  package static func keys(in transaction: Transaction) throws -> [DeviceKey] {
    try transaction.rows("SELECT * FROM device_key ORDER BY issued_at, id").map { row in
      let fields = Fields(row: row, table: "device_key")
      return DeviceKey(
        id: try fields.identifier("id"), agent: try fields.identifier("agent"),
        device: try fields.identifier("device"), clinician: try fields.identifier("clinician"),
        secretHash: try fields.text("secret_hash"), issuedAt: try fields.timestamp("issued_at"),
        revokedAt: try fields.optionalTimestamp("revoked_at"))
    }
  }
}
