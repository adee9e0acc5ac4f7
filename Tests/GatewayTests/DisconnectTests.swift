import AuditLedger
import AuditRecords
import Hummingbird
import ModelWire
import Sessions
import Synchronization
import Testing

@testable import Gateway

/// The agent goes away. The end is recorded all the same, once, and the place comes back.
@Suite struct DisconnectTests {
  private func expectInterrupted(_ ward: Ward) async throws {
    #expect(try await eventually { try await ward.inferences().count == 2 })
    let records = try await ward.inferences()
    #expect(records.map(\.kind) == [.inferenceIntent, .inferenceOutcome])
    #expect(records.last?.action == .interrupted)
    #expect(records.last?.reason == "client_disconnected")
    #expect(records.last?.endpoints == ["acme.test:443"])
    #expect(try await eventually { ward.rooms.places.takenCount == 0 })
    #expect(ward.board.runningCount == 0)
  }

  @Test func aClientThatStopsReadingEndsTheStream() async throws {
    let (ward, _) = try await Ward.withSession()
    let events = Streams.events(.openAIChat, ["One. ", "Two. "])
    ward.upstream.answers(
      .answer(type: "text/event-stream", events.utf8.map { [$0] }, ending: .silence))
    let heard = await ward.infer(
      "hello", stream: true, ear: Ear { bytes in if Streams.joined(bytes).text == "One. " { throw Ear.Gone() } })
    #expect(!heard.isFinished)
    #expect(ward.upstream.abandonedCount == 1)
    try await expectInterrupted(ward)
  }

  @Test func aConnectionThatClosesWhileTheServerIsSilentEndsTheStream() async throws {
    let (ward, _) = try await Ward.withSession()
    let start = Array(Streams.events(.openAIChat, ["One. "]).utf8.prefix(500))
    ward.upstream.answers(.answer(type: "text/event-stream", [start], ending: .silence))
    let ear = Ear()
    let task = Task { await ward.infer("hello", stream: true, ear: ear) }
    #expect(try await eventually { ward.rooms.revocations.runningCount == 1 && !ear.bytes.isEmpty })
    task.cancel()
    #expect(!(await task.value.isFinished))
    #expect(ward.upstream.abandonedCount == 1)
    try await expectInterrupted(ward)
  }

  /// Many times, because two tasks hear of the cancellation and either may be first.
  @Test(arguments: 0..<20) func aConnectionThatClosesBeforeTheHeadIsNotAnInternalError(round: Int) async throws {
    let (ward, _) = try await Ward.withSession()
    ward.upstream.answers(.silence)
    let task = Task { await ward.infer("hello") }
    #expect(try await eventually { ward.upstream.sent.count == 1 })
    task.cancel()
    #expect(await task.value.code == "client_disconnected")
    try await expectInterrupted(ward)
  }

  @Test func aConnectionThatClosesInAWholeAnswerIsRecorded() async throws {
    let (ward, _) = try await Ward.withSession()
    ward.upstream.answers(.answer([Array("{".utf8)], ending: .silence))
    let task = Task { await ward.infer("hello") }
    #expect(try await eventually { ward.upstream.sent.count == 1 })
    task.cancel()
    #expect(await task.value.code == "client_disconnected")
    try await expectInterrupted(ward)
  }

  /// The response is dropped and its body never written: nobody is left to record the end but its last owner.
  @Test func aResponseThatIsNeverWrittenIsRecorded() async throws {
    let (ward, _) = try await Ward.withSession()
    ward.upstream.answers(.answer(type: "text/event-stream", [], ending: .silence))
    let body = Requests.body(.openAIChat, "hello", stream: true)
    let status = await Journey(rooms: ward.rooms).run(ward.arrival(.openAIChat, body)).status
    #expect(status == .ok)
    let recording = Task { try await EndingRecording(rooms: ward.rooms).run() }
    try await expectInterrupted(ward)
    #expect(ward.upstream.abandonedCount == 1)
    recording.cancel()
  }

  /// The ledger failed after the bytes had left: the agent gets its answer, the intent stands alone.
  @Test func aLedgerThatFailsAfterSendingLeavesTheIntent() async throws {
    let (ward, _) = try await Ward.withSession()
    ward.upstream.answers { _ in
      await ward.ledger.close()
      return .answer([Array(Answers.chat("ok").utf8)])
    }
    #expect(await ward.infer("hello").status == 200)
    #expect(try await eventually { ward.rooms.places.takenCount == 0 })
  }
}
