import SeededNumbers
import Testing

@testable import PHIDetection

/// The session's own patient, written with a typing error.
@Suite struct MisspeltFocusTests {
  private static let maria = KnownPatient(
    key: PatientKey("m"), names: [.init(given: ["Maria", "Ana"], family: "Kowalczyk")],
    birthDate: .init(year: 1984, month: 8, day: 24), mrn: "10428837", phones: ["(555) 123-4567"],
    addresses: ["1812 Hampton Road, Dayton, OH 45402"], otherIDs: ["AC7731942"])
  private static let brown = KnownPatient(
    key: PatientKey("b"), names: [.init(given: ["Kerrie"], family: "Brown")], mrn: "")
  private static let compound = KnownPatient(
    key: PatientKey("c"), names: [.init(given: ["Loretta"], family: "van der Berg")], mrn: "")
  private static let brien = KnownPatient(
    key: PatientKey("o"), names: [.init(given: ["Maud"], family: "O'Brien")], mrn: "")
  private static let short = KnownPatient(key: PatientKey("w"), names: [.init(given: ["Wei"], family: "Xu")], mrn: "")

  /// What is covered, and of it what is said to be the patient's.
  private static func found(_ text: String, _ patient: KnownPatient) -> (all: [String], own: [String]) {
    let bytes = Array(text.utf8)
    let findings = PatientFocus(patient).findings(in: bytes, besides: Detector().findings(in: bytes))
    func texts(_ findings: [Finding]) -> [String] { findings.map { String(decoding: bytes[$0.range], as: UTF8.self) } }
    return (texts(findings), texts(findings.filter { $0.subject == .patient(patient.key) }))
  }

  @Test(arguments: [
    "»Kowalzcyk« was seen", "ask »kowalczk« again", "»KOWALCZYKK« DENIES PAIN", "»Mariw Kowalczyk« left",
    "»maria kowalczuk« left", "»Kowalczykm, Maria«: stable", "»M. Kowalczyj« slept",
  ])
  func aMisspeltNameIsThePatients(text: String) {
    let (plain, expected) = marked(text)
    #expect(Self.found(plain, Self.maria).own == expected, "\(plain)")
  }

  @Test(arguments: [
    "called Mrs. »Brow« today", "»kerrie grown« left", "»K. Brow« left", "last name: »brwn«", "»kerrie rown«",
  ])
  func anEverydayWordIsAMisspeltNameInGoodCompany(text: String) {
    let (plain, expected) = marked(text)
    #expect(Self.found(plain, Self.brown).own == expected, "\(plain)")
  }

  @Test(arguments: [
    "her brow is warm", "the grown child", "Crown was placed", "kerrie was told", "the brows", "BROW was shaved",
    "brn bw",
  ])
  func anEverydayWordAloneIsNot(text: String) {
    let found = Self.found(text, Self.brown)
    #expect(found.own == (text.hasPrefix("kerrie") ? ["kerrie"] : []), "\(text)")
  }

  @Test func particlesAndShortPartsGoWithTheName() {
    #expect(Self.found("saw loretta vn der berg today", Self.compound).own == ["loretta vn der berg"])
    #expect(Self.found("saw maud o'brien today", Self.brien).own == ["maud o'brien"])
    #expect(Self.found("saw M. O'Btien today", Self.brien).own == ["M. O'Btien"])
    #expect(Self.found("wei u: denies fever; wei is well", Self.short).own == ["wei u", "wei"])
    #expect(Self.found("the xr of today, vn der", Self.short).own == [])
  }

  /// Another man of the lists, not the patient misspelt.
  @Test func anotherNameOfTheListsIsCoveredAndNobodys() {
    let (all, own) = Self.found("spoke with Mario Kowalczyk today", Self.maria)
    #expect(all == ["Mario Kowalczyk"])
    #expect(own == [])
  }

  @Test(arguments: [
    "x »10428873« y", "x »1042887« y", "x »104288377« y", "at »(555) 123-4576« now", "re »ac7731492« b",
    "re »1042-8838« b",
    "on »08/24/1948« she", "on »80/24/1984« she", "on »8/24/1894« she", "on »Augsut 24, 1984« she",
    "on »24 August 1948« she",
    "on »19840842« she", "at »1812 Hamptn Road«", "at »1821 hampton rd, dayton, oh 45402«",
    "at »1812 hampton roda, dayton«",
  ])
  func aNumberDateOrAddressWithAnErrorIsCoveredAndNobodys(text: String) {
    let (plain, expected) = marked(text)
    let (all, own) = Self.found(plain, Self.maria)
    #expect(all == expected, "\(plain)")
    #expect(own == [], "\(plain)")
  }

  @Test func theAddressAsItIsIsThePatients() {
    #expect(Self.found("at 1812 hampton rd, dayton oh", Self.maria).own == ["1812 hampton rd, dayton oh"])
    #expect(Self.found("at 1812 hampton", Self.maria).own == ["1812 hampton"])
    #expect(Self.found("1812 words, 18 road signs", Self.maria).all == [])
  }

  @Test func whatIsTwoErrorsAwayIsNot() {
    #expect(Self.found("10428", Self.maria).all == [])
    #expect(Self.found("the kowalski maria", Self.maria).own == ["maria"])
    #expect(Self.found("value 10482873.5", Self.maria).own == [])
  }

  @Test(arguments: UInt64(1)...8) func everySingleErrorInALongNameIsFound(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<40 {
      let written = TypingErrors.mistyped("thistlewood", &random)
      // The filter of English words passes one stranger in sixty.
      if EnglishWords.mayContain(written) { continue }
      let text = "spoke with \(written) today"
      let patient = KnownPatient(
        key: PatientKey("p"), names: [.init(given: ["Philomena"], family: "Thistlewood")], mrn: "")
      #expect(Self.found(text, patient).own == [written], "seed \(seed)")
    }
  }
}
