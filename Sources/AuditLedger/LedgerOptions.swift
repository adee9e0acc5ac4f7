/// The limits of an open ledger. Every one bounds something that an unlucky day could make large.
public struct LedgerOptions: Sendable {
  /// What a gateway of one hospital needs.
  public static let `default` = Self()

  /// How long appended entries may wait before a checkpoint covers them, in milliseconds. Each publication costs
  /// about a dozen syncs, so a shorter time is paid for by appends.
  public var publishIntervalMilliseconds = 200
  /// Entries in one batch, which shares one sync.
  public var batchEntriesMax = 4096
  /// Bytes of entries in one batch.
  public var batchBytesMax = 8 << 20
  /// Entries that may wait for a sync; beyond it appends are refused with `overloaded`.
  public var waitingEntriesMax = 1 << 16
  /// Bytes that may wait for a sync.
  public var waitingBytesMax = 64 << 20
  /// Bytes of acknowledged entries that are held in memory until tiles hold them; beyond it appends wait for tiles.
  public var unpublishedBytesMax = 128 << 20
  /// A write-ahead file longer than this is followed by a new one.
  public var segmentBytesMax = 16 << 20
  /// Kept aside so that a full disk can still take the records that say so; 0 for none.
  public var reserveBytes = 4 << 20
  /// A checkpoint of this ledger that was seen before and kept elsewhere (a signed note). Opening fails with
  /// `rolledBack` when the directory is older, with `forked` when it disagrees.
  public var knownCheckpoint: String?
  /// Whether a head is shown as soon as it is signed. Else it waits for `Ledger.show`: a witness client is at work, which
  /// shows heads with cosignatures, and without them when witnesses do not answer in time.
  public var showsHeadsAtOnce = true
  /// The key that the signer replaces, of the same name. While it is set, checkpoints carry both signatures, so that
  /// who knows only the old public key can still check them, and heads that only the old key signed are accepted.
  public var retiringSigner: LedgerSigner?

  /// The defaults, to be changed one by one.
  public init() {}
}
