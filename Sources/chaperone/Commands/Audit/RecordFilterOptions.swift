import ArgumentParser
import AuditRecords
import ClinicalModel

/// Which records a command is about; what is not given does not narrow.
struct RecordFilterOptions: ParsableArguments {
  @Option(help: "Only this patient, by pseudonym.", transform: Self.identifier)
  var patient: PatientPseudonym?

  @Option(help: "Only this session.", transform: Self.identifier)
  var session: SessionID?

  @Option(help: "Only this inference.", transform: Self.identifier)
  var inference: InferenceID?

  @Option(help: "Only this kind, for example inference-intent.", transform: Self.kind)
  var kind: RecordKind?

  @Option(help: "Only this user.", transform: Self.identifier)
  var user: UserID?

  @Option(help: "Only this agent.", transform: Self.identifier)
  var agent: AgentID?

  @Option(help: "Only this decision: permit, condition or block.", transform: Self.decision)
  var decision: RecordedDecision.Outcome?

  @OptionGroup var period: RecordPeriod

  /// What was asked for.
  var filter: RecordFilter {
    RecordFilter(
      patient: patient, session: session, inference: inference, user: user, agent: agent, kind: kind,
      decision: decision, from: period.from, to: period.to)
  }

  private static func identifier<Entity>(_ text: String) throws -> Identifier<Entity> {
    guard let identifier = Identifier<Entity>(text) else {
      throw ValidationError("'\(text)' is no identifier: 1 to 64 of A-Z a-z 0-9 . _ -")
    }
    return identifier
  }

  private static func kind(_ text: String) throws -> RecordKind {
    guard let kind = RecordKind(rawValue: text) else {
      let known = RecordKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("'\(text)' is no kind of record. Kinds: \(known)")
    }
    return kind
  }

  private static func decision(_ text: String) throws -> RecordedDecision.Outcome {
    guard let decision = RecordedDecision.Outcome(rawValue: text) else {
      throw ValidationError("--decision expects permit, condition or block.")
    }
    return decision
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

  private static func time(_ text: String) throws -> Timestamp {
    if let time = Timestamp(startOf: text) { return time }
    throw ValidationError("'\(text)' is neither a time such as 2026-11-21T08:00:00Z nor a date such as 2026-11-21.")
  }
}
