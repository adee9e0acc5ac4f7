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
  /// `nil` until a patient was looked at.
  let chosen: Chosen?
  let purposes: [PurposeChoice]
  /// The chosen patient agreed to no purpose at all.
  let isBlocked: Bool
  let minutes: Int
  let formToken: String

  /// Patients shown at once; a longer list is searched.
  static let choicesMax = 50

  struct Choice: Sendable {
    let patientID: String
    let masked: String
    let birthYear: Int
    let sex: String
    let pseudonym: String
    let agreed: String
    let isChosen: Bool
  }

  struct Chosen: Sendable {
    let chosenID: String
    let chosenMasked: String
    let chosenPseudonym: String
  }

  struct PurposeChoice: Sendable {
    let code: String
    let label: String
    let meaning: String
    /// `nil` while no patient is chosen.
    let status: String?
    let tone: Tone
    let isBarred: Bool
    let isPreset: Bool
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
    patients = Self.choices(matching, chosen: patient, services)
    more = matching.count > Self.choicesMax ? "\(matching.count) patients match; search to narrow them." : nil
    chosen = patient.map {
      Chosen(chosenID: $0.id.rawValue, chosenMasked: $0.name.masked, chosenPseudonym: $0.pseudonym.rawValue)
    }
    purposes = Self.purposes(for: patient, services)
    isBlocked = patient != nil && purposes.allSatisfy(\.isBarred)
    minutes = services.sessionMinutes
    formToken = visitor.forgeryToken
  }

  private static func choices(
    _ matching: [Patient], chosen: Patient?, _ services: ConsoleServices
  ) -> [Choice] {
    var shown = Array(matching.prefix(choicesMax))
    if let chosen, !shown.contains(where: { $0.id == chosen.id }) { shown.insert(chosen, at: 0) }
    return shown.map { patient in
      let agreed = Purpose.allCases.filter {
        services.consents.consent(patient: patient.id, purpose: $0).status == .optedIn
      }
      return Choice(
        patientID: patient.id.rawValue, masked: patient.name.masked, birthYear: patient.birthDate.year,
        sex: patient.sex.rawValue, pseudonym: patient.pseudonym.rawValue,
        agreed: agreed.isEmpty
          ? "Agreed to nothing" : "Agreed to: \(agreed.map { $0.inWords.lowercased() }.joined(separator: ", "))",
        isChosen: patient.id == chosen?.id)
    }
  }

  private static func purposes(for patient: Patient?, _ services: ConsoleServices) -> [PurposeChoice] {
    let statuses = Purpose.allCases.map { purpose in
      (purpose, patient.map { services.consents.consent(patient: $0.id, purpose: purpose).status })
    }
    let preset = statuses.first { $0.1 == .optedIn }?.0
    return statuses.map { purpose, status in
      PurposeChoice(
        code: purpose.rawValue, label: purpose.inWords, meaning: purpose.meaning, status: status?.inWords,
        tone: status?.tone ?? .none, isBarred: status.map { $0 != .optedIn } ?? false, isPreset: purpose == preset)
    }
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
