import Foundation
import Testing

@testable import ModelWire

/// "PHI" hidden in every odd place of a request is among the inspected texts.
@Suite struct RequestInspectionTests {
  private static let phi = "Ada Lovelace 123-45-6789"

  private func request(_ dialect: Dialect, _ body: String) throws -> InferenceRequest {
    try InferenceRequest(dialect: dialect, body: Array(body.utf8))
  }

  @Test(arguments: [
    #""messages":[{"role":"§","content":"x"}]"#, #""messages":[{"role":"user","content":"§"}]"#,
    #""messages":[{"role":"user","name":"§","content":[{"type":"text","text":"§"}]}]"#,
    #""messages":[{"role":"user","content":{"odd":"§"}}]"#, #""messages":[{"role":"user","content":[["§"]]}]"#,
    #""messages":[{"role":"user","content":[{"type":"§","text":"a"}]}]"#,
    #""messages":[{"role":"user","content":[{"type":"text","text":"a","§":1}]}]"#,
    #""messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"https://x/?q=§"}}]}]"#,
    #""messages":[{"role":"user","content":[{"type":"file","file":{"filename":"§.pdf"}}]}]"#,
    #""messages":[{"role":"assistant","tool_calls":[{"id":"§","type":"function","function":{"name":"f","arguments":""}}]}]"#,
    #""messages":[{"role":"assistant","tool_calls":[{"id":"call_1","type":"§","function":{"name":"§","arguments":""}}]}]"#,
    #""messages":[{"role":"assistant","tool_calls":[{"id":"call_1","type":"function","function":{"name":"f","arguments":"{\"p\":\"§\"}"}}]}]"#,
    #""messages":[{"role":"assistant","tool_calls":[{"id":"call_1","type":"custom","custom":{"name":"f","input":"§"}}]}]"#,
    #""messages":[{"role":"assistant","function_call":{"name":"f","arguments":"§"},"refusal":"§","reasoning_content":"§"}]"#,
    #""messages":[{"role":"tool","tool_call_id":"123-45-6789 §","content":"x"}]"#,
    #""messages":[{"role":"tool","tool_call_id":"call_1","content":[{"type":"text","text":"§"}]}]"#,
    #""messages":[{"role":"assistant","audio":{"id":"§"}}]"#,
    #""messages":[],"user":"§""#, #""messages":[],"metadata":{"k":"§"}"#, #""messages":[],"metadata":{"§":"v"}"#,
    #""messages":[],"metadata":{"role":"§","type":"§","id":"§"}"#, #""messages":[],"stop":"§""#,
    #""messages":[],"stop":["a","§"]"#, #""messages":[],"prediction":{"type":"content","content":"§"}"#,
    #""messages":[],"prediction":{"type":"content","content":[{"type":"text","text":"§"}]}"#,
    #""messages":[],"tools":[{"type":"function","function":{"name":"f","description":"§"}}]"#,
    #""messages":[],"tools":[{"type":"function","function":{"name":"f","parameters":{"properties":{"§":{"type":"string"}}}}}]"#,
    #""messages":[],"tools":[{"type":"function","function":{"name":"f","parameters":{"properties":{"a":{"description":"§"}}}}}]"#,
    #""messages":[],"tools":[{"type":"function","function":{"name":"f","parameters":{"properties":{"a":{"enum":["§"]}}}}}]"#,
    #""messages":[],"tools":[{"type":"function","function":{"name":"f","parameters":{"properties":{"a":{"default":{"type":"§"}}}}}}]"#,
    #""messages":[],"tools":[{"type":"function","function":{"name":"f","parameters":{"$defs":{"a":{"anyOf":[{"const":"§"}]}}}}}]"#,
    #""messages":[],"tools":[{"type":"function","function":{"name":"f","parameters":{"required":["§"],"type":"§"}}}]"#,
    #""messages":[],"tools":[{"type":"function","function":{"name":"f","parameters":{"$schema":"http://§"}}}]"#,
    #""messages":[],"response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{"title":"§"}}}"#,
    #""messages":[],"tool_choice":{"type":"function","function":{"name":"§"}}"#, #""messages":[],"tool_choice":"§""#,
    #""messages":[],"made_up":{"deep":[{"er":["§"]}]}"#, #""messages":[],"§":0"#, #""messages":[],"temperature":"§""#,
    #""messages":[],"reasoning_effort":"§""#, #""messages":[],"service_tier":"§""#, #""messages":[],"store":["§"]"#,
    #""messages":[],"logit_bias":{"§":1}"#, #""messages":[],"stream_options":{"§":true}"#,
    #""messages":[],"web_search_options":{"user_location":{"type":"approximate","approximate":{"city":"§"}}}"#,
  ])
  func chatHidesNothing(_ fields: String) throws { try expectFound(.openAIChat, fields) }

