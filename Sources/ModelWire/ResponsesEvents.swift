/// Streamed OpenAI responses: every event type that ends in `.delta` is a piece of a channel named by what stands before,
/// and `.done` of the same name ends it.
enum ResponsesEvents {
  private static let knownStems: [(StaticString, String)] = [
    ("response.output_text", "response.output_text"),
    ("response.function_call_arguments", "response.function_call_arguments"),
    ("response.reasoning_summary_text", "response.reasoning_summary_text"),
    ("response.reasoning_text", "response.reasoning_text"),
    ("response.custom_tool_call_input", "response.custom_tool_call_input"),
    ("response.mcp_call_arguments", "response.mcp_call_arguments"),
    ("response.refusal", "response.refusal"),
  ]
  /// Base64 of sound.
  private static let audioStem = "response.audio"

  static func plan(_ index: JSONIndex, _ bytes: [UInt8], into plan: inout EventPlan) {
    if let number = index.member("sequence_number", of: 0, in: bytes),
      let value = index.smallInteger(number, in: bytes)
    {
      (plan.sequence, plan.sequenceToken) = (value, number)
    }
    guard let type = index.member("type", of: 0, in: bytes), index.tokens[type].kind == .string else { return }
    let group = index.smallInteger(index.member("output_index", of: 0, in: bytes), in: bytes) ?? 0
    let part = partNumber(index, bytes)
    if let stem = stem(of: type, before: ".delta", index, bytes) {
      guard let delta = index.member("delta", of: 0, in: bytes), stem != audioStem else { return }
      pieces(in: delta, of: ChannelKey(group: group, part: part, field: stem), index, bytes, into: &plan)
    } else if index.isKey(type, "response.output_item.done", in: bytes) {
      plan.ends = [.group(group)]
    } else if index.isKey(type, "response.content_part.done", in: bytes)
      || index.isKey(type, "response.reasoning_summary_part.done", in: bytes)
    {
      plan.ends = [.part(group: group, part: part)]
    } else if let stem = stem(of: type, before: ".done", index, bytes) {
      plan.ends = [.stem(group: group, part: part, stem)]
    } else if isEnd(type, index, bytes) {
      plan.ends = [.all]
      plan.ending = .complete
    } else if index.isKey(type, "error", in: bytes) || index.isKey(type, "response.failed", in: bytes) {
      plan.ends = [.all]
      plan.ending = .failed
    }
  }

  /// A delta is a string, or an object of them (`{"stdout":…,"stderr":…}`), each a text of its own.
  private static func pieces(
    in delta: Int, of channel: ChannelKey, _ index: JSONIndex, _ bytes: [UInt8], into plan: inout EventPlan
  ) {
    if index.tokens[delta].kind == .string {
      let kind: ChannelKind = channel.field.hasSuffix("arguments") ? .json : .text
      plan.deltas.append(.init(token: delta, channel: channel, kind: kind))
    } else if index.tokens[delta].kind == .object {
      var key = delta + 1
      while key < Int(index.tokens[delta].next) {
        if index.tokens[key + 1].kind == .string {
          let field = channel.field + "/" + String(decoding: index.text(key, in: bytes), as: UTF8.self)
          let own = ChannelKey(group: channel.group, part: channel.part, field: field)
          plan.deltas.append(.init(token: key + 1, channel: own, kind: .text))
        }
        key = Int(index.tokens[key + 1].next)
      }
    }
  }

  private static func isEnd(_ type: Int, _ index: JSONIndex, _ bytes: [UInt8]) -> Bool {
    ["response.completed", "response.incomplete", "response.cancelled"]
      .contains { index.isKey(type, $0, in: bytes) }
  }

  /// Content parts and commands are even, summary parts odd, so that the first of each stay apart.
  private static func partNumber(_ index: JSONIndex, _ bytes: [UInt8]) -> Int {
    if let number = index.smallInteger(index.member("content_index", of: 0, in: bytes), in: bytes) { return number * 2 }
    if let number = index.smallInteger(index.member("command_index", of: 0, in: bytes), in: bytes) { return number * 2 }
    let summary = index.smallInteger(index.member("summary_index", of: 0, in: bytes), in: bytes)
    return summary.map { $0 * 2 + 1 } ?? -1
  }

  private static func stem(
    of type: Int, before suffix: StaticString, _ index: JSONIndex, _ bytes: [UInt8]
  ) -> String? {
    if index.tokens[type].hasEscapes { return nil }
    let content = index.tokens[type].content
    let length = suffix.utf8CodeUnitCount
    guard content.count > length,
      suffix.withUTF8Buffer({ bytes[content.suffix(length)].elementsEqual($0) })
    else { return nil }
    let stem = bytes[content.dropLast(length)]
    let known = knownStems.first { name in name.0.withUTF8Buffer { stem.elementsEqual($0) } }
    return known?.1 ?? String(decoding: stem, as: UTF8.self)
  }

  /// The channel's last delta event with only the text, the number and, since they would be repeated, the
  /// probabilities changed.
  static func lastDelta(
    _ text: [UInt8], of key: ChannelKey, _ index: JSONIndex, _ template: [UInt8], sequence: Int?
  ) -> (name: String?, data: [UInt8]) {
    var edits = JSONEdits()
    let parts = key.field.split(separator: "/", maxSplits: 1)
    if let delta = index.member("delta", of: 0, in: template) {
      if parts.count == 2 {
        var object: [UInt8] = [UInt8(ascii: "{")]
        JSONText.appendQuoted(String(parts[1]), to: &object)
        object += #":""#.utf8
        JSONText.appendEscaped(text, to: &object)
        edits.replaceRaw(index.tokens[delta].range, with: object + #""}"#.utf8)
      } else {
        edits.replace(index.tokens[delta].range, with: text)
      }
    }
    if let sequence, let number = index.member("sequence_number", of: 0, in: template) {
      edits.replaceRaw(index.tokens[number].range, with: Array(String(sequence).utf8))
    }
    if let probabilities = index.member("logprobs", of: 0, in: template), index.tokens[probabilities].kind == .array {
      edits.replaceRaw(index.tokens[probabilities].range, with: Array("[]".utf8))
    }
    return (String(parts.first ?? "") + ".delta", edits.applied(to: template, in: 0..<template.count))
  }
}
