public import ClinicalModel

/// What the hospital knows about one patient's health.
public struct Chart: Hashable, Sendable, Codable {
  public let patient: PatientID
  public let problems: [Problem]
  public let medications: [MedicationOrder]
  public let allergies: [Allergy]
  /// Oldest first.
  public let vitalSigns: [VitalSigns]
  /// Oldest first.
  public let labs: [LabResult]
  /// Oldest first.
  public let visits: [Visit]
  /// Oldest first.
  public let notes: [ClinicalNote]
}

/// A diagnosis of the problem list.
public struct Problem: Hashable, Sendable, Codable {
  public let name: String
  /// ICD-10-CM.
  public let code: String
  public let since: CivilDate
}

/// A medication as ordered: `metformin 500 mg by mouth twice daily`.
public struct MedicationOrder: Hashable, Sendable, Codable {
  public let drug: String
  public let dose: String
  public let instructions: String
  public let since: CivilDate

  public var text: String { "\(drug) \(dose) \(instructions)" }
}

public struct Allergy: Hashable, Sendable, Codable {
  public let substance: String
  public let reaction: String
}

/// One round of measurements.
public struct VitalSigns: Hashable, Sendable, Codable {
  public let takenOn: CivilDate
  /// Millimetres of mercury.
  public let systolic: Int
  /// Millimetres of mercury.
  public let diastolic: Int
  /// Beats per minute.
  public let heartRate: Int
  /// Tenths of a degree Celsius.
  public let temperatureTenths: Int
  /// Per cent.
  public let oxygenSaturation: Int

  public var text: String {
    "BP \(systolic)/\(diastolic) mmHg, HR \(heartRate)/min, temperature \(Decimal1(tenths: temperatureTenths)) °C, "
      + "SpO2 \(oxygenSaturation) % on room air"
  }
}

/// One measured value, with the unit and the range of the laboratory.
public struct LabResult: Hashable, Sendable, Codable {
  public let test: String
  /// Tenths of `unit`.
  public let valueTenths: Int
  public let unit: String
  public let reference: String
  public let takenOn: CivilDate

  public var text: String { "\(test) \(Decimal1(tenths: valueTenths)) \(unit) (reference \(reference))" }
}

public struct Visit: Hashable, Sendable, Codable {
  public let kind: VisitKind
  public let admittedOn: CivilDate
  /// The same day for everything but an inpatient stay.
  public let endedOn: CivilDate
  public let clinician: UserID
  public let reason: String
}

public enum VisitKind: String, Sendable, Codable, CaseIterable { case clinic, inpatient, emergency }

/// Prose about the patient, identifiers and all.
public struct ClinicalNote: Hashable, Sendable, Codable {
  public let kind: NoteKind
  public let title: String
  public let writtenOn: CivilDate
  public let author: UserID
  public let text: String
}

public enum NoteKind: String, Sendable, Codable, CaseIterable {
  case progress
  case discharge
  case nursing
  case referral
}

/// Prints tenths as a decimal fraction: 384 as `38.4`.
struct Decimal1: CustomStringConvertible {
  let tenths: Int

  var description: String { "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)" }
}
