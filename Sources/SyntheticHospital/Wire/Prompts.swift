/// Chat completions: `messages` with roles, tools as `{"type":"function","function":{…}}`.
enum ChatPrompt {
  static func turns(of body: JSON) throws(ModelRequestError) -> [Turn] {
    try TurnList.elements("messages", of: body).map { message in
      Turn(role: role(message["role"]?.text), text: TurnList.text(of: message["content"]))
    }
  }

  static func tools(of body: JSON) -> [OfferedTool] {
    (body["tools"]?.elements ?? []).compactMap { tool in
      guard let name = tool["function"]?["name"]?.text else { return nil }
      return OfferedTool(name: name, schema: tool["function"]?["parameters"] ?? .object([]))
    }
  }

  private static func role(_ name: String?) -> Turn.Role {
    switch name {
    case "user": .user
    case "assistant": .assistant
    case "tool", "function": .tool
    default: .system
    }
  }
}

/// Responses: `input` as a string or as items, tools as `{"type":"function","name":…}`.
enum ResponsesPrompt {
  static func turns(of body: JSON) throws(ModelRequestError) -> [Turn] {
    if let text = body["input"]?.text { return [Turn(role: .user, text: text)] }
    return try TurnList.elements("input", of: body).compactMap(turn)
  }

  static func tools(of body: JSON) -> [OfferedTool] {
    (body["tools"]?.elements ?? []).compactMap { tool in
      guard tool["type"]?.text == "function", let name = tool["name"]?.text else { return nil }
      return OfferedTool(name: name, schema: tool["parameters"] ?? .object([]))
    }
  }

  /// `nil` for items that nobody said, such as reasoning.
  private static func turn(_ item: JSON) -> Turn? {
    switch item["type"]?.text {
    case "function_call_output", "custom_tool_call_output":
      return Turn(role: .tool, text: TurnList.text(of: item["output"]))
    case "function_call", "custom_tool_call": return Turn(role: .assistant, text: "")
    case nil, "message":
      let text = TurnList.text(of: item["content"])
      switch item["role"]?.text {
      case "user": return Turn(role: .user, text: text)
      case "assistant": return Turn(role: .assistant, text: text)
      default: return Turn(role: .system, text: text)
      }
    default: return nil
    }
  }
}

/// Messages: `messages` of blocks; tool results stand in user messages, before what the user says.
enum MessagesPrompt {
  static func turns(of body: JSON) throws(ModelRequestError) -> [Turn] {
    try TurnList.elements("messages", of: body).flatMap(turns(ofMessage:))
  }

  static func tools(of body: JSON) -> [OfferedTool] {
    (body["tools"]?.elements ?? []).compactMap { tool in
      // Tools that the provider runs itself have a type other than `custom` and no schema; a deferred tool is not
      // offered until the model has searched for it, and Claude Code refuses a call of one.
      guard let name = tool["name"]?.text, let schema = tool["input_schema"], tool["defer_loading"]?.flag != true
      else { return nil }
      return OfferedTool(name: name, schema: schema)
    }
  }

  private static func turns(ofMessage message: JSON) -> [Turn] {
    guard message["role"]?.text == "user" else {
      return [Turn(role: .assistant, text: TurnList.text(of: message["content"]))]
    }
    guard let blocks = message["content"]?.elements else {
      return [Turn(role: .user, text: TurnList.text(of: message["content"]))]
    }
    let results = blocks.filter { $0["type"]?.text == "tool_result" }
      .map { Turn(role: .tool, text: TurnList.text(of: $0["content"])) }
    let said = blocks.compactMap(said(in:)).joined(separator: "\n")
    return results + (said.isEmpty && !results.isEmpty ? [] : [Turn(role: .user, text: said)])
  }

  /// Text blocks, and documents that hold text.
  private static func said(in block: JSON) -> String? {
    switch block["type"]?.text {
    case "text": block["text"]?.text
    case "document":
      block["source"]?["type"]?.text == "text" ? block["source"]?["data"]?.text : nil
    default: nil
    }
  }
}
