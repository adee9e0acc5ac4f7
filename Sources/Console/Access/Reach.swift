import ClinicalModel

/// Whose sessions, records and charts a visitor's roles open: everyone's, one's own as a clinician, or one's own chart.
/// The widest of several roles counts.
enum Reach: Sendable, Equatable {
  case everyone
  case ownAsClinician(UserID)
  case ownChart(PatientID)
  case nothing

  /// - Parameter wide: the roles that open everyone's things here.
  init(of user: User, wide: Set<Role>) {
    if !user.roles.isDisjoint(with: wide) {
      self = .everyone
    } else if user.has(.clinician) {
      self = .ownAsClinician(user.id)
    } else if user.has(.patient), let patient = user.patient {
      self = .ownChart(patient)
    } else {
      self = .nothing
    }
  }

  static func sessions(_ user: User) -> Reach {
    Reach(of: user, wide: [.privacyOfficer, .securityOfficer, .auditor, .administrator])
  }

  /// A clinician sees every patient's masked line, since a session can be opened for any of them.
  static func charts(_ user: User) -> Reach {
    Reach(of: user, wide: [.clinician, .privacyOfficer, .auditor])
  }

  static func payloads(_ user: User) -> Reach { Reach(of: user, wide: [.privacyOfficer, .auditor]) }

  func includes(_ session: Session) -> Bool { includes(clinician: session.clinician, patient: session.patient) }

  func includes(clinician: UserID?, patient: PatientID?) -> Bool {
    switch self {
    case .everyone: true
    case .ownAsClinician(let user): clinician == user
    case .ownChart(let own): patient == own
    case .nothing: false
    }
  }

  func includes(chart: PatientID) -> Bool {
    switch self {
    case .everyone: true
    case .ownChart(let own): chart == own
    case .ownAsClinician, .nothing: false
    }
  }
}
