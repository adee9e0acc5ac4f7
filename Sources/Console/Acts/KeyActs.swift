import ClinicalModel
import Governance

/// Replacing the keys of a device.
struct KeyActs: Sendable {
  let services: ConsoleServices

  func device(_ id: DeviceID) throws(ConsoleError) -> Device {
    guard let device = services.directory.device(id) else { throw .notFound("device") }
    return device
  }

  /// A security officer or administrator any device's; a clinician those of a device on which every key is theirs.
  func mayRotate(_ device: DeviceID, _ visitor: Visitor) -> Bool {
    let user = visitor.user
    if user.has(.securityOfficer) || user.has(.administrator) { return true }
    guard user.has(.clinician) else { return false }
    let keys = services.directory.keys.filter { $0.device == device && $0.revokedAt == nil }
    return !keys.isEmpty && keys.allSatisfy { $0.clinician == user.id }
  }

  /// The old keys stop working before this returns.
  func rotate(_ id: DeviceID, by visitor: Visitor) async throws(ConsoleError) -> [IssuedKey] {
    try Permission.rotateKeys.require(of: visitor.user)
    let device = try device(id)
    guard mayRotate(device.id, visitor) else {
      throw .forbidden(needs: "the role security officer or administrator, or every key of the device to be yours")
    }
    do { return try await services.directory.rotateKeys(device: device.id, by: visitor.user.id) } catch {
      throw .of(error)
    }
  }
}
