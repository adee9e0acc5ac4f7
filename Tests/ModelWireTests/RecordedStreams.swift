import Foundation

/// Streams in the form that the providers' SDK types describe, with given pieces of text in them.
enum RecordedStreams {
  static func quoted(_ text: String) -> String {
    let data = (try? JSONEncoder().encode(text)) ?? Data()
    return String(decoding: data, as: UTF8.self)
  }

  static func chat(content: [String], reasoning: [String] = [], arguments: [[String]] = [], choices: Int = 1) -> String
  {
    func chunk(_ choice: Int, _ delta: String, finish: String = "null") -> String {
      #"data: {"id":"chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeG","object":"chat.completion.chunk","created":1741570283,"model":"m","service_tier":"default","system_fingerprint":"fp_44709d6fcb","choices":[{"index":\#(choice),"delta":\#(delta),"logprobs":null,"finish_reason":\#(finish)}],"usage":null,"obfuscation":"aZ3"}"#
        + "\n\n"
    }
    var stream = ": OPENROUTER PROCESSING\n\n"
    for choice in 0..<choices { stream += chunk(choice, #"{"role":"assistant","content":"","refusal":null}"#) }
    for piece in reasoning { stream += chunk(0, #"{"reasoning_content":\#(quoted(piece))}"#) }
    for piece in content {
      for choice in 0..<choices { stream += chunk(choice, #"{"content":\#(quoted(piece))}"#) }
    }
    for (place, pieces) in arguments.enumerated() {
      stream += chunk(
        0,
        #"{"tool_calls":[{"index":\#(place),"id":"call_\#(place)abc","type":"function","function":{"name":"look_up","arguments":""}}]}"#
      )
      for piece in pieces {
        stream += chunk(0, #"{"tool_calls":[{"index":\#(place),"function":{"arguments":\#(quoted(piece))}}]}"#)
      }
    }
    for choice in 0..<choices {
      stream += chunk(choice, "{}", finish: arguments.isEmpty ? #""stop""# : #""tool_calls""#)
    }
    stream +=
      #"data: {"id":"chatcmpl-B9","object":"chat.completion.chunk","created":1,"model":"m","choices":[],"usage":{"prompt_tokens":9,"completion_tokens":9,"total_tokens":18}}"#
      + "\n\n"
    return stream + "data: [DONE]\n\n"
  }

  static func anthropic(thinking: [String] = [], text: [String], arguments: [String] = [], start: String = "") -> String
  {
    func event(_ type: String, _ rest: String = "") -> String {
      "event: \(type)\ndata: {\"type\":\"\(type)\"\(rest)}\n\n"
    }
    var stream = event(
      "message_start",
      #","message":{"id":"msg_01XFDUDYJgAACzvnptvVoYEL","type":"message","role":"assistant","model":"claude","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":25,"output_tokens":1}}"#
    )
    var block = 0
    func add(_ start: String, _ deltas: [String]) {
      stream += event("content_block_start", #","index":\#(block),"content_block":\#(start)"#)
      stream += event("ping")
      for delta in deltas { stream += event("content_block_delta", #","index":\#(block),"delta":\#(delta)"#) }
      stream += event("content_block_stop", #","index":\#(block)"#)
      block += 1
    }
    if !thinking.isEmpty {
      add(
        #"{"type":"thinking","thinking":"","signature":""}"#,
        thinking.map { #"{"type":"thinking_delta","thinking":\#(quoted($0))}"# }
          + [#"{"type":"signature_delta","signature":"EqQBCgIYAhIM1gbcDa9GJwZA2b3hGgxBdjrkzLoky3dl1pkiMOYds"}"#])
    }
    add(
      #"{"type":"text","text":\#(quoted(start))}"#, text.map { #"{"type":"text_delta","text":\#(quoted($0))}"# })
    if !arguments.isEmpty {
      add(
        #"{"type":"tool_use","id":"toolu_01T1x1fJ34qAmk2tNTrN7Up6","name":"look_up","input":{}}"#,
        [#"{"type":"input_json_delta","partial_json":""}"#]
          + arguments.map { #"{"type":"input_json_delta","partial_json":\#(quoted($0))}"# })
    }
    stream += event(
      "message_delta", #","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":15}"#)
    return stream + event("message_stop")
  }

  static func responses(text: [String], arguments: [String], summary: [String] = ["s"]) -> String {
    var (stream, number) = ("", 0)
    func event(_ type: String, _ rest: String) {
      stream += "event: \(type)\ndata: {\"type\":\"\(type)\",\"sequence_number\":\(number),\(rest)}\n\n"
      number += 1
    }
    let (whole, call, thought) = (quoted(text.joined()), quoted(arguments.joined()), quoted(summary.joined()))
    func response(_ status: String, _ output: String) -> String {
      #""response":{"id":"resp_67c9fdcecf488190","object":"response","created_at":1741290958,"status":"\#(status)","error":null,"instructions":"Ask Zephyr-Quill.","model":"m","output":[\#(output)],"tools":[],"metadata":{},"usage":null}"#
    }
    event("response.created", response("in_progress", ""))
    event("response.in_progress", response("in_progress", ""))
    event("response.output_item.added", #""output_index":0,"item":{"id":"rs_1","type":"reasoning","summary":[]}"#)
    event(
      "response.reasoning_summary_part.added",
      #""item_id":"rs_1","output_index":0,"summary_index":0,"part":{"type":"summary_text","text":""}"#)
    for piece in summary {
      event(
        "response.reasoning_summary_text.delta",
        #""item_id":"rs_1","output_index":0,"summary_index":0,"delta":\#(quoted(piece)),"obfuscation":"xY1""#)
    }
    event(
      "response.reasoning_summary_text.done", #""item_id":"rs_1","output_index":0,"summary_index":0,"text":\#(thought)"#
    )
    event(
      "response.reasoning_summary_part.done",
      #""item_id":"rs_1","output_index":0,"summary_index":0,"part":{"type":"summary_text","text":\#(thought)}"#)
    let reasoning =
      #"{"id":"rs_1","type":"reasoning","summary":[{"type":"summary_text","text":\#(thought)}],"encrypted_content":"gAAAAABoZephyrQuillabc"}"#
    event("response.output_item.done", #""output_index":0,"item":\#(reasoning)"#)
    event(
      "response.output_item.added",
      #""output_index":1,"item":{"id":"msg_67c9","type":"message","status":"in_progress","role":"assistant","content":[]}"#
    )
    event(
      "response.content_part.added",
      #""item_id":"msg_67c9","output_index":1,"content_index":0,"part":{"type":"output_text","text":"","annotations":[]}"#
    )
    for piece in text {
      event(
        "response.output_text.delta",
        #""item_id":"msg_67c9","output_index":1,"content_index":0,"delta":\#(quoted(piece)),"logprobs":[{"token":"x"}]"#
      )
    }
    event(
      "response.output_text.done",
      #""item_id":"msg_67c9","output_index":1,"content_index":0,"text":\#(whole),"logprobs":[]"#)
    let part = #"{"type":"output_text","text":\#(whole),"annotations":[]}"#
    event("response.content_part.done", #""item_id":"msg_67c9","output_index":1,"content_index":0,"part":\#(part)"#)
    let message =
      #"{"id":"msg_67c9","type":"message","status":"completed","role":"assistant","content":[\#(part)]}"#
    event("response.output_item.done", #""output_index":1,"item":\#(message)"#)
    func tool(_ text: String, _ status: String) -> String {
      #"{"type":"function_call","id":"fc_67ca","call_id":"call_a7z","name":"look_up","arguments":\#(text),"status":"\#(status)"}"#
    }
    event("response.output_item.added", #""output_index":2,"item":\#(tool(#""""#, "in_progress"))"#)
    for piece in arguments {
      event(
        "response.function_call_arguments.delta", #""item_id":"fc_67ca","output_index":2,"delta":\#(quoted(piece))"#)
    }
    event("response.function_call_arguments.done", #""item_id":"fc_67ca","output_index":2,"arguments":\#(call)"#)
    event("response.output_item.done", #""output_index":2,"item":\#(tool(call, "completed"))"#)
    event(
      "response.completed", response("completed", [reasoning, message, tool(call, "completed")].joined(separator: ",")))
    return stream
  }
}
