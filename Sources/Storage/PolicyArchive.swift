public import ClinicalModel

/// One version of the policy that was in force, as its file said it.
public struct PolicyVersion: Sendable, Hashable {
  /// The hex SHA-256 of the file's bytes: what records name.
  public let hash: String
  /// The policy's own name.
  public let name: String
  /// The file's text, word for word.
  public let yaml: String
  /// When it was first about to be put in force.
  public let firstLoaded: Timestamp

  /// A version with the text that `hash` is the hash of; the caller vouches for that.
  public init(hash: String, name: String, yaml: String, firstLoaded: Timestamp) {
    self.hash = hash
    self.name = name
    self.yaml = yaml
    self.firstLoaded = firstLoaded
  }

  /// A version without its text, for lists.
  public struct Heading: Sendable, Hashable {
    /// The hex SHA-256 of the file's bytes.
    public let hash: String
    /// The policy's own name.
    public let name: String
    /// When it was first about to be put in force.
    public let firstLoaded: Timestamp
  }
}

/// Every policy version that was in force, by hash, for good: the database refuses to change or remove one.
///
/// A version MUST be kept before it decides anything, so that no record ever names a version whose text is lost. It may
/// thus hold one that was kept and then never came into force, because the record of its loading could not be written.
public struct PolicyArchive: Sendable {
  /// The most versions that a list shows; older ones are still found by their hash.
  public static let listedMax = 200

  private let database: Database

  /// The archive in that database.
  public init(database: Database) { self.database = database }

  /// Keeps a version; durable when it returns. Keeping one again changes nothing: the first time counts.
  public func keep(_ version: PolicyVersion) async throws(StorageError) {
    try await database.write { try PolicyVersionStore.insertOnce(version, in: $0) }
  }

  /// The version with that hash; `nil` when it was never in force here.
  public func version(_ hash: String) async throws(StorageError) -> PolicyVersion? {
    try await database.read { try PolicyVersionStore.version(hash, in: $0) }
  }

  /// The newest versions, newest first, at most `listedMax`.
  public func newest() async throws(StorageError) -> [PolicyVersion.Heading] {
    try await database.read { try PolicyVersionStore.newest(Self.listedMax, in: $0) }
  }
}
