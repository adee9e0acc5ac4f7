internal import AuditLedger

/// Why something is not in the archive, or not kept there as it should be. It carries no credentials and no entry.
package struct ArchiveError: Error, Sendable, Hashable, CustomStringConvertible {
  package enum Code: String, Sendable, Hashable, CaseIterable {
    /// No connection, or no answer in time.
    case unreachable = "archive_unreachable"
    /// The store cannot now (5xx, slow down).
    case unavailable = "archive_unavailable"
    /// The store does not accept the credentials, or they may not do this.
    case accessDenied = "archive_access_denied"
    /// The store's clock and this machine's differ too much.
    case clockSkew = "archive_clock_skew"
    case noSuchBucket = "archive_no_such_bucket"
    /// The bucket, or the directory, keeps nothing from being removed.
    case noObjectLock = "archive_no_object_lock"
    /// The store took an object and does not keep it as it was asked to.
    case notLocked = "archive_not_locked"
    /// The store took an object and does not have it.
    case notStored = "archive_not_stored"
    /// A name is taken by other bytes.
    case conflict = "archive_conflict"
    /// What is to be archived is damaged here.
    case ledgerDamaged = "archive_ledger_damaged"
    /// The archive holds more of this log than this ledger: an older copy was restored.
    case ledgerRolledBack = "archive_ledger_rolled_back"
    /// The archive and this ledger disagree about the past.
    case ledgerForked = "archive_ledger_forked"
    /// An answer that makes no sense.
    case unexpectedAnswer = "archive_unexpected_answer"
    /// The archive's own files in the data directory.
    case state = "archive_state"
    /// Another process archives already.
    case busy = "archive_busy"
  }

  package let code: Code
  /// What happened, to what, and what to do next.
  package let message: String

  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  package var description: String { message }

  /// Something that time does not heal: it stops the archiver, and a person has to look.
  package var isAlarm: Bool {
    switch code {
    case .conflict, .ledgerDamaged, .ledgerRolledBack, .ledgerForked, .state: true
    case .unreachable, .unavailable, .accessDenied, .clockSkew, .noSuchBucket, .noObjectLock, .notLocked, .notStored,
      .unexpectedAnswer, .busy:
      false
    }
  }

  /// Whether the target can never do what it is for, as it is set up now.
  package var isUnfitTarget: Bool { code == .noSuchBucket || code == .noObjectLock }

  init(_ error: LedgerError) {
    let code: Code =
      switch error.code {
      case .rolledBack: .ledgerRolledBack
      case .forked, .wrongOrigin: .ledgerForked
      case .inputOutput, .diskFull: .unavailable
      default: .ledgerDamaged
      }
    self.init(code, "The ledger cannot be archived: \(error)")
  }
}
