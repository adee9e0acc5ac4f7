import NIOCore
import NIOPosix

/// The connections to one endpoint from one event loop: performs what `PoolMachine` says. Lives on that loop.
final class EndpointPool {
  let endpoint: Endpoint
  let limits: UpstreamLimits
  private let eventLoop: any EventLoop
  private let opener: ConnectionOpener
  private var machine: PoolMachine
  private var connections: [ConnectionID: ConnectionHandler] = [:]
  private var waiting: [PoolMachine.Waiter: Exchange] = [:]
  /// Whether a sweep for connections unused too long is scheduled; there is one while anything is idle.
  private var isSweeping = false
  private var isShuttingDown = false
  private var onEmpty: EventLoopPromise<Void>?

  init(endpoint: Endpoint, eventLoop: any EventLoop, limits: UpstreamLimits, opener: ConnectionOpener) {
    self.endpoint = endpoint
    self.eventLoop = eventLoop
    self.limits = limits
    self.opener = opener
    machine = PoolMachine(limits: limits)
  }

  func start(_ exchange: Exchange) {
    guard !isShuttingDown else { return exchange.answer(.failure(.shuttingDown)) }
    switch machine.acquire(exchange.number) {
    case .reuse(let id):
      guard let connection = connections[id] else {
        return exchange.answer(.failure(.connectionLost(authority: endpoint.authority)))
      }
      connection.ask(exchange, reused: true)
    case .open(let id): open(id, for: exchange)
    case .wait: wait(exchange)
    case .refuse(let limit):
      exchange.answer(.failure(.tooManyConnections(authority: endpoint.authority, limit: limit)))
    }
  }

  /// Takes a cancelled request out of the queue.
  func withdraw(_ exchange: Exchange) {
    _ = machine.withdraw(exchange.number)
    waiting[exchange.number] = nil
  }

  private func wait(_ exchange: Exchange) {
    exchange.place = .waiting(self)
    waiting[exchange.number] = exchange
    eventLoop.assumeIsolated().scheduleTask(in: limits.connectTimeout) { [weak self] in
      guard let self, waiting[exchange.number] != nil else { return }
      withdraw(exchange)
      exchange.answer(
        .failure(.tooManyConnections(authority: endpoint.authority, limit: limits.connectionsMax)))
    }
  }

  // MARK: Opening

  private func open(_ id: ConnectionID, for exchange: Exchange) {
    exchange.place = .opening
    // The whole way is timed here, since name resolution and TLS are not in the time that a socket knows.
    let timeout = eventLoop.assumeIsolated().scheduleTask(in: limits.connectTimeout) { [endpoint, limits] in
      exchange.answer(
        .failure(.connectTimedOut(authority: endpoint.authority, after: limits.connectTimeout)))
    }
    opener.open(id, in: self, on: eventLoop).assumeIsolated().whenComplete { result in
      timeout.cancel()
      switch result {
      case .success(let connection): self.opened(connection.value, for: exchange)
      case .failure(let error):
        exchange.answer(.failure(self.upstreamError(error)))
        self.openNext(after: id)
      }
    }
  }

  private func opened(_ connection: ConnectionHandler, for exchange: Exchange) {
    connections[connection.id] = connection
    if isShuttingDown { return connection.close(because: .shuttingDown) }
    // Its request gave up meanwhile: cancelled, or out of time. Another may use what it began.
    if exchange.isAnswered { return released(connection) }
    connection.ask(exchange, reused: false)
  }

  private func upstreamError(_ error: any Error) -> UpstreamError {
    switch error {
    case let error as UpstreamError: error
    case ChannelError.connectTimeout: .connectTimedOut(authority: endpoint.authority, after: limits.connectTimeout)
    case let error as NIOConnectionError: .connectFailed(authority: endpoint.authority, reason: error.reasonInWords)
    case let error as IOError: .connectFailed(authority: endpoint.authority, reason: error.reasonInWords)
    default: .connectFailed(authority: endpoint.authority, reason: "\(type(of: error))")
    }
  }

  // MARK: From connections

  func released(_ connection: ConnectionHandler) {
    if isShuttingDown { return connection.close(because: .shuttingDown) }
    switch machine.released(connection.id, at: .now()) {
    case .serve(let waiter):
      if let exchange = waiting.removeValue(forKey: waiter) { connection.ask(exchange, reused: true) }
    case .keep: sweepLater()
    case .close: connection.close(because: .shuttingDown)
    }
  }

  func closed(_ connection: ConnectionHandler) {
    guard connections.removeValue(forKey: connection.id) != nil else { return }
    openNext(after: connection.id)
  }

  /// The request met a connection that was closed while it was idle. Nothing of it was answered, so it may go again; once.
  func retry(_ exchange: Exchange, insteadOf stale: ConnectionHandler) {
    guard connections.removeValue(forKey: stale.id) != nil else {
      return exchange.answer(.failure(.connectionLost(authority: endpoint.authority)))
    }
    guard !exchange.hasRetried, !exchange.isAnswered, !isShuttingDown else {
      exchange.answer(.failure(.connectionLost(authority: endpoint.authority)))
      return openNext(after: stale.id)
    }
    exchange.hasRetried = true
    open(machine.replace(), for: exchange)
  }

  private func openNext(after id: ConnectionID) {
    if let next = machine.closed(id), let exchange = waiting.removeValue(forKey: next.for) {
      open(next.open, for: exchange)
    }
    if machine.openCount == 0 { onEmpty?.succeed() }
  }

  // MARK: Ending

  private func sweepLater() {
    guard !isSweeping, let next = machine.nextExpiry else { return }
    isSweeping = true
    eventLoop.assumeIsolated().scheduleTask(deadline: next) { [weak self] in self?.sweep() }
  }

  private func sweep() {
    isSweeping = false
    for id in machine.expired(at: .now()) { connections[id]?.close(because: .shuttingDown) }
    sweepLater()
  }

  /// Closes what is idle, refuses what is new; the future succeeds when nothing is open any more.
  func shutDown() -> EventLoopFuture<Void> {
    let promise = onEmpty ?? eventLoop.makePromise()
    onEmpty = promise
    isShuttingDown = true
    for exchange in waiting.values { exchange.answer(.failure(.shuttingDown)) }
    waiting.removeAll()
    machine.dismissWaiters()
    for id in machine.takeIdle() { connections[id]?.close(because: .shuttingDown) }
    if machine.openCount == 0 { promise.succeed() }
    return promise.futureResult
  }

  /// Closes what is still open after the time that shutting down permits.
  func closeAll() {
    for connection in connections.values { connection.close(because: .shuttingDown) }
  }
}
