import HTTPTypes
import Hummingbird
import Logging

/// The JSON API, `/api/v1`: one door for every operation, then the operation.
struct APIRoutes: Sendable {
  static let prefix = "/api/v1"

  private let services: ConsoleServices
  private let endpoints: [APIEndpoint]
  private let document: [UInt8]

  init(services: ConsoleServices) {
    self.services = services
    endpoints = APIEndpoints(services: services).all
    document = OpenAPIDocument(endpoints: endpoints, baseURL: services.baseURL).json.bytes
  }

  func add<Context: RequestContext>(to router: Router<Context>) {
    let document = document
    router.get(RouterPath(Self.prefix + "/openapi.json")) { _, _ in Response.bytes(document, type: "application/json") }
    for endpoint in endpoints {
      router.on(RouterPath(Self.prefix + endpoint.path), method: endpoint.method) { request, context in
        await answer(request, endpoint, context.parameters, context.logger)
      }
    }
    refuseOtherMethods(on: router)
    for method in Self.methods {
      router.on(RouterPath(Self.prefix + "/**"), method: method) { _, _ in Self.problem(.noSuchPath) }
    }
  }

  private static let methods: [HTTPRequest.Method] = [.get, .post, .put, .delete, .patch, .options]

  /// A known address with a wrong method says which are right (RFC 9110, 15.5.6).
  private func refuseOtherMethods<Context: RequestContext>(on router: Router<Context>) {
    let methodsByPath = Dictionary(grouping: endpoints, by: \.path).mapValues { $0.map(\.method) }
    for (path, allowed) in methodsByPath {
      let words = allowed.map(\.rawValue).sorted()
      for method in Self.methods where !allowed.contains(method) {
        router.on(RouterPath(Self.prefix + path), method: method) { _, _ in
          Self.problem(.methodNotAllowed(allowed: words))
        }
      }
    }
  }

  private func answer(
    _ request: Request, _ endpoint: APIEndpoint, _ parameters: Parameters, _ logger: Logger
  ) async -> Response {
    do {
      return try await endpoint.act(try await admit(request, to: endpoint, parameters)).response
    } catch let error as ConsoleError {
      return Self.problem(error)
    } catch {
      // The type only: a message from below may hold what must not be logged.
      logger.error(
        "An API operation failed", metadata: ["operation": "\(endpoint.operation)", "error": "\(type(of: error))"])
      return Self.problem(.failed)
    }
  }

  /// Who calls, whether they may, and whether every name in the request is one that the operation knows.
  private func admit(
    _ request: Request, to endpoint: APIEndpoint, _ parameters: Parameters
  ) async throws -> APICall {
    let caller = Entrance(services: services).visitor(of: request)
    switch endpoint.access {
    case .anyone: break
    case .signedIn: guard caller != nil else { throw ConsoleError.notSignedIn }
    case .roles(let permission):
      guard let caller else { throw ConsoleError.notSignedIn }
      try permission.require(of: caller.user)
    }
    if endpoint.method != .get {
      if let caller {
        try CrossSite.check(request, visitor: caller, formToken: nil, ownOrigin: services.baseURL)
      } else if CrossSite.judge(request, ownOrigin: services.baseURL) == .foreign {
        throw ConsoleError.crossSite
      }
    }
    let query = FormText.pairs((request.uri.query ?? "").utf8)
    let knownQuery = endpoint.query.map(\.name)
    _ = try BodyFields(query.mapValues(BodyFields.Value.text), known: knownQuery)
    let fields = try await fields(of: request, endpoint)
    var captures: [String: String] = [:]
    for name in endpoint.captures { captures[name] = parameters.get(name) }
    return APICall(captures: captures, query: query, fields: fields, caller: caller)
  }

  private func fields(of request: Request, _ endpoint: APIEndpoint) async throws -> BodyFields {
    guard let body = endpoint.body else { return try BodyFields([:], known: []) }
    return try await request.jsonFields(known: body.map(\.name))
  }

  static func problem(_ error: ConsoleError) -> Response {
    var response = Response.json(
      .object([("error", .object([("code", .string(error.code)), ("message", .string(error.message))]))]),
      status: error.status)
    if error.status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer realm=\"Chaperone\"" }
    if case .methodNotAllowed(let allowed) = error { response.headers[.allow] = allowed.joined(separator: ", ") }
    if case .tooManyAttempts(let seconds) = error { response.headers[.retryAfter] = String(seconds) }
    return response
  }
}
