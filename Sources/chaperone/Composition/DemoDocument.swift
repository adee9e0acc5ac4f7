import Foundation

/// `demo.json`: what a script needs to drive the demo. It holds passwords and keys, so it is written with mode 0600.
struct DemoDocument: Codable {
  struct User: Codable {
    let id: String
    let password: String
    let roles: [String]
  }

  struct Agent: Codable {
    let id: String
    let name: String
    let deviceID: String
    let clinicianID: String
    let deviceKey: String
    let outcome: String
    let models: [String]

    enum CodingKeys: String, CodingKey {
      case id, name, outcome, models
      case deviceID = "device_id"
      case clinicianID = "clinician_id"
      case deviceKey = "device_key"
    }
  }

  struct Patient: Codable {
    let id: String
    let pseudonym: String
    let name: String
    let mrn: String
  }

  struct Ledger: Codable {
    let directory: String
    var verifierKey: String

    enum CodingKeys: String, CodingKey {
      case directory
      case verifierKey = "verifier_key"
    }
  }

  var baseURL: String
  let users: [User]
  let agents: [Agent]
  let patients: [Patient]
  var ledger: Ledger
  let vendorCapture: String

  enum CodingKeys: String, CodingKey {
    case users, agents, patients, ledger
    case baseURL = "base_url"
    case vendorCapture = "vendor_capture"
  }

  static func read(_ path: String) -> DemoDocument? {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    return try? JSONDecoder().decode(DemoDocument.self, from: data)
  }

  func write(to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try DataDirectory.replace(
      String(decoding: try encoder.encode(self), as: UTF8.self) + "\n", at: path, mode: 0o600)
  }
}
