import PHIDetection
import Testing

@Suite struct TermTests {
  private func detector(
    denied: [Term] = [], allowed: [Term] = [], patients: [KnownPatient] = []
  ) throws -> Detector {
    Detector(
      configuration: DetectorConfiguration(terms: try TermSet(denied: denied, allowed: allowed)),
      knownPatients: KnownPatients(patients))
  }

  @Test(
    arguments: [
      ("the blue lantern study", "blue lantern"), ("BLUE\nLANTERN", "BLUE\nLANTERN"), ("Blüe lantern", "Blüe lantern"),
      ("blue\u{200B} lantern", "blue\u{200B} lantern"), ("(blue lantern)", "blue lantern"),
      ("a blue lantern's", "blue lantern"),
    ])
  func aDeniedTermIsFoundHoweverItIsWritten(text: String, expected: String) throws {
    let found = seen(text, try detector(denied: [Term("Blue Lantern", kind: .name)]))
    #expect(found == [Seen(kind: .name, text: expected)])
  }

  @Test(arguments: ["bluelantern", "blue lanterns", "blue-lantern", "xblue lantern", "blue 7 lantern", "lantern blue"])
  func onlyWholeWordsAreATerm(text: String) throws {
    #expect(seen(text, try detector(denied: [Term("blue lantern", kind: .name)])).isEmpty, "\(text)")
  }

  @Test func lettersCaseCountsWhereTheTermSaysSo() throws {
    let detector = try detector(denied: [Term("orchid", kind: .name, letterCase: .exact)])
    #expect(seen("orchid", detector).count == 1)
    #expect(seen("Orchid ORCHID", detector).allSatisfy { $0.text != "Orchid" })
  }

  @Test func digitsKeepTheirZeros() throws {
    let detector = try detector(denied: [Term("ward 007", kind: .address)])
    #expect(seen("ward 007", detector).count == 1)
    #expect(seen("ward 7", detector).isEmpty)
  }

  @Test func theLongestTermWins() throws {
    let detector = try detector(denied: [Term("blue", kind: .name), Term("blue lantern", kind: .address)])
    #expect(seen("blue lantern", detector) == [Seen(kind: .address, text: "blue lantern")])
    #expect(seen("blue candle", detector) == [Seen(kind: .name, text: "blue")])
  }

  @Test func anAllowedTermIsNotRedacted() throws {
    let plain = Detector()
    #expect(!seen("Dr. Smith was there", plain).isEmpty)
    let detector = try detector(allowed: [Term("Dr. Smith")])
    #expect(seen("Dr. Smith was there", detector).isEmpty)
  }

  @Test func aFindingThatReachesBeyondAnAllowedTermStays() throws {
    let detector = try detector(allowed: [Term("Maria")])
    #expect(seen("Maria Garcia called", detector) == [Seen(kind: .name, text: "Maria Garcia")])
  }

  @Test func anAllowedTermOfOneKindAllowsThatKindOnly() throws {
    let detector = try detector(allowed: [Term("555-123-4567", kind: .name)])
    #expect(seen("call 555-123-4567", detector).map(\.kind) == [.phone])
  }

  @Test func anAllowListCannotHideAKnownPatient() throws {
    let patient = KnownPatient(
      key: PatientKey("p1"), names: [.init(given: ["Maria"], family: "Garcia")], mrn: "A-778899")
    let detector = try detector(allowed: [Term("Maria Garcia"), Term("A-778899")], patients: [patient])
    let subjects = detector.findings(in: "Maria Garcia, A-778899").map(\.subject)
    #expect(subjects == [.patient(PatientKey("p1")), .patient(PatientKey("p1"))])
  }

  @Test func aKnownPatientIsReportedWhateverIsOff() {
    let patient = KnownPatient(
      key: PatientKey("p1"), names: [.init(given: ["Maria"], family: "Garcia")], mrn: "A-778899")
    let detector = Detector(
      configuration: DetectorConfiguration(kinds: [.date], confidenceMin: 1),
      knownPatients: KnownPatients([patient]))
    #expect(detector.findings(in: "Maria Garcia and Rosa Lopez").map(\.subject) == [.patient(PatientKey("p1"))])
  }

  @Test func aTermInsideEncodedTextIsFoundToo() throws {
    // "blue lantern" in base64.
    let found = seen("x Ymx1ZSBsYW50ZXJu y", try detector(denied: [Term("blue lantern", kind: .name)]))
    #expect(found.map(\.kind) == [.name])
  }

  @Test(
    arguments: [
      (["..."], [], TermError.Reason.empty), ([String(repeating: "x", count: 257)], [], .tooLong),
      ([String(repeating: "x ", count: 25)], [], .tooLong), (["Blue Lantern"], ["blue  lantern"], .inBothLists),
    ] as [([String], [String], TermError.Reason)])
  func aTermThatCannotBeUsedIsRefusedWithoutItsWords(
    denied: [String], allowed: [String], reason: TermError.Reason
  ) {
    do {
      _ = try TermSet(denied: denied.map { Term($0) }, allowed: allowed.map { Term($0) })
      Issue.record("passed")
    } catch {
      #expect(error.reason == reason)
      #expect(!error.description.lowercased().contains("lantern"))
    }
  }

  @Test func tooManyTermsAreRefused() {
    #expect(throws: TermError.self) {
      try TermSet(denied: (0...TermSet.termsMax).map { Term("term\($0)") }, allowed: [])
    }
  }

  /// Many terms with one beginning cost no more than one: the text is read once.
  @Test func manyTermsWithOneBeginningAreFound() throws {
    let detector = try detector(denied: (0..<20_000).map { Term("unit number \($0) east", kind: .address) })
    let text = (0..<2_000).map { "unit number \($0 * 7) east" }.joined(separator: ". ")
    #expect(detector.findings(in: text).count { $0.kind == .address } == 2_000)
  }
}
