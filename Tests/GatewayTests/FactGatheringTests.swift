import ClinicalModel
import Governance
import ModelWire
import PolicyEngine
import Testing
import Upstreams

@testable import Gateway

/// Every value that the registers know reaches the policy as itself; only what nobody knows is unknown.
@Suite struct FactGatheringTests {
  static let now = Timestamp(milliseconds: 1_800_000_000_000)

  private func facts(
    agent: Agent = People.agent, device: Device = People.device, clinician: User = People.clinician,
    vendor: Vendor? = People.vendor(.signed), route: RouteKind = .vendor, isAttested: Bool = false,
    consent: ClinicalModel.ConsentStatus = .optedIn, declaration: PHIDeclaration = .absent,
    worst: Attribution = .none, uninspectable: [String] = []
  ) throws -> [String: String] {
    let key = DeviceKey(
      id: .random("dk"), agent: agent.id, device: device.id, clinician: clinician.id, secretHash: "",
      issuedAt: Self.now,
      revokedAt: nil)
    let upstream = Upstream(
      name: "u", route: route, vendor: vendor?.id, endpoint: try Endpoint(url: "http://u.test"),
      dialects: [.openAIChat], isAttested: isAttested, credential: UpstreamCredential(secret: nil))
    return FactGathering(
      caller: Caller(key: key, agent: agent, device: device, clinician: clinician), vendor: vendor,
      model: CatalogModel(name: "m", upstream: upstream), consent: consent, declaration: declaration,
      inspection: Inspection(
        findings: [:], worst: worst, counts: [:], uninspectable: uninspectable, sealedTextIdentifies: false,
        otherPatient: nil),
      now: Self.now
    ).facts().dictionary
  }

  private func agent(
    stage: AgentStage = .production, status: AgentStatus = .active, files: FileAccess = .none,
    clipboard: ClipboardAccess = .none, network: NetworkAccess = .gatewayOnly, preview: Bool = false,
    approvedUntil: Timestamp? = nil
  ) -> Agent {
    Agent(
      id: People.agent.id, name: "a", version: "1", vendor: VendorID("acme")!, stage: stage, status: status,
      files: files, clipboard: clipboard, network: network, isPreviewRelease: preview, approvedUntil: approvedUntil,
      models: [])
  }

  @Test func everythingAboutTheAgent() throws {
    for value in AgentStage.allCases {
      #expect(try facts(agent: agent(stage: value))["agent.stage"] == value.rawValue)
    }
    for value in AgentStatus.allCases {
      #expect(try facts(agent: agent(status: value))["agent.status"] == value.rawValue)
    }
    for value in FileAccess.allCases {
      #expect(try facts(agent: agent(files: value))["agent.files"] == value.rawValue)
    }
    for value in ClipboardAccess.allCases {
      #expect(try facts(agent: agent(clipboard: value))["agent.clipboard"] == value.rawValue)
    }
    for value in NetworkAccess.allCases {
      #expect(try facts(agent: agent(network: value))["agent.network"] == value.rawValue)
    }
    #expect(try facts(agent: agent(preview: true))["agent.preview"] == "yes")
    #expect(try facts(agent: agent(preview: false))["agent.preview"] == "no")
    #expect(try facts()["agent.registered"] == "yes")
  }

  @Test func theApprovalEndsAtItsTime() throws {
    #expect(try facts(agent: agent(approvedUntil: nil))["approval.state"] == "none")
    #expect(try facts(agent: agent(approvedUntil: Self.now))["approval.state"] == "expired")
    #expect(try facts(agent: agent(approvedUntil: Self.now.advanced(bySeconds: 1)))["approval.state"] == "valid")
  }

  @Test func everythingAboutTheVendor() throws {
    func vendor(
      _ baa: Agreement = .signed, _ training: Attestation = .attested, _ report: SecurityReport = .current,
      yes: Bool = true
    ) -> Vendor {
      Vendor(
        id: VendorID("acme")!, name: "A", baa: baa, noTraining: training, encrypts: yes, securityReport: report,
        rightToAudit: yes, hasIncidentSLA: yes)
    }
    for value in Agreement.allCases { #expect(try facts(vendor: vendor(value))["vendor.baa"] == value.rawValue) }
    for value in Attestation.allCases {
      #expect(try facts(vendor: vendor(.signed, value))["vendor.no-training"] == value.rawValue)
    }
    for value in SecurityReport.allCases {
      #expect(try facts(vendor: vendor(.signed, .attested, value))["vendor.security-report"] == value.rawValue)
    }
    for (flag, word) in [(true, "yes"), (false, "no")] {
      let facts = try facts(vendor: vendor(yes: flag))
      for name in ["vendor.encryption", "vendor.right-to-audit", "vendor.incident-sla"] { #expect(facts[name] == word) }
    }
    let unknown = try facts(vendor: nil)
    for name in FactName.allCases where name.rawValue.hasPrefix("vendor.") {
      #expect(unknown[name.rawValue] ?? "unknown" == "unknown")
    }
  }

  @Test func everythingAboutTheDeviceAndTheUser() throws {
    for value in DeviceClass.allCases {
      let device = Device(id: People.device.id, name: "d", deviceClass: value, posture: .healthy, isolation: .none)
      #expect(try facts(device: device)["device.class"] == value.rawValue)
    }
    for value in DevicePosture.allCases {
      let device = Device(id: People.device.id, name: "d", deviceClass: .clinical, posture: value, isolation: .none)
      #expect(try facts(device: device)["device.posture"] == value.rawValue)
    }
    for value in DeviceIsolation.allCases {
      let device = Device(id: People.device.id, name: "d", deviceClass: .clinical, posture: .healthy, isolation: value)
      #expect(try facts(device: device)["device.isolation"] == value.rawValue)
    }
    #expect(try facts()["user.role"] == "clinician")
    let auditor = User(id: UserID("x")!, displayName: "X", roles: [.auditor])
    #expect(try facts(clinician: auditor)["user.role"] ?? "unknown" == "unknown")
  }

  @Test func everythingAboutTheContent() throws {
    for value in ClinicalModel.ConsentStatus.allCases {
      #expect(try facts(consent: value)["consent.status"] ?? "unknown" == value.rawValue)
    }
    for (header, word) in [("yes", "yes"), ("NO", "no"), ("maybe", "unknown"), ("", "unknown"), (nil, "unknown")] {
      #expect(try facts(declaration: PHIDeclaration(header: header))["phi.declared"] ?? "unknown" == word)
    }
    #expect(try facts(uninspectable: ["messages[0].image"])["phi.uninspectable"] == "yes")
    #expect(try facts()["phi.uninspectable"] == "no")
    let words: [(Attribution, String)] = [
      (.none, "none"), (.thisPatient, "this-patient"), (.unattributed, "unattributed"),
      (.anotherPatient, "another-patient"),
    ]
    for (worst, word) in words { #expect(try facts(worst: worst)["phi.findings"] == word) }
    #expect(try facts()["session.state"] == "active")
    #expect(try facts()["action"] == "infer")
  }

  @Test func everyRoute() throws {
    #expect(try facts(route: .onPremises)["route.kind"] == "on-premises")
    #expect(try facts(route: .vendor)["route.kind"] == "vendor")
    #expect(try facts(route: .privateCloud)["route.kind"] == "private-cloud-unattested")
    #expect(try facts(route: .privateCloud, isAttested: true)["route.kind"] == "private-cloud-attested")
  }
}
