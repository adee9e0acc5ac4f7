/// Streamed chat completions: a channel per choice and text field, and one per tool call.
enum ChatEvents {
  private static let arguments = "arguments"
  private static let customInput = "input"
  private static let functionCall = "function_call"
  private static let transcript = "transcript"
  /// The text of a legacy completion stands in the choice itself.
  private static let legacyText = "(text)"
  private static let knownFields: [(StaticString, String)] = [
    ("content", "content"), ("reasoning_content", "reasoning_content"), ("reasoning", "reasoning"),
    ("refusal", "refusal"),
  ]

  static func plan(_ index: JSONIndex, _ bytes: [UInt8], into plan: inout EventPlan) {
    if let error = index.member("error", of: 0, in: bytes), !index.isNull(error, in: bytes) {
      plan.ends = [.all]
      plan.ending = .failed
      return
    }
    guard let choices = index.member("choices", of: 0, in: bytes) else { return }
    for choice in index.elements(of: choices) {
      let number = index.smallInteger(index.member("index", of: choice, in: bytes), in: bytes) ?? 0
      if let delta = index.member("delta", of: choice, in: bytes) {
        fields(of: delta, choice: number, index, bytes, into: &plan)
      }
      if let text = index.member("text", of: choice, in: bytes) {
        add(text, number, -1, legacyText, .text, index, into: &plan)
      }
      if let reason = index.member("finish_reason", of: choice, in: bytes), !index.isNull(reason, in: bytes) {
        plan.ends.append(.group(number))
      }
    }
  }

  private static func add(
    _ token: Int?, _ choice: Int, _ part: Int, _ field: String, _ kind: ChannelKind, _ index: JSONIndex,
    into plan: inout EventPlan
  ) {
    guard let token, index.tokens[token].kind == .string else { return }
    plan.deltas.append(.init(token: token, channel: ChannelKey(group: choice, part: part, field: field), kind: kind))
  }

  private static func fields(
    of delta: Int, choice: Int, _ index: JSONIndex, _ bytes: [UInt8], into plan: inout EventPlan
  ) {
    guard index.tokens[delta].kind == .object else { return }
    var key = delta + 1
    while key < Int(index.tokens[delta].next) {
      let value = key + 1
      if index.tokens[value].kind == .string, !index.isKey(key, "role", in: bytes) {
        let known = knownFields.first { index.isKey(key, $0.0, in: bytes) }?.1
        let name = known ?? String(decoding: index.text(key, in: bytes), as: UTF8.self)
        add(value, choice, -1, name, .text, index, into: &plan)
      } else if index.isKey(key, "tool_calls", in: bytes) {
        toolCalls(value, choice: choice, index, bytes, into: &plan)
      } else if index.isKey(key, "function_call", in: bytes) {
        add(index.member("arguments", of: value, in: bytes), choice, -1, functionCall, .json, index, into: &plan)
      } else if index.isKey(key, "audio", in: bytes) {
        add(index.member("transcript", of: value, in: bytes), choice, -1, transcript, .text, index, into: &plan)
      }
      key = Int(index.tokens[value].next)
    }
  }

  private static func toolCalls(
    _ list: Int, choice: Int, _ index: JSONIndex, _ bytes: [UInt8], into plan: inout EventPlan
  ) {
    for (position, call) in index.elements(of: list).enumerated() {
      let number = index.smallInteger(index.member("index", of: call, in: bytes), in: bytes) ?? position
      if let function = index.member("function", of: call, in: bytes) {
        let value = index.member("arguments", of: function, in: bytes)
        add(value, choice, number, arguments, .json, index, into: &plan)
      }
      if let custom = index.member("custom", of: call, in: bytes) {
        add(index.member("input", of: custom, in: bytes), choice, number, customInput, .text, index, into: &plan)
      }
    }
  }

  /// The template's envelope around one choice with one delta. Ids and names are left out: SDKs append them to what
  /// they have.
  static func lastDelta(_ text: [UInt8], of key: ChannelKey, _ index: JSONIndex, _ template: [UInt8]) -> [UInt8] {
    var quoted: [UInt8] = [UInt8(ascii: "\"")]
    JSONText.appendEscaped(text, to: &quoted)
    quoted.append(UInt8(ascii: "\""))
    var choice = Array(#"[{"index":\#(key.group),"#.utf8)
    func wrap(_ before: String, _ after: String) {
      choice += before.utf8
      choice += quoted
      choice += after.utf8
    }
    switch key.field {
    case arguments: wrap(#""delta":{"tool_calls":[{"index":\#(key.part),"function":{"arguments":"#, "}}]}")
    case customInput: wrap(#""delta":{"tool_calls":[{"index":\#(key.part),"custom":{"input":"#, "}}]}")
    case functionCall: wrap(#""delta":{"function_call":{"arguments":"#, "}}")
    case transcript: wrap(#""delta":{"audio":{"transcript":"#, "}}")
    case legacyText: wrap(#""text":"#, "")
    default:
      choice += #""delta":{"#.utf8
      JSONText.appendQuoted(key.field, to: &choice)
      wrap(":", "}")
    }
    choice += #","finish_reason":null}]"#.utf8
    var edits = JSONEdits()
    if let choices = index.member("choices", of: 0, in: template) {
      edits.replaceRaw(index.tokens[choices].range, with: choice)
    }
    if let usage = index.member("usage", of: 0, in: template) {
      edits.replaceRaw(index.tokens[usage].range, with: Array("null".utf8))
    }
    return edits.applied(to: template, in: 0..<template.count)
  }
}
