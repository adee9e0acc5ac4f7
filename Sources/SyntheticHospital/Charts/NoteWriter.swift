import ClinicalModel

/// Writes the notes of one chart: prose in which the patient's own identifiers stand as they do in real notes, some in a
/// header, some in the middle of a sentence, dates in two forms. Nobody else's patient is ever mentioned.
struct NoteWriter {
  let facts: NoteFacts

  /// Oldest first.
  func notes() -> [ClinicalNote] {
    [nursingNote, dischargeSummary, progressNote, referralLetter]
  }

  private var nursingNote: ClinicalNote {
    let day = facts.stay.admittedOn
    return note(
      .nursing, "Nursing admission note", on: day,
      """
      NURSING ADMISSION NOTE \(day.slashed) 14:20
      \(facts.name), \(facts.patient.mrn), date of birth \(facts.patient.birthDate.slashed), arrived on the ward by \
      wheelchair with \(facts.stay.reason). Identity was checked with two identifiers and the wristband was printed.
      Vital signs: \(facts.vitalSigns.first?.text ?? "not taken").
      Allergies: \(facts.allergyList). Home medications brought in a bag: \(facts.medicationList).
      \(facts.salutation) lives at \(facts.address), and asks us to call \(facts.phone) with any news. \(facts.subject) \
      walks with a cane at home and had one fall last winter. Fall precautions were started, the bed is in its lowest \
      position and the call light is within reach.
      """)
  }

  private var dischargeSummary: ClinicalNote {
    let stay = facts.stay
    let stories = facts.stories
    return note(
      .discharge, "Discharge summary", on: stay.endedOn,
      """
      DISCHARGE SUMMARY
      \(facts.hospital)
      Patient: \(facts.name)    MRN: \(facts.patient.mrn)    DOB: \(facts.patient.birthDate.slashed)
      Admitted: \(stay.admittedOn.slashed)    Discharged: \(stay.endedOn.slashed)    Attending: \(facts.clinician.displayName)
      Health plan member ID: \(facts.memberNumber)

      Reason for admission. \(facts.name) is a \(facts.age(on: stay.admittedOn))-year-old \(facts.person) who came in \
      with \(stay.reason). Past history includes \(facts.problemList).
      Hospital course. \(stories.first?.finding ?? "") Laboratory results on admission: \
      \(facts.labs(on: stay.admittedOn)). \(facts.salutation) improved over the following days and was walking the \
      hallway without help on \(stay.endedOn.spelled).
      Condition at discharge. \(facts.vitalSigns.dropFirst().first?.text ?? ""). Stable, tolerating a regular diet.
      Discharge medications: \(facts.medicationList).
      Allergies: \(facts.allergyList).
      Plan. \(stories.first?.plan ?? "") Clinic follow-up on \(facts.clinic.admittedOn.spelled) with \
      \(facts.clinician.displayName). The patient was told to return for fever, chest pain or worsening breathlessness.
      """)
  }

  private var progressNote: ClinicalNote {
    let day = facts.clinic.admittedOn
    let last = facts.stories.last
    return note(
      .progress, "Clinic progress note", on: day,
      """
      PROGRESS NOTE, \(day.slashed)
      \(facts.salutation) (\(facts.name), \(facts.patient.mrn)) returns for follow-up after the hospital stay that ended \
      on \(facts.stay.endedOn.slashed).
      Subjective: \(facts.subject) feels better but still reports \(last?.complaint ?? "fatigue"). No fever, no chest \
      pain. Takes \(facts.medicationList). Prefers messages to \(facts.email) over calls.
      Objective: \(facts.vitalSigns.last?.text ?? ""). \(last?.finding ?? "") Labs today: \(facts.labs(on: day)).
      Assessment: \(facts.age(on: day))-year-old with \(facts.problemList), improving since discharge.
      Plan: \(last?.plan ?? "") Allergies reviewed: \(facts.allergyList). Return visit in six weeks.
      Electronically signed by \(facts.clinician.displayName) on \(day.spelled).
      """)
  }

  private var referralLetter: ClinicalNote {
    let day = facts.clinic.admittedOn
    let last = facts.stories.last
    return note(
      .referral, "Referral letter", on: day,
      """
      \(facts.hospital), \(day.spelled)
      To: \(facts.colleague.displayName), \(last?.specialty ?? "Internal Medicine")

      Dear colleague,
      Thank you for seeing \(facts.name), born \(facts.patient.birthDate.spelled), a \(facts.age(on: day))-year-old \
      \(facts.person) with \(last?.complaint ?? "ongoing symptoms") despite treatment. \(last?.finding ?? "") The most \
      recent results are \(facts.labs(on: day)). Current medications are \(facts.medicationList); allergies: \
      \(facts.allergyList).
      I would be grateful for your opinion on further management. The member ID is \(facts.memberNumber), and \
      \(facts.salutation) can be reached at \(facts.phone) or by mail at \(facts.address). The chart number is \
      \(facts.patient.mrn).
      With kind regards,
      \(facts.clinician.displayName)
      """)
  }

  private func note(_ kind: NoteKind, _ title: String, on day: CivilDate, _ text: String) -> ClinicalNote {
    ClinicalNote(kind: kind, title: title, writtenOn: day, author: facts.clinician.id, text: text)
  }
}
