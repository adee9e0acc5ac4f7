import ClinicalModel
import SeededNumbers

/// Invents one patient's chart: two or three illnesses, a hospital stay, a clinic visit, and what follows from them.
struct ChartInventor {
  let patient: Patient
  let clinician: User
  let colleague: User
  let hospital: String
  let today: CivilDate
  var random: SeededGenerator

  mutating func chart() -> Chart {
    let stories = Array(ConditionTable.all.shuffled(using: &random).prefix(random.int(in: 2...3)))
    let stay = inpatientStay(reason: stories.first?.complaint ?? "observation")
    let clinic = clinicVisit(after: stay)
    let vitalSigns = [stay.admittedOn, stay.endedOn, clinic.admittedOn].map { vitals(on: $0) }
    let labs = stories.flatMap { story in
      [stay.admittedOn, clinic.admittedOn].map { lab(story.measure, on: $0) }
    }.sorted { $0.takenOn < $1.takenOn }
    let problems = stories.map { story in
      Problem(name: story.name, code: story.icd10, since: daysBefore(stay.admittedOn, random.int(in: 90...4000)))
    }
    let medications = zip(stories, problems).map { story, problem in
      MedicationOrder(drug: story.drug, dose: story.dose, instructions: story.instructions, since: problem.since)
    }
    let allergies = Array(ConditionTable.allergies.shuffled(using: &random).prefix(random.int(in: 0...2)))
    let facts = NoteFacts(
      patient: patient, clinician: clinician, colleague: colleague, hospital: hospital, stories: stories,
      medications: medications, allergies: allergies, vitalSigns: vitalSigns, labs: labs, stay: stay, clinic: clinic)
    return Chart(
      patient: patient.id, problems: problems, medications: medications, allergies: allergies,
      vitalSigns: vitalSigns, labs: labs, visits: [stay, clinic], notes: NoteWriter(facts: facts).notes())
  }

  private mutating func inpatientStay(reason: String) -> Visit {
    let admitted = daysBefore(today, random.int(in: 40...120))
    return Visit(
      kind: .inpatient, admittedOn: admitted, endedOn: daysBefore(admitted, -random.int(in: 2...6)),
      clinician: clinician.id, reason: reason)
  }

  private mutating func clinicVisit(after stay: Visit) -> Visit {
    let day = daysBefore(stay.endedOn, -random.int(in: 7...21))
    return Visit(
      kind: .clinic, admittedOn: day, endedOn: day, clinician: clinician.id, reason: "follow-up after hospital stay")
  }

  private mutating func vitals(on day: CivilDate) -> VitalSigns {
    VitalSigns(
      takenOn: day, systolic: random.int(in: 104...172), diastolic: random.int(in: 58...98),
      heartRate: random.int(in: 56...112), temperatureTenths: random.int(in: 362...384),
      oxygenSaturation: random.int(in: 89...99))
  }

  private mutating func lab(_ measure: ConditionStory.Measure, on day: CivilDate) -> LabResult {
    LabResult(
      test: measure.test, valueTenths: random.int(in: measure.tenths), unit: measure.unit,
      reference: measure.reference, takenOn: day)
  }

  private func daysBefore(_ day: CivilDate, _ count: Int) -> CivilDate {
    CivilDate(daysSinceEpoch: day.daysSinceEpoch - Int64(count))
  }
}
