/// Anthropic messages: request, answer and stream events.
enum AnthropicShapes {
  static let request = Shape.record(
    Record([
      "model": .token(.model),
      "messages": .list(.record(["role": .token(.role), "content": content])),
      "system": content,
      "tools": .list(.record(tool)),
      "tool_choice": .record(["type": .token(.word), "name": .text, "disable_parallel_tool_use": .plain]),
      "metadata": .free,
      "stop_sequences": .list(.text),
      "thinking": .record(["type": .token(.word), "display": .token(.word), "budget_tokens": .plain]),
      "output_config": .record(["effort": .token(.word), "format": outputFormat]),
      "output_format": outputFormat,
      "context_management": .record(["edits": .list(.record(contextEdit))]),
      "cache_control": cacheControl,
      "container": .unreadable,
      "mcp_servers": .list(
        .record(["type": .token(.word), "url": .text, "name": .text, "authorization_token": .text])),
      "service_tier": .token(.word),
      "speed": .token(.word),
    ]).with(plain: "stream", "max_tokens", "temperature", "top_p", "top_k"))

  static let answer = Shape.record(message)

  /// The data of any stream event.
  static let event = Shape.record(
    Record([
      "type": .token(.word),
      "delta": .record([
        "type": .token(.word), "text": .text, "partial_json": .json, "thinking": .string(.signedText),
        "signature": .token(.sealed), "encrypted_content": .token(.sealed),
        "content": .string(.signedText), "citation": .record(citation),
        "stop_reason": .token(.word),
        "stop_sequence": .text,
      ]),
      "content_block": .named(.anthropicBlock),
      "message": .record(message),
      "usage": .record(usage),
      "error": .record(["type": .token(.word), "message": .text]),
    ]).with(plain: "index"))

  private static let message: Record = [
    "id": .token(.id),
    "type": .token(.word),
    "role": .token(.role),
    "model": .token(.model),
    "content": content,
    "stop_reason": .token(.word),
    "stop_sequence": .text,
    "usage": .record(usage),
  ]

  private static let usage: Record = Record(["service_tier": .token(.word)]).with([
    "cache_creation": .record(Record().with(plain: "ephemeral_5m_input_tokens", "ephemeral_1h_input_tokens"))
  ]).with(plain: "input_tokens", "output_tokens", "cache_creation_input_tokens", "cache_read_input_tokens")

  private static let content = Shape.either(.text, .list(.named(.anthropicBlock)))
  private static let cacheControl = Shape.record(ChatShapes.cacheControl)
  private static let outputFormat = Shape.record(["type": .token(.word), "schema": .named(.schema)])

  private static let contextEdit: Record = [
    "type": .token(.word),
    "keep": .either(.structure(.word), .record(["type": .token(.word), "value": .plain])),
    "trigger": .record(["type": .token(.word), "value": .plain]),
    "clear_at_least": .record(["type": .token(.word), "value": .plain]),
    "exclude_tools": .list(.text),
    "clear_tool_inputs": .plain,
  ]

  private static let tool: Record = [
    "type": .token(.word),
    "name": .text,
    "description": .text,
    "input_schema": .named(.schema),
    "cache_control": cacheControl,
    "strict": .plain,
    "defer_loading": .plain,
    "eager_input_streaming": .plain,
    "max_uses": .plain,
  ]

  private static let citation: Record = Record(["type": .token(.word)]).with([
    "cited_text": .text, "document_title": .text, "title": .text, "url": .text, "source": .text,
    "encrypted_index": .token(.sealed),
  ]).with(
    plain: "document_index", "search_result_index", "start_char_index", "end_char_index", "start_page_number",
    "end_page_number", "start_block_index", "end_block_index")

  private static let source = Shape.block(
    Blocks([
      "text": ["type": .token(.word), "media_type": .token(.mediaType), "data": .text],
      "content": ["type": .token(.word), "content": content],
      "base64": ["type": .token(.word), "media_type": .token(.mediaType), "data": .unreadable],
      "url": ["type": .token(.word), "url": .unreadable],
      "file": ["type": .token(.word), "file_id": .unreadable],
    ]))

  private static let common: Record = ["type": .token(.word), "cache_control": cacheControl]

  private static let toolUse = common.with([
    "id": .token(.id), "name": .text, "input": .free, "server_name": .text,
    "caller": .record(["type": .token(.word), "tool_id": .token(.id)]),
  ])

  private static let toolResult = common.with([
    "tool_use_id": .token(.id), "content": content, "is_error": .plain,
  ])

  /// A result of a tool that the provider ran: its content is one block or several, some with sealed parts.
  private static let serverToolResult = common.with([
    "tool_use_id": .token(.id),
    "content": .either(
      .text,
      .list(
        .record([
          "type": .token(.word), "url": .text, "title": .text, "encrypted_content": .token(.sealed), "page_age": .text,
        ]))),
    "caller": .record(["type": .token(.word), "tool_id": .token(.id)]),
  ])

  static let block = Shape.block(
    Blocks([
      "text": common.with(["text": .text, "citations": .list(.record(citation))]),
      "tool_use": toolUse,
      "tool_result": toolResult,
      "thinking": common.with(["thinking": .string(.signedText), "signature": .token(.sealed)]),
      "redacted_thinking": common.with(["data": .token(.sealed)]),
      "image": common.with(["source": .unreadable]),
      "document": common.with([
        "source": source, "title": .text, "context": .text,
        "citations": .record(Record().with(plain: "enabled")),
      ]),
      "search_result": common.with([
        "source": .text, "title": .text, "content": content, "citations": .record(Record().with(plain: "enabled")),
      ]),
      "server_tool_use": toolUse,
      "mcp_tool_use": toolUse,
      "mcp_tool_result": toolResult,
      "web_search_tool_result": serverToolResult,
      "web_fetch_tool_result": serverToolResult,
      "code_execution_tool_result": serverToolResult,
      "bash_code_execution_tool_result": serverToolResult,
      "text_editor_code_execution_tool_result": serverToolResult,
      "tool_search_tool_result": serverToolResult,
      "tool_reference": common.with(["tool_name": .text]),
      "compaction": common.with(["content": .string(.signedText), "encrypted_content": .token(.sealed)]),
      "advisor_tool_result": serverToolResult,
      "mcp_tool_listing": common.with(["server_name": .text, "tools": .list(.record(tool))]),
      "tool_addition": common,
      "tool_removal": common,
      "fallback": common,
      "container_upload": common.with(["file_id": .unreadable]),
    ]))
}
