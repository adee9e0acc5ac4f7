import ClinicalModel

/// What a visitor wants to do, and which roles may. Whether the *thing* is theirs (a clinician's own sessions, a
/// patient's own chart) is decided by `Reach`.
enum Permission: Sendable, CaseIterable {
  case decideRequests
  case seeSessions
  case revokeSessions
  case seePatients
  case changeConsent
  case seeRecords
  case exportRecords
  case seePayloads
  case seePolicy
  case seeFleet
  case rotateKeys

  var roles: Set<Role> {
    switch self {
    case .decideRequests: [.clinician]
    case .seeSessions: [.clinician, .privacyOfficer, .securityOfficer, .auditor, .administrator, .patient]
    case .revokeSessions: [.clinician, .privacyOfficer, .securityOfficer, .administrator]
    case .seePatients: [.clinician, .privacyOfficer, .auditor, .patient]
    case .changeConsent: [.clinician, .privacyOfficer, .patient]
    case .seeRecords: [.clinician, .privacyOfficer, .securityOfficer, .auditor, .administrator, .patient]
    // Whoever answers for records, and a patient for their own (45 CFR 164.528, accounting of disclosures).
    case .exportRecords: [.privacyOfficer, .securityOfficer, .auditor, .patient]
    // Whoever needs no patient text to do their work (45 CFR 164.502(b), minimum necessary) does not get it.
    case .seePayloads: [.clinician, .privacyOfficer, .auditor, .patient]
    case .seePolicy: [.clinician, .privacyOfficer, .securityOfficer, .auditor, .administrator]
    case .seeFleet: [.privacyOfficer, .securityOfficer, .auditor, .administrator]
    case .rotateKeys: [.clinician, .securityOfficer, .administrator]
    }
  }

  /// `clinician, privacy officer or auditor`, for messages and the API's description.
  var rolesInWords: String {
    let words = Role.allCases.filter(roles.contains).map(\.inWords)
    guard let last = words.last, words.count > 1 else { return words.first ?? "nobody" }
    return "\(words.dropLast().joined(separator: ", ")) or \(last)"
  }

  func isGranted(to user: User) -> Bool { !roles.isDisjoint(with: user.roles) }

  func require(of user: User) throws(ConsoleError) {
    guard isGranted(to: user) else { throw .forbidden(needs: "the role \(rolesInWords)") }
  }
}

extension Role {
  var inWords: String {
    switch self {
    case .clinician: "clinician"
    case .privacyOfficer: "privacy officer"
    case .securityOfficer: "security officer"
    case .auditor: "auditor"
    case .patient: "patient"
    case .administrator: "administrator"
    }
  }
}
