/// An answer as OpenAI chat completions: one document, or chunks with the role first, then text or tool-call fragments,
/// then the reason for finishing, then (when asked for) a chunk of usage without choices, then `[DONE]`.
struct ChatCompletion: AnswerFormat {
  private let id = ProviderID.random("chatcmpl-")
  private let created = WallClock.secondsSince1970()
  private let request: ModelRequest
  private let answer: ModelAnswer

  init(request: ModelRequest, answer: ModelAnswer) {
    self.request = request
    self.answer = answer
  }

  var document: JSON {
    .object([
      (key: "id", value: .string(id)), (key: "object", value: "chat.completion"),
      (key: "created", value: .int(created)),
      (key: "model", value: .string(request.model)),
      (key: "choices", value: .array((0..<request.choices).map(choice))), (key: "usage", value: usage),
      (key: "service_tier", value: "default"), (key: "system_fingerprint", value: "fp_synthetic"),
    ])
  }

  func stream(to sink: inout EventSink) async throws {
    for index in 0..<request.choices {
      try await stream(choice: index, to: &sink)
    }
    if request.wantsUsageChunk { try await sink.send(chunk(choices: [], usage: usage)) }
    try await sink.send(raw: "data: [DONE]\n\n".utf8)
  }

  private func stream(choice index: Int, to sink: inout EventSink) async throws {
    switch answer.content {
    case .text:
      try await send(["role": "assistant", "content": "", "refusal": nil], choice: index, to: &sink)
      for piece in answer.pieces {
        try await sink.awaitNextPiece()
        try await send(["content": .string(piece)], choice: index, to: &sink)
      }
    case .toolCall(let name, _):
      let call: JSON = [
        "index": 0, "id": .string(ProviderID.random("call_")), "type": "function",
        "function": ["name": .string(name), "arguments": ""],
      ]
      try await send(
        ["role": "assistant", "content": nil, "tool_calls": [call], "refusal": nil], choice: index, to: &sink)
      for piece in answer.pieces {
        try await sink.awaitNextPiece()
        let fragment: JSON = ["index": 0, "function": ["arguments": .string(piece)]]
        try await send(["tool_calls": [fragment]], choice: index, to: &sink)
      }
    }
    try await send([:], choice: index, finish: finishReason, to: &sink)
  }

  private func send(_ delta: JSON, choice index: Int, finish: JSON = nil, to sink: inout EventSink) async throws {
    let choice: JSON = ["index": .int(index), "delta": delta, "logprobs": nil, "finish_reason": finish]
    try await sink.send(chunk(choices: [choice], usage: nil))
  }

  /// Where the usage chunk is wanted every other chunk carries `"usage":null`, as the provider's do.
  private func chunk(choices: JSON, usage: JSON) -> JSON {
    var members: [(key: String, value: JSON)] = [
      (key: "id", value: .string(id)), (key: "object", value: "chat.completion.chunk"),
      (key: "created", value: .int(created)), (key: "model", value: .string(request.model)),
      (key: "service_tier", value: "default"), (key: "system_fingerprint", value: "fp_synthetic"),
      (key: "choices", value: choices),
    ]
    if request.wantsUsageChunk { members.append((key: "usage", value: usage)) }
    return .object(members)
  }

  private func choice(_ index: Int) -> JSON {
    let message: JSON =
      switch answer.content {
      case .text(let text): ["role": "assistant", "content": .string(text), "refusal": nil, "annotations": []]
      case .toolCall(let name, let arguments):
        [
          "role": "assistant", "content": nil,
          "tool_calls": [
            [
              "id": .string(ProviderID.random("call_")), "type": "function",
              "function": ["name": .string(name), "arguments": .string(arguments)],
            ]
          ], "refusal": nil, "annotations": [],
        ]
      }
    return ["index": .int(index), "message": message, "logprobs": nil, "finish_reason": finishReason]
  }

  private var finishReason: JSON {
    switch answer.content {
    case .text: "stop"
    case .toolCall: "tool_calls"
    }
  }

  private var usage: JSON {
    let output = answer.outputTokens * request.choices
    return [
      "prompt_tokens": .int(request.prompt.inputTokens), "completion_tokens": .int(output),
      "total_tokens": .int(request.prompt.inputTokens + output),
      "prompt_tokens_details": ["cached_tokens": 0, "audio_tokens": 0],
      "completion_tokens_details": [
        "reasoning_tokens": 0, "audio_tokens": 0, "accepted_prediction_tokens": 0, "rejected_prediction_tokens": 0,
      ],
    ]
  }
}
