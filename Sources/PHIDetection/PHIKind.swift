/// What a finding identifies, after the eighteen Safe Harbor classes (45 CFR 164.514(b)(2)(i)(A)–(R)), or that it is
/// clinical content and identifies nobody (`nature`).
///
/// The raw value is stable: it stands in records, policies and files.
public enum PHIKind: String, CaseIterable, Sendable, Hashable, Codable {
  /// A person: patient, relative, clinician.
  case name
  /// Any place smaller than a state, and an institution, whose name tells the place.
  case address
  /// Any element of a date but the year.
  case date
  /// An age over 89.
  case age
  case phone
  case fax
  case email
  /// A US Social Security number, or with a pack another country's number of a person.
  case ssn
  /// A medical record number.
  case mrn
  /// A health-plan member, group or policy number.
  case healthPlan = "health-plan"
  /// An account, invoice or payment-card number.
  case account
  /// A certificate or licence number.
  case licence
  /// A vehicle identification number or plate.
  case vehicle
  /// A device identifier or serial number, MAC addresses included.
  case device
  case url
  case ip
  case biometric
  case photo
  /// Any other unique number, characteristic or code.
  case otherID = "other-id"
  /// A US National Provider Identifier (45 CFR 162.406).
  case npi
  /// A US Drug Enforcement Administration registration number (21 CFR 1301.13).
  case dea
  case zip
  /// A laboratory or bedside value with its analyte: clinical content, no identifier.
  case labValue = "lab-value"

  /// Whether a kind tells who somebody is, or how somebody is.
  public enum Nature: Sendable, Hashable {
    case identifier
    /// Found only when asked for, and never redacted unasked: taking it away would take away what the text is for.
    case content
  }

  /// Whether a finding of this kind is replaced, or is what the text is for.
  public var nature: Nature { self == .labValue ? .content : .identifier }

  /// Every kind that identifies: what a detector looks for by default.
  public static let identifiers = Set(allCases.filter { $0.nature == .identifier })

  /// The word of a placeholder and of a pseudonym: ASCII capitals, so that no encoding and no translator touches it.
  var word: StaticString {
    switch self {
    case .name: "NAME"
    case .address: "ADDRESS"
    case .date: "DATE"
    case .age: "AGE"
    case .phone: "PHONE"
    case .fax: "FAX"
    case .email: "EMAIL"
    case .ssn: "SSN"
    case .mrn: "MRN"
    case .healthPlan: "PLAN"
    case .account: "ACCOUNT"
    case .licence: "LICENCE"
    case .vehicle: "VEHICLE"
    case .device: "DEVICE"
    case .url: "URL"
    case .ip: "IP"
    case .biometric: "BIOMETRIC"
    case .photo: "PHOTO"
    case .otherID: "ID"
    case .npi: "NPI"
    case .dea: "DEA"
    case .zip: "ZIP"
    case .labValue: "LABVALUE"
    }
  }
}