  @Test(arguments: [
    #""input":"§""#, #""input":[{"role":"user","content":"§"}]"#, #""instructions":"§""#,
    #""input":[{"type":"message","role":"user","content":[{"type":"input_text","text":"§"}]}]"#,
    #""input":[{"type":"function_call","id":"fc_1","call_id":"call_1","name":"f","arguments":"{\"a\":\"§\"}"}]"#,
    #""input":[{"type":"function_call_output","call_id":"call_1","output":"§"}]"#,
    #""input":[{"type":"function_call_output","call_id":"§","output":"x"}]"#,
    #""input":[{"type":"function_call_output","call_id":"call_1","output":[{"type":"input_text","text":"§"}]}]"#,
    #""input":[{"type":"custom_tool_call","call_id":"call_1","name":"f","input":"§"}]"#,
    #""input":[{"type":"custom_tool_call_output","call_id":"call_1","output":"§"}]"#,
    #""input":[{"type":"reasoning","id":"rs_1","summary":[{"type":"summary_text","text":"§"}]}]"#,
    #""input":[{"type":"reasoning","id":"rs_1","summary":[],"encrypted_content":"§"}]"#,
    #""input":[{"type":"local_shell_call","call_id":"call_1","action":{"type":"exec","command":["cat","§"]}}]"#,
    #""input":[{"type":"shell_call_output","call_id":"call_1","output":[{"stdout":"§"}]}]"#,
    #""input":[{"type":"apply_patch_call","call_id":"call_1","operation":{"type":"update_file","diff":"§"}}]"#,
    #""input":[{"type":"mcp_call","id":"mcp_1","name":"f","arguments":"{}","output":"§"}]"#,
    #""input":[{"type":"code_interpreter_call","id":"ci_1","code":"§","outputs":[{"type":"logs","logs":"§"}]}]"#,
    #""input":[{"type":"file_search_call","id":"fs_1","queries":["§"],"results":[{"text":"§"}]}]"#,
    #""input":[{"type":"web_search_call","id":"ws_1","action":{"type":"search","query":"§"}}]"#,
    #""input":[{"type":"input_file_thing","note":"§"}]"#, #""input":{"note":"§"}"#,
    #""input":[{"role":"user","content":[{"type":"input_file","filename":"§"}]}]"#,
    #""input":"x","text":{"format":{"type":"json_schema","name":"n","schema":{"description":"§"}}}"#,
    #""input":"x","tools":[{"type":"function","name":"f","description":"§"}]"#,
    #""input":"x","tools":[{"type":"mcp","server_label":"a","server_url":"https://§","headers":{"x":"§"}}]"#,
    #""input":"x","tools":[{"type":"custom","name":"f","format":{"type":"grammar","definition":"§"}}]"#,
    #""input":"x","prompt":{"id":"pmpt_1","variables":{"who":"§"}}"#, #""input":"x","user":"§""#,
    #""input":"x","metadata":{"a":"§"}"#, #""input":"x","safety_identifier":"§""#, #""input":"x","include":["§"]"#,
    #""input":"x","previous_response_id":"§""#, #""input":"x","conversation":{"id":"§"}"#,
  ])
  func responsesHideNothing(_ fields: String) throws {
    // An input that is an object is refused rather than read.
    if fields.hasPrefix(#""input":{"#) {
      #expect(throws: WireError.self) { try request(.openAIResponses, #"{"model":"m",\#(fields)}"#) }
      return
    }
    try expectFound(.openAIResponses, fields)
  }

