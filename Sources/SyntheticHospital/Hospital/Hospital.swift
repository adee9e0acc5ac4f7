public import ClinicalModel

/// A hospital that never was: its people, charts, workstations and agents, all invented from one seed.
///
/// Every name, number and address is made up: telephone numbers end in 555-01xx, mail goes to example.org, towns are in
/// no gazetteer. What this misses: the charts are plausible, not clinically complete, and no statistics may be drawn
/// from them.
public struct Hospital: Sendable {
  public let name: String
  /// In the order in which they are listed on a page; ids and MRNs are unique.
  public let patients: [Patient]
  /// One chart for every patient.
  public let charts: [PatientID: Chart]
  public let users: [User]
  public let vendors: [Vendor]
  public let devices: [Device]
  public let agents: [RegisteredAgent]
  /// The choices that exist on the first day; a pair of patient and purpose that is missing is unknown.
  public let consents: [InitialConsent]

  /// Everyone who may open sessions.
  public var clinicians: [User] { users.filter { $0.has(.clinician) } }

  public func patient(_ id: PatientID) -> Patient? { patients.first { $0.id == id } }
}

/// An agent with the workstation and the clinician that it belongs to, and what the starting policy is to say about it.
public struct RegisteredAgent: Sendable {
  public let agent: Agent
  public let device: DeviceID
  public let clinician: UserID
  public let expectation: ExpectedOutcome

  public init(agent: Agent, device: DeviceID, clinician: UserID, expectation: ExpectedOutcome) {
    self.agent = agent
    self.device = device
    self.clinician = clinician
    self.expectation = expectation
  }
}

/// What the starting policy decides about an agent that is otherwise in order. The raw values are those of a policy's
/// outcomes; this target sits beside the policy engine and does not import it.
public enum ExpectedOutcome: String, Sendable, Codable, CaseIterable { case permit, condition, block }

/// A choice that a patient made before the first day.
public struct InitialConsent: Hashable, Sendable {
  public let patient: PatientID
  public let purpose: Purpose
  public let status: ConsentStatus

  public init(patient: PatientID, purpose: Purpose, status: ConsentStatus) {
    self.patient = patient
    self.purpose = purpose
    self.status = status
  }
}
