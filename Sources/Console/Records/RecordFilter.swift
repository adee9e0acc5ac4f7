import AuditRecords
import ClinicalModel

/// Which records someone asks for. What is `nil` does not narrow.
struct RecordFilter: Sendable, Equatable {
  var patient: PatientPseudonym?
  var session: SessionID?
  var kind: RecordKind?
  var user: UserID?
  var agent: AgentID?
  var decision: RecordedDecision.Outcome?
  var inference: InferenceID?
  /// What the visitor may see at all; narrows before everything else.
  var scope: RecordScope = .everything

  func matches(_ record: AuditRecord) -> Bool {
    guard scope.includes(record) else { return false }
    if let patient, record.patient != patient { return false }
    if let session, record.session != session { return false }
    if let kind, record.kind != kind { return false }
    if let user, record.user != user { return false }
    if let agent, record.agent?.id != agent { return false }
    if let decision, record.decision?.outcome != decision { return false }
    if let inference, record.inference != inference { return false }
    return true
  }

  /// Strings that a matching entry holds byte for byte: ids and codes never need escaping, so an entry without one of
  /// them need not be parsed.
  var needles: [[UInt8]] {
    var words: [String?] = [
      patient?.rawValue, session?.rawValue, kind?.rawValue, user?.rawValue, agent?.rawValue, decision?.rawValue,
      inference?.rawValue,
    ]
    switch scope {
    case .everything, .nothing: break
    case .user(let user): words.append(user.rawValue)
    case .patient(let patient): words.append(patient.rawValue)
    }
    return words.compactMap { $0.map { Array("\"\($0)\"".utf8) } }
  }
}

/// Whose records a visitor may read.
enum RecordScope: Sendable, Equatable {
  case everything
  case user(UserID)
  case patient(PatientPseudonym)
  case nothing

  func includes(_ record: AuditRecord) -> Bool {
    switch self {
    case .everything: true
    case .user(let user): record.user == user
    case .patient(let patient): record.patient == patient
    case .nothing: false
    }
  }
}
