public import NIOCore
import Synchronization

/// An HTTP/1.1 client that keeps connections open and never leaves the event loop of the request it serves.
///
/// Why not a general client: on the way of an inference the client costs more than the server, most of it in hops between
/// threads. Here a request on its own event loop takes none. A connection belongs to one loop; `UpstreamLimits` bounds
/// everything. Answers are asked for and given as they are: no redirects, no decompression, no proxies, no HTTP/2.
///
/// A request is sent again only if its connection had served before and was closed before any byte of an answer, and then
/// once, on a new connection.
public final class PooledUpstreamClient: UpstreamClient {
  private let limits: UpstreamLimits
  private let opener: ConnectionOpener
  private let loops = Mutex(Loops())

  private struct Loops {
    var pools: [ObjectIdentifier: NIOLoopBoundBox<LoopPools>] = [:]
    var isShuttingDown = false
  }

  public init(limits: UpstreamLimits = .default) {
    self.limits = limits
    opener = ConnectionOpener(limits: limits, trust: TrustStore())
  }

  /// Reads what the endpoint needs from disk, so that a wrong CA file is found at start and not by the first patient.
  public func prepare(_ endpoint: Endpoint) throws(UpstreamError) {
    _ = try opener.trust.context(for: endpoint)
  }

  public func send(
    _ request: UpstreamRequest, to endpoint: Endpoint, on eventLoop: any EventLoop, until hangUp: HangUp
  ) async throws(UpstreamError) -> UpstreamResponse {
    try request.validate()
    guard let pools = pools(on: eventLoop) else { throw .shuttingDown }
    let ticket = NIOLoopBoundBox.makeEmptyBox(valueType: ExchangeTicket.self, eventLoop: eventLoop)
    let cancel: @Sendable () -> Void = {
      eventLoop.now {
        let before = ticket.value
        ticket.value = .cancelled
        if case .started(let exchange) = before { exchange.cancel() }
      }
    }
    hangUp.whenPulled(cancel)
    defer { hangUp.whenPulled(nil) }
    let result: Result<UpstreamResponse, UpstreamError> = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        eventLoop.now {
          if case .cancelled = ticket.value { return continuation.resume(returning: .failure(.cancelled)) }
          let exchange = pools.value.start(request, to: endpoint, continuation: continuation)
          ticket.value = .started(exchange)
        }
      }
    } onCancel: {
      cancel()
    }
    return try result.get()
  }

  /// Closes idle connections, refuses new requests, lets running ones end for this long, then closes what is left.
  public func shutDown(waitingAtMost time: TimeAmount) async {
    let all = loops.withLock { loops in
      loops.isShuttingDown = true
      return Array(loops.pools.values)
    }
    await withTaskGroup { group in
      for pools in all {
        group.addTask { await Self.shutDown(pools, waitingAtMost: time) }
      }
    }
  }

  private static func shutDown(_ pools: NIOLoopBoundBox<LoopPools>, waitingAtMost time: TimeAmount) async {
    let loop = pools.eventLoop
    let ended = loop.flatSubmit { pools.value.shutDown() }
    let timer = loop.scheduleTask(in: time) { pools.value.closeAll() }
    // It cannot fail: closing everything ends it too.
    try? await ended.get()
    timer.cancel()
  }

  private func pools(on eventLoop: any EventLoop) -> NIOLoopBoundBox<LoopPools>? {
    loops.withLock { loops in
      guard !loops.isShuttingDown else { return nil }
      if let known = loops.pools[ObjectIdentifier(eventLoop)] { return known }
      let made = NIOLoopBoundBox.makeBoxSendingValue(
        LoopPools(eventLoop: eventLoop, limits: limits, opener: opener), eventLoop: eventLoop)
      loops.pools[ObjectIdentifier(eventLoop)] = made
      return made
    }
  }
}
