/// The rules of `PatientFocus`. Raw values are the stable ids of findings.
enum FocusRule: String, CaseIterable {
  case name = "patient.name"
  case date = "patient.date"
  case address = "patient.address"
  case identifier = "patient.id"
  /// Any of these with one error.
  case typo = "patient.typo"
}
