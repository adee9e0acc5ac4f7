/// What went wrong in the ledger, to which file, and what to do next. It never carries an entry's bytes.
public struct LedgerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A stable name for programs.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// The entry is longer than a bundle's uint16 length can say.
    case entryTooLarge = "entry_too_large"
    /// Nothing has that index.
    case indexOutOfRange = "index_out_of_range"
    /// The ledger was closed; open it again.
    case closed = "ledger_closed"
    /// Another process has the directory open.
    case alreadyOpen = "ledger_in_use"
    /// More appends wait than the ledger holds; try again later.
    case overloaded = "ledger_overloaded"
    /// The disk is full; nothing was appended.
    case diskFull = "disk_full"
    /// An earlier failure stopped the ledger for good; see the message.
    case stopped = "ledger_stopped"
    /// The operating system refused a read or a write.
    case inputOutput = "io_error"
    /// A sync failed: what the disk holds is unknown, so the ledger stops.
    case syncFailed = "sync_failed"
    /// A file that should be there is not.
    case missingFile = "file_missing"
    /// A file's bytes are not what they must be.
    case corrupt = "file_corrupt"
    /// A tile exists with other bytes than the ledger derived: never overwritten.
    case tileConflict = "tile_conflict"
    /// Two heads of the same size have different roots.
    case forked = "ledger_forked"
    /// The directory is older than something that was already signed: a restored backup.
    case rolledBack = "ledger_rolled_back"
    /// Text that is not in the format that it should be in.
    case malformed = "malformed"
    /// A known key's signature does not match.
    case badSignature = "bad_signature"
    /// None of the signatures is by a trusted key.
    case unknownSigner = "unknown_signer"
    /// The checkpoint is of another log.
    case wrongOrigin = "wrong_origin"
    /// Too few of the witnesses that the policy asks for have cosigned.
    case quorumMissed = "quorum_missed"
    /// A Merkle proof does not prove what it should.
    case badProof = "bad_proof"
  }

  /// What kind of failure it is.
  public let code: Code
  /// The file, relative to the ledger's directory where it is inside; `nil` when it is about no file.
  public let file: String?
  /// What happened and what to do, without the file.
  public let message: String

  package init(_ code: Code, file: String? = nil, _ message: String) {
    self.code = code
    self.file = file
    self.message = message
  }

  /// The file, where there is one, and the message.
  public var description: String {
    if let file { "\(file): \(message)" } else { message }
  }
}
