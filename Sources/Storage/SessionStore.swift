package import ClinicalModel
import GRDB

/// A session with what its records need and what its token hashes to.
package struct StoredSession: Hashable, Sendable {
  package let session: Session
  package let tokenHash: String
  package let agentVersion: String
  package let model: String

  package init(session: Session, tokenHash: String, agentVersion: String, model: String) {
    self.session = session
    self.tokenHash = tokenHash
    self.agentVersion = agentVersion
    self.model = model
  }
}

/// Statements on sessions.
package enum SessionStore {
  package static func insert(_ stored: StoredSession, in transaction: Transaction) throws {
    let session = stored.session
    let state = Columns(session.state)
    try transaction.execute(
      """
      INSERT INTO session (id, request, device_key, agent, device, clinician, patient, purpose, token_hash, opened_at,
        expires_at, state, closed_at, reason)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
      """,
      [
        session.id.rawValue, session.request.rawValue, session.key.rawValue, session.agent.rawValue,
        session.device.rawValue, session.clinician.rawValue, session.patient.rawValue, session.purpose.rawValue,
        stored.tokenHash, session.openedAt.milliseconds, session.expiresAt.milliseconds, state.name,
        state.closedAt?.milliseconds, state.reason,
      ])
  }

  /// Writes how an active session was closed; `false` when it is closed already, or is not there.
  package static func close(_ session: Session, in transaction: Transaction) throws -> Bool {
    let state = Columns(session.state)
    try transaction.execute(
      "UPDATE session SET state = $1, closed_at = $2, reason = $3 WHERE id = $4 AND state = 'active'",
      [state.name, state.closedAt?.milliseconds, state.reason, session.id.rawValue])
    return transaction.changedRows == 1
  }

  /// Every active session and the newest closed ones.
  package static func load(closedMax: Int, in transaction: Transaction) throws -> [StoredSession] {
    let sql = """
      SELECT session.*, session_request.agent_version, session_request.model
      FROM session JOIN session_request ON session_request.id = session.request
      """
    let active = try transaction.rows(sql + " WHERE session.state = 'active'")
    let closed = try transaction.rows(
      sql + " WHERE session.state <> 'active' ORDER BY session.opened_at DESC LIMIT $1", [closedMax])
    return try (closed.reversed() + active).map(stored)
  }

  private static func stored(_ row: Row) throws -> StoredSession {
    let fields = Fields(row: row, table: "session")
    let session = Session(
      id: try fields.identifier("id"), request: try fields.identifier("request"),
      key: try fields.identifier("device_key"), agent: try fields.identifier("agent"),
      device: try fields.identifier("device"), clinician: try fields.identifier("clinician"),
      patient: try fields.identifier("patient"), purpose: try fields.word("purpose"),
      openedAt: try fields.timestamp("opened_at"), expiresAt: try fields.timestamp("expires_at"),
      state: try Columns.state(fields))
    return StoredSession(
      session: session, tokenHash: try fields.text("token_hash"), agentVersion: try fields.text("agent_version"),
      model: try fields.text("model"))
  }

  /// A state as three columns.
  private struct Columns {
    let name: String
    let closedAt: Timestamp?
    let reason: String?

    init(_ state: SessionState) {
      name = state.name
      switch state {
      case .active: (closedAt, reason) = (nil, nil)
      case .ended(let at), .expired(let at): (closedAt, reason) = (at, nil)
      case .revoked(let at, let why): (closedAt, reason) = (at, why.rawValue)
      }
    }

    static func state(_ fields: Fields) throws -> SessionState {
      switch try fields.text("state") {
      case "active": .active
      case "ended": .ended(at: try fields.timestamp("closed_at"))
      case "expired": .expired(at: try fields.timestamp("closed_at"))
      case "revoked": .revoked(at: try fields.timestamp("closed_at"), reason: try fields.word("reason"))
      default: throw fields.corrupt
      }
    }
  }
}
