package import ClinicalModel
import GRDB

/// Statements on session requests.
package enum SessionRequestStore {
  package static func insert(_ request: SessionRequest, in transaction: Transaction) throws {
    try transaction.execute(
      """
      INSERT INTO session_request (id, device_key, agent, agent_version, device, clinician, model, route,
        requested_at, expires_at, state)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
      """,
      [
        request.id.rawValue, request.key.rawValue, request.agent.rawValue, request.agentVersion,
        request.device.rawValue, request.clinician.rawValue, request.model, request.route.rawValue,
        request.requestedAt.milliseconds, request.expiresAt.milliseconds, request.state.rawValue,
      ])
  }

  /// Writes the decision on a pending request; `false` when it was decided already, or is not there.
  package static func decide(_ request: SessionRequest, in transaction: Transaction) throws -> Bool {
    try transaction.execute(
      "UPDATE session_request SET state = $1 WHERE id = $2 AND state = 'pending'",
      [request.state.rawValue, request.id.rawValue])
    return transaction.changedRows == 1
  }

  /// Every pending request and the newest decided ones, oldest first.
  package static func load(decidedMax: Int, in transaction: Transaction) throws -> [SessionRequest] {
    let pending = try transaction.rows("SELECT * FROM session_request WHERE state = 'pending' ORDER BY requested_at")
    let decided = try transaction.rows(
      "SELECT * FROM session_request WHERE state <> 'pending' ORDER BY requested_at DESC LIMIT $1", [decidedMax])
    return try (decided.reversed() + pending).map { row in
      let fields = Fields(row: row, table: "session_request")
      return SessionRequest(
        id: try fields.identifier("id"), key: try fields.identifier("device_key"),
        agent: try fields.identifier("agent"), agentVersion: try fields.text("agent_version"),
        device: try fields.identifier("device"), clinician: try fields.identifier("clinician"),
        model: try fields.text("model"), route: try fields.word("route"),
        requestedAt: try fields.timestamp("requested_at"), expiresAt: try fields.timestamp("expires_at"),
        state: try fields.word("state"))
    }
  }
}
