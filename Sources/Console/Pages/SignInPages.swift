import Hummingbird

/// Signing in and out with a browser.
struct SignInPages: Sendable {
  let services: ConsoleServices
  let library: PageLibrary

  static let path = "/console/sign-in"

  struct Form: Page {
    let template = PageTemplate.signIn
    let chrome: Chrome
    let next: String
    let userName: String?
    let problem: String?
  }

  struct Message: Page {
    let template = PageTemplate.message
    let chrome: Chrome
    let heading: String
    let text: String
  }

  func form(next: String?, userName: String? = nil, problem: ConsoleError? = nil) throws(ConsoleError) -> Response {
    try library.response(
      Form(
        chrome: Chrome("Sign in", visitor: nil, width: "narrow"), next: Self.safe(next), userName: userName,
        problem: problem?.message),
      status: problem?.status ?? .ok)
  }

  func signIn(_ request: Request) async throws -> Response {
    if CrossSite.judge(request, ownOrigin: services.baseURL) == .foreign { throw ConsoleError.crossSite }
    let (fields, _) = try await request.formFields(known: ["user", "password", "next"])
    let next = try? fields.text("next", limit: 200)
    let name = (try? fields.text("user", limit: 64)) ?? ""
    do {
      let token = try await Entrance(services: services).signIn(user: name, password: fields.secret("password"))
      var response = Response.seeOther(Self.safe(next))
      if let cookie = PresentedToken.cookie(token, secure: services.isSecure) { response.setCookie(cookie) }
      return response
    } catch {
      return try form(next: next, userName: name, problem: error)
    }
  }

  func signOut(_ call: PageCall) async throws -> Response {
    try await Entrance(services: services).signOut(call.visitor)
    var response = Response.seeOther(Self.path)
    if let cookie = PresentedToken.expiredCookie(secure: services.isSecure) { response.setCookie(cookie) }
    return response
  }

  func message(_ error: ConsoleError, visitor: Visitor?) throws(ConsoleError) -> Response {
    let heading =
      switch error.status.code {
      case 403: "Not allowed"
      case 404: "Not found"
      case 409: "Not possible now"
      case 422, 400: "That does not fit"
      default: "It did not work"
      }
    return try library.response(
      Message(
        chrome: Chrome(heading, visitor: visitor, width: "narrow"), heading: heading, text: error.message),
      status: error.status)
  }

  /// Only a path of the console: a link must not send someone elsewhere after they signed in.
  static func safe(_ next: String?) -> String {
    guard let next, next == "/console" || next.hasPrefix("/console/"), next.utf8.count <= 200,
      next.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }), !next.contains("//")
    else { return "/console" }
    return next
  }
}
