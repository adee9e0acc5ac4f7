/// A refusal in the shape the agent's SDK expects from its provider.
///
/// `code` is for programs, `message` for people; neither holds patient data.
public struct ProviderError: Error, Hashable, Sendable {
  /// One more machine-readable field beside the code, such as an approval link.
  public struct Field: Hashable, Sendable {
    public let name: String
    public let value: String

    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The HTTP status.
  public let status: Int
  public let code: String
  public let message: String
  public let fields: [Field]

  /// `extra` becomes further string fields of the error object; names that the shape already uses are ignored.
  public init(status: Int, code: String, message: String, extra: [(String, String)] = []) {
    self.status = status
    self.code = code
    self.message = message
    fields = extra.filter { !Self.ownNames.contains($0.0) }.map { Field(name: $0.0, value: $0.1) }
  }

  public var extra: [(String, String)] { fields.map { ($0.name, $0.value) } }

  /// The JSON body of an error response.
  public func body(for dialect: Dialect) -> [UInt8] {
    var json: [UInt8] = []
    if dialect.isAnthropic {
      json += #"{"type":"error","error":"#.utf8
      appendObject(type: anthropicType, isOpenAI: false, to: &json)
    } else {
      json += #"{"error":"#.utf8
      appendObject(type: openAIType, isOpenAI: true, to: &json)
    }
    json.append(UInt8(ascii: "}"))
    return json
  }

  /// The same error as the end of an answer that has begun, in server-sent events.
  ///
  /// Of a response it is two events: SDKs raise an exception at `error`, other clients wait for `response.failed`.
  /// `sequence` is the number of the first, from `AnswerStream.nextSequenceNumber`.
  public func event(for dialect: Dialect, sequence: Int? = nil) -> [UInt8] {
    switch dialect {
    case .openAIChat:
      return EventWriter.event(name: nil, data: body(for: dialect))
    case .openAIResponses:
      let number = sequence ?? 0
      return EventWriter.event(name: "error", data: responsesError(number))
        + EventWriter.event(name: "response.failed", data: failedResponse(number + 1))
    case .anthropicMessages, .anthropicCountTokens:
      return EventWriter.event(name: "error", data: body(for: dialect))
    }
  }

  private static let ownNames: Set<String> = ["message", "type", "param", "code", "sequence_number"]

  private func appendObject(type: String, isOpenAI: Bool, to json: inout [UInt8]) {
    json += #"{"type":"#.utf8
    JSONText.appendQuoted(type, to: &json)
    json += #","message":"#.utf8
    JSONText.appendQuoted(message, to: &json)
    if isOpenAI { json += #","param":null"#.utf8 }
    json += #","code":"#.utf8
    JSONText.appendQuoted(code, to: &json)
    appendFields(to: &json)
    json.append(UInt8(ascii: "}"))
  }

  /// The documented fields, and the nested `error` that the official service sends and SDKs test for.
  private func responsesError(_ sequence: Int) -> [UInt8] {
    var json = Array(#"{"type":"error","sequence_number":\#(sequence),"code":"#.utf8)
    JSONText.appendQuoted(code, to: &json)
    json += #","message":"#.utf8
    JSONText.appendQuoted(message, to: &json)
    json += #","param":null,"error":"#.utf8
    appendObject(type: openAIType, isOpenAI: true, to: &json)
    json.append(UInt8(ascii: "}"))
    return json
  }

  private func failedResponse(_ sequence: Int) -> [UInt8] {
    var json = Array(#"{"type":"response.failed","sequence_number":\#(sequence),"response":{"id":"resp_refused","#.utf8)
    json += #""object":"response","created_at":0,"model":"","status":"failed","output":[],"tools":[],"error":"#.utf8
    appendObject(type: openAIType, isOpenAI: true, to: &json)
    json += "}}".utf8
    return json
  }

  private func appendFields(to json: inout [UInt8]) {
    for field in fields {
      json.append(UInt8(ascii: ","))
      JSONText.appendQuoted(field.name, to: &json)
      json.append(UInt8(ascii: ":"))
      JSONText.appendQuoted(field.value, to: &json)
    }
  }

  /// The nearest of Anthropic's documented error types; SDKs choose their exception by the status, people read the type.
  private var anthropicType: String {
    switch status {
    case 401: "authentication_error"
    case 402: "billing_error"
    case 403: "permission_error"
    case 404: "not_found_error"
    case 413: "request_too_large"
    case 429: "rate_limit_error"
    case 504: "timeout_error"
    case 503, 529: "overloaded_error"
    case 400..<500: "invalid_request_error"
    default: "api_error"
    }
  }

  private var openAIType: String {
    switch status {
    case 401: "authentication_error"
    case 403: "permission_error"
    case 429: "rate_limit_error"
    case 400..<500: "invalid_request_error"
    default: "server_error"
    }
  }
}
