import Foundation
import SeededNumbers
import Testing

@testable import ModelWire

@Suite struct AnswerStreamTests {
  /// Pieces that cut the stand-in in every way, end inside it, and hold nothing of it.
  static let pieceSets: [[String]] = [
    ["Call Zephyr-Quill", " now."], ["Call Ze", "phyr-", "Quill now"], ["Zephyr-Quill"], ["it is Zephyr"],
    ["Zephyr-", ""],
    Array("é Zephyr-Quill😀Zephyr-Quil").map(String.init), ["", "ZZephyr-QuillZephyr-Quill", "", "Z"], ["plain"],
  ]
  static let argumentSets: [[String]] = [
    [#"{"who":"Ze"#, #"phyr-Quill","n"#, #"ote":"a\"b"}"#], [#"{"who":"Zephyr-Quill"}"#], [#"{"a":1}"#], ["Zephyr"],
  ]

  private func run(_ dialect: Dialect, _ chunks: [[UInt8]]) throws -> [UInt8] {
    var stream = AnswerStream(dialect: dialect) { Restoring($0) }
    var output: [UInt8] = []
    for chunk in chunks { output += try stream.push(chunk) }
    #expect(stream.isComplete)
    output += try stream.finish()
    return output
  }

  /// The stream in one chunk, byte by byte, and in random chunks: all outputs are the same bytes.
  private func everyCut(_ dialect: Dialect, _ stream: String) throws -> StreamClient {
    let bytes = Array(stream.utf8)
    let whole = try run(dialect, [bytes])
    #expect(try run(dialect, bytes.map { [$0] }) == whole)
    var random = SeededGenerator(seed: UInt64(bytes.count))
    for _ in 0..<2 {
      var (chunks, at): ([[UInt8]], Int) = ([], 0)
      while at < bytes.count {
        let end = min(bytes.count, at + Int.random(in: 1...300, using: &random))
        chunks.append(Array(bytes[at..<end]))
        at = end
      }
      #expect(try run(dialect, chunks) == whole, "seed \(bytes.count)")
    }
    return try StreamClient(whole)
  }

  @Test(arguments: zip(pieceSets, argumentSets + argumentSets)) func chatComesBackWhole(
    _ pieces: [String], _ arguments: [String]
  ) throws {
    let stream = RecordedStreams.chat(
      content: pieces, reasoning: pieces.reversed(), arguments: [arguments, arguments.reversed()])
    let texts = try everyCut(.openAIChat, stream).chat
    #expect(texts["0.content"] == Restoring.restored(pieces.joined()))
    #expect(texts["0.reasoning_content"] == Restoring.restored(pieces.reversed().joined()))
    #expect(texts["0.arguments.0"] == Restoring.restored(arguments.joined(), .json))
    #expect(texts["0.arguments.1"] == Restoring.restored(arguments.reversed().joined(), .json))
    #expect(texts["0.name.0"] == "look_up")
    #expect(texts["0.id.1"] == "call_1abc")
    #expect(texts["0.finish"] == "tool_calls")
  }

  @Test(arguments: pieceSets) func everyChoiceHasItsOwnText(_ pieces: [String]) throws {
    let texts = try everyCut(.openAIChat, RecordedStreams.chat(content: pieces, choices: 3)).chat
    for choice in 0..<3 { #expect(texts["\(choice).content"] == Restoring.restored(pieces.joined())) }
  }

  @Test(arguments: zip(pieceSets, argumentSets + argumentSets))
  func anthropicComesBackWholeAndThinkingUntouched(_ pieces: [String], _ arguments: [String]) throws {
    let stream = RecordedStreams.anthropic(thinking: pieces, text: pieces, arguments: arguments, start: "Zeph")
    let texts = try everyCut(.anthropicMessages, stream).anthropic
    #expect(texts["0.thinking"] == pieces.joined())
    #expect(texts["0.signature"]?.hasPrefix("EqQB") == true)
    #expect(texts["1.text"] == Restoring.restored("Zeph" + pieces.joined()))
    #expect(texts["2.partial_json"] == Restoring.restored(arguments.joined(), .json))
  }

  @Test(arguments: zip(pieceSets, argumentSets + argumentSets))
  func everyCopyOfAResponseAgrees(_ pieces: [String], _ arguments: [String]) throws {
    let stream = RecordedStreams.responses(text: pieces, arguments: arguments, summary: pieces)
    let client = try everyCut(.openAIResponses, stream)
    let text = Restoring.restored(pieces.joined())
    let call = Restoring.restored(arguments.joined(), .json)
    let deltas = client.responses
    #expect(deltas["response.output_text/1"] == text)
    #expect(deltas["response.reasoning_summary_text/0"] == text)
    #expect(deltas["response.function_call_arguments/2"] == call)
    for type in ["response.output_text.done", "response.content_part.done", "response.reasoning_summary_text.done"] {
      #expect(client.strings(named: "text", in: type) == [text])
    }
    #expect(client.strings(named: "arguments", in: "response.function_call_arguments.done") == [call])
    #expect(client.strings(named: "arguments", in: "response.completed") == [call])
    #expect(client.strings(named: "text", in: "response.completed") == [text, text])
    #expect(client.strings(named: "instructions", in: "response.created") == [Restoring.restored("Ask Zephyr-Quill.")])
    #expect(client.strings(named: "encrypted_content", in: "response.completed") == ["gAAAAABoZephyrQuillabc"])
  }

  @Test func aCutAtEveryByteGivesTheSameBytes() throws {
    let pieces = ["é Zephyr", "-Quill", " Zeph"]
    for (dialect, stream) in [
      (Dialect.openAIChat, RecordedStreams.chat(content: pieces)),
      (.anthropicMessages, RecordedStreams.anthropic(text: pieces)),
      (.openAIResponses, RecordedStreams.responses(text: pieces, arguments: ["{}"])),
    ] {
      for lineEnd in ["\n", "\r\n", "\r"] {
        let bytes = Array(stream.replacing("\n", with: lineEnd).utf8)
        let whole = try run(dialect, [bytes])
        for cut in stride(from: 0, to: bytes.count, by: dialect == .anthropicMessages ? 1 : 13) {
          let parts = try run(dialect, [Array(bytes[..<cut]), Array(bytes[cut...])])
          if parts != whole { Issue.record("\(dialect) differs when cut at \(cut)") }
        }
      }
    }
  }

  @Test func whatDoesNotChangePassesByteForByte() throws {
    let odd =
      "\u{FEFF}: c\r\n\r\nid: 1\nretry: 9\nevent: custom\ndata: { \"a\" : [\"\\u00e9\\/\" ,1.0e2]}\r\n\r\ndata: not json\n\n"
      + "data: {\ndata: \"type\" : \"odd\"}\n\n\n\nevent: only\n\n"
    for (dialect, stream) in [
      (Dialect.openAIChat, RecordedStreams.chat(content: ["a\u{301}\"\n"], arguments: [["{}"]])),
      (.anthropicMessages, RecordedStreams.anthropic(thinking: ["a"], text: ["b"], arguments: ["{}"])),
      (.openAIResponses, RecordedStreams.responses(text: ["x"], arguments: ["{}"])),
    ] {
      let bytes = Array((odd + stream).utf8)
      var answer = AnswerStream(dialect: dialect) { _ in Untouched() }
      var output: [UInt8] = []
      for chunk in stride(from: 0, to: bytes.count, by: 11) {
        output += try answer.push(bytes[chunk..<min(chunk + 11, bytes.count)])
      }
      output += try answer.finish()
      #expect(output == bytes)
    }
  }

  @Test func nothingIsDelayedThatIsNotHeldBack() throws {
    var stream = AnswerStream(dialect: .openAIChat) { Restoring($0) }
    let event = #"data: {"choices":[{"index":0,"delta":{"content":"Hello Zeph"}}]}"# + "\n\n"
    let output = try stream.push(event.utf8)
    #expect(try StreamClient(output).chat["0.content"] == "Hello ")
  }

  @Test func aStreamThatStopsSaysSoAndGivesWhatItHeld() throws {
    let whole = Array(RecordedStreams.anthropic(text: ["Hi Zeph"]).utf8)
    let inside = try #require(whole.firstRange(of: Array("event: content_block_stop".utf8))).lowerBound
    for cut in [inside, inside + 20, inside + 60] {
      var stream = AnswerStream(dialect: .anthropicMessages) { Restoring($0) }
      var output = try stream.push(whole[..<cut])
      #expect(!stream.isComplete)
      #expect(throws: WireError.endedEarly) { try stream.finish() }
      output += stream.drain()
      #expect(try StreamClient(output).anthropic["0.text"] == "Hi Zeph")
      #expect(stream.drain().isEmpty)
    }
  }

  @Test func aFinishInTheSameChunkAsTextLosesNothing() throws {
    let chunk =
      #"data: {"id":"x","choices":[{"index":0,"delta":{"content":"Hi Zephyr"},"finish_reason":"stop"}]}"# + "\n\n"
    let client = try StreamClient(run(.openAIChat, [Array((chunk + "data: [DONE]\n\n").utf8)]))
    #expect(client.chat == ["0.content": "Hi Zephyr", "0.finish": "stop"])
    #expect(client.events.count == 2)
  }

  @Test func aWholeToolCallInOneChunkRepeatsNeitherIdNorName() throws {
    let stream =
      #"data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"call_a","type":"function","function":{"name":"f","arguments":"{\"a\":\"Zephyr"}}]}}],"usage":{"total_tokens":1}}"#
      + "\n\n" + #"data: {"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}"# + "\n\ndata: [DONE]\n\n"
    let client = try StreamClient(run(.openAIChat, [Array(stream.utf8)]))
    #expect(client.chat["0.name.0"] == "f")
    #expect(client.chat["0.id.0"] == "call_a")
    #expect(client.chat["0.arguments.0"] == #"{"a":"Zephyr"#)
    #expect(client.events.count == 4)
    #expect(client.events[1].json["usage"] is NSNull)
  }

  @Test func anUpstreamThatNeverEndsItsChoiceIsFlushedBeforeDone() throws {
    let stream = #"data: {"choices":[{"index":0,"delta":{"content":"Zephyr"}}]}"# + "\n\ndata: [DONE]"
    var answer = AnswerStream(dialect: .openAIChat) { Restoring($0) }
    var output = try answer.push(stream.utf8)
    output += try answer.finish()
    let client = try StreamClient(output)
    #expect(client.chat["0.content"] == "Zephyr")
    #expect(client.events.last?.data == "[DONE]")
  }

  @Test(arguments: [
    (Dialect.openAIChat, "data: {\"error\":{\"message\":\"Zephyr-Quill\"}}\n\n"),
    (
      .openAIResponses,
      "event: error\ndata: {\"type\":\"error\",\"message\":\"Zephyr-Quill\",\"sequence_number\":0}\n\n"
    ),
    (
      .anthropicMessages,
      "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Zephyr-Quill\"}}\n\n"
    ),
  ])
  func anErrorOfTheProviderEndsTheStreamAndIsTransformedToo(_ dialect: Dialect, _ event: String) throws {
    var stream = AnswerStream(dialect: dialect) { Restoring($0) }
    let output = try stream.push(event.utf8)
    #expect(stream.isComplete && stream.endedInError)
    let text = String(decoding: output, as: UTF8.self)
    #expect(text.contains("Ñandú") && !text.contains("Zephyr"))
    #expect(try stream.finish().isEmpty)
  }

  @Test(arguments: Dialect.allCases) func unknownEventsAndFieldsAreTransformed(_ dialect: Dialect) throws {
    var stream = AnswerStream(dialect: dialect) { Restoring($0) }
    let event =
      #"data: {"type":"brand.new","x":{"y":["Zephyr-Quill"],"Zephyr-Quill":1},"choices":[{"index":0,"delta":{"new":[{"z":"Zephyr-Quill"}]}}]}"#
    let output = try stream.push((event + "\n\ndata: so Zephyr-Quill says\n\n").utf8)
    let text = String(decoding: output, as: UTF8.self)
    #expect(!text.contains("Zephyr"))
    #expect(text.split(separator: "Ñandú").count == 5)
  }

  @Test(arguments: [
    "data: {\"a\":\n\n", "data: {} x\n\n", "data: {\"a\":1,\"a\":2}\n\n", "data: [\u{1}]\n\n",
    "data: \(String(repeating: "[", count: 100_000))\n\n",
  ])
  func garbageIsATypedError(_ event: String) {
    for dialect in Dialect.allCases {
      var stream = AnswerStream(dialect: dialect) { Restoring($0) }
      #expect(throws: WireError.self) { try stream.push(event.utf8) }
      #expect(stream.drain().isEmpty)
    }
  }

  @Test func surrogatesThatAnUpstreamCutInHalfComeOutAsTheyCame() throws {
    let stream =
      #"data: {"choices":[{"index":0,"delta":{"content":"\ud83d"}}]}"# + "\n\n"
      + #"data: {"choices":[{"index":0,"delta":{"content":"\ude00 Zephyr-Quill"}}]}"# + "\n\n"
    var answer = AnswerStream(dialect: .openAIChat) { Restoring($0) }
    let text = String(decoding: try answer.push(stream.utf8), as: UTF8.self)
    #expect(text.contains(#""\ud83d""#) && text.contains(#""\ude00 José"#))
  }

  @Test func aTransformThatCutsInsideACharacterStillGivesValidJSON() throws {
    struct OneByteLate: TextTransform {
      var held: [UInt8] = []
      mutating func push(_ text: [UInt8]) -> [UInt8] {
        held += text
        defer { held = Array(held.suffix(1)) }
        return Array(held.dropLast())
      }
      mutating func finish() -> [UInt8] { held }
    }
    let pieces = ["é", "😀", "a€", "😀"]
    var answer = AnswerStream(dialect: .anthropicMessages) { _ in OneByteLate() }
    let output = try answer.push(RecordedStreams.anthropic(text: pieces).utf8)
    #expect(try StreamClient(output).anthropic["0.text"] == pieces.joined())
  }

  @Test func randomInterleavedChannelsAgreeWithTheOracle() throws {
    for seed in 0..<60 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      var expected: [String: String] = [:]
      var stream = ""
      for _ in 0..<40 {
        let choice = Int.random(in: 0..<3, using: &random)
        let piece = ["Zephyr", "-", "Quill", "Zephyr-Quill", "x", "Ze"].randomElement(using: &random) ?? ""
        if Bool.random(using: &random) {
          stream += #"data: {"choices":[{"index":\#(choice),"delta":{"content":"\#(piece)"}}]}"# + "\n\n"
          expected["\(choice).content", default: ""] += piece
        } else {
          stream +=
            #"data: {"choices":[{"index":\#(choice),"delta":{"tool_calls":[{"index":1,"function":{"arguments":"\#(piece)"}}]}}]}"#
            + "\n\n"
          expected["\(choice).arguments.1", default: ""] += piece
        }
      }
      let client = try StreamClient(run(.openAIChat, [Array((stream + "data: [DONE]\n\n").utf8)]))
      for (key, text) in expected {
        let want = Restoring.restored(text, key.contains("arguments") ? .json : .text)
        #expect(client.chat[key] == want, "seed \(seed) \(key)")
      }
    }
  }

  @Test func outputOfACommandIsATextPerFieldAndCommand() throws {
    var stream = ""
    for (number, piece) in ["Zephyr-", "Quill", "Ze"].enumerated() {
      stream +=
        #"data: {"type":"response.shell_call_output_content.delta","item_id":"sh_1","output_index":0,"command_index":1,"delta":{"stdout":"\#(piece)","stderr":"Zeph"},"sequence_number":\#(number)}"#
        + "\n\n"
    }
    stream +=
      #"data: {"type":"response.shell_call_output_content.done","output_index":0,"command_index":1,"output":[{"stdout":"Zephyr-Quill"}],"sequence_number":3}"#
      + "\n\n" + #"data: {"type":"response.completed","sequence_number":4,"response":{"output":[]}}"# + "\n\n"
    let client = try StreamClient(run(.openAIResponses, [Array(stream.utf8)]))
    #expect(client.events.compactMap { $0.json["sequence_number"] as? Int } == Array(0..<7))
    let deltas = client.events.compactMap { $0.json["delta"] as? [String: String] }
    #expect(deltas.compactMap { $0["stdout"] }.joined() == Restoring.restored("Zephyr-QuillZe"))
    #expect(deltas.compactMap { $0["stderr"] }.joined() == "ZephZephZeph")
    #expect(client.strings(named: "stdout", in: "response.shell_call_output_content.done") == [Restoring.real])
  }

  @Test func whatTheProviderWantsBackIsNotTouched() throws {
    let stream =
      #"data: {"type":"content_block_start","index":0,"content_block":{"type":"compaction","content":"Zephyr-Quill"}}"#
      + "\n\n"
      + #"data: {"type":"content_block_delta","index":0,"delta":{"type":"compaction_delta","content":"Zephyr-Quill","encrypted_content":"EqQBCgIYAhIMZephyr"}}"#
      + "\n\n"
      + #"data: {"type":"content_block_delta","index":1,"delta":{"type":"thinking_delta","thinking":"Zephyr-Quill"}}"#
      + "\n\n" + #"data: {"type":"message_stop"}"# + "\n\n"
    #expect(try run(.anthropicMessages, [Array(stream.utf8)]) == Array(stream.utf8))
  }

  @Test func afterAnInsertedEventTheNextNumberIsFree() throws {
    var stream = AnswerStream(dialect: .openAIResponses) { Restoring($0) }
    #expect(stream.nextSequenceNumber == nil)
    let event = #"data: {"type":"response.output_text.delta","output_index":0,"delta":"Ze","sequence_number":4}"#
    _ = try stream.push((event + "\n\n").utf8)
    #expect(throws: WireError.endedEarly) { try stream.finish() }
    #expect(try StreamClient(stream.drain()).events.first?.json["sequence_number"] as? Int == 5)
    #expect(stream.nextSequenceNumber == 6)
  }

  @Test func anUpstreamCannotOpenTextsWithoutEnd() {
    var stream = AnswerStream(dialect: .openAIChat) { Restoring($0) }
    #expect(throws: WireError.tooLarge(what: "open texts", limit: 1024)) {
      for choice in 0..<1025 {
        _ = try stream.push((#"data: {"choices":[{"index":\#(choice),"delta":{"content":"Z"}}]}"# + "\n\n").utf8)
      }
    }
    var small = AnswerStream(dialect: .openAIChat, limits: WireLimits(maxEventBytes: 500)) { Restoring($0) }
    #expect(throws: WireError.tooLarge(what: "bytes of open texts", limit: 500)) {
      for choice in 0..<20 {
        _ = try small.push((#"data: {"choices":[{"index":\#(choice),"delta":{"content":"Z"}}]}"# + "\n\n").utf8)
      }
    }
  }

  @Test func whatCameBeforeGarbageInTheSameChunkIsNotLost() throws {
    var stream = AnswerStream(dialect: .openAIChat) { Restoring($0) }
    let good = #"data: {"choices":[{"index":0,"delta":{"content":"Hi Zeph"}}]}"# + "\n\n"
    #expect(throws: WireError.malformedJSON(offset: 1)) { try stream.push((good + "data: {oops}\n\n").utf8) }
    #expect(try StreamClient(stream.drain()).chat["0.content"] == "Hi Zeph")
  }
}
