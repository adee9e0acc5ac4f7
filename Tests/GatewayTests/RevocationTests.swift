import AuditRecords
import ClinicalModel
import Foundation
import Governance
import ModelWire
import Sessions
import Testing

@testable import Gateway

/// Revoking stops what runs, wherever it is.
@Suite struct RevocationTests {
  /// Starts an inference that hangs and gives back what it says in the end.
  private func hanging(
    _ ward: Ward, _ script: ScriptedUpstream.Script, _ dialect: Dialect = .openAIChat, stream: Bool = false
  ) async throws -> Task<Heard, Never> {
    ward.upstream.answers(script)
    let task = Task { await ward.infer("hello", dialect, stream: stream) }
    #expect(try await eventually { ward.upstream.sent.count == 1 })
    return task
  }

  private func expectInterrupted(_ ward: Ward, _ code: String) async throws {
    let records = try await ward.inferences()
    #expect(records.map(\.kind) == [.inferenceIntent, .inferenceOutcome])
    #expect(records.last?.action == .interrupted)
    #expect(records.last?.reason == code)
    #expect(try await eventually { ward.rooms.places.takenCount == 0 })
    #expect(ward.board.runningCount == 0)
  }

  @Test(arguments: Dialect.streaming) func aServerThatHangsIsLeftWhenTheSessionIsRevoked(dialect: Dialect) async throws
  {
    let (ward, session) = try await Ward.withSession()
    let running = try await hanging(ward, .silence, dialect)
    try await ward.revoke(session)
    let heard = await running.value
    #expect(heard.status == 403)
    #expect(heard.code == "session_revoked")
    #expect(ward.upstream.cancelledCount == 1)
    try await expectInterrupted(ward, "session_revoked")
  }

  @Test func aWholeAnswerThatHangsInTheMiddleIsLeftToo() async throws {
    let (ward, session) = try await Ward.withSession()
    let running = try await hanging(ward, .answer([Array(#"{"id":"#.utf8)], ending: .silence))
    try await ward.revoke(session)
    let heard = await running.value
    #expect(heard.status == 403)
    #expect(heard.code == "session_revoked")
    #expect(ward.upstream.abandonedCount == 1)
    try await expectInterrupted(ward, "session_revoked")
  }

  /// The end of a session, by its five ways, as a running stream hears it.
  enum Way: String, CaseIterable { case session, consent, key, agent, time }

  @Test(arguments: Way.allCases, Dialect.streaming) func aRunningStreamEnds(way: Way, dialect: Dialect) async throws {
    let (ward, session) = try await Ward.withSession()
    let events = Streams.events(dialect, ["One. ", "Two. "])
    let cut = try #require(events.range(of: "Two"))
    ward.upstream.answers(
      .answer(type: "text/event-stream", [Array(events[..<cut.lowerBound].utf8)], ending: .silence))
    let ear = Ear()
    let running = Task { await ward.infer("hello", dialect, stream: true, ear: ear) }
    #expect(try await eventually { Streams.joined(ear.bytes).text == "One. " })
    switch way {
    case .session: try await ward.revoke(session)
    case .consent:
      _ = try await ward.consents.set(.revoked, patient: People.ada.id, purpose: .drafting, by: People.clinician.id)
    case .key: try await ward.directory.revokeKey(ward.key.key.id, by: People.clinician.id)
    case .agent: try await ward.directory.upsert(People.suspendedAgent)
    case .time:
      ward.clock.advance(seconds: 8 * 3600)
      try await ward.desk.expireDue(now: ward.clock.now)
    }
    let heard = await running.value
    let code = way == .consent ? "consent_revoked" : "session_revoked"
    #expect(heard.status == 200)
    #expect(Streams.errorCode(heard.bytes) == code)
    #expect(Streams.joined(heard.bytes).text == "One. ")
    #expect(heard.isFinished)
    #expect(ward.upstream.abandonedCount == 1)
    try await expectInterrupted(ward, code)
  }

  /// Between finding the session and registering, and between registering and sending, the clock is read.
  @Test(arguments: [2, 3]) func aRevocationOnTheWayToTheServerIsNoticed(reading: Int) async throws {
    let (ward, session) = try await Ward.withSession()
    let arrival = ward.arrival(.openAIChat, Requests.body(.openAIChat, "hello"))
    ward.clock.onRead { count in
      if count == reading { ward.board.revoke(session: session.id, reason: .byClinician) }
    }
    let heard = await ward.infer(arrival)
    #expect(heard.status == 403)
    #expect(heard.code == "session_revoked")
    #expect(ward.upstream.sent.isEmpty)
    try await expectInterrupted(ward, "session_revoked")
    #expect(try await ward.inferences().last?.endpoints == [])
  }

  /// The head is here, the body not yet asked for.
  @Test(arguments: [false, true]) func aRevocationBetweenHeadAndBodyIsNoticed(stream: Bool) async throws {
    let (ward, session) = try await Ward.withSession()
    let answer = stream ? Streams.events(.openAIChat, ["secret"]) : Answers.chat("secret")
    ward.upstream.answers { _ in
      ward.board.revoke(session: session.id, reason: .consentWithdrawn)
      return .answer(type: stream ? "text/event-stream" : "application/json", [Array(answer.utf8)])
    }
    let heard = await ward.infer("hello", stream: stream)
    #expect(heard.status == 403)
    #expect(heard.code == "consent_revoked")
    #expect(!heard.text.contains("secret"))
    try await expectInterrupted(ward, "consent_revoked")
  }

  @Test func aRevocationBeforeTheBodyIsWrittenIsNoticed() async throws {
    let (ward, session) = try await Ward.withSession()
    let events = Streams.events(.openAIChat, ["secret"])
    ward.upstream.answers(.answer(type: "text/event-stream", [Array(events.utf8)]))
    let response = await Journey(rooms: ward.rooms).run(
      ward.arrival(.openAIChat, Requests.body(.openAIChat, "hello", stream: true)))
    try await ward.revoke(session)
    let heard = await Ear().listen(to: response)
    #expect(!heard.text.contains("secret"))
    #expect(Streams.errorCode(heard.bytes) == "session_revoked")
    #expect(try await ward.inferences().last?.action == .interrupted)
  }

  @Test func aStopOfTheProgramEndsWhatRuns() async throws {
    let (ward, _) = try await Ward.withSession()
    let running = try await hanging(ward, .silence)
    ward.rooms.places.close()
    ward.board.revokeEverything(reason: .shutdown)
    #expect(await running.value.code == "session_revoked")
    try await expectInterrupted(ward, "session_revoked")
  }

  @Test func anotherSessionsRevocationChangesNothing() async throws {
    let (ward, _) = try await Ward.withSession()
    ward.upstream.answers { _ in
      ward.board.revoke(session: .random("se"), reason: .byClinician)
      return .answer([Array(Answers.chat("ok").utf8)])
    }
    #expect(await ward.infer("hello").status == 200)
  }
}

extension People {
  static let suspendedAgent = Agent(
    id: agent.id, name: agent.name, version: agent.version, vendor: agent.vendor, stage: agent.stage,
    status: .suspended, files: agent.files, clipboard: agent.clipboard, network: agent.network,
    isPreviewRelease: agent.isPreviewRelease, approvedUntil: agent.approvedUntil, models: agent.models)
}
