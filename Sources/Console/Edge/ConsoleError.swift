import HTTPTypes

/// Why the console did not do what was asked. Each case has a status, a code that a program can test and a sentence
/// that a person can act on; none holds patient data, a password or a token.
enum ConsoleError: Error, Sendable, Equatable {
  case notSignedIn
  case wrongCredentials
  case tooManyAttempts(retryAfterSeconds: Int)
  case forbidden(needs: String)
  case crossSite
  /// Also what someone gets who may not know that the thing exists.
  case notFound(String)
  case noSuchPath
  case methodNotAllowed(allowed: [String])
  case malformed(String)
  case invalid(field: String, expected: String)
  case unknownField(String, known: [String])
  case tooLarge(limit: Int)
  case wrongContentType(expected: String)
  /// The thing is in a state that does not allow this; `code` says which.
  case conflict(code: String, String)
  case unavailable(String)
  /// The change could not be written, or holds without being durable yet; the message says which.
  case notDurable(String)
  case failed

  var status: HTTPResponse.Status {
    switch self {
    case .notSignedIn, .wrongCredentials: .unauthorized
    case .tooManyAttempts: .tooManyRequests
    case .forbidden, .crossSite: .forbidden
    case .notFound, .noSuchPath: .notFound
    case .methodNotAllowed: .methodNotAllowed
    case .malformed: .badRequest
    case .invalid, .unknownField: .unprocessableContent
    case .tooLarge: .contentTooLarge
    case .wrongContentType: .unsupportedMediaType
    case .conflict: .conflict
    case .unavailable, .notDurable: .serviceUnavailable
    case .failed: .internalServerError
    }
  }

  var code: String {
    switch self {
    case .notSignedIn: "not_signed_in"
    case .wrongCredentials: "wrong_credentials"
    case .tooManyAttempts: "too_many_attempts"
    case .forbidden: "forbidden"
    case .crossSite: "cross_site"
    case .notFound: "not_found"
    case .noSuchPath: "no_such_path"
    case .methodNotAllowed: "method_not_allowed"
    case .malformed: "malformed"
    case .invalid: "invalid_field"
    case .unknownField: "unknown_field"
    case .tooLarge: "too_large"
    case .wrongContentType: "wrong_content_type"
    case .conflict(let code, _): code
    case .unavailable: "unavailable"
    case .notDurable: "not_durable"
    case .failed: "failed"
    }
  }

  var message: String {
    switch self {
    case .notSignedIn: "Sign in first: POST /api/v1/sign-in, or open /console/sign-in."
    case .wrongCredentials: "The user name or the password is wrong."
    case .tooManyAttempts(let seconds): "Too many failed sign-ins. Try again in \(seconds) seconds."
    case .forbidden(let needs): "Your role does not allow this: it needs \(needs)."
    case .crossSite: "The request came from another site. Repeat it from Chaperone's own page."
    case .notFound(let what): "There is no such \(what), or it is not yours to see."
    case .noSuchPath: "Nothing answers at this address. GET /api/v1/openapi.json lists what does."
    case .methodNotAllowed(let allowed): "This address takes \(allowed.joined(separator: ", ")) only."
    case .malformed(let what): what
    case .invalid(let field, let expected): "\(field): expected \(expected)."
    case .unknownField(let field, let known):
      "Unknown field \"\(field)\". "
        + (known.isEmpty ? "No fields are expected here." : "Known here: \(known.joined(separator: ", ")).")
    case .tooLarge(let limit): "The body is larger than \(limit) bytes."
    case .wrongContentType(let expected): "The body must be \(expected)."
    case .conflict(_, let message): message
    case .unavailable(let what): "\(what) Try again shortly; nothing was changed."
    case .notDurable(let what): what
    case .failed: "Chaperone could not do this. Nothing was changed as far as it knows; the log has the place."
    }
  }
}
