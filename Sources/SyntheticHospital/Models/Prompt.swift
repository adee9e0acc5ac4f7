/// What a request asks of a model, whatever the format that it came in.
struct Prompt: Sendable {
  let turns: [Turn]
  let tools: [OfferedTool]
  let toolChoice: ToolChoice
  /// Of the whole body, by `TokenCount`.
  let inputTokens: Int

  /// The text of the last user turn that has any; empty when none has.
  var lastUserText: String { turns.last { $0.role == .user && !$0.text.isEmpty }?.text ?? "" }

  /// What tools answered since the model last spoke; empty when the conversation does not end with tool results.
  var toolResults: [String] {
    let tail = turns.reversed().prefix { $0.role != .assistant }
    guard tail.contains(where: { $0.role == .tool }) else { return [] }
    return tail.reversed().filter { $0.role == .tool }.map(\.text)
  }

  var endsWithToolResult: Bool { !toolResults.isEmpty }

  /// The tools that may be called in this turn.
  var callableTools: [OfferedTool] {
    switch toolChoice {
    case .none: []
    case .automatic: tools
    case .named(let name): tools.filter { $0.name == name }
    }
  }
}

struct Turn: Sendable, Equatable {
  enum Role: Sendable { case system, user, assistant, tool }
  let role: Role
  let text: String
}

enum ToolChoice: Sendable, Equatable {
  case none
  case automatic
  case named(String)
}

/// A function that the client offers, with the JSON schema of its arguments.
struct OfferedTool: Sendable {
  let name: String
  let schema: JSON

  /// Arguments that hold `text` in the first string parameter, and in every other required one something of its type,
  /// so that a client that checks the schema accepts the call. A tool without string parameters gets `text` as `input`.
  func arguments(holding text: String) -> JSON {
    let properties = schema["properties"]?.members ?? []
    let required = (schema["required"]?.elements ?? []).compactMap(\.text)
    guard let first = properties.first(where: { Self.isFreeText($0.value) })?.key else {
      return ["input": .string(text)]
    }
    return .object(
      properties.compactMap { property in
        if property.key == first { return (key: first, value: .string(text)) }
        guard required.contains(property.key) else { return nil }
        return (key: property.key, value: Self.sample(of: property.value, text: text))
      })
  }

  private static func isFreeText(_ schema: JSON) -> Bool {
    guard schema["enum"] == nil else { return false }
    return schema["type"]?.text == "string" || schema["type"]?.elements?.contains { $0.text == "string" } == true
  }

  private static func sample(of schema: JSON, text: String) -> JSON {
    if let first = schema["enum"]?.elements?.first { return first }
    switch schema["type"]?.text {
    case "string": return .string(text)
    case "integer", "number": return schema["minimum"] ?? 1
    case "boolean": return false
    case "array": return []
    default: return .object([])
    }
  }
}

/// A rough count of tokens: one for four bytes of UTF-8, as English prose has them.
enum TokenCount {
  static func of(bytes: Int) -> Int { (bytes + 3) / 4 }
  static func of(_ text: String) -> Int { of(bytes: text.utf8.count) }
}
