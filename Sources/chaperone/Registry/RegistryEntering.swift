import ClinicalModel
import Governance

extension RegistryFile {
  /// Enters everything that is new or changed; what is the same leaves no record.
  func enter(into house: House) async throws {
    let directory = house.directory
    for vendor in vendors where directory.vendor(vendor.id) != vendor { try await directory.upsert(vendor) }
    for device in devices where directory.device(device.id) != device { try await directory.upsert(device) }
    for agent in agents where directory.agent(agent.id) != agent { try await directory.upsert(agent) }
    for user in users { try await directory.enter(user.user, passwordHash: user.passwordHash) }
    for key in keys {
      try await directory.enter(
        keyWithHash: key.secretHash, agent: key.agent, device: key.device, clinician: key.clinician)
    }
  }
}
