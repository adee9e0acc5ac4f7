import PHIDetection
import Testing

@Suite struct KnownPatientTests {
  static let maria = KnownPatient(
    key: PatientKey("p1"), names: [.init(given: ["Maria", "Elena"], family: "Garcia")],
    birthDate: .init(year: 1980, month: 4, day: 12), mrn: "MRN-00412345", phones: ["(555) 123-4567"],
    emails: ["Maria.G@example.org"], addresses: ["12 Elm Street, Springfield, IL 62701"], otherIDs: ["123-45-6789"])
  static let rose = KnownPatient(
    key: PatientKey("p2"), names: [.init(given: ["Rose"], family: "May")], mrn: "778899")
  static let johnA = KnownPatient(
    key: PatientKey("p3"), names: [.init(given: ["John"], family: "Smith")], mrn: "900001")
  static let johnB = KnownPatient(
    key: PatientKey("p4"), names: [.init(given: ["John"], family: "Smith")], mrn: "900002")
  static let robert = KnownPatient(
    key: PatientKey("p5"), names: [.init(given: ["Robert"], family: "O'Neil-Okafor")], mrn: "A1B2C3")
  static let detector = Detector(knownPatients: KnownPatients([maria, rose, johnA, johnB, robert]))

  static func subjects(_ text: String) -> [Subject] {
    detector.findings(in: text).map(\.subject).filter { $0 != .unattributed }
  }

  @Test(
    arguments: [
      "Maria Garcia", "MARIA GARCIA", "maria garcia", "Garcia, Maria", "Garcia Maria", "Maria Elena Garcia",
      "Maria E. Garcia",
      "maria\n garcia", "Mar\u{200B}ia Gar\u{AD}cia", "Ｍａｒｉａ Garcia", "Maria García", "García, María Elena",
      "maria_garcia",
      "MRN-00412345", "mrn 00412345", "00412345", "MRN: 0041-2345", "555-123-4567", "5551234567", "+1 555 123 4567",
      "maria.g@EXAMPLE.org", "12 Elm St", "12 elm street, springfield", "123-45-6789", "123456789", "DOB 04/12/1980",
      "born April 12, 1980", "M. Garcia", "٥٥٥-١٢٣-٤٥٦٧",
    ])
  func aKnownPatientIsAttributed(form: String) {
    #expect(
      Self.subjects("note: \(form), seen.") == [.patient(PatientKey("p1"))], "\(Self.detector.findings(in: form))")
  }

  @Test(
    arguments: [
      "Maria Gacria", "Maria Gacia", "Mria Garcia", "Mariia Garcia", "Maria Garciaa", "Mrs. Marja Garcia",
      "Maria Elena Garzia",
    ])
  func oneTypingErrorBesideTheOtherPartIsForgiven(form: String) {
    #expect(Self.subjects("Seen today: \(form), we informed.") == [.patient(PatientKey("p1"))], "\(seen(form))")
  }

  @Test(arguments: ["Mario Garcia", "Maria Gracias Lopez", "Marja Gacria", "Maria Garcez", "Dr. Maria Gacria"])
  func anotherNameOfOneLettersDifferenceIsSomebodyElse(form: String) {
    #expect(Self.subjects("Seen today: \(form) came.").isEmpty, "\(seen(form))")
  }

  @Test func aNicknameAndAHyphenAreTheSamePerson() {
    #expect(Self.subjects("Bob O'Neil-Okafor came") == [.patient(PatientKey("p5"))])
    #expect(Self.subjects("OKAFOR and Robert ONeil Okafor") == [.patient(PatientKey("p5"))])
    #expect(Self.subjects("id A1B2C3 here") == [.patient(PatientKey("p5"))])
  }

  @Test func aSharedNameIsAmbiguous() {
    #expect(Self.subjects("John Smith") == [.ambiguous([PatientKey("p3"), PatientKey("p4")])])
    #expect(
      Self.subjects("John Smith, MRN 900002") == [
        .ambiguous([PatientKey("p3"), PatientKey("p4")]), .patient(PatientKey("p4")),
      ])
  }

  @Test(
    arguments: [
      "She rose and may rest", "rose may help", "Rose oil", "May was cold", "Garcia", "Maria", "Mr. Smith",
      "on 04/12/1980",
      "Dr. M. Garcia", "Maria Garcia, MD", "Dr. Maria Garcia", "Maria. The Garcia family", "900001 platelets/uL x",
      "1555123456789", "9555-123-4567-1", "xMaria Garciay",
    ])
  func whatOnlyLooksLikeAPatientIsNotAttributed(text: String) {
    #expect(Self.subjects(text).isEmpty, "\(Self.detector.findings(in: text))")
  }

  @Test func aNameOfEverydayWordsIsAttributedWhenCapitalised() {
    #expect(Self.subjects("Rose May came") == [.patient(PatientKey("p2"))])
  }

  @Test func twoPatientsInOneNoteAreToldApart() {
    #expect(
      Set(Self.subjects("Maria Garcia met Rose May.")) == [.patient(PatientKey("p1")), .patient(PatientKey("p2"))])
  }

  @Test func everyOwnerOfASharedNameIsListed() {
    let patients = (0..<50).map {
      KnownPatient(
        key: PatientKey("k\($0)"), names: [.init(given: ["Ada"], family: "Okoye")], mrn: "55500\($0)00")
    }
    let subject = Detector(knownPatients: KnownPatients(patients)).findings(in: "Ada Okoye").first?.subject
    #expect(subject == .ambiguous(patients.map(\.key)))
  }

  @Test func whoseAFindingIsDoesNotDependOnWhatWasFoundBefore() {
    let patients = (0..<300).map {
      KnownPatient(
        key: PatientKey("k\($0)"), names: [.init(given: ["Ada"], family: "Okoye")], mrn: "\(5_550_000 + $0 % 150)")
    }
    let detector = Detector(knownPatients: KnownPatients(patients))
    let numbers = (0..<1000).map { $0 * 37 % 150 }
    let text = numbers.map { "MRN \(5_550_000 + $0)\n" }.joined()
    let expected = numbers.map { Subject.ambiguous([PatientKey("k\($0)"), PatientKey("k\($0 + 150)")]) }
    #expect(detector.findings(in: text).map(\.subject) == expected)
  }
}

