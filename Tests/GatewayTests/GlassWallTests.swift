import AuditRecords
import ClinicalModel
import Foundation
import Governance
import ModelWire
import Storage
import Testing

@testable import Gateway

/// The four sides of an inference and the marks on them.
@Suite struct GlassWallTests {
  struct Mark {
    let pane: String
    let kind: String
    let text: String
  }

  /// What the annotations mark, read from the panes by their byte ranges.
  static func marks(_ payload: InferencePayload) throws -> (marks: [Mark], isCut: Bool) {
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(payload.annotations)) as? [String: Any])
    let panes = [
      "sent": payload.agentSent, "left": payload.left, "back": payload.cameBack, "got": payload.agentGot,
    ]
    let marks = try (document["replacements"] as? [[String: Any]] ?? []).map { item in
      let name = try #require(item["pane"] as? String)
      let pane = try #require(panes[name])
      let (start, end) = (try #require(item["start"] as? Int), try #require(item["end"] as? Int))
      try #require(0 <= start && start < end && end <= pane.count)
      let text = try #require(String(validating: pane[start..<end], as: UTF8.self))
      return Mark(pane: name, kind: try #require(item["kind"] as? String), text: text)
    }
    return (marks, try #require(document["cut"] as? Bool))
  }

  private func payload(_ ward: Ward, _ heard: Heard) async throws -> InferencePayload {
    try await ward.settle()
    let inference = try #require(heard.inference)
    return try #require(try await ward.vault.payload(of: inference))
  }

  private static func echo(_ stream: Bool) -> ScriptedUpstream.Reply {
    { sent in
      let name = pseudonyms("NAME", in: sent.text).first ?? ""
      let text = "Dear \(name), «\(name)» and again \(name)."
      guard stream else { return .answer([Array(Answers.chat(text).utf8)]) }
      return .answer(
        type: "text/event-stream", [Array(Streams.events(.openAIChat, text.map(String.init)).utf8)])
    }
  }

  @Test(arguments: [false, true]) func marksCoverExactlyTheValueOrItsPseudonym(stream: Bool) async throws {
    let (ward, session) = try await Ward.withSession()
    ward.upstream.answers(Self.echo(stream))
    let heard = await ward.infer("172 µg – for Adelaide Quillfeather, MRN-84417203.", stream: stream)
    let payload = try await payload(ward, heard)
    #expect(payload.patient == People.ada.id)
    #expect(payload.session == session.id)
    let (marks, isCut) = try Self.marks(payload)
    #expect(!isCut)
    let sent = try #require(ward.upstream.sent.first?.text)
    let (name, mrn) = (
      try #require(pseudonyms("NAME", in: sent).first), try #require(pseudonyms("MRN", in: sent).first)
    )
    let texts = { (pane: String) in marks.filter { $0.pane == pane }.map(\.text) }
    #expect(texts("sent").contains("Adelaide Quillfeather"))
    #expect(texts("sent").contains { $0.contains("84417203") })
    #expect(texts("left") == [name, mrn])
    #expect(texts("back") == [name, name, name])
    #expect(texts("got") == Array(repeating: "Adelaide Quillfeather", count: 3))
    #expect(marks.filter { $0.pane == "sent" || $0.pane == "left" }.map(\.kind) == ["name", "mrn", "name", "mrn"])
    #expect(Set(marks.filter { $0.pane == "back" }.map(\.kind)) == ["pseudonym"])
    #expect(Set(marks.filter { $0.pane == "got" }.map(\.kind)) == ["restored"])
    #expect(!String(decoding: payload.left + payload.cameBack, as: UTF8.self).contains("Quillfeather"))
    #expect(String(decoding: payload.agentGot, as: UTF8.self).contains("and again Adelaide Quillfeather."))
  }

  @Test func onThePremisesTheSameTextLeavesWithItsFindingsMarked() async throws {
    let (ward, _) = try await Ward.withSession()
    ward.upstream.answers(Answers.chat("Fine."))
    let payload = try await payload(ward, await ward.infer("About Adelaide Quillfeather", model: Ward.localModel))
    #expect(payload.left == payload.agentSent)
    let marks = try Self.marks(payload).marks
    #expect(marks.map(\.pane) == ["sent", "left"])
    #expect(marks.allSatisfy { $0.text == "Adelaide Quillfeather" })
  }

  @Test func aRefusalShowsWhatWasSentAndThatNothingLeft() async throws {
    let (ward, _) = try await Ward.withSession()
    let heard = await ward.infer("Compare with Barnaby Thistlewood.")
    let payload = try await payload(ward, heard)
    #expect(String(decoding: payload.agentSent, as: UTF8.self).contains("Barnaby Thistlewood"))
    #expect(payload.left.isEmpty && payload.cameBack.isEmpty && payload.agentGot.isEmpty)
    #expect(try Self.marks(payload).marks.map(\.text) == ["Barnaby Thistlewood"])
  }

  @Test func whatIsWithheldIsSeenOnTheInsideOnly() async throws {
    let (ward, _) = try await Ward.withSession()
    ward.upstream.answers(Answers.chat("As with Barnaby Thistlewood."))
    let payload = try await payload(ward, await ward.infer("hello"))
    #expect(String(decoding: payload.cameBack, as: UTF8.self).contains("Barnaby Thistlewood"))
    #expect(!String(decoding: payload.agentGot, as: UTF8.self).contains("Thistlewood"))
  }

  @Test func withoutASessionNothingIsKept() async throws {
    let ward = try await Ward()
    let heard = await ward.infer("About Adelaide Quillfeather")
    try await ward.settle()
    let inference = try #require(heard.inference)
    #expect(try await ward.vault.payload(of: inference) == nil)
  }

  @Test(arguments: [0, 1, 40, 57, 64, 100]) func aLongSideIsCutAndMarksStayInside(limit: Int) async throws {
    var plan = Ward.Plan()
    plan.limits.paneBytes = limit
    let (ward, _) = try await Ward.withSession(plan)
    ward.upstream.answers(Self.echo(true))
    let heard = await ward.infer(
      "For Adelaide Quillfeather, " + String(repeating: "é", count: 500) + " Adelaide Quillfeather", stream: true)
    #expect(heard.text.contains("Quillfeather"), "what is kept is cut, not what the agent gets")
    let payload = try await payload(ward, heard)
    let (marks, isCut) = try Self.marks(payload)
    #expect(isCut)
    for mark in marks { #expect(mark.text == "Adelaide Quillfeather" || mark.text.hasPrefix("NAME-")) }
    for pane in [payload.agentSent, payload.left, payload.cameBack, payload.agentGot] {
      #expect(pane.count <= limit + 200, "\(pane.count)")
    }
  }
}
