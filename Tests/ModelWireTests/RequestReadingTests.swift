import Foundation
import SeededNumbers
import Testing

@testable import ModelWire

@Suite struct RequestReadingTests {
  private func request(_ dialect: Dialect, _ body: String) throws -> InferenceRequest {
    try InferenceRequest(dialect: dialect, body: Array(body.utf8))
  }

  @Test(arguments: [
    (Dialect.openAIChat, "[]", WireError.notAnObject), (.openAIChat, #""x""#, .notAnObject),
    (.openAIChat, "{}", .missingField("model")), (.openAIChat, #"{"model":"m"}"#, .missingField("messages")),
    (.openAIChat, #"{"model":7,"messages":[]}"#, .wrongType(field: "model", expected: "a string that is not empty")),
    (.openAIChat, #"{"model":"m","messages":{}}"#, .wrongType(field: "messages", expected: "an array of messages")),
    (.openAIChat, #"{"model":"m","messages":["x"]}"#, .wrongType(field: "messages[]", expected: "an object")),
    (
      .openAIChat, #"{"model":"m","messages":[],"stream":"yes"}"#,
      .wrongType(field: "stream", expected: "true or false")
    ),
    (
      .openAIResponses, #"{"model":"m","input":7}"#,
      .wrongType(field: "input", expected: "a string or an array of items")
    ),
    (.anthropicMessages, #"{"model":"m"}"#, .missingField("messages")),
    (.anthropicMessages, #"{"model":"m","messages":[],"messages":[]}"#, .duplicateKey(offset: 27)),
  ])
  func whatRoutingNeedsIsDemanded(_ dialect: Dialect, _ body: String, _ error: WireError) {
    #expect(throws: error) { try request(dialect, body) }
    #expect(!error.code.isEmpty && error.message.hasSuffix("."))
  }

  @Test func streamIsReadWhereItIsSetAndNull() throws {
    #expect(try request(.openAIChat, #"{"stream":true,"model":"m","messages":[]}"#).isStreaming)
    #expect(try !request(.openAIChat, #"{"stream":null,"model":"m","messages":[]}"#).isStreaming)
    #expect(try !request(.openAIChat, #"{"model":"m","messages":[]}"#).isStreaming)
  }

  @Test func argumentsAreJSONAndKeysAreKeys() throws {
    let read = try request(
      .openAIResponses,
      #"{"model":"m","input":[{"type":"function_call","call_id":"call_1","name":"f","arguments":"{\"a\":1}","own":2}]}"#
    )
    #expect(read.texts.map(\.text) == ["f", #"{"a":1}"#, "own"])
    #expect(read.texts.map(\.isJSON) == [false, true, false])
    #expect(read.texts.map(\.isKey) == [false, false, true])
    #expect(read.texts.map(\.path) == ["input[0].name", "input[0].arguments", "input[0].*"])
  }

  @Test func thinkingIsSealedOnlyBesideASignature() throws {
    let signature = String(repeating: "EqQBCgIYAhIkYmFz", count: 4)
    let read = try request(
      .anthropicMessages,
      #"{"model":"m","messages":[{"role":"assistant","content":[{"type":"thinking","thinking":"a","signature":"\#(signature)"},{"type":"thinking","thinking":"b"},{"type":"redacted_thinking","data":"\#(signature)"}]}]}"#
    )
    #expect(read.texts.map(\.text) == ["a", "b"])
    #expect(read.texts.map(\.isSealed) == [true, false])
  }

  @Test(arguments: [
    (
      Dialect.openAIChat, #"{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgo="}}"#,
      ".image_url"
    ),
    (.openAIChat, #"{"type":"input_audio","input_audio":{"data":"UklGRg==","format":"wav"}}"#, ".input_audio"),
    (.openAIChat, #"{"type":"file","file":{"file_id":"file-abc"}}"#, ".file.file_id"),
    (.openAIChat, #"{"type":"hologram","x":1}"#, ""),
    (
      .anthropicMessages, #"{"type":"image","source":{"type":"base64","media_type":"image/png","data":"iVBO"}}"#,
      ".source"
    ),
    (
      .anthropicMessages,
      #"{"type":"document","source":{"type":"base64","media_type":"application/pdf","data":"JVBERi0xLjQ="}}"#,
      ".source.data"
    ),
    (.anthropicMessages, #"{"type":"document","source":{"type":"file","file_id":"file_011"}}"#, ".source.file_id"),
    (.anthropicMessages, #"{"type":"document","source":{"type":"odd"}}"#, ".source"),
    (.anthropicMessages, #"{"type":"container_upload","file_id":"file_011"}"#, ".file_id"),
    (.anthropicMessages, #"{"text":"no type"}"#, ""),
  ])
  func whatCannotBeInspectedIsNamed(_ dialect: Dialect, _ block: String, _ path: String) throws {
    let read = try request(dialect, #"{"model":"m","messages":[{"role":"user","content":[\#(block)]}]}"#)
    #expect(read.uninspectable == ["messages[0].content[0]" + path])
  }

  @Test func encodedBytesInOrdinaryTextAreNamedAndInspected() throws {
    let encoded = Data((0..<600).map { UInt8(truncatingIfNeeded: $0 &* 73) }).base64EncodedString()
    for text in [encoded, "data:image/png;base64,AAAA"] {
      let read = try request(.openAIChat, #"{"model":"m","messages":[{"role":"tool","content":"\#(text)"}]}"#)
      #expect(read.uninspectable == ["messages[0].content"])
      #expect(read.texts.map(\.text) == [text])
    }
    let plain = String(repeating: "x", count: 5000)
    #expect(try request(.openAIChat, #"{"model":"m","messages":[{"content":"\#(plain)"}]}"#).uninspectable.isEmpty)
  }

  @Test(arguments: [
    (#""previous_response_id":"resp_1""#, true), (#""previous_response_id":null"#, false), (#""store":true"#, true),
    (#""store":false"#, false), (#""background":true"#, true), (#""background":false"#, false),
    (#""conversation":"conv_1""#, true), (#""prompt":{"id":"pmpt_1"}"#, true), (#""store":1"#, true),
    (#""input":[{"type":"item_reference","id":"msg_1"}]"#, true), (#""input":[{"role":"user","content":"a"}]"#, false),
  ])
  func stateAtTheProviderIsNoticed(_ field: String, _ keeps: Bool) throws {
    #expect(try request(.openAIResponses, #"{"model":"m",\#(field)}"#).keepsStateAtProvider == keeps)
  }

  @Test(arguments: [
    (#"{"model":"m","input":"a"}"#, #"{"store":false,"model":"m","input":"a"}"#),
    (#" { "model":"m","store" : true}"#, #" { "model":"m","store" : false}"#),
    (#"{"model":"m","store":null}"#, #"{"model":"m","store":false}"#),
  ])
  func storageCanBeForbidden(_ body: String, _ expected: String) throws {
    let sent = try request(.openAIResponses, body).body(replacing: [:], forbiddingStorage: true)
    #expect(String(decoding: sent, as: UTF8.self) == expected)
  }

  @Test func onlyTheReplacedBytesChange() throws {
    let body =
      "{ \"model\" :\"m\",\n\t\"messages\":[ {\"content\":\"a\\u00e9\\/b\", \"role\":\"user\"} ],\"seed\":1.0e+2 }\n"
    let read = try request(.openAIChat, body)
    #expect(read.body(replacing: [:]) == Array(body.utf8))
    let changed = read.body(replacing: [0: "q\"\u{1}é"], model: "other/1")
    #expect(
      String(decoding: changed, as: UTF8.self)
        == "{ \"model\" :\"other/1\",\n\t\"messages\":[ {\"content\":\"q\\\"\\u0001é\", \"role\":\"user\"} ],\"seed\":1.0e+2 }\n"
    )
  }

  @Test func aModelThatIsInspectedAndReplacedIsReplacedOnce() throws {
    let read = try request(.openAIChat, #"{"model":"Ada Lovelace","messages":[]}"#)
    #expect(read.texts.map(\.text) == ["Ada Lovelace"])
    let sent = read.body(replacing: [0: "x", 7: "no such slot"], model: "m")
    #expect(String(decoding: sent, as: UTF8.self) == #"{"model":"m","messages":[]}"#)
  }

  @Test func tooManyTextsAreRefused() {
    let body = #"{"model":"m","messages":[],"stop":["a","b","c","d"]}"#
    #expect(throws: WireError.tooLarge(what: "strings", limit: 3)) {
      try InferenceRequest(dialect: .openAIChat, body: Array(body.utf8), limits: WireLimits(maxTexts: 3))
    }
  }

  @Test func aRealisticToolDefinitionLeavesOnlyWordsOfTheClient() throws {
    let read = try request(
      .anthropicMessages,
      #"{"model":"claude-sonnet-4-5-20250929","max_tokens":32000,"stream":true,"thinking":{"type":"adaptive"},"metadata":{"user_id":"d"},"context_management":{"edits":[{"type":"clear_thinking_20251015","keep":"all"}]},"tools":[{"name":"Read","description":"r","input_schema":{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{"file_path":{"description":"p","type":"string"}},"required":["file_path"],"additionalProperties":false},"cache_control":{"type":"ephemeral","ttl":"1h"}}],"messages":[{"role":"user","content":[{"type":"text","text":"hi"}]}]}"#
    )
    #expect(read.texts.map(\.text) == ["user_id", "d", "Read", "r", "file_path", "p", "file_path", "hi"])
    #expect(read.uninspectable.isEmpty)
    #expect(read.isStreaming)
  }

  @Test func aDocumentInsideAStringIsReadWithoutItsEscapesAndWrittenBackWithThem() throws {
    let arguments = #"{"note":"Seen:\n\tJos\u00e9 \"Pepe\"\\","k\u00e9y":[1,"\ud83d\ude00\/\u0000"]}"#
    let readable = "{\"note\":\"Seen:\n\tJosé \\\"Pepe\\\"\\\\\",\"kéy\":[1,\"😀/\\u0000\"]}"
    for field in [
      #""role":"tool","content":\#(RecordedStreams.quoted(arguments))"#,
      #""tool_calls":[{"id":"call_1","type":"function","function":{"arguments":\#(RecordedStreams.quoted(arguments))}}]"#,
    ] {
      let body = #"{"model":"m","messages":[{\#(field)}]}"#
      let read = try request(.openAIChat, body)
      #expect(read.texts.map(\.text) == [readable])
      #expect(read.texts.map(\.isJSON) == [true])
      #expect(read.body(replacing: [:]) == Array(body.utf8))
      let changed = try request(
        .openAIChat, String(decoding: read.body(replacing: [0: readable.replacing("José", with: "Zed")]), as: UTF8.self)
      )
      #expect(changed.texts.map(\.text) == [readable.replacing("José", with: "Zed")])
    }
  }

  @Test(arguments: 0..<50) func everyDocumentSurvivesBeingRelaxed(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pieces = ["a", "\n", "\"", "\\", "é", "😀", "\t", "\u{1}", "{", "\r\n", "/"]
    func text() -> String { (0..<8).map { _ in pieces.randomElement(using: &random) ?? "" }.joined() }
    let object = [text() + "1": [text(), text()], text() + "2": [text()]]
    let document = try JSONSerialization.data(withJSONObject: object, options: .prettyPrinted)
    guard let relaxed = EmbeddedJSON.relaxed(Array(document)) else { return }
    let again = try JSONSerialization.jsonObject(with: Data(EmbeddedJSON.strict(relaxed))) as? [String: [String]]
    #expect(again == object, "seed \(seed)")
  }

  @Test func longNumbersOnUnknownGroundAreInspectedAndBecomeStrings() throws {
    let body =
      #"{"model":"m","max_tokens":1000000,"top_k":123456789,"messages":[{"role":"assistant","content":[{"type":"tool_use","id":"toolu_1","name":"f","input":{"mrn":4471902,"year":1980,"x":-12.34567}}]}],"metadata":{"n":123456789}}"#
    let read = try request(.anthropicMessages, body)
    let numbers = read.texts.indices.filter { read.texts[$0].isNumber }
    #expect(numbers.map { read.texts[$0].text } == ["4471902", "-12.34567", "123456789"])
    let sent = String(decoding: read.body(replacing: [numbers[0]: "MRN-A"]), as: UTF8.self)
    #expect(sent == body.replacing("4471902", with: #""MRN-A""#))
  }

  @Test(arguments: [#""yes Ada""#, #"["Ada"]"#, #"{"Ada":"Ada"}"#, "12345678", "true", "null"])
  func forbiddingStorageWinsOverWhateverStandsThere(_ store: String) throws {
    let read = try request(.openAIResponses, #"{"model":"m","store":\#(store),"input":"Ada"}"#)
    let all = Dictionary(uniqueKeysWithValues: read.texts.indices.map { ($0, "x") })
    let sent = String(decoding: read.body(replacing: all, forbiddingStorage: true), as: UTF8.self)
    #expect(sent == #"{"model":"m","store":false,"input":"x"}"#)
  }

  /// Random bodies with odd keys and strings: nothing changes when nothing is replaced, and replacing every string by
  /// itself changes no value.
  @Test(arguments: 0..<80) func replacingEveryTextByItselfChangesNoValue(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let words = [
      "role", "content", "type", "text", "é\n", "{\"a\":\"\\n\"}", "😀", "\u{0}", "", "data:x;base64,AA", "input",
      "call_1",
      "[\"\\u00e9\\\"\"]", "image",
    ]
    func word() -> String { words.randomElement(using: &random) ?? "" }
    func value(_ depth: Int) -> Any {
      switch Int.random(in: 0..<(depth > 4 ? 3 : 6), using: &random) {
      case 0: return word()
      case 1: return Int.random(in: 0...9, using: &random)
      case 2: return NSNull()
      case 3: return (0..<3).map { _ in value(depth + 1) }
      default:
        var object: [String: Any] = [:]
        for _ in 0..<4 { object[word()] = value(depth + 1) }
        return object
      }
    }
    for dialect in Dialect.allCases {
      let messages = (0..<3).map { _ in
        var message: [String: Any] = ["role": "user", "content": value(0)]
        message[word()] = value(0)
        return message
      }
      let body: [String: Any] = [
        "model": "m", "messages": messages, "input": messages, "tools": value(0), "x": value(0),
      ]
      let bytes = Array(try JSONSerialization.data(withJSONObject: body))
      let read = try InferenceRequest(dialect: dialect, body: bytes)
      #expect(read.body(replacing: [:]) == bytes, "seed \(seed)")
      let same = Dictionary(uniqueKeysWithValues: read.texts.indices.map { ($0, read.texts[$0].text) })
      let again = try InferenceRequest(dialect: dialect, body: read.body(replacing: same))
      #expect(again.texts.map(\.text) == read.texts.map(\.text), "seed \(seed)")
      #expect(again.uninspectable == read.uninspectable, "seed \(seed)")
    }
  }
}
