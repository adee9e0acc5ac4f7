import AuditRecords
import ClinicalModel
import Governance
import HTTPTypes
import Hummingbird
import ModelWire
import NIOCore
import Testing

@testable import Gateway

/// Every refusal: its status, its shape, its record, and that nothing was sent.
@Suite struct RefusalTests {
  static let dialects: [Dialect] = [.openAIChat, .anthropicMessages]

  private func expectRefused(
    _ heard: Heard, _ dialect: Dialect, _ status: Int, _ code: String, in ward: Ward,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    #expect(heard.status == status, "\(heard.text)", sourceLocation: sourceLocation)
    #expect(heard.code == code, sourceLocation: sourceLocation)
    #expect((heard.error["message"] as? String)?.isEmpty == false, sourceLocation: sourceLocation)
    #expect(
      (heard.json["type"] as? String == "error") == (dialect == .anthropicMessages), sourceLocation: sourceLocation)
    #expect(heard.headers[.cacheControl] == "no-store", sourceLocation: sourceLocation)
    #expect(ward.upstream.sent.isEmpty, sourceLocation: sourceLocation)
    let records = try await ward.inferences()
    #expect(records.map(\.kind) == [.inferenceRefused], sourceLocation: sourceLocation)
    #expect(records.first?.action == .refused, sourceLocation: sourceLocation)
    #expect(records.first?.reason == code, sourceLocation: sourceLocation)
    #expect(records.first?.inference == heard.inference, sourceLocation: sourceLocation)
    #expect(try await eventually { ward.rooms.places.takenCount == 0 }, sourceLocation: sourceLocation)
  }

  @Test(arguments: dialects) func aStrangerIsRefusedBeforeTheBodyIsRead(dialect: Dialect) async throws {
    let ward = try await Ward()
    let unread = RequestBody(asyncSequence: NeverEnding())
    let heard = await ward.infer(ward.arrival(dialect, unread, key: .some("chp_wrong")))
    try await expectRefused(heard, dialect, 401, "invalid_device_key", in: ward)
    #expect(!heard.text.contains("chp_wrong"))
  }

  @Test func aRequestWithoutAnyKeyIsRefused() async throws {
    let ward = try await Ward()
    let heard = await ward.infer(ward.arrival(.openAIChat, "{}", key: .some(nil)))
    try await expectRefused(heard, .openAIChat, 401, "invalid_device_key", in: ward)
  }

  @Test func aRevokedKeyIsAStranger() async throws {
    let (ward, _) = try await Ward.withSession()
    try await ward.directory.revokeKey(ward.key.key.id, by: People.clinician.id)
    let heard = await ward.infer("hello")
    try await expectRefused(heard, .openAIChat, 401, "invalid_device_key", in: ward)
  }

  @Test func theKeyMayComeInEitherProvidersHeader() async throws {
    let (ward, _) = try await Ward.withSession()
    let body = Requests.body(.anthropicMessages, "hello")
    ward.upstream.answers(Answers.whole(.anthropicMessages, "hi"))
    let heard = await ward.infer(ward.arrival(.anthropicMessages, body, headers: [.apiKey: ward.key.secret]))
    #expect(heard.status == 200)
  }

  @Test(arguments: dialects) func aBodyThatIsNotJSONIsRefused(dialect: Dialect) async throws {
    let (ward, _) = try await Ward.withSession()
    let heard = await ward.infer(ward.arrival(dialect, #"{"model": "Adelaide Quillfeather", "#))
    try await expectRefused(heard, dialect, 400, "invalid_request", in: ward)
    #expect(!heard.text.contains("Quillfeather"))
  }

  @Test(arguments: dialects) func aBodyThatIsTooLargeIsRefused(dialect: Dialect) async throws {
    var plan = Ward.Plan()
    plan.limits.requestBodyBytes = 1000
    let (ward, _) = try await Ward.withSession(plan)
    let heard = await ward.infer(String(repeating: "x", count: 1000), dialect)
    try await expectRefused(heard, dialect, 413, "request_too_large", in: ward)
    #expect(heard.headers[.connection] == "close")
  }

  @Test(arguments: dialects) func aBodyThatTakesTooLongIsRefused(dialect: Dialect) async throws {
    var plan = Ward.Plan()
    plan.limits.requestBodySeconds = 0
    let (ward, _) = try await Ward.withSession(plan)
    let (body, source) = RequestBody.makeStream()
    await source.yield(ByteBuffer(string: "{"))
    let heard = await ward.infer(ward.arrival(dialect, body, breakOffBody: { source.finish($0) }))
    try await expectRefused(heard, dialect, 408, "request_timeout", in: ward)
    #expect(heard.headers[.connection] == "close")
  }

  @Test func aBodyWhoseConnectionBreaksIsRecorded() async throws {
    let (ward, _) = try await Ward.withSession()
    let heard = await ward.infer(ward.arrival(.openAIChat, RequestBody(asyncSequence: Breaking())))
    try await expectRefused(heard, .openAIChat, 499, "client_disconnected", in: ward)
  }

  /// Whatever ends the wait, the body was not slow: the connection is gone.
  @Test func aClientThatLeavesWhileItsBodyIsReadIsNotCalledSlow() async throws {
    let (ward, _) = try await Ward.withSession()
    let task = Task { await ward.infer(ward.arrival(.openAIChat, RequestBody(asyncSequence: NeverEnding()))) }
    #expect(try await eventually { ward.rooms.places.takenCount == 1 })
    task.cancel()
    try await expectRefused(await task.value, .openAIChat, 499, "client_disconnected", in: ward)
  }

  @Test(arguments: dialects) func anUnknownModelIsRefusedWithoutRepeatingItsName(dialect: Dialect) async throws {
    let (ward, _) = try await Ward.withSession()
    let heard = await ward.infer("hello", dialect, model: "Adelaide Quillfeather")
    try await expectRefused(heard, dialect, 404, "model_not_found", in: ward)
    #expect(!heard.text.contains("Quillfeather"))
    #expect(heard.text.contains(Ward.localModel))
    let record = try #require(try await ward.inferences().first)
    #expect(!String(decoding: record.canonicalJSON, as: UTF8.self).contains("Quillfeather"))
  }

  @Test func aModelOfOtherAgentsIsUnknownToThisOne() async throws {
    let (ward, _) = try await Ward.withSession()
    let heard = await ward.infer("hello", model: "not-for-this-agent")
    try await expectRefused(heard, .openAIChat, 404, "model_not_found", in: ward)
  }

  @Test func aFormatThatTheServerDoesNotSpeakIsRefused() async throws {
    let (ward, _) = try await Ward.withSession()
    let heard = await ward.infer("hello", .anthropicMessages, model: Ward.chatOnlyModel)
    try await expectRefused(heard, .anthropicMessages, 400, "format_not_supported", in: ward)
  }

  @Test(arguments: [
    #""previous_response_id":"resp_1""#, #""conversation":"conv_1""#, #""background":true"#, #""store":true"#,
  ])
  func whatAVendorWouldKeepIsRefused(field: String) async throws {
    let (ward, _) = try await Ward.withSession()
    let body = #"{"model":"\#(Ward.vendorModel)",\#(field),"input":"hello"}"#
    let heard = await ward.infer(ward.arrival(.openAIResponses, body))
    try await expectRefused(heard, .openAIResponses, 400, "provider_state_refused", in: ward)
  }

  @Test func aServerOnThePremisesMayKeepState() async throws {
    let (ward, _) = try await Ward.withSession()
    ward.upstream.answers(Answers.whole(.openAIResponses, "hi"))
    let body = #"{"model":"\#(Ward.localModel)","previous_response_id":"resp_1","input":"hello"}"#
    #expect(await ward.infer(ward.arrival(.openAIResponses, body)).status == 200)
    #expect(ward.upstream.sent.first?.text == body)
  }

  @Test(arguments: dialects) func anotherPatientIsRefusedWhateverThePolicySays(dialect: Dialect) async throws {
    let (ward, _) = try await Ward.withSession()
    let heard = await ward.infer("Compare with Barnaby Thistlewood.", dialect, model: Ward.localModel)
    try await expectRefused(heard, dialect, 403, "other_patient", in: ward)
    #expect(!heard.text.contains("Thistlewood"))
    #expect(!heard.text.contains("mistyped"))
    let record = try #require(try await ward.inferences().first)
    #expect(record.facts?["phi.findings"] == "another-patient")
    #expect(record.findings["name"] == 1)
  }

  /// Twins have neighbouring numbers: what is another patient's is refused, and may yet be a slip.
  @Test(arguments: [("MRN 84417204, please", true), ("MRN 84417204 and Barnaby Thistlewood", false)])
  func aNumberOneDigitFromThePatientsOwnIsRefusedWithThatHint(text: String, mayBeMistyped: Bool) async throws {
    var plan = Ward.Plan()
    plan.others = [
      Patient(
        id: try #require(PatientID("p3")), pseudonym: .random("pt"),
        name: HumanName(given: ["Cyrus"], family: "Okonkwo"),
        birthDate: try #require(CivilDate(year: 1977, month: 1, day: 2)), sex: .male, mrn: "MRN-84417204")
    ]
    let (ward, _) = try await Ward.withSession(plan)
    let heard = await ward.infer(text, .openAIChat, model: Ward.localModel)
    try await expectRefused(heard, .openAIChat, 403, "other_patient", in: ward)
    #expect(heard.text.contains("mistyped") == mayBeMistyped, "\(heard.text)")
  }

  @Test(arguments: dialects) func aPolicyThatBlocksNamesItsRule(dialect: Dialect) async throws {
    var plan = Ward.Plan()
    plan.baa = .expired
    let (ward, _) = try await Ward.withSession(plan)
    let heard = await ward.infer("hello", dialect)
    try await expectRefused(heard, dialect, 403, "policy_blocked", in: ward)
    #expect(heard.error["rule"] as? String == "no-baa")
    let decision = try #require(try await ward.inferences().first?.decision)
    #expect(decision == RecordedDecision(outcome: .block, rule: "no-baa", policyHash: "hash-of-clinical-default"))
  }

  @Test(arguments: dialects) func oneInferenceMoreThanTheLimitIsRefused(dialect: Dialect) async throws {
    var plan = Ward.Plan()
    plan.limits.concurrentInferences = 0
    let (ward, _) = try await Ward.withSession(plan)
    let heard = await ward.infer("hello", dialect)
    try await expectRefused(heard, dialect, 503, "too_busy", in: ward)
  }

  @Test func aPlaceIsGivenBackWhenTheAnswerIsWritten() async throws {
    var plan = Ward.Plan()
    plan.limits.concurrentInferences = 1
    let (ward, _) = try await Ward.withSession(plan)
    for _ in 0..<3 { #expect(await ward.infer("hello").status == 200) }
    let stream = Streams.events(.openAIChat, ["a"])
    ward.upstream.answers(.answer(type: "text/event-stream", [Array(stream.utf8)]))
    let busy = await ward.infer(
      "hello", stream: true, ear: Ear { _ in #expect(await ward.infer("me too").code == "too_busy") })
    #expect(busy.status == 200)
    #expect(try await eventually { ward.rooms.places.takenCount == 0 })
  }

  @Test func nothingBeginsDuringShutdown() async throws {
    let (ward, _) = try await Ward.withSession()
    ward.rooms.places.close()
    try await expectRefused(await ward.infer("hello"), .openAIChat, 503, "shutting_down", in: ward)
  }
}

/// A body that never comes.
struct NeverEnding: AsyncSequence, Sendable {
  typealias Element = ByteBuffer
  struct AsyncIterator: AsyncIteratorProtocol {
    func next() async throws -> ByteBuffer? {
      try await Task.sleep(for: .seconds(3600))
      return nil
    }
  }
  func makeAsyncIterator() -> AsyncIterator { AsyncIterator() }
}

/// A body whose connection is reset in the middle.
struct Breaking: AsyncSequence, Sendable {
  typealias Element = ByteBuffer
  struct Reset: Error {}
  struct AsyncIterator: AsyncIteratorProtocol {
    var isFirst = true
    mutating func next() async throws -> ByteBuffer? {
      guard isFirst else { throw Reset() }
      isFirst = false
      return ByteBuffer(string: "{")
    }
  }
  func makeAsyncIterator() -> AsyncIterator { AsyncIterator() }
}
