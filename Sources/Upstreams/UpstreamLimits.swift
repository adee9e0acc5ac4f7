public import NIOCore

/// Every bound of the client, named. Counts are per endpoint and event loop, since a connection never leaves its loop.
public struct UpstreamLimits: Hashable, Sendable {
  /// Busy, opening and idle connections together.
  public var connectionsMax = 256
  /// Connections kept open without a request.
  public var idleConnectionsMax = 32
  /// Requests that may wait for one of `connectionsMax`; a further one is refused at once.
  public var waitersMax = 256
  /// How long an unused connection is kept. Below the 60 s after which common servers and load balancers close theirs, so
  /// that a request seldom meets a connection that the other side is just closing.
  public var keepAlive = TimeAmount.seconds(30)
  /// From the wish for a connection to one that is ready: waiting for a free one, name resolution, TCP and TLS.
  public var connectTimeout = TimeAmount.seconds(10)
  /// From the request to the head of its answer. Long: a model may think before its first token.
  public var answerTimeout = TimeAmount.seconds(120)
  /// Between two reads of a body. Time in which the consumer does not read does not count.
  public var idleTimeout = TimeAmount.seconds(60)
  /// Bytes of a body that wait for the consumer before reading pauses. One more read may come on top.
  public var bufferedBodyBytesMax = 64 * 1024
  /// All names and values of an answer's head.
  public var headBytesMax = 64 * 1024
  /// Header fields of an answer.
  public var headFieldsMax = 128

  public init() {}

  public static let `default` = UpstreamLimits()
}
