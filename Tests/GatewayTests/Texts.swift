import Foundation
import ModelWire

/// Request bodies in the four APIs.
enum Requests {
  /// One user message; `toolArguments` stands in an earlier tool call.
  static func body(
    _ dialect: Dialect, _ text: String, model: String = Ward.vendorModel, stream: Bool = false,
    toolArguments: String? = nil
  ) -> String {
    let (model, text) = (JSONText.quoted(model), JSONText.quoted(text))
    switch dialect {
    case .openAIChat:
      let tool = toolArguments.map {
        #"{"role":"assistant","content":null,"tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":\#(JSONText.quoted($0))}}]},{"role":"tool","tool_call_id":"c","content":"done"},"#
      }
      return
        #"{"model":\#(model),"stream":\#(stream),"messages":[\#(tool ?? ""){"role":"user","content":\#(text)}]}"#
    case .openAIResponses:
      let tool = toolArguments.map {
        #"{"type":"function_call","call_id":"c","name":"f","arguments":\#(JSONText.quoted($0))},{"type":"function_call_output","call_id":"c","output":"done"},"#
      }
      return
        #"{"model":\#(model),"stream":\#(stream),"input":[\#(tool ?? ""){"role":"user","content":\#(text)}]}"#
    case .anthropicMessages, .anthropicCountTokens:
      let tool = toolArguments.map {
        #"{"role":"assistant","content":[{"type":"tool_use","id":"c","name":"f","input":\#($0)}]},{"role":"user","content":[{"type":"tool_result","tool_use_id":"c","content":"done"}]},"#
      }
      return
        #"{"model":\#(model),"stream":\#(stream),"max_tokens":9,"messages":[\#(tool ?? ""){"role":"user","content":\#(text)}]}"#
    }
  }
}

/// Whole answers in the providers' shapes.
enum Answers {
  static func whole(_ dialect: Dialect, _ text: String, arguments: String? = nil) -> String {
    switch dialect {
    case .openAIChat: chat(text, arguments: arguments)
    case .openAIResponses: responses(text, arguments: arguments)
    case .anthropicMessages: anthropic(text, arguments: arguments)
    case .anthropicCountTokens: #"{"input_tokens":42}"#
    }
  }

  static func chat(_ text: String, arguments: String? = nil) -> String {
    let calls = arguments.map {
      #","tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":\#(JSONText.quoted($0))}}]"#
    }
    return
      #"{"id":"x","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":\#(JSONText.quoted(text))\#(calls ?? "")},"finish_reason":"stop"}]}"#
  }

  private static func responses(_ text: String, arguments: String?) -> String {
    let call = arguments.map {
      #",{"type":"function_call","id":"fc","call_id":"c","name":"f","arguments":\#(JSONText.quoted($0)),"status":"completed"}"#
    }
    return
      #"{"id":"r","object":"response","created_at":1,"status":"completed","model":"m","output":[{"type":"message","id":"m1","status":"completed","role":"assistant","content":[{"type":"output_text","text":\#(JSONText.quoted(text)),"annotations":[]}]}\#(call ?? "")]}"#
  }

  private static func anthropic(_ text: String, arguments: String?) -> String {
    let call = arguments.map { #",{"type":"tool_use","id":"t","name":"f","input":\#($0)}"# }
    return
      #"{"id":"a","type":"message","role":"assistant","model":"m","content":[{"type":"text","text":\#(JSONText.quoted(text))}\#(call ?? "")],"stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":1,"output_tokens":1}}"#
  }
}

/// Event streams in the providers' shapes, and what a client makes of one.
enum Streams {
  static func events(_ dialect: Dialect, _ pieces: [String], arguments: [String] = []) -> String {
    switch dialect {
    case .openAIChat: chat(pieces, arguments)
    case .openAIResponses: responses(pieces, arguments)
    case .anthropicMessages, .anthropicCountTokens: anthropic(pieces, arguments)
    }
  }

