import ClinicalModel
import Hummingbird

/// A request for a page or from a form, its visitor known and its forgery check passed.
struct PageCall: Sendable {
  let captures: [String: String]
  let query: [String: String]
  let fields: BodyFields
  let visitor: Visitor

  func id<Entity>(_ capture: String, of what: String) throws(ConsoleError) -> Identifier<Entity> {
    guard let id = captures[capture].flatMap({ Identifier<Entity>($0) }) else { throw .notFound(what) }
    return id
  }

  func word<Choice: RawRepresentable>(
    _ capture: String, of what: String
  ) throws(ConsoleError) -> Choice where Choice.RawValue == String {
    guard let choice = captures[capture].flatMap(Choice.init(rawValue:)) else { throw .notFound(what) }
    return choice
  }

  /// What the page before this one did.
  var notice: Notice? { query["done"].flatMap(Notice.Code.init(rawValue:)).map { Notice($0) } }
}

/// One address of the console.
struct PageRoute: Sendable {
  enum Method: Sendable { case get, post }

  let method: Method
  /// Captures in braces.
  let path: String
  /// The form's fields.
  let fields: [String]
  let act: @Sendable (PageCall) async throws -> Response

  static func page(_ path: String, _ act: @escaping @Sendable (PageCall) async throws -> Response) -> Self {
    Self(method: .get, path: path, fields: [], act: act)
  }

  static func form(
    _ path: String, fields: [String] = [], _ act: @escaping @Sendable (PageCall) async throws -> Response
  ) -> Self {
    Self(method: .post, path: path, fields: fields, act: act)
  }

  var captures: [String] {
    path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
  }
}
