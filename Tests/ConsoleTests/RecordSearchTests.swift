import AuditLedger
import AuditRecords
import ClinicalModel
import Foundation
import Testing

@testable import Console

struct RecordSearchTests {
  private func withLedger(_ records: [AuditRecord], _ body: (RecordSearch) async throws -> Void) async throws {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("console-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: directory) }
    let ledger = try await Ledger.open(
      directory: directory.path, signer: .generate(name: "console.example/test"))
    for record in records { _ = try await ledger.append(record.canonicalJSON) }
    try await body(RecordSearch(ledger: ledger))
    await ledger.close()
  }

  private func record(_ kind: RecordKind, user: String, patient: String? = nil) -> AuditRecord {
    var record = AuditRecord(kind: kind, time: Timestamp(milliseconds: 0))
    record.user = UserID(user)
    record.patient = patient.flatMap { PatientPseudonym($0) }
    return record
  }

  /// Pages in both directions give, together, exactly what a plain filter over everything gives.
  @Test(arguments: 0..<4 as Range<UInt64>)
  func pagesTogetherAreEverythingThatMatches(seed: UInt64) async throws {
    var random = SplitMix(state: seed)
    let kinds: [RecordKind] = [.signedIn, .consentChanged, .sessionApproved]
    let records = (0..<600).map { _ in
      record(
        kinds[Int(random.next() % 3)], user: "u\(random.next() % 4)",
        patient: random.next() % 2 == 0 ? "p\(random.next() % 3)" : nil)
    }
    let filters = [
      RecordFilter(), RecordFilter(kind: .signedIn), RecordFilter(patient: PatientPseudonym("p1"), user: UserID("u2")),
      RecordFilter(user: UserID("nobody")), RecordFilter(scope: .user(try #require(UserID("u1")))),
      RecordFilter(scope: .nothing),
    ]
    try await withLedger(records) { search in
      for filter in filters {
        let expected = records.indices.filter { filter.matches(records[$0]) }.map(UInt64.init)
        var forward: [UInt64] = []
        var next: UInt64 = 0
        repeat {
          let page = try await search.forward(filter, from: next, limit: 7)
          forward += page.records.map(\.index)
          next = page.next
        } while next < UInt64(records.count)
        #expect(forward == expected, "seed \(seed)")

        var backward: [UInt64] = []
        var end: UInt64 = UInt64(records.count)
        while end > 0 {
          let page = try await search.backward(filter, before: end, limit: 7)
          backward = page.records.map(\.index) + backward
          end = page.from
        }
        #expect(backward == expected, "seed \(seed)")
      }
    }
  }

  @Test func thereIsNoRecordPastTheEnd() async throws {
    try await withLedger([record(.signedIn, user: "u1")]) { search in
      let first = try await search.record(at: 0)
      #expect(first?.record.kind == .signedIn)
      let past = try await search.record(at: 1)
      #expect(past?.index == nil)
      let last = try await search.record(at: .max)
      #expect(last?.index == nil)
      let page = try await search.forward(RecordFilter(), from: .max, limit: 5)
      #expect(page.records.isEmpty)
    }
  }
}