  /// The text and the tool-call arguments that a client joins from the deltas.
  static func joined(_ bytes: [UInt8]) -> (text: String, arguments: String) {
    var (text, arguments) = ("", "")
    for object in objects(bytes) {
      if let choice = (object["choices"] as? [[String: Any]])?.first, let delta = choice["delta"] as? [String: Any] {
        text += delta["content"] as? String ?? ""
        let call = (delta["tool_calls"] as? [[String: Any]])?.first?["function"] as? [String: Any]
        arguments += call?["arguments"] as? String ?? ""
      }
      switch object["type"] as? String {
      case "content_block_delta":
        let delta = object["delta"] as? [String: Any]
        text += delta?["text"] as? String ?? ""
        arguments += delta?["partial_json"] as? String ?? ""
      case "response.output_text.delta": text += object["delta"] as? String ?? ""
      case "response.function_call_arguments.delta": arguments += object["delta"] as? String ?? ""
      default: break
      }
    }
    return (text, arguments)
  }

  /// The data of every event that is a JSON object.
  static func objects(_ bytes: [UInt8]) -> [[String: Any]] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { $0.hasPrefix("data: {") }
      .compactMap { line in
        (try? JSONSerialization.jsonObject(with: Data(line.dropFirst(6).utf8))) as? [String: Any]
      }
  }

  /// The code of the error event that a stream ended with, `nil` when it ended without.
  static func errorCode(_ bytes: [UInt8]) -> String? {
    objects(bytes).compactMap { ($0["error"] as? [String: Any])?["code"] as? String }.last
  }

  private static func chat(_ pieces: [String], _ arguments: [String]) -> String {
    func chunk(_ delta: String, _ finish: String = "null") -> String {
      #"data: {"id":"x","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":\#(delta),"finish_reason":\#(finish)}]}"#
        + "\n\n"
    }
    var stream = chunk(#"{"role":"assistant","content":""}"#)
    for piece in pieces { stream += chunk(#"{"content":\#(JSONText.quoted(piece))}"#) }
    for piece in arguments {
      stream += chunk(#"{"tool_calls":[{"index":0,"function":{"arguments":\#(JSONText.quoted(piece))}}]}"#)
    }
    return stream + chunk("{}", #""stop""#) + "data: [DONE]\n\n"
  }

  private static func anthropic(_ pieces: [String], _ arguments: [String]) -> String {
    func event(_ type: String, _ rest: String = "") -> String {
      "event: \(type)\ndata: {\"type\":\"\(type)\"\(rest)}\n\n"
    }
    var stream = event(
      "message_start",
      #","message":{"id":"a","type":"message","role":"assistant","model":"m","content":[],"stop_reason":null}"#)
    stream += event("content_block_start", #","index":0,"content_block":{"type":"text","text":""}"#)
    for piece in pieces {
      stream += event(
        "content_block_delta", #","index":0,"delta":{"type":"text_delta","text":\#(JSONText.quoted(piece))}"#)
    }
    stream += event("content_block_stop", #","index":0"#)
    if !arguments.isEmpty {
      stream += event(
        "content_block_start", #","index":1,"content_block":{"type":"tool_use","id":"t","name":"f","input":{}}"#)
      for piece in arguments {
        stream += event(
          "content_block_delta",
          #","index":1,"delta":{"type":"input_json_delta","partial_json":\#(JSONText.quoted(piece))}"#)
      }
      stream += event("content_block_stop", #","index":1"#)
    }
    stream += event("message_delta", #","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":1}"#)
    return stream + event("message_stop")
  }

  private static func responses(_ pieces: [String], _ arguments: [String]) -> String {
    var (stream, number) = ("", 0)
    func event(_ type: String, _ rest: String) {
      stream += "event: \(type)\ndata: {\"type\":\"\(type)\",\"sequence_number\":\(number),\(rest)}\n\n"
      number += 1
    }
    let response = #""response":{"id":"r","object":"response","created_at":1,"model":"m","output":[],"status":"#
    let place = #""item_id":"m1","output_index":0,"content_index":0"#
    event("response.created", response + #""in_progress"}"#)
    for piece in pieces { event("response.output_text.delta", #"\#(place),"delta":\#(JSONText.quoted(piece))"#) }
    event("response.output_text.done", #"\#(place),"text":\#(JSONText.quoted(pieces.joined()))"#)
    if !arguments.isEmpty {
      for piece in arguments {
        event(
          "response.function_call_arguments.delta",
          #""item_id":"fc","output_index":1,"delta":\#(JSONText.quoted(piece))"#)
      }
      event(
        "response.function_call_arguments.done",
        #""item_id":"fc","output_index":1,"arguments":\#(JSONText.quoted(arguments.joined()))"#)
    }
    event("response.completed", response + #""completed"}"#)
    return stream
  }
}
