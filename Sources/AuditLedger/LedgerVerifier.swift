/// Checks a whole log against its signed checkpoint, with the public key and nothing else.
public enum LedgerVerifier {
  /// How far a verification has come.
  public struct Progress: Sendable, Hashable {
    /// Entries that were hashed and whose bundle was right.
    public let checkedEntries: UInt64
    /// Entries that the checkpoint covers.
    public let size: UInt64
  }

  /// Recomputes the tree from the entries and compares every tile, whole and partial, at every level, byte for byte.
  ///
  /// It stops at the first file that is wrong and names the file and the place in it. Memory does not grow with the
  /// log. A log that a running gateway extends can be verified: what lies beyond the checkpoint is counted, not judged.
  /// What it cannot show: that nothing was left out before the checkpoint was signed, or that the key's owner signed no
  /// second history; witnesses and earlier checkpoints do that.
  /// - Throws: `corrupt` or `missingFile` with the file; `badSignature`, `unknownSigner`, `wrongOrigin` or `malformed`
  ///   for the checkpoint; `forked` when entries and tiles agree with each other and not with the signed root.
  public static func verify(
    directory: String, key: VerifierKey, progress: ((Progress) -> Void)? = nil
  ) throws(LedgerError) -> VerificationReport {
    try verify(directory: directory, policy: LedgerPolicy(log: key), progress: progress)
  }

  /// The same with a policy: any of the log's keys may have signed the checkpoint, and the policy's quorum of witnesses
  /// must have cosigned it.
  /// - Parameters:
  ///   - inspect: Called with every entry, in order, before it is known whether all of the log is right. What it throws
  ///     ends the verification.
  /// - Throws: `quorumMissed` also, before anything is read.
  public static func verify(
    directory: String, policy: LedgerPolicy,
    inspect: ((LedgerIndex, [UInt8]) throws(LedgerError) -> Void)? = nil, progress: ((Progress) -> Void)? = nil
  ) throws(LedgerError) -> VerificationReport {
    let files = FileSystem(root: directory)
    guard let bytes = try files.read(TreeWriter.checkpointPath) else {
      throw LedgerError(
        .missingFile, file: files.absolute(TreeWriter.checkpointPath),
        "is missing: this is not a ledger's directory, or its checkpoint was taken away.")
    }
    let checkpoint: Checkpoint
    let cosignatures: [Cosignature]
    do throws(LedgerError) {
      let unverified = try UnverifiedCheckpoint(parsing: bytes)
      (checkpoint, cosignatures) = try policy.verify(unverified)
      guard Array(checkpoint.text.utf8) == bytes else {
        throw LedgerError(.malformed, "The checkpoint is not in its canonical form.")
      }
    } catch {
      throw LedgerError(error.code, file: TreeWriter.checkpointPath, error.message)
    }
    var walk = VerificationWalk(files: files, checkpoint: checkpoint)
    try walk.checkEntries(inspect: inspect, progress: progress)
    try walk.checkEdge()
    return try walk.report(cosignatures: cosignatures)
  }
}

/// What a verification checked, so that it can be said exactly.
public struct VerificationReport: Sendable, Hashable {
  /// The signed head that everything was compared with.
  public let checkpoint: Checkpoint
  /// Which of the policy's witnesses cosigned that head, and when.
  public let cosignatures: [Cosignature]
  /// Entries whose bytes were hashed into the tree.
  public let entries: UInt64
  /// Bundles that were read, partial ones included.
  public let bundles: UInt64
  /// Tiles that were compared, partial ones and those of older checkpoints included.
  public let tiles: UInt64
  /// Tiles and bundles beyond the checkpoint: a gateway is writing, or ended before it could sign. Not judged.
  public let beyondCheckpoint: [String]
  /// Files that no log has; the first `unknownFilesMax` of them. Not judged.
  public let unknownFiles: [String]

  /// Names that are listed at most of each kind.
  public static let unknownFilesMax = 100
}
