/// What sessions are bounded by.
public struct SessionLimits: Hashable, Sendable {
  /// How long a session lasts when the clinician does not say.
  public var sessionMinutes = 15
  /// The longest session; never above `hardMinutesMax`, whatever the configuration says.
  public var sessionMinutesMax = 480
  /// How long a request waits for the clinician.
  public var requestMinutes = 15
  /// Requests of one device key that wait at once: one per model that it asked for.
  public var pendingRequestsPerKeyMax = 8
  /// Requests of all keys that wait at once.
  public var pendingRequestsMax = 1000
  /// Closed sessions and decided requests that stay in memory for lists; all of them stay in the database.
  public var historyMax = 10_000
  /// Requests, approvals and denials that wait for the one before them; further ones are refused as `busy`.
  public var waitingChangesMax = 1000

  /// Eight hours. The database refuses longer sessions too.
  public static let hardMinutesMax = 480
  /// The longest text that explains a denial or a revocation.
  public static let reasonBytesMax = 2000
  /// The longest model name that a request may carry.
  public static let modelBytesMax = 200
  /// 15 minutes a session, 8 hours at most.
  public static let `default` = SessionLimits()

  /// The same as `default`.
  public init() {}

  var longestMinutes: Int { min(sessionMinutesMax, Self.hardMinutesMax) }
}
