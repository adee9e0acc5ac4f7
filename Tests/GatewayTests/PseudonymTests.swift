import AuditRecords
import ClinicalModel
import Foundation
import ModelWire
import Testing

@testable import Gateway

/// What leaves and what comes back.
@Suite struct PseudonymTests {
  static let identifiers = ["Adelaide", "Quillfeather", "84417203", "867-5309", "adelaide.q@example.org"]
  static let prompt =
    "Letter for Adelaide Quillfeather, MRN-84417203, phone (555) 867-5309, adelaide.q@example.org. Thank you."
  static let arguments = #"{"who":"Quillfeather, Adelaide","mrn":"MRN-84417203"}"#

  /// Answers with the pseudonyms that it was sent, in text and in a tool call's arguments.
  private static func echo(
    _ dialect: Dialect, pieces: @escaping @Sendable (String) -> [[UInt8]] = { [Array($0.utf8)] }
  ) -> ScriptedUpstream.Reply {
    { sent in
      let name = pseudonyms("NAME", in: sent.text).last ?? "none"
      let mrn = pseudonyms("MRN", in: sent.text).last ?? "none"
      let (text, arguments) = ("Dear \(name)! Your number: \(mrn).", #"{"who":"\#(name)","mrn":"\#(mrn)"}"#)
      guard sent.text.contains(#""stream":true"#) else {
        return .answer(pieces(Answers.whole(dialect, text, arguments: arguments)))
      }
      let events = Streams.events(
        dialect, text.map(String.init), arguments: [String(arguments.prefix(20)), String(arguments.dropFirst(20))])
      return .answer(type: "text/event-stream; charset=utf-8", pieces(events))
    }
  }

  @Test(arguments: Dialect.allCases) func noIdentifierLeavesForAVendor(dialect: Dialect) async throws {
    let (ward, _) = try await Ward.withSession()
    ward.upstream.answers(Answers.whole(dialect, "ok"))
    let body = Requests.body(dialect, Self.prompt, toolArguments: Self.arguments)
    let heard = await ward.infer(ward.arrival(dialect, body))
    #expect(heard.status == 200, "\(heard.text)")
    let sent = try #require(ward.upstream.sent.first)
    for identifier in Self.identifiers { #expect(!sent.text.contains(identifier), "\(sent.text)") }
    #expect(sent.text.contains("Letter for NAME-"))
    #expect(sent.text.contains(#""acme-large-3""#), "the server's own name for the model")
    #expect((try? JSONSerialization.jsonObject(with: Data(sent.text.utf8))) != nil)
  }

  @Test(arguments: Dialect.allCases) func nothingIsChangedForAServerOnThePremises(dialect: Dialect) async throws {
    let (ward, _) = try await Ward.withSession()
    ward.upstream.answers(Answers.whole(dialect, "ok"))
    let body = Requests.body(dialect, Self.prompt, model: Ward.localModel, toolArguments: Self.arguments)
    #expect(await ward.infer(ward.arrival(dialect, body)).status == 200)
    #expect(ward.upstream.sent.first?.text == body)
  }

  @Test(arguments: Dialect.streaming) func valuesComeBackInAWholeAnswer(dialect: Dialect) async throws {
    let (ward, _) = try await Ward.withSession()
    ward.upstream.answers(Self.echo(dialect))
    let heard = await ward.infer(Self.prompt, dialect)
    #expect(heard.text.contains("Dear Adelaide Quillfeather! Your number: MRN-84417203."), "\(heard.text)")
    #expect(pseudonyms("NAME", in: heard.text).isEmpty && pseudonyms("MRN", in: heard.text).isEmpty)
    #expect(!heard.json.isEmpty)
  }

  /// Every byte is a read of its own, and every character an event of its own: no place is left uncut.
  @Test(arguments: Dialect.streaming) func valuesComeBackInAStreamCutAtEveryByte(dialect: Dialect) async throws {
    let (ward, _) = try await Ward.withSession()
    ward.upstream.answers(Self.echo(dialect) { $0.utf8.map { [$0] } })
    let heard = await ward.infer(Self.prompt, dialect, stream: true)
    let (text, arguments) = Streams.joined(heard.bytes)
    #expect(text == "Dear Adelaide Quillfeather! Your number: MRN-84417203.")
    #expect(arguments == #"{"who":"Adelaide Quillfeather","mrn":"MRN-84417203"}"#)
    #expect(heard.isFinished)
    #expect(Streams.errorCode(heard.bytes) == nil)
    #expect(try await ward.inferences().last?.action == .completed)
  }

  @Test func aValueIsEscapedForTheToolCallItStandsIn() async throws {
    let (ward, _) = try await Ward.withSession()
    ward.upstream.answers { sent in
      let name = pseudonyms("NAME", in: sent.text).first ?? ""
      return .answer([Array(Answers.chat("ok", arguments: #"{"who":"\#(name)"}"#).utf8)])
    }
    let heard = await ward.infer("About Adelaide\n\tQuillfeather today")
    let message = ((heard.json["choices"] as? [[String: Any]])?.first?["message"] as? [String: Any])
    let call = (message?["tool_calls"] as? [[String: Any]])?.first?["function"] as? [String: Any]
    let arguments = try #require(call?["arguments"] as? String)
    let parsed = try JSONSerialization.jsonObject(with: Data(arguments.utf8)) as? [String: String]
    #expect(parsed == ["who": "Adelaide\n\tQuillfeather"])
  }

  @Test func aSessionKeepsItsPseudonymsAndAnotherHasItsOwn() async throws {
    let (ward, _) = try await Ward.withSession()
    for _ in 0..<2 { _ = await ward.infer("About Adelaide Quillfeather") }
    _ = try await ward.openSession()
    _ = await ward.infer("About Adelaide Quillfeather")
    let names = ward.upstream.sent.flatMap { pseudonyms("NAME", in: $0.text) }
    try #require(names.count == 3)
    #expect(names[0] == names[1])
    #expect(names[0] != names[2])
  }

  @Test func anAgentThatMayNotSeeValuesGetsPseudonyms() async throws {
    var plan = Ward.Plan()
    plan.policy = Policies.withoutRestoring
    let (ward, _) = try await Ward.withSession(plan)
    ward.upstream.answers(Self.echo(.openAIChat))
    let heard = await ward.infer(Self.prompt)
    #expect(heard.text.contains("Dear NAME-"))
    #expect(!heard.text.contains("Quillfeather"))
  }

  @Test func aSignedThinkingBlockThatIdentifiesStaysHere() async throws {
    let (ward, _) = try await Ward.withSession()
    let body = #"""
      {"model":"vendor-llm","max_tokens":9,"messages":[{"role":"assistant","content":[{"type":"thinking",
      "thinking":"This is about Adelaide Quillfeather.","signature":"EqQBCkgIARABGAIiQL8m3xkQ2Zb7hYwT4u9vN1cR0sP6dJ5gK+aXfEoW"}]},{"role":"user","content":"go on"}]}
      """#
    let heard = await ward.infer(ward.arrival(.anthropicMessages, body))
    #expect(heard.status == 403)
    #expect(heard.code == "sealed_text_identifies")
    #expect(ward.upstream.sent.isEmpty)
    let records = try await ward.inferences()
    #expect(records.map(\.kind) == [.inferenceIntent, .inferenceOutcome])
    #expect(records.last?.action == .refused)
    #expect(records.last?.endpoints == [])
  }
}
