/// The names of the facts, as policy files write them. The order is the order of tables and of `Facts`.
public enum FactName: String, CaseIterable, Sendable, Hashable, Codable {
  case agentRegistered = "agent.registered"
  case agentStage = "agent.stage"
  case agentStatus = "agent.status"
  case agentFiles = "agent.files"
  case agentClipboard = "agent.clipboard"
  case agentNetwork = "agent.network"
  case agentPreview = "agent.preview"
  case vendorBAA = "vendor.baa"
  case vendorNoTraining = "vendor.no-training"
  case vendorEncryption = "vendor.encryption"
  case vendorSecurityReport = "vendor.security-report"
  case vendorRightToAudit = "vendor.right-to-audit"
  case vendorIncidentSLA = "vendor.incident-sla"
  case deviceClass = "device.class"
  case devicePosture = "device.posture"
  case deviceIsolation = "device.isolation"
  case userRole = "user.role"
  case userTraining = "user.training"
  case phiDeclared = "phi.declared"
  case phiFindings = "phi.findings"
  case phiUninspectable = "phi.uninspectable"
  case consentStatus = "consent.status"
  case sessionState = "session.state"
  case approvalState = "approval.state"
  case routeKind = "route.kind"
  case action

  /// The type that lists the values of this fact.
  public var values: any FactValues.Type {
    switch self {
    case .agentRegistered: Fact.AgentRegistered.self
    case .agentStage: Fact.AgentStage.self
    case .agentStatus: Fact.AgentStatus.self
    case .agentFiles: Fact.AgentFiles.self
    case .agentClipboard: Fact.AgentClipboard.self
    case .agentNetwork: Fact.AgentNetwork.self
    case .agentPreview: Fact.AgentPreview.self
    case .vendorBAA: Fact.VendorBAA.self
    case .vendorNoTraining: Fact.VendorNoTraining.self
    case .vendorEncryption: Fact.VendorEncryption.self
    case .vendorSecurityReport: Fact.VendorSecurityReport.self
    case .vendorRightToAudit: Fact.VendorRightToAudit.self
    case .vendorIncidentSLA: Fact.VendorIncidentSLA.self
    case .deviceClass: Fact.DeviceClass.self
    case .devicePosture: Fact.DevicePosture.self
    case .deviceIsolation: Fact.DeviceIsolation.self
    case .userRole: Fact.UserRole.self
    case .userTraining: Fact.UserTraining.self
    case .phiDeclared: Fact.PHIDeclared.self
    case .phiFindings: Fact.PHIFindings.self
    case .phiUninspectable: Fact.PHIUninspectable.self
    case .consentStatus: Fact.ConsentStatus.self
    case .sessionState: Fact.SessionState.self
    case .approvalState: Fact.ApprovalState.self
    case .routeKind: Fact.RouteKind.self
    case .action: Fact.Action.self
    }
  }

  /// How sentences name the fact: "the vendor's business associate agreement".
  public var phrase: String {
    switch self {
    case .agentRegistered: "the agent's registration"
    case .agentStage: "the agent's stage"
    case .agentStatus: "the agent's status"
    case .agentFiles: "the agent's file access"
    case .agentClipboard: "the agent's clipboard access"
    case .agentNetwork: "the agent's network access"
    case .agentPreview: "the agent being a preview release"
    case .vendorBAA: "the vendor's business associate agreement"
    case .vendorNoTraining: "the vendor's no-training attestation"
    case .vendorEncryption: "the vendor's encryption"
    case .vendorSecurityReport: "the vendor's security report"
    case .vendorRightToAudit: "the right to audit the vendor"
    case .vendorIncidentSLA: "the vendor's incident deadline"
    case .deviceClass: "the device's class"
    case .devicePosture: "the device's posture"
    case .deviceIsolation: "the device's isolation"
    case .userRole: "the user's role"
    case .userTraining: "the user's training"
    case .phiDeclared: "the declared PHI label"
    case .phiFindings: "what was found in the text"
    case .phiUninspectable: "content that cannot be inspected"
    case .consentStatus: "the patient's consent for this purpose"
    case .sessionState: "the session"
    case .approvalState: "the organisation's approval of the agent"
    case .routeKind: "the route"
    case .action: "the action"
    }
  }

  /// What the fact means, one line for glossaries.
  public var meaning: String {
    switch self {
    case .agentRegistered: "Whether the organisation's register lists the agent."
    case .agentStage: "How far the organisation has tried the agent."
    case .agentStatus: "Whether the agent may run at all."
    case .agentFiles: "Which files of the workstation the agent asks for."
    case .agentClipboard: "How the agent reaches the clipboard."
    case .agentNetwork: "Where the agent can connect to."
    case .agentPreview: "Whether the agent's version is a preview (beta, nightly)."
    case .vendorBAA: "The contract that HIPAA asks of whoever handles PHI for the hospital (45 CFR 164.504(e))."
    case .vendorNoTraining: "The vendor's word that it trains no model on what it receives."
    case .vendorEncryption: "Whether the vendor encrypts in transit and at rest."
    case .vendorSecurityReport: "An independent report on the vendor's security (SOC 2 Type II, HITRUST)."
    case .vendorRightToAudit: "Whether the contract lets the hospital audit the vendor."
    case .vendorIncidentSLA: "Whether the vendor promised by when it reports an incident."
    case .deviceClass: "What the workstation is for; only clinical devices handle PHI."
    case .devicePosture: "What the last check of the workstation's security said."
    case .deviceIsolation: "What keeps the agent apart from the rest of the workstation."
    case .userRole: "The role in which the user acts."
    case .userTraining: "Whether the user was trained in the use of AI with patient data."
    case .phiDeclared: "What the caller said in X-Chaperone-Contains-PHI; unknown: it said nothing."
    case .phiFindings: "The worst that inspection found."
    case .phiUninspectable:
      "Whether the request holds content that inspection cannot read (an image, a file by reference)."
    case .consentStatus: "The patient's choice for the session's purpose."
    case .sessionState: "Whether a clinician opened a session for this patient."
    case .approvalState: "The organisation's time-limited permit for the agent."
    case .routeKind: "Where the inference runs."
    case .action: "What the agent is about to do."
    }
  }

  /// The position in `allCases`, spelled out because looking it up there is linear and this is on the path of a request.
  var index: Int {
    switch self {
    case .agentRegistered: 0
    case .agentStage: 1
    case .agentStatus: 2
    case .agentFiles: 3
    case .agentClipboard: 4
    case .agentNetwork: 5
    case .agentPreview: 6
    case .vendorBAA: 7
    case .vendorNoTraining: 8
    case .vendorEncryption: 9
    case .vendorSecurityReport: 10
    case .vendorRightToAudit: 11
    case .vendorIncidentSLA: 12
    case .deviceClass: 13
    case .devicePosture: 14
    case .deviceIsolation: 15
    case .userRole: 16
    case .userTraining: 17
    case .phiDeclared: 18
    case .phiFindings: 19
    case .phiUninspectable: 20
    case .consentStatus: 21
    case .sessionState: 22
    case .approvalState: 23
    case .routeKind: 24
    case .action: 25
    }
  }
}
