/// A place that keeps what it was given. Every call may be repeated; none changes what stands there, but for locks that
/// become longer and holds.
package protocol ArchiveTarget: Sendable {
  /// The place, without credentials; two targets with the same name are the same place.
  var name: String { get }
  /// What the place's locks are worth, in words for a person.
  func worth() async -> String
  /// - Throws: `noSuchBucket`, `noObjectLock` when it can never work as it is set up; others for now.
  func check() async throws(ArchiveError)
  /// What stands under a key; `nil` when nothing does.
  func look(_ key: String) async throws(ArchiveError) -> StoredObject?
  /// Stores under a key that is free, locked from the first moment.
  /// - Returns: `false` when the key was taken meanwhile; nothing was written.
  func store(_ object: ArchiveObject, lock: ObjectLock, held: Bool) async throws(ArchiveError) -> Bool
  /// Locks what stands there at least as long as this says.
  func lengthen(_ key: String, to lock: ObjectLock) async throws(ArchiveError)
  /// The bytes under a key; `nil` when there is nothing.
  func fetch(_ key: String) async throws(ArchiveError) -> [UInt8]?
  /// Keeps the object, whatever its lock, until the hold ends.
  func setHold(_ key: String, _ isHeld: Bool) async throws(ArchiveError)
  /// Keys that begin so and come after `key` in the order of their bytes; at most `ArchiveLimits.listedMax`, empty at
  /// the end.
  func list(prefix: String, after key: String?) async throws(ArchiveError) -> [String]
}

/// The bounds of archiving.
package enum ArchiveLimits {
  /// Keys in one answer.
  package static let listedMax = 1000
  /// The largest object that is read: a bundle of 256 entries of the largest size is 16.8 MB.
  package static let objectBytesMax = 32 << 20
  /// The longest wait before another try, in seconds.
  static let backoffSecondsMax: Int64 = 300
  /// How often the archiver looks for full bundles, in seconds.
  static let pollSeconds: Int64 = 15
}
