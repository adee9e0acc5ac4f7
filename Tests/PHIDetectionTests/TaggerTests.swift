import Testing

@testable import PHIDetection

/// The statistical tagger: what no list and no rule knows. Names here are in none of the run-time lists.
@Suite struct TaggerTests {
  @Test(
    arguments: [
      "Should I restart apixaban in »Mbali Jayasuriya« before surgery?",
      "»Szczepanski« was discharged home with his daughter.",
      "The labs of »Oluwadamilola« came back normal.",
      "Spoke with »Xochitl Tuipulotu« about the biopsy.",
      "»Wickramasinghe«'s potassium is high.",
      "pt is »Nwachukwu-Eidsvik«, 54F, COPD",
      "SEEN TODAY: »NILUFAR VASZARY«, 71 YO FEMALE WITH GOUT",
      "Letter to »Tamihana« about her MRI.",
      "Report given to »Dagny R.« at 0700.",
      "»Przybylski« reports no pain today.",
    ])
  func aRareNameIsFoundInPlainSentences(text: String) {
    let (plain, expected) = marked(text)
    for name in expected {
      #expect(seen(plain).contains { $0.kind == .name && $0.text == name }, "\(plain): \(seen(plain))")
    }
  }

  @Test(
    arguments: [
      "She was treated at »Quillmore Family Practice« in spring.",
      "Transferred from »Brackwater Memorial Hospital« for chest pain.",
      "Records requested from »Tolliver Creek Urgent Care«.",
      "He lives alone in »Hartwell Falls« and smokes.",
      "Refer him to »Ashgrove Cancer Institute« please.",
      "Seen at »Westbrook Health« on Monday",
    ])
  func anUnlistedPlaceOrInstitutionIsFound(text: String) { expectPlace(text) }

  @Test(
    arguments: [
      "pt seen at »elmhurst« last week, no records yet", "moved up from »tulsa« in may, no pcp",
      "she works as a cook at »copper kettle«, on her feet all day",
      "dad is at »cedar glen« now, they want his med list",
      "can you draft a note for work, i was at »providence« overnight",
    ])
  func aPlaceInSmallLettersIsFoundBehindItsPreposition(text: String) { expectPlace(text) }

  @Test(
    arguments: [
      "pt sent from home, seen at bedside, in no distress", "went to the beach, got burned",
      "back from dialysis at noon, tired", "transferred to icu from pacu, in sinus",
      "seen at clinic, sent to radiology for imaging", "in remission, switched from humira to stelara",
      "fell in the kitchen onto her wrist", "from baseline to severe in two days",
    ])
  func otherWordsBehindAPrepositionAreNoPlaces(text: String) { #expect(seen(text) == [], "\(text)") }

  /// Capitals tell names there: a word without one is any word.
  @Test func aSmallLetterAmidCapitalsIsAskedAboutByNobody() {
    let asked = { (text: String) in
      TaggerLesson(Array(text.utf8)).words.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) }
    }
    #expect(asked("seen at spectrum") == ["spectrum"])
    #expect(asked("She felt ill. was seen at the spectrum") == ["spectrum"])
    #expect(asked("She was seen at spectrum") == [])
  }

  @Test(
    arguments: [
      "She was sent over from »Regions« after the fall.", "Records came from »Methodist« yesterday.",
      "report faxed from »Summit« to us",
    ])
  func anEverydayWordWithACapitalBehindAPrepositionIsAPlace(text: String) { expectPlace(text) }

  @Test(
    arguments: [
      "she had her baby at »st brendans« in 2019", "Records from »Lotus Adult Day« were faxed.",
    ])
  func aPlaceIsFoundWithTheWordsThatDescribeIt(text: String) { expectPlace(text) }

  private func expectPlace(_ text: String) {
    let (plain, expected) = marked(text)
    #expect(seen(plain).contains { $0.kind == .address && $0.text == expected[0] }, "\(plain): \(seen(plain))")
  }

  @Test(
    arguments: [
      "Positive Hawkins test and negative Lachman test.", "Is Ringer's lactate better than saline?",
      "Bell's palsy, Meniere's disease and Dressler syndrome", "Fitzpatrick skin type is 4.",
      "Start Zolvantra 10 mg daily.", "Compare Skyrizi with Tremfya in psoriasis.",
      "REVIEW OF SYSTEMS\n\nCardiovascular: Denies chest pain.\nMusculoskeletal: Normal.",
      "Assessment And Plan: Continue current regimen.", "Overall, she is doing well.",
      "The patient is able to walk and is afebrile.", "Nontender, nondistended, no rales.",
      "KRAS G12C and BRAF V600E were negative; FOLFOX cycle 3.", "MedicationRequest and valueQuantity in the bundle",
      "http://loinc.org and sha256", "Uses Walmart insoles and drinks Gatorade.",
      "Speaks Haitian Creole, identifies as Catholic.", "Our Hand Clinic will call about scheduling.",
      "He moved from the West Coast to the East Coast.", "Status post lumbar microdiscectomy and lymphadenectomy.",
    ])
  func medicineBrandsAndHeadingsAreNotNames(text: String) { #expect(seen(text) == [], "\(text)") }

  @Test func aTaggersFindingSaysSo() {
    let findings = Detector().findings(in: "Letter to Tamihana about her MRI.")
    #expect(findings.map(\.rule) == ["tagger.name"])
  }

  /// The trainer reads answers by place and asks for features: there is one answer a word and no feature twice too many.
  @Test func everyCandidateHasTheSameNumberOfFeatures() {
    let lesson = TaggerLesson(Array("Maria Garcia saw Dr. Okonkwo at Elm Clinic.\nSMITH, JOHN".utf8))
    #expect(lesson.words.count >= 6)
    #expect(Set(lesson.words.map(\.buckets.count)).count == 1)
    #expect(lesson.words.allSatisfy { $0.buckets.count <= TaggerFeatures.countMax })
  }

  @Test func aWordsFeaturesDependOnItsSurroundingsOnly() {
    let short = TaggerLesson(Array("met with Okonkwo today about it".utf8)).words
    let padding = String(repeating: "and then nothing happened at all. ", count: 50)
    let long = TaggerLesson(Array("\(padding)met with Okonkwo today about it".utf8)).words
    #expect(long.map(\.buckets.count) == short.map(\.buckets.count))
  }
}
