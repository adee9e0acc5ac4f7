package import ClinicalModel
import GRDB

/// Statements on vendors.
package enum VendorStore {
  package static func upsert(_ vendor: Vendor, in transaction: Transaction) throws {
    try transaction.execute(
      """
      INSERT INTO vendor (id, name, baa, no_training, encrypts, security_report, right_to_audit, incident_sla)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, baa = excluded.baa, no_training = excluded.no_training,
        encrypts = excluded.encrypts, security_report = excluded.security_report,
        right_to_audit = excluded.right_to_audit, incident_sla = excluded.incident_sla
      """,
      [
        vendor.id.rawValue, vendor.name, vendor.baa.rawValue, vendor.noTraining.rawValue, vendor.encrypts ? 1 : 0,
        vendor.securityReport.rawValue, vendor.rightToAudit ? 1 : 0, vendor.hasIncidentSLA ? 1 : 0,
      ])
  }

  package static func all(in transaction: Transaction) throws -> [Vendor] {
    try transaction.rows("SELECT * FROM vendor ORDER BY id").map { row in
      let fields = Fields(row: row, table: "vendor")
      return Vendor(
        id: try fields.identifier("id"), name: try fields.text("name"), baa: try fields.word("baa"),
        noTraining: try fields.word("no_training"), encrypts: try fields.flag("encrypts"),
        securityReport: try fields.word("security_report"), rightToAudit: try fields.flag("right_to_audit"),
        hasIncidentSLA: try fields.flag("incident_sla"))
    }
  }
}
