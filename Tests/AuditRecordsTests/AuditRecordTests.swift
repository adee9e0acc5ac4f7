import ClinicalModel
import SeededNumbers
import Testing

@testable import AuditRecords

@Suite struct AuditRecordTests {
  @Test func canonicalBytesAreAsWritten() throws {
    var record = AuditRecord(kind: .inferenceIntent, time: Timestamp(milliseconds: 1_795_231_032_345))
    record.user = UserID("dr-okafor")
    record.findings = ["name": 2, "mrn": 1]
    record.model = RecordedModel(name: "a\"b\\c\u{1}\n", version: "")
    let text = String(decoding: record.canonicalJSON, as: UTF8.self)
    #expect(
      text
        == #"{"findings":{"mrn":1,"name":2},"kind":"inference-intent","model":{"name":"a\"b\\c\u0001\n","version":""},"#
        + #""time":"2026-11-21T03:17:12.345Z","user":"dr-okafor","version":1}"#)
  }

  @Test func everyRecordReadsBackAsItself() throws {
    for seed in 0..<300 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let record = randomRecord(&random)
      let bytes = record.canonicalJSON
      #expect(try AuditRecord(canonicalJSON: bytes) == record, "seed \(seed)")
    }
  }

  @Test func membersAreSortedAtEveryLevel() throws {
    for seed in 0..<100 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      guard case .object(let members) = try CanonicalReader.read(randomRecord(&random).canonicalJSON) else {
        Issue.record("not an object")
        return
      }
      expectSorted(members, seed: seed)
    }
  }

  @Test func supplementaryCharactersSortByTheirUTF16Units() {
    var record = AuditRecord(kind: .policyLoaded, time: Timestamp(milliseconds: 0))
    // U+FB33 is one unit above the surrogates that U+1F600 begins with: RFC 8785 sorts it last, UTF-8 would not.
    record.detail = ["\u{FB33}": "dalet", "\u{1F600}": "smile", "€": "euro", "\r": "cr", "1": "one"]
    let text = String(decoding: record.canonicalJSON, as: UTF8.self)
    #expect(
      text.hasPrefix(
        "{\"detail\":{\"\\r\":\"cr\",\"1\":\"one\",\"€\":\"euro\",\"\u{1F600}\":\"smile\",\"\u{FB33}\":\"dalet\"}"))
  }

  @Test(arguments: [
    ("", "record_malformed"), ("[]", "record_malformed"), ("{", "record_malformed"), ("{}", "record_field_missing"),
    (#"{"kind":"signed-in"}"#, "record_field_missing"),
    (#"{"kind":"signed-in","time":"2026-11-21T03:17:12.345Z","version":2}"#, "record_version_unsupported"),
    (#"{"kind":"no-such","time":"2026-11-21T03:17:12.345Z","version":1}"#, "record_field_invalid"),
    (#"{"kind":"signed-in","time":"yesterday","version":1}"#, "record_field_invalid"),
    (#"{"kind":"signed-in","time":"2026-11-21T03:17:12.345Z","version":"1"}"#, "record_field_invalid"),
    (#"{"kind":"signed-in","time":"2026-11-21T03:17:12Z","version":1}"#, "record_not_canonical"),
    (#"{"time":"2026-11-21T03:17:12.345Z","kind":"signed-in","version":1}"#, "record_not_canonical"),
    (#"{"detail":{},"kind":"signed-in","time":"2026-11-21T03:17:12.345Z","version":1}"#, "record_not_canonical"),
    (#"{"kind":"signed-in","time":"2026-11-21T03:17:12.345Z","version":01}"#, "record_not_canonical"),
    (#"{"kind":"signed-in","kind":"signed-in","time":"2026-11-21T03:17:12.345Z","version":1}"#, "record_malformed"),
    (#"{"kind":"signed-in","time":"2026-11-21T03:17:12.345Z","version":1,"x":1}"#, "record_field_unknown"),
    (#"{"kind":"signed-in","time":"2026-11-21T03:17:12.345Z","version":1} "#, "record_malformed"),
    (#"{"kind":"signed-in","time":"2026-11-21T03:17:12.345Z","version":1.0}"#, "record_malformed"),
    (#"{"kind":"signed-in","time":"2026-11-21T03:17:12.345Z","version":9007199254740993}"#, "record_malformed"),
    (#"{"kind":"signed-in","time":"2026-11-21T03:17:12.345Z","user":"a b","version":1}"#, "record_field_invalid"),
    (#"{"kind":"\u0073igned-in","time":"2026-11-21T03:17:12.345Z","version":1}"#, "record_malformed"),
    (#"{"agent":{"id":"a"},"kind":"signed-in","time":"2026-11-21T03:17:12.345Z","version":1}"#, "record_field_missing"),
    (#"{"detail":[[[[[1]]]]],"kind":"signed-in"}"#, "record_malformed"),
  ])
  func whatIsNotARecordIsRefusedWithItsReason(text: String, code: String) {
    #expect { try AuditRecord(canonicalJSON: Array(text.utf8)) } throws: { ($0 as? RecordError)?.code == code }
  }

  @Test func changedBytesNeverReadAsTheSameRecord() {
    for seed in 0..<200 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let record = randomRecord(&random)
      var bytes = record.canonicalJSON
      let place = Int.random(in: 0..<bytes.count, using: &random)
      bytes[place] ^= UInt8.random(in: 1...255, using: &random)
      #expect((try? AuditRecord(canonicalJSON: bytes)) != record, "seed \(seed), byte \(place)")
    }
  }

  @Test func invalidUTF8IsRefused() {
    var bytes = Array(#"{"kind":"signed-in","reason":"?","time":"2026-11-21T03:17:12.345Z","version":1}"#.utf8)
    if let place = bytes.firstIndex(of: UInt8(ascii: "?")) { bytes[place] = 0xFF }
    #expect(throws: RecordError.self) { try AuditRecord(canonicalJSON: bytes) }
  }

  @Test func aRecordThatNoBundleHoldsIsRefused() throws {
    var record = AuditRecord(kind: .policyLoaded, time: Timestamp(milliseconds: 0))
    #expect(try record.ledgerEntry() == record.canonicalJSON)
    record.detail["note"] = String(repeating: "x", count: AuditRecord.entryBytesMax)
    #expect(throws: RecordError.self) { try record.ledgerEntry() }
  }

  @Test func textsThatAgentsChooseAreClippedBetweenScalars() {
    let long = String(repeating: "é", count: 1000)
    let model = RecordedModel(name: long, version: "1")
    #expect(model.name.utf8.count <= AuditRecord.clientTextBytesMax)
    #expect(model.name.hasSuffix("é…"))
    #expect(RecordedModel(name: "gpt", version: "").name == "gpt")
    #expect(RecordedModel(name: model.name, version: "").name == model.name)
  }

  @Test func errorsHaveCodesAndNoContent() {
    let error = RecordError.unknownField(String(repeating: "k", count: 500))
    #expect(error.description.utf8.count < 200)
    #expect(RecordError.notCanonical.code == "record_not_canonical")
  }

  private func expectSorted(_ members: [(name: String, value: RecordValue)], seed: UInt64) {
    let names = members.map(\.name)
    #expect(names == names.sorted { Array($0.utf16).lexicographicallyPrecedes(Array($1.utf16)) }, "seed \(seed)")
    for case .object(let inner) in members.map(\.value) { expectSorted(inner, seed: seed) }
  }
}
