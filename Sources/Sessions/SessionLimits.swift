/// What sessions are bounded by.
public struct SessionLimits: Hashable, Sendable {
  /// How long a session lasts when the clinician does not say.
  public var sessionMinutes = 15
  /// The longest session; never above `hardMinutesMax`, whatever the configuration says.
  public var sessionMinutesMax = 480
  /// How long a request waits for the clinician.
  public var requestMinutes = 15
  public var pendingRequestsPerKeyMax = 8
  public var pendingRequestsMax = 1000
  /// Closed sessions and decided requests that stay in memory for lists; all of them stay in the database.
  public var historyMax = 10_000
  public var waitingChangesMax = 1000

  /// Eight hours. The database refuses longer sessions too.
  public static let hardMinutesMax = 480
  public static let reasonBytesMax = 2000
  public static let modelBytesMax = 200
  public static let `default` = SessionLimits()

  public init() {}

  var longestMinutes: Int { min(sessionMinutesMax, Self.hardMinutesMax) }
}
