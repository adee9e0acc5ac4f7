import AuditRecords
import ClinicalModel
import Governance
import Storage

/// Collects the evidence for one patient's page. The visitor may open it; the view is recorded by the caller.
struct PatientPageBuilder: Sendable {
  let services: ConsoleServices
  let visitor: Visitor
  let patient: Patient

  /// Records looked at; older ones are reached through the ledger page.
  static let recordsMost = 500

  func page(notice: Notice?) async throws -> PatientPage {
    let isOwn = visitor.user.patient == patient.id
    let page = try await RecordReading(services: services).newest(
      aboutPatient: patient.pseudonym, limit: Self.recordsMost)
    let records = page.records
    let rows = SessionRows(services: services, visitor: visitor)
    let sessions = try SessionActs(services: services).sessions(for: visitor).filter { $0.patient == patient.id }
    let openable = await PayloadReading(services: services).openable(of: patient.id, for: visitor)
    let inferences = inferences(in: records, openable: openable)
    let revocations = revocations(in: records, rows)
    let consents = ConsentActs(services: services)
    let choices = try consents.consents(of: patient.id, for: visitor)
    let history = try await consents.history(of: patient.id, for: visitor)
    let mayChange = Permission.changeConsent.isGranted(to: visitor.user)
    return PatientPage(
      chrome: Chrome(
        isOwn ? "My data" : "Patient", visitor: visitor, at: isOwn ? .ownChart : .patients, notice: notice,
        width: "broad"),
      isOwn: isOwn, heading: isOwn ? "Your data and AI" : "Patient \(patient.name.masked)",
      lead: isOwn
        ? "Here you see every time an AI worked with your data, who allowed it, and what you agreed to."
        : "Records name this patient \(patient.pseudonym).",
      patientID: patient.id.rawValue, patientPseudonym: patient.pseudonym.rawValue, formToken: visitor.forgeryToken,
      flowQuestion: isOwn ? "Where does your data go?" : "Where does this patient's data flow?",
      flowSummary: Self.flowSummary(inferences),
      horizon: page.older.map { "This covers records from index \($0) on; there are older ones." },
      inferences: inferences, hasInferences: !inferences.isEmpty,
      accessQuestion: isOwn
        ? "Who has access, and how is it taken away?" : "How is access revoked, and how do we see that it was?",
      accessSummary: Self.accessSummary(sessions, now: services.now()),
      sessions: sessions.prefix(ConsoleLimits.pageSize).map(rows.row), hasSessions: !sessions.isEmpty,
      revocations: revocations, hasRevocations: !revocations.isEmpty,
      consentQuestion: isOwn
        ? "What do you agree to?" : "Can the patient opt out, and is that honoured at once?",
      consentLead: consentLead(isOwn: isOwn),
      mayChangeConsent: mayChange, consents: choices.map { choice($0, page, rows, mayChange: mayChange) },
      history: history.reversed().map { past($0, rows) }, hasHistory: !history.isEmpty)
  }

  // MARK: Where does the data flow?

  private func inferences(
    in records: [FoundRecord], openable: Set<InferenceID>
  ) -> [PatientPage.Inference] {
    let outcomes = Dictionary(
      records.filter { $0.record.kind == .inferenceOutcome }.compactMap { found in
        found.record.inference.map { ($0, found) }
      }, uniquingKeysWith: { first, _ in first })
    let begun = records.filter { $0.record.kind == .inferenceIntent || $0.record.kind == .inferenceRefused }
    return begun.reversed().prefix(ConsoleLimits.pageSize).map { found in
      let wall = found.record.inference.flatMap { openable.contains($0) ? "/console/inferences/\($0)" : nil }
      return inference(found, outcome: found.record.inference.flatMap { outcomes[$0] }?.record, wall: wall)
    }
  }

  private func inference(_ found: FoundRecord, outcome: AuditRecord?, wall: String?) -> PatientPage.Inference {
    let record = found.record
    let isRefused = record.kind == .inferenceRefused
    let action = outcome?.action ?? record.action
    let count = record.findings.values.reduce(0, +)
    let isPseudonymised = record.decision?.obligations.contains("pseudonymise") ?? false
    return PatientPage.Inference(
      at: Moment(record.time), agent: record.agent.map { agent in agentLabel(agent) } ?? "",
      model: record.model?.name ?? "", purpose: record.purpose?.inWords ?? "",
      route: record.route?.kind.inWords ?? "None", routeTone: record.route?.kind.tone ?? .none,
      endpoints: isRefused ? "" : record.endpoints.joined(separator: ", "),
      left: isRefused ? "Nothing" : isPseudonymised ? "With pseudonyms" : "As it was",
      findings: count == 0 ? "nothing identifying found" : String.counted(count, "identifying place") + " found",
      action: outcome == nil && !isRefused ? "Running" : action?.inWords ?? "Unknown",
      actionTone: outcome == nil && !isRefused ? .info : action?.tone ?? .none,
      reason: (outcome?.reason ?? record.reason).map(Self.plain),
      wallPath: wall, record: found.index)
  }

