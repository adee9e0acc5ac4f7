import SeededNumbers

public import ClinicalModel

extension Identifier {
  /// An identifier written out in this target. All of them are valid, which a test checks; were one not, it would become
  /// a random one, which no other table names.
  static func named(_ text: String) -> Self { Self(text) ?? .random("unnamed") }
}

/// Invents a hospital: the same seed and day give the same one, to the byte.
public struct HospitalGenerator {
  /// The day on which the charts end unless the caller names another: 2026-11-02.
  public static let defaultToday = CivilDate(daysSinceEpoch: 20_759)
  /// How many patients there are.
  public static let patientCount = 14

  private var random: SeededGenerator
  private let today: CivilDate

  private init(seed: UInt64, today: CivilDate) {
    random = SeededGenerator(seed: seed)
    self.today = today
  }

  /// A whole hospital whose charts end on `today`.
  public static func generate(seed: UInt64, today: CivilDate = defaultToday) -> Hospital {
    var generator = Self(seed: seed, today: today)
    return generator.hospital()
  }

  private mutating func hospital() -> Hospital {
    let patients = PatientInventor.patients(count: Self.patientCount, today: today, using: &random)
    let organisation = Organisation(patients: patients)
    var charts: [PatientID: Chart] = [:]
    for patient in patients {
      let clinician = random.pick(organisation.clinicians)
      let colleague = organisation.clinicians.first { $0.id != clinician.id } ?? clinician
      var inventor = ChartInventor(
        patient: patient, clinician: clinician, colleague: colleague, hospital: Organisation.name, today: today,
        random: SeededGenerator(seed: random.next()))
      charts[patient.id] = inventor.chart()
    }
    return Hospital(
      name: Organisation.name, patients: patients, charts: charts, users: organisation.users,
      vendors: organisation.vendors, devices: organisation.devices, agents: organisation.agents,
      consents: Self.consents(of: patients))
  }

  /// All but the last two patients opted in to the two purposes of everyday work; the last but one opted out, and the
  /// last was never asked. Nobody opted in to secondary use or to improving models.
  private static func consents(of patients: [Patient]) -> [InitialConsent] {
    let everyday: [Purpose] = [.drafting, .summarisation]
    let willing = patients.dropLast(2).flatMap { patient in
      everyday.map { InitialConsent(patient: patient.id, purpose: $0, status: .optedIn) }
    }
    let unwilling = patients.dropLast(1).suffix(1).flatMap { patient in
      everyday.map { InitialConsent(patient: patient.id, purpose: $0, status: .optedOut) }
    }
    return willing + unwilling
  }
}
