import ClinicalModel

/// What the notes of one chart are written from.
struct NoteFacts {
  let patient: Patient
  let clinician: User
  let colleague: User
  let hospital: String
  /// The first is the reason for the stay; there are at least two.
  let stories: [ConditionStory]
  let medications: [MedicationOrder]
  let allergies: [Allergy]
  /// On admission, at discharge, in the clinic.
  let vitalSigns: [VitalSigns]
  let labs: [LabResult]
  let stay: Visit
  let clinic: Visit

  var name: String { patient.name.full }

  var salutation: String {
    switch patient.sex {
    case .female: "Ms. \(patient.name.family)"
    case .male: "Mr. \(patient.name.family)"
    case .other, .unknown: "Mx. \(patient.name.family)"
    }
  }

  var subject: String {
    switch patient.sex {
    case .female: "She"
    case .male: "He"
    case .other, .unknown: "The patient"
    }
  }

  var person: String {
    switch patient.sex {
    case .female: "woman"
    case .male: "man"
    case .other, .unknown: "person"
    }
  }

  var phone: String { patient.phones.first ?? "" }
  var email: String { patient.emails.first ?? "" }
  var memberNumber: String { patient.otherIdentifiers.first ?? "" }

  var address: String {
    patient.addresses.first.map { "\($0.line), \($0.city), \($0.state) \($0.postalCode)" } ?? ""
  }

  var problemList: String { stories.map { $0.name.lowercasedFirst }.joined(separator: " and ") }
  var medicationList: String { medications.map(\.text).joined(separator: "; ") }

  var allergyList: String {
    allergies.isEmpty
      ? "no known drug allergies" : allergies.map { "\($0.substance) (\($0.reaction))" }.joined(separator: ", ")
  }

  /// In completed years.
  func age(on day: CivilDate) -> Int {
    let hadBirthday = (day.month, day.day) >= (patient.birthDate.month, patient.birthDate.day)
    return day.year - patient.birthDate.year - (hadBirthday ? 0 : 1)
  }

  func labs(on day: CivilDate) -> String {
    labs.filter { $0.takenOn == day }.map(\.text).joined(separator: "; ")
  }
}

extension CivilDate {
  /// `03/09/2026`, as American charts print it.
  var slashed: String { "\(month < 10 ? "0" : "")\(month)/\(day < 10 ? "0" : "")\(day)/\(year)" }

  /// `March 9, 2026`.
  var spelled: String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    return "\(months[month - 1]) \(day), \(year)"
  }
}

extension String {
  /// `Essential hypertension` in the middle of a sentence.
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
