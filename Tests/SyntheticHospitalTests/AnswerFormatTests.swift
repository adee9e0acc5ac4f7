import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization
import Testing

@testable import SyntheticHospital

@Suite struct AnswerFormatTests {
  static let text = "Rose Whitlock,\n\"née\" 🎉 seen  today"

  private func request(_ format: ProviderFormat, extra: String = "") throws -> ModelRequest {
    let turns =
      format == .responses
      ? #""input":"x""# : #""max_tokens":9,"messages":[{"role":"user","content":"x"}]"#
    return try ModelRequest(format: format, bytes: Array(#"{"model":"m",\#(turns)\#(extra)}"#.utf8))
  }

  /// The `data` of every event, in order.
  private func events(_ format: some AnswerFormat) async throws -> [String] {
    let written = Written()
    var sink = EventSink(writer: written, pause: .zero)
    try await format.stream(to: &sink)
    return written.text.components(separatedBy: "\n\n").dropLast().map { event in
      event.components(separatedBy: "\n").filter { $0.hasPrefix("data: ") }.map { $0.dropFirst(6) }.joined()
    }
  }

  private func parse(_ events: some Sequence<String>) throws -> [JSON] {
    try events.map { try JSONParser.parse(Array($0.utf8)) }
  }

  @Test func chatChunksBeginWithTheRoleAndEndWithDone() async throws {
    let answer = ModelAnswer.text(Self.text)
    let format = ChatCompletion(request: try request(.chatCompletions), answer: answer)
    let events = try await events(format)
    #expect(events.last == "[DONE]")
    let chunks = try parse(events.dropLast())
    let deltas = chunks.compactMap { $0["choices"]?.elements?.first?["delta"] }
    #expect(deltas.first?["role"]?.text == "assistant")
    #expect(deltas.compactMap { $0["content"]?.text }.joined() == Self.text)
    #expect(chunks.last?["choices"]?.elements?.first?["finish_reason"]?.text == "stop")
    #expect(chunks.allSatisfy { $0["usage"] == nil })
  }

  @Test func usageChunkComesLastAndWithoutChoicesWhenAskedFor() async throws {
    let request = try request(.chatCompletions, extra: #","stream_options":{"include_usage":true},"n":2"#)
    let chunks = try parse(try await events(ChatCompletion(request: request, answer: .text("a b"))).dropLast())
    #expect(chunks.last?["choices"]?.elements?.isEmpty == true)
    #expect((chunks.last?["usage"]?["total_tokens"]?.integer ?? 0) > 0)
    #expect(chunks.dropLast().allSatisfy { $0["usage"]?.isNull == true })
    let indices = chunks.compactMap { $0["choices"]?.elements?.first?["index"]?.integer }
    #expect(Set(indices) == [0, 1])
  }

  @Test func everyCopyOfAResponsesTextAgrees() async throws {
    let format = ResponseAnswer(request: try request(.responses), answer: .text(Self.text))
    let events = try parse(try await events(format))
    #expect(events.compactMap { $0["sequence_number"]?.integer } == Array(0..<events.count))
    func event(_ type: String) -> JSON? { events.first { $0["type"]?.text == type } }
    let deltas = events.filter { $0["type"]?.text == "response.output_text.delta" }
    #expect(deltas.compactMap { $0["delta"]?.text }.joined() == Self.text)
    #expect(event("response.output_text.done")?["text"]?.text == Self.text)
    #expect(event("response.content_part.done")?["part"]?["text"]?.text == Self.text)
    let item = event("response.output_item.done")?["item"]
    #expect(item?["content"]?.elements?.first?["text"]?.text == Self.text)
    let final = event("response.completed")?["response"]
    #expect(final?["output"]?.elements?.first?["content"]?.elements?.first?["text"]?.text == Self.text)
    #expect(events.first?["type"]?.text == "response.created")
    #expect(events.last?["type"]?.text == "response.completed")
  }

  @Test func messageEventsComeInTheirOrder() async throws {
    let answer = ModelAnswer(.toolCall(name: "lookup", arguments: #"{"q":"Rose Whitlock"}"#))
    let events = try parse(try await events(MessageAnswer(request: try request(.messages), answer: answer)))
    let types = events.compactMap { $0["type"]?.text }
    #expect(types.prefix(3) == ["message_start", "content_block_start", "ping"])
    #expect(types.suffix(3) == ["content_block_stop", "message_delta", "message_stop"])
    let fragments = events.compactMap { $0["delta"]?["partial_json"]?.text }
    #expect(fragments.count > 3 && fragments.joined() == #"{"q":"Rose Whitlock"}"#)
    #expect(events[events.count - 2]["delta"]?["stop_reason"]?.text == "tool_use")
  }

  @Test func documentsHoldTheSameAnswerAsStreams() throws {
    let answer = ModelAnswer(.toolCall(name: "lookup", arguments: #"{"q":"a"}"#))
    let chat = ChatCompletion(request: try request(.chatCompletions), answer: answer).document
    let call = chat["choices"]?.elements?.first?["message"]?["tool_calls"]?.elements?.first?["function"]
    #expect(call?["arguments"]?.text == #"{"q":"a"}"#)
    let response = ResponseAnswer(request: try request(.responses), answer: answer).document
    #expect(response["output"]?.elements?.first?["arguments"]?.text == #"{"q":"a"}"#)
    let message = MessageAnswer(request: try request(.messages), answer: answer).document
    #expect(message["content"]?.elements?.first?["input"]?["q"]?.text == "a")
  }

  @Test func errorsHaveTheShapeOfTheirProvider() {
    let error = ModelRequestError.unknownModel("m")
    #expect(error.body(for: .responses)["error"]?["code"]?.text == "model_not_found")
    #expect(error.body(for: .messages)["error"]?["type"]?.text == "not_found_error")
    #expect(error.body(for: .messages)["type"]?.text == "error")
  }
}

/// Keeps what is written to it.
private final class Written: ResponseBodyWriter, Sendable {
  private let bytes = Mutex<[UInt8]>([])

  var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }

  func write(_ buffer: ByteBuffer) async throws {
    bytes.withLock { $0.append(contentsOf: buffer.readableBytesView) }
  }

  func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

extension String {
  fileprivate func components(separatedBy separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
