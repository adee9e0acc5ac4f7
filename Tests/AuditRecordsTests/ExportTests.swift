import ClinicalModel
import Foundation
import SeededNumbers
import Testing

@testable import AuditRecords

@Suite struct ExportTests {
  private func exported(_ record: AuditRecord, index: UInt64 = 7) -> ExportedRecord {
    ExportedRecord(
      origin: "hospital.example/ledger", index: index, record: record, entry: record.canonicalJSON,
      leafHash: String(repeating: "ab", count: 32))
  }

  private func objects(_ bytes: [UInt8]) throws -> [[String: Any]] {
    try bytes.split(separator: UInt8(ascii: "\n")).map {
      try #require(try JSONSerialization.jsonObject(with: Data($0)) as? [String: Any])
    }
  }

  /// Whatever a record holds, each line is one JSON object, and only a line feed ends a line.
  @Test(arguments: [RecordExportFormat.fhir, .ocsf, .jsonl])
  func everyRecordIsOneObjectALine(format: RecordExportFormat) throws {
    let seed = UInt64.random(in: 0...(.max))
    var random = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      let record = randomRecord(&random)
      let lines = RecordExporter(format: format).lines(exported(record))
      #expect(lines.last == UInt8(ascii: "\n"))
      let count = lines.count { $0 == UInt8(ascii: "\n") }
      #expect(try objects(lines).count == count, "seed \(seed)")
      #expect(count == 1 || format == .ocsf)
    }
  }

  @Test(arguments: [
    ("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\""), ("+1", "'+1"), ("-1", "'-1"), ("@a", "'@a"),
    ("\tx", "'\tx"), ("\rx", "\"'\rx\""), ("plain", "plain"), ("a,b", "\"a,b\""), ("a\nb", "\"a\nb\""), ("", ""),
    ("1=2", "1=2"),
  ])
  func spreadsheetsRunNothing(text: String, cell: String) throws {
    var record = AuditRecord(kind: .signedIn, time: Timestamp(milliseconds: 0))
    record.reason = text
    let header = RecordTable.header.split(separator: ",")
    let place = try #require(header.firstIndex(of: "reason"))
    let expected = String(repeating: ",", count: header.count - 1 - place)
    #expect(RecordTable.row(1, record).hasSuffix("," + cell + expected))
  }

  /// A disclosure is claimed where data left for somebody else's computer, and nowhere else.
  @Test func onlyWhatLeftIsADisclosure() throws {
    var record = AuditRecord(kind: .inferenceOutcome, time: Timestamp(milliseconds: 0))
    record.patient = PatientPseudonym("p1")
    record.route = RecordedRoute(kind: .vendor, upstream: "acme")
    record.endpoints = ["api.acme.example:443"]
    record.action = .interrupted
    func profile() throws -> String? {
      let event = try #require(try objects(RecordExporter(format: .fhir).lines(exported(record))).first)
      let meta = event["meta"] as? [String: Any]
      return (meta?["profile"] as? [String])?.first?.split(separator: "/").last.map(String.init)
    }
    #expect(try profile() == "IHE.BasicAudit.PrivacyDisclosure.Source", "cut off is disclosed too")
    record.endpoints = []
    #expect(try profile() == nil)
    record.endpoints = ["10.0.0.7:8000"]
    record.route = RecordedRoute(kind: .onPremises, upstream: "local")
    #expect(try profile() == nil)
    record.route = RecordedRoute(kind: .vendor, upstream: "acme")
    record.patient = nil
    #expect(try profile() == nil)
    record.patient = PatientPseudonym("p1")
    record.kind = .inferenceRefused
    #expect(try profile() == nil)
  }

  /// A refusal raises an alert; what happened is an activity.
  @Test func aRefusalIsAlsoAFinding() throws {
    for kind in RecordKind.allCases {
      for outcome in [nil] + RecordedDecision.Outcome.allCases.map(Optional.some) {
        var record = AuditRecord(kind: kind, time: Timestamp(milliseconds: 5))
        record.decision = outcome.map { RecordedDecision(outcome: $0, rule: "r", policyHash: "h") }
        let events = try objects(RecordExporter(format: .ocsf).lines(exported(record)))
        let classes = events.compactMap { $0["class_uid"] as? Int }
        let isStopped = kind == .inferenceRefused || outcome == .block
        #expect(classes == (isStopped ? [6003, 2006] : [6003]), "\(kind)")
        for event in events {
          let (type, activity) = (event["type_uid"] as? Int, event["activity_id"] as? Int)
          #expect(type == (event["class_uid"] as? Int ?? 0) * 100 + (activity ?? -1))
        }
      }
    }
  }

  @Test func aFilterNarrowsByEveryOfItsTerms() throws {
    let seed = UInt64.random(in: 0...(.max))
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let record = randomRecord(&random)
      var filter = RecordFilter(
        patient: record.patient, session: record.session, inference: record.inference, user: record.user,
        agent: record.agent?.id, kind: record.kind, decision: record.decision?.outcome, from: record.time,
        to: record.time.advanced(bySeconds: 1))
      #expect(filter.matches(record), "seed \(seed)")
      filter.to = record.time
      #expect(!filter.matches(record))
      filter.to = nil
      filter.user = UserID("somebody-else")
      #expect(!filter.matches(record))
    }
  }
}
