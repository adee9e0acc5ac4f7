import HTTPTypes

/// The API's description (OpenAPI 3.1), made from the operations themselves.
struct OpenAPIDocument: Sendable {
  let endpoints: [APIEndpoint]
  let baseURL: String

  var json: JSON {
    .object([
      ("openapi", "3.1.0"),
      (
        "info",
        .object([
          ("title", "Chaperone"), ("version", "1"),
          (
            "description",
            "Sessions, consent, keys and evidence. Sign in with POST /sign-in and send the token as a bearer token."
          ),
          ("license", .object([("name", "Apache-2.0"), ("identifier", "Apache-2.0")])),
        ])
      ),
      ("servers", .array([.object([("url", .string("\(baseURL)/api/v1"))])])),
      ("security", .array([.object([("bearer", .array([]))]), .object([("cookie", .array([]))])])),
      ("paths", .object(paths)),
      ("components", components),
    ])
  }

  private var paths: [(String, JSON)] {
    var order: [String] = []
    var operations: [String: [(String, JSON)]] = [:]
    for endpoint in endpoints {
      if operations[endpoint.path] == nil { order.append(endpoint.path) }
      operations[endpoint.path, default: []].append((endpoint.method.rawValue.lowercased(), operation(endpoint)))
    }
    return order.map { ($0, .object(operations[$0] ?? [])) }
  }

  private func operation(_ endpoint: APIEndpoint) -> JSON {
    var members: [(String, JSON)] = [
      ("operationId", .string(endpoint.operation)), ("summary", .string(endpoint.summary)),
    ]
    if case .roles(let permission) = endpoint.access {
      members.append(("description", .string("For the role \(permission.rolesInWords).")))
    }
    if case .anyone = endpoint.access { members.append(("security", .array([]))) }
    let parameters = endpoint.captures.map(Self.capture) + endpoint.query.map(Self.query)
    if !parameters.isEmpty { members.append(("parameters", .array(parameters))) }
    if let body = endpoint.body, !body.isEmpty {
      members.append(
        ("requestBody", .object([("required", true), ("content", Self.content(.object(body)))])))
    }
    members.append(("responses", .object(responses(of: endpoint))))
    return .object(members)
  }

  private func responses(of endpoint: APIEndpoint) -> [(String, JSON)] {
    var statuses = Set(endpoint.failures)
    switch endpoint.access {
    case .anyone: break
    case .signedIn, .roles: statuses.formUnion([.unauthorized, .forbidden])
    }
    if endpoint.body != nil { statuses.formUnion([.badRequest, .contentTooLarge, .unsupportedMediaType]) }
    let failures = statuses.sorted { $0.code < $1.code }.map { status in
      (
        String(status.code),
        JSON.object([("description", .string(status.reasonPhrase)), ("content", Self.content(.named(.problem)))])
      )
    }
    let success = JSON.object([("description", "Done."), ("content", Self.content(endpoint.answer))])
    return [("200", success)] + failures
  }

  private var components: JSON {
    .object([
      ("schemas", .object(APISchemaName.allCases.map { ($0.rawValue, $0.schema.json) })),
      (
        "securitySchemes",
        .object([
          ("bearer", .object([("type", "http"), ("scheme", "bearer")])),
          (
            "cookie",
            .object([("type", "apiKey"), ("in", "cookie"), ("name", .string(PresentedToken.cookieName))])
          ),
        ])
      ),
    ])
  }

  private static func content(_ schema: APISchema) -> JSON {
    let types = if case .file(let types, _) = schema { types } else { ["application/json"] }
    // A media type stands once, without parameters.
    let names = Set(types.map { String($0.prefix { $0 != ";" }) }).sorted()
    return .object(names.map { ($0, .object([("schema", schema.json)])) })
  }

  private static func capture(_ name: String) -> JSON {
    .object([
      ("name", .string(name)), ("in", "path"), ("required", true), ("schema", .object([("type", "string")])),
    ])
  }

  private static func query(_ parameter: APIParameter) -> JSON {
    .object([("name", .string(parameter.name)), ("in", "query"), ("schema", parameter.schema.json)])
  }
}
