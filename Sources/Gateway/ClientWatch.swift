public import NIOCore

/// Notes on a connection that the client will send no more.
///
/// A client that closed its side may still read (a half-closed connection), or may be gone: TCP tells the two apart only
/// when something is written. So an inference whose client closed goes on for a while (`ClientPatience`), and then ends.
public final class ClientWatch: ChannelInboundHandler, RemovableChannelHandler {
  public typealias InboundIn = NIOAny
  public typealias InboundOut = NIOAny

  private(set) var hasClosedItsSide = false

  public init() {}

  public func channelRead(context: ChannelHandlerContext, data: NIOAny) { context.fireChannelRead(data) }

  public func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case ChannelEvent.inputClosed? = event as? ChannelEvent { hasClosedItsSide = true }
    context.fireUserInboundEventTriggered(event)
  }

  public func channelInactive(context: ChannelHandlerContext) {
    hasClosedItsSide = true
    context.fireChannelInactive()
  }

  /// Whether the client of this connection closed its side; `false` where nobody watches.
  static func hasClosed(_ channel: any Channel) async -> Bool {
    do {
      return try await channel.eventLoop.submit {
        try channel.pipeline.syncOperations.handler(type: ClientWatch.self).hasClosedItsSide
      }.get()
    } catch {
      return !channel.isActive
    }
  }
}

/// How long an inference whose upstream has not answered goes on after its client closed its side.
enum ClientPatience {
  private static let interval = Duration.seconds(1)
  private static let looks = 4

  /// Returns when the client was seen closed `looks` times in a row, or the task is cancelled.
  static func waitUntilGone(_ hasClosed: @Sendable () async -> Bool) async {
    var seen = 0
    while seen < looks {
      do { try await Task.sleep(for: interval) } catch { return }
      seen = await hasClosed() ? seen + 1 : 0
    }
  }
}
