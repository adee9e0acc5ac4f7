import SeededNumbers
import Testing

@testable import PHIDetection

/// Known patients whose names are written with an error.
@Suite struct MisspeltPatientTests {
  private static let names = [
    ("Marisela", "Kowalczyk"), ("Oluwaseun", "Brzezicki"), ("Thaddeus", "Quivers"), ("Kerrie", "Brown"),
    ("Zelda", "Banks"), ("Philomena", "Thistlewood"), ("Yusuf", "Okonkwo"), ("Wendy", "Okafor"),
    ("Barney", "Talhelm"), ("D'Andre", "Blystone"), ("Robert", "Hargadine"),
  ]
  private static let patients = names.enumerated().map {
    KnownPatient(
      key: PatientKey("p\($0.offset)"), names: [.init(given: [$0.element.0], family: $0.element.1)], mrn: "")
  }
  private static let detector = Detector(knownPatients: KnownPatients(patients))

  /// One patient, "p".
  private static func known(_ given: String, _ family: String) -> KnownPatients {
    KnownPatients([KnownPatient(key: PatientKey("p"), names: [.init(given: [given], family: family)], mrn: "")])
  }

  private static func owners(_ text: String) -> [Subject] {
    detector.findings(in: text).map(\.subject).filter { $0 != .unattributed }
  }

