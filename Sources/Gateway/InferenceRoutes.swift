import ClinicalModel
import Governance
import HTTPTypes
public import Hummingbird
import ModelWire
import NIOCore
import Upstreams

/// A request's context that knows its connection, so that the upstream can be called on the same event loop.
public struct GatewayContext: RequestContext {
  public var coreContext: CoreRequestContextStorage
  let channel: any Channel
  var eventLoop: any EventLoop { channel.eventLoop }

  public init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    channel = source.channel
  }
}

/// The endpoints that agents use as their base URL.
public struct InferenceRoutes: Sendable {
  private let rooms: GatewayRooms

  public init(rooms: GatewayRooms) { self.rooms = rooms }

  public func add(to router: Router<GatewayContext>) {
    for dialect in Dialect.allCases {
      router.post(RouterPath(dialect.path)) { request, context in await infer(request, dialect, context) }
    }
    router.get("/v1/models") { request, context in await models(request, context) }
    // Claude Code asks whether the base URL answers before it sends anything.
    router.head("/") { _, _ in Response(status: .ok) }
    router.head("/v1/messages") { _, _ in Response(status: .ok) }
    for path in Self.refusedPaths {
      for method in [HTTPRequest.Method.get, .post, .delete] {
        router.on(RouterPath(path), method: method) { request, context in await unsupported(request, context) }
      }
    }
  }

  private func infer(_ request: Request, _ dialect: Dialect, _ context: GatewayContext) async -> Response {
    let channel = context.channel
    let arrival = Arrival(
      request, dialect: dialect, at: rooms.now(), on: context.eventLoop,
      whenClientIsGone: { ClientWatch.whenGone(channel, $0) },
      breakOffBody: { ClientWatch.breakOffBody(channel, $0) }, closeClient: { channel.close(promise: nil) })
    let journey = Journey(rooms: rooms)
    let bytes = request.headers[.contentLength].flatMap { Int($0) } ?? .max
    return await LongWork.perform(on: bytes) { await journey.run(arrival) }
  }

  /// Interfaces that carry text which nobody here can inspect. They answer with the reason instead of "not found".
  private static let refusedPaths = [
    "/v1/files", "/v1/files/**", "/v1/batches", "/v1/batches/**", "/v1/audio/**", "/v1/images/**", "/v1/realtime/**",
    "/v1/vector_stores/**", "/v1/conversations", "/v1/conversations/**", "/v1/embeddings", "/v1/completions",
    "/v1/messages/batches", "/v1/messages/batches/**", "/v1/skills/**", "/v1/assistants/**", "/v1/threads/**",
    "/v1/uploads/**", "/v1/fine_tuning/**", "/v1/moderations",
  ]

  private func unsupported(_ request: Request, _ context: GatewayContext) async -> Response {
    let dialect: Dialect = request.uri.path.hasPrefix("/v1/messages") ? .anthropicMessages : .openAIChat
    let arrival = Arrival(request, dialect: dialect, at: rooms.now(), on: context.eventLoop)
    var trail = Trail(of: arrival)
    trail.caller = arrival.credential.flatMap(rooms.directory.caller)
    let refusal: Refusal = trail.caller == nil ? .unidentified : .interfaceNotGuarded
    await rooms.recordRefusal(refusal, trail)
    return refusal.response(for: dialect, inference: arrival.inference)
  }
}

extension InferenceRoutes {
  /// The models that this agent may ask for, in the shape of the provider whose client asks.
  private func models(_ request: Request, _ context: GatewayContext) async -> Response {
    let isAnthropic = request.headers[.anthropicVersion] != nil
    let arrival = Arrival(
      request, dialect: isAnthropic ? .anthropicMessages : .openAIChat, at: rooms.now(),
      on: context.eventLoop)
    guard let credential = arrival.credential, let caller = rooms.directory.caller(presenting: credential) else {
      await rooms.recordRefusal(.unidentified, Trail(of: arrival))
      return Refusal.unidentified.response(for: arrival.dialect, inference: arrival.inference)
    }
    let names = rooms.catalog.models(for: caller.agent).map(\.name)
    let body = isAnthropic ? ModelListing.anthropic(names) : ModelListing.openAI(names)
    return Response(
      status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
  }
}
