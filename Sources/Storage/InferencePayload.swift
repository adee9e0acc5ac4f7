public import ClinicalModel

/// The glass wall's four panes for one inference, as they were: everything here is PHI and stands sealed in the vault.
public struct InferencePayload: Hashable, Sendable {
  public let inference: InferenceID
  public let patient: PatientID
  /// `nil` when no session was involved.
  public let session: SessionID?
  public let recordedAt: Timestamp
  /// The request's body as the agent sent it.
  public let agentSent: [UInt8]
  /// The body as it left for the upstream; empty when nothing left.
  public let left: [UInt8]
  /// The upstream's answer; empty when none came.
  public let cameBack: [UInt8]
  /// The answer as the agent got it.
  public let agentGot: [UInt8]
  /// A JSON document about the panes (replacements, decision); the gateway writes and the console reads it.
  public let annotations: [UInt8]

  /// The whole payload; panes may be empty, annotations must be what the console can read.
  public init(
    inference: InferenceID, patient: PatientID, session: SessionID?, recordedAt: Timestamp, agentSent: [UInt8],
    left: [UInt8], cameBack: [UInt8], agentGot: [UInt8], annotations: [UInt8]
  ) {
    self.inference = inference
    self.patient = patient
    self.session = session
    self.recordedAt = recordedAt
    self.agentSent = agentSent
    self.left = left
    self.cameBack = cameBack
    self.agentGot = agentGot
    self.annotations = annotations
  }
}

/// What a list of payloads shows without opening one.
public struct PayloadSummary: Hashable, Sendable {
  public let inference: InferenceID
  public let patient: PatientID
  public let session: SessionID?
  public let recordedAt: Timestamp
  package let entry: VaultEntryID
}

extension Vault {
  /// The most rows that one listing returns.
  public static let payloadListMax = 1000

  /// Seals and stores the payload; durable when it returns. A second payload of the same inference replaces the first.
  public func store(_ payload: InferencePayload) async throws(StorageError) { try await store([payload]) }

  /// The same for several payloads in one transaction: all of them are stored, or none.
  public func store(_ payloads: [InferencePayload]) async throws(StorageError) {
    var rows: [(PayloadSummary, SealedEntry)] = []
    for payload in payloads {
      let panes = PayloadFraming.frame([
        payload.agentSent, payload.left, payload.cameBack, payload.agentGot, payload.annotations,
      ])
      let entry = try await prepare(panes, patient: payload.patient, kind: .inferencePayload)
      let summary = PayloadSummary(
        inference: payload.inference, patient: payload.patient, session: payload.session,
        recordedAt: payload.recordedAt, entry: entry.reference.id)
      rows.append((summary, entry))
    }
    let sealed = rows
    try await database.write { transaction in
      for (summary, entry) in sealed { try PayloadStore.replace(summary, with: entry, in: transaction) }
    }
  }

  /// The payload of an inference, opened; `nil` when none was stored.
  public func payload(of inference: InferenceID) async throws(StorageError) -> InferencePayload? {
    guard let summary = try await database.read({ try PayloadStore.summary(of: inference, in: $0) }) else { return nil }
    let bytes = try await open(
      VaultReference(id: summary.entry, patient: summary.patient, kind: .inferencePayload))
    guard let panes = PayloadFraming.parts(of: bytes), panes.count == 5 else { throw .tampered(summary.entry) }
    return InferencePayload(
      inference: inference, patient: summary.patient, session: summary.session, recordedAt: summary.recordedAt,
      agentSent: panes[0], left: panes[1], cameBack: panes[2], agentGot: panes[3], annotations: panes[4])
  }

  /// The patient's payloads, newest first.
  public func payloads(patient: PatientID, limit: Int = 100) async throws(StorageError) -> [PayloadSummary] {
    let limit = min(max(limit, 0), Self.payloadListMax)
    return try await database.read { try PayloadStore.summaries(patient: patient, limit: limit, in: $0) }
  }

  /// The session's payloads, newest first.
  public func payloads(session: SessionID, limit: Int = 100) async throws(StorageError) -> [PayloadSummary] {
    let limit = min(max(limit, 0), Self.payloadListMax)
    return try await database.read { try PayloadStore.summaries(session: session, limit: limit, in: $0) }
  }
}

/// Several byte strings in one: each after its length, 8 bytes big-endian.
enum PayloadFraming {
  static func frame(_ parts: [[UInt8]]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(parts.reduce(0) { $0 + $1.count + 8 })
    for part in parts {
      withUnsafeBytes(of: UInt64(part.count).bigEndian) { bytes.append(contentsOf: $0) }
      bytes.append(contentsOf: part)
    }
    return bytes
  }

  static func parts(of bytes: [UInt8]) -> [[UInt8]]? {
    var parts: [[UInt8]] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      guard rest.count >= 8 else { return nil }
      let length = rest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      rest = rest.dropFirst(8)
      guard length <= UInt64(rest.count) else { return nil }
      parts.append(Array(rest.prefix(Int(length))))
      rest = rest.dropFirst(Int(length))
    }
    return parts
  }
}
