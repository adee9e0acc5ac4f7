import PHIDetection
import Testing

@Suite struct IdentifierTests {
  @Test(
    arguments: [
      ("SSN »123-45-6789«.", PHIKind.ssn), ("his SSN is »123 45 6789«", .ssn), ("call »(555) 123-4567«", .phone),
      ("call »555-123-4567 ext 12«", .phone), ("Phone: »5551234567«", .phone), ("ring »+44 20 7946 0958«", .phone),
      ("ring »555.123.4567« now", .phone), ("tel »555-1234«", .phone), ("Fax: »555-123-4567«", .fax),
      ("mail »john.q+x@mail.example.org«.", .email), ("see »https://portal.example.org/p?id=7«.", .url),
      ("host »192.168.1.1« down", .ip), ("host »2001:db8:0:0:0:0:0:1«", .ip), ("host »fe80::1ff:fe23:4567:890a«", .ip),
      ("MRN: »998877«", .mrn), ("MRN »12345«?", .mrn), ("(MRN: »#SF-998877«)", .mrn),
      ("medical record number »00-12-34«", .mrn),
      ("insurance plan »#YH-543210«.", .healthPlan), ("member ID: »XYZ123456789«", .healthPlan),
      ("Acct »#99-1234«", .account), ("License No: »CLN-112233«", .licence), ("serial number »SN12345X9«", .device),
      ("NPI »1234567893«", .npi), ("DEA »AB1234563«", .dea), ("he drives »1HGCM82633A004352«", .vehicle),
      ("card »4111 1111 1111 1111«", .account), ("mac »00:1A:2B:3C:4D:5E«", .device),
      ("id »550e8400-e29b-41d4-a716-446655440000«", .otherID), ("about »CHLA-556677« today", .otherID),
      ("zip code »94103«", .zip), ("a »92«-year-old", .age), ("she is »101« years old", .age),
    ])
  func structuredIdentifierIsFound(text: String, kind: PHIKind) {
    let (plain, expected) = marked(text)
    let found = seen(plain)
    #expect(found.contains(Seen(kind: kind, text: expected[0])), "\(plain): \(found)")
  }

  @Test(
    arguments: [
      "on »04/12/2023«", "»4-12-23« visit", "»2023-04-12T10:30:00Z«", "on »12.04.2023«", "seen on »08/22« again",
      "»April 12th, 2023«", "»Apr 24 2021«", "»12th April 2022«", "»12-Apr-2023«", "»Mar-04-2023«", "»April of 2023«",
      "»April 4 '23«",
      "since »January 2023«",
      "on »March 3«", "born »04/22/1955«", "the »5th of May 2020«", "in »04/2023«", "»APR 12, 2023«",
    ])
  func aDateIsFoundHoweverItIsWritten(text: String) {
    let (plain, expected) = marked(text)
    #expect(seen(plain) == [Seen(kind: .date, text: expected[0])], "\(plain)")
  }

  @Test(
    arguments: [
      "pain 5/10 today", "BP 120/80 and HR 72", "lisinopril 10 mg daily", "diagnosed in 2018", "ICD-10 E11.9",
      "LOINC 8480-6",
      "NDC 0002-8215-01", "CPT 99213", "a 22 gauge needle", "a 65-year-old male", "motor strength 5/5", "HbA1c 7.2%",
      "platelets 250000 /uL", "PMID 12345678", "NCT01234567", "SNOMED 38341003", "CHA2DS2-VASc of 4", "COVID-19", "T1D",
      "Parkinson's disease", "Graves disease", "positive Babinski sign", "Hoffman sign negative",
      "Stevens-Johnson syndrome",
      "Guillain-Barré syndrome", "Alzheimer's", "Wilson's disease", "von Willebrand disease", "the Apgar score",
      "she may take one", "I hope she will rest", "may 5 mg be given", "GFR 45 mL/min/1.73m2", "C5-C6 and L4-L5",
      "version 1.2.3", "ratio 1:2", "at 10:30", "G2P1001", "Joy, Faith based", "the Denver metro area",
      "2/3 of the dose", "vitamin B12 1000 mcg", "SARS-CoV-2", "Na 135-145",
      "EF 55-60%", "20/20 vision", "BRCA1/2 and HER2+", "18G IV",
      "Smith v. Jones criteria", "Murphy sign; Baker cyst; Bell's palsy; Allen test", "Ewing sarcoma", "HCPCS J1885",
      "CPT 99213-25",
      "Tylenol #3", "10-20 repetitions", "between 3 and 5 days", "Vitamin D. Take daily",
      "Hepatitis C. Treated", "Type II diabetes", "std::string", "Framingham risk score", "Foley catheter placed",
    ])
  func clinicalTextIsLeftAlone(text: String) {
    #expect(seen(text) == [], "\(text)")
  }

  @Test func checkDigitsAreChecked() {
    #expect(seen("unlabelled AB1234563").contains { $0.kind == .dea })
    #expect(!seen("unlabelled AB1234564").contains { $0.kind == .dea })
    #expect(!seen("1HGCM82633A004353").contains { $0.kind == .vehicle })
    #expect(!seen("4111 1111 1111 1112").contains { $0.kind == .account })
  }
}