  @Test(arguments: [
    #""messages":[{"role":"user","content":"§"}]"#, #""messages":[],"system":"§""#,
    #""messages":[],"system":[{"type":"text","text":"§","cache_control":{"type":"ephemeral","ttl":"5m"}}]"#,
    #""messages":[{"role":"user","content":[{"type":"tool_result","tool_use_id":"toolu_1","content":"§"}]}]"#,
    #""messages":[{"role":"user","content":[{"type":"tool_result","tool_use_id":"toolu_1","content":[{"type":"text","text":"§"}]}]}]"#,
    #""messages":[{"role":"user","content":[{"type":"tool_result","tool_use_id":"§","content":""}]}]"#,
    #""messages":[{"role":"user","content":[{"type":"document","title":"§","context":"§","source":{"type":"text","media_type":"text/plain","data":"§"}}]}]"#,
    #""messages":[{"role":"user","content":[{"type":"document","source":{"data":"§","media_type":"text/plain","type":"text"}}]}]"#,
    #""messages":[{"role":"user","content":[{"type":"document","source":{"type":"content","content":[{"type":"text","text":"§"}]}}]}]"#,
    #""messages":[{"role":"user","content":[{"type":"document","source":{"type":"url","url":"https://x/§"}}]}]"#,
    #""messages":[{"role":"user","content":[{"type":"search_result","source":"§","title":"§","content":[{"type":"text","text":"§"}]}]}]"#,
    #""messages":[{"role":"assistant","content":[{"type":"tool_use","id":"toolu_1","name":"f","input":{"a":{"§":["§"]}}}]}]"#,
    #""messages":[{"role":"assistant","content":[{"type":"tool_use","id":"toolu_1","name":"f","input":{"type":"§","id":"§","role":"§"}}]}]"#,
    #""messages":[{"role":"assistant","content":[{"type":"thinking","thinking":"§","signature":""}]}]"#,
    #""messages":[{"role":"assistant","content":[{"type":"thinking","thinking":"t","signature":"§"}]}]"#,
    #""messages":[{"role":"assistant","content":[{"type":"redacted_thinking","data":"§"}]}]"#,
    #""messages":[{"role":"assistant","content":[{"type":"text","text":"a","citations":[{"type":"char_location","cited_text":"§"}]}]}]"#,
    #""messages":[{"role":"assistant","content":[{"type":"web_search_tool_result","tool_use_id":"srvtoolu_1","content":[{"type":"web_search_result","title":"§","encrypted_content":"§"}]}]}]"#,
    #""messages":[{"role":"assistant","content":[{"type":"web_fetch_tool_result","tool_use_id":"srvtoolu_1","content":{"type":"web_fetch_result","content":{"source":{"data":"§"}}}}]}]"#,
    #""messages":[{"role":"user","content":[{"type":"brand_new","type2":{"§":"§"}}]}]"#,
    #""messages":[{"role":"user","content":[{"no_type":"§"}]}]"#,
    #""messages":[],"metadata":{"user_id":"§"}"#, #""messages":[],"stop_sequences":["§"]"#,
    #""messages":[],"tools":[{"name":"f","description":"§","input_schema":{"type":"object"}}]"#,
    #""messages":[],"tools":[{"name":"f","input_schema":{"properties":{"type":{"description":"§"}}}}]"#,
    #""messages":[],"tools":[{"name":"f","input_schema":{"properties":{"type":"§"}}}]"#,
    #""messages":[],"tools":[{"name":"f","input_schema":{},"input_examples":[{"a":"§"}]}]"#,
    #""messages":[],"tool_choice":{"type":"tool","name":"§"}"#,
    #""messages":[],"mcp_servers":[{"type":"url","url":"https://§","name":"§"}]"#,
    #""messages":[],"output_config":{"format":{"type":"json_schema","schema":{"enum":["§"]}}}"#,
    #""messages":[],"container":{"skills":[{"skill_id":"§ x"}]}"#,
  ])
  func anthropicHidesNothing(_ fields: String) throws {
    try expectFound(.anthropicMessages, fields)
    try expectFound(.anthropicCountTokens, fields)
  }

