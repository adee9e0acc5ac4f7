import NIOCore

/// One request and whoever waits for the head of its answer. Lives on one event loop.
final class Exchange {
  /// Where it is, so that cancelling it reaches the right place.
  enum Place {
    case notStarted
    case waiting(EndpointPool)
    case opening
    case asking(ConnectionHandler)
    case answered
  }

  let request: UpstreamRequest
  let number: PoolMachine.Waiter
  var place = Place.notStarted
  /// A stale connection is excused once.
  var hasRetried = false
  private var continuation: CheckedContinuation<Result<UpstreamResponse, UpstreamError>, Never>?

  init(
    request: UpstreamRequest, number: PoolMachine.Waiter,
    continuation: CheckedContinuation<Result<UpstreamResponse, UpstreamError>, Never>
  ) {
    self.request = request
    self.number = number
    self.continuation = continuation
  }

  var isAnswered: Bool { continuation == nil }

  /// Answers whoever waits. Only the first call counts.
  func answer(_ result: Result<UpstreamResponse, UpstreamError>) {
    place = .answered
    continuation.take()?.resume(returning: result)
  }

  func cancel() {
    switch place {
    case .waiting(let pool): pool.withdraw(self)
    case .asking(let connection): connection.abandon(self)
    // A connection that is being opened will be kept for others.
    case .notStarted, .opening, .answered: break
    }
    answer(.failure(.cancelled))
  }
}
