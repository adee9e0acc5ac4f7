import GRDB

/// The tables of an index. They hold nothing that the log does not hold, so there are no migrations: an index of another
/// version is made anew.
///
/// Each index by one column goes on with `place`, so that a page is read in the log's order from where the last one
/// ended, and with the columns that the others filter by, so that nothing else has to be read to narrow further.
enum RecordIndexSchema {
  /// "chpi", so that another program's database is never taken for an index.
  static let applicationID: Int32 = 0x6368_7069
  static let version: Int32 = 1
  /// Records whose earliest and latest time are kept together: a bundle of the log.
  static let stretchRecords: UInt64 = 256

  static let sql = """
    PRAGMA application_id = \(applicationID);
    PRAGMA user_version = \(version);
    CREATE TABLE covered (
      only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
      origin TEXT NOT NULL,
      size INTEGER NOT NULL CHECK (size >= 0),
      root BLOB NOT NULL CHECK (length(root) = 32),
      words INTEGER NOT NULL,
      unreadable INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE word (text TEXT NOT NULL PRIMARY KEY, id INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE stretch (number INTEGER NOT NULL PRIMARY KEY, earliest INTEGER NOT NULL, latest INTEGER NOT NULL) STRICT;
    CREATE TABLE record (
      place INTEGER NOT NULL PRIMARY KEY,
      time INTEGER NOT NULL,
      kind INTEGER, decision INTEGER, patient INTEGER, session INTEGER, inference INTEGER, user INTEGER, agent INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX record_by_inference ON record (inference, place) WHERE inference IS NOT NULL;
    CREATE INDEX record_by_session ON record (session, place) WHERE session IS NOT NULL;
    CREATE INDEX record_by_patient ON record (patient, place, kind, decision, time, user, agent)
      WHERE patient IS NOT NULL;
    CREATE INDEX record_by_user ON record (user, place, kind, decision, time, agent) WHERE user IS NOT NULL;
    CREATE INDEX record_by_agent ON record (agent, place, kind, decision, time) WHERE agent IS NOT NULL;
    CREATE INDEX record_by_kind ON record (kind, place, decision, time) WHERE kind IS NOT NULL;
    CREATE INDEX record_by_decision ON record (decision, place, time) WHERE decision IS NOT NULL;
    """
}
