/// The vocabulary of policies: every fact that a rule may look at, with its closed set of values.
///
/// The raw values are the words of policy files, of records and of `--set fact=value`. Every fact has `unknown` as its
/// first value: it holds when nobody supplied the fact, and no rule of a sound policy treats it as good (the built-in
/// invariants check that). Adding a fact means: a type here, a case in `FactName`, a property in `Facts`.
public enum Fact {
  /// Whether the organisation's register lists the agent.
  public enum AgentRegistered: String, FactValues {
    public static var name: FactName { .agentRegistered }
    case unknown
    /// It is listed.
    case yes
    /// Nobody registered it.
    case no
  }

  /// How far the organisation has tried the agent.
  public enum AgentStage: String, FactValues {
    public static var name: FactName { .agentStage }
    case unknown
    /// Tried on synthetic data.
    case proofOfConcept = "proof-of-concept"
    /// Under test by the security team.
    case securityTest = "security-test"
    /// Used by a few, watched.
    case pilot
    /// In ordinary use.
    case production
  }

  /// Whether the agent may run at all.
  public enum AgentStatus: String, FactValues {
    public static var name: FactName { .agentStatus }
    case unknown
    /// It may run.
    case active
    /// Stopped for now.
    case suspended
    /// Stopped for good.
    case revoked
  }

  /// Which files of the workstation the agent asks for.
  public enum AgentFiles: String, FactValues {
    public static var name: FactName { .agentFiles }
    case unknown
    /// No files.
    case none
    /// One folder made for it.
    case scoped
    /// The whole file system.
    case full
  }

  /// How the agent reaches the clipboard.
  public enum AgentClipboard: String, FactValues {
    public static var name: FactName { .agentClipboard }
    case unknown
    /// Not at all.
    case none
    /// Through Chaperone's broker.
    case brokered
    /// Directly.
    case full
  }

  /// Where the agent can connect to.
  public enum AgentNetwork: String, FactValues {
    public static var name: FactName { .agentNetwork }
    case unknown
    /// Only to Chaperone.
    case gatewayOnly = "gateway-only"
    /// Anywhere.
    case open
  }

  /// Whether the agent's version is a preview (beta, nightly).
  public enum AgentPreview: String, FactValues {
    public static var name: FactName { .agentPreview }
    case unknown
    /// A preview.
    case yes
    /// A stable release.
    case no
  }

  /// The contract that HIPAA asks of whoever handles PHI for the hospital (45 CFR 164.504(e)).
  public enum VendorBAA: String, FactValues {
    public static var name: FactName { .vendorBAA }
    case unknown
    /// There is none.
    case none
    /// Signed and in force.
    case signed
    /// It ran out.
    case expired
  }

  /// The vendor's word that it trains no model on what it receives.
  public enum VendorNoTraining: String, FactValues {
    public static var name: FactName { .vendorNoTraining }
    case unknown
    /// Not given.
    case none
    /// Given and current.
    case attested
    /// It ran out.
    case expired
  }

  /// Whether the vendor encrypts in transit and at rest.
  public enum VendorEncryption: String, FactValues {
    public static var name: FactName { .vendorEncryption }
    case unknown
    /// It does.
    case yes
    /// It does not.
    case no
  }

  /// An independent report on the vendor's security (SOC 2 Type II, HITRUST).
  public enum VendorSecurityReport: String, FactValues {
    public static var name: FactName { .vendorSecurityReport }
    case unknown
    /// There is none.
    case none
    /// Of the last 12 months.
    case current
    /// Older.
    case expired
  }

  /// Whether the contract lets the hospital audit the vendor.
  public enum VendorRightToAudit: String, FactValues {
    public static var name: FactName { .vendorRightToAudit }
    case unknown
    /// It does.
    case yes
    /// It does not.
    case no
  }

  /// Whether the vendor promised by when it reports an incident.
  public enum VendorIncidentSLA: String, FactValues {
    public static var name: FactName { .vendorIncidentSLA }
    case unknown
    /// It did.
    case yes
    /// It did not.
    case no
  }

  /// What the workstation is for; only clinical devices handle PHI.
  public enum DeviceClass: String, FactValues {
    public static var name: FactName { .deviceClass }
    case unknown
    /// Care of patients.
    case clinical
    /// Office work without PHI.
    case administrative
    /// Research without PHI.
    case research
  }

