import ClinicalModel
import GRDB

/// Statements on content by its age.
enum RetentionStore {
  /// Each kind's content with its subject, its patient, its session and since when it is kept, older than $1.
  private static func source(_ kind: ContentKind) -> String {
    switch kind {
    case .inferencePayload:
      """
      SELECT payload.inference AS subject, payload.patient AS patient, payload.session AS session,
        payload.recorded_at AS since, payload.entry AS entry
      FROM payload WHERE payload.recorded_at < $1
      """
    case .pseudonymMap:
      // A session that is open still needs its map.
      """
      SELECT pseudonym_map.session AS subject, pseudonym_map.patient AS patient, pseudonym_map.session AS session,
        session.closed_at AS since, pseudonym_map.entry AS entry
      FROM session JOIN pseudonym_map ON pseudonym_map.session = session.id WHERE session.closed_at < $1
      """
    case .reason:
      // Given for a session, or for the request that led to one, or to none.
      """
      SELECT reason.subject AS subject, vault_entry.patient AS patient, session.id AS session,
        coalesce(session.closed_at, session_request.expires_at) AS since, reason.entry AS entry
      FROM reason JOIN vault_entry ON vault_entry.id = reason.entry
      LEFT JOIN session_request ON session_request.id = reason.subject
      LEFT JOIN session ON session.id = reason.subject OR session.request = reason.subject
      WHERE coalesce(session.closed_at, session_request.expires_at) < $1 AND session.state IS NOT 'active'
      """
    }
  }

  private static let isHeld = """
    (EXISTS (SELECT 1 FROM legal_hold WHERE legal_hold.patient = content.patient)
      OR EXISTS (SELECT 1 FROM session_hold WHERE session_hold.session = content.session))
    """

  /// What may go, oldest first within its kind, at most `limit`.
  static func due(
    _ periods: RetentionPeriods, at time: Timestamp, limit: Int, in transaction: Transaction
  ) throws -> [ExpiredContent] {
    var found: [ExpiredContent] = []
    for kind in ContentKind.allCases where found.count < limit {
      let before = time.advanced(byYears: -periods.years(of: kind))
      found += try transaction.rows(
        """
        SELECT content.subject, content.session, content.since, content.entry, person.pseudonym
        FROM (\(source(kind))) AS content LEFT JOIN patient AS person ON person.id = content.patient
        WHERE NOT \(isHeld) ORDER BY content.since LIMIT $2
        """, [before.milliseconds, limit - found.count]
      ).map { row in
        let fields = Fields(row: row, table: "content")
        return ExpiredContent(
          kind: kind, subject: try fields.text("subject"), session: try fields.optionalIdentifier("session"),
          patient: try fields.optionalIdentifier("pseudonym"), since: try fields.timestamp("since"),
          entry: try fields.identifier("entry"))
      }
    }
    return found
  }

  static func delete(_ content: ExpiredContent, in transaction: Transaction) throws {
    let statement =
      switch content.kind {
      case .inferencePayload: "DELETE FROM payload WHERE inference = $1"
      case .pseudonymMap: "DELETE FROM pseudonym_map WHERE session = $1"
      case .reason: "DELETE FROM reason WHERE subject = $1"
      }
    try transaction.execute(statement, [content.subject])
    try VaultStore.delete(content.entry, in: transaction)
  }

  static func outlook(
    _ periods: RetentionPeriods, at time: Timestamp, in transaction: Transaction
  ) throws -> RetentionOutlook {
    var outlook = RetentionOutlook(due: [:], held: [:])
    for kind in ContentKind.allCases {
      let before = time.advanced(byYears: -periods.years(of: kind))
      let row = try transaction.row(
        """
        SELECT count(*) FILTER (WHERE held) AS held, count(*) FILTER (WHERE NOT held) AS due,
          min(since) FILTER (WHERE NOT held) AS oldest
        FROM (SELECT content.since AS since, \(isHeld) AS held FROM (\(source(kind))) AS content)
        """, [before.milliseconds])
      guard let row else { continue }
      let fields = Fields(row: row, table: "content")
      outlook.held[kind] = Int(try fields.integer("held"))
      outlook.due[kind] = Int(try fields.integer("due"))
      if let oldest = try fields.optionalTimestamp("oldest") { outlook.oldest = min(outlook.oldest ?? oldest, oldest) }
    }
    return outlook
  }
}