  /// All occurrences of the sign are replaced by the text; each must be seen, and can be replaced in place.
  private func expectFound(_ dialect: Dialect, _ fields: String) throws {
    let body = #"{"model":"m",\#(fields)}"#
    let read = try request(dialect, body.replacing("§", with: Self.phi))
    let seen = read.texts.filter { $0.text.contains(Self.phi) }
    #expect(seen.count == body.split(separator: "§", omittingEmptySubsequences: false).count - 1, "\(fields)")
    var replacements: [Int: String] = [:]
    for (number, slot) in read.texts.enumerated() where slot.text.contains(Self.phi) {
      #expect(!slot.path.contains("Ada"))
      replacements[number] = slot.text.replacing(Self.phi, with: "§")
    }
    #expect(String(decoding: read.body(replacing: replacements), as: UTF8.self) == body)
  }

  @Test func keysWrittenWithEscapesAreTheSameKeys() throws {
    let read = try request(
      .openAIChat,
      #"{"\u006dodel":"m","messages":[{"rol\u0065":"user","content":[{"type":"im\u0061ge_url","image_url":{}}]}]}"#)
    #expect(read.model == "m")
    #expect(read.texts.isEmpty)
    #expect(read.uninspectable == ["messages[0].content[0].image_url"])
  }

  @Test func keysOfAnotherCaseAreNotStructure() throws {
    let read = try request(.openAIChat, #"{"model":"m","messages":[{"Role":"user","role":"user"}]}"#)
    #expect(read.texts.map(\.text) == ["Role", "user"])
  }

  @Test(arguments: [
    ("call_abc123XYZ", true), ("toolu_01A09q90qw90lq917835lq9", true), ("call_1", true), ("fc_68af4030592c", true),
    ("chatcmpl-tool-3f2a9c", true), ("123-45-6789", false), ("call_123-45-6789", false), ("call_4155551234", false),
    ("Jane_Doe", false), ("MRN4471902", false), ("call_Jane Doe", false), ("call_é", false), ("", true),
    ("call_" + String(repeating: "a", count: 200), false),
  ])
  func onlyWhatLooksLikeAProvidersIdentifierIsOne(_ id: String, _ isStructure: Bool) throws {
    let body = #"{"model":"m","messages":[{"role":"tool","tool_call_id":"\#(id)","content":null}]}"#
    #expect(try request(.openAIChat, body).texts.isEmpty == isStructure)
  }

  @Test(arguments: [
    ("web_search_20250305", true), ("text_editor_20250728", true), ("bash_20250124", true), ("john_smith", false),
    ("20250305", false), ("text_19800102", false), ("custom", true), ("ada", false),
  ])
  func onlyWordsOfTheFormatsAreTypes(_ type: String, _ isStructure: Bool) throws {
    let body = #"{"model":"m","messages":[],"tools":[{"type":"\#(type)","name":""}]}"#
    let texts = try request(.anthropicMessages, body).texts.map(\.text).filter { !$0.isEmpty }
    #expect(texts.isEmpty == isStructure)
  }

  /// Words of the SDKs' types at places that hold structure. One that is missing would be inspected, and might be changed.
  @Test(arguments: [
    "response.output_text.annotation.added", "response.function_call_arguments.done",
    "response.mcp_list_tools.in_progress",
    "response.code_interpreter_call_code.delta", "response.image_generation_call.partial_image",
    "chat.completion.chunk",
    "response.reasoning_summary_part.added", "response.web_search_call.searching", "computer_call_output",
    "computer_use_preview", "tool_search_tool_regex_20251119", "text_editor_20250728", "web_search_2025_08_26",
    "clear_tool_uses_20250919", "server_tool_use", "bash_code_execution_tool_result", "rate_limit_error", "in_memory",
    "invalid_request_error", "overloaded_error", "web_search_result_location", "max_output_tokens", "content_filter",
    "model_context_window_exceeded", "json_schema", "xhigh", "reasoning.encrypted_content", "standard_only",
    "date-time",
    "file_search_call.results", "message.output_text.logprobs", "programmatic_tool_calling", "refusal", "24h",
  ])
  func wordsOfTheFormatsAreStructure(_ word: String) {
    let isWord = StructureLook.word.matches(Array(word.utf8).span)
    #expect(isWord)
  }
}
