public import Storage

/// What the directory is bounded by.
public struct DirectorySettings: Hashable, Sendable {
  /// A sign-in that is not used for so long ends.
  public var signInIdleMinutes = 720
  /// Failed attempts per user within the window before the user has to wait.
  public var failedAttemptsMax = 5
  /// Attempts with names that nobody has within the window; further ones are refused without hashing or a record.
  public var unknownNameAttemptsMax = 200
  /// How long failed attempts count.
  public var attemptWindowSeconds = 300
  /// Sign-ins of one user at once; the user's least recently used one ends when there are more.
  public var signInsPerUserMax = 32
  /// Sign-ins of everyone at once; the least recently used ends when there are more.
  public var signInsMax = 10_000
  /// Changes, and sign-ins, that wait at once; further ones are refused as `busy`.
  public var waitingMax = 1000
  /// What hashing a new password costs; stored passwords keep the cost that they were hashed with.
  public var passwordCost = PasswordHash.Cost.production

  /// What is meant for production.
  public static let `default` = DirectorySettings()

  /// The same as `default`.
  public init() {}
}
