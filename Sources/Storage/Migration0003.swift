/// Legal holds. A patient's keys cannot be destroyed while one stands: the database itself refuses, so that no path
/// through the program can.
enum Migration0003 {
  static let sql = """
    CREATE TABLE legal_hold (
      patient TEXT NOT NULL REFERENCES patient (id),
      reason TEXT NOT NULL CHECK (reason IN ('litigation', 'investigation', 'incident', 'regulator')),
      placed_at INTEGER NOT NULL,
      PRIMARY KEY (patient, reason)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER legal_hold_keeps_keys_u BEFORE UPDATE OF data_key, commitment_key ON patient_keys
      WHEN (NEW.data_key IS NULL OR NEW.commitment_key IS NULL)
        AND EXISTS (SELECT 1 FROM legal_hold WHERE patient = OLD.patient)
      BEGIN SELECT RAISE(ABORT, 'legal_hold_keeps_keys'); END;
    CREATE TRIGGER legal_hold_keeps_keys_i BEFORE INSERT ON patient_keys
      WHEN NEW.data_key IS NULL AND EXISTS (SELECT 1 FROM legal_hold WHERE patient = NEW.patient)
      BEGIN SELECT RAISE(ABORT, 'legal_hold_keeps_keys'); END;
    CREATE TRIGGER legal_hold_keeps_keys_d BEFORE DELETE ON patient_keys
      WHEN EXISTS (SELECT 1 FROM legal_hold WHERE patient = OLD.patient)
      BEGIN SELECT RAISE(ABORT, 'legal_hold_keeps_keys'); END;
    """
}
