import AuditRecords
import ClinicalModel
import Sessions
import Storage

/// Which patients a visitor may see. Lists show masked names; opening one is recorded.
struct ChartReading: Sendable {
  let services: ConsoleServices

  /// By id; a patient sees only themself.
  func patients(for visitor: Visitor) throws(ConsoleError) -> [Patient] {
    try Permission.seePatients.require(of: visitor.user)
    let reach = Reach.charts(visitor.user)
    return services.patients.patients.filter { reach.includes(chart: $0.id) }
  }

  func patient(_ id: PatientID, for visitor: Visitor) throws(ConsoleError) -> Patient {
    try Permission.seePatients.require(of: visitor.user)
    guard Reach.charts(visitor.user).includes(chart: id), let patient = services.patients.patient(id) else {
      throw .notFound("patient")
    }
    return patient
  }

  /// Those whose name, record number or pseudonym holds what was typed, ignoring case. The text stays in memory.
  static func matching(_ typed: String, in patients: [Patient]) -> [Patient] {
    let wanted = typed.lowercased()
    guard !wanted.isEmpty else { return patients }
    return patients.filter { patient in
      patient.name.full.lowercased().contains(wanted) || patient.mrn.lowercased().contains(wanted)
        || patient.pseudonym.rawValue.lowercased().contains(wanted)
    }
  }

  /// Records that someone opened a patient's page (or, without a patient, a list that names patients). What cannot be
  /// recorded is not shown.
  func noteView(of patient: Patient?, by visitor: Visitor, view: String) async throws(ConsoleError) {
    var record = AuditRecord(kind: .recordViewed, time: services.now())
    record.user = visitor.user.id
    record.patient = patient?.pseudonym
    record.action = .done
    record.detail = ["view": view]
    do { _ = try await services.keeper.record(record) } catch {
      throw .unavailable("The view could not be recorded, so it is not shown.")
    }
  }
}
