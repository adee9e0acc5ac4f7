import ClinicalModel
import Hummingbird
import Sessions

/// The masked list of patients, a patient's page, and changing a choice.
struct PatientPages: Sendable {
  let services: ConsoleServices
  let library: PageLibrary

  private var charts: ChartReading { ChartReading(services: services) }
  private var consents: ConsentActs { ConsentActs(services: services) }

  var routes: [PageRoute] {
    [
      .page("/console/patients") { call in try await list(call, find: "") },
      .form("/console/patients", fields: ["find"]) { call in
        try await list(call, find: (try? call.fields.text("find", limit: 100)) ?? "")
      },
      .page("/console/patients/{id}", show),
      .form("/console/patients/{id}/consents/{purpose}", fields: ["status"], setConsent),
    ]
  }

  struct List: Page {
    let template = PageTemplate.patients
    let chrome: Chrome
    let heading: String
    let find: String
    let patients: [Row]
    let hasPatients: Bool
    let formToken: String
  }

  struct Row: Sendable {
    let patientID: String
    let masked: String
    let pseudonym: String
    let birthYear: Int
    let agreed: [String]
  }

  private func list(_ call: PageCall, find: String) async throws -> Response {
    let visible = try charts.patients(for: call.visitor)
    if case .ownChart(let own) = Reach.charts(call.visitor.user) { return .seeOther("/console/patients/\(own)") }
    try await charts.noteView(of: nil, by: call.visitor, view: "patient-list")
    let matching = ChartReading.matching(find, in: visible)
    let rows = matching.prefix(ConsoleLimits.listRows).map { patient in
      Row(
        patientID: patient.id.rawValue, masked: patient.name.masked, pseudonym: patient.pseudonym.rawValue,
        birthYear: patient.birthDate.year,
        agreed: Purpose.allCases.filter {
          services.consents.consent(patient: patient.id, purpose: $0).status == .optedIn
        }.map(\.inWords))
    }
    return try library.response(
      List(
        chrome: Chrome("Patients", visitor: call.visitor, at: .patients),
        heading: String.counted(matching.count, "patient")
          + (matching.count > rows.count ? ", the first \(rows.count) shown" : ""),
        find: find, patients: rows, hasPatients: !rows.isEmpty, formToken: call.visitor.forgeryToken))
  }

  private func show(_ call: PageCall) async throws -> Response {
    let patient = try charts.patient(call.id("id", of: "patient"), for: call.visitor)
    try await charts.noteView(of: patient, by: call.visitor, view: "patient")
    let page = try await PatientPageBuilder(services: services, visitor: call.visitor, patient: patient).page(
      notice: call.notice)
    return try library.response(page)
  }

  private func setConsent(_ call: PageCall) async throws -> Response {
    let patient: PatientID = try call.id("id", of: "patient")
    _ = try await consents.set(
      call.fields.choice("status"), patient: patient, purpose: call.word("purpose", of: "purpose"), by: call.visitor)
    return .seeOther("/console/patients/\(patient)?done=\(Notice.Code.consentChanged.rawValue)")
  }
}
