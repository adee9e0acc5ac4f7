/// Why a body or a stream could not be understood. Carries positions and field names of the format, never body text.
public enum WireError: Error, Hashable, Sendable {
  /// Not RFC 8259 JSON; `offset` counts bytes from the start of the body or event data.
  case malformedJSON(offset: Int)
  /// Objects and arrays nested deeper than `WireLimits.maxDepth`.
  case tooDeep
  /// More than `limit` bytes, values, texts or event bytes, as `what` says.
  case tooLarge(what: String, limit: Int)
  /// The body is JSON, but not an object.
  case notAnObject
  case missingField(String)
  case wrongType(field: String, expected: String)
  /// A string holds bytes that are not UTF-8.
  case invalidUTF8
  /// A string holds half of a surrogate pair (`\ud800`), which is no character.
  case loneSurrogate(offset: Int)
  /// An object has the same key twice. Parsers disagree on which one counts, so what was inspected might not be what is
  /// used.
  case duplicateKey(offset: Int)
  /// A feature of the format that cannot be guarded.
  case unsupported(String)
  /// The stream stopped inside an event or before its end marker.
  case endedEarly

  /// A stable word for programs.
  public var code: String {
    switch self {
    case .malformedJSON: "malformed_json"
    case .tooDeep: "json_too_deep"
    case .tooLarge: "body_too_large"
    case .notAnObject: "body_not_an_object"
    case .missingField: "missing_field"
    case .wrongType: "wrong_type"
    case .invalidUTF8: "invalid_utf8"
    case .loneSurrogate: "lone_surrogate"
    case .duplicateKey: "duplicate_key"
    case .unsupported: "unsupported_feature"
    case .endedEarly: "upstream_ended_early"
    }
  }

  /// A sentence for the person who sent the body: what is wrong, where, and what to do.
  public var message: String {
    switch self {
    case .malformedJSON(let offset):
      "The body is not valid JSON at byte \(offset). Send one JSON value encoded as RFC 8259 says."
    case .tooDeep: "The body nests objects and arrays too deeply. Flatten it."
    case .tooLarge(let what, let limit): "Too many \(what): the limit is \(limit). Send less at once."
    case .notAnObject: "The body must be a JSON object."
    case .missingField(let field): "The field '\(field)' is missing. Add it."
    case .wrongType(let field, let expected): "The field '\(field)' must be \(expected)."
    case .invalidUTF8: "A string in the body is not valid UTF-8. Encode text as UTF-8."
    case .loneSurrogate(let offset):
      "The string at byte \(offset) holds half a surrogate pair. Cut text between characters, not inside one."
    case .duplicateKey(let offset):
      "The key at byte \(offset) appears twice in its object. Remove one; parsers disagree on which one counts."
    case .unsupported(let feature): "Chaperone cannot guard \(feature). Send the request without it."
    case .endedEarly: "The model's answer stopped before its end. Try again."
    }
  }
}
