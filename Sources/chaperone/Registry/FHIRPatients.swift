import ClinicalModel
import Foundation
import Sessions

/// Patients of a FHIR R4 bulk export: one `Patient` resource a line (NDJSON).
///
/// The first name of use `official` counts, else the first; identifiers of type `MR` (HL7 v2 table 0203) are the
/// medical record number. A patient without a name, birth date or MRN is an error with its line, because the guard
/// could not recognise that person. Pseudonyms are made here, at random; one who is entered already keeps the first.
struct FHIRPatients {
  private let patients: [Patient]

  init(ndjson bytes: [UInt8], file: String) throws(ConfigurationError) {
    let decoder = JSONDecoder()
    var patients: [Patient] = []
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.isEmpty && line != [UInt8(ascii: "\r")] {
      func fault(_ problem: String) -> ConfigurationError {
        ConfigurationError(file: file, line: index + 1, problem: problem)
      }
      guard let resource = FHIRPatientResource.ofLine(line, decoder) else {
        throw fault("expected a FHIR R4 Patient as one JSON object")
      }
      guard let patient = resource.patient else {
        throw fault("needs id, name with family and given, birthDate and an identifier of type MR")
      }
      patients.append(patient)
    }
    self.patients = patients
  }

  /// Enters who is new or changed, and says how many that were; what is the same leaves no record. Nobody is removed.
  @discardableResult
  func enter(into register: PatientRegister) async throws -> Int {
    var entered = 0
    for patient in patients {
      let present = register.patient(patient.id)
      let patient = present.map { patient.known(as: $0.pseudonym) } ?? patient
      guard patient != present else { continue }
      try await register.add(patient)
      entered += 1
    }
    return entered
  }
}

extension Patient {
  fileprivate func known(as pseudonym: PatientPseudonym) -> Patient {
    Patient(
      id: id, pseudonym: pseudonym, name: name, birthDate: birthDate, sex: sex, mrn: mrn, phones: phones,
      emails: emails, addresses: addresses, otherIdentifiers: otherIdentifiers)
  }
}
