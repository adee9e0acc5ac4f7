import NIOCore

/// The pools of one event loop, one per endpoint. Lives on that loop.
final class LoopPools {
  private let eventLoop: any EventLoop
  private let limits: UpstreamLimits
  private let opener: ConnectionOpener
  private var pools: [Endpoint: EndpointPool] = [:]
  private var lastExchange: PoolMachine.Waiter = 0
  private var isShuttingDown = false

  init(eventLoop: any EventLoop, limits: UpstreamLimits, opener: ConnectionOpener) {
    self.eventLoop = eventLoop
    self.limits = limits
    self.opener = opener
  }

  func start(
    _ request: UpstreamRequest, to endpoint: Endpoint,
    continuation: CheckedContinuation<Result<UpstreamResponse, UpstreamError>, Never>
  ) -> Exchange {
    lastExchange += 1
    let exchange = Exchange(request: request, number: lastExchange, continuation: continuation)
    if isShuttingDown {
      exchange.answer(.failure(.shuttingDown))
    } else {
      pool(for: endpoint).start(exchange)
    }
    return exchange
  }

  func shutDown() -> EventLoopFuture<Void> {
    isShuttingDown = true
    return .andAllSucceed(pools.values.map { $0.shutDown() }, on: eventLoop)
  }

  func closeAll() {
    for pool in pools.values { pool.closeAll() }
  }

  private func pool(for endpoint: Endpoint) -> EndpointPool {
    if let known = pools[endpoint] { return known }
    let made = EndpointPool(endpoint: endpoint, eventLoop: eventLoop, limits: limits, opener: opener)
    pools[endpoint] = made
    return made
  }
}

/// What cancelling a `send` finds: nothing yet, a request that started, or that it came first itself.
enum ExchangeTicket {
  case started(Exchange)
  case cancelled
}

extension EventLoop {
  /// Runs at once when already on the loop, and in its next turn when not.
  func now(_ body: @escaping @Sendable () -> Void) {
    if inEventLoop { body() } else { execute(body) }
  }
}
