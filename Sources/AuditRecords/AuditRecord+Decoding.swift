internal import ClinicalModel

extension AuditRecord {
  /// Reads what `canonicalJSON` writes, and nothing else: another spelling of the same record is refused.
  /// - Throws: `RecordError` with the field or the byte.
  public init(canonicalJSON bytes: [UInt8]) throws(RecordError) {
    guard case .object(let members) = try CanonicalReader.read(bytes) else {
      throw .malformed(offset: 0, expected: "an object")
    }
    var fields = RecordFields(members: members, path: "")
    let version = try fields.integer("version")
    guard let version else { throw .missing(field: "version") }
    guard version == Self.currentVersion else { throw .unsupportedVersion(version) }
    guard let kind = try fields.named("kind", RecordKind.self) else { throw .missing(field: "kind") }
    guard let time = try fields.parsed("time", "an RFC 3339 time", Timestamp.init(rfc3339:)) else {
      throw .missing(field: "time")
    }
    self.init(kind: kind, time: time)
    try readWho(from: &fields)
    try readWhy(from: &fields)
    try readWhat(from: &fields)
    try fields.finish()
    // One comparison covers order, escapes, empty members and leading zeros alike.
    guard canonicalJSON == bytes else { throw .notCanonical }
  }

  private mutating func readWho(from fields: inout RecordFields) throws(RecordError) {
    user = try fields.identifier("user")
    device = try fields.identifier("device")
    key = try fields.identifier("key")
    patient = try fields.identifier("patient")
    session = try fields.identifier("session")
    request = try fields.identifier("request")
    inference = try fields.identifier("inference")
    if var part = try fields.object("agent") {
      guard let id: AgentID = try part.identifier("id") else { throw .missing(field: "agent.id") }
      agent = RecordedAgent(id: id, version: try part.required("version"))
      try part.finish()
    }
  }

  private mutating func readWhy(from fields: inout RecordFields) throws(RecordError) {
    purpose = try fields.named("purpose", Purpose.self)
    consent = try fields.string("consent")
    reason = try fields.string("reason")
    let readFacts = try fields.strings("facts")
    facts = readFacts.isEmpty ? nil : readFacts
    if var part = try fields.object("decision") {
      guard let outcome = try part.named("outcome", RecordedDecision.Outcome.self) else {
        throw .missing(field: "decision.outcome")
      }
      decision = RecordedDecision(
        outcome: outcome, rule: try part.required("rule"), policyHash: try part.required("policy_hash"),
        obligations: try part.list("obligations"))
      try part.finish()
    }
  }

  private mutating func readWhat(from fields: inout RecordFields) throws(RecordError) {
    action = try fields.named("action", RecordedAction.self)
    inputCommitment = try fields.string("input_commitment")
    outputCommitment = try fields.string("output_commitment")
    inputBytes = try fields.integer("input_bytes")
    outputBytes = try fields.integer("output_bytes")
    findings = try fields.counts("findings")
    inventedFindings = try fields.counts("invented_findings")
    endpoints = try fields.list("endpoints")
    outbox = try fields.string("outbox")
    detail = try fields.strings("detail")
    if var part = try fields.object("model") {
      model = RecordedModel(name: try part.required("name"), version: try part.required("version"))
      try part.finish()
    }
    if var part = try fields.object("route") {
      guard let kind = try part.named("kind", RouteKind.self) else { throw .missing(field: "route.kind") }
      route = RecordedRoute(kind: kind, upstream: try part.required("upstream"))
      try part.finish()
    }
  }
}

/// The members of one object, taken out one by one, so that what is left over is what nobody knows.
///
/// A record has some twenty members, so that looking through them is faster than hashing their names.
private struct RecordFields {
  private var members: [(name: String, value: RecordValue)]
  private let path: String

  /// A second member of the same name is one that nobody takes.
  init(members: [(name: String, value: RecordValue)], path: String) {
    self.members = members
    self.path = path
  }

  private mutating func take(_ name: String) -> RecordValue? {
    members.firstIndex { $0.name == name }.map { members.remove(at: $0).value }
  }

  /// - Throws: `RecordError.unknownField` for the first member that nobody took.
  func finish() throws(RecordError) {
    if let left = members.map(\.name).min() { throw .unknownField(path + left) }
  }

  mutating func string(_ name: String) throws(RecordError) -> String? {
    switch take(name) {
    case nil: return nil
    case .string(let text): return text
    default: throw .invalid(field: path + name, expected: "a string")
    }
  }

  mutating func required(_ name: String) throws(RecordError) -> String {
    guard let text = try string(name) else { throw .missing(field: path + name) }
    return text
  }

  mutating func integer(_ name: String) throws(RecordError) -> Int? {
    switch take(name) {
    case nil: return nil
    case .integer(let value): return value
    default: throw .invalid(field: path + name, expected: "an integer")
    }
  }

  mutating func parsed<Value>(
    _ name: String, _ expected: String, _ parse: (String) -> Value?
  ) throws(RecordError) -> Value? {
    guard let text = try string(name) else { return nil }
    guard let value = parse(text) else { throw .invalid(field: path + name, expected: expected) }
    return value
  }

  mutating func identifier<Entity>(_ name: String) throws(RecordError) -> Identifier<Entity>? {
    try parsed(name, "an identifier") { Identifier<Entity>($0) }
  }

  mutating func named<Value: RawRepresentable & CaseIterable>(
    _ name: String, _ type: Value.Type
  ) throws(RecordError) -> Value? where Value.RawValue == String {
    try parsed(name, "one of the known values", Value.init(rawValue:))
  }

  mutating func list(_ name: String) throws(RecordError) -> [String] {
    switch take(name) {
    case nil: return []
    case .array(let values):
      var texts: [String] = []
      for case .string(let text) in values { texts.append(text) }
      guard texts.count == values.count else { throw .invalid(field: path + name, expected: "a list of strings") }
      return texts
    default: throw .invalid(field: path + name, expected: "a list of strings")
    }
  }

  mutating func object(_ name: String) throws(RecordError) -> RecordFields? {
    switch take(name) {
    case nil: return nil
    case .object(let inner): return RecordFields(members: inner, path: "\(path)\(name).")
    default: throw .invalid(field: path + name, expected: "an object")
    }
  }

  mutating func strings(_ name: String) throws(RecordError) -> [String: String] {
    guard let inner = try object(name) else { return [:] }
    var values: [String: String] = [:]
    values.reserveCapacity(inner.members.count)
    for (key, value) in inner.members {
      guard case .string(let text) = value else { throw .invalid(field: inner.path + key, expected: "a string") }
      values[key] = text
    }
    return values
  }

  mutating func counts(_ name: String) throws(RecordError) -> [String: Int] {
    guard let inner = try object(name) else { return [:] }
    var values: [String: Int] = [:]
    for (key, value) in inner.members {
      guard case .integer(let count) = value else { throw .invalid(field: inner.path + key, expected: "an integer") }
      values[key] = count
    }
    return values
  }
}