  private func agentLabel(_ agent: RecordedAgent) -> String {
    "\(services.directory.agent(agent.id)?.name ?? agent.id.rawValue) \(agent.version)"
  }

  private static func flowSummary(_ inferences: [PatientPage.Inference]) -> String {
    let outside = inferences.count { $0.routeTone == .outside && $0.left != "Nothing" }
    let refused = inferences.count { $0.left == "Nothing" }
    if inferences.isEmpty { return "So far, nowhere." }
    return "\(String.counted(inferences.count, "inference")): \(outside) left the building, "
      + "\(inferences.count - outside - refused) stayed on premises, \(refused) refused before anything was sent."
  }

  // MARK: How is access revoked?

  private func revocations(in records: [FoundRecord], _ rows: SessionRows) -> [PatientPage.Revocation] {
    records.reversed().filter { $0.record.kind.endsAccess }.prefix(ConsoleLimits.pageSize).map { found in
      PatientPage.Revocation(
        at: Moment(found.record.time), what: found.record.kind.inWords,
        by: found.record.user.map(rows.userName) ?? "Chaperone", why: found.record.reason.map(Self.plain) ?? "",
        record: found.index)
    }
  }

  private static func accessSummary(_ sessions: [Session], now: Timestamp) -> String {
    let active = sessions.count { $0.isActive(at: now) }
    return active == 0
      ? "No agent has access now." : "\(String.counted(active, "agent")) may use this data now."
  }

  // MARK: Can the patient opt out?

  private func consentLead(isOwn: Bool) -> String {
    isOwn
      ? "You decide, for each purpose. Your choice holds at once: answers that are being written stop, too."
      : "The patient decides, per purpose. A withdrawal ends sessions and running answers before it is confirmed here."
  }

  private func choice(
    _ consent: Consent, _ page: RecordPage, _ rows: SessionRows, mayChange: Bool
  ) -> PatientPage.Choice {
    PatientPage.Choice(
      label: consent.purpose.inWords, meaning: consent.purpose.meaning, status: consent.status.inWords,
      tone: consent.status.tone,
      since: consent.changedAt.map { time in
        let moment = Moment(time)
        return PatientPage.Since(
          iso: moment.iso, words: moment.words, changedBy: consent.changedBy.map { "by \(rows.userName($0))" } ?? "")
      }, after: after(consent, page), changes: mayChange ? Self.changes(from: consent) : [])
  }

  /// What the ledger says happened for this purpose since the choice.
  private func after(_ consent: Consent, _ page: RecordPage) -> String {
    guard let since = consent.changedAt else { return "Nothing passes until a choice is made." }
    let records = page.records
    // The ledger orders by index, so what follows the change's own record is after it, whatever the clock did.
    let change = records.last { $0.record.kind == .consentChanged && $0.record.consent == consent.reference }
    let later = records.filter { found in
      found.record.purpose == consent.purpose && (change.map { found.index > $0.index } ?? (found.record.time >= since))
    }
    let sent = later.count { $0.record.kind == .inferenceIntent }
    let refused = later.count { $0.record.kind == .inferenceRefused }
    let ended = later.count { $0.record.kind == .sessionRevoked }
    // What was not looked at is not vouched for.
    let covered = change == nil ? page.older.map { " From record \($0) on." } ?? "" : ""
    if consent.status == .optedIn { return "\(sent) sent, \(refused) refused.\(covered)" }
    let passed = sent == 0 ? "Nothing was sent." : "\(sent) sent after the choice: report this."
    return "\(passed) \(refused) refused, \(String.counted(ended, "session")) revoked.\(covered)"
  }

  private static func changes(from consent: Consent) -> [PatientPage.Change] {
    let offered: [ConsentStatus] =
      switch consent.status {
      case .optedIn: [.revoked]
      case .optedOut, .revoked: [.optedIn]
      case .unknown: [.optedIn, .optedOut]
      }
    return offered.map { status in
      PatientPage.Change(
        purposeCode: consent.purpose.rawValue, purposeLabel: consent.purpose.inWords.lowercased(),
        statusCode: status.rawValue, verb: status.verb, buttonTone: status == .optedIn ? "plain" : "stop")
    }
  }

  private func past(_ consent: Consent, _ rows: SessionRows) -> PatientPage.Past {
    PatientPage.Past(
      at: consent.changedAt.map(Moment.init), label: consent.purpose.inWords, status: consent.status.inWords,
      tone: consent.status.tone, by: consent.changedBy.map(rows.userName) ?? "", version: consent.version)
  }

  /// `consent_withdrawn` → `consent withdrawn`.
  private static func plain(_ code: String) -> String {
    String(code.map { $0 == "_" || $0 == "-" ? " " : $0 })
  }
}
