import PHIDetection
import Testing

@Suite struct NameTests {
  @Test(
    arguments: [
      "referring Mr. »James T.«, who", "seen by Dr. »Emily C.« at home", "»Maria Garcia« was here",
      "»Mary Ann Smith« slept",
      "MS. »O'BRIEN« HERE", "the patient »Xiomara Quispe« agrees", "a male named »Okonkwo«", "»Smith, John« in bed",
      "signed by »L. Wang«", "»Jean-Luc Picard« rests", "her daughter »Ngozi« called",
      "»Fen Wu« is a 40-year-old woman",
      "pt named »daniel cruz«", "»john smith« was seen", "Name: »Tuyet Nhi«", "pt »john s«. came",
      "SEEN IN 2023 BY DR. »CHEN«", "»Ludwig van Dyke« left",
      "Mrs. »van der Merwe« left", "Patient: »DOE, JANE A.« DOB", "patient »Juan Carlos de la Cruz Hernandez« came",
      "pt »wei zhang«, 45M",
      "RN »Kelly« called", "»Hope Grace Johnson« came", "{\"lastName\":\"»Kravitz«\",\"dob\":1}",
    ])
  func nameIsFoundWithoutAnIndex(text: String) {
    let (plain, expected) = marked(text)
    #expect(seen(plain).contains(Seen(kind: .name, text: expected[0])), "\(plain): \(seen(plain))")
  }

  @Test func aNameIsRecognisedAgainAlone() {
    #expect(seen("Mr. Okonkwo came. Later Okonkwo left.").map(\.text) == ["Okonkwo", "Okonkwo"])
  }

  @Test(
    arguments: [
      "at »St. Mary's Hospital« today", "at »St. Vincent's« today", "at »Elm Clinic« today",
      "at »UCSF Medical Center«.",
      "at »Brigham and Women's Hospital« now", "the »Dallas clinic« called", "lives in »Boston« now",
      "in »Chicago, IL« now",
      "at »Johns Hopkins« now", "at »Houston Heart Center« now", "at »1234 Elm St., Springfield, IL 62701« now",
      "at »12 West 5th Street« now", "at »Children's Hospital of Philadelphia« now", "at »New Hope Clinic« now",
      "from »Kalamazoo, Michigan« now", "at »St. Vincent« now", "seen at »Northside« on Monday",
      "at »77 Massachusetts Ave, Cambridge MA 02139« now", "in »Greenville, South Carolina«, she",
    ])
  func aPlaceIsFoundWhole(text: String) {
    let (plain, expected) = marked(text)
    #expect(seen(plain).contains(Seen(kind: .address, text: expected[0])), "\(plain): \(seen(plain))")
  }

  @Test(
    arguments: [
      "the hematology clinic", "follow up in clinic", "MSK: normal", "Patient Education and Counseling", "Hand exam",
      "Negative Lachman test", "the patient Singulair 10 mg", "Continue Norvasc 5 mg", "Medical Reasoning: stable",
      "Mini-Mental State Examination", "General Appearance: well", "guidelines from Mayo Clinic",
    ])
  func institutionalWordsAreLeftAlone(text: String) {
    #expect(seen(text) == [], "\(text)")
  }
}
