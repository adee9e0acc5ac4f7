import ClinicalModel
import Sessions

/// Reading and changing a patient's choices.
struct ConsentActs: Sendable {
  let services: ConsoleServices

  /// The choice for each purpose, in the order of `Purpose`.
  func consents(of patient: PatientID, for visitor: Visitor) throws(ConsoleError) -> [Consent] {
    try requireChart(patient, visitor)
    return Purpose.allCases.map { services.consents.consent(patient: patient, purpose: $0) }
  }

  func consent(of patient: PatientID, for purpose: Purpose, visitor: Visitor) throws(ConsoleError) -> Consent {
    try requireChart(patient, visitor)
    return services.consents.consent(patient: patient, purpose: purpose)
  }

  func history(of patient: PatientID, for visitor: Visitor) async throws(ConsoleError) -> [Consent] {
    try requireChart(patient, visitor)
    do { return try await services.consents.history(patient: patient) } catch { throw .of(error) }
  }

  /// Holds from the moment it is called; a withdrawal ends sessions and running answers before this returns.
  func set(
    _ status: ConsentStatus, patient: PatientID, purpose: Purpose, by visitor: Visitor
  ) async throws(ConsoleError) -> Consent {
    try Permission.changeConsent.require(of: visitor.user)
    try requireChart(patient, visitor)
    do {
      return try await services.consents.set(status, patient: patient, purpose: purpose, by: visitor.user.id)
    } catch {
      throw .of(error)
    }
  }

  private func requireChart(_ patient: PatientID, _ visitor: Visitor) throws(ConsoleError) {
    _ = try ChartReading(services: services).patient(patient, for: visitor)
  }
}
