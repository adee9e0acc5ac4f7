/// Retention: what a session's hold keeps, and how content that has had its time is found. As with keys, the database
/// itself refuses to remove what is held.
enum Migration0004 {
  static let sql = holds + content + keys

  private static let holds = """
    CREATE TABLE session_hold (
      session TEXT NOT NULL REFERENCES session (id),
      reason TEXT NOT NULL CHECK (reason IN ('litigation', 'investigation', 'incident', 'regulator')),
      incident TEXT NOT NULL CHECK (length(incident) <= 64),
      placed_at INTEGER NOT NULL,
      PRIMARY KEY (session, reason, incident),
      CHECK (incident = '' OR reason = 'incident')
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX session_hold_by_incident ON session_hold (incident);
    CREATE INDEX payload_by_time ON payload (recorded_at);
    CREATE INDEX session_by_closing ON session (closed_at);

    """

  private static let content = """
    CREATE TRIGGER hold_keeps_payload BEFORE DELETE ON payload
      WHEN EXISTS (SELECT 1 FROM legal_hold WHERE patient = OLD.patient)
        OR EXISTS (SELECT 1 FROM session_hold WHERE session = OLD.session)
      BEGIN SELECT RAISE(ABORT, 'legal_hold_keeps_content'); END;
    CREATE TRIGGER payload_stays_bound BEFORE UPDATE OF inference, patient, session ON payload
      WHEN NEW.inference <> OLD.inference OR NEW.patient <> OLD.patient OR NEW.session IS NOT OLD.session
      BEGIN SELECT RAISE(ABORT, 'payload_stays_bound'); END;
    CREATE TRIGGER hold_keeps_pseudonym_map BEFORE DELETE ON pseudonym_map
      WHEN EXISTS (SELECT 1 FROM legal_hold WHERE patient = OLD.patient)
        OR EXISTS (SELECT 1 FROM session_hold WHERE session = OLD.session)
      BEGIN SELECT RAISE(ABORT, 'legal_hold_keeps_content'); END;
    CREATE TRIGGER hold_keeps_reason BEFORE DELETE ON reason
      WHEN EXISTS (SELECT 1 FROM legal_hold JOIN vault_entry ON vault_entry.patient = legal_hold.patient
          WHERE vault_entry.id = OLD.entry)
        OR EXISTS (SELECT 1 FROM session_hold JOIN session ON session.id = session_hold.session
          WHERE session.id = OLD.subject OR session.request = OLD.subject)
      BEGIN SELECT RAISE(ABORT, 'legal_hold_keeps_content'); END;

    """

  private static let keys = """
    CREATE TRIGGER session_hold_keeps_keys_u BEFORE UPDATE OF data_key, commitment_key ON patient_keys
      WHEN (NEW.data_key IS NULL OR NEW.commitment_key IS NULL) AND EXISTS (
        SELECT 1 FROM session_hold JOIN session ON session.id = session_hold.session WHERE session.patient = OLD.patient)
      BEGIN SELECT RAISE(ABORT, 'legal_hold_keeps_keys'); END;
    CREATE TRIGGER session_hold_keeps_keys_d BEFORE DELETE ON patient_keys
      WHEN EXISTS (
        SELECT 1 FROM session_hold JOIN session ON session.id = session_hold.session WHERE session.patient = OLD.patient)
      BEGIN SELECT RAISE(ABORT, 'legal_hold_keeps_keys'); END;
    """
}
