/// A shape of JSON, as the API's description writes it (JSON Schema 2020-12).
indirect enum APISchema: Sendable {
  case text(String)
  case instant(String)
  case integer(String)
  case flag(String)
  case choice([String], String)
  case list(of: APISchema)
  /// A map from names to values of one shape.
  case map(of: APISchema)
  case object([APIMember])
  /// Any JSON object; used where another document defines the shape.
  case anyObject(String)
  case named(APISchemaName)
  case nullable(APISchema)
  /// A file of one of these media types; only a whole answer can be one.
  case file([String], String)

  var json: JSON {
    switch self {
    case .text(let meaning): .object([("type", "string"), ("description", .string(meaning))])
    case .instant(let meaning):
      .object([("type", "string"), ("format", "date-time"), ("description", .string(meaning))])
    case .integer(let meaning):
      .object([("type", "integer"), ("description", .string(meaning))])
    case .flag(let meaning): .object([("type", "boolean"), ("description", .string(meaning))])
    case .choice(let words, let meaning):
      .object([
        ("type", "string"), ("enum", .array(words.map(JSON.string))), ("description", .string(meaning)),
      ])
    case .list(let element): .object([("type", "array"), ("items", element.json)])
    case .map(let value): .object([("type", "object"), ("additionalProperties", value.json)])
    case .object(let members): Self.object(members)
    case .anyObject(let meaning): .object([("type", "object"), ("description", .string(meaning))])
    case .named(let name): .object([("$ref", .string("#/components/schemas/\(name.rawValue)"))])
    case .file(_, let meaning): .object([("type", "string"), ("description", .string(meaning))])
    case .nullable(let schema): .object([("anyOf", .array([schema.json, .object([("type", "null")])]))])
    }
  }

  private static func object(_ members: [APIMember]) -> JSON {
    .object([
      ("type", "object"),
      ("properties", .object(members.map { ($0.name, $0.schema.json) })),
      ("required", .array(members.filter(\.isRequired).map { .string($0.name) })),
      ("additionalProperties", false),
    ])
  }
}

struct APIMember: Sendable {
  let name: String
  let schema: APISchema
  let isRequired: Bool

  init(_ name: String, _ schema: APISchema, required: Bool = true) {
    self.name = name
    self.schema = schema
    isRequired = required
  }
}

/// The named shapes of the API.
enum APISchemaName: String, CaseIterable, Sendable {
  case problem = "Problem"
  case token = "Token"
  case sessionRequest = "SessionRequest"
  case sessionRequests = "SessionRequests"
  case session = "Session"
  case openedSession = "OpenedSession"
  case sessions = "Sessions"
  case patients = "Patients"
  case consent = "Consent"
  case consents = "Consents"
  case issuedKeys = "IssuedKeys"
  case record = "Record"
  case records = "Records"
  case proof = "Proof"
  case inference = "Inference"
}
