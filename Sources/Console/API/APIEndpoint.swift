import ClinicalModel
import HTTPTypes
import Hummingbird

/// One operation of the API: how it is reached, who may, what it takes, what it gives and what it does. The router and
/// the OpenAPI document are both made from this, so the document cannot name a route that is not there, or miss one.
struct APIEndpoint: Sendable {
  enum Access: Sendable {
    case anyone
    case signedIn
    case roles(Permission)
  }

  let method: HTTPRequest.Method
  /// Below `/api/v1`, captures in braces: `/sessions/{id}/revoke`.
  let path: String
  /// The OpenAPI `operationId`.
  let operation: String
  let summary: String
  let access: Access
  var query: [APIParameter] = []
  /// The members of the body; `nil` when the operation takes none.
  var body: [APIMember]?
  let answer: APISchema
  /// What can go wrong besides 401 and 403, which every protected operation has.
  var failures: [HTTPResponse.Status] = []
  let act: @Sendable (APICall) async throws -> APIAnswer

  /// The names of the path's captures.
  var captures: [String] {
    path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
  }
}

/// One query parameter; always optional.
struct APIParameter: Sendable {
  let name: String
  let schema: APISchema
}

/// What an operation gives back.
struct APIAnswer: Sendable {
  private enum Content: Sendable {
    case json(JSON)
    case file(Download)
  }

  private let content: Content
  private let cookie: Cookie?

  init(_ json: JSON, cookie: Cookie? = nil) {
    content = .json(json)
    self.cookie = cookie
  }

  init(_ file: Download) {
    content = .file(file)
    cookie = nil
  }

  var response: Response {
    var response =
      switch content {
      case .json(let json): Response.json(json)
      case .file(let file): file.response
      }
    if let cookie { response.setCookie(cookie) }
    return response
  }
}

/// A request that passed the API's door: its caller known where that is needed, its names and fields checked.
struct APICall: Sendable {
  let captures: [String: String]
  let query: [String: String]
  let fields: BodyFields
  /// `nil` only where the operation is for anyone.
  let caller: Visitor?

  func visitor() throws(ConsoleError) -> Visitor {
    guard let caller else { throw .notSignedIn }
    return caller
  }

  /// The identifier in the path; one that cannot be any is answered like one that is none.
  func id<Entity>(_ capture: String, of what: String) throws(ConsoleError) -> Identifier<Entity> {
    guard let id = captures[capture].flatMap({ Identifier<Entity>($0) }) else { throw .notFound(what) }
    return id
  }

  func word<Choice: RawRepresentable & CaseIterable>(
    _ capture: String, of what: String
  ) throws(ConsoleError) -> Choice where Choice.RawValue == String {
    guard let choice = captures[capture].flatMap(Choice.init(rawValue:)) else { throw .notFound(what) }
    return choice
  }

  func index() throws(ConsoleError) -> UInt64 {
    guard let index = captures["index"].flatMap({ UInt64($0) }) else { throw .notFound("record") }
    return index
  }

  func queryID<Entity>(_ name: String) throws(ConsoleError) -> Identifier<Entity>? {
    guard let text = query[name], !text.isEmpty else { return nil }
    guard let id = Identifier<Entity>(text) else {
      throw .invalid(field: name, expected: "an identifier: 1 to 64 of A-Z a-z 0-9 . _ -")
    }
    return id
  }

  func queryChoice<Choice: RawRepresentable & CaseIterable>(
    _ name: String, of type: Choice.Type = Choice.self
  ) throws(ConsoleError) -> Choice? where Choice.RawValue == String {
    guard let text = query[name], !text.isEmpty else { return nil }
    guard let choice = Choice(rawValue: text) else {
      throw .invalid(field: name, expected: "one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return choice
  }

  func queryInteger(_ name: String, in range: ClosedRange<Int>) throws(ConsoleError) -> Int? {
    guard let text = query[name], !text.isEmpty else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw .invalid(field: name, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }
}
