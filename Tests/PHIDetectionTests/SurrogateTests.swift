import SeededNumbers
import Testing

@testable import PHIDetection

@Suite struct SurrogateTests {
  private static func surrogates(_ seed: UInt64 = 1, _ patients: KnownPatients = .none) -> Surrogates<SeededGenerator> {
    Surrogates(avoiding: patients, random: SeededGenerator(seed: seed))
  }

  /// The text with surrogates, found by the detector.
  private static func redacted(_ text: String, _ replacer: inout Surrogates<SeededGenerator>) -> String {
    let bytes = Array(text.utf8)
    return String(
      decoding: Redaction.redact(bytes, findings: Detector().findings(in: bytes), with: &replacer).bytes, as: UTF8.self)
  }

  /// One value as a whole text.
  private static func surrogate(
    _ value: String, _ kind: PHIKind, _ replacer: inout Surrogates<SeededGenerator>, _ subject: Subject = .unattributed
  ) -> String {
    let bytes = Array(value.utf8)
    let finding = Finding(kind: kind, range: 0..<bytes.count, confidence: 1, rule: "t", subject: subject)
    return String(decoding: Redaction.redact(bytes, findings: [finding], with: &replacer).bytes, as: UTF8.self)
  }

  @Test func onePersonStaysOneThroughAllSpellings() throws {
    for seed in UInt64(0)..<50 {
      var replacer = Self.surrogates(seed)
      let full = Self.surrogate("Maria Lopez", .name, &replacer).split(separator: " ")
      try #require(full.count == 2)
      let (given, family) = (String(full[0]), String(full[1]))
      #expect(Self.surrogate("Ms. Lopez", .name, &replacer) == "Ms. \(family)", "seed \(seed)")
      #expect(Self.surrogate("M. Lopez", .name, &replacer) == "\(given.prefix(1)). \(family)", "seed \(seed)")
      #expect(
        Self.surrogate("LOPEZ, MARIA", .name, &replacer) == "\(family.uppercased()), \(given.uppercased())",
        "seed \(seed)")
      #expect(Self.surrogate("maria lopez", .name, &replacer) == "\(given) \(family)".lowercased(), "seed \(seed)")
      #expect(Self.surrogate("Maria's", .name, &replacer) == "\(given)'s", "seed \(seed)")
      #expect(given != "Maria" && family != "Lopez")
      #expect(SurrogateNames.gender(of: given.lowercased()) == .woman, "seed \(seed): \(given)")
    }
  }

  @Test("Messages write the family name first: relatives share it, and nobody changes gender")
  func namesOfMessagesKeepTheirParts() {
    for seed in UInt64(0)..<20 {
      var replacer = Self.surrogates(seed)
      let father = Self.surrogate("JONES^WILLIAM^A^III", .name, &replacer).split(separator: "^")
      let mother = Self.surrogate("JONES*BARBARA", .name, &replacer).split(separator: "*")
      let plain = Self.surrogate("William Jones", .name, &replacer).uppercased().split(separator: " ")
      #expect(father[0] == mother[0] && father[3] == "III", "seed \(seed)")
      #expect(plain == [father[1], father[0]], "seed \(seed)")
      #expect(SurrogateNames.gender(of: mother[1].lowercased()) == .woman, "seed \(seed): \(mother)")
    }
  }

  @Test func aTimestampOfAMessageMovesWithTheDaysAndKeepsItsTime() throws {
    var replacer = Self.surrogates()
    let moved = Self.surrogate("20240314102233", .date, &replacer)
    #expect(moved.count == 14 && moved.hasSuffix("102233") && !moved.hasPrefix("20240314"))
    #expect(Self.surrogate("202403140859", .date, &replacer) == moved.prefix(8) + "0859")
    let day = try #require(WrittenDate(Array(Self.surrogate("3/14/2024", .date, &replacer).utf8))?.civilDay)
    #expect(WrittenDate(Array(moved.utf8))?.civilDay == day)
    #expect(WrittenDate(Array("991234567890".utf8)) == nil)
  }

  @Test func anInitialThatCameFirstIsKeptByTheNameThatFollows() {
    for seed in UInt64(0)..<50 {
      var replacer = Self.surrogates(seed)
      let initial = Self.surrogate("M. Lopez", .name, &replacer)
      let full = Self.surrogate("Maria Lopez", .name, &replacer)
      #expect(initial.prefix(1) == full.prefix(1), "seed \(seed): \(initial), \(full)")
    }
  }

  @Test func relativesKeepOneFamilyNameAndStrangersDoNot() {
    var replacer = Self.surrogates()
    let mother = Self.surrogate("Maria Lopez", .name, &replacer).split(separator: " ")
    let son = Self.surrogate("Carlos Lopez", .name, &replacer).split(separator: " ")
    let other = Self.surrogate("Jane Smith", .name, &replacer).split(separator: " ")
    #expect(mother.last == son.last && mother.first != son.first && other.last != son.last)
  }

  @Test func datesOfOnePatientKeepIntervalsWeekdaysAndForm() throws {
    for seed in UInt64(0)..<200 {
      var random = SeededGenerator(seed: seed)
      var replacer = Self.surrogates(seed)
      let days = (0..<6).map { _ in CivilDay(dayNumber: Int.random(in: -20_000...20_000, using: &random)) }
      let moved = try days.map { day -> CivilDay in
        let text = "\(day.month)/\(day.day)/\(Self.padded(day.year, 4))"
        let written = try #require(WrittenDate(Array(Self.surrogate(text, .date, &replacer).utf8)))
        return try #require(
          CivilDay(year: written.year ?? 0, month: written.month, day: written.day ?? 0), "seed \(seed): \(text)")
      }
      let shifts = Set(zip(days, moved).map { $1.dayNumber - $0.dayNumber })
      #expect(shifts.count == 1 && shifts.first.map { $0 % 7 == 0 && $0 != 0 } == true, "seed \(seed)")
    }
  }

  @Test(arguments: ["Apr '24", "April \u{2019}24", "Mar 14 '24"])
  func anApostropheBeforeTwoDigitsMeansAYear(text: String) throws {
    let written = try #require(WrittenDate(Array(text.utf8)))
    #expect(written.year == 2024)
    #expect(written.day == (text.contains("14") ? 14 : nil))
  }

  @Test func aWeekdayBesideADateIsThatOfTheDayItBecame() throws {
    let names = "Thursday Friday Saturday Sunday Monday Tuesday Wednesday".split(separator: " ").map(String.init)
    let months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(separator: " ").map(String.init)
    /// Ways to write it; 1 January 1970 was a Thursday. Zeros stand before digits only where that is the form.
    func forms(_ day: CivilDay, isPadded: Bool) -> [String] {
      let name = names[(day.dayNumber % 7 + 7) % 7]
      let (short, month) = (name.prefix(3), months[day.month - 1])
      let numbers = [day.month, day.day].map { isPadded ? Self.padded($0, 2) : "\($0)" }.joined(separator: "/")
      let isTh = (4...20).contains(day.day)
      return [
        "\(short), \(day.day) \(month) \(day.year)", "\(name), \(month) \(day.day)", "\(name) \(numbers)",
        "\(short) \(numbers)/\(day.year)", "\(name.lowercased()), \(month) \(day.day), \(day.year)",
        "\(short.uppercased()). \(month) \(day.day), \(day.year)", isTh ? "\(name), \(month) \(day.day)th" : "",
      ]
    }
    for seed in UInt64(0)..<100 {
      var random = SeededGenerator(seed: seed)
      var replacer = Self.surrogates(seed)
      let first = try #require(CivilDay(year: 2024, month: 7, day: 1))
      let moved = try #require(WrittenDate(Array(Self.surrogate("07/01/2024", .date, &replacer).utf8))?.civilDay)
      let day = first.advanced(by: Int.random(in: 0...180, using: &random))
      let became = day.advanced(by: moved.dayNumber - first.dayNumber)
      let isPadded = day.month > 9 && day.day > 9
      for (value, expected) in zip(forms(day, isPadded: isPadded), forms(became, isPadded: isPadded))
      where !value.isEmpty && !expected.isEmpty {
        #expect(Self.redacted("Seen \(value).", &replacer) == "Seen \(expected).", "seed \(seed)")
      }
    }
  }

  @Test func aDayBesideAMonthsNameGetsAZeroOnlyWhereOneWasWritten() throws {
    let day = try #require(CivilDay(year: 2023, month: 6, day: 7))
    for (value, expected) in [
      ("March 14th, 2024", "June 7th, 2023"), ("14-Mar-2024", "7-Jun-2023"), ("05-Mar-24", "07-Jun-23"),
      ("March 5, 2024", "June 7, 2023"), ("March 09-12, 2024", "June 07-10, 2023"), ("03/14/2024", "06/07/2023"),
    ] {
      let written = try #require(WrittenDate(Array(value.utf8)))
      #expect(String(decoding: written.written(day), as: UTF8.self) == expected)
    }
  }

  @Test func eachPatientHasDaysOfTheirOwn() {
    var replacer = Self.surrogates()
    let one = Self.surrogate("03/14/2024", .date, &replacer, .patient(PatientKey("a")))
    let other = Self.surrogate("03/14/2024", .date, &replacer, .patient(PatientKey("b")))
    #expect(one != other)
    #expect(Self.surrogate("03/14/2024", .date, &replacer, .patient(PatientKey("a"))) == one)
  }

  @Test func aDateWithoutAYearIsOfTheLatestYearAndStaysWhatItWas() throws {
    for seed in UInt64(0)..<50 {
      var replacer = Self.surrogates(seed)
      _ = Self.surrogate("04/02/1931", .date, &replacer)
      let full = try #require(WrittenDate(Array(Self.surrogate("3/16/2024", .date, &replacer).utf8)))
      let partial = Self.surrogate("3/14", .date, &replacer)
      let date = try #require(WrittenDate(Array(partial.utf8)))
      let day = try #require(CivilDay(year: full.year ?? 0, month: full.month, day: full.day ?? 0))
      let before = day.advanced(by: -2)
      #expect(date.month == before.month && date.day == before.day, "seed \(seed): \(partial)")
      _ = Self.surrogate("3/16/2025", .date, &replacer)
      #expect(Self.surrogate("3/14", .date, &replacer) == partial, "seed \(seed)")
    }
  }

  @Test func roomsKeepTheirLetter() {
    var replacer = Self.surrogates()
    let room = Self.surrogate("412B", .address, &replacer)
    #expect(room.utf8.count == 4 && room.hasSuffix("B") && room != "412B")
  }

  @Test func wordsWithoutADayStayTrue() {
    var replacer = Self.surrogates()
    for value in ["last Thursday", "Monday"] { #expect(Self.surrogate(value, .date, &replacer) == value) }
    #expect(Self.surrogate("Thanksgiving", .date, &replacer).hasPrefix("DATE-"), "what is not understood gets a code")
  }

  @Test func aDayInWordsOrWithoutItsMonthGetsACode() {
    for value in [
      "Friday the 12th", "Friday the twelfth", "Monday the twenty-third", "March fifth, 2024",
      "the fifth of March 1956",
      "march third nineteen fifty two", "March 5, two thousand four", "MARCH FIFTH",
    ] {
      var replacer = Self.surrogates()
      #expect(Self.surrogate(value, .date, &replacer).hasPrefix("DATE-"), "\(value)")
    }
  }

  @Test func agesAndZIPCodesFollowTheRule() {
    var replacer = Self.surrogates()
    #expect(Self.surrogate("94", .age, &replacer) == "90+")
    #expect(Self.surrogate("94-year-old", .age, &replacer) == "90+-year-old")
    #expect(Self.surrogate("ninety-four", .age, &replacer) == "90 or older")
    #expect(Self.surrogate("02118-1234", .zip, &replacer) == "021**")
    #expect(Self.surrogate("82101", .zip, &replacer) == "000**")
    #expect(SurrogateRules.sparse.count == 17)
    let address = Self.surrogate("12 Main Street, Boston, MA 02118-1234", .address, &replacer)
    #expect(address.hasSuffix(", MA 021**-****") && address.contains(" Street, ") && !address.contains("Boston"))
    #expect(!address.contains("Main") && !address.hasPrefix("12 "))
  }

  @Test func numbersKeepTheirFormAndCanBeNobodys() throws {
    let values: [(String, PHIKind)] = [
      ("536-90-4399", .ssn), ("536904399", .ssn), ("1234567893", .npi), ("AB1234563", .dea),
      ("1HGCM82633A004352", .vehicle), ("4111 1111 1111 1111", .account), ("AB-4411827", .mrn), ("MRN 00441-x", .mrn),
      ("D1234567", .licence), ("123e4567-e89b-12d3-a456-426614174000", .otherID), ("00:1a:2B:3C:4D:5E", .device),
    ]
    for seed in UInt64(0)..<100 {
      var replacer = Self.surrogates(seed)
      for (value, kind) in values {
        let surrogate = Self.surrogate(value, kind, &replacer)
        #expect(
          surrogate != value && Self.shape(surrogate, kind) == Self.shape(value, kind), "seed \(seed): \(surrogate)")
        let digits = surrogate.utf8.filter { (48...57).contains($0) }.map { $0 - 48 }
        switch kind {
        case .ssn: #expect(digits[0] == 9 && digits[3] < 5, "seed \(seed): \(surrogate)")
        case .npi: #expect(!Checksums.npi(digits), "seed \(seed): \(surrogate)")
        case .dea: #expect(!Checksums.dea(digits), "seed \(seed): \(surrogate)")
        case .vehicle: #expect(!Checksums.vin(Array(surrogate.utf8)), "seed \(seed): \(surrogate)")
        case .account: #expect(!Checksums.luhn(digits), "seed \(seed): \(surrogate)")
        case .device: #expect(surrogate.uppercased().hasPrefix("00:00:5E:00:53:"), "seed \(seed): \(surrogate)")
        default: break
        }
      }
      #expect(Self.surrogate("MRN 00441-x", .mrn, &replacer).hasPrefix("MRN "))
    }
  }

  @Test(arguments: [
    ("(212) 555-0187", "(NNN) 555-01NN"), ("212.736.5000", "NNN.555.01NN"), ("736-5000", "555-01NN"),
    ("+1 212 736 5000", "+1 NNN 555 01NN"), ("+44 20 7946 0958", "+44 00 NNNN NNNN"),
    ("+353 1 679 0000", "+353 0 0NN NNNN"),
  ])
  func telephonesAreForFiction(value: String, form: String) {
    for seed in UInt64(0)..<30 {
      var replacer = Self.surrogates(seed)
      let surrogate = Self.surrogate(value, .phone, &replacer)
      #expect(surrogate != value && surrogate.utf8.count == form.utf8.count)
      for (byte, expected) in zip(surrogate.utf8, form.utf8) where expected != UInt8(ascii: "N") {
        #expect(byte == expected, "seed \(seed): \(surrogate)")
      }
    }
  }

  @Test(arguments: [
    ("(212) 555-0187", PHIKind.phone, "0187"), ("555-0187 x 4411", .phone, "0187"), ("MRN 7-0418", .mrn, "0418"),
  ])
  func theDigitsByWhichPeopleTellANumberAreNeverKept(value: String, kind: PHIKind, end: String) {
    for seed in UInt64(0)..<20_000 {
      var replacer = Self.surrogates(seed)
      let surrogate = Self.surrogate(value, kind, &replacer)
      guard surrogate.utf8.elementsEqual(value.utf8) || surrogate.contains(end) else { continue }
      // An extension is drawn by itself.
      #expect(surrogate.hasSuffix(" x \(end)"), "seed \(seed): \(surrogate)")
    }
  }

  @Test func oneNumberWrittenInSeveralWaysStaysOne() {
    var replacer = Self.surrogates()
    let first = Self.surrogate("(212) 736-5000", .phone, &replacer).filter(\.isNumber)
    #expect(Self.surrogate("212.736.5000", .phone, &replacer).filter(\.isNumber) == first)
    #expect(Self.surrogate("+1 212 736 5000", .phone, &replacer).filter(\.isNumber) == "1" + first)
    let id = Self.surrogate("AB-4411827", .mrn, &replacer).filter { $0 != "-" }
    #expect(Self.surrogate("ab4411827", .mrn, &replacer) == id.lowercased())
  }

  @Test func networkAddressesAreThoseOfDocumentation() {
    var replacer = Self.surrogates()
    #expect(Self.surrogate("maria.lopez@mail.com", .email, &replacer).hasSuffix("@example.org"))
    let url = Self.surrogate("https://portal.hospital.org/p/4411?x=Maria", .url, &replacer)
    #expect(url.hasPrefix("https://www-") && url.contains(".example.org/") && !url.contains("4411"))
    let networks = ["192.0.2.", "198.51.100.", "203.0.113."]
    let address = Self.surrogate("10.1.2.3:8080", .ip, &replacer)
    #expect(networks.contains { address.hasPrefix($0) } && address.hasSuffix(":8080"))
    #expect(Self.surrogate("fe80::1", .ip, &replacer).hasPrefix("2001:db8::"))
  }

  @Test func aKnownPatientIsNeverASurrogate() throws {
    // With these patients every name of the usual pools is somebody's: only invented ones remain.
    let families = SurrogatePools.words(SurrogatePools.families).prefix(200)
    let women = SurrogatePools.words(SurrogatePools.women)
    let patients = families.enumerated().flatMap { place, family in
      women.map { given in
        KnownPatient(
          key: PatientKey("\(place) \(given)"), names: [.init(given: [given], family: family)],
          mrn: "no-\(place)-\(given)")
      }
    }
    let known = KnownPatients(patients)
    let detector = Detector(knownPatients: known)
    for seed in UInt64(0)..<40 {
      var replacer = Self.surrogates(seed, known)
      for value in ["Maria Lopez", "Anna Okafor", "Jane Q. Smith"] {
        let surrogate = Self.surrogate(value, .name, &replacer)
        #expect(
          detector.findings(in: surrogate).allSatisfy { $0.subject == .unattributed }, "seed \(seed): \(surrogate)")
      }
    }
  }

  @Test func aTextsOwnWordsAreNoSurrogates() {
    for seed in UInt64(0)..<20 {
      var plain = Self.surrogates(seed)
      let first = Self.surrogate("Maria Lopez", .name, &plain)
      var replacer = Self.surrogates(seed)
      let text = Array("Maria Lopez and \(first)".utf8)
      let finding = Finding(kind: .name, range: 0..<11, confidence: 1, rule: "t")
      let bytes = Redaction.redact(text, findings: [finding], with: &replacer).bytes
      #expect(!String(decoding: bytes, as: UTF8.self).hasPrefix(first), "seed \(seed)")
    }
  }

  @Test func theSameSeedSaysTheSame() {
    let text = "Maria Lopez, MRN 4411827, seen 03/14/2024; call (212) 555-0187. SSN 536-90-4399."
    var (one, again, other) = (Self.surrogates(7), Self.surrogates(7), Self.surrogates(8))
    #expect(Self.redacted(text, &one) == Self.redacted(text, &again))
    #expect(Self.redacted(text, &one) != Self.redacted(text, &other))
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
  }

  /// Letters and digits by class, hexadecimal ones as one class.
  private static func shape(_ text: String, _ kind: PHIKind) -> String {
    let isHex = kind == .device || text.utf8.count == 36
    return String(
      text.map { character in
        if isHex, character.isHexDigit { return "h" }
        return character.isNumber ? "9" : character.isLetter ? (character.isUppercase ? "A" : "a") : character
      })
  }
}
