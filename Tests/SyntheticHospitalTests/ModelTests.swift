import SeededNumbers
import Testing

@testable import SyntheticHospital

@Suite struct ModelTests {
  static let tool = """
    {"type":"object","properties":{"n":{"type":"integer"},"mode":{"type":"string","enum":["fast"]},\
    "zeta":{"type":"string"},"alpha":{"type":"string"}},"required":["n","mode","zeta"]}
    """

  private func prompt(_ format: ProviderFormat, _ body: String) throws -> Prompt {
    try ModelRequest(format: format, bytes: Array(body.utf8)).prompt
  }

  private func chat(_ text: String, tools: [String] = [], schema: String = tool) throws -> Prompt {
    let offered = tools.map { #"{"type":"function","function":{"name":"\#($0)","parameters":\#(schema)}}"# }
    let content = String(decoding: JSON.string(text).bytes, as: UTF8.self)
    return try prompt(
      .chatCompletions,
      #"{"model":"m","messages":[{"role":"user","content":\#(content)}],"tools":[\#(offered.joined(separator: ","))]}"#)
  }

  private func text(_ answer: ModelAnswer) -> String? {
    guard case .text(let text) = answer.content else { return nil }
    return text
  }

  private func call(_ answer: ModelAnswer) throws -> (name: String, arguments: JSON)? {
    guard case .toolCall(let name, let arguments) = answer.content else { return nil }
    return (name, try JSONParser.parse(Array(arguments.utf8)))
  }

  @Test func lastUserTextIsFoundInEveryFormat() throws {
    let chat = try prompt(
      .chatCompletions,
      #"{"model":"m","messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b"},"#
        + #"{"role":"user","content":[{"type":"text","text":"c"},{"type":"text","text":"d"}]}]}"#)
    let responses = try prompt(
      .responses, #"{"model":"m","input":[{"role":"user","content":[{"type":"input_text","text":"e"}]}]}"#)
    let plain = try prompt(.responses, #"{"model":"m","input":"f"}"#)
    let messages = try prompt(
      .messages,
      #"{"model":"m","max_tokens":1,"messages":[{"role":"user","content":[{"type":"text","text":"g"},"#
        + #"{"type":"document","source":{"type":"text","media_type":"text/plain","data":"h"}}]}]}"#)
    #expect([chat, responses, plain, messages].map(\.lastUserText) == ["c\nd", "e", "f", "g\nh"])
  }

  @Test func toolResultsAreFoundInEveryFormat() throws {
    let chat = try prompt(
      .chatCompletions,
      #"{"model":"m","messages":[{"role":"user","content":"a"},{"role":"assistant","tool_calls":[]},"#
        + #"{"role":"tool","tool_call_id":"1","content":"r"}]}"#)
    let responses = try prompt(
      .responses,
      #"{"model":"m","input":[{"role":"user","content":"a"},{"type":"function_call","name":"t","call_id":"1"},"#
        + #"{"type":"function_call_output","call_id":"1","output":"r"}]}"#)
    let messages = try prompt(
      .messages,
      #"{"model":"m","max_tokens":1,"messages":[{"role":"user","content":"a"},{"role":"assistant","content":[]},"#
        + #"{"role":"user","content":[{"type":"tool_result","tool_use_id":"1","content":[{"type":"text","text":"r"}]}]}]}"#
    )
    for prompt in [chat, responses, messages] {
      #expect(prompt.toolResults == ["r"])
      #expect(prompt.lastUserText == "a")
    }
  }

  @Test(arguments: [
    #"{"messages":[{"role":"user","content":"a"}]}"#, #"{"model":1,"messages":[{"role":"user"}]}"#,
    #"{"model":"m"}"#, #"{"model":"m","messages":"a"}"#, #"{"model":"m","messages":[]}"#,
    #"{"model":"m","messages":["a"]}"#, #"{"model":"m","stream":"yes","messages":[{"role":"user","content":"a"}]}"#,
    "[]", "\"a\"",
  ])
  func requestsOfTheWrongShapeAreRefused(body: String) {
    for format in ProviderFormat.allCases where format != .responses {
      #expect(throws: ModelRequestError.self) { try ModelRequest(format: format, bytes: Array(body.utf8)) }
    }
  }

  @Test func echoAnswersWithTheTextItReceived() throws {
    let text = "Rose Whitlock\nseen  03/04/2026 🎉"
    let answer = EchoModel(name: "e", pause: .zero).answer(try chat(text))
    #expect(self.text(answer) == text)
    #expect(answer.pieces.joined() == text)
    #expect(Array(answer.pieces) == ["Rose ", "Whitlock\n", "seen  ", "03/04/2026 ", "🎉"])
  }

  @Test func toolModelFillsTheFirstFreeTextParameterAndWhatIsRequired() throws {
    let answer = ToolCallingModel(name: "t").answer(try chat("Rose", tools: ["lookup", "other"]))
    let call = try #require(try call(answer))
    #expect(call.name == "lookup")
    #expect(String(decoding: call.arguments.bytes, as: UTF8.self) == #"{"n":1,"mode":"fast","zeta":"Rose"}"#)
  }

  @Test func toolsThatAreDeferredOrRunByTheProviderAreNotCalled() throws {
    let prompt = try prompt(
      .messages,
      #"{"model":"m","max_tokens":1,"messages":[{"role":"user","content":"a"}],"tools":["#
        + #"{"name":"later","input_schema":{},"defer_loading":true},{"type":"web_search_1","name":"web_search"},"#
        + #"{"name":"now","input_schema":{}}]}"#)
    #expect(prompt.callableTools.map(\.name) == ["now"])
  }

  @Test func toolModelAnswersWithTextWhenThereIsNothingToCall() throws {
    let model = ToolCallingModel(name: "t")
    #expect(text(model.answer(try chat("Rose"))) == "Rose")
    let offered = #"[{"type":"function","function":{"name":"f","parameters":{}}}]"#
    let forbidden = try prompt(
      .chatCompletions,
      #"{"model":"m","tool_choice":"none","messages":[{"role":"user","content":"a"}],"tools":\#(offered)}"#)
    #expect(text(model.answer(forbidden)) == "a")
  }

  @Test func piecesJoinToTheWholeAndCutNoCharacter() {
    for seed in UInt64(0)..<100 {
      var random = SeededGenerator(seed: seed)
      let words = ["a", "é", "🎉🎉", " ", "\n", "  ", "Wiśniewski", "日本語", "\"", "\\"]
      let text = (0..<random.int(in: 0...3000)).map { _ in random.pick(words) }.joined()
      for cut in [TextPieces.Cut.words, .fragments] {
        let pieces = Array(TextPieces(text, cut: cut))
        #expect(pieces.joined() == text, "seed \(seed)")
        #expect(!pieces.contains { $0.isEmpty || $0.unicodeScalars.contains("\u{FFFD}") }, "seed \(seed)")
      }
    }
  }

  @Test func longTextsDoNotBecomeMillionsOfPieces() {
    let text = String(repeating: "a ", count: 1_000_000)
    #expect(Array(TextPieces(text, cut: .words)).count < 3000)
  }
}
