extension PHIKind {
  /// The kinds that a marking's label means; `nil` for a label that is not known.
  ///
  /// Case is ignored, and so is what follows a full stop (`NAME.rare`). Known are the kinds' own names (`health-plan`),
  /// the labels of ASQ-PHI (NAME, LOCATION, DATE, ID, PHONE, SSN, EMAIL, IP …), of the 2014 i2b2/UTHealth challenge
  /// (PATIENT, DOCTOR, HOSPITAL, MEDICALRECORD …, Stubbs and Uzuner 2015, doi:10.1016/j.jbi.2015.06.007) and plain
  /// English words for the same.
  public static func kinds(ofLabel label: String) -> Set<PHIKind>? {
    let stem = label.prefix { $0 != "." }.lowercased()
    if let kinds = byLabel[stem] { return kinds }
    return PHIKind(rawValue: stem).map { [$0] }
  }

  private static let numbers: Set<PHIKind> = [
    .ssn, .mrn, .healthPlan, .account, .licence, .vehicle, .device, .biometric, .otherID, .npi, .dea,
  ]
  private static let places: Set<PHIKind> = [.address, .zip]

  private static let byLabel: [String: Set<PHIKind>] = {
    let groups: [(String, Set<PHIKind>)] = [
      ("name person patient doctor clinician provider relative staff username", [.name]),
      (
        "address location place hospital organization organisation institution facility street city town state country "
          + "county location-other",
        places
      ),
      ("zip zipcode postcode", places),
      ("date time dob birthdate", [.date]),
      ("age", [.age]),
      ("phone telephone fax contact", [.phone, .fax]),
      ("email e-mail", [.email]),
      ("url web uri", [.url]),
      ("ip ipaddr ip-address", [.ip]),
      ("ssn", [.ssn]),
      ("mrn medicalrecord medical-record", [.mrn]),
      ("healthplan insurance", [.healthPlan]),
      ("license licence certificate", [.licence]),
      ("vehicle vin plate", [.vehicle]),
      ("device serial mac", [.device]),
      ("bioid biometric", [.biometric]),
      ("id idnum other other-id code", numbers),
    ]
    var table: [String: Set<PHIKind>] = [:]
    for (labels, kinds) in groups {
      for label in labels.split(separator: " ") { table[String(label)] = kinds }
    }
    return table
  }()
}
