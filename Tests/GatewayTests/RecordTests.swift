import AuditLedger
import AuditRecords
import ClinicalModel
import Governance
import ModelWire
import Sessions
import Storage
import Synchronization
import Testing

@testable import Gateway

/// What stands in the ledger, and that nothing leaves without it.
@Suite struct RecordTests {
  @Test(arguments: [Ward.vendorModel, Ward.localModel], [false, true])
  func theIntentIsDurableBeforeTheServerSeesAByte(model: String, stream: Bool) async throws {
    let (ward, session) = try await Ward.withSession()
    let seen = Mutex<[AuditRecord]>([])
    ward.upstream.answers { _ in
      let records = (try? await ward.inferences()) ?? []
      seen.withLock { $0 = records }
      return .answer([Array(Answers.chat("ok").utf8)])
    }
    let heard = await ward.infer("hello", model: model, stream: stream)
    #expect(heard.status == 200)
    let intent = try #require(seen.withLock { $0 }.first)
    #expect(seen.withLock { $0.count } == 1)
    #expect(intent.kind == .inferenceIntent)
    #expect(intent.inference == heard.inference)
    #expect(intent.action == .sent)
    #expect(intent.session == session.id)
    #expect(intent.patient == People.ada.pseudonym)
    #expect(intent.purpose == .drafting)
    #expect(intent.consent == "drafting/opted-in/1")
    #expect(intent.user == People.clinician.id && intent.device == People.device.id && intent.key == ward.key.key.id)
    #expect(intent.agent == RecordedAgent(id: People.agent.id, version: "1.0"))
    #expect(intent.decision?.policyHash == "hash-of-clinical-default")
    #expect(intent.facts?["session.state"] == "active")
    #expect(intent.inputCommitment?.hasPrefix("hmac-sha256:") == true)
    #expect(intent.endpoints == [model == Ward.vendorModel ? "acme.test:443" : "llm.ward.test:8000"])
  }

  @Test func theOutcomeFollowsTheIntentAndSaysWhatCameBack() async throws {
    let (ward, _) = try await Ward.withSession()
    ward.upstream.answers(Answers.chat("Nothing new."))
    let heard = await ward.infer("hello")
    let records = try await ward.inferences()
    #expect(records.map(\.kind) == [.inferenceIntent, .inferenceOutcome])
    let outcome = try #require(records.last)
    #expect(outcome.inference == heard.inference)
    #expect(outcome.action == .completed)
    #expect(outcome.reason == nil)
    #expect(outcome.outputBytes == heard.bytes.count)
    #expect(outcome.outputCommitment?.hasPrefix("hmac-sha256:") == true)
    #expect(outcome.endpoints == ["acme.test:443"])
    #expect(outcome.facts == nil)
  }

  @Test func theCommitmentIsToTheBodyAsItWasSent() async throws {
    let (ward, _) = try await Ward.withSession()
    let body = Requests.body(.openAIChat, "About Adelaide Quillfeather")
    _ = await ward.infer(ward.arrival(.openAIChat, body))
    let intent = try #require(try await ward.inferences().first)
    #expect(intent.inputCommitment == (try await ward.vault.commitment(to: Array(body.utf8), patient: People.ada.id)))
    #expect(intent.inputBytes == body.utf8.count)
    #expect(intent.findings == ["name": 1])
  }

  @Test func noRecordHoldsPatientText() async throws {
    let (ward, _) = try await Ward.withSession()
    ward.upstream.answers { sent in
      .answer([Array(Answers.chat("For \(pseudonyms("NAME", in: sent.text).first ?? "")").utf8)])
    }
    let heard = await ward.infer("About Adelaide Quillfeather, MRN-84417203")
    #expect(heard.text.contains("Adelaide Quillfeather"))
    for record in try await ward.records() {
      let text = String(decoding: record.canonicalJSON, as: UTF8.self)
      #expect(!text.contains("Quillfeather") && !text.contains("84417203"))
    }
  }

  @Test(arguments: [false, true]) func aClosedLedgerSendsNothing(stream: Bool) async throws {
    let (ward, _) = try await Ward.withSession()
    await ward.ledger.close()
    let heard = await ward.infer("hello", stream: stream)
    #expect(heard.status == 503)
    #expect(heard.code == "ledger_unavailable")
    #expect(ward.upstream.sent.isEmpty)
    #expect(try await eventually { ward.rooms.places.takenCount == 0 })
    #expect(ward.board.runningCount == 0)
  }

  @Test func aClosedLedgerTakesNoWishForASession() async throws {
    let ward = try await Ward()
    await ward.ledger.close()
    #expect(await ward.infer("hello").code == "ledger_unavailable")
  }

  /// The patient's keys are gone: not even the commitment can be made.
  @Test func aPatientWithoutKeysSendsNothing() async throws {
    let (ward, _) = try await Ward.withSession()
    try await ward.vault.shred(patient: People.ada.id, at: ward.clock.now)
    let heard = await ward.infer("hello")
    #expect(heard.status == 503)
    #expect(heard.code == "vault_unavailable")
    #expect(ward.upstream.sent.isEmpty)
    let records = try await ward.inferences()
    #expect(records.map(\.kind) == [.inferenceRefused])
    #expect(records.first?.reason == "vault_unavailable")
  }

  /// Pseudonyms that could not be stored would be lost with the program: the text stays.
  @Test func aVaultThatCannotKeepPseudonymsSendsNothing() async throws {
    let (ward, _) = try await Ward.withSession()
    #expect(await ward.infer("hello").status == 200)
    try ward.database.close()
    let heard = await ward.infer("About Adelaide Quillfeather")
    #expect(heard.status == 503)
    #expect(heard.code == "vault_unavailable")
    #expect(ward.upstream.sent.count == 1)
    let records = try await ward.inferences().filter { $0.inference == heard.inference }
    #expect(records.map(\.kind) == [.inferenceIntent, .inferenceOutcome])
    #expect(records.last?.action == .refused)
    #expect(records.last?.reason == "vault_unavailable")
    #expect(records.last?.endpoints == [])
  }

  @Test func whatTheModelInventedIsCounted() async throws {
    let (ward, _) = try await Ward.withSession()
    ward.upstream.answers { sent in
      let name = pseudonyms("NAME", in: sent.text).first ?? ""
      return .answer([Array(Answers.chat("\(name), call (555) 010-9999 or mail someone@example.com.").utf8)])
    }
    _ = await ward.infer("About Adelaide Quillfeather; mail of her son: someone@example.com")
    let outcome = try #require(try await ward.inferences().last)
    #expect(outcome.inventedFindings == ["phone": 1])
  }
}
