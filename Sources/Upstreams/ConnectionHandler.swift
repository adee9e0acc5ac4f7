import NIOCore
import NIOHTTP1
import NIOSSL
import NIOTLS

/// Performs what `ConnectionMachine` says on one channel: the last handler of an upstream connection's pipeline.
final class ConnectionHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPClientResponsePart
  typealias OutboundOut = HTTPClientRequestPart

  let id: ConnectionID
  let eventLoop: any EventLoop
  /// Succeeds when the connection can take its first request. There is one from the moment the handler is in a pipeline.
  private(set) var ready: EventLoopPromise<Void>?
  private let endpoint: Endpoint
  private let limits: UpstreamLimits
  /// A cycle while the connection is open, broken by `closed`; so a pool outlives its connections.
  private let pool: EndpointPool
  private var machine: ConnectionMachine
  private var context: ChannelHandlerContext?
  private var deadline: LoopDeadline?
  private var isReading = false

  private var exchange: Exchange?
  private var flow: BodyFlow?
  /// Waits for the end of the read it came in, so that a small answer is given whole and wakes its waiter once.
  private var head: HTTPResponseHead?

  init(id: ConnectionID, pool: EndpointPool, eventLoop: any EventLoop) {
    self.id = id
    self.pool = pool
    endpoint = pool.endpoint
    limits = pool.limits
    self.eventLoop = eventLoop
    machine = ConnectionMachine(authority: pool.endpoint.authority, limits: pool.limits)
  }

  // MARK: From the pool and the consumer

  /// Writes the request. `reused` is whether the connection served another one before.
  func ask(_ exchange: Exchange, reused: Bool) {
    guard let context, machine.ask(reused: reused) else {
      return pool.retry(exchange, insteadOf: self)
    }
    self.exchange = exchange
    exchange.place = .asking(self)
    let written = eventLoop.makePromise(of: Void.self)
    written.futureResult.assumeIsolated().whenSuccess { [weak self] in self?.machine.requestWritten() }
    let head = exchange.request.head(for: endpoint)
    if exchange.request.body.readableBytes == 0 {
      context.writeAndFlush(wrapOutboundOut(.head(head)), promise: written)
    } else {
      context.write(wrapOutboundOut(.head(head)), promise: nil)
      context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(exchange.request.body))), promise: written)
    }
    deadline?.set(limits.answerTimeout)
    read(context)
  }

  func abandon(_ exchange: Exchange) {
    guard exchange === self.exchange else { return }
    perform(machine.abandoned())
  }

  func abandon(_ flow: BodyFlow) {
    guard flow === self.flow else { return }
    perform(machine.abandoned())
  }

  func close(because error: UpstreamError) { perform(machine.abandoned(because: error)) }

  func readMore() {
    guard let context, flow != nil else { return }
    deadline?.set(limits.idleTimeout)
    read(context)
  }

  /// Bytes came, before it is known what they mean.
  func heard() { perform(machine.heard()) }

  // MARK: From the channel

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    ready = eventLoop.makePromise()
    deadline = LoopDeadline(eventLoop: eventLoop) { [unowned self] in perform(machine.timedOut()) }
    if context.channel.isActive { start(context) }
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    perform(machine.failed(.endOfInput))
    deadline?.cancel()
    self.context = nil
  }

  func channelActive(context: ChannelHandlerContext) { start(context) }

  private func start(_ context: ChannelHandlerContext) {
    switch endpoint.scheme {
    case .http: perform(machine.opened())
    case .https: deadline?.set(limits.connectTimeout)
    }
    read(context)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case TLSUserEvent.handshakeCompleted = event {
      perform(hasPinnedKey(context) ? machine.opened() : machine.failed(.pinMismatch))
    }
    context.fireUserInboundEventTriggered(event)
  }

  /// The certificate has passed every usual check by now, and no request has been written.
  private func hasPinnedKey(_ context: ChannelHandlerContext) -> Bool {
    if endpoint.pinnedSPKI.isEmpty { return true }
    guard let certificate = try? context.pipeline.syncOperations.nioSSL_peerCertificate(),
      let key = try? certificate.extractPublicKey().toSPKIBytes()
    else { return false }
    return endpoint.pinnedSPKI.contains(SPKIPin(ofSPKI: key))
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      self.head = head
      perform(machine.head(status: Int(head.status.code), keepAlive: head.isKeepAlive))
    case .body(let bytes):
      if case .keepBytes = machine.bytes() { flow?.push(bytes) }
    case .end: machine.end()
    }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    isReading = false
    giveHead()
    let action = machine.readCompleted()
    if action != .none {
      perform(action)
      // Performing it may have closed the connection or given it to the next request, which reads for itself.
      if machine.state == .idle { read(context) }
      return
    }
    guard machine.wantsToRead else { return }
    if let flow {
      deadline?.clear()
      guard flow.wake() else { return }
      deadline?.set(limits.idleTimeout)
    }
    read(context)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    perform(machine.failed(.init(error)))
  }

  func channelInactive(context: ChannelHandlerContext) {
    perform(machine.failed(.endOfInput))
  }

  private func read(_ context: ChannelHandlerContext) {
    guard !isReading else { return }
    isReading = true
    context.read()
  }

  // MARK: Actions

  private func perform(_ action: ConnectionMachine.Action) {
    switch action {
    case .none, .keepBytes: break
    case .becomeReady:
      deadline?.clear()
      ready?.succeed()
    case .failOpening(let error):
      ready?.fail(error)
      close()
    case .keepHead:
      deadline?.clear()
      let source = ConnectionSource(self, authority: endpoint.authority)
      flow = BodyFlow(bufferedBytesMax: limits.bufferedBodyBytesMax, source: source)
    case .finish(let reuse): finish(reuse: reuse)
    case .retry:
      guard let exchange = forget().exchange else { return }
      pool.retry(exchange, insteadOf: self)
      close()
    case .fail(let error):
      giveHead()
      let (exchange, flow) = forget()
      exchange?.answer(.failure(error))
      flow?.finish(error)
      pool.closed(self)
      close()
    case .close:
      pool.closed(self)
      close()
    }
  }

  private func finish(reuse: Bool) {
    giveHead()
    deadline?.clear()
    forget().flow?.finish(nil)
    if reuse {
      pool.released(self)
    } else {
      pool.closed(self)
      close()
    }
  }

  /// Gives the head to whoever asked, with a body that has what came so far.
  private func giveHead() {
    guard let head, let flow else { return }
    self.head = nil
    exchange?.answer(
      .success(.init(status: Int(head.status.code), headers: Array(head.headers), body: UpstreamBody(flow))))
  }

  private func forget() -> (exchange: Exchange?, flow: BodyFlow?) {
    defer { (exchange, flow, head) = (nil, nil, nil) }
    return (exchange, flow)
  }

  private func close() {
    deadline?.cancel()
    context?.close(promise: nil)
  }
}

/// Marks that bytes came before anyone knows what they mean: the retry of a stale connection depends on it.
final class FirstByteHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  private let connection: ConnectionHandler

  init(_ connection: ConnectionHandler) { self.connection = connection }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    connection.heard()
    context.fireChannelRead(data)
  }
}

/// What a body's consumer holds of a connection; hops to its event loop only when it is elsewhere.
private struct ConnectionSource: BodySource {
  let authority: String
  private let connection: NIOLoopBound<ConnectionHandler>
  private let eventLoop: any EventLoop

  init(_ connection: ConnectionHandler, authority: String) {
    self.authority = authority
    eventLoop = connection.eventLoop
    self.connection = NIOLoopBound(connection, eventLoop: eventLoop)
  }

  func readMore() { onLoop { $0.readMore() } }
  func abandon(_ flow: BodyFlow) { onLoop { $0.abandon(flow) } }

  private func onLoop(_ body: @escaping @Sendable (ConnectionHandler) -> Void) {
    if eventLoop.inEventLoop {
      body(connection.value)
    } else {
      eventLoop.execute { body(connection.value) }
    }
  }
}