  /// What the last check of the workstation's security said.
  public enum DevicePosture: String, FactValues {
    public static var name: FactName { .devicePosture }
    case unknown
    /// All checks passed.
    case healthy
    /// A check failed.
    case unhealthy
    /// The last check is too old.
    case stale
  }

  /// What keeps the agent apart from the rest of the workstation.
  public enum DeviceIsolation: String, FactValues {
    public static var name: FactName { .deviceIsolation }
    case unknown
    /// Nothing.
    case none
    /// A sandbox on the workstation.
    case sandbox
    /// A virtual desktop.
    case vdi
  }

  /// The role in which the user acts.
  public enum UserRole: String, FactValues {
    public static var name: FactName { .userRole }
    case unknown
    /// Treats the patient.
    case clinician
    /// Guards privacy.
    case privacyOfficer = "privacy-officer"
    /// Guards security.
    case securityOfficer = "security-officer"
    /// Reads the ledger.
    case auditor
    /// Reads the own chart.
    case patient
    /// Runs Chaperone.
    case administrator
  }

  /// Whether the user was trained in the use of AI with patient data.
  public enum UserTraining: String, FactValues {
    public static var name: FactName { .userTraining }
    case unknown
    /// Trained and current.
    case current
    /// The training ran out.
    case expired
    /// Never trained.
    case none
  }

  /// What the caller said in X-Chaperone-Contains-PHI; unknown: it said nothing.
  public enum PHIDeclared: String, FactValues {
    public static var name: FactName { .phiDeclared }
    case unknown
    /// Says that there is PHI.
    case yes
    /// Says that there is none.
    case no
  }

  /// The worst that inspection found.
  public enum PHIFindings: String, FactValues {
    public static var name: FactName { .phiFindings }
    case unknown
    /// Nothing that identifies anyone.
    case none
    /// Only the session's patient.
    case thisPatient = "this-patient"
    /// Identifying text of someone not known.
    case unattributed
    /// Another patient of the hospital.
    case anotherPatient = "another-patient"
  }

  /// Whether the request holds content that inspection cannot read (an image, a file by reference).
  public enum PHIUninspectable: String, FactValues {
    public static var name: FactName { .phiUninspectable }
    case unknown
    /// It does.
    case yes
    /// All was read.
    case no
  }

  /// The patient's choice for the session's purpose.
  public enum ConsentStatus: String, FactValues {
    public static var name: FactName { .consentStatus }
    case unknown
    /// The patient agreed.
    case optedIn = "opted-in"
    /// The patient said no.
    case optedOut = "opted-out"
    /// The patient took it back.
    case revoked
  }

  /// Whether a clinician opened a session for this patient.
  public enum SessionState: String, FactValues {
    public static var name: FactName { .sessionState }
    case unknown
    /// No session is open.
    case none
    /// A session is open.
    case active
  }

  /// The organisation's time-limited permit for the agent.
  public enum ApprovalState: String, FactValues {
    public static var name: FactName { .approvalState }
    case unknown
    /// Never approved.
    case none
    /// Approved and in time.
    case valid
    /// It ran out.
    case expired
    /// Approved, but its periodic review is late.
    case reviewOverdue = "review-overdue"
    /// The agent changed since it was approved.
    case drifted
  }

  /// Where the inference runs.
  public enum RouteKind: String, FactValues {
    public static var name: FactName { .routeKind }
    case unknown
    /// Inside the hospital.
    case onPremises = "on-premises"
    /// In the hospital's cloud, hardware attested.
    case privateCloudAttested = "private-cloud-attested"
    /// In the hospital's cloud, without attestation.
    case privateCloudUnattested = "private-cloud-unattested"
    /// At a vendor.
    case vendor
  }

  /// What the agent is about to do.
  public enum Action: String, FactValues {
    public static var name: FactName { .action }
    case unknown
    /// Ask a model.
    case infer
    /// Read from the chart.
    case readChart = "read-chart"
    /// Write a draft for review.
    case writeDraft = "write-draft"
    /// Connect to a host outside.
    case egress
    /// Use the clipboard.
    case clipboard
    /// Open a file.
    case file
  }
}
