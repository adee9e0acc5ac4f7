import AuditRecords
import ClinicalModel

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

  /// What may be asked of what was asked; `nil` when nothing can be both.
  func narrowing(_ filter: RecordFilter) -> RecordFilter? {
    var filter = filter
    switch self {
    case .everything: break
    case .user(let user):
      guard filter.user == nil || filter.user == user else { return nil }
      filter.user = user
    case .patient(let patient):
      guard filter.patient == nil || filter.patient == patient else { return nil }
      filter.patient = patient
    case .nothing: return nil
    }
    return filter
  }
}
