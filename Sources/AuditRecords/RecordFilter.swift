package import ClinicalModel

/// Which records someone asks for. What is `nil` does not narrow; what is set must all hold.
package struct RecordFilter: Sendable, Hashable {
  /// Whose data.
  package var patient: PatientPseudonym?
  /// Under which approval.
  package var session: SessionID?
  /// About which request of an agent.
  package var inference: InferenceID?
  /// Who acted.
  package var user: UserID?
  /// Which agent asked.
  package var agent: AgentID?
  /// What happened.
  package var kind: RecordKind?
  /// What the policy said.
  package var decision: RecordedDecision.Outcome?
  /// Records of this time or later, by the clock of the record.
  package var from: Timestamp?
  /// Records before this time, by the clock of the record. The clock may step back, so a period is not a range of
  /// indexes.
  package var to: Timestamp?

  package init(
    patient: PatientPseudonym? = nil, session: SessionID? = nil, inference: InferenceID? = nil, user: UserID? = nil,
    agent: AgentID? = nil, kind: RecordKind? = nil, decision: RecordedDecision.Outcome? = nil,
    from: Timestamp? = nil, to: Timestamp? = nil
  ) {
    self.patient = patient
    self.session = session
    self.inference = inference
    self.user = user
    self.agent = agent
    self.kind = kind
    self.decision = decision
    self.from = from
    self.to = to
  }

  /// Whether the record is one of those asked for.
  package func matches(_ record: AuditRecord) -> Bool {
    func agrees<Value: Equatable>(_ wanted: Value?, _ actual: Value?) -> Bool { wanted == nil || wanted == actual }
    return agrees(patient, record.patient) && agrees(session, record.session) && agrees(inference, record.inference)
      && agrees(user, record.user) && agrees(agent, record.agent?.id) && agrees(kind, record.kind)
      && agrees(decision, record.decision?.outcome) && covers(record.time)
  }

  /// Whether a time is within the period asked for.
  package func covers(_ time: Timestamp) -> Bool { from.map { time >= $0 } ?? true && to.map { time < $0 } ?? true }

  /// Whether it narrows nothing.
  package var isEmpty: Bool { self == Self() }

  /// What it asks for by name, as records of exports say it: ids, codes and times, never text about a person.
  package var terms: [(name: String, value: String)] {
    let terms = [
      ("patient", patient?.rawValue), ("session", session?.rawValue), ("inference", inference?.rawValue),
      ("user", user?.rawValue), ("agent", agent?.rawValue), ("kind", kind?.rawValue),
      ("decision", decision?.rawValue), ("from", from?.description), ("to", to?.description),
    ]
    return terms.compactMap { name, value in value.map { (name, $0) } }
  }
}
