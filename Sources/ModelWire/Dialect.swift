/// The conversation format of one inference endpoint.
///
/// The raw values are stable: they appear in records, configuration and test names.
public enum Dialect: String, Sendable, Hashable, CaseIterable {
  /// `POST /v1/chat/completions`
  case openAIChat = "openai-chat"
  /// `POST /v1/responses`
  case openAIResponses = "openai-responses"
  /// `POST /v1/messages`
  case anthropicMessages = "anthropic-messages"
  /// `POST /v1/messages/count_tokens`: the body of a message without an answer of text.
  case anthropicCountTokens = "anthropic-count-tokens"

  /// Whether the body and the errors have Anthropic's shape.
  public var isAnthropic: Bool {
    switch self {
    case .anthropicMessages, .anthropicCountTokens: true
    case .openAIChat, .openAIResponses: false
    }
  }
}
