/// The key that signs a ledger's heads, and for a while the one before it.
struct LedgerKeys: Sendable {
  let signer: LedgerSigner
  let retiring: LedgerSigner?

  /// - Throws: `wrongOrigin` when the two are not of the same log.
  init(signer: LedgerSigner, retiring: LedgerSigner? = nil) throws(LedgerError) {
    self.signer = signer
    self.retiring = retiring
    guard let retiring, retiring.name != signer.name else { return }
    throw LedgerError(
      .wrongOrigin, "The new key is of \(signer.name), the old one of \(retiring.name): one log, one name.")
  }

  /// The log's name.
  var origin: String { signer.name }
  /// Every key that a head may be signed by.
  var verifiers: [VerifierKey] { [signer.verifier] + (retiring.map { [$0.verifier] } ?? []) }
}
