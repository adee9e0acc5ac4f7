import SeededNumbers
import PHIDetection
import Testing

@Suite struct PatientFocusTests {
  static let jean = KnownPatient(
    key: PatientKey("jb"), names: [.init(given: ["Jean-Baptiste"], family: "Thévenet")],
    birthDate: .init(year: 1980, month: 4, day: 12), mrn: "MRN-00412345", phones: ["(555) 123-4567"])
  static let tessa = KnownPatient(
    key: PatientKey("t"), names: [.init(given: ["Tessa"], family: "Blankenship")], mrn: "1")
  static let miles = KnownPatient(
    key: PatientKey("m"), names: [.init(given: ["Miles", "Owen"], family: "Fields")], mrn: "778899")
  static let rose = KnownPatient(key: PatientKey("r"), names: [.init(given: ["Rose"], family: "May")], mrn: "778899")
  static let short = KnownPatient(key: PatientKey("n"), names: [.init(given: ["Wei"], family: "Ng")], mrn: "2")

  /// The patient's own texts among all findings.
  static func own(_ text: String, _ patient: KnownPatient) -> [String] {
    let bytes = Array(text.utf8)
    let detector = Detector(knownPatients: KnownPatients([patient]))
    let all = PatientFocus(patient).findings(in: bytes, besides: detector.findings(in: bytes))
    for (left, right) in zip(all, all.dropFirst()) {
      #expect(left.range.upperBound <= right.range.lowerBound, "\(text)")
    }
    return all.filter { $0.subject == .patient(patient.key) }.map { String(decoding: bytes[$0.range], as: UTF8.self) }
  }

  @Test(
    arguments: [
      "»Thévenet« was admitted.", "The patient is »Thévenet«.", "»JB Thévenet«", "/charts/»Thévenet«.txt",
      "/home/»thevenet«/x", "»J.-B. Thévenet« slept", "»J. Thevenet« slept", "»j.thevenet« logged in",
      "login »jthevenet«:",
      "»THÉVENET, JB«; done", "»The\u{301}venet«'s", "\"»jean_baptiste_thevenet«.pdf\"", "»Baptiste« said",
      "»JeanBaptiste« said",
      "C:\\charts\\»thevenet«.txt", "{\"a\":\"b\\n»Th\\u00e9venet« c\"}", "the »Thevenet«Chart view", "ID »00412345«.",
      "x »412345« y",
      "x»00412345«x", "call »123-4567«", "»1 (555) 123-4567«", "»555.123.4567«", "»1980-04-12«", "»4/12/80«",
      "»12.04.1980«", "»12 April 1980«", "»April 12th, 1980«", "»19800412«", "»12-Apr-80«",
    ])
  func whatIsThePatientsIsFoundAlone(text: String) {
    let (plain, expected) = marked(text)
    #expect(Self.own(plain, Self.jean) == expected, "\(plain)")
  }

  @Test(
    arguments: [
      "/charts/»miles-fields«.txt", "/»fields«/»miles«.txt", "»Fields« was admitted", "»FIELDS« WAS",
      "»Mr. Fields« left",
      "»Miles O. Fields« left", "»mfields« wrote", "»milesfields«@", "»miles fields« left",
    ])
  func anEverydayWordIsThePatientsInGoodCompany(text: String) {
    let (plain, expected) = marked(text.replacing("»Mr. ", with: "Mr. »"))
    #expect(Self.own(plain, Self.miles) == expected, "\(plain)")
  }

  @Test(arguments: [
    "ten miles away", "visual fields full", "he walked miles. fields are", "/srv/fields/x", "two fields, three",
  ])
  func anEverydayWordAloneIsNot(text: String) { #expect(Self.own(text, Self.miles) == [], "\(text)") }

  @Test func wordsThatOnlyContainTheNameAreNot() {
    #expect(Self.own("Thevenetian Blankenships xthevenetx 9004123459", Self.jean) == [])
    #expect(Self.own("she rose; it may help", Self.rose) == [])
    #expect(Self.own("Blankenship was admitted.", Self.tessa) == ["Blankenship"])
    #expect(Self.own("Ng was admitted; NG tube; 5 ng", Self.short) == ["Ng"])
  }

  @Test func whatTheDetectorAttributedStays() {
    let sister = KnownPatient(key: PatientKey("s"), names: [.init(given: ["Anne"], family: "Thévenet")], mrn: "3")
    let detector = Detector(knownPatients: KnownPatients([Self.jean, sister]))
    let text = Array("Anne Thévenet visited Thévenet; thevenet@hospital.org".utf8)
    let all = PatientFocus(Self.jean).findings(in: text, besides: detector.findings(in: text))
    #expect(all.map(\.subject) == [.patient(PatientKey("s")), .patient(PatientKey("jb")), .unattributed])
    #expect(all.map(\.kind) == [.name, .name, .email])
  }

  @Test func aStrangerWithTheSurnameStaysUnattributed() {
    let text = Array("Mr. Robert Thévenet called.".utf8)
    let all = PatientFocus(Self.jean).findings(in: text, besides: Detector().findings(in: text))
    #expect(all.map { String(decoding: text[$0.range], as: UTF8.self) } == ["Robert Thévenet"])
    #expect(all.map(\.subject) == [.unattributed])
  }

  @Test func anyBytesAreAcceptedAndCovered() {
    for seed in UInt64(1)...80 {
      var random = SeededGenerator(seed: seed)
      let pieces = [
        "Thévenet", "thevenet", "JB ", ".", "/", "\\", "%C3", " ", "Jean", "1980", "04", "-", "12", "00412345", "Mr. ",
        "\n", "é",
        "Robert ", "@x.org",
      ]
      var text = Array((0..<12).map { _ in pieces.randomElement(using: &random) ?? "" }.joined().utf8)
      if seed % 3 == 0 { text.insert(0xC3, at: text.count / 2) }
      let found = Detector().findings(in: text)
      let all = PatientFocus(Self.jean).findings(in: text, besides: found)
      var end = 0
      for finding in all {
        #expect(
          finding.range.lowerBound >= end && !finding.range.isEmpty && finding.range.upperBound <= text.count,
          "seed \(seed)")
        end = finding.range.upperBound
      }
      let covered = Set(all.flatMap(\.range))
      for finding in found {
        for byte in finding.range where text[byte] > 0x7F || (text[byte] | 32) >= 97 && (text[byte] | 32) < 123 {
          #expect(covered.contains(byte), "seed \(seed)")
        }
      }
    }
  }
}
