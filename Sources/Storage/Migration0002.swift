/// The policies that were in force, by hash. A row is history: neither a change of it nor its removal is possible, so that
/// a decision of years ago can be explained by the very text that made it.
enum Migration0002 {
  static let sql = """
    CREATE TABLE policy_version (
      hash TEXT NOT NULL PRIMARY KEY CHECK (length(hash) BETWEEN 1 AND 128),
      name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 64),
      yaml TEXT NOT NULL CHECK (length(CAST(yaml AS BLOB)) BETWEEN 1 AND 1048576),
      first_loaded_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX policy_version_by_time ON policy_version (first_loaded_at);
    CREATE TRIGGER policy_version_is_never_replaced BEFORE INSERT ON policy_version
    WHEN EXISTS (SELECT 1 FROM policy_version WHERE hash = NEW.hash)
    BEGIN SELECT RAISE(ABORT, 'policy_version_is_history'); END;
    CREATE TRIGGER policy_version_is_kept BEFORE DELETE ON policy_version
    BEGIN SELECT RAISE(ABORT, 'policy_version_is_history'); END;
    CREATE TRIGGER policy_version_is_fixed BEFORE UPDATE ON policy_version
    BEGIN SELECT RAISE(ABORT, 'policy_version_is_history'); END;
    """
}
