import AuditRecords
import ClinicalModel
import Foundation
import ModelWire
import Storage
import Testing

@testable import Gateway
@testable import Sessions

/// What leaves, comes back and is recorded where the policy asks for surrogates.
@Suite struct SurrogateAnswerTests {
  /// The surrogates that the vendor got for `PseudonymTests.prompt`.
  struct Seen {
    let given, family, mrn, phone, email: String

    init?(_ sent: String) {
      let form =
        /Letter for (\w+) (\w+), MRN-(\d{8}), phone \((\d{3})\) 555-(01\d\d), ([\w.]+@example\.org)\. Thank you\./
      guard let match = sent.firstMatch(of: form) else { return nil }
      (given, family, mrn) = (String(match.1), String(match.2), String(match.3))
      (phone, email) = ("\(match.4)555\(match.5)", String(match.6))
    }
  }

  private static func ward() async throws -> (Ward, Session) {
    var plan = Ward.Plan()
    plan.policy = Policies.withSurrogates
    return try await Ward.withSession(plan)
  }

  private static let reworded =
    "Dear Ms. Quillfeather! QUILLFEATHER, Adelaide\u{2019}s number is 84417203; A. Quillfeather, 555.867.5309, "
    + "adelaide.q@example.org."

  /// Answers in other words than it was asked, in text and in a tool call's arguments.
  private static func reply(
    _ dialect: Dialect, pieces: @escaping @Sendable (String) -> [[UInt8]] = { [Array($0.utf8)] }
  ) -> ScriptedUpstream.Reply {
    { sent in
      guard let seen = Seen(sent.text) else { return .answer([Array(Answers.whole(dialect, "no surrogates").utf8)]) }
      let phone = "\(seen.phone.prefix(3)).555.\(seen.phone.suffix(4))"
      let text =
        "Dear Ms. \(seen.family)! \(seen.family.uppercased()), \(seen.given)\u{2019}s number is \(seen.mrn); "
        + "\(seen.given.prefix(1)). \(seen.family), \(phone), \(seen.email.capitalized)."
      let arguments = #"{"who":"\#(seen.family), \#(seen.given)","mrn":"MRN-\#(seen.mrn)"}"#
      guard sent.text.contains(#""stream":true"#) else {
        return .answer(pieces(Answers.whole(dialect, text, arguments: arguments)))
      }
      let events = Streams.events(
        dialect, text.map(String.init), arguments: [String(arguments.prefix(12)), String(arguments.dropFirst(12))])
      return .answer(type: "text/event-stream; charset=utf-8", pieces(events))
    }
  }

