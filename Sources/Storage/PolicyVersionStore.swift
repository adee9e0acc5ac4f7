import ClinicalModel
import GRDB

/// Statements on the policies that were in force.
enum PolicyVersionStore {
  /// Does nothing when the version is there: the first time counts.
  static func insertOnce(_ version: PolicyVersion, in transaction: Transaction) throws {
    try transaction.execute(
      """
      INSERT INTO policy_version (hash, name, yaml, first_loaded_at) SELECT $1, $2, $3, $4
      WHERE NOT EXISTS (SELECT 1 FROM policy_version WHERE hash = $1)
      """, [version.hash, version.name, version.yaml, version.firstLoaded.milliseconds])
  }

  static func version(_ hash: String, in transaction: Transaction) throws -> PolicyVersion? {
    let row = try transaction.row(
      "SELECT hash, name, yaml, first_loaded_at FROM policy_version WHERE hash = $1", [hash])
    return try row.map { row in
      let fields = Fields(row: row, table: "policy_version")
      return PolicyVersion(
        hash: try fields.text("hash"), name: try fields.text("name"), yaml: try fields.text("yaml"),
        firstLoaded: try fields.timestamp("first_loaded_at"))
    }
  }

  /// Newest first, without their texts.
  static func newest(_ limit: Int, in transaction: Transaction) throws -> [PolicyVersion.Heading] {
    try transaction.rows(
      "SELECT hash, name, first_loaded_at FROM policy_version ORDER BY first_loaded_at DESC, hash LIMIT $1", [limit]
    ).map { row in
      let fields = Fields(row: row, table: "policy_version")
      return PolicyVersion.Heading(
        hash: try fields.text("hash"), name: try fields.text("name"),
        firstLoaded: try fields.timestamp("first_loaded_at"))
    }
  }
}
