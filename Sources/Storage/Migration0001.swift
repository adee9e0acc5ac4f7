/// The first schema. Times are milliseconds since 1970 UTC; every enumeration is a CHECK; what leads back to an active
/// session, and a session without consent, are refused by triggers, so that no path through the program can make one.
enum Migration0001 {
  static let sql = directory + access + sessions + sealed + outbox

  private static let directory = """
    CREATE TABLE vendor (
      id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
      name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
      baa TEXT NOT NULL CHECK (baa IN ('none', 'signed', 'expired')),
      no_training TEXT NOT NULL CHECK (no_training IN ('none', 'attested', 'expired')),
      encrypts INTEGER NOT NULL CHECK (encrypts IN (0, 1)),
      security_report TEXT NOT NULL CHECK (security_report IN ('none', 'current', 'expired')),
      right_to_audit INTEGER NOT NULL CHECK (right_to_audit IN (0, 1)),
      incident_sla INTEGER NOT NULL CHECK (incident_sla IN (0, 1))
    ) STRICT;
    CREATE TABLE agent (
      id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
      name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
      version TEXT NOT NULL CHECK (length(version) BETWEEN 1 AND 100),
      vendor TEXT NOT NULL REFERENCES vendor (id),
      stage TEXT NOT NULL CHECK (stage IN ('proof-of-concept', 'security-test', 'pilot', 'production')),
      status TEXT NOT NULL CHECK (status IN ('active', 'suspended', 'revoked')),
      files TEXT NOT NULL CHECK (files IN ('none', 'scoped', 'full')),
      clipboard TEXT NOT NULL CHECK (clipboard IN ('none', 'brokered', 'full')),
      network TEXT NOT NULL CHECK (network IN ('gateway-only', 'open')),
      preview_release INTEGER NOT NULL CHECK (preview_release IN (0, 1)),
      approved_until INTEGER,
      models TEXT NOT NULL CHECK (json_valid(models) AND json_type(models) = 'array')
    ) STRICT;
    CREATE TABLE device (
      id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
      name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
      class TEXT NOT NULL CHECK (class IN ('clinical', 'administrative', 'research')),
      posture TEXT NOT NULL CHECK (posture IN ('healthy', 'unhealthy', 'stale')),
      isolation TEXT NOT NULL CHECK (isolation IN ('none', 'sandbox', 'vdi'))
    ) STRICT;
    CREATE TABLE patient (
      id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
      pseudonym TEXT NOT NULL UNIQUE CHECK (length(pseudonym) BETWEEN 1 AND 64),
      entry TEXT NOT NULL
    ) STRICT;

    """

  private static let access = """
    CREATE TABLE user (
      id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
      display_name TEXT NOT NULL CHECK (length(display_name) BETWEEN 1 AND 200),
      roles TEXT NOT NULL CHECK (json_valid(roles) AND json_type(roles) = 'array'),
      patient TEXT REFERENCES patient (id),
      password TEXT CHECK (password LIKE '$scrypt$%')
    ) STRICT;
    CREATE TABLE sign_in (
      token_hash TEXT NOT NULL PRIMARY KEY CHECK (length(token_hash) = 64),
      user TEXT NOT NULL REFERENCES user (id),
      signed_in_at INTEGER NOT NULL,
      used_at INTEGER NOT NULL CHECK (used_at >= signed_in_at)
    ) STRICT;
    CREATE TABLE device_key (
      id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
      agent TEXT NOT NULL REFERENCES agent (id),
      device TEXT NOT NULL REFERENCES device (id),
      clinician TEXT NOT NULL REFERENCES user (id),
      secret_hash TEXT NOT NULL UNIQUE CHECK (length(secret_hash) = 64),
      issued_at INTEGER NOT NULL,
      revoked_at INTEGER
    ) STRICT;
    CREATE TRIGGER device_key_stays_revoked BEFORE UPDATE OF revoked_at ON device_key
      WHEN OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS NOT OLD.revoked_at
      BEGIN SELECT RAISE(ABORT, 'device_key_stays_revoked'); END;

    """

