/// What a witness answers to a request. It remembers nothing itself: who asks it keeps the newest checkpoint of each log,
/// and must make the new one durable, in place of exactly the one that was judged against, before the answer leaves.
public enum WitnessJudgement: Sendable, Hashable {
  /// It continues what was seen. The body is to be kept; the line is the answer (200).
  case cosigned(CheckpointBody, line: String)
  /// No such log is known (404).
  case unknownLog
  /// The log's signature is missing or wrong (403).
  case badSignature
  /// The old size is above the new one (400).
  case impossible
  /// The request starts from another size than the one seen last, which is the answer's body (409).
  case stale(size: UInt64)
  /// Two roots were signed for the size that was seen last: the log shows two histories (409, which is what the
  /// protocol asks for; the body is the size).
  case forked(size: UInt64)
  /// The proof does not hold: the log cannot show that it continues what was seen (422).
  case inconsistent

  /// The HTTP status of the answer.
  public var status: Int {
    switch self {
    case .cosigned: 200
    case .unknownLog: 404
    case .badSignature: 403
    case .impossible: 400
    case .stale, .forked: 409
    case .inconsistent: 422
    }
  }

  /// - Parameters:
  ///   - known: The checkpoint of this log that was seen last; `nil` before the first.
  ///   - logs: The keys of the logs that this witness serves.
  ///   - time: Seconds since 1970.
  /// - Throws: `malformed` when the request's checkpoint is none.
  public static func judge(
    _ request: WitnessRequest, known: CheckpointBody?, logs: [VerifierKey], witness: LedgerSigner, time: UInt64
  ) throws(LedgerError) -> Self {
    let unverified = try UnverifiedCheckpoint(parsing: request.checkpoint.utf8)
    let body = unverified.body
    let keys = logs.filter { $0.name == body.origin }
    guard !keys.isEmpty else { return .unknownLog }
    guard (try? unverified.verified(byAnyOf: keys)) != nil else { return .badSignature }
    guard request.oldSize <= body.size else { return .impossible }
    let knownSize = known?.size ?? 0
    guard request.oldSize == knownSize else { return .stale(size: knownSize) }
    if let known, known.size == body.size, known.root != body.root { return .forked(size: known.size) }
    guard continues(known, body, proof: request.proof) else { return .inconsistent }
    let signature = try witness.cosignature(of: body, time: time)
    let note = SignedNote(text: "", signatures: [signature])
    // A note without a text is the blank line and the signature's line.
    return .cosigned(body, line: String(note.serialized.dropFirst()))
  }

  private static func continues(_ known: CheckpointBody?, _ new: CheckpointBody, proof: [MerkleHash]) -> Bool {
    if new.size == 0, new.root != .emptyRoot { return false }
    guard let known, known.size > 0 else { return proof.isEmpty }
    return
      (try? MerkleProof.verifyConsistency(
        oldSize: known.size, oldRoot: known.root, newSize: new.size, newRoot: new.root, proof: proof)) != nil
  }
}
