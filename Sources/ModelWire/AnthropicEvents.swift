/// Streamed Anthropic messages: a channel per content block and delta field. Thinking is a
/// sealed channel and signatures are none: the provider wants them back as it sent them.
enum AnthropicEvents {
  private static let text = "text"
  private static let partialJSON = "partial_json"
  private static let thinking = "thinking"

  static func plan(_ index: JSONIndex, _ bytes: [UInt8], into plan: inout EventPlan) {
    guard let type = index.member("type", of: 0, in: bytes), index.tokens[type].kind == .string else { return }
    let block = index.smallInteger(index.member("index", of: 0, in: bytes), in: bytes) ?? 0
    if index.isKey(type, "content_block_delta", in: bytes) {
      guard let delta = index.member("delta", of: 0, in: bytes) else { return }
      fields(of: delta, block: block, index, bytes, into: &plan)
    } else if index.isKey(type, "content_block_start", in: bytes) {
      guard let start = index.member("content_block", of: 0, in: bytes),
        let token = index.member("text", of: start, in: bytes), index.tokens[token].kind == .string,
        !index.tokens[token].content.isEmpty
      else { return }
      plan.deltas.append(.init(token: token, channel: ChannelKey(group: block, part: -1, field: text), kind: .text))
    } else if index.isKey(type, "content_block_stop", in: bytes) {
      plan.ends = [.group(block)]
    } else if index.isKey(type, "message_stop", in: bytes) {
      plan.ends = [.all]
      plan.ending = .complete
    } else if index.isKey(type, "error", in: bytes) {
      plan.ends = [.all]
      plan.ending = .failed
    }
  }

  private static func fields(
    of delta: Int, block: Int, _ index: JSONIndex, _ bytes: [UInt8], into plan: inout EventPlan
  ) {
    guard index.tokens[delta].kind == .object else { return }
    // Like thinking, a compaction goes back as it came: its text must match the sealed copy.
    if let type = index.member("type", of: delta, in: bytes), index.tokens[type].kind == .string,
      index.isKey(type, "compaction_delta", in: bytes)
    {
      return
    }
    var key = delta + 1
    while key < Int(index.tokens[delta].next) {
      let value = key + 1
      defer { key = Int(index.tokens[value].next) }
      guard index.tokens[value].kind == .string else { continue }
      if index.isKey(key, "thinking", in: bytes) {
        let channel = ChannelKey(group: block, part: -1, field: thinking)
        plan.deltas.append(.init(token: value, channel: channel, kind: .sealed))
        continue
      }
      if ["type", "signature", "encrypted_content"].contains(where: { index.isKey(key, $0, in: bytes) }) {
        continue
      }
      if index.isKey(key, "partial_json", in: bytes) {
        let channel = ChannelKey(group: block, part: -1, field: partialJSON)
        plan.deltas.append(.init(token: value, channel: channel, kind: .json))
      } else {
        let isText = index.isKey(key, "text", in: bytes)
        let name = isText ? text : String(decoding: index.text(key, in: bytes), as: UTF8.self)
        let channel = ChannelKey(group: block, part: -1, field: name)
        plan.deltas.append(.init(token: value, channel: channel, kind: .text))
      }
    }
  }

  static func lastDelta(
    _ text: [UInt8], of key: ChannelKey, _ index: JSONIndex, _ template: [UInt8]
  ) -> (name: String?, data: [UInt8]) {
    var data = Array(#"{"type":"content_block_delta","index":\#(key.group),"delta":{"type":"#.utf8)
    // A block's first text may stand in its start event, which has no delta to learn the type from.
    let delta = index.member("delta", of: 0, in: template)
    let type = delta.flatMap { index.string(index.member("type", of: $0, in: template), in: template) }
    JSONText.appendQuoted(type ?? "text_delta", to: &data)
    data.append(UInt8(ascii: ","))
    JSONText.appendQuoted(key.field, to: &data)
    data += #":""#.utf8
    JSONText.appendEscaped(text, to: &data)
    data += #""}}"#.utf8
    return ("content_block_delta", data)
  }
}
