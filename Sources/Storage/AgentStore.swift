package import ClinicalModel
import GRDB

/// Statements on agents.
package enum AgentStore {
  package static func upsert(_ agent: Agent, in transaction: Transaction) throws {
    try transaction.execute(
      """
      INSERT INTO agent (id, name, version, vendor, stage, status, files, clipboard, network, preview_release,
        approved_until, models)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, version = excluded.version, vendor = excluded.vendor,
        stage = excluded.stage, status = excluded.status, files = excluded.files, clipboard = excluded.clipboard,
        network = excluded.network, preview_release = excluded.preview_release,
        approved_until = excluded.approved_until, models = excluded.models
      """,
      [
        agent.id.rawValue, agent.name, agent.version, agent.vendor.rawValue, agent.stage.rawValue,
        agent.status.rawValue, agent.files.rawValue, agent.clipboard.rawValue, agent.network.rawValue,
        agent.isPreviewRelease ? 1 : 0, agent.approvedUntil?.milliseconds, try Words.json(agent.models),
      ])
  }

  package static func all(in transaction: Transaction) throws -> [Agent] {
    try transaction.rows("SELECT * FROM agent ORDER BY id").map { row in
      let fields = Fields(row: row, table: "agent")
      return Agent(
        id: try fields.identifier("id"), name: try fields.text("name"), version: try fields.text("version"),
        vendor: try fields.identifier("vendor"), stage: try fields.word("stage"), status: try fields.word("status"),
        files: try fields.word("files"), clipboard: try fields.word("clipboard"), network: try fields.word("network"),
        isPreviewRelease: try fields.flag("preview_release"),
        approvedUntil: try fields.optionalTimestamp("approved_until"),
        models: try Words.parse(try fields.text("models"), table: "agent"))
    }
  }
}
