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
      guard let resource = try? decoder.decode(PatientResource.self, from: Data(line)) else {
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

/// The part of a FHIR R4 `Patient` that identifies.
private struct PatientResource: Decodable {
  struct Name: Decodable {
    let use: String?
    let family: String?
    let given: [String]?
  }
  struct Coding: Decodable { let code: String? }
  struct Concept: Decodable { let coding: [Coding]? }
  struct Identifier: Decodable {
    let type: Concept?
    let value: String?
    var isRecordNumber: Bool { type?.coding?.contains { $0.code == "MR" } ?? false }
  }
  struct Contact: Decodable {
    let system: String?
    let value: String?
  }
  struct Address: Decodable {
    let line: [String]?
    let city: String?
    let state: String?
    let postalCode: String?
  }

  let resourceType: String
  let id: String?
  let name: [Name]?
  let birthDate: String?
  let gender: String?
  let identifier: [Identifier]?
  let telecom: [Contact]?
  let address: [Address]?

  var patient: Patient? {
    guard let id = id.flatMap({ PatientID($0) }), let birthDate = birthDate.flatMap(CivilDate.init(iso8601:)),
      let name = name?.first(where: { $0.use == "official" }) ?? name?.first, let family = name.family,
      let given = name.given, !given.isEmpty,
      let mrn = identifier?.first(where: \.isRecordNumber)?.value
    else { return nil }
    return Patient(
      id: id, pseudonym: .random("pt"), name: HumanName(given: given, family: family), birthDate: birthDate,
      sex: gender.flatMap(AdministrativeSex.init(rawValue:)) ?? .unknown, mrn: mrn,
      phones: contacts("phone"), emails: contacts("email"),
      addresses: (address ?? []).map {
        PostalAddress(
          line: ($0.line ?? []).joined(separator: ", "), city: $0.city ?? "", state: $0.state ?? "",
          postalCode: $0.postalCode ?? "")
      },
      otherIdentifiers: (identifier ?? []).filter { !$0.isRecordNumber }.compactMap(\.value))
  }

  private func contacts(_ system: String) -> [String] {
    (telecom ?? []).filter { $0.system == system }.compactMap(\.value)
  }
}
