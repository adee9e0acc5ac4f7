import ClinicalModel
import Governance
import Sessions

/// One session as tables show it.
struct SessionRow: Sendable {
  let sessionID: String
  let patientLabel: String
  /// `nil` for those who may not open the patient's page.
  let patientPath: String?
  let sessionPseudonym: String
  let purpose: String
  let agentName: String
  let deviceName: String
  let clinicianName: String
  let opened: Moment
  let until: Moment
  let state: String
  let stateTone: Tone
  let stateDetail: String?
  let mayEnd: Bool
  let mayRevoke: Bool
  let recordsPath: String?
  let formToken: String
}

/// One waiting request as lists show it.
struct PendingRow: Sendable {
  let requestID: String
  let agentName: String
  let agentVersion: String
  let deviceName: String
  let clinicianName: String?
  let model: String
  let route: String
  let asked: Moment
  let mayDecide: Bool
}

/// Makes rows from what the rooms know.
struct SessionRows: Sendable {
  let services: ConsoleServices
  let visitor: Visitor

  func row(_ session: Session) -> SessionRow {
    let patient = services.patients.patient(session.patient)
    let seesChart = Reach.charts(visitor.user).includes(chart: session.patient)
    let isActive = session.isActive(at: services.now())
    let isOwn = session.clinician == visitor.user.id
    return SessionRow(
      sessionID: session.id.rawValue,
      patientLabel: seesChart ? patient?.name.masked ?? "Unknown patient" : "A patient",
      patientPath: seesChart ? "/console/patients/\(session.patient)" : nil,
      sessionPseudonym: patient?.pseudonym.rawValue ?? "", purpose: session.purpose.inWords,
      agentName: agentName(session.agent), deviceName: deviceName(session.device),
      clinicianName: userName(session.clinician), opened: Moment(session.openedAt),
      until: Moment(session.state.closing?.at ?? session.expiresAt), state: stateWords(session, isActive: isActive),
      stateTone: isActive || session.state != .active ? session.state.tone : .none,
      stateDetail: session.state.closing?.reason?.inWords,
      mayEnd: isActive && isOwn && Permission.decideRequests.isGranted(to: visitor.user),
      mayRevoke: isActive && Permission.revokeSessions.isGranted(to: visitor.user),
      recordsPath: Permission.seeRecords.isGranted(to: visitor.user) ? "/console/ledger?session=\(session.id)" : nil,
      formToken: visitor.forgeryToken)
  }

  func pending(_ request: SessionRequest) -> PendingRow {
    PendingRow(
      requestID: request.id.rawValue, agentName: agentName(request.agent),
      agentVersion: "version \(request.agentVersion)", deviceName: deviceName(request.device),
      clinicianName: request.clinician == visitor.user.id ? nil : userName(request.clinician), model: request.model,
      route: request.route.inWords, asked: Moment(request.requestedAt),
      mayDecide: request.clinician == visitor.user.id)
  }

  func agentName(_ id: AgentID) -> String { services.directory.agent(id)?.name ?? id.rawValue }
  func deviceName(_ id: DeviceID) -> String { services.directory.device(id)?.name ?? id.rawValue }
  func userName(_ id: UserID) -> String { services.name(of: id) }

  /// Time may have run out a moment before the desk notices.
  private func stateWords(_ session: Session, isActive: Bool) -> String {
    session.state == .active && !isActive ? "Expired" : session.state.inWords
  }
}
