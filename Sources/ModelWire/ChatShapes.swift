/// OpenAI chat completions: request, answer and answer chunk.
enum ChatShapes {
  static let request = Shape.record(
    Record([
      "model": .token(.model),
      "messages": .list(.record(message)),
      "tools": .list(.record(tool)),
      "tool_choice": .either(.structure(.word), .record(toolChoice)),
      "functions": .list(.record(function)),
      "function_call": .either(.structure(.word), .record(["name": .text])),
      "response_format": .record(["type": .token(.word), "json_schema": .record(namedSchema)]),
      "stop": .either(.text, .list(.text)),
      "prediction": .record(["type": .token(.word), "content": .either(.text, .list(part))]),
      "modalities": .list(.token(.word)),
      "audio": .unreadable,
      "user": .text,
      "safety_identifier": .text,
      "prompt_cache_key": .text,
      "prompt_cache_retention": .token(.word),
      "metadata": .free,
      "reasoning_effort": .token(.word),
      "verbosity": .token(.word),
      "service_tier": .token(.word),
      "stream_options": .record(Record().with(plain: "include_usage", "include_obfuscation")),
      "web_search_options": .record([
        "search_context_size": .token(.word), "user_location": .record(["type": .token(.word), "approximate": .free]),
      ]),
      "logit_bias": .free,
    ]).with(
      plain: "stream", "temperature", "top_p", "top_k", "min_p", "n", "max_tokens", "max_completion_tokens",
      "presence_penalty", "frequency_penalty", "repetition_penalty", "logprobs", "top_logprobs", "seed",
      "parallel_tool_calls", "store"))

  static let answer = Shape.record(
    Record([
      "id": .token(.id),
      "object": .token(.word),
      "model": .token(.model),
      "choices": .list(.record(choice)),
      "usage": .record(usage),
      "service_tier": .token(.word),
      "system_fingerprint": .token(.id),
      "obfuscation": .token(.padding),
      "error": .free,
    ]).with(plain: "created"))

  /// A message of the history, of an answer, or the piece of one in a chunk.
  static let message: Record = [
    "role": .token(.role),
    "content": .either(.text, .list(part)),
    "name": .text,
    "tool_calls": .list(.record(toolCall)),
    "tool_call_id": .token(.id),
    "refusal": .text,
    "function_call": .record(["name": .text, "arguments": .json]),
    "reasoning_content": .text,
    "reasoning": .text,
    "audio": .unreadable,
    "annotations": .list(.record(["type": .token(.word)])),
    "cache_control": .record(cacheControl),
  ]

  static let cacheControl: Record = ["type": .token(.word), "ttl": .token(.word)]

  private static let choice: Record = Record(["delta": .record(message)]).with([
    "message": .record(message), "finish_reason": .token(.word),
    "logprobs": .record(["content": .free, "refusal": .free]),
    "text": .text,
  ]).with(plain: "index")

  private static let part = Shape.block(
    Blocks([
      "text": ["type": .token(.word), "text": .text, "cache_control": .record(cacheControl)],
      "refusal": ["type": .token(.word), "refusal": .text],
      "image_url": ["type": .token(.word), "image_url": .unreadable],
      "input_audio": ["type": .token(.word), "input_audio": .unreadable],
      "file": [
        "type": .token(.word),
        "file": .record(["filename": .text, "file_id": .unreadable, "file_data": .unreadable]),
      ],
    ]))

  private static let toolCall: Record = Record(["id": .token(.id), "type": .token(.word)]).with([
    "function": .record(["name": .text, "arguments": .json]),
    "custom": .record(["name": .text, "input": .text]),
  ]).with(plain: "index")

  private static let function: Record = [
    "name": .text, "description": .text, "parameters": .named(.schema), "strict": .plain,
  ]

  private static let tool: Record = [
    "type": .token(.word),
    "function": .record(function),
    "custom": .record([
      "name": .text, "description": .text,
      "format": .record([
        "type": .token(.word), "grammar": .record(["syntax": .token(.word), "definition": .text]),
      ]),
    ]),
    "cache_control": .record(cacheControl),
  ]

  private static let toolChoice: Record = [
    "type": .token(.word),
    "function": .record(["name": .text]),
    "custom": .record(["name": .text]),
    "allowed_tools": .record(["mode": .token(.word), "tools": .list(.record(tool))]),
  ]

  private static let namedSchema: Record = [
    "name": .text, "description": .text, "schema": .named(.schema), "strict": .plain,
  ]

  private static let usage: Record = Record(["prompt_tokens_details": details, "completion_tokens_details": details])
    .with(plain: "prompt_tokens", "completion_tokens", "total_tokens")

  private static let details = Shape.record(
    Record().with(
      plain: "cached_tokens", "audio_tokens", "reasoning_tokens", "accepted_prediction_tokens",
      "rejected_prediction_tokens"))
}
