import AuditRecords
import ClinicalModel
import Governance
import Hummingbird
import ModelWire
import SeededNumbers
import Sessions
import Testing
import Upstreams

@testable import Gateway

/// Many inferences at once, whatever happens to them.
@Suite struct ManyInferencesTests {
  static let inferences = 200
  static let keys = 8

  /// What becomes of one inference.
  enum Fate: CaseIterable { case whole, streamed, silent, breaksOff, fails, clientLeaves, dropped, cancelled }

  @Test func everyIntentHasExactlyOneOutcome() async throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    let ward = try await Ward()
    var secrets: [(IssuedKey, Session)] = []
    for _ in 0..<Self.keys {
      let key = try await ward.directory.issueKey(
        agent: People.agent.id, device: People.device.id, clinician: People.clinician.id)
      secrets.append((key, try await ward.openSession(key)))
    }
    ward.upstream.answers { sent in Self.script(sent.text) }
    let fates = (0..<Self.inferences).map { _ in Fate.allCases.randomElement(using: &random) ?? .whole }
    let owners = (0..<Self.inferences).map { _ in secrets.randomElement(using: &random) ?? secrets[0] }
    let delays = (0..<Self.keys).map { _ in Int.random(in: 0..<400, using: &random) }
    await withTaskGroup(of: Void.self) { group in
      for (fate, owner) in zip(fates, owners) { group.addTask { await Self.live(fate, ward, owner.0.secret) } }
      for (delay, owner) in zip(delays, secrets) {
        group.addTask {
          try? await Task.sleep(for: .milliseconds(delay))
          try? await ward.revoke(owner.1)
        }
      }
    }
    #expect(try await eventually { ward.rooms.places.takenCount == 0 }, "seed \(seed)")
    #expect(ward.board.runningCount == 0, "seed \(seed)")
    let records = try await ward.inferences()
    let intents = records.filter { $0.kind == .inferenceIntent }.compactMap(\.inference)
    let outcomes = records.filter { $0.kind == .inferenceOutcome }.compactMap(\.inference)
    #expect(Set(intents).count == intents.count, "seed \(seed)")
    #expect(Set(outcomes).count == outcomes.count, "seed \(seed)")
    #expect(Set(intents) == Set(outcomes), "seed \(seed)")
    #expect(Set(records.compactMap(\.inference)).count == Self.inferences, "seed \(seed)")
    #expect(ward.upstream.sent.count <= intents.count, "seed \(seed)")
  }

  private static func script(_ body: String) -> ScriptedUpstream.Script {
    let events = Array(Streams.events(.openAIChat, ["One. ", "Two. "]).utf8)
    if body.contains("silent") || body.contains("cancelled") { return .silence }
    if body.contains("fails") { return .failure(.connectionLost(authority: "a:1")) }
    if body.contains("breaksOff") { return .answer(type: "text/event-stream", [Array(events.prefix(300))]) }
    if body.contains(#""stream":true"#) {
      return .answer(type: "text/event-stream", [Array(events.prefix(200)), Array(events.dropFirst(200))])
    }
    return .answer([Array(Answers.chat("ok").utf8)])
  }

  private static func live(_ fate: Fate, _ ward: Ward, _ secret: String) async {
    let stream = [.streamed, .breaksOff, .clientLeaves, .dropped].contains(fate)
    let arrival = ward.arrival(
      .openAIChat, Requests.body(.openAIChat, "\(fate)", stream: stream), key: .some(secret))
    switch fate {
    case .clientLeaves: _ = await ward.infer(arrival, ear: Ear { _ in throw Ear.Gone() })
    case .dropped: _ = await Journey(rooms: ward.rooms).run(arrival).status
    case .cancelled:
      let task = Task { await ward.infer(arrival) }
      try? await Task.sleep(for: .milliseconds(5))
      task.cancel()
      _ = await task.value
    case .whole, .streamed, .silent, .breaksOff, .fails: _ = await ward.infer(arrival)
    }
  }
}
