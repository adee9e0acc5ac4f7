import ClinicalModel
import Governance
import Hummingbird

/// Agents, devices and vendors, and replacing a device's keys.
struct FleetPages: Sendable {
  let services: ConsoleServices
  let library: PageLibrary

  private var acts: KeyActs { KeyActs(services: services) }

  var routes: [PageRoute] {
    [.page("/console/fleet", show), .form("/console/devices/{id}/keys/rotate", rotate)]
  }

  struct Fleet: Page {
    let template = PageTemplate.fleet
    let chrome: Chrome
    let agents: [AgentRow]
    let devices: [DeviceRow]
    let vendors: [VendorRow]
    let mayRotate: Bool
    let formToken: String
  }

  struct AgentRow: Sendable {
    let agentName: String
    let agentVersion: String
    let vendorName: String
    let status: String
    let tone: Tone
    let stage: String
    let asks: String
    let approvedUntil: String
    let models: String
  }

  struct DeviceRow: Sendable {
    let deviceID: String
    let deviceName: String
    let deviceClass: String
    let posture: String
    let tone: Tone
    let isolation: String
    let keys: String
  }

  struct VendorRow: Sendable {
    let vendorName: String
    let baa: String
    let baaTone: Tone
    let training: String
    let trainingTone: Tone
    let encrypts: String
    let report: String
    let audit: String
    let incidents: String
  }

  struct Keys: Page {
    let template = PageTemplate.keys
    let chrome: Chrome
    let deviceName: String
    let keys: [Key]
  }

  struct Key: Sendable {
    let agentName: String
    let clinicianName: String
    let secret: String
  }

  private func show(_ call: PageCall) async throws -> Response {
    try Permission.seeFleet.require(of: call.visitor.user)
    let user = call.visitor.user
    let liveKeys = services.directory.keys.filter { $0.revokedAt == nil }
    return try library.response(
      Fleet(
        chrome: Chrome("Agents", visitor: call.visitor, at: .fleet, width: "broad"),
        agents: services.directory.agents.map(agent),
        devices: services.directory.devices.map { device in
          self.device(device, keys: liveKeys.count { $0.device == device.id })
        }, vendors: services.directory.vendors.map(vendor),
        mayRotate: user.has(.securityOfficer) || user.has(.administrator), formToken: call.visitor.forgeryToken))
  }

  private func agent(_ agent: Agent) -> AgentRow {
    let tone: Tone =
      switch agent.status {
      case .active: .good
      case .suspended: .warn
      case .revoked: .bad
      }
    return AgentRow(
      agentName: agent.name, agentVersion: agent.version + (agent.isPreviewRelease ? " (preview)" : ""),
      vendorName: services.directory.vendor(agent.vendor)?.name ?? agent.vendor.rawValue,
      status: agent.status.rawValue, tone: tone, stage: agent.stage.inWords,
      asks: "\(agent.files.inWords); clipboard \(agent.clipboard.rawValue); network \(agent.network.inWords)",
      approvedUntil: agent.approvedUntil.map { String($0.description.prefix(10)) } ?? "no approval",
      models: agent.models.joined(separator: ", "))
  }

  private func device(_ device: Device, keys: Int) -> DeviceRow {
    let tone: Tone =
      switch device.posture {
      case .healthy: .good
      case .stale: .warn
      case .unhealthy: .bad
      }
    return DeviceRow(
      deviceID: device.id.rawValue, deviceName: device.name, deviceClass: device.deviceClass.rawValue,
      posture: device.posture.rawValue, tone: tone, isolation: device.isolation.inWords,
      keys: keys == 0 ? "none in use" : "\(keys) in use")
  }

  private func vendor(_ vendor: Vendor) -> VendorRow {
    VendorRow(
      vendorName: vendor.name, baa: vendor.baa.rawValue, baaTone: vendor.baa == .signed ? .good : .bad,
      training: vendor.noTraining.rawValue, trainingTone: vendor.noTraining == .attested ? .good : .bad,
      encrypts: vendor.encrypts ? "yes" : "no", report: vendor.securityReport.rawValue,
      audit: vendor.rightToAudit ? "yes" : "no", incidents: vendor.hasIncidentSLA ? "agreed" : "none")
  }

  private func rotate(_ call: PageCall) async throws -> Response {
    let id: DeviceID = try call.id("id", of: "device")
    let issued = try await acts.rotate(id, by: call.visitor)
    let rows = SessionRows(services: services, visitor: call.visitor)
    return try library.response(
      Keys(
        chrome: Chrome("New keys", visitor: call.visitor, at: .fleet), deviceName: rows.deviceName(id),
        keys: issued.map { issued in
          Key(
            agentName: rows.agentName(issued.key.agent), clinicianName: rows.userName(issued.key.clinician),
            secret: issued.secret)
        }))
  }
}

extension AgentStage {
  var inWords: String {
    switch self {
    case .proofOfConcept: "proof of concept"
    case .securityTest: "security test"
    case .pilot: "pilot"
    case .production: "production"
    }
  }
}

extension NetworkAccess {
  var inWords: String {
    switch self {
    case .gatewayOnly: "through Chaperone only"
    case .open: "open"
    }
  }
}
