public import Storage

/// What the directory is bounded by.
public struct DirectorySettings: Hashable, Sendable {
  /// A sign-in that is not used for so long ends.
  public var signInIdleMinutes = 720
  /// Failed attempts per user within the window before the user has to wait.
  public var failedAttemptsMax = 5
  /// Failed attempts of everyone together within the window: it bounds password spraying and the records it makes.
  public var failedAttemptsOfAllMax = 200
  public var attemptWindowSeconds = 300
  /// Sign-ins at once; the least recently used ends when there are more.
  public var signInsMax = 10_000
  public var waitingMax = 1000
  public var passwordCost = PasswordHash.Cost.production
  public static let `default` = DirectorySettings()

  public init() {}
}
