/// A request to a model server, parsed: which model, how to answer, and the prompt. Fields that only a real model could
/// honour (temperature, limits, penalties) are accepted and have no effect.
struct ModelRequest: Sendable {
  static let choicesMax = 8

  let format: ProviderFormat
  let model: String
  let isStreaming: Bool
  /// Chat completions only: a last chunk with the usage is wanted.
  let wantsUsageChunk: Bool
  /// Chat completions only: how many answers (`n`).
  let choices: Int
  let prompt: Prompt
  /// The body as it came, for the fields that an answer repeats.
  let body: JSON

  init(format: ProviderFormat, bytes: [UInt8]) throws(ModelRequestError) {
    let body = try JSONParser.parse(bytes)
    guard body.members != nil else { throw .notAnObject }
    self.format = format
    self.body = body
    model = try Self.string("model", of: body)
    isStreaming = try Self.flag("stream", of: body)
    wantsUsageChunk = body["stream_options"]?["include_usage"]?.flag ?? false
    choices = min(Self.choicesMax, max(1, body["n"]?.integer ?? 1))
    let turns: [Turn]
    let tools: [OfferedTool]
    switch format {
    case .chatCompletions:
      turns = try ChatPrompt.turns(of: body)
      tools = ChatPrompt.tools(of: body)
    case .responses:
      turns = try ResponsesPrompt.turns(of: body)
      tools = ResponsesPrompt.tools(of: body)
    case .messages, .countTokens:
      if format == .messages, body["max_tokens"]?.integer == nil { throw .missingField("max_tokens") }
      turns = try MessagesPrompt.turns(of: body)
      tools = MessagesPrompt.tools(of: body)
    }
    prompt = Prompt(
      turns: turns, tools: tools, toolChoice: Self.toolChoice(body["tool_choice"]),
      inputTokens: TokenCount.of(bytes: bytes.count))
  }

  private static func string(_ field: String, of body: JSON) throws(ModelRequestError) -> String {
    guard let value = body[field] else { throw .missingField(field) }
    guard let text = value.text else { throw .wrongType(field: field, expected: "a string") }
    return text
  }

  private static func flag(_ field: String, of body: JSON) throws(ModelRequestError) -> Bool {
    guard let value = body[field], !value.isNull else { return false }
    guard let flag = value.flag else { throw .wrongType(field: field, expected: "a boolean") }
    return flag
  }

  /// `none`, `{"type":"none"}`, `{"type":"function","function":{"name":…}}`, `{"type":"function"|"tool","name":…}`.
  private static func toolChoice(_ choice: JSON?) -> ToolChoice {
    guard let choice else { return .automatic }
    if choice.text == "none" || choice["type"]?.text == "none" { return .none }
    if let name = choice["function"]?["name"]?.text ?? choice["name"]?.text { return .named(name) }
    return .automatic
  }
}

/// The list of messages under one name; both providers call what is not such a list an invalid request.
enum TurnList {
  static func elements(_ field: String, of body: JSON) throws(ModelRequestError) -> [JSON] {
    guard let value = body[field] else { throw .missingField(field) }
    guard let elements = value.elements else { throw .wrongType(field: field, expected: "an array of objects") }
    guard !elements.isEmpty else { throw .wrongType(field: field, expected: "at least one message") }
    guard elements.allSatisfy({ $0.members != nil }) else {
      throw .wrongType(field: field, expected: "an array of objects")
    }
    return elements
  }

  /// Content as a string or as parts that have a `text`; parts are joined by line ends.
  static func text(of content: JSON?) -> String {
    if let text = content?.text { return text }
    return (content?.elements ?? []).compactMap { $0["text"]?.text ?? $0.text }.joined(separator: "\n")
  }
}
