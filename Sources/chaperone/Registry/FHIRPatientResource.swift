import ClinicalModel
import Foundation
import PHIDetection

/// The part of a FHIR R4 `Patient` that identifies.
struct FHIRPatientResource: Decodable {
  struct Name: Decodable {
    let use: String?
    let family: String?
    let given: [String]?
    let text: String?

    /// The parts, or what `text` says alone: "Garcia, Maria" and "Maria Garcia"; one word is the whole name.
    var parts: KnownPatient.Name {
      let (given, family) = (given ?? [], family ?? "")
      guard given.isEmpty, family.isEmpty, let text else { return KnownPatient.Name(given: given, family: family) }
      let sides = text.split(separator: ",", maxSplits: 1).map { $0.split(separator: " ").map(String.init) }
      if sides.count == 2 { return KnownPatient.Name(given: sides[1], family: sides[0].joined(separator: " ")) }
      let words = sides.first ?? []
      return KnownPatient.Name(given: Array(words.dropLast()), family: words.last ?? "")
    }
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

    /// `nil` without a street.
    var oneLine: String? {
      guard let line, !line.isEmpty else { return nil }
      let place = [city, [state, postalCode].compactMap(\.self).joined(separator: " ")].compactMap(\.self)
      return (line + place.filter { !$0.isEmpty }).joined(separator: ", ")
    }
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

  /// For recognising this person in text: all names, former ones and aliases too; `nil` without an id.
  var knownPatient: KnownPatient? {
    guard let id, !id.isEmpty else { return nil }
    let names = (name ?? []).map(\.parts)
    let date = birthDate.flatMap(CivilDate.init(iso8601:))
    return KnownPatient(
      key: PatientKey(id), names: names.filter { !($0.given.isEmpty && $0.family.isEmpty) },
      birthDate: date.map { KnownPatient.BirthDate(year: $0.year, month: $0.month, day: $0.day) },
      mrn: identifier?.first(where: \.isRecordNumber)?.value ?? "", phones: contacts("phone") + contacts("sms"),
      emails: contacts("email"), addresses: (address ?? []).compactMap(\.oneLine),
      otherIDs: (identifier ?? []).filter { !$0.isRecordNumber }.compactMap(\.value))
  }

  /// What a line of a bulk export holds; `nil` when it is no `Patient` in one JSON object.
  static func ofLine(_ line: some Sequence<UInt8>, _ decoder: JSONDecoder) -> FHIRPatientResource? {
    guard let resource = try? decoder.decode(Self.self, from: Data(line)), resource.resourceType == "Patient" else {
      return nil
    }
    return resource
  }

  private func contacts(_ system: String) -> [String] {
    (telecom ?? []).filter { $0.system == system }.compactMap(\.value)
  }
}
