public import NIOCore

/// Knows whether the client of a connection is gone.
///
/// A client that closed its side may still read (a half-closed connection), or may be gone: TCP tells the two apart only
/// when something is written. So an inference whose client closed goes on for a while, and then ends. Nothing is
/// scheduled for a client that stays.
public final class ClientWatch: ChannelInboundHandler, RemovableChannelHandler {
  public typealias InboundIn = NIOAny
  public typealias InboundOut = NIOAny

  /// How long an inference whose upstream has not answered goes on after its client closed its side.
  static let patience = TimeAmount.seconds(4)

  private var hasClosedItsSide = false
  private var context: ChannelHandlerContext?
  private var onGone: (@Sendable () -> Void)?
  private var timer: Scheduled<Void>?

  public init() {}

  public func handlerAdded(context: ChannelHandlerContext) { self.context = context }

  public func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

  public func channelRead(context: ChannelHandlerContext, data: NIOAny) { context.fireChannelRead(data) }

  public func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case ChannelEvent.inputClosed? = event as? ChannelEvent { close() }
    context.fireUserInboundEventTriggered(event)
  }

  public func channelInactive(context: ChannelHandlerContext) {
    close()
    context.fireChannelInactive()
  }

  private func close() {
    hasClosedItsSide = true
    schedule()
  }

  private func schedule() {
    guard onGone != nil, timer == nil, let context else { return }
    timer = context.eventLoop.assumeIsolated().scheduleTask(in: Self.patience) {
      self.timer = nil
      self.onGone?()
    }
  }

  private func set(_ action: (@Sendable () -> Void)?) {
    onGone = action
    if action == nil {
      timer?.cancel()
      timer = nil
    } else if hasClosedItsSide {
      schedule()
    }
  }

  /// Sets what happens once the client of this connection is gone, `nil` for nothing. It is done on the connection's event
  /// loop, and never where nobody watches.
  static func whenGone(_ channel: any Channel, _ action: (@Sendable () -> Void)?) {
    guard channel.eventLoop.inEventLoop else { return channel.eventLoop.execute { whenGone(channel, action) } }
    do {
      try channel.pipeline.syncOperations.handler(type: ClientWatch.self).set(action)
    } catch {
      // A connection that is closed altogether has no handlers any more.
      guard let action, !channel.isActive else { return }
      channel.eventLoop.scheduleTask(in: patience, action)
    }
  }

  /// Ends the body that this connection's request is still sending with an error, for whoever reads it. An answer can still
  /// be written; the connection serves no other request.
  static func breakOffBody(_ channel: any Channel, _ error: any Error) {
    guard channel.eventLoop.inEventLoop else { return channel.eventLoop.execute { breakOffBody(channel, error) } }
    try? channel.pipeline.syncOperations.handler(type: ClientWatch.self).context?.fireErrorCaught(error)
  }
}
