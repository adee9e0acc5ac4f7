public import ClinicalModel

/// One entry of the ledger: what happened, to whose data, by whom, and why it was allowed. It holds no patient text:
/// pseudonyms, ids, codes, counts and keyed commitments only.
///
/// A field that is `nil` or empty does not appear in the entry. Optional fields that do not belong to a kind are
/// left `nil` by the writer; the format does not forbid them. What this cannot see: whether a caller put identifying
/// text into a free field (`detail`, `facts`, `reason`), which is why those must hold values from closed sets.
public struct AuditRecord: Sendable, Hashable {
  /// The version of the format that this program writes.
  public static let currentVersion = 1
  /// The largest entry that a tlog-tiles bundle can hold (its length prefix is a uint16).
  public static let entryBytesMax = 65_535
  /// Texts that an agent or an upstream chose are clipped to this many UTF-8 bytes.
  public static let clientTextBytesMax = 256

  /// The version of the record format.
  public var version: Int
  /// What happened.
  public var kind: RecordKind
  /// The gateway's clock when it happened, UTC. Order is by index: the clock may step back, indexes do not.
  public var time: Timestamp

  /// Which request of an agent it is about; intent and outcome carry the same.
  public var inference: InferenceID?
  /// Who acted: the clinician of the device key, or who was signed in at the console.
  public var user: UserID?
  /// The workstation.
  public var device: DeviceID?
  /// The credential that the agent presented; never its secret.
  public var key: DeviceKeyID?
  /// Which agent asked.
  public var agent: RecordedAgent?
  /// Which model was asked for.
  public var model: RecordedModel?
  /// Whose data: the random stand-in, never the patient's id.
  public var patient: PatientPseudonym?
  /// What the data is used for.
  public var purpose: Purpose?
  /// The approval under which it happened.
  public var session: SessionID?
  /// The agent's wish that the approval answers.
  public var request: SessionRequestID?
  /// `Consent.reference` of the choice that applied.
  public var consent: String?
  /// What the policy said.
  public var decision: RecordedDecision?
  /// Everything that the policy looked at, by fact name; enough to explain the decision again.
  public var facts: [String: String]?
  /// Where the inference ran.
  public var route: RecordedRoute?
  /// The keyed commitment to what the agent sent (`hmac-sha256:…`); the key is in the vault.
  public var inputCommitment: String?
  /// The keyed commitment to what the agent got.
  public var outputCommitment: String?
  /// Bytes of the request's body.
  public var inputBytes: Int?
  /// Bytes of the answer that reached the agent.
  public var outputBytes: Int?
  /// How many findings of each kind the request held; empty when there were none.
  public var findings: [String: Int]
  /// How many findings of each kind the model invented: they are in the answer and were not in the request.
  public var inventedFindings: [String: Int]
  /// The network endpoints that were contacted, `host:port`, in order.
  public var endpoints: [String]
  /// What was done.
  public var action: RecordedAction?
  /// The stable code of why, such as `session_required`; never a sentence.
  public var reason: String?
  /// The outbox row that this record was made from; a row appears at most once in the ledger.
  public var outbox: String?
  /// What a kind needs beyond the fields above: values from closed sets, never text about a person.
  public var detail: [String: String]

  /// A record with nothing but the two fields that every record has.
  public init(kind: RecordKind, time: Timestamp) {
    version = Self.currentVersion
    self.kind = kind
    self.time = time
    findings = [:]
    inventedFindings = [:]
    endpoints = []
    detail = [:]
  }
}
