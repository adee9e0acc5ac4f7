/// Typed access to each fact; what is never set stays `unknown`.
extension Facts {
  /// `agent.registered`: the agent's registration.
  public var agentRegistered: Fact.AgentRegistered {
    get { value() }
    set { set(newValue) }
  }

  /// `agent.stage`: the agent's stage.
  public var agentStage: Fact.AgentStage {
    get { value() }
    set { set(newValue) }
  }

  /// `agent.status`: the agent's status.
  public var agentStatus: Fact.AgentStatus {
    get { value() }
    set { set(newValue) }
  }

  /// `agent.files`: the agent's file access.
  public var agentFiles: Fact.AgentFiles {
    get { value() }
    set { set(newValue) }
  }

  /// `agent.clipboard`: the agent's clipboard access.
  public var agentClipboard: Fact.AgentClipboard {
    get { value() }
    set { set(newValue) }
  }

  /// `agent.network`: the agent's network access.
  public var agentNetwork: Fact.AgentNetwork {
    get { value() }
    set { set(newValue) }
  }

  /// `agent.preview`: the agent being a preview release.
  public var agentPreview: Fact.AgentPreview {
    get { value() }
    set { set(newValue) }
  }

  /// `vendor.baa`: the vendor's business associate agreement.
  public var vendorBAA: Fact.VendorBAA {
    get { value() }
    set { set(newValue) }
  }

  /// `vendor.no-training`: the vendor's no-training attestation.
  public var vendorNoTraining: Fact.VendorNoTraining {
    get { value() }
    set { set(newValue) }
  }

  /// `vendor.encryption`: the vendor's encryption.
  public var vendorEncryption: Fact.VendorEncryption {
    get { value() }
    set { set(newValue) }
  }

  /// `vendor.security-report`: the vendor's security report.
  public var vendorSecurityReport: Fact.VendorSecurityReport {
    get { value() }
    set { set(newValue) }
  }

  /// `vendor.right-to-audit`: the right to audit the vendor.
  public var vendorRightToAudit: Fact.VendorRightToAudit {
    get { value() }
    set { set(newValue) }
  }

  /// `vendor.incident-sla`: the vendor's incident deadline.
  public var vendorIncidentSLA: Fact.VendorIncidentSLA {
    get { value() }
    set { set(newValue) }
  }

  /// `device.class`: the device's class.
  public var deviceClass: Fact.DeviceClass {
    get { value() }
    set { set(newValue) }
  }

  /// `device.posture`: the device's posture.
  public var devicePosture: Fact.DevicePosture {
    get { value() }
    set { set(newValue) }
  }

  /// `device.isolation`: the device's isolation.
  public var deviceIsolation: Fact.DeviceIsolation {
    get { value() }
    set { set(newValue) }
  }

  /// `user.role`: the user's role.
  public var userRole: Fact.UserRole {
    get { value() }
    set { set(newValue) }
  }

  /// `user.training`: the user's training.
  public var userTraining: Fact.UserTraining {
    get { value() }
    set { set(newValue) }
  }

  /// `phi.declared`: the declared PHI label.
  public var phiDeclared: Fact.PHIDeclared {
    get { value() }
    set { set(newValue) }
  }

  /// `phi.findings`: what was found in the text.
  public var phiFindings: Fact.PHIFindings {
    get { value() }
    set { set(newValue) }
  }

  /// `phi.uninspectable`: content that cannot be inspected.
  public var phiUninspectable: Fact.PHIUninspectable {
    get { value() }
    set { set(newValue) }
  }

  /// `consent.status`: the patient's consent for this purpose.
  public var consentStatus: Fact.ConsentStatus {
    get { value() }
    set { set(newValue) }
  }

  /// `session.state`: the session.
  public var sessionState: Fact.SessionState {
    get { value() }
    set { set(newValue) }
  }

  /// `approval.state`: the organisation's approval of the agent.
  public var approvalState: Fact.ApprovalState {
    get { value() }
    set { set(newValue) }
  }

  /// `route.kind`: the route.
  public var routeKind: Fact.RouteKind {
    get { value() }
    set { set(newValue) }
  }

  /// `action`: the action.
  public var action: Fact.Action {
    get { value() }
    set { set(newValue) }
  }
}
