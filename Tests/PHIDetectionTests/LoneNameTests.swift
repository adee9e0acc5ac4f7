import Testing

@testable import PHIDetection

/// Patients whose whole name is one word.
@Suite struct LoneNameTests {
  private static func named(_ given: String, _ family: String, _ key: String) -> KnownPatient {
    KnownPatient(key: PatientKey(key), names: [.init(given: given.isEmpty ? [] : [given], family: family)], mrn: "")
  }

  private static let known = KnownPatients([
    named("", "Sukarnoputra", "s"), named("Thibaultine", "", "t"), named("Maria", "", "m"), named("", "Patient", "x"),
  ])

  private static func owners(_ text: String) -> [Subject] {
    Detector(knownPatients: known).findings(in: text).map(\.subject).filter { $0 != .unattributed }
  }

  @Test(arguments: [
    "Sukarnoputra was seen", "called sukarnoputra today", "SUKARNOPUTRA DENIES PAIN", "(Sukarnoputra)",
    "Mr. Sukarnoputra slept", "Name: Sukarnoputra",
  ])
  func aWordOfNoListIsItsPatients(text: String) {
    #expect(Self.owners(text) == [.patient(PatientKey("s"))], "\(text)")
  }

  @Test(arguments: ["Mrs. Maria was seen", "Pt Maria was seen", "Name: Maria"])
  func aListedNameIsWhereItIsAnnounced(text: String) {
    #expect(Self.owners(text) == [.patient(PatientKey("m"))], "\(text)")
  }

  @Test(arguments: [
    "Maria was seen", "maria was seen", "Budi Sukarnoputra came", "Sukarnoputra Wijaya came", "B. Sukarnoputra came",
    "Name: Maria Lopez", "Dr. Sukarnoputra", "Sukarnoputra, MD", "the patient is well", "Patient was seen",
  ])
  func anotherOfThatNameIsNobodyKnown(text: String) {
    #expect(Self.owners(text).isEmpty, "\(text)")
  }

  /// The session's patient bears the name, too.
  @Test func aNameOfTheSessionsPatientIsHers() {
    let text = Array("Pt Maria was seen".utf8)
    let found = Detector(knownPatients: Self.known).findings(in: text)
    let own = PatientFocus(Self.named("Maria", "Thistlewood", "own")).findings(in: text, besides: found)
    #expect(own.map(\.subject) == [.patient(PatientKey("own"))])
    let other = PatientFocus(Self.named("Philomena", "Thistlewood", "own")).findings(in: text, besides: found)
    #expect(other.map(\.subject) == [.patient(PatientKey("m"))])
  }

  @Test func patientsWhoAreAddedLaterAreKnownByOneWord() {
    let text = "Oluwatobiloba was seen"
    let known = KnownPatients.none.adding([Self.named("Oluwatobiloba", "", "o")])
    #expect(Detector(knownPatients: known).findings(in: text).map(\.subject) == [.patient(PatientKey("o"))])
  }
}
