/// Why patient data is used in a session. FHIR has no standard code for AI processing; these are the project's own.
public enum Purpose: String, Sendable, Codable, CaseIterable, Hashable {
  case drafting
  case summarisation
  case imageSummary = "image-summary"
  case secondaryUse = "secondary-use"
  case modelImprovement = "model-improvement"
}

/// A patient's choice for one purpose. Only `optedIn` lets anything pass; `unknown` is the state before any choice.
public enum ConsentStatus: String, Sendable, Codable, CaseIterable, Hashable {
  case optedIn = "opted-in"
  case optedOut = "opted-out"
  case revoked
  case unknown
}

/// A patient's current choice for one purpose.
public struct Consent: Hashable, Sendable, Codable {
  public let patient: PatientID
  public let purpose: Purpose
  public let status: ConsentStatus
  /// 0 when no choice was ever recorded; each change adds one.
  public let version: Int
  /// `nil` when no choice was ever recorded.
  public let changedAt: Timestamp?
  public let changedBy: UserID?

  public init(
    patient: PatientID, purpose: Purpose, status: ConsentStatus, version: Int, changedAt: Timestamp?,
    changedBy: UserID?
  ) {
    self.patient = patient
    self.purpose = purpose
    self.status = status
    self.version = version
    self.changedAt = changedAt
    self.changedBy = changedBy
  }

  public static func never(patient: PatientID, purpose: Purpose) -> Self {
    Self(patient: patient, purpose: purpose, status: .unknown, version: 0, changedAt: nil, changedBy: nil)
  }

  /// How records name this choice: `drafting/opted-in/3`.
  public var reference: String { "\(purpose.rawValue)/\(status.rawValue)/\(version)" }
}
