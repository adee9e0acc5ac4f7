import AuditRecords
import Foundation
import ModelWire
import NIOCore
import Testing
import Upstreams

@testable import Gateway

/// Answers that may not, or cannot, be handed on.
@Suite struct AnswerTests {
  @Test(arguments: Dialect.streaming) func aWholeAnswerThatNamesAnotherPatientIsWithheld(dialect: Dialect) async throws
  {
    let (ward, _) = try await Ward.withSession()
    ward.upstream.answers(Answers.whole(dialect, "This looks like Barnaby Thistlewood's case."))
    let heard = await ward.infer("hello", dialect)
    #expect(heard.status == 403)
    #expect(heard.code == "answer_names_other_patient")
    #expect(!heard.text.contains("Barnaby") && !heard.text.contains("Thistlewood"))
    let outcome = try #require(try await ward.inferences().last)
    #expect(outcome.action == .withheld)
    #expect(outcome.reason == "answer_names_other_patient")
  }

  @Test(arguments: Dialect.streaming) func anotherPatientInAToolCallIsWithheldToo(dialect: Dialect) async throws {
    let (ward, _) = try await Ward.withSession()
    ward.upstream.answers(Answers.whole(dialect, "ok", arguments: #"{"who":"Barnaby Thistlewood"}"#))
    #expect(await ward.infer("hello", dialect).code == "answer_names_other_patient")
  }

  @Test(arguments: Dialect.streaming) func aStreamEndsWhereItNamesAnotherPatient(dialect: Dialect) async throws {
    let (ward, _) = try await Ward.withSession()
    let events = Streams.events(dialect, ["It is ", "Barnaby ", "Thistle", "wood", ", who ", "has gout."])
    ward.upstream.answers(.answer(type: "text/event-stream", events.utf8.map { [$0] }))
    let heard = await ward.infer("hello", dialect, stream: true)
    #expect(heard.status == 200)
    #expect(Streams.joined(heard.bytes).text.hasPrefix("It is "))
    #expect(!heard.text.contains("wood") && !heard.text.contains("gout"))
    #expect(Streams.errorCode(heard.bytes) == "answer_names_other_patient")
    #expect(heard.isFinished)
    #expect(ward.upstream.abandonedCount == 1)
    let outcome = try #require(try await ward.inferences().last)
    #expect(outcome.action == .withheld)
  }

  /// The same events in one read: none of them was inspected alone, so none of them is handed on.
  @Test(arguments: Dialect.streaming) func aReadThatNamesAnotherPatientIsWithheldWhole(dialect: Dialect) async throws {
    let (ward, _) = try await Ward.withSession()
    let events = Streams.events(dialect, ["It is ", "Barnaby ", "Thistle", "wood", ", who ", "has gout."])
    ward.upstream.answers(.answer(type: "text/event-stream", [Array(events.utf8)]))
    let heard = await ward.infer("hello", dialect, stream: true)
    #expect(Streams.joined(heard.bytes).text.isEmpty)
    #expect(Streams.errorCode(heard.bytes) == "answer_names_other_patient")
    #expect(try await ward.inferences().last?.action == .withheld)
  }

  /// A number cut over events, and events cut over reads: it is one number in every dialect, however often it is repeated.
  @Test(arguments: Dialect.streaming, [1, 40, 100_000])
  func whatAStreamInventsIsCountedOnceHoweverItIsCut(dialect: Dialect, readBytes: Int) async throws {
    let (ward, _) = try await Ward.withSession()
    let events = Array(Streams.events(dialect, ["Call (555) ", "010-", "9999", " today."]).utf8)
    let reads = stride(from: 0, to: events.count, by: readBytes).map {
      Array(events[$0..<min($0 + readBytes, events.count)])
    }
    ward.upstream.answers(.answer(type: "text/event-stream", reads))
    let heard = await ward.infer("hello", dialect, stream: true)
    #expect(Streams.joined(heard.bytes).text == "Call (555) 010-9999 today.")
    #expect(try await ward.inferences().last?.inventedFindings == ["phone": 1])
  }

  @Test func theSessionsOwnPatientMayBeNamed() async throws {
    let (ward, _) = try await Ward.withSession()
    ward.upstream.answers(Answers.chat("Adelaide Quillfeather is well."))
    #expect(await ward.infer("hello").text.contains("Adelaide Quillfeather is well."))
  }

  @Test(arguments: [
    ("", 502), ("not JSON", 502), (#"{"choices":["#, 502), ("<html>Quillfeather</html>", 502), ("[]x", 502),
  ])
  func anAnswerThatCannotBeReadIsWithheld(answer: String, status: Int) async throws {
    let (ward, _) = try await Ward.withSession()
    ward.upstream.answers(answer)
    let heard = await ward.infer("hello")
    #expect(heard.status == status)
    #expect(heard.code == "upstream_answer_unreadable")
    #expect(!heard.text.contains("Quillfeather"))
    #expect(try await ward.inferences().last?.action == .withheld)
  }

  @Test func anAnswerThatIsTooLongIsWithheld() async throws {
    var plan = Ward.Plan()
    plan.limits.answerBytes = 100
    let (ward, _) = try await Ward.withSession(plan)
    ward.upstream.answers(Answers.chat(String(repeating: "x", count: 100)))
    let heard = await ward.infer("hello")
    #expect(heard.status == 502)
    #expect(heard.code == "upstream_unavailable")
    #expect(try await ward.inferences().last?.action == .failed)
  }

  /// Compressed bytes would pass for lines of a stream that nobody can inspect.
  @Test(arguments: [false, true]) func aCompressedAnswerIsWithheld(stream: Bool) async throws {
    let (ward, _) = try await Ward.withSession()
    ward.upstream.addHeader("content-encoding", "gzip")
    let answer = stream ? Streams.events(.openAIChat, ["hi"]) : Answers.chat("hi")
    ward.upstream.answers(.answer(type: stream ? "text/event-stream" : "application/json", [Array(answer.utf8)]))
    let heard = await ward.infer("hello", stream: stream)
    #expect(heard.status == 502)
    #expect(heard.code == "upstream_answer_unreadable")
    #expect(try await ward.inferences().last?.action == .withheld)
  }

  @Test(arguments: [400, 401, 404, 422, 429, 500, 503, 529]) func theProvidersErrorIsHandedOn(status: Int) async throws
  {
    let (ward, _) = try await Ward.withSession()
    ward.upstream.answers { sent in
      let name = pseudonyms("NAME", in: sent.text).first ?? ""
      let body = #"{"error":{"message":"\#(name) is too much","type":"x","param":null,"code":"quota"}}"#
      return .answer(status: status, [Array(body.utf8)])
    }
    let heard = await ward.infer("About Adelaide Quillfeather")
    #expect(heard.status == status)
    #expect(heard.code == "quota")
    #expect(heard.error["message"] as? String == "Adelaide Quillfeather is too much")
    let outcome = try #require(try await ward.inferences().last)
    #expect(outcome.action == .failed)
    #expect(outcome.reason == "upstream_error")
  }

  @Test(arguments: [(500, 500), (302, 502), (600, 502), (404, 404)])
  func anErrorThatCannotBeReadIsReplacedByOurs(given: Int, told: Int) async throws {
    let (ward, _) = try await Ward.withSession()
    ward.upstream.answers(.answer(status: given, type: "text/html", [Array("<h1>Barnaby Thistlewood</h1>".utf8)]))
    let heard = await ward.infer("hello")
    #expect(heard.status == told)
    #expect(heard.code == "upstream_error")
    #expect(!heard.text.contains("Thistlewood"))
  }

  @Test func anErrorThatNamesAnotherPatientIsWithheld() async throws {
    let (ward, _) = try await Ward.withSession()
    ward.upstream.answers(
      .answer(status: 400, [Array(#"{"error":{"message":"as for Barnaby Thistlewood"}}"#.utf8)]))
    #expect(await ward.infer("hello").code == "answer_names_other_patient")
  }

  // MARK: Servers that fail

  static let failures: [(UpstreamError, Int, String)] = [
    (.connectFailed(authority: "a:1", reason: "refused"), 502, "upstream_unavailable"),
    (.connectTimedOut(authority: "a:1", after: .seconds(1)), 502, "upstream_unavailable"),
    (.handshakeFailed(authority: "a:1", reason: "x"), 502, "upstream_unavailable"),
    (.pinMismatch(authority: "a:1"), 502, "upstream_unavailable"),
    (.tooManyConnections(authority: "a:1", limit: 1), 502, "upstream_unavailable"),
    (.answerTimedOut(authority: "a:1", after: .seconds(1)), 504, "upstream_timeout"),
    (.idleTimedOut(authority: "a:1", after: .seconds(1)), 504, "upstream_timeout"),
    (.connectionLost(authority: "a:1"), 502, "upstream_unavailable"),
    (.malformedAnswer(authority: "a:1", reason: "x"), 502, "upstream_unavailable"),
    (.shuttingDown, 503, "shutting_down"),
  ]

  @Test(arguments: failures.indices) func aServerThatFailsBeforeItsAnswerIsNamedAndRecorded(index: Int) async throws {
    let (error, status, code) = Self.failures[index]
    let (ward, _) = try await Ward.withSession()
    ward.upstream.answers(.failure(error))
    let heard = await ward.infer("hello", .anthropicMessages)
    #expect(heard.status == status)
    #expect(heard.code == code)
    let records = try await ward.inferences()
    #expect(records.map(\.kind) == [.inferenceIntent, .inferenceOutcome])
    #expect(records.last?.reason == code)
    #expect(records.last?.action == (code == "shutting_down" ? .interrupted : .failed))
    #expect(try await eventually { ward.rooms.places.takenCount == 0 })
  }

  @Test func aWholeAnswerThatBreaksOffIsNotHandedOn() async throws {
    let (ward, _) = try await Ward.withSession()
    ward.upstream.answers(
      .answer([Array(#"{"id":"#.utf8)], ending: .failure(.connectionLost(authority: "a:1"))))
    let heard = await ward.infer("hello")
    #expect(heard.code == "upstream_unavailable")
    #expect(heard.status == 502)
  }

  @Test(arguments: Dialect.streaming) func aStreamThatBreaksOffEndsWithAnError(dialect: Dialect) async throws {
    let endings: [(ScriptedUpstream.Ending, String)] = [
      (.whole, "upstream_unavailable"), (.failure(.connectionLost(authority: "a:1")), "upstream_unavailable"),
      (.failure(.idleTimedOut(authority: "a:1", after: .seconds(1))), "upstream_timeout"),
    ]
    for (ending, code) in endings {
      let (ward, _) = try await Ward.withSession()
      let events = Streams.events(dialect, ["One. ", "Two. ", "Three. "])
      let cut = try #require(events.range(of: "Three"))
      ward.upstream.answers(
        .answer(type: "text/event-stream", [Array(events[..<cut.lowerBound].utf8)], ending: ending))
      let heard = await ward.infer("hello", dialect, stream: true)
      #expect(Streams.joined(heard.bytes).text == "One. Two. ")
      #expect(Streams.errorCode(heard.bytes) == code)
      #expect(heard.isFinished)
      let outcome = try #require(try await ward.inferences().last)
      #expect(outcome.action == .failed)
      #expect(outcome.reason == code)
    }
  }

  /// What was held back as a possible pseudonym is not lost with the connection.
  @Test func heldBackTextComesBeforeTheError() async throws {
    let (ward, _) = try await Ward.withSession()
    let events = Streams.events(.openAIChat, ["as NAME-K7Q"])
    let cut = try #require(
      events.range(
        of:
          #"data: {"id":"x","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{},"#
      ))
    ward.upstream.answers(.answer(type: "text/event-stream", [Array(events[..<cut.lowerBound].utf8)]))
    let heard = await ward.infer("About Adelaide Quillfeather", stream: true)
    #expect(Streams.joined(heard.bytes).text == "as NAME-K7Q")
    #expect(Streams.errorCode(heard.bytes) == "upstream_unavailable")
  }

  @Test(arguments: ["data: {\"choices\":[\n\n", "data: {]}\n\n"]) func garbageInAStreamEndsIt(garbage: String)
    async throws
  {
    let (ward, _) = try await Ward.withSession()
    let good = Streams.events(.openAIChat, ["One. "]).prefix { $0 != "D" }
    let start = String(good.dropLast(200))
    let event = start.split(separator: "\n\n", omittingEmptySubsequences: false).dropLast().joined(separator: "\n\n")
    ward.upstream.answers(
      .answer(type: "text/event-stream", [Array((event + "\n\n" + garbage).utf8)], ending: .silence))
    let heard = await ward.infer("hello", stream: true)
    #expect(Streams.errorCode(heard.bytes) == "upstream_unavailable")
    #expect(ward.upstream.abandonedCount == 1)
    #expect(try await ward.inferences().last?.action == .failed)
  }
}
