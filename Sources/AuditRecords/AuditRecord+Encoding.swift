internal import ClinicalModel

extension AuditRecord {
  /// The record as one canonical JSON object (RFC 8785), without members for what is `nil` or empty.
  public var canonicalJSON: [UInt8] {
    var writer = CanonicalWriter(capacity: 1024)
    writer.open(UInt8(ascii: "{"))
    // The members stand in the order of their names; a test compares it with a sorted oracle.
    writer.member("action", action?.rawValue)
    if let agent {
      writer.name("agent")
      writer.open(UInt8(ascii: "{"))
      writer.member("id", agent.id.rawValue)
      writer.member("version", agent.version)
      writer.close(UInt8(ascii: "}"))
    }
    writer.member("consent", consent)
    if let decision { write(decision, to: &writer) }
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
    if let model {
      writer.name("model")
      writer.open(UInt8(ascii: "{"))
      writer.member("name", model.name)
      writer.member("version", model.version)
      writer.close(UInt8(ascii: "}"))
    }
    writer.member("outbox", outbox)
    writer.member("output_bytes", outputBytes)
    writer.member("output_commitment", outputCommitment)
    writer.member("patient", patient?.rawValue)
    writer.member("purpose", purpose?.rawValue)
    writer.member("reason", reason)
    writer.member("request", request?.rawValue)
    if let route {
      writer.name("route")
      writer.open(UInt8(ascii: "{"))
      writer.member("kind", route.kind.rawValue)
      writer.member("upstream", route.upstream)
      writer.close(UInt8(ascii: "}"))
    }
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

  private func write(_ decision: RecordedDecision, to writer: inout CanonicalWriter) {
    writer.name("decision")
    writer.open(UInt8(ascii: "{"))
    writer.member("obligations", decision.obligations)
    writer.member("outcome", decision.outcome.rawValue)
    writer.member("policy_hash", decision.policyHash)
    writer.member("rule", decision.rule)
    writer.close(UInt8(ascii: "}"))
  }
}