  @Test(arguments: Dialect.allCases) func aVendorReadsALetterAboutSomebodyElse(dialect: Dialect) async throws {
    let (ward, _) = try await Self.ward()
    ward.upstream.answers(Answers.whole(dialect, "ok"))
    let body = Requests.body(dialect, PseudonymTests.prompt, toolArguments: PseudonymTests.arguments)
    let heard = await ward.infer(ward.arrival(dialect, body))
    #expect(heard.status == 200, "\(heard.text)")
    let sent = try #require(ward.upstream.sent.first?.text)
    for identifier in PseudonymTests.identifiers { #expect(!sent.contains(identifier), "\(sent)") }
    let seen = try #require(Seen(sent), "\(sent)")
    #expect(sent.contains("\(seen.family), \(seen.given)"), "one person in both texts")
    #expect(sent.components(separatedBy: seen.mrn).count == 3, "one number in both texts")
  }

  @Test(arguments: Dialect.streaming) func rewordedValuesComeBackInAWholeAnswer(dialect: Dialect) async throws {
    let (ward, _) = try await Self.ward()
    ward.upstream.answers(Self.reply(dialect))
    let heard = await ward.infer(PseudonymTests.prompt, dialect)
    #expect(heard.text.contains(Self.reworded), "\(heard.text)")
  }

  /// Every byte is a read of its own, and every character an event of its own: no place is left uncut.
  @Test(arguments: Dialect.streaming) func rewordedValuesComeBackInAStreamCutAtEveryByte(dialect: Dialect) async throws
  {
    let (ward, _) = try await Self.ward()
    ward.upstream.answers(Self.reply(dialect) { $0.utf8.map { [$0] } })
    let heard = await ward.infer(PseudonymTests.prompt, dialect, stream: true)
    let (text, arguments) = Streams.joined(heard.bytes)
    #expect(text == Self.reworded)
    #expect(arguments == #"{"who":"Quillfeather, Adelaide","mrn":"MRN-84417203"}"#)
    #expect(heard.isFinished && Streams.errorCode(heard.bytes) == nil)
  }

  @Test func aSessionKeepsItsSurrogatesAfterARestartAndAnotherHasItsOwn() async throws {
    let (ward, session) = try await Self.ward()
    ward.upstream.answers(Answers.chat("ok"))
    for _ in 0..<2 {
      _ = await ward.infer(PseudonymTests.prompt)
      // Nothing is left in memory, as after a restart.
      ward.rooms.pseudonyms.forget(session.id)
    }
    _ = try await ward.openSession()
    _ = await ward.infer(PseudonymTests.prompt)
    let seen = try ward.upstream.sent.map { try #require(Seen($0.text)) }
    try #require(seen.count == 3)
    #expect((seen[0].family, seen[0].mrn) == (seen[1].family, seen[1].mrn))
    #expect((seen[0].family, seen[0].mrn) != (seen[2].family, seen[2].mrn))
  }

  @Test func theRecordSaysTheStyleAndNamesNobody() async throws {
    let (ward, _) = try await Self.ward()
    ward.upstream.answers(Self.reply(.openAIChat))
    _ = await ward.infer(PseudonymTests.prompt)
    let records = try await ward.inferences()
    #expect(records.map { $0.detail["pseudonyms"] } == ["surrogate", "surrogate"])
    #expect(records.first?.decision?.obligations.starts(with: ["pseudonymise", "surrogates"]) == true)
    #expect(records.last?.inventedFindings == [:], "a value in other words is not invented")
    let sent = try #require(ward.upstream.sent.first?.text)
    let seen = try #require(Seen(sent))
    let text = String(decoding: records.flatMap(\.canonicalJSON), as: UTF8.self)
    for value in PseudonymTests.identifiers + [seen.family, seen.mrn, seen.email] { #expect(!text.contains(value)) }
  }

  @Test func codesAreRecordedAsCodesAndNothingWhereNothingIsReplaced() async throws {
    let (ward, _) = try await Ward.withSession()
    ward.upstream.answers(Answers.chat("ok"))
    _ = await ward.infer(PseudonymTests.prompt)
    _ = await ward.infer(ward.arrival(.openAIChat, Requests.body(.openAIChat, "x", model: Ward.localModel)))
    let records = try await ward.inferences()
    #expect(records.map { $0.detail["pseudonyms"] } == ["code", nil, "code", nil])
  }

  @Test func whatDoesNotComeBackIsCounted() async throws {
    let (ward, _) = try await Self.ward()
    ward.upstream.answers { sent in
      let family = Seen(sent.text)?.family ?? ""
      return .answer([Array(Answers.chat("Mr. \(family)berg, MRN 70012345, is better.").utf8)])
    }
    let heard = await ward.infer(PseudonymTests.prompt)
    #expect(heard.text.contains("berg, MRN 70012345"))
    let invented = try await ward.inferences().last?.inventedFindings
    #expect(invented?["mrn"] == 1 && invented?["name"] == 1, "\(invented ?? [:])")
  }

  @Test func theGlassWallMarksWhatCameBackInOtherWords() async throws {
    let (ward, _) = try await Self.ward()
    ward.upstream.answers(Self.reply(.openAIChat))
    let heard = await ward.infer(PseudonymTests.prompt)
    try await ward.settle()
    let inference = try #require(heard.inference)
    let payload = try #require(try await ward.vault.payload(of: inference))
    let marks = try GlassWallTests.marks(payload).marks
    #expect(
      marks.filter { $0.kind == "restored" }.map(\.text).starts(with: ["Quillfeather", "QUILLFEATHER", "Adelaide"]))
  }
}
