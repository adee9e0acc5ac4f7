public import Hummingbird
public import HummingbirdCore
public import Logging
public import NIOCore
import Upstreams

/// A server whose connections each run on their own event loop, from the head of a request to the end of its answer: on
/// the way of a small inference no other thread is woken but the ledger's.
///
/// What computes for long, or blocks, must leave the loop for that time; `WorkerThreads` does it for whole routes.
public struct LoopBoundConnection<Base: ServerChildChannel>: ServerChildChannel {
  private let base: Base

  public init(_ base: Base) { self.base = base }

  public func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Base.Value> {
    base.setup(channel: channel, logger: logger)
  }

  public func handle(value: Base.Value, logger: Logger) async {
    await withTaskExecutorPreference(LoopTaskExecutor(value.channel.eventLoop)) {
      await base.handle(value: value, logger: logger)
    }
  }
}

/// Runs the routes added after it on the program's worker threads, bodies of their answers included, so that they never
/// hold up an event loop's other connections.
public struct WorkerThreads: RouterMiddleware {
  public init() {}

  public func handle(
    _ request: Request, context: GatewayContext,
    next: (Request, GatewayContext) async throws -> Response
  ) async throws -> Response {
    var response = try await withTaskExecutorPreference(globalConcurrentExecutor) { try await next(request, context) }
    // A body that is there already is only handed over.
    guard response.body.contentLength == nil else { return response }
    let body = response.body
    response.body = ResponseBody { writer in
      let inner = writer
      try await withTaskExecutorPreference(globalConcurrentExecutor) { try await body.write(inner) }
    }
    return response
  }
}
