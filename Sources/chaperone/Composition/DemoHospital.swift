import ClinicalModel
import Gateway
import Governance
import ModelWire
import Sessions
import Storage
import SyntheticHospital
import Upstreams

/// The synthetic hospital, entered into a house on the first start and found there again on the next.
struct DemoHospital {
  /// The seed of everything invented; the same every time, so that documents and screenshots agree.
  static let seed: UInt64 = 7070

  let hospital = HospitalGenerator.generate(seed: seed)
  let data: DataDirectory

  var documentPath: String { "\(data.path)/demo.json" }
  var capturePath: String { "\(data.path)/vendor-capture.log" }

  /// The two places where the demo's models run, as the house's catalog.
  static func catalog(localPort: Int, vendorPort: Int, faults: Bool) throws -> ModelCatalog {
    let formats: Set = [
      Dialect.openAIChat, .openAIResponses, .anthropicMessages, .anthropicCountTokens,
    ]
    let local = Upstream(
      name: "embedded", route: .onPremises, vendor: nil, endpoint: try Endpoint(url: "http://127.0.0.1:\(localPort)"),
      dialects: formats, credential: UpstreamCredential(secret: nil))
    func cloud(_ name: String, _ vendor: String) throws -> Upstream {
      Upstream(
        name: name, route: .vendor, vendor: VendorID(vendor),
        endpoint: try Endpoint(url: "http://127.0.0.1:\(vendorPort)"), dialects: formats,
        credential: UpstreamCredential(secret: nil))
    }
    let meridian = try cloud("meridian-cloud", "meridian-models")
    let quickdraft = try cloud("quickdraft-cloud", "quickdraft-labs")
    return ModelCatalog(
      SimulatedModels.onPremisesNames.map { CatalogModel(name: $0, upstream: local) }
        + (SimulatedModels.vendorNames + (faults ? SimulatedModels.faultNames : [])).map {
          CatalogModel(name: $0, upstream: meridian)
        }
        + [CatalogModel(name: quickdraftModel, upstreamName: SimulatedModels.vendorNames[0], upstream: quickdraft)])
  }

  /// The blocked agent's model: the same simulated cloud under a company without agreements.
  private static let quickdraftModel = "quickdraft-1"

  /// Enters what is not there yet and returns the document that scripts read. People and keys of an earlier start
  /// keep their passwords and secrets.
  func settle(into house: House, faults: Bool) async throws -> DemoDocument {
    if let earlier = DemoDocument.read(documentPath) { return earlier }
    for vendor in hospital.vendors { try await house.directory.upsert(vendor) }
    for device in hospital.devices { try await house.directory.upsert(device) }
    for patient in hospital.patients where house.patients.patient(patient.id) == nil {
      try await house.patients.add(patient)
    }
    var users: [DemoDocument.User] = []
    for user in hospital.users {
      let password = Self.password()
      try await house.directory.upsert(user, password: password)
      users.append(.init(id: user.id.rawValue, password: password, roles: user.roles.map(\.rawValue).sorted()))
    }
    guard let officer = hospital.users.first(where: { $0.has(.privacyOfficer) }) else { throw DemoError.noOfficer }
    for consent in hospital.consents {
      _ = try await house.consents.set(
        consent.status, patient: consent.patient, purpose: consent.purpose, by: officer.id)
    }
    let document = DemoDocument(
      baseURL: house.plan.publicURL, users: users, agents: try await enterAgents(into: house, faults: faults),
      patients: hospital.patients.map { patient in
        .init(
          id: patient.id.rawValue, pseudonym: patient.pseudonym.rawValue, name: patient.name.full, mrn: patient.mrn)
      },
      ledger: .init(directory: data.ledger, verifierKey: house.verifierKey), vendorCapture: capturePath)
    try writeCharts()
    return document
  }

  private func enterAgents(into house: House, faults: Bool) async throws -> [DemoDocument.Agent] {
    var agents: [DemoDocument.Agent] = []
    for registered in hospital.agents {
      var models = registered.agent.models
      if registered.expectation == .block { models = [Self.quickdraftModel] + models }
      if registered.expectation == .condition && faults { models += SimulatedModels.faultNames }
      let approvedUntil = SystemClock.now().advanced(bySeconds: 365 * 86_400)
      let agent = registered.agent.with(approvedUntil: approvedUntil, models: models)
      try await house.directory.upsert(agent)
      let issued = try await house.directory.issueKey(
        agent: agent.id, device: registered.device, clinician: registered.clinician)
      agents.append(
        .init(
          id: agent.id.rawValue, name: agent.name, deviceID: registered.device.rawValue,
          clinicianID: registered.clinician.rawValue, deviceKey: issued.secret,
          outcome: registered.expectation.rawValue, models: agent.models))
    }
    return agents
  }

  /// The notes as files, so that a person has something to send. They are synthetic, and still mode 0600.
  private func writeCharts() throws {
    for patient in hospital.patients {
      let folder = try DataDirectory(creating: "\(data.path)/charts/\(patient.id)")
      for (number, note) in (hospital.charts[patient.id]?.notes ?? []).enumerated() {
        try DataDirectory.write(note.text, to: "\(folder.path)/note-\(number + 1).txt", mode: 0o600)
      }
    }
  }

  /// 80 random bits in words a person can type.
  private static func password() -> String {
    let alphabet = Array("abcdefghjkmnpqrstvwxyz23456789")
    return (0..<4).map { _ in String((0..<4).compactMap { _ in alphabet.randomElement() }) }.joined(separator: "-")
  }
}

enum DemoError: Error { case noOfficer }

extension Agent {
  fileprivate func with(approvedUntil: Timestamp, models: [String]) -> Agent {
    Agent(
      id: id, name: name, version: version, vendor: vendor, stage: stage, status: status, files: files,
      clipboard: clipboard, network: network, isPreviewRelease: isPreviewRelease, approvedUntil: approvedUntil,
      models: models)
  }
}
