import AuditRecords
import ClinicalModel

/// The records of what the directory does.
enum DirectoryRecords {
  static func change(_ kind: RecordKind, _ detail: [String: String], by user: UserID?, at now: Timestamp)
    -> AuditRecord
  {
    var record = AuditRecord(kind: kind, time: now)
    record.user = user
    record.action = .done
    record.detail = detail
    return record
  }

  static func agent(_ agent: Agent, by user: UserID?, at now: Timestamp) -> AuditRecord {
    var record = change(
      .agentChanged,
      [
        "status": agent.status.rawValue, "stage": agent.stage.rawValue, "files": agent.files.rawValue,
        "clipboard": agent.clipboard.rawValue, "network": agent.network.rawValue, "vendor": agent.vendor.rawValue,
      ], by: user, at: now)
    record.agent = RecordedAgent(id: agent.id, version: agent.version)
    return record
  }

  static func device(_ device: Device, by user: UserID?, at now: Timestamp) -> AuditRecord {
    var record = change(
      .deviceChanged,
      [
        "class": device.deviceClass.rawValue, "posture": device.posture.rawValue,
        "isolation": device.isolation.rawValue,
      ], by: user, at: now)
    record.device = device.id
    return record
  }

  static func vendor(_ vendor: Vendor, by user: UserID?, at now: Timestamp) -> AuditRecord {
    change(
      .vendorChanged,
      [
        "vendor": vendor.id.rawValue, "baa": vendor.baa.rawValue, "no-training": vendor.noTraining.rawValue,
        "security-report": vendor.securityReport.rawValue,
      ], by: user, at: now)
  }

  static func user(_ changed: User, isPasswordSet: Bool, by user: UserID?, at now: Timestamp) -> AuditRecord {
    change(
      .userChanged,
      [
        "user": changed.id.rawValue, "roles": changed.roles.map(\.rawValue).sorted().joined(separator: ","),
        "password": isPasswordSet ? "set" : "kept",
      ], by: user, at: now)
  }

  static func key(_ kind: RecordKind, _ key: DeviceKey, agentVersion: String, by user: UserID?, at now: Timestamp)
    -> AuditRecord
  {
    var record = change(kind, ["clinician": key.clinician.rawValue], by: user, at: now)
    record.device = key.device
    record.key = key.id
    record.agent = RecordedAgent(id: key.agent, version: agentVersion)
    return record
  }

  /// `user` is `nil` for a name that is not registered: whatever was typed there must not reach the ledger.
  static func signIn(_ kind: RecordKind, _ user: UserID?, reason: String? = nil, at now: Timestamp) -> AuditRecord {
    var record = change(kind, [:], by: user, at: now)
    record.reason = reason
    record.action = kind == .signInFailed ? .refused : .done
    return record
  }
}
