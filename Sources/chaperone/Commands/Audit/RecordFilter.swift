import ArgumentParser
import AuditRecords
import ClinicalModel

/// Which records a command is about; what is not given does not narrow.
struct RecordFilter: ParsableArguments {
  @Option(help: "Only this patient, by pseudonym.")
  var patient: String?

  @Option(help: "Only this session.")
  var session: String?

  @Option(help: "Only this kind, for example inference-intent.")
  var kind: String?

  @Option(help: "Only this user.")
  var user: String?

  @Option(help: "Only this agent.")
  var agent: String?

  @Option(help: "Only this decision: permit, condition or block.")
  var decision: String?

  @OptionGroup var period: RecordPeriod

  func validate() throws {
    if let kind, RecordKind(rawValue: kind) == nil {
      let known = RecordKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("'\(kind)' is no kind of record. Kinds: \(known)")
    }
    if let decision, RecordedDecision.Outcome(rawValue: decision) == nil {
      throw ValidationError("--decision expects permit, condition or block.")
    }
  }

  func matches(_ record: AuditRecord) -> Bool {
    func agrees(_ wanted: String?, _ actual: String?) -> Bool { wanted == nil || wanted == actual }
    return agrees(patient, record.patient?.rawValue) && agrees(session, record.session?.rawValue)
      && agrees(kind, record.kind.rawValue) && agrees(user, record.user?.rawValue)
      && agrees(agent, record.agent?.id.rawValue) && agrees(decision, record.decision?.outcome.rawValue)
      && period.contains(record.time)
  }
}

/// A time from which and a time up to which; the clock's, which may have stepped back.
struct RecordPeriod: ParsableArguments {
  @Option(help: "Only records of this time or later: RFC 3339, or a date (its beginning, UTC).", transform: Self.time)
  var from: Timestamp?

  @Option(help: "Only records before this time: RFC 3339, or a date (its beginning, UTC).", transform: Self.time)
  var to: Timestamp?

  func validate() throws {
    if let from, let to, from >= to { throw ValidationError("--from expects a time before --to.") }
  }

  func contains(_ time: Timestamp) -> Bool { from.map { time >= $0 } ?? true && to.map { time < $0 } ?? true }

  private static func time(_ text: String) throws -> Timestamp {
    if let time = Timestamp(rfc3339: text) { return time }
    if let day = CivilDate(iso8601: text) { return Timestamp(milliseconds: day.daysSinceEpoch * 86_400_000) }
    throw ValidationError("'\(text)' is neither a time such as 2026-11-21T08:00:00Z nor a date such as 2026-11-21.")
  }
}
