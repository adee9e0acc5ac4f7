import HTTPTypes
import Hummingbird
import Logging

/// The console's pages: one door for every address, then the page.
struct PageRoutes: Sendable {
  private let services: ConsoleServices
  private let entrance: SignInPages
  private let routes: [PageRoute]

  init(services: ConsoleServices, library: PageLibrary) {
    self.services = services
    let entrance = SignInPages(services: services, library: library)
    self.entrance = entrance
    routes =
      HomePages(services: services, library: library).routes
      + RequestPages(services: services, library: library).routes
      + SessionPages(services: services, library: library).routes
      + PatientPages(services: services, library: library).routes
      + LedgerPages(services: services, library: library).routes
      + InferencePages(services: services, library: library).routes
      + PolicyPages(services: services, library: library).routes
      + FleetPages(services: services, library: library).routes
      + [.form("/console/sign-out") { call in try await entrance.signOut(call) }]
  }

  func add<Context: RequestContext>(to router: Router<Context>) {
    router.get("/") { _, _ in Response.seeOther("/console") }
    router.get(RouterPath(SignInPages.path)) { request, context in
      await answer(request, context.logger) {
        try entrance.form(next: FormText.pairs((request.uri.query ?? "").utf8)["next"])
      }
    }
    router.post(RouterPath(SignInPages.path)) { request, context in
      await answer(request, context.logger) { try await entrance.signIn(request) }
    }
    for route in routes {
      router.on(RouterPath(route.path), method: route.method == .get ? .get : .post) { request, context in
        let parameters = context.parameters
        return await answer(request, context.logger) { try await visit(request, route, parameters) }
      }
    }
    router.get("/console/**") { request, context in
      await answer(request, context.logger) { throw ConsoleError.notFound("page") }
    }
  }

  private func visit(_ request: Request, _ route: PageRoute, _ parameters: Parameters) async throws -> Response {
    guard let visitor = Entrance(services: services).visitor(of: request) else {
      let back = route.method == .get ? request.uri.path : "/console"
      return .seeOther("\(SignInPages.path)?next=\(FormText.encoded(SignInPages.safe(back)))")
    }
    var fields = try BodyFields([:], known: [])
    if route.method == .post {
      let form = try await request.formFields(known: route.fields)
      try CrossSite.check(
        request, visitor: visitor, formToken: form.forgeryToken, ownOrigin: services.baseURL)
      fields = form.fields
    }
    var captures: [String: String] = [:]
    for name in route.captures { captures[name] = parameters.get(name) }
    let query = FormText.pairs((request.uri.query ?? "").utf8)
    return try await route.act(PageCall(captures: captures, query: query, fields: fields, visitor: visitor))
  }

  /// Every failure becomes a page that says what to do; what went wrong below is logged by type only.
  private func answer(
    _ request: Request, _ logger: Logger, _ make: () async throws -> Response
  ) async -> Response {
    do {
      return try await make()
    } catch let error as ConsoleError {
      return page(for: error, request)
    } catch {
      logger.error("A console page failed", metadata: ["error": "\(type(of: error))"])
      return page(for: .failed, request)
    }
  }

  private func page(for error: ConsoleError, _ request: Request) -> Response {
    let visitor = Entrance(services: services).visitor(of: request)
    do {
      return try entrance.message(error, visitor: visitor)
    } catch {
      return .bytes(Array(error.message.utf8), type: "text/plain; charset=utf-8", status: error.status)
    }
  }
}
