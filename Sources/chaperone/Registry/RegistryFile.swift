import ClinicalModel
import StrictYAML

/// What an organisation declares in its registry file: vendors, devices, agents, people and device keys. Secrets are
/// not in it: passwords and keys stand there as hashes that `chaperone keys` makes.
struct RegistryFile {
  let vendors: [Vendor]
  let devices: [Device]
  let agents: [Agent]
  let users: [RegisteredUser]
  let keys: [RegisteredKey]

  struct RegisteredUser {
    let user: User
    let passwordHash: String
  }

  struct RegisteredKey {
    let agent: AgentID
    let device: DeviceID
    let clinician: UserID
    /// SHA-256 of the secret, in hex.
    let secretHash: String
  }

  init(yaml: String, file: String) throws(ConfigurationError) {
    let root = try YAMLValue(parsing: yaml, file: file)
    let values = try root.mapping(["vendors", "devices", "agents", "users", "keys"])
    vendors = try Self.items(values["vendors"], Self.vendor)
    devices = try Self.items(values["devices"], Self.device)
    agents = try Self.items(values["agents"], Self.agent)
    users = try Self.items(values["users"], Self.user)
    keys = try Self.items(values["keys"], Self.key)
    try checkReferences(root)
  }

  private static func items<Item>(
    _ value: YAMLValue?, _ read: (YAMLValue) throws(ConfigurationError) -> Item
  ) throws(ConfigurationError) -> [Item] {
    var items: [Item] = []
    for entry in try value?.list() ?? [] { items.append(try read(entry)) }
    return items
  }

  private func checkReferences(_ root: YAMLValue) throws(ConfigurationError) {
    let (vendorIDs, agentIDs) = (Set(vendors.map(\.id)), Set(agents.map(\.id)))
    let (deviceIDs, userIDs) = (Set(devices.map(\.id)), Set(users.map(\.user.id)))
    for agent in agents where !vendorIDs.contains(agent.vendor) {
      throw root.error("agent '\(agent.id)' names the vendor '\(agent.vendor)', which is not declared")
    }
    for key in keys {
      guard agentIDs.contains(key.agent) else { throw root.error("a key names the unknown agent '\(key.agent)'") }
      guard deviceIDs.contains(key.device) else { throw root.error("a key names the unknown device '\(key.device)'") }
      guard userIDs.contains(key.clinician) else { throw root.error("a key names the unknown user '\(key.clinician)'") }
    }
  }
}

extension RegistryFile {
  /// One entry's values, all of them required unless asked for with `optional`.
  private struct Entry {
    let value: YAMLValue
    let values: [String: YAMLValue]

    init(_ value: YAMLValue, keys: [String]) throws(ConfigurationError) {
      self.value = value
      values = try value.mapping(keys)
    }

    func required(_ key: String) throws(ConfigurationError) -> YAMLValue {
      guard let found = values[key] else { throw value.error("'\(key)' is missing") }
      return found
    }

    func id<Entity>(_ key: String) throws(ConfigurationError) -> Identifier<Entity> {
      let found = try required(key)
      guard let id = Identifier<Entity>(try found.text()) else {
        throw found.error("expected 1 to 64 of A-Z a-z 0-9 . _ -")
      }
      return id
    }

    func text(_ key: String) throws(ConfigurationError) -> String { try required(key).text() }
    func flag(_ key: String) throws(ConfigurationError) -> Bool { try required(key).boolean() }
    func choice<Choice: RawRepresentable & CaseIterable>(_ key: String) throws(ConfigurationError) -> Choice
    where Choice.RawValue == String { try required(key).choice(Choice.self) }
  }

  private static func vendor(_ value: YAMLValue) throws(ConfigurationError) -> Vendor {
    let entry = try Entry(
      value,
      keys: [
        "id", "name", "baa", "no_training", "encrypts", "security_report", "right_to_audit", "incident_sla",
      ])
    return Vendor(
      id: try entry.id("id"), name: try entry.text("name"), baa: try entry.choice("baa"),
      noTraining: try entry.choice("no_training"), encrypts: try entry.flag("encrypts"),
      securityReport: try entry.choice("security_report"), rightToAudit: try entry.flag("right_to_audit"),
      hasIncidentSLA: try entry.flag("incident_sla"))
  }

  private static func device(_ value: YAMLValue) throws(ConfigurationError) -> Device {
    let entry = try Entry(value, keys: ["id", "name", "class", "posture", "isolation"])
    return Device(
      id: try entry.id("id"), name: try entry.text("name"), deviceClass: try entry.choice("class"),
      posture: try entry.choice("posture"), isolation: try entry.choice("isolation"))
  }

  private static func agent(_ value: YAMLValue) throws(ConfigurationError) -> Agent {
    let entry = try Entry(
      value,
      keys: [
        "id", "name", "version", "vendor", "stage", "status", "files", "clipboard", "network", "preview",
        "approved_until", "models",
      ])
    var models: [String] = []
    for model in try entry.required("models").list() { models.append(try model.text()) }
    let approvedUntil = try entry.values["approved_until"].map { value throws(ConfigurationError) -> Timestamp in
      guard let date = CivilDate(iso8601: try value.text()) else { throw value.error("expected a date, YYYY-MM-DD") }
      return Timestamp(milliseconds: date.daysSinceEpoch * 86_400_000)
    }
    return Agent(
      id: try entry.id("id"), name: try entry.text("name"), version: try entry.text("version"),
      vendor: try entry.id("vendor"), stage: try entry.choice("stage"), status: try entry.choice("status"),
      files: try entry.choice("files"), clipboard: try entry.choice("clipboard"), network: try entry.choice("network"),
      isPreviewRelease: try entry.flag("preview"), approvedUntil: approvedUntil, models: models)
  }

  private static func user(_ value: YAMLValue) throws(ConfigurationError) -> RegisteredUser {
    let entry = try Entry(value, keys: ["id", "name", "roles", "patient", "password_hash"])
    var roles: Set<Role> = []
    for role in try entry.required("roles").list() { roles.insert(try role.choice(Role.self)) }
    let patient: PatientID? = entry.values["patient"] == nil ? nil : try entry.id("patient")
    return RegisteredUser(
      user: User(id: try entry.id("id"), displayName: try entry.text("name"), roles: roles, patient: patient),
      passwordHash: try entry.text("password_hash"))
  }

  private static func key(_ value: YAMLValue) throws(ConfigurationError) -> RegisteredKey {
    let entry = try Entry(value, keys: ["agent", "device", "clinician", "secret_sha256"])
    let hash = try entry.text("secret_sha256").lowercased()
    guard hash.utf8.count == 64, hash.utf8.allSatisfy({ "0123456789abcdef".utf8.contains($0) }) else {
      throw value.error("'secret_sha256' is the 64 hex digits that 'chaperone keys new' prints")
    }
    return RegisteredKey(
      agent: try entry.id("agent"), device: try entry.id("device"), clinician: try entry.id("clinician"),
      secretHash: hash)
  }
}
