/// An answer as OpenAI responses: one document, or the complete sequence of events from `response.created` to
/// `response.completed`, each with its `sequence_number`. The text stands in the deltas and again in every `done` event
/// and in the final document, as the provider repeats it.
struct ResponseAnswer: AnswerFormat {
  private let id = ProviderID.random("resp_")
  private let itemID: String
  private let callID = ProviderID.random("call_")
  private let created = WallClock.secondsSince1970()
  private let request: ModelRequest
  private let answer: ModelAnswer

  init(request: ModelRequest, answer: ModelAnswer) {
    self.request = request
    self.answer = answer
    switch answer.content {
    case .text: itemID = ProviderID.random("msg_")
    case .toolCall: itemID = ProviderID.random("fc_")
    }
  }

  var document: JSON { response(status: "completed", output: [item(isDone: true)], usage: usage) }

  func stream(to sink: inout EventSink) async throws {
    var events = NumberedEvents()
    let begun = response(status: "in_progress", output: [], usage: nil)
    try await events.send("response.created", ["response": begun], to: &sink)
    try await events.send("response.in_progress", ["response": begun], to: &sink)
    try await events.send(
      "response.output_item.added", ["output_index": 0, "item": item(isDone: false)], to: &sink)
    switch answer.content {
    case .text(let text): try await stream(text: text, events: &events, to: &sink)
    case .toolCall(_, let arguments): try await stream(arguments: arguments, events: &events, to: &sink)
    }
    try await events.send("response.output_item.done", ["output_index": 0, "item": item(isDone: true)], to: &sink)
    try await events.send("response.completed", ["response": document], to: &sink)
  }

  private func stream(text: String, events: inout NumberedEvents, to sink: inout EventSink) async throws {
    try await events.send("response.content_part.added", inPart(["part": Self.part("")]), to: &sink)
    for piece in answer.pieces {
      try await sink.awaitNextPiece()
      try await events.send(
        "response.output_text.delta", inPart(["delta": .string(piece), "logprobs": []]), to: &sink)
    }
    try await events.send("response.output_text.done", inPart(["text": .string(text), "logprobs": []]), to: &sink)
    try await events.send("response.content_part.done", inPart(["part": Self.part(text)]), to: &sink)
  }

  private func stream(arguments: String, events: inout NumberedEvents, to sink: inout EventSink) async throws {
    for piece in answer.pieces {
      try await sink.awaitNextPiece()
      try await events.send(
        "response.function_call_arguments.delta",
        ["item_id": .string(itemID), "output_index": 0, "delta": .string(piece)], to: &sink)
    }
    try await events.send(
      "response.function_call_arguments.done",
      ["item_id": .string(itemID), "output_index": 0, "arguments": .string(arguments)], to: &sink)
  }

  private func inPart(_ members: JSON) -> JSON {
    .object(
      [
        (key: "item_id", value: .string(itemID)), (key: "output_index", value: 0), (key: "content_index", value: 0),
      ] + (members.members ?? []))
  }

  private static func part(_ text: String) -> JSON {
    ["type": "output_text", "annotations": [], "logprobs": [], "text": .string(text)]
  }

  private func item(isDone: Bool) -> JSON {
    let status: JSON = isDone ? "completed" : "in_progress"
    switch answer.content {
    case .text(let text):
      return [
        "id": .string(itemID), "type": "message", "status": status,
        "content": isDone ? [Self.part(text)] : [], "role": "assistant",
      ]
    case .toolCall(let name, let arguments):
      return [
        "id": .string(itemID), "type": "function_call", "status": status,
        "arguments": .string(isDone ? arguments : ""), "call_id": .string(callID), "name": .string(name),
      ]
    }
  }

  /// The provider repeats instructions, tools and metadata of the request; so do we, since what they hold must survive
  /// the way back too.
  private func response(status: JSON, output: JSON, usage: JSON) -> JSON {
    let identity: [(key: String, value: JSON)] = [
      (key: "id", value: .string(id)), (key: "object", value: "response"), (key: "created_at", value: .int(created)),
      (key: "status", value: status), (key: "background", value: false), (key: "error", value: nil),
      (key: "incomplete_details", value: nil), (key: "model", value: .string(request.model)),
      (key: "output", value: output), (key: "usage", value: usage), (key: "max_tool_calls", value: nil),
      (key: "service_tier", value: "default"), (key: "top_logprobs", value: 0), (key: "truncation", value: "disabled"),
    ]
    return .object(identity + Self.repeated.map { (key: $0.key, value: request.body[$0.key] ?? $0.value) })
  }

  /// Fields that a response takes over from its request, with what stands there when the request has none.
  private static let repeated: [(key: String, value: JSON)] = [
    (key: "instructions", value: nil), (key: "max_output_tokens", value: nil),
    (key: "parallel_tool_calls", value: true), (key: "previous_response_id", value: nil),
    (key: "prompt_cache_key", value: nil), (key: "reasoning", value: ["effort": nil, "summary": nil]),
    (key: "safety_identifier", value: nil), (key: "store", value: true),
    (key: "temperature", value: .number("1.0")), (key: "text", value: ["format": ["type": "text"]]),
    (key: "tool_choice", value: "auto"), (key: "tools", value: []), (key: "top_p", value: .number("1.0")),
    (key: "user", value: nil), (key: "metadata", value: .object([])),
  ]

  private var usage: JSON {
    [
      "input_tokens": .int(request.prompt.inputTokens),
      "input_tokens_details": ["cached_tokens": 0, "cache_write_tokens": 0],
      "output_tokens": .int(answer.outputTokens), "output_tokens_details": ["reasoning_tokens": 0],
      "total_tokens": .int(request.prompt.inputTokens + answer.outputTokens),
    ]
  }
}

/// Numbers the events of one response from 0.
private struct NumberedEvents {
  private var number = 0

  mutating func send(_ type: String, _ members: JSON, to sink: inout EventSink) async throws {
    let event: JSON = .object(
      [(key: "type", value: .string(type)), (key: "sequence_number", value: .int(number))] + (members.members ?? []))
    number += 1
    try await sink.send(event: type, event)
  }
}