/// Names as they are written of three hundred patients, half of them with rare and compound names.
@Suite struct KnownPatientRecallTests {
  private static let given = [
    "Maria Elena", "John Paul", "Aisha Noor", "Wei Lin", "Kerrie Jo", "Oluwaseun Ade", "José Luis", "Siobhán Maeve",
    "Virginia Rose", "Robert Alan",
  ]
  private static let families = [
    "Garcia", "Cooper", "Okonkwo-Adeyemi", "van der Berg", "St. Claire", "O'Brien", "De La Cruz", "Müller", "Nguyễn",
    "Al-Rashid", "McAllister", "Antaya", "Farver", "Li", "Wójcik", "Brzezicki", "Talhelm", "Toplistky", "Quivers",
    "Hargadine", "Ndiaye", "Thistlewood", "Blystone", "Morphew", "Triveno", "Geskin", "Rapkin", "Pfoutz", "Xu", "May",
  ]
  private static let patients = families.enumerated().flatMap { row, family in
    given.enumerated().map { column, given in
      KnownPatient(
        key: PatientKey("p\(row)-\(column)"),
        names: [.init(given: given.split(separator: " ").map(String.init), family: family)], mrn: "")
    }
  }
  private static let detector = Detector(knownPatients: KnownPatients(patients))

  @Test(arguments: [
    "%G %F", "%F, %G", "%F %G", "%G %M %F", "%G %I. %F", "%F, %G %I.", "%U %V", "%G %F's chart",
  ])
  func everyWayOfWritingANameIsItsPatients(form: String) {
    for patient in Self.patients {
      guard let name = patient.names.first, let middle = name.given.last else { continue }
      let written = form.replacing("%G", with: name.given[0]).replacing("%F", with: name.family)
        .replacing("%M", with: middle).replacing("%I", with: String(middle.prefix(1)))
        .replacing("%U", with: name.given[0].uppercased()).replacing("%V", with: name.family.uppercased())
      let subjects = Self.detector.findings(in: "Spoke with \(written) today.").map(\.subject)
      #expect(subjects.contains(.patient(patient.key)), "\(written)")
    }
  }

  @Test(arguments: [
    "Kerrie Coopker", "Kerrie Coper", "kerrie coopre", "Coopker, Kerrie", "Kerie Cooper", "Kerrie Jo Coopper",
    "Oluwaseun Brzezcki", "Wei van der Bergg", "Talhlem Aisha",
  ])
  func aLetterTooManyTooFewWrongOrSwappedIsForgiven(form: String) {
    let subjects = Self.detector.findings(in: "Spoke with \(form) today.").map(\.subject)
    #expect(
      subjects.contains { if case .patient = $0 { true } else { false } }, "\(Self.detector.findings(in: form))")
  }

  @Test(arguments: ["robert plan of care", "will may rose", "Robert Plan", "the cooper said", "maria needs to li down"])
  func everydayWordsBesideAFirstNameAreNobodys(text: String) {
    #expect(Self.detector.findings(in: text).allSatisfy { $0.subject == .unattributed }, "\(text)")
  }
}
