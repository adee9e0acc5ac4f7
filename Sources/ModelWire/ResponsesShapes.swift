/// OpenAI responses: request, answer and stream events.
enum ResponsesShapes {
  static let request = Shape.record(settings)

  /// A whole response, which repeats the settings of its request.
  static let answer = Shape.record(response)

  /// The data of any stream event. Deltas are named by their field, whatever the event's type.
  static let event = Shape.record(
    Record([
      "type": .token(.word),
      "item_id": .token(.id),
      "delta": .text,
      "text": .text,
      "refusal": .text,
      "arguments": .json,
      "input": .text,
      "code": .text,
      "command": .text,
      "transcript": .text,
      "part": part,
      "item": item,
      "response": .record(response),
      "annotation": .record(annotation),
      "logprobs": .free,
      "obfuscation": .token(.padding),
      "partial_image_b64": .unreadable,
      "message": .text,
    ]).with(
      plain: "sequence_number", "output_index", "content_index", "summary_index", "command_index", "annotation_index",
      "partial_image_index"))

  private static let settings: Record = Record([
    "model": .token(.model),
    "input": .either(.text, .list(item)),
    "instructions": .either(.text, .list(item)),
    "tools": .list(.record(tool)),
    "tool_choice": .either(.structure(.word), .record(toolChoice)),
    "text": .record(["format": .record(format), "verbosity": .token(.word)]),
    "reasoning": .record([
      "effort": .token(.word), "summary": .token(.word), "generate_summary": .token(.word), "context": .token(.word),
    ]),
    "include": .list(.token(.word)),
    "metadata": .free,
    "user": .text,
    "safety_identifier": .text,
    "prompt_cache_key": .text,
    "prompt_cache_retention": .token(.word),
    "previous_response_id": .token(.id),
    "conversation": .either(.structure(.id), .record(["id": .token(.id)])),
    "prompt": .record(["id": .unreadable, "version": .text, "variables": .free]),
    "truncation": .token(.word),
    "service_tier": .token(.word),
    "stream_options": .record(Record().with(plain: "include_obfuscation")),
    "context_management": .list(.record(["type": .token(.word), "compact_threshold": .plain])),
  ]).with(
    plain: "stream", "store", "background", "max_output_tokens", "max_tool_calls", "parallel_tool_calls", "temperature",
    "top_p", "top_logprobs")

  private static let response = settings.with([
    "id": .token(.id),
    "object": .token(.word),
    "status": .token(.word),
    "output": .list(item),
    "output_text": .text,
    "error": .record(["code": .text, "message": .text]),
    "incomplete_details": .record(["reason": .token(.word)]),
    "usage": .record(usage),
  ]).with(plain: "created_at", "completed_at")

  private static let usage: Record = Record([
    "input_tokens_details": .record(Record().with(plain: "cached_tokens")),
    "output_tokens_details": .record(Record().with(plain: "reasoning_tokens")),
  ]).with(plain: "input_tokens", "output_tokens", "total_tokens")

  private static let format: Record = [
    "type": .token(.word), "name": .text, "description": .text, "schema": .named(.schema), "strict": .plain,
    "syntax": .token(.word), "definition": .text,
  ]

  private static let tool: Record = [
    "type": .token(.word),
    "name": .text,
    "description": .text,
    "parameters": .named(.schema),
    "strict": .plain,
    "format": .record(format),
    "search_context_size": .token(.word),
    "user_location": .record(["type": .token(.word)]),
    "vector_store_ids": .unreadable,
    "container": .unreadable,
    "server_label": .text,
    "server_url": .text,
    "server_description": .text,
    "require_approval": .either(.structure(.word), .free),
  ]

  private static let toolChoice: Record = [
    "type": .token(.word), "name": .text, "mode": .token(.word), "tools": .list(.record(tool)), "server_label": .text,
  ]

  private static let annotation: Record = Record(["type": .token(.word)]).with([
    "url": .text, "title": .text, "file_id": .token(.id), "filename": .text, "container_id": .token(.id),
  ]).with(plain: "start_index", "end_index", "index")

  private static let part = Shape.block(
    Blocks([
      "input_text": ["type": .token(.word), "text": .text],
      "output_text": [
        "type": .token(.word), "text": .text, "annotations": .list(.record(annotation)), "logprobs": .free,
      ],
      "text": ["type": .token(.word), "text": .text],
      "refusal": ["type": .token(.word), "refusal": .text],
      "summary_text": ["type": .token(.word), "text": .text],
      "reasoning_text": ["type": .token(.word), "text": .text],
      "input_image": [
        "type": .token(.word), "image_url": .unreadable, "file_id": .unreadable, "detail": .token(.word),
      ],
      "input_file": [
        "type": .token(.word), "file_id": .unreadable, "file_url": .unreadable, "file_data": .unreadable,
        "filename": .text,
      ],
      "input_audio": ["type": .token(.word), "input_audio": .unreadable],
      "computer_screenshot": ["type": .token(.word), "image_url": .unreadable, "file_id": .unreadable],
    ]))

  private static let common: Record = ["type": .token(.word), "id": .token(.id), "status": .token(.word)]
  private static let call = common.with(["call_id": .token(.id), "name": .text, "namespace": .text])
  private static let callOutput = common.with([
    "call_id": .token(.id), "output": .either(.text, .list(part)),
  ])
  private static let message = common.with([
    "role": .token(.role), "content": .either(.text, .list(part)), "phase": .token(.word),
  ])

  private static let item = Shape.block(
    Blocks(
      [
        "message": message,
        "function_call": call.with(["arguments": .json]),
        "function_call_output": callOutput,
        "custom_tool_call": call.with(["input": .text]),
        "custom_tool_call_output": callOutput,
        "reasoning": common.with([
          "summary": .list(part), "content": .list(part), "encrypted_content": .token(.sealed),
        ]),
        "item_reference": common,
        "web_search_call": call.with(["action": .record(["type": .token(.word), "query": .text])]),
        "file_search_call": call.with(["queries": .list(.text)]),
        "computer_call": call.with(["action": .record(["type": .token(.word)])]),
        "computer_call_output": call.with(["output": .unreadable]),
        "code_interpreter_call": call.with(["code": .text, "container_id": .unreadable]),
        "image_generation_call": call.with(["result": .unreadable]),
        "local_shell_call": call.with(["action": .record(["type": .token(.word)])]),
        "local_shell_call_output": callOutput,
        "shell_call": call.with(["action": .free]),
        "shell_call_output": callOutput,
        "apply_patch_call": call.with(["operation": .record(["type": .token(.word)])]),
        "apply_patch_call_output": callOutput,
        "mcp_list_tools": call.with(["server_label": .text, "tools": .list(.record(tool))]),
        "mcp_call": call.with(["server_label": .text, "arguments": .json, "output": .text, "error": .free]),
        "mcp_approval_request": call.with(["server_label": .text, "arguments": .json]),
        "mcp_approval_response": call.with([
          "approval_request_id": .token(.id), "approve": .plain, "reason": .text,
        ]),
        "compaction": common.with(["encrypted_content": .token(.sealed)]),
        "compaction_trigger": common,
        "program": call.with(["code": .text]),
        "program_output": callOutput,
        "tool_search_call": call.with(["arguments": .free]),
        "tool_search_output": call.with(["tools": .list(.record(tool))]),
        "additional_tools": common.with(["role": .token(.role), "tools": .list(.record(tool))]),
      ], untyped: message))
}
