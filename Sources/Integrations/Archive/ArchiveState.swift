internal import AuditLedger
package import ClinicalModel

/// How far the archive has come: what a restart goes on from, and what `audit archive status` tells.
///
/// It is no evidence. Losing it costs one look at every object; the store's own answers decide.
package struct ArchiveState: Codable, Sendable, Hashable {
  package static let currentVersion = 1

  /// A checkpoint that is locked together with everything that it needs.
  package struct Anchor: Codable, Sendable, Hashable {
    package var size: UInt64
    package var time: Timestamp
    /// The signed note.
    package var checkpoint: String
  }

  /// The last thing that did not work.
  package struct Failure: Codable, Sendable, Hashable {
    package var time: Timestamp
    package var code: String
    package var message: String
    /// Whether the archiver stopped over it.
    package var isAlarm: Bool
    /// Tries that failed one after the other.
    package var attempts: Int
  }

  package var version = Self.currentVersion
  /// `ArchiveTarget.name`: another place begins anew.
  package var target: String
  /// Full bundles that are locked with their tiles, counted from the first.
  package var bundles: UInt64 = 0
  /// The newest checkpoint that is locked; `nil` before the first.
  package var anchor: Anchor?
  /// The checkpoint that is being anchored: kept before its first byte leaves, so that a restart sends the same bytes.
  package var pending: String?
  /// Objects that were locked by this archiver, and their bytes.
  package var objects: UInt64 = 0
  package var bytes: UInt64 = 0
  /// The earliest and the latest date until which something is locked.
  package var lockedFrom: Timestamp?
  package var lockedUntil: Timestamp?
  package var lastSuccess: Timestamp?
  package var failure: Failure?

  package init(target: String) { self.target = target }

  /// What to do next. Only a checkpoint is anchored whose bundles are all locked.
  /// - Parameter size: How many entries the ledger's newest checkpoint covers.
  package func next(size: UInt64, now: Timestamp, anchorSeconds: Int64) -> ArchiveStep {
    if let pending, let size = Self.size(of: pending) {
      return bundles < LogFiles.fullBundles(size: size) ? .bundle(bundles) : .anchor(checkpoint: pending)
    }
    let due = anchor.map { $0.time.advanced(bySeconds: anchorSeconds) <= now || $0.time > now } ?? true
    // An empty log has nothing to show, and a log that did not grow needs no second proof.
    if due, size > (anchor?.size ?? 0) { return .prepareAnchor }
    if bundles < LogFiles.fullBundles(size: size) { return .bundle(bundles) }
    return .rest
  }

  static func size(of checkpoint: String) -> UInt64? {
    (try? UnverifiedCheckpoint(parsing: Array(checkpoint.utf8)))?.body.size
  }
}

/// One step of the archiver.
package enum ArchiveStep: Sendable, Hashable {
  /// Lock this full bundle and the tiles that it fills.
  case bundle(UInt64)
  /// Take the ledger's newest checkpoint for the next anchor.
  case prepareAnchor
  /// Lock this checkpoint's partial tiles, and then itself.
  case anchor(checkpoint: String)
  /// Everything that is due is locked.
  case rest
}

/// How keys are named beside the log's own paths.
package enum ArchiveKeys {
  package static let checkpoints = "checkpoints/"

  /// Twenty digits, so that the order of keys is the order of sizes.
  package static func checkpoint(size: UInt64) -> String {
    let digits = String(size)
    return checkpoints + String(repeating: "0", count: 20 - digits.utf8.count) + digits
  }

  /// The size that a checkpoint's key names; `nil` for other keys.
  package static func size(of key: String) -> UInt64? {
    guard key.hasPrefix(checkpoints), let size = UInt64(key.dropFirst(checkpoints.count)),
      checkpoint(size: size) == key
    else { return nil }
    return size
  }
}
