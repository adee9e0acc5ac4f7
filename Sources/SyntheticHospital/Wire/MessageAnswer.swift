/// An answer as Anthropic messages: one document, or events from `message_start` to `message_stop` with a `ping` after
/// the first block has begun.
struct MessageAnswer: AnswerFormat {
  private let id = ProviderID.random("msg_")
  private let callID = ProviderID.random("toolu_")
  private let request: ModelRequest
  private let answer: ModelAnswer

  init(request: ModelRequest, answer: ModelAnswer) {
    self.request = request
    self.answer = answer
  }

  var document: JSON { message(content: [block], stopReason: stopReason, outputTokens: answer.outputTokens) }

  func stream(to sink: inout EventSink) async throws {
    try await send(
      ["type": "message_start", "message": message(content: [], stopReason: nil, outputTokens: 1)], to: &sink)
    try await send(["type": "content_block_start", "index": 0, "content_block": emptyBlock], to: &sink)
    try await send(["type": "ping"], to: &sink)
    if case .toolCall = answer.content { try await sendDelta("", to: &sink) }
    for piece in answer.pieces {
      try await sink.awaitNextPiece()
      try await sendDelta(piece, to: &sink)
    }
    try await send(["type": "content_block_stop", "index": 0], to: &sink)
    try await send(
      [
        "type": "message_delta", "delta": ["stop_reason": stopReason, "stop_sequence": nil],
        "usage": usage(outputTokens: answer.outputTokens, isFinal: true),
      ], to: &sink)
    try await send(["type": "message_stop"], to: &sink)
  }

  private func sendDelta(_ piece: String, to sink: inout EventSink) async throws {
    let delta: JSON =
      switch answer.content {
      case .text: ["type": "text_delta", "text": .string(piece)]
      case .toolCall: ["type": "input_json_delta", "partial_json": .string(piece)]
      }
    try await send(["type": "content_block_delta", "index": 0, "delta": delta], to: &sink)
  }

  private func send(_ event: JSON, to sink: inout EventSink) async throws {
    try await sink.send(event: event["type"]?.text, event)
  }

  private func message(content: JSON, stopReason: JSON, outputTokens: Int) -> JSON {
    [
      "id": .string(id), "type": "message", "role": "assistant", "model": .string(request.model), "content": content,
      "stop_reason": stopReason, "stop_sequence": nil, "usage": usage(outputTokens: outputTokens, isFinal: false),
    ]
  }

  private var block: JSON {
    switch answer.content {
    case .text(let text): ["type": "text", "text": .string(text)]
    case .toolCall(let name, let arguments):
      [
        "type": "tool_use", "id": .string(callID), "name": .string(name),
        "input": (try? JSONParser.parse(Array(arguments.utf8))) ?? .object([]),
      ]
    }
  }

  private var emptyBlock: JSON {
    switch answer.content {
    case .text: ["type": "text", "text": ""]
    case .toolCall(let name, _):
      ["type": "tool_use", "id": .string(callID), "name": .string(name), "input": .object([])]
    }
  }

  private var stopReason: JSON {
    switch answer.content {
    case .text: "end_turn"
    case .toolCall: "tool_use"
    }
  }

  private func usage(outputTokens: Int, isFinal: Bool) -> JSON {
    let counts: [(key: String, value: JSON)] = [
      (key: "input_tokens", value: .int(request.prompt.inputTokens)),
      (key: "cache_creation_input_tokens", value: 0), (key: "cache_read_input_tokens", value: 0),
      (key: "output_tokens", value: .int(outputTokens)),
    ]
    return .object(isFinal ? counts : counts + [(key: "service_tier", value: "standard")])
  }
}
