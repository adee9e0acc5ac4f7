import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// What the responder asks of the connection that a request came on.
enum ConnectionOrder: Sendable {
  /// Write to the capture file what has arrived so far; the order is done when that is.
  case capture
  /// Close as soon as the client has ended its side: it has gone away, and nothing will be answered.
  case closeWithClient
}

/// Sits next to the socket, before HTTP is parsed: it keeps each byte that arrives, framing and broken requests
/// included, until it is written to the capture file.
///
/// Bytes are written when a request is complete, when the connection ends, and when `heldBytesMax` are held; so a
/// request below that size stands in the file in one piece. Only the event loop of its channel touches it.
final class ConnectionWatch: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  static let heldBytesMax = ModelServer.bodyMax + 1_048_576

  private let capture: CaptureFile?
  private var held = ByteBuffer()
  private var closesWithClient = false
  private var inputHasEnded = false

  init(capture: CaptureFile?) { self.capture = capture }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if capture != nil {
      var arrived = Self.unwrapInboundIn(data)
      held.writeBuffer(&arrived)
      if held.readableBytes > Self.heldBytesMax { writeAtEnd(context) }
    }
    context.fireChannelRead(data)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if let event = event as? ChannelEvent, event == .inputClosed {
      inputHasEnded = true
      if closesWithClient { context.close(promise: nil) }
    }
    context.fireUserInboundEventTriggered(event)
  }

  func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
    guard let order = event as? ConnectionOrder else {
      context.triggerUserOutboundEvent(event, promise: promise)
      return
    }
    switch order {
    case .capture:
      do {
        try write()
        promise?.succeed()
      } catch {
        promise?.fail(error)
      }
    case .closeWithClient:
      closesWithClient = true
      if inputHasEnded { context.close(promise: nil) }
      promise?.succeed()
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    writeAtEnd(context)
    context.fireChannelInactive()
  }

  private func write() throws(ModelRequestError) {
    guard let capture, held.readableBytes > 0 else { return }
    try capture.append(held)
    held = ByteBuffer()
  }

  /// Nobody waits for an answer that could say that the file could not be written; the connection ends instead.
  private func writeAtEnd(_ context: ChannelHandlerContext) {
    do {
      try write()
    } catch {
      context.close(promise: nil)
    }
  }
}

/// HTTP/1.1 with a `ConnectionWatch` beneath it.
struct WatchedHTTP1Channel: ServerChildChannel {
  let http: HTTP1Channel
  let capture: CaptureFile?

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
    let capture = capture
    let http = http
    return channel.eventLoop.makeCompletedFuture {
      try channel.pipeline.syncOperations.addHandler(ConnectionWatch(capture: capture))
    }.flatMap { http.setup(channel: channel, logger: logger) }
  }

  func handle(value: HTTP1Channel.Value, logger: Logger) async {
    await http.handle(value: value, logger: logger)
  }
}
