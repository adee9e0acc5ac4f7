public import ClinicalModel

/// Which agent acted, in the version it had then.
public struct RecordedAgent: Sendable, Hashable {
  /// The agent as it is registered.
  public var id: AgentID
  /// Its version at that time.
  public var version: String

  /// The version is clipped to `AuditRecord.clientTextBytesMax`.
  public init(id: AgentID, version: String) {
    self.id = id
    self.version = version.clipped(toBytes: AuditRecord.clientTextBytesMax)
  }
}

/// Which model was asked for. Agents choose these texts, so both are clipped to `AuditRecord.clientTextBytesMax`.
public struct RecordedModel: Sendable, Hashable {
  /// As the agent asked for it.
  public var name: String
  /// What the upstream says it ran, or the configured version; empty when neither is known.
  public var version: String

  /// Both texts are clipped.
  public init(name: String, version: String) {
    self.name = name.clipped(toBytes: AuditRecord.clientTextBytesMax)
    self.version = version.clipped(toBytes: AuditRecord.clientTextBytesMax)
  }
}

/// The policy's decision as it was recorded: enough to ask the same policy file again.
public struct RecordedDecision: Sendable, Hashable {
  /// The three answers a policy has.
  public enum Outcome: String, Sendable, Hashable, CaseIterable { case permit, condition, block }

  /// The answer.
  public var outcome: Outcome
  /// The id of the rule that decided, or `default`.
  public var rule: String
  /// The hash of the policy file, in hex.
  public var policyHash: String
  /// What had to be done for the decision to hold, in the policy's order.
  public var obligations: [String]

  /// A decision as the policy gave it.
  public init(outcome: Outcome, rule: String, policyHash: String, obligations: [String] = []) {
    self.outcome = outcome
    self.rule = rule
    self.policyHash = policyHash
    self.obligations = obligations
  }
}

/// Where an inference ran.
public struct RecordedRoute: Sendable, Hashable {
  /// On the premises, in a private cloud, or at a vendor.
  public var kind: RouteKind
  /// The upstream's name in the configuration.
  public var upstream: String

  /// A route as the configuration names it.
  public init(kind: RouteKind, upstream: String) {
    self.kind = kind
    self.upstream = upstream
  }
}

/// What Chaperone did. `AuditRecord.reason` carries the code of why.
public enum RecordedAction: String, Sendable, Hashable, CaseIterable {
  /// It is about to leave, or left.
  case sent
  /// Nothing left.
  case refused
  /// The whole answer came back and reached the agent.
  case completed
  /// It left, and was stopped on the way: revoked, cut, out of time.
  case interrupted
  /// It left, and the upstream answered with an error or not at all.
  case failed
  /// The answer was held back from the agent.
  case withheld
  /// A change that was not an inference was done.
  case done
}

extension String {
  /// At most that many UTF-8 bytes, cut between characters' scalars, ending in `…` where something was cut.
  package func clipped(toBytes limit: Int) -> String {
    guard utf8.count > limit else { return self }
    var end = utf8.index(startIndex, offsetBy: max(0, limit - 3))
    // A continuation byte (10xxxxxx) is the inside of a scalar: step back to where the scalar begins.
    while end > startIndex, utf8[end] & 0xC0 == 0x80 { end = utf8.index(before: end) }
    return String(self[..<end]) + "…"
  }
}
