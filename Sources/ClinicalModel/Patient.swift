/// One person whose data is guarded. Everything here but `id` and `pseudonym` is PHI: it lives in the vault, never in
/// logs, records, URLs or error messages.
public struct Patient: Hashable, Sendable, Codable {
  public let id: PatientID
  /// The stand-in for this patient in records: random, never derived from the person (45 CFR 164.514(c)).
  public let pseudonym: PatientPseudonym
  public let name: HumanName
  public let birthDate: CivilDate
  public let sex: AdministrativeSex
  /// The medical record number as the EHR prints it.
  public let mrn: String
  public let phones: [String]
  public let emails: [String]
  public let addresses: [PostalAddress]
  /// Other numbers that name this patient: health-plan member, SSN, account.
  public let otherIdentifiers: [String]

  public init(
    id: PatientID, pseudonym: PatientPseudonym, name: HumanName, birthDate: CivilDate, sex: AdministrativeSex,
    mrn: String, phones: [String] = [], emails: [String] = [], addresses: [PostalAddress] = [],
    otherIdentifiers: [String] = []
  ) {
    self.id = id
    self.pseudonym = pseudonym
    self.name = name
    self.birthDate = birthDate
    self.sex = sex
    self.mrn = mrn
    self.phones = phones
    self.emails = emails
    self.addresses = addresses
    self.otherIdentifiers = otherIdentifiers
  }
}

/// What a `PatientPseudonym` is an identifier of, kept apart from `Patient` so that the two ids cannot be confused.
public enum PseudonymousPatient {}
public typealias PatientPseudonym = Identifier<PseudonymousPatient>

/// FHIR `HumanName`, without prefixes and suffixes.
public struct HumanName: Hashable, Sendable, Codable {
  /// First and middle names, in order.
  public let given: [String]
  public let family: String

  public init(given: [String], family: String) {
    self.given = given
    self.family = family
  }

  public var full: String { (given + [family]).joined(separator: " ") }

  /// Enough for a clinician who knows the patient, too little for a passer-by: `M… G…`.
  public var masked: String {
    (given.prefix(1) + [family]).compactMap { $0.first.map { "\($0)…" } }.joined(separator: " ")
  }
}

/// FHIR `administrative-gender`.
public enum AdministrativeSex: String, Sendable, Codable, CaseIterable { case male, female, other, unknown }

public struct PostalAddress: Hashable, Sendable, Codable {
  public let line: String
  public let city: String
  public let state: String
  public let postalCode: String

  public init(line: String, city: String, state: String, postalCode: String) {
    self.line = line
    self.city = city
    self.state = state
    self.postalCode = postalCode
  }
}