  private static let sessions = """
    CREATE TABLE consent (
      patient TEXT NOT NULL REFERENCES patient (id),
      purpose TEXT NOT NULL CHECK (purpose IN
        ('drafting', 'summarisation', 'image-summary', 'secondary-use', 'model-improvement')),
      version INTEGER NOT NULL CHECK (version >= 1),
      status TEXT NOT NULL CHECK (status IN ('opted-in', 'opted-out', 'revoked', 'unknown')),
      changed_at INTEGER NOT NULL,
      changed_by TEXT NOT NULL REFERENCES user (id),
      PRIMARY KEY (patient, purpose, version)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER consent_is_history_u BEFORE UPDATE ON consent
      BEGIN SELECT RAISE(ABORT, 'consent_is_history'); END;
    CREATE TRIGGER consent_is_history_d BEFORE DELETE ON consent
      BEGIN SELECT RAISE(ABORT, 'consent_is_history'); END;
    CREATE TABLE session_request (
      id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
      device_key TEXT NOT NULL REFERENCES device_key (id),
      agent TEXT NOT NULL REFERENCES agent (id),
      agent_version TEXT NOT NULL,
      device TEXT NOT NULL REFERENCES device (id),
      clinician TEXT NOT NULL REFERENCES user (id),
      model TEXT NOT NULL CHECK (length(model) BETWEEN 1 AND 200),
      route TEXT NOT NULL CHECK (route IN ('on-premises', 'private-cloud', 'vendor')),
      requested_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL CHECK (expires_at > requested_at),
      state TEXT NOT NULL CHECK (state IN ('pending', 'approved', 'denied', 'expired'))
    ) STRICT;
    CREATE UNIQUE INDEX one_pending_request ON session_request (device_key, model) WHERE state = 'pending';
    CREATE TRIGGER session_request_is_decided_once BEFORE UPDATE OF state ON session_request
      WHEN OLD.state <> 'pending'
      BEGIN SELECT RAISE(ABORT, 'session_request_is_decided_once'); END;
    CREATE TABLE session (
      id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
      request TEXT NOT NULL UNIQUE REFERENCES session_request (id),
      device_key TEXT NOT NULL REFERENCES device_key (id),
      agent TEXT NOT NULL REFERENCES agent (id),
      device TEXT NOT NULL REFERENCES device (id),
      clinician TEXT NOT NULL REFERENCES user (id),
      patient TEXT NOT NULL REFERENCES patient (id),
      purpose TEXT NOT NULL CHECK (purpose IN
        ('drafting', 'summarisation', 'image-summary', 'secondary-use', 'model-improvement')),
      token_hash TEXT NOT NULL UNIQUE CHECK (length(token_hash) = 64),
      opened_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL CHECK (expires_at > opened_at AND expires_at - opened_at <= 28800000),
      state TEXT NOT NULL CHECK (state IN ('active', 'ended', 'expired', 'revoked')),
      closed_at INTEGER,
      reason TEXT,
      CHECK ((state = 'active') = (closed_at IS NULL)),
      CHECK ((state = 'revoked') = (reason IS NOT NULL))
    ) STRICT;
    CREATE UNIQUE INDEX one_active_session_per_key ON session (device_key) WHERE state = 'active';
    CREATE INDEX session_by_patient ON session (patient, opened_at);
    CREATE INDEX session_by_opening ON session (opened_at);
    CREATE TRIGGER session_never_reopens BEFORE UPDATE OF state ON session
      WHEN OLD.state <> 'active'
      BEGIN SELECT RAISE(ABORT, 'session_never_reopens'); END;
    CREATE TRIGGER session_needs_consent BEFORE INSERT ON session
      WHEN 'opted-in' IS NOT (SELECT status FROM consent
        WHERE patient = NEW.patient AND purpose = NEW.purpose ORDER BY version DESC LIMIT 1)
      BEGIN SELECT RAISE(ABORT, 'session_needs_consent'); END;
    CREATE TRIGGER session_needs_live_key BEFORE INSERT ON session
      WHEN EXISTS (SELECT 1 FROM device_key WHERE id = NEW.device_key AND revoked_at IS NOT NULL)
        OR EXISTS (SELECT 1 FROM agent WHERE id = NEW.agent AND status <> 'active')
      BEGIN SELECT RAISE(ABORT, 'session_needs_live_key'); END;

    """

  private static let sealed = """
    CREATE TABLE master_key_check (
      only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
      sealed BLOB NOT NULL
    ) STRICT;
    CREATE TABLE patient_keys (
      patient TEXT NOT NULL PRIMARY KEY CHECK (length(patient) BETWEEN 1 AND 64),
      data_key BLOB,
      commitment_key BLOB,
      shredded_at INTEGER,
      CHECK ((shredded_at IS NULL) = (data_key IS NOT NULL)),
      CHECK ((data_key IS NULL) = (commitment_key IS NULL))
    ) STRICT;
    CREATE TABLE vault_entry (
      id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
      patient TEXT NOT NULL REFERENCES patient_keys (patient),
      kind TEXT NOT NULL,
      sealed BLOB NOT NULL
    ) STRICT;
    CREATE TABLE payload (
      inference TEXT NOT NULL PRIMARY KEY CHECK (length(inference) BETWEEN 1 AND 64),
      patient TEXT NOT NULL,
      session TEXT,
      recorded_at INTEGER NOT NULL,
      entry TEXT NOT NULL UNIQUE REFERENCES vault_entry (id)
    ) STRICT;
    CREATE INDEX payload_by_patient ON payload (patient, recorded_at);
    CREATE INDEX payload_by_session ON payload (session, recorded_at);
    CREATE TABLE pseudonym_map (
      session TEXT NOT NULL PRIMARY KEY,
      patient TEXT NOT NULL,
      entry TEXT NOT NULL UNIQUE REFERENCES vault_entry (id)
    ) STRICT;
    CREATE TABLE reason (
      subject TEXT NOT NULL PRIMARY KEY,
      entry TEXT NOT NULL UNIQUE REFERENCES vault_entry (id)
    ) STRICT;

    """

  private static let outbox = """
    CREATE TABLE outbox (
      id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
      ledger_floor INTEGER NOT NULL CHECK (ledger_floor >= 0),
      record BLOB NOT NULL CHECK (length(record) > 0)
    ) STRICT;
    """
}
