import ClinicalModel
import Foundation

/// Patients of a FHIR R4 bulk export: one `Patient` resource a line (NDJSON).
///
/// The first name of use `official` counts, else the first; identifiers of type `MR` (HL7 v2 table 0203) are the
/// medical record number. A patient without a name, birth date or MRN is an error with its line, because the guard
/// could not recognise that person. Pseudonyms are made here, at random, once.
enum FHIRPatients {
  static func read(ndjson bytes: [UInt8], file: String) throws(ConfigurationError) -> [Patient] {
    let decoder = JSONDecoder()
    var patients: [Patient] = []
    for (index, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
      func fault(_ problem: String) -> ConfigurationError {
        ConfigurationError(file: file, line: index + 1, problem: problem)
      }
      guard let resource = try? decoder.decode(FHIRPatientResource.self, from: Data(line)) else {
        throw fault("expected a FHIR R4 Patient resource as one JSON object")
      }
      guard resource.resourceType == "Patient" else { throw fault("expected resourceType Patient") }
      guard let patient = resource.patient else {
        throw fault("needs id, name with family and given, birthDate and an identifier of type MR")
      }
      patients.append(patient)
    }
    return patients
  }
}