  @Test(arguments: [
    ("KerrieBrown came", 3), ("spoke with kerriebrown today", 3), ("Brown, Kerr ie", 3), ("Kerrie Bro wn came", 3),
    ("M arisela Kowalczyk", 0), ("Mar1sela Kowalczyk", 0), ("Marisela K0walczyk came", 0), ("Marisela T. K0walczyk", 0),
    ("Mar1sela T. Kowalczyk", 0), ("M. K0walczyk", 0), ("8arney Talhelm", 8),
    ("Talhelm, 8arney", 8), ("Bamey Talhelm", 8), ("barney talhelrn", 8), ("weddy okafor", 7), ("kerrie brow came", 3),
    ("zlda banks", 4), ("philomena t. thistlewod", 5), ("Bob Hargadin", 10),
    ("D'Andre Blyston", 9),
    ("spoke with marisela r. kowalzcyk today", 0), ("note for Marsela T. Kowalczyk", 0),
    ("Jusuf Okonkwo", 6), ("y. okonko will return", 6), ("o. brzezicki was seen", 1), ("Kerrie rown came", 3),
    ("Yusuf Oknokwo", 6),
  ])
  func aNameWithOneErrorIsItsPatients(text: String, patient: Int) {
    #expect(
      Self.owners("note: \(text).") == [.patient(PatientKey("p\(patient)"))], "\(Self.detector.findings(in: text))")
  }

  @Test(arguments: [
    "kerrie has", "kerrie grows", "Kerrie said brown sputum", "zelda thanks her", "banks of the river",
    "Dr. Kerrie Brwon", "Kerrie Brwon, MD", "wend okafo", "the brow is normal", "brown kerr", "kerri ebrown bank s",
    "t. wave", "p. banks",
  ])
  func whatIsNoNameWithOneErrorIsNobodys(text: String) {
    #expect(Self.owners("note: \(text).").isEmpty, "\(Self.detector.findings(in: text))")
  }

  @Test func anotherNameOfTheListsIsCoveredAndNobodys() {
    let known = Self.known("Maria", "Brzezicki")
    let findings = Detector(knownPatients: known).findings(in: "the uncle is mario brzezicki of next door")
    #expect(findings.map(\.subject) == [.unattributed])
    #expect(findings.first?.range == 13..<28)
  }

  /// In a large hospital nearly every word is of somebody's name: of the words that may be wrong the strangest is.
  @Test(arguments: [
    ("Virginia reen presents", "green"), ("was Virginia reen given her shot", "green"),
    ("Keith D. Bafnks left", "banks"),
    ("keith d. bafnks: denies", "banks"), ("Robert Stanton ethea will return", "lethea"),
    ("susak b. quimby came", "quimby"),
  ])
  func aWordThatIsOfAnotherPatientsNameMayBeMisspelt(text: String, key: String) {
    let names = [
      ("Virginia", "Green", "green"), ("Keith", "Banks", "banks"), ("Susan", "Quimby", "quimby"),
      ("Ana", "Reen", "1"), ("Presents", "Given", "2"), ("Dorian", "Keith", "3"), ("Robert", "Stanton", "4"),
      ("Barney", "Husak", "5"), ("Left", "Denies", "6"),
    ]
    let known = KnownPatients(
      names.map {
        KnownPatient(key: PatientKey($0.2), names: [.init(given: [$0.0], family: $0.1)], mrn: "")
      } + [
        KnownPatient(
          key: PatientKey("lethea"), names: [.init(given: ["Robert", "Stanton"], family: "Lethea")], mrn: "")
      ])
    let findings = Detector(knownPatients: known).findings(in: "note: \(text) today.")
    #expect(findings.map(\.subject) == [.patient(PatientKey(key))], "\(text): \(findings)")
  }

  @Test(arguments: [
    "P. D'Angeol", "Paulla A. D'Angelo", "D'Angeol, Paula", "mrs. paula d'agnelo", "D'ADNRE F. JONES", "d'andre joens",
    "Jones, D'Anrde", "Bettie Y. Al-Rahsid", "b. al-rashdi", "Summary\n\nB. Al-Rashdi\nStable",
  ])
  func aNameOfSeveralPartsMayBeMisspelt(text: String) {
    let known = KnownPatients([
      KnownPatient(key: PatientKey("p"), names: [.init(given: ["Paula"], family: "D'Angelo")], mrn: ""),
      KnownPatient(key: PatientKey("p"), names: [.init(given: ["D'Andre", "Fred"], family: "Jones")], mrn: ""),
      KnownPatient(key: PatientKey("b"), names: [.init(given: ["Bettie"], family: "Al-Rashid")], mrn: ""),
      KnownPatient(key: PatientKey("d"), names: [.init(given: ["D'Andre", "Fred"], family: "Jones")], mrn: ""),
    ])
    let findings = Detector(knownPatients: known).findings(in: "note: \(text), seen")
    #expect(findings.contains { $0.kind == .name && $0.subject != .unattributed }, "\(text): \(findings)")
  }

  /// The middle initial is not that of another patient with the family name.
  @Test func aMiddleInitialIsNobodysFirstName() {
    let known = KnownPatients([
      KnownPatient(key: PatientKey("e"), names: [.init(given: ["Edna"], family: "Quivers")], mrn: ""),
      KnownPatient(key: PatientKey("h"), names: [.init(given: ["Herbert"], family: "Quivers")], mrn: ""),
    ])
    let detector = Detector(knownPatients: known)
    #expect(detector.findings(in: "saw E. Quivers").map(\.subject) == [.patient(PatientKey("e"))])
    for text in ["saw Hrbert E. Quivers", "saw Wilbur E. Quivers", "saw wilbur e. quivers"] {
      let subjects = detector.findings(in: text).map(\.subject)
      #expect(!subjects.isEmpty && !subjects.contains(.patient(PatientKey("e"))), "\(text): \(subjects)")
    }
    #expect(detector.findings(in: "saw Hrbert E. Quivers").map(\.subject) == [.patient(PatientKey("h"))])
  }

  /// Nor is it that of a patient whose family name is the first name.
  @Test func aMiddleInitialIsNotOfAPatientCalledByTheFirstName() {
    let known = KnownPatients([
      KnownPatient(key: PatientKey("r"), names: [.init(given: ["Ruth"], family: "Angela")], mrn: ""),
      KnownPatient(key: PatientKey("a"), names: [.init(given: ["Angela"], family: "Thistlewood")], mrn: ""),
    ])
    let findings = Detector(knownPatients: known).findings(in: "spoke with angela r. thistlewod today")
    #expect(findings.map(\.subject) == [.patient(PatientKey("a"))])
  }

  @Test func aMonthBesideAFamilyNameMayBeAMisspeltName() {
    let known = Self.known("Jane", "Palmertree")
    #expect(Detector(knownPatients: known).findings(in: "saw Jan Palmertree").count == 1)
    let day = Detector(knownPatients: known).findings(in: "5 Jan palmertree").first
    #expect(day?.kind == .date && day?.range == 0..<5)
  }

  @Test(arguments: [
    "at »1812 Hampton Roda« now", "at »1812 Hampton Roda, Dayton, OH 45402« now",
    "at »1812 Hampton Road, Dayton, OE 45402« now", "at »1812 Hampton Road«, then home", "at »9099 Filzen Awy« now",
    "at »5642 Pekas Cort« now",
  ])
  func anAddressWithAMisspeltStreetTypeIsItsPatients(text: String) {
    let (plain, expected) = marked(text)
    let known = KnownPatients([
      KnownPatient(
        key: PatientKey("p"), names: [], mrn: "",
        addresses: ["1812 Hampton Road, Dayton, OH 45402", "9099 Filzen Way", "5642 Pekas Court"]),
      KnownPatient(key: PatientKey("q"), names: [], mrn: "", addresses: ["12 Cort Highway", "14 Roda Court"]),
    ])
    let findings = Detector(knownPatients: known).findings(in: plain)
    let bytes = Array(plain.utf8)
    #expect(findings.map { String(decoding: bytes[$0.range], as: UTF8.self) } == expected, "\(plain)")
    #expect(findings.allSatisfy { $0.subject == .patient(PatientKey("p")) }, "\(plain)")
  }

  @Test(arguments: UInt64(1)...12) func everySingleErrorInEitherNameIsForgiven(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<20 {
      let given = Self.strangeWord(&random)
      let family = Self.strangeWord(&random)
      let known = Self.known(given, family)
      let detector = Detector(knownPatients: known)
      for (first, second) in [
        (given, TypingErrors.mistyped(family, &random)), (TypingErrors.mistyped(given, &random), family),
      ] {
        let text = "spoke with \(first) \(second) today."
        // An error may make a word, or another name of the lists.
        let isNamedRight = detector.findings(in: text).contains { $0.subject == .patient(PatientKey("p")) }
        let isOdd = [first, second].allSatisfy { Self.isStrange($0) }
        #expect(isNamedRight || !isOdd, "seed \(seed): \(given) \(family): \(text) \(detector.findings(in: text))")
      }
    }
  }

  @Test(arguments: UInt64(1)...12) func twoErrorsAreSomebodyElse(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<20 {
      let given = Self.strangeWord(&random)
      let family = Self.strangeWord(&random)
      let known = Self.known(given, family)
      // Two letters, that no name here has, at places that are no neighbours.
      var letters = Array(family)
      letters[1] = "q"
      letters[letters.count - 2] = "q"
      let text = "spoke with \(given) \(String(letters)) today."
      let findings = Detector(knownPatients: known).findings(in: text)
      #expect(findings.allSatisfy { $0.subject == .unattributed }, "seed \(seed): \(given) \(family): \(text)")
    }
  }

  @Test func whatTheFilterOfPairsAllowsHoldsEveryPairWithinOneError() {
    let (given, family) = ("philomena", "thistlewood")
    let known = Self.known(given, family)
    var random = SeededGenerator(seed: 7)
    for _ in 0..<200 {
      let written = TypingErrors.mistyped(family, &random)
      let isFound = Array(written.utf8).withUnsafeBufferPointer { letters in
        let word = WrittenWord(letters: letters)
        var isFound = written == family
        word.corrections(known.shortenings(word, beside: WordHash.word(given.utf8))) { hash, _ in
          isFound = isFound || hash == WordHash.word(family.utf8)
          return isFound
        }
        return isFound
      }
      #expect(isFound, "\(written)")
    }
  }

  /// A long run of patients' names, each misspelt, is scanned within its budget and says so by what it leaves.
  @Test func aRunOfMisspeltNamesStopsBeingCorrectedAtItsBudget() {
    let text = String(repeating: "marisela kowalzyk ", count: 4_000)
    var scanned = ScanMemory()
    scanned.begin(text.utf8.count)
    var budget = 0
    while scanned.mayCorrect {
      scanned.corrections += 1
      budget += 1
    }
    let corrected = Self.detector.findings(in: text).filter { $0.subject != .unattributed }.count
    #expect(corrected > 64)
    #expect(corrected <= budget)
  }

  private static func isStrange(_ word: String) -> Bool {
    let hash = WordHash.word(word.utf8)
    return !EnglishWords.shared.mayContain(hash)
      && Lexicon.shared.capitalisedTraits(of: hash).isDisjoint(with: [.given, .family, .ordinary, .credential, .title])
  }

  /// Syllables that are in no list, so that they can be nothing but the patient's name.
  private static func strangeWord(_ random: inout SeededGenerator) -> String {
    let starts = ["zor", "vek", "thru", "plim", "gwa", "snor", "krev", "dwim"]
    let ends = ["bandil", "tozmek", "ludvik", "perzan", "mogwit", "fenzil"]
    while true {
      let word =
        (starts.randomElement(using: &random) ?? "zor") + (ends.randomElement(using: &random) ?? "tozmek")
      if isStrange(word) { return word }
    }
  }
}
