import AuditRecords
import ClinicalModel
import Storage

/// The records of what the desk does.
enum SessionRecords {
  static func requested(_ request: SessionRequest) -> AuditRecord {
    record(.sessionRequested, of: request, at: request.requestedAt, by: request.clinician)
  }

  static func denied(_ request: SessionRequest, by user: UserID, at now: Timestamp) -> AuditRecord {
    record(.sessionDenied, of: request, at: now, by: user)
  }

  static func expired(_ request: SessionRequest, at now: Timestamp) -> AuditRecord {
    record(.sessionRequestExpired, of: request, at: now, by: nil)
  }

  static func approved(
    _ stored: StoredSession, route: RouteKind, patient: PatientPseudonym?, consent: String
  ) -> AuditRecord {
    let session = stored.session
    var record = record(.sessionApproved, of: stored, at: session.openedAt, by: session.clinician, patient)
    record.consent = consent
    record.detail = ["route": route.rawValue, "until": session.expiresAt.description]
    return record
  }

  static func closed(_ closing: Closing, patient: PatientPseudonym?) -> AuditRecord? {
    let session = closing.stored.session
    switch session.state {
    case .active: return nil
    case .ended(let at): return record(.sessionEnded, of: closing.stored, at: at, by: closing.by, patient)
    case .expired(let at): return record(.sessionExpired, of: closing.stored, at: at, by: closing.by, patient)
    case .revoked(let at, let reason):
      var record = record(.sessionRevoked, of: closing.stored, at: at, by: closing.by, patient)
      record.reason = reason.rawValue
      return record
    }
  }

  private static func record(
    _ kind: RecordKind, of request: SessionRequest, at time: Timestamp, by user: UserID?
  ) -> AuditRecord {
    var record = AuditRecord(kind: kind, time: time)
    record.user = user
    record.device = request.device
    record.key = request.key
    record.agent = RecordedAgent(id: request.agent, version: request.agentVersion)
    record.model = RecordedModel(name: request.model, version: "")
    record.request = request.id
    record.action = .done
    record.detail = ["route": request.route.rawValue]
    return record
  }

  private static func record(
    _ kind: RecordKind, of stored: StoredSession, at time: Timestamp, by user: UserID?, _ patient: PatientPseudonym?
  ) -> AuditRecord {
    let session = stored.session
    var record = AuditRecord(kind: kind, time: time)
    record.user = user
    record.device = session.device
    record.key = session.key
    record.agent = RecordedAgent(id: session.agent, version: stored.agentVersion)
    record.model = RecordedModel(name: stored.model, version: "")
    record.patient = patient
    record.purpose = session.purpose
    record.session = session.id
    record.request = session.request
    record.action = .done
    return record
  }
}
