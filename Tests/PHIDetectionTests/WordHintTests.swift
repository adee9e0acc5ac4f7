import Testing

@testable import PHIDetection

/// What tokens carry along is what the filters would answer, so that nobody need ask again.
@Suite struct WordHintTests {
  private static let patients = KnownPatients([
    KnownPatient(key: PatientKey("p1"), names: [.init(given: ["Maria"], family: "Garcia")], mrn: "00412345"),
    KnownPatient(key: PatientKey("p2"), names: [.init(given: ["Lucia"], family: "Pain")], mrn: "00412346"),
  ])

  private static func hints(
    of text: String, _ patients: KnownPatients
  ) -> [(word: String, hints: WordHints, token: Token)] {
    let bytes = Array(text.utf8)
    let lists = ScanLists(patients: patients, options: ScanOptions(.default))
    let tokens = bytes.withUnsafeBufferPointer {
      Tokeniser.tokens(of: $0, lexicon: lists.lexicon, filters: lists.filters)
    }
    return tokens.map { (String(decoding: bytes[Int($0.start)..<Int($0.end)], as: UTF8.self), $0.hints, $0) }
  }

  @Test func aPatientsWordIsHintedInAnyLetterCase() {
    for (word, hints, _) in Self.hints(of: "Maria maria MARIA garcia Lucia", Self.patients) {
      #expect(hints.contains(.properPatientName), "\(word)")
    }
  }

  @Test func anEverydayWordOfANameIsHintedOnlyWithACapital() {
    let found = Self.hints(of: "Pain pain", Self.patients).map(\.hints)
    #expect(found[0] == .patientName)
    #expect(found[1].isEmpty)
  }

  @Test func onlyWordsHaveHints() {
    for (word, hints, token) in Self.hints(of: "Maria 412345, Zzyzx-7 #8 (rquispe)", Self.patients) where !token.isWord
    {
      #expect(hints.isEmpty, "\(word)")
    }
  }

  @Test func aWordOfNoListIsStrangeAndOneOfEnglishIsNot() {
    let found = Self.hints(of: "rquispex the cough xylqorth Boston", .none)
    #expect(found.map { $0.hints.contains(.strange) } == [true, false, false, true, false])
  }

  @Test func withoutPatientsNoWordIsHintedAsOne() {
    for (word, hints, _) in Self.hints(of: "Maria Garcia saw pain thevenet", .none) {
      #expect(hints.isDisjoint(with: [.patientName, .properPatientName]), "\(word)")
    }
  }

  /// Patients who were added since the index was built stand in a filter of their own.
  @Test func aPatientAddedLaterIsHintedToo() {
    let added = Self.patients.adding([
      KnownPatient(key: PatientKey("p3"), names: [.init(given: ["Oluwaseun"], family: "Adeyemi")], mrn: "00412347")
    ])
    for (word, hints, _) in Self.hints(of: "oluwaseun Adeyemi maria", added) {
      #expect(hints.contains(.properPatientName), "\(word)")
    }
  }

  /// More tokens than are asked about at once.
  @Test func hintsAreTheFiltersAnswersInALongText() {
    let text = (0..<400).map { "w\($0 % 7 == 0 ? "aria" : "ord") Maria garcia the Xq\($0)" }.joined(separator: " ")
    let words = Self.patients.words
    for (word, hints, token) in Self.hints(of: text, Self.patients) where token.isWord {
      let isProper = words.mayBeProperName(token.value)
      #expect(hints.contains(.properPatientName) == isProper, "\(word)")
      if token.isCapitalised { #expect(hints.contains(.patientName) == words.mayBeOfName(token.value), "\(word)") }
    }
  }
}
