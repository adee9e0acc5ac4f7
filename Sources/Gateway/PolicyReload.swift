import AuditRecords
import ClinicalModel
import Logging
public import PolicyEngine
import Sessions
import Storage

extension GatewayRooms {
  /// Puts a new policy in force, records that, and ends the sessions that it would not have let through. The policy in
  /// force stays when the record cannot be written.
  public func adopt(_ newer: ProvenPolicy) async throws {
    let older = policy.current
    var record = AuditRecord(kind: .policyLoaded, time: now())
    record.detail = ["policy": newer.policy.hash, "policy-name": newer.policy.name, "replaces": older.hash]
    _ = try await keeper.record(record)
    policy.replace(with: newer)
    let blocked = desk.sessions(SessionFilter(activeOnly: true)).filter { session in
      !sessionFacts.wouldAll(in: session.id, pass: newer.policy)
    }
    guard !blocked.isEmpty else { return }
    try await desk.revokeSessions(keys: Set(blocked.map(\.key)), reason: .policyChanged, by: nil)
  }

  /// A policy file was changed into something that may not decide: the one in force stays, and that is recorded.
  public func recordRefusedPolicy(hash: String?, code: String) async throws {
    var record = AuditRecord(kind: .policyLoaded, time: now())
    record.action = .refused
    record.reason = code
    record.detail = ["policy": hash ?? "unreadable", "stays": policy.current.hash]
    _ = try await keeper.record(record)
  }
}
