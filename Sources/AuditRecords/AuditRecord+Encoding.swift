internal import ClinicalModel

extension AuditRecord {
  /// The record as one canonical JSON object (RFC 8785), without members for what is `nil` or empty.
  public var canonicalJSON: [UInt8] {
    var writer = CanonicalWriter(capacity: 1024)
    writer.open(UInt8(ascii: "{"))
    // The members stand in the order of their names; a test compares it with a sorted oracle.
    writer.member("action", action?.rawValue)
    if let agent { writer.member("agent", id: agent.id.rawValue, version: agent.version) }
    writer.member("consent", consent)
    if let decision { writer.member("decision", decision) }
    writer.member("detail", detail)
    writer.member("device", device?.rawValue)
    writer.member("endpoints", endpoints)
    writer.member("facts", facts ?? [:])
    writer.member("findings", findings)
    writer.member("inference", inference?.rawValue)
    writer.member("input_bytes", inputBytes)
    writer.member("input_commitment", inputCommitment)
    writer.member("invented_findings", inventedFindings)
    writer.member("key", key?.rawValue)
    writer.member("kind", kind.rawValue)
    if let model { writer.member("model", name: model.name, version: model.version) }
    writer.member("outbox", outbox)
    writer.member("output_bytes", outputBytes)
    writer.member("output_commitment", outputCommitment)
    writer.member("patient", patient?.rawValue)
    writer.member("purpose", purpose?.rawValue)
    writer.member("reason", reason)
    writer.member("request", request?.rawValue)
    if let route { writer.member("route", kind: route.kind.rawValue, upstream: route.upstream) }
    writer.member("session", session?.rawValue)
    writer.member("time", time.description)
    writer.member("user", user?.rawValue)
    writer.member("version", version)
    writer.close(UInt8(ascii: "}"))
    return writer.bytes
  }

  /// `canonicalJSON`, checked against what a bundle can hold.
  /// - Throws: `RecordError.tooLarge` over `entryBytesMax`.
  public func ledgerEntry() throws(RecordError) -> [UInt8] {
    let bytes = canonicalJSON
    guard bytes.count <= Self.entryBytesMax else { throw .tooLarge(kind: kind, bytes: bytes.count) }
    return bytes
  }
}

// The small objects inside a record; their members too stand in the order of their names.
extension CanonicalWriter {
  fileprivate mutating func member(_ member: StaticString, id: String, version: String) {
    name(member)
    open(UInt8(ascii: "{"))
    self.member("id", id)
    self.member("version", version)
    close(UInt8(ascii: "}"))
  }

  fileprivate mutating func member(_ member: StaticString, name: String, version: String) {
    self.name(member)
    open(UInt8(ascii: "{"))
    self.member("name", name)
    self.member("version", version)
    close(UInt8(ascii: "}"))
  }

  fileprivate mutating func member(_ member: StaticString, kind: String, upstream: String) {
    name(member)
    open(UInt8(ascii: "{"))
    self.member("kind", kind)
    self.member("upstream", upstream)
    close(UInt8(ascii: "}"))
  }

  fileprivate mutating func member(_ member: StaticString, _ decision: RecordedDecision) {
    name(member)
    open(UInt8(ascii: "{"))
    self.member("obligations", decision.obligations)
    self.member("outcome", decision.outcome.rawValue)
    self.member("policy_hash", decision.policyHash)
    self.member("rule", decision.rule)
    close(UInt8(ascii: "}"))
  }
}
