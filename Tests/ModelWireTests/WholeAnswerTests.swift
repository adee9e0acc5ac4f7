import Foundation
import Testing

@testable import ModelWire

@Suite struct WholeAnswerTests {
  private func transform(_ dialect: Dialect, _ body: String) throws -> String {
    let output = try Answer.transform(dialect: dialect, body: Array(body.utf8)) { Restoring($0) }
    return String(decoding: output, as: UTF8.self)
  }

  @Test func chatTextsAndArgumentsComeBack() throws {
    let body =
      #"{"id":"chatcmpl-1a","object":"chat.completion","model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"Zephyr-Quill","refusal":null,"tool_calls":[{"id":"call_1","type":"function","function":{"name":"f","arguments":"{\"a\":\"Zephyr-Quill\"}"}}]},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":1}}"#
    let output = try transform(.openAIChat, body)
    let json = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    let message = try #require(((json["choices"] as? [[String: Any]])?[0]["message"]) as? [String: Any])
    #expect(message["content"] as? String == Restoring.real)
    let call = ((message["tool_calls"] as? [[String: Any]])?[0]["function"] as? [String: Any])?["arguments"] as? String
    let arguments = try JSONSerialization.jsonObject(with: Data((call ?? "").utf8)) as? [String: String]
    #expect(arguments == ["a": Restoring.real])
    #expect(
      try Answer.texts(dialect: .openAIChat, body: Array(body.utf8)) == ["Zephyr-Quill", "f", #"{"a":"Zephyr-Quill"}"#])
  }

  @Test func toolInputIsRealJSONAndItsKeysComeBackToo() throws {
    let output = try transform(
      .anthropicMessages,
      #"{"id":"msg_1a","type":"message","role":"assistant","model":"m","content":[{"type":"thinking","thinking":"Zephyr-Quill","signature":"EqQBCgIYAhIM1gbcDa9G"},{"type":"text","text":"Zephyr-Quill"},{"type":"tool_use","id":"toolu_1","name":"f","input":{"Zephyr-Quill":[{"b":"Zephyr-Quill"}]}}],"stop_reason":"tool_use","usage":{"input_tokens":1}}"#
    )
    let json = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    let blocks = try #require(json["content"] as? [[String: Any]])
    #expect(blocks[0]["thinking"] as? String == "Zephyr-Quill")
    #expect(blocks[1]["text"] as? String == Restoring.real)
    let input = try #require(blocks[2]["input"] as? [String: [[String: String]]])
    #expect(input == [Restoring.real: [["b": Restoring.real]]])
  }

  @Test func aCountAndAnErrorPassAndAreTransformed() throws {
    #expect(try transform(.anthropicCountTokens, #"{"input_tokens": 2095}"#) == #"{"input_tokens": 2095}"#)
    for dialect in Dialect.allCases {
      let output = try transform(dialect, #"{"type":"error","error":{"type":"api_error","message":"no Zephyr-Quill"}}"#)
      #expect(output.contains("Ñandú"))
    }
  }

  @Test(arguments: Dialect.allCases) func anAnswerWithoutAnythingToChangeIsTheSameBytes(_ dialect: Dialect) throws {
    let body =
      "{ \"id\" : \"x\",\"output\":[{\"type\":\"message\",\"content\":[{\"type\":\"output_text\",\"text\":\"\\u00e9\"}]}]}\n"
    #expect(try transform(dialect, body) == body)
    #expect(throws: WireError.self) { try transform(dialect, "<html>") }
    #expect(throws: WireError.self) { try transform(dialect, "") }
  }
}
