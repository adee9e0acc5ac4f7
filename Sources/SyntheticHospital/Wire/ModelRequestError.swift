/// Why a simulated provider refuses a request. Messages name fields and places, never what stood there.
enum ModelRequestError: Error, Equatable {
  case malformedJSON(offset: Int)
  case tooDeep
  case notAnObject
  case missingField(String)
  case wrongType(field: String, expected: String)
  case unknownModel(String)
  case unknownPath(String)
  case tooLarge
  case simulatedFailure
  case captureFailed

  var status: Int {
    switch self {
    case .malformedJSON, .tooDeep, .notAnObject, .missingField, .wrongType: 400
    case .unknownModel, .unknownPath: 404
    case .tooLarge: 413
    case .simulatedFailure, .captureFailed: 500
    }
  }

  var message: String {
    switch self {
    case .malformedJSON(let offset): "The body is not valid JSON: byte \(offset) was not expected."
    case .tooDeep: "The body is nested more than \(JSONParser.depthMax) levels deep."
    case .notAnObject: "The body must be a JSON object."
    case .missingField(let field): "Missing required parameter: '\(field)'."
    case .wrongType(let field, let expected): "Invalid type for '\(field)': expected \(expected)."
    case .unknownModel(let model): "The model '\(model)' does not exist here; GET /v1/models lists those that do."
    case .unknownPath(let path): "Unknown request URL: \(path)."
    case .tooLarge: "The body is larger than \(ModelServer.bodyMax / 1_048_576) MiB."
    case .simulatedFailure: "The server had an error while processing your request (a simulated failure)."
    case .captureFailed: "The request could not be written to the capture file, so it is not answered."
    }
  }

  /// The error in the shape that clients of that format expect.
  func body(for format: ProviderFormat) -> JSON {
    switch format {
    case .chatCompletions, .responses:
      [
        "error": [
          "message": .string(message), "type": .string(openAIType), "param": parameter.map(JSON.string) ?? .null,
          "code": openAICode.map(JSON.string) ?? .null,
        ]
      ]
    case .messages, .countTokens:
      [
        "type": "error", "error": ["type": .string(anthropicType), "message": .string(message)],
        "request_id": .string(ProviderID.random("req_")),
      ]
    }
  }

  private var parameter: String? {
    switch self {
    case .missingField(let field), .wrongType(let field, _): field
    case .unknownModel: "model"
    case .malformedJSON, .tooDeep, .notAnObject, .unknownPath, .tooLarge, .simulatedFailure, .captureFailed: nil
    }
  }

  private var openAIType: String { status == 500 ? "server_error" : "invalid_request_error" }

  private var openAICode: String? {
    switch self {
    case .missingField: "missing_required_parameter"
    case .wrongType: "invalid_type"
    case .unknownModel: "model_not_found"
    case .unknownPath: "unknown_url"
    case .tooLarge: "request_too_large"
    case .malformedJSON, .tooDeep, .notAnObject, .simulatedFailure, .captureFailed: nil
    }
  }

  private var anthropicType: String {
    switch self {
    case .malformedJSON, .tooDeep, .notAnObject, .missingField, .wrongType: "invalid_request_error"
    case .unknownModel, .unknownPath: "not_found_error"
    case .tooLarge: "request_too_large"
    case .simulatedFailure, .captureFailed: "api_error"
    }
  }
}

/// The wire formats that the model servers speak.
enum ProviderFormat: Sendable, CaseIterable {
  /// OpenAI `POST /v1/chat/completions`.
  case chatCompletions
  /// OpenAI `POST /v1/responses`.
  case responses
  /// Anthropic `POST /v1/messages`.
  case messages
  /// Anthropic `POST /v1/messages/count_tokens`.
  case countTokens
}

/// Ids as the providers make them: a prefix and 24 random letters and digits.
enum ProviderID {
  static func random(_ prefix: String) -> String {
    let alphabet = Array("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789".utf8)
    let tail = (0..<24).map { _ in alphabet[Int.random(in: 0..<alphabet.count)] }
    return prefix + String(decoding: tail, as: UTF8.self)
  }
}
