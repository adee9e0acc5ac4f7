import PHIDetection
import Testing

/// Names and towns that are in none of the lists.
@Suite struct StrangerTests {
  @Test(
    arguments: [
      "Does »Mbali Jayasuriya« qualify?", "»Nilufar Uwimana«'s potassium is 5.9", "Pt »Bartosz D. Zelenko«, 40M",
      "»Malahan« denies chest pain", "Dear »Bilqis«, the plan", "the mother of »Keoni« asked",
      "Case: »Tjandra, Phuong«; 72 y/o", "my pt »quyen wenrich« has gout", "seen by »T. Przybylski«.",
      "Explain gout to »Yevgeny«, who asked", "appointment for »Haruto Ravindranath« in spring",
      "referred by »Bender«, PA-C", "Chart review »ARASH PAVLOV« MRN",
    ])
  func aStrangersNameIsFound(text: String) {
    let (plain, expected) = marked(text)
    #expect(seen(plain).contains(Seen(kind: .name, text: expected[0])), "\(plain): \(seen(plain))")
  }

  @Test(
    arguments: [
      "called from »Swanville« about it", "lives in »North Pekin« now", "called from »Tainter Lake« about it",
      "at »4593 Conteh Ridge«, now", "to »Tramonte Dialysis Center« today", "nurse at »Shepherdstown Nursing Home«.",
      "moved to »Crab Orchard, AL«.",
    ])
  func anUnlistedPlaceIsFound(text: String) {
    let (plain, expected) = marked(text)
    #expect(seen(plain).contains(Seen(kind: .address, text: expected[0])), "\(plain): \(seen(plain))")
  }

  @Test(
    arguments: [
      "Start Otezla and Skelaxin today", "interested in Naltrexone", "Tapazole versus radioactive iodine",
      "Differential Diagnosis: Lyme Disease, Addison's Disease", "the Mallampati class",
      "from Eliquis 5 mg to Xarelto 20 mg",
      "in Labor and Delivery", "relief from Semaglutide", "Nursing Home placement", "Urgent Care visit",
    ])
  func drugsAndMedicalWordsAreNoStrangers(text: String) {
    #expect(seen(text) == [], "\(text)")
  }
}
