import PHIDetection
import Testing

/// Numbers that authorities publish as examples, or that were computed by hand from the published rule, and near misses.
@Suite struct PackTests {
  private struct Found: Equatable, CustomStringConvertible {
    let rule: String
    let text: String
    var description: String { "\(rule):\(text)" }
  }

  private func found(_ text: String, _ packs: Set<DetectorPack>) -> [Found] {
    let bytes = Array(text.utf8)
    return Detector(configuration: DetectorConfiguration(packs: packs)).findings(in: bytes).map {
      Found(rule: "\($0.rule)", text: String(decoding: bytes[$0.range], as: UTF8.self))
    }
  }

  private func expect(_ text: String, _ rule: String, _ pack: DetectorPack) {
    let (plain, expected) = marked(text)
    #expect(found(plain, [pack]).contains(Found(rule: rule, text: expected[0])), "\(plain): \(found(plain, [pack]))")
  }

  @Test(
    arguments: [
      ("seen with »943 476 5919« today", "uk.nhs"), ("NHS No: »9434765919«", "uk.nhs"),
      ("CHI »0101800118«", "uk.nhs"), ("NI number »AB 12 34 56 C«", "uk.ni"), ("his »AB123456C« is", "uk.ni"),
      ("GMC no. »7012345«", "uk.gmc"), ("lives at »SW1A 1AA«", "uk.postcode"), ("»M1 1AE«, Manchester", "uk.postcode"),
      ("»EC1A 1BB«", "uk.postcode"), ("postcode »CR26XH«", "uk.postcode"),
      ("ring »020 7946 0958«", "uk.phone"), ("mobile »07700 900123«", "uk.phone"),
      ("on »07700900123« now", "uk.phone"), ("at »(0161) 496 0000«", "uk.phone"),
      ("from »0044 20 7946 0958«", "uk.phone"), ("on »25/12« again", "eu.date"),
    ])
  func numbersOfTheUnitedKingdomAreFoundWithItsPack(text: String, rule: String) { expect(text, rule, .uk) }

  @Test(
    arguments: [
      ("SIN »130 692 544«", "ca.sin"), ("health card »9876-543-217«", "ca.on"), ("OHIP »9876543217 XK«", "ca.on"),
      ("PHN »9876 543 218«", "ca.bc"), ("carte »TREM 5001 1234«", "ca.qc"), ("RAMQ »TREM50611234«", "ca.qc"),
      ("PHIN »123456789«", "ca.health"), ("Ottawa »K1A 0B1«", "ca.postcode"), ("»H0H0H0«", "ca.postcode"),
    ])
  func numbersOfCanadaAreFoundWithItsPack(text: String, rule: String) { expect(text, rule, .ca) }

  @Test(
    arguments: [
      ("KVNR »A123456780«", "de.kvnr"), ("Versicherte »A000500015«", "de.kvnr"), ("IdNr »86 095 742 719«", "de.tax"),
      ("RVNR »65170839J003«", "de.pension"), ("»65 170839 J 003«", "de.pension"), ("SVNR »1237 010180«", "at.svnr"),
      ("AHV »756.9217.0769.85«", "ch.ahv"), ("NIR »2 55 08 14 168 025 38«", "fr.nir"),
      ("sécu »184122A45108933«", "fr.nir"),
      ("CF »RSSMRA85T10A562S«", "it.cf"), ("NIF »123456789«", "pt.nif"), ("BSN »111222333«", "nl.bsn"),
      ("NISS »85.07.30-033.28«", "be.nn"), ("PPSN »1234567FA«", "ie.ppsn"), ("pnr »811228-9874«", "se.pnr"),
      ("»19811228-9874«", "se.pnr"), ("hetu »131052-308T«", "fi.hetu"), ("CPR »070761-4285«", "dk.cpr"),
      ("PESEL »44051401359«", "pl.pesel"), ("r.č. rc »736028/5163«", "cz.rc"), ("CNP »1800101221144«", "ro.cnp"),
      ("TAJ »111 111 110«", "hu.taj"), ("AMKA »01018012342«", "gr.amka"),
      ("IBAN »DE89 3704 0044 0532 0130 00«", "eu.iban"), ("»GB82WEST12345698765432«", "eu.iban"),
      ("»FR14 2004 1010 0505 0001 3M02 606«", "eu.iban"), ("»NL91ABNA0417164300«", "eu.iban"),
      ("EHIC »80276001081234567890«", "eu.ehic"),
      ("tél. »01 23 45 67 89«", "eu.phone"), ("Tel »0171/1234567«", "eu.phone"), ("»030 12345678«", "eu.phone"),
      ("»501 234 567«", "eu.phone"), ("am »25.12«. um", "eu.date"), ("»03.05.19« Kontrolle", "eu.date"),
      ("am »3. Mai 2019«", "eu.date.written"), ("le »3 février 2019«", "eu.date.written"),
      ("il »12 maggio«", "eu.date.written"),
    ])
  func numbersAndDatesOfEuropeAreFoundWithItsPack(text: String, rule: String) { expect(text, rule, .eu) }

