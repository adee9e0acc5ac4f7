/// How much a body or an event may hold before it is refused.
public struct WireLimits: Sendable, Hashable {
  /// Bytes of one JSON body; at most 4 GiB − 1, since positions are kept in 32 bits.
  public var maxBodyBytes: Int
  /// Objects and arrays inside one another. JSON Schemas of real tools stay under 30.
  public var maxDepth: Int
  /// Keys and values of one body; each costs 16 bytes of index.
  public var maxTokens: Int
  /// Inspected strings of one request.
  public var maxTexts: Int
  /// Bytes of one server-sent event, its line ends included. `response.completed` repeats the whole answer.
  public var maxEventBytes: Int

  public init(
    maxBodyBytes: Int = 64 << 20, maxDepth: Int = 128, maxTokens: Int = 2_000_000, maxTexts: Int = 200_000,
    maxEventBytes: Int = 32 << 20
  ) {
    self.maxBodyBytes = min(maxBodyBytes, Int(UInt32.max))
    self.maxDepth = maxDepth
    self.maxTokens = min(maxTokens, Int(UInt32.max))
    self.maxTexts = maxTexts
    self.maxEventBytes = maxEventBytes
  }

  public static let `default` = WireLimits()
}
