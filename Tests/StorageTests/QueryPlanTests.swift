import Testing

@testable import Storage

@Suite struct QueryPlanTests {
  /// What runs while someone waits must not read whole tables.
  @Test(arguments: [
    "SELECT sealed FROM vault_entry WHERE id = 'x' AND patient = 'x' AND kind = 'x'",
    "SELECT data_key, commitment_key FROM patient_keys WHERE patient = 'x'",
    "SELECT inference FROM payload WHERE patient = 'x' ORDER BY recorded_at DESC, inference LIMIT 1",
    "SELECT inference FROM payload WHERE session = 'x' ORDER BY recorded_at DESC, inference LIMIT 1",
    "SELECT id, ledger_floor, record FROM outbox WHERE id > 0 ORDER BY id LIMIT 1",
    "UPDATE session SET state = 'ended' WHERE id = 'x' AND state = 'active'",
    "UPDATE session_request SET state = 'denied' WHERE id = 'x' AND state = 'pending'",
    "SELECT * FROM session WHERE session.state <> 'active' ORDER BY session.opened_at DESC LIMIT 1",
    "SELECT * FROM consent WHERE patient = 'x'", "SELECT patient, entry FROM pseudonym_map WHERE session = 'x'",
    "UPDATE device_key SET revoked_at = 1 WHERE id = 'x' AND revoked_at IS NULL",
    "DELETE FROM sign_in WHERE token_hash = 'x'",
  ])
  func questionsUseAnIndex(sql: String) async throws {
    let database = try Database.inMemory()
    let plan = try await database.read { transaction in
      try transaction.rows("EXPLAIN QUERY PLAN " + sql).map { try Fields(row: $0, table: "plan").text("detail") }
    }
    let scans = plan.filter { $0.hasPrefix("SCAN") && !$0.contains("USING INDEX") }
    #expect(scans.isEmpty, "\(plan)")
  }
}
