import ClinicalModel
import Governance
import Sessions

/// Everything a clinician needs to decide on one request, and nothing that names a patient in full.
struct ApprovalPage: Page {
  let template = PageTemplate.approval
  let chrome: Chrome
  let problem: String?
  let requestID: String
  let agentName: String
  let agentVersion: String
  let agentVendor: String
  let model: String
  let route: String
  let routeTone: Tone
  let routeMeaning: String
  let deviceName: String
  let deviceFacts: String
  let clinicianName: String
  let files: String
  let asked: Moment
  let lapses: Moment
  let find: String
  let patients: [Choice]
  let more: String?
  let chooseLabel: String
  let chooseTone: String
  let chosen: Chosen?
  let formToken: String

  /// Patients shown at once; a longer list is searched.
  static let choicesMax = 50

  struct Choice: Sendable {
    let patientID: String
    let masked: String
    let birthYear: Int
    let sex: String
    let pseudonym: String
    let isChosen: Bool
  }

  struct Chosen: Sendable {
    let patientID: String
    let masked: String
    let pseudonym: String
    let purposes: [PurposeChoice]
    let canApprove: Bool
    let minutes: Int
  }

  struct PurposeChoice: Sendable {
    let code: String
    let label: String
    let meaning: String
    let status: String
    let tone: Tone
    let isAllowed: Bool
    let isChosen: Bool
  }

  init(
    request: SessionRequest, chosen patient: Patient?, find: String, problem: ConsoleError?,
    services: ConsoleServices, visitor: Visitor
  ) {
    let rows = SessionRows(services: services, visitor: visitor)
    let agent = services.directory.agent(request.agent)
    let device = services.directory.device(request.device)
    chrome = Chrome("Decide on a request", visitor: visitor, at: .requests)
    self.problem = problem?.message
    requestID = request.id.rawValue
    agentName = rows.agentName(request.agent)
    agentVersion = request.agentVersion
    agentVendor = agent.flatMap { services.directory.vendor($0.vendor)?.name }.map { "by \($0)" } ?? ""
    model = request.model
    route = request.route.inWords
    routeTone = request.route.tone
    routeMeaning = request.route.meaning
    deviceName = rows.deviceName(request.device)
    deviceFacts = device.map { "\($0.deviceClass.rawValue), \($0.posture.rawValue), \($0.isolation.inWords)" } ?? ""
    clinicianName = rows.userName(request.clinician)
    files = agent?.files.inWords ?? "unknown"
    asked = Moment(request.requestedAt)
    lapses = Moment(request.expiresAt)
    self.find = find
    let matching = ChartReading.matching(find, in: services.patients.patients)
    patients = Self.choices(matching, chosen: patient)
    more = matching.count > Self.choicesMax ? "\(matching.count) patients match; search to narrow them." : nil
    chooseLabel = patient == nil ? "Choose this patient" : "Choose another patient"
    chooseTone = patient == nil ? "" : "plain"
    chosen = patient.map { Self.chosen($0, services) }
    formToken = visitor.forgeryToken
  }

  private static func choices(_ matching: [Patient], chosen: Patient?) -> [Choice] {
    var shown = Array(matching.prefix(choicesMax))
    if let chosen, !shown.contains(where: { $0.id == chosen.id }) { shown.insert(chosen, at: 0) }
    return shown.map { patient in
      Choice(
        patientID: patient.id.rawValue, masked: patient.name.masked, birthYear: patient.birthDate.year,
        sex: patient.sex.rawValue, pseudonym: patient.pseudonym.rawValue, isChosen: patient.id == chosen?.id)
    }
  }

  private static func chosen(_ patient: Patient, _ services: ConsoleServices) -> Chosen {
    let consents = Purpose.allCases.map { services.consents.consent(patient: patient.id, purpose: $0) }
    let first = consents.first { $0.status == .optedIn }?.purpose
    return Chosen(
      patientID: patient.id.rawValue, masked: patient.name.masked, pseudonym: patient.pseudonym.rawValue,
      purposes: consents.map { consent in
        PurposeChoice(
          code: consent.purpose.rawValue, label: consent.purpose.inWords, meaning: consent.purpose.meaning,
          status: consent.status.inWords, tone: consent.status.tone, isAllowed: consent.status == .optedIn,
          isChosen: consent.purpose == first)
      }, canApprove: first != nil, minutes: services.sessionMinutes)
  }
}

extension FileAccess {
  var inWords: String {
    switch self {
    case .none: "no files"
    case .scoped: "chosen folders"
    case .full: "the whole file system"
    }
  }
}

extension DeviceIsolation {
  var inWords: String {
    switch self {
    case .none: "not isolated"
    case .sandbox: "sandboxed"
    case .vdi: "virtual desktop"
    }
  }
}
