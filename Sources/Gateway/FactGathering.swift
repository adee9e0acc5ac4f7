import ClinicalModel
import Governance
import ModelWire
import PolicyEngine

/// Puts everything the journey learnt into the closed vocabulary that the policy decides on.
///
/// A fact that nobody could supply stays `unknown`, which no rule treats as good.
struct FactGathering: Sendable {
  let caller: Caller
  /// The vendor whose server the text would go to; `nil` on premises.
  let vendor: Vendor?
  let model: CatalogModel
  let consent: ClinicalModel.ConsentStatus
  let declaration: PHIDeclaration
  let inspection: Inspection
  let now: Timestamp

  func facts() -> Facts {
    var facts = Facts()
    facts.action = .infer
    facts.sessionState = .active
    addAgent(to: &facts)
    addVendor(to: &facts)
    addDeviceAndUser(to: &facts)
    addContent(to: &facts)
    facts.routeKind = route
    return facts
  }

  private func addAgent(to facts: inout Facts) {
    let agent = caller.agent
    facts.agentRegistered = .yes
    facts.agentStage = Fact.AgentStage(rawValue: agent.stage.rawValue) ?? .unknown
    facts.agentStatus = Fact.AgentStatus(rawValue: agent.status.rawValue) ?? .unknown
    facts.agentFiles = Fact.AgentFiles(rawValue: agent.files.rawValue) ?? .unknown
    facts.agentClipboard = Fact.AgentClipboard(rawValue: agent.clipboard.rawValue) ?? .unknown
    facts.agentNetwork = Fact.AgentNetwork(rawValue: agent.network.rawValue) ?? .unknown
    facts.agentPreview = agent.isPreviewRelease ? .yes : .no
    facts.approvalState =
      agent.approvedUntil.map { $0 > now ? Fact.ApprovalState.valid : .expired } ?? Fact.ApprovalState.none
  }

  private func addVendor(to facts: inout Facts) {
    guard let vendor else { return }
    facts.vendorBAA = Fact.VendorBAA(rawValue: vendor.baa.rawValue) ?? .unknown
    facts.vendorNoTraining = Fact.VendorNoTraining(rawValue: vendor.noTraining.rawValue) ?? .unknown
    facts.vendorEncryption = vendor.encrypts ? .yes : .no
    facts.vendorSecurityReport = Fact.VendorSecurityReport(rawValue: vendor.securityReport.rawValue) ?? .unknown
    facts.vendorRightToAudit = vendor.rightToAudit ? .yes : .no
    facts.vendorIncidentSLA = vendor.hasIncidentSLA ? .yes : .no
  }

  private func addDeviceAndUser(to facts: inout Facts) {
    let device = caller.device
    facts.deviceClass = Fact.DeviceClass(rawValue: device.deviceClass.rawValue) ?? .unknown
    facts.devicePosture = Fact.DevicePosture(rawValue: device.posture.rawValue) ?? .unknown
    facts.deviceIsolation = Fact.DeviceIsolation(rawValue: device.isolation.rawValue) ?? .unknown
    facts.userRole = caller.clinician.has(.clinician) ? .clinician : .unknown
  }

  private func addContent(to facts: inout Facts) {
    facts.consentStatus = Fact.ConsentStatus(rawValue: consent.rawValue) ?? .unknown
    facts.phiDeclared = Fact.PHIDeclared(rawValue: declaration.rawValue) ?? .unknown
    facts.phiUninspectable = inspection.uninspectable.isEmpty ? .no : .yes
    facts.phiFindings =
      switch inspection.worst {
      case .none: .none
      case .thisPatient: .thisPatient
      case .unattributed: .unattributed
      case .anotherPatient: .anotherPatient
      }
  }

  private var route: Fact.RouteKind {
    switch model.upstream.route {
    case .onPremises: .onPremises
    case .privateCloud: model.upstream.isAttested ? .privateCloudAttested : .privateCloudUnattested
    case .vendor: .vendor
    }
  }
}
