import AuditRecords
import ClinicalModel
import Testing

@testable import Console

struct RecordQuestionTests {
  @Test func whatIsAskedIsReadWhole() throws {
    let filter = try RecordQuestion.filter([
      "patient": "p1", "session": "s1", "inference": "i1", "user": "u1", "agent": "a1", "kind": "signed-in",
      "decision": "block", "since": "2026-11-21", "until": "2026-11-22T08:00:00Z", "before": "77",
    ])
    #expect(
      filter.terms.map(\.name) == [
        "patient", "session", "inference", "user", "agent", "kind", "decision", "from", "to",
      ])
    #expect(filter.from?.description == "2026-11-21T00:00:00.000Z")
    #expect(try RecordQuestion.filter(["kind": "", "user": "  "]) == RecordFilter())
  }

  /// A slip of the finger would otherwise show everything.
  @Test(arguments: [
    ["kind": "signed in"], ["decision": "maybe"], ["patient": "a/b"], ["since": "yesterday"], ["until": "2026-13-01"],
    ["since": "2026-11-22", "until": "2026-11-21"],
  ])
  func whatCannotBeMeantIsSaid(asked: [String: String]) {
    #expect(throws: ConsoleError.self) { try RecordQuestion.filter(asked) }
  }

  @Test func aScopeNarrowsAndNeverWidens() throws {
    let (user, patient) = (UserID("u1"), PatientPseudonym("p1"))
    let scopes: [RecordScope] = [
      .everything, .user(try #require(user)), .patient(try #require(patient)), .nothing,
    ]
    let filters = [
      RecordFilter(), RecordFilter(user: user), RecordFilter(user: UserID("u2")), RecordFilter(patient: patient),
      RecordFilter(patient: PatientPseudonym("p2"), kind: .signedIn),
    ]
    for scope in scopes {
      for filter in filters {
        for record in records {
          let allowed = scope.includes(record) && filter.matches(record)
          #expect((scope.narrowing(filter)?.matches(record) ?? false) == allowed, "\(scope), \(filter.terms)")
        }
      }
    }
  }

  private var records: [AuditRecord] {
    var records: [AuditRecord] = []
    for user in ["u1", "u2", nil] {
      for patient in ["p1", "p2", nil] {
        var record = AuditRecord(kind: .signedIn, time: Timestamp(milliseconds: 0))
        record.user = user.flatMap { UserID($0) }
        record.patient = patient.flatMap { PatientPseudonym($0) }
        records.append(record)
      }
    }
    return records
  }
}
