/// How a log stands with one of its witnesses. It survives restarts (`WitnessStateFile`).
package struct WitnessStanding: Codable, Hashable, Sendable {
  /// The name in the policy.
  package let name: String
  /// Whose cosignatures they are.
  package let verifierKey: String
  /// The size of the checkpoint that it cosigned last; where the next proof begins.
  package var size: UInt64 = 0
  /// When that was, by the witness's clock, in seconds since 1970; `nil` before the first time.
  package var cosignedAt: UInt64?
  /// How often it failed since it last answered as a witness does.
  package var failures = 0
  /// Why it failed the last time; for operators.
  package var failure: String?
  /// Why it will not cosign this log; `nil` while it does.
  package var refusal: WitnessRefusal?

  package init(name: String, verifierKey: String) {
    self.name = name
    self.verifierKey = verifierKey
  }
}

/// A witness says that this log shows two histories.
package struct WitnessRefusal: Codable, Hashable, Sendable {
  package enum Reason: String, Codable, Sendable, CaseIterable {
    /// It has seen a larger tree under this log's key: an older copy was restored, or somebody else signs.
    case witnessIsAhead = "witness-is-ahead"
    /// It has seen another root for this very size.
    case otherRoot = "other-root"
    /// The proof from what it saw does not lead to this log's head.
    case notAContinuation = "not-a-continuation"
  }

  package let reason: Reason
  /// What the witness saw last.
  package let witnessSize: UInt64
  /// The head that it refused, a signed note: with what the witness keeps it is the evidence.
  package let checkpoint: String
  /// Seconds since 1970, by this machine's clock.
  package let since: UInt64

  /// One sentence for operators: what happened and what to do.
  package var explanation: String {
    switch reason {
    case .witnessIsAhead:
      "It cosigned \(witnessSize) entries of this log, more than the log has now: an older copy was restored, or another "
        + "program signs with this key. Stop the gateway and find the newer copy."
    case .otherRoot:
      "It cosigned another root for the same \(witnessSize) entries: two histories were signed with this log's key. Keep "
        + "both copies, and find out who signed the other."
    case .notAContinuation:
      "This log does not continue the \(witnessSize) entries that it cosigned: history was rewritten or a second one was "
        + "signed. Keep this copy, and find out why."
    }
  }
}
