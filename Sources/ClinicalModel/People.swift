/// What a signed-in person may see and do.
public enum Role: String, Sendable, Codable, CaseIterable, Hashable {
  case clinician
  case privacyOfficer = "privacy-officer"
  case securityOfficer = "security-officer"
  case auditor
  case patient
  case administrator
}

/// A person who signs in.
public struct User: Hashable, Sendable, Codable {
  public let id: UserID
  public let displayName: String
  public let roles: Set<Role>
  /// The chart that is this person's own; set for patients.
  public let patient: PatientID?

  public init(id: UserID, displayName: String, roles: Set<Role>, patient: PatientID? = nil) {
    self.id = id
    self.displayName = displayName
    self.roles = roles
    self.patient = patient
  }

  public func has(_ role: Role) -> Bool { roles.contains(role) }
}