  @Test(
    arguments: [
      ("DNI »12345678Z«", "es.dni"), ("»12.345.678-Z«", "es.dni"), ("NIE »X1234567L«", "es.nie"),
      ("»X-1234567-L«", "es.nie"), ("NSS »28 12345678 40«", "es.nss"), ("»28/12345678/40«", "es.nss"),
      ("CIP »ROPE1610207003«", "es.cip"), ("tel. »612 34 56 78«", "es.phone"), ("»91 123 45 67«", "es.phone"),
    ])
  func numbersOfSpainAreFoundWithItsPack(text: String, rule: String) { expect(text, rule, .es) }

  /// One digit away from a valid number, or valid by accident and nothing else.
  @Test(
    arguments: [
      "943 476 5918", "AB123456E", "QQ123456C", "BG123456A", "XX1 1AA", "SW1A 1AC", "GMC", "130 692 545",
      "9876-543-219", "TREM 5013 1234", "D1A 0B1", "A123456781", "86 095 742 718", "65170839J004", "1237 010181",
      "756.9217.0769.86", "2 55 08 14 168 025 39", "RSSMRA85T10A562T", "85.07.30-033.29", "1234567GA", "811228-9875",
      "131052-308U", "44051401358", "1800101221145", "DE89 3704 0044 0532 0130 01", "12345678A", "X1234567M",
      "28 12345678 41", "ROPE1613207003", "250 000 000 cells",
    ])
  func aNearMissIsNoNumberOfAPack(text: String) {
    let packs = Set(DetectorPack.allCases)
    let rules = found("value \(text) noted", packs).map(\.rule).filter { rule in
      ["uk.", "ca.", "eu.", "de.", "fr.", "it.", "es.", "nl.", "be.", "pl.", "at.", "se.", "fi.", "ie.", "ro.", "ch."]
        .contains { rule.hasPrefix($0) } && !rule.hasSuffix("phone")
    }
    #expect(rules.isEmpty, "\(text): \(rules)")
  }

  @Test(
    arguments: [
      "pain 5/10, BP 120/80, lisinopril 10 mg", "0.25 0.50 0.75 1.00 mg/dL", "E11 9 and I10", "B12 5 mg weekly",
      "WBC 250 000 000 /L", "T10 A56", "Na 135 K 4 Cl 100", "LOINC 8480-6", "NDC 0002-8215-01", "vitamin D3 1000 IU",
      "stage T2 N0 M0", "C5 6 disc", "ICD J45 909", "10 12 14 mg", "may 5 mg be given",
    ])
  func packsLeaveClinicalTextAlone(text: String) {
    #expect(found(text, Set(DetectorPack.allCases)).isEmpty, "\(found(text, Set(DetectorPack.allCases)))")
  }

  @Test func aPackThatIsOffFindsNothingOfItsOwn() {
    #expect(!found("DNI 12345678Z", []).contains { $0.rule.hasPrefix("es.") })
    #expect(!found("on 25/12 again", []).contains { $0.rule == "eu.date" })
  }

  @Test func aKnownPatientsBirthDateIsHisInEitherOrder() {
    let patient = KnownPatient(
      key: PatientKey("p1"), names: [], birthDate: .init(year: 1980, month: 4, day: 3), mrn: "M-1")
    let detector = Detector(
      configuration: DetectorConfiguration(packs: [.uk]), knownPatients: KnownPatients([patient]))
    for text in ["DOB 03/04/1980", "DOB 04/03/1980"] {
      #expect(detector.findings(in: text).map(\.subject) == [.patient(PatientKey("p1"))], "\(text)")
    }
  }
}
