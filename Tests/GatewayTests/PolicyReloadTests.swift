import AuditLedger
import AuditRecords
import ClinicalModel
import Foundation
import Governance
import ModelWire
import PolicyEngine
import Sessions
import Testing
import Upstreams

@testable import Gateway

/// A new policy counts at once, also for what runs.
@Suite struct PolicyReloadTests {
  @Test func aNewPolicyEndsTheSessionsAndStreamsThatItBlocks() async throws {
    let (ward, session) = try await Ward.withSession()
    let events = Streams.events(.openAIChat, ["One. ", "Two. "])
    let cut = try #require(events.range(of: "Two"))
    ward.upstream.answers(
      .answer(type: "text/event-stream", [Array(events[..<cut.lowerBound].utf8)], ending: .silence))
    let ear = Ear()
    let running = Task { await ward.infer("hello", stream: true, ear: ear) }
    #expect(try await eventually { !ear.bytes.isEmpty })
    try await ward.rooms.adopt(Policies.lockdown)
    let heard = await running.value
    #expect(Streams.errorCode(heard.bytes) == "session_revoked")
    #expect(heard.text.contains("policy changed"))
    guard case .revoked(_, .policyChanged) = try #require(ward.desk.session(session.id)).state else {
      Issue.record("the session is still open")
      return
    }
    let loaded = try #require(try await ward.records().first { $0.kind == .policyLoaded })
    #expect(loaded.detail["policy"] == "hash-of-lockdown")
    #expect(loaded.detail["replaces"] == "hash-of-clinical-default")
    #expect(try await ward.inferences().last?.action == .interrupted)
    _ = try await ward.openSession()
    #expect(await ward.infer("hello").code == "policy_blocked")
  }

  @Test func aSessionThatTheNewPolicyPermitsGoesOn() async throws {
    let (ward, session) = try await Ward.withSession()
    #expect(await ward.infer("hello").status == 200)
    try await ward.rooms.adopt(Policies.withoutRestoring)
    #expect(ward.desk.session(session.id)?.state == .active)
    #expect(await ward.infer("hello").status == 200)
  }

  /// Nothing was ever let through under it, so that there is nothing to ask the new policy about.
  @Test func aSessionThatWasNeverUsedIsDecidedAtItsFirstRequest() async throws {
    let (ward, session) = try await Ward.withSession()
    try await ward.rooms.adopt(Policies.lockdown)
    #expect(ward.desk.session(session.id)?.state == .active)
    #expect(await ward.infer("hello").code == "policy_blocked")
    #expect(ward.upstream.sent.isEmpty)
  }

  @Test func aPolicyThatCannotBeRecordedIsNotAdopted() async throws {
    let (ward, session) = try await Ward.withSession()
    #expect(await ward.infer("hello").status == 200)
    await ward.ledger.close()
    await #expect(throws: (any Error).self) { try await ward.rooms.adopt(Policies.lockdown) }
    #expect(ward.rooms.policy.current.hash == "hash-of-clinical-default")
    #expect(ward.desk.session(session.id)?.state == .active)
  }

  @Test func aRefusedPolicyIsRecordedAndTheOldOneStays() async throws {
    let (ward, _) = try await Ward.withSession()
    try await ward.rooms.recordRefusedPolicy(hash: "abc", code: "policy_refused")
    let record = try #require(try await ward.records().last)
    #expect(record.kind == .policyLoaded)
    #expect(record.action == .refused)
    #expect(record.reason == "policy_refused")
    #expect(record.detail == ["policy": "abc", "stays": "hash-of-clinical-default"])
    #expect(await ward.infer("hello").status == 200)
  }

  /// An empty situation is blocked by every policy, so a session that is remembered would not pass.
  @Test func sessionFactsForgetRatherThanGrow() throws {
    let memory = SessionFacts()
    let policy = Policies.lockdown.policy
    let first = SessionID.random("se")
    memory.note(Facts(), for: first)
    #expect(!memory.wouldAll(in: first, pass: policy))
    for _ in 0..<10_000 { memory.note(Facts(), for: .random("se")) }
    #expect(memory.wouldAll(in: first, pass: policy))
  }

  /// A session did one thing that the new policy blocks, and then another that it permits.
  @Test func everySituationOfASessionCounts() async throws {
    let (ward, session) = try await Ward.withSession()
    #expect(await ward.infer("hello").status == 200)
    let memory = ward.rooms.sessionFacts
    let policy = ward.rooms.policy.current
    #expect(memory.wouldAll(in: session.id, pass: policy))
    memory.note(Facts(), for: session.id)
    #expect(!memory.wouldAll(in: session.id, pass: policy))
  }
}
