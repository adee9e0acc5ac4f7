/// A witness's word that it saw a checkpoint, consistent with all that it saw before (C2SP tlog-cosignature, type 04).
public struct Cosignature: Hashable, Sendable {
  /// Whose word it is.
  public let witness: VerifierKey
  /// Seconds since 1970, by the witness's clock.
  public let time: UInt64

  /// - Throws: `badSignature` unless the line is by this witness over this checkpoint.
  init(_ signature: SignedNote.Signature, by witness: VerifierKey, of checkpoint: CheckpointBody) throws(LedgerError) {
    guard signature.bytes.count == 8 + 64 else {
      throw LedgerError(.badSignature, "The cosignature by \(witness.name) is not a time and an Ed25519 signature.")
    }
    time = signature.bytes[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    self.witness = witness
    let message = Self.message(time: time, checkpoint: checkpoint)
    guard witness.isValid(signature: Array(signature.bytes[8...]), over: message) else {
      throw LedgerError(.badSignature, "The cosignature by \(witness.name) does not match this checkpoint.")
    }
  }

  static func message(time: UInt64, checkpoint: CheckpointBody) -> [UInt8] {
    Array("cosignature/v1\ntime \(time)\n\(checkpoint.text)".utf8)
  }
}
