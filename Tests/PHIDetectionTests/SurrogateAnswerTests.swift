import SeededNumbers
import Testing

@testable import PHIDetection

#if canImport(Foundation)
  import Foundation
#endif

/// What a session's surrogates are, and how they come back in an answer.
@Suite struct SurrogateAnswerTests {
  /// A session that has sent one text.
  struct Sent {
    var map = PseudonymMap()
    var values: [String] = []
    var surrogates: [String] = []

    init(_ values: [(String, PHIKind)], seed: UInt64, patients: KnownPatients = .none) {
      var random = SeededGenerator(seed: seed)
      add(values, patients, &random)
    }

    mutating func add(_ values: [(String, PHIKind)], _ patients: KnownPatients, _ random: inout SeededGenerator) {
      var bytes: [UInt8] = []
      var findings: [Finding] = []
      for (value, kind) in values {
        bytes += Array("; ".utf8)
        findings.append(
          Finding(kind: kind, range: bytes.count..<bytes.count + value.utf8.count, confidence: 1, rule: "t"))
        bytes += value.utf8
      }
      let redacted = map.pseudonymise(
        [(bytes, findings)], style: .surrogate, patient: PatientKey("p"), avoiding: patients, using: &random)[0]
      self.values += values.map(\.0)
      surrogates += redacted.replacements.map { String(decoding: redacted.bytes[$0.replaced], as: UTF8.self) }
    }

    func restored(_ text: String, _ escaping: PseudonymRestorer.Escaping = .none) -> String {
      var restorer = PseudonymRestorer(map: map, escaping: escaping)
      return String(decoding: restorer.push(text.utf8) + restorer.finish(), as: UTF8.self)
    }
  }

  private static let note: [(String, PHIKind)] = [
    ("Maria McLopez", .name), ("3/14/1956", .date), ("(617) 736-5000", .phone), ("MRN 90-4411827", .mrn),
    ("maria.mclopez@mail.com", .email), ("Zoë Thévenet", .name), ("123 Main Street", .address), ("John O'Brien", .name),
  ]

  private static func words(_ name: String) -> (given: String, family: String) {
    let words = name.split(separator: " ")
    return (String(words.first ?? ""), String(words.last ?? ""))
  }

  @Test func everySurrogateComesBackByteForByte() {
    for seed in UInt64(0)..<50 {
      let sent = Sent(Self.note, seed: seed)
      let text = sent.surrogates.joined(separator: " — ")
      #expect(sent.restored(text) == sent.values.joined(separator: " — "), "seed \(seed): \(text)")
    }
  }

  @Test func aNameComesBackInEveryWayToWriteIt() {
    for seed in UInt64(0)..<50 {
      let sent = Sent(Self.note, seed: seed)
      let (given, family) = Self.words(sent.surrogates[0])
      let (zoe, thevenet) = Self.words(sent.surrogates[5])
      let initial = given.prefix(1)
      for (answer, expected) in [
        ("\(given) \(family)'s wound", "Maria McLopez's wound"),
        ("Ms. \(family)\u{2019}s wound", "Ms. McLopez\u{2019}s wound"),
        ("Dear \(given),", "Dear Maria,"),
        ("\(family.uppercased()), \(given.uppercased())", "MCLOPEZ, MARIA"),
        ("**\(family)**—\(given.lowercased()).txt", "**McLopez**—maria.txt"),
        ("\(initial). \(family) and \(initial) \(family)", "M. McLopez and M McLopez"),
        ("signed \(initial).\(family.prefix(1)). today", "signed M.M. today"),
        ("\(zoe.uppercased()) \(thevenet.uppercased())", "ZOË THÉVENET"), ("\(thevenet)", "Thévenet"),
        ("x\(given) \(family)s", "x\(given) \(family)s"),
      ] where !(initial == "I" && family.hasPrefix("V")) {
        // Letters that stand with full stops for something else stay.
        if answer.hasPrefix("signed"), sent.restored(answer) == answer { continue }
        #expect(sent.restored(answer) == expected, "seed \(seed): \(answer)")
      }
    }
  }

  @Test func aDateComesBackInEveryWayToWriteIt() throws {
    for seed in UInt64(0)..<50 {
      let sent = Sent(Self.note, seed: seed)
      let day = try #require(WrittenDate(Array(sent.surrogates[1].utf8))?.civilDay)
      let form = { (text: String) in
        String(decoding: WrittenDate(Array(text.utf8))?.written(day) ?? [], as: UTF8.self)
      }
      for written in [
        "03/14/1956", "March 14, 1956", "14 March 1956", "1956-03-14", "03-14-56", "March 14th", "Mar 14", "14 March",
        "March 1956", "03/1956", "19560314", "Wednesday, March 14th, 1956", "14-Mar-1956", "the 14th of March",
      ] {
        let start = String(written.prefix { !"0123456789M".contains($0) })
        let moved = form(String(written.dropFirst(start.count)))
        // As it was given out it comes back as it was sent; "May" is long and short.
        guard moved != sent.surrogates[1], day.month != 5 || !written.contains("Mar") else { continue }
        let answer = "Seen \(start)\(moved), then (\(start)\(moved))."
        #expect(sent.restored(answer) == "Seen \(written), then (\(written)).", "seed \(seed): \(answer)")
      }
    }
  }

  @Test func aDateWithItsWeekdayComesBackWithoutItAndInOtherForms() throws {
    for seed in UInt64(0)..<50 {
      let sent = Sent([("Thu, 7 Mar 2024", .date), ("Friday the 12th", .date), ("Tuesday 1/14", .date)], seed: seed)
      let given = sent.surrogates[0]
      let day = try #require(WrittenDate(Array(given.utf8))?.civilDay)
      let number = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
      #expect(sent.surrogates[1...].allSatisfy { $0.hasPrefix("DATE-") }, "seed \(seed): \(sent.surrogates)")
      for (answer, expected) in [
        (sent.surrogates.joined(separator: "; "), sent.values.joined(separator: "; ")),
        (String(given.dropFirst(5)), "7 Mar 2024"), ("(\(given))", "(Thu, 7 Mar 2024)"),
        ("THURSDAY, \(given.dropFirst(5).uppercased())", "THURSDAY, 7 MAR 2024"),
        ("thurs. \(number(day.month))/\(number(day.day))/\(day.year)", "thurs. 03/07/2024"),
      ] {
        // "May" is long and short.
        if day.month == 5, answer.contains("May") || answer.contains("MAY"), !answer.contains(given) { continue }
        #expect(sent.restored(answer) == expected, "seed \(seed): \(answer)")
      }
    }
  }

  @Test func numbersComeBackWithOtherSeparators() {
    for seed in UInt64(0)..<50 {
      let sent = Sent(Self.note, seed: seed)
      let phone = sent.surrogates[2].filter(\.isNumber)
      let number = sent.surrogates[3].dropFirst(4).filter(\.isNumber)
      let grouped = "\(phone.prefix(3))-\(phone.dropFirst(3).prefix(3))-\(phone.suffix(4))"
      for (answer, expected) in [
        (phone, "6177365000"), (grouped, "617-736-5000"), ("+1 \(grouped)", "+1 617-736-5000"),
        (grouped.replacing("-", with: "."), "617.736.5000"), ("tel:\(phone)", "tel:6177365000"),
        ("MRN: \(number)", "MRN: 904411827"), ("mrn\(number)", "MRN904411827"), ("No. \(number)", "No. 904411827"),
        ("MRN\u{A0}\(number.prefix(2)) \(number.dropFirst(2))", "MRN\u{A0}90 4411827"),
        (sent.surrogates[4].uppercased(), "maria.mclopez@mail.com"), ("1\(phone)", "1\(phone)"),
      ] {
        #expect(sent.restored(answer) == expected, "seed \(seed): \(answer)")
      }
    }
  }

  @Test func aStreetComesBackWithItsNumber() {
    for seed in UInt64(0)..<50 {
      let sent = Sent(Self.note, seed: seed)
      let street = sent.surrogates[6].split(separator: " ")
      #expect(sent.restored("\(street[0]) \(street[1].uppercased()) ST.") == "123 MAIN ST.", "seed \(seed)")
      #expect(
        sent.restored("\(street[0]) mg on \(street[1]) Street") == "\(street[0]) mg on Main Street", "seed \(seed)")
    }
  }

  @Test func whatOnlyLooksLikeASurrogateStays() {
    let text = """
      The model said: pain 5/10, murmur 2/6, 20/20 vision; 412 mg of metoprolol, BP 120/80, T4 and C6. May repeat in March.
      P.O. and I.V. doses by Dr. M. House. https://example.org/a 90+ years, ZIP, room 12, 1,250 mL, 12.25 mg, q.d. 1954.
      """
    for seed in UInt64(0)..<200 {
      var values = Self.note
      values += [
        ("5/10", .date), ("12/25", .date), ("March", .date), ("Room 4", .address), ("4B", .otherID), ("M.L.", .name),
        ("94", .age), ("412", .address), ("412", .mrn), ("1956", .otherID), ("A. B.", .name), ("may", .date),
      ]
      let sent = Sent(values, seed: seed)
      #expect(sent.restored(text) == text, "seed \(seed): \(sent.surrogates)")
    }
  }

  @Test func whatCouldBeMistakenGetsACode() {
    let sent = Sent(
      [("5/10", .date), ("M.L.", .name), ("Room 4", .address), ("412", .mrn), ("March", .date), ("Easter", .date)],
      seed: 1)
    for (value, surrogate) in zip(sent.values, sent.surrogates) {
      #expect(
        seen(surrogate).isEmpty && surrogate.contains("-") && sent.restored("x\(surrogate.lowercased())") == "x\(value)"
      )
    }
  }

  @Test func valuesAreEscapedInToolArgumentsAndEscapesAreRead() throws {
    let sent = Sent([("Maria \"Mia\" Lopez", .name), ("Zoë Thévenet", .name), ("3/14/1956", .date)], seed: 4)
    let date = sent.surrogates[2].replacing("/", with: "\\/")
    let whole = try JSONDecoder().decode(
      [String].self,
      from: Data(
        sent.restored(
          #"["\#(sent.surrogates[0].replacing("\"", with: "\\\""))","\#(date)","\n\#(sent.surrogates[1])"]"#, .json
        ).utf8))
    #expect(whole == ["Maria \"Mia\" Lopez", "3/14/1956", "\nZoë Thévenet"])
    let escaped = sent.surrogates[1].unicodeScalars.map { "\\u" + String($0.value + 0x10000, radix: 16).dropFirst() }
      .joined()
    #expect(sent.restored(escaped, .json) == "Zoë Thévenet")
  }

  @Test func everyWayOfCuttingGivesTheWholeTextsResult() {
    for seed in UInt64(1)...60 {
      var random = SeededGenerator(seed: seed)
      var sent = Sent(Self.note + [("M.L.", .name), ("June 5th", .date)], seed: seed)
      _ = sent.map.pseudonym(for: "Other Body", kind: .name, using: &random)
      let (given, family) = Self.words(sent.surrogates[0])
      let code = sent.map.pseudonym(for: "Other Body", kind: .name, using: &random)
      let pieces =
        sent.surrogates + [
          given, family, family.uppercased(), String(family.dropLast()), "\(given.prefix(1)).", "'s", " ", " ", ", ",
          ".", "é", "🙂",
          "\\n", "\\u00e9", "\\", "-", "/", "(", ")", "19", "March 3", "\u{2019}s", code, code.lowercased(), "0A",
          "\u{A0}",
          String(sent.surrogates[2].dropLast(3)), String(sent.surrogates[1].dropLast(2)), "Mrs. ", "x",
        ]
      let text = (0..<Int.random(in: 1...7, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
        .joined()
      let bytes = Array(text.utf8)
      let index = RestorationIndex(sent.map)
      for escaping in [PseudonymRestorer.Escaping.none, .json] {
        let whole = sent.restored(text, escaping)
        for cut in 0...bytes.count {
          var restorer = PseudonymRestorer(index: index, escaping: escaping)
          let output = restorer.push(bytes[..<cut]) + restorer.push(bytes[cut...]) + restorer.finish()
          #expect(String(decoding: output, as: UTF8.self) == whole, "seed \(seed), cut \(cut): \(text)")
        }
        var restorer = PseudonymRestorer(index: index, escaping: escaping)
        let output = bytes.flatMap { restorer.push([$0]) } + restorer.finish()
        #expect(String(decoding: output, as: UTF8.self) == whole, "seed \(seed), byte by byte: \(text)")
      }
    }
  }

  @Test func heldBackIsOnlyWhatMayBecomeASurrogate() {
    for seed in UInt64(0)..<20 {
      let sent = Sent(Self.note, seed: seed)
      let longest = sent.surrogates.map(\.utf8.count).max() ?? 0
      var restorer = PseudonymRestorer(map: sent.map)
      #expect(restorer.push("The wound heals well. ".utf8) == Array("The wound heals well. ".utf8))
      var (input, output) = (0, 0)
      var random = SeededGenerator(seed: seed)
      for _ in 0..<4000 {
        let pieces = sent.surrogates + [" ", "1", "C", "9 ", "- ", "March ", "a"]
        let piece = pieces.randomElement(using: &random) ?? ""
        let before = restorer.restoredCount
        let released = restorer.push(piece.prefix(9).utf8)
        // Once a value was put back, lengths no longer compare.
        guard restorer.restoredCount == before else {
          restorer = PseudonymRestorer(map: sent.map)
          (input, output) = (0, 0)
          continue
        }
        input += piece.prefix(9).utf8.count
        output += released.count
        #expect(input - output <= 3 * longest + RestorationIndex.reach, "seed \(seed)")
      }
    }
  }

  @Test func allDatesOfASessionMoveTogether() throws {
    var random = SeededGenerator(seed: 3)
    var map = PseudonymMap()
    let bytes = Array("1/1/2020 1/8/2020".utf8)
    let findings = [
      Finding(kind: .date, range: 0..<8, confidence: 1, rule: "t", subject: .patient(PatientKey("p"))),
      Finding(kind: .date, range: 9..<17, confidence: 1, rule: "t"),
    ]
    let text = map.pseudonymise(
      [(bytes, findings)], style: .surrogate, patient: PatientKey("p"), using: &random)[0].text
    let days = try text.split(separator: " ").map { try #require(WrittenDate(Array($0.utf8))?.civilDay).dayNumber }
    #expect(days[1] - days[0] == 7)
  }

  @Test func bothStylesComeBackFromOneMap() {
    var random = SeededGenerator(seed: 8)
    var sent = Sent([("Maria Lopez", .name)], seed: 8)
    let codes = sent.map.pseudonymise(
      [(Array("Maria Lopez".utf8), [Finding(kind: .name, range: 0..<11, confidence: 1, rule: "t")])], style: .code,
      using: &random)[0].text
    #expect(codes.hasPrefix("NAME-"))
    #expect(sent.restored("\(codes) is \(sent.surrogates[0])") == "Maria Lopez is Maria Lopez")
  }

  @Test func aSurrogateIsNoWordOfAnyTextOfTheRequest() {
    for seed in UInt64(0)..<30 {
      let plain = Sent([("Maria Lopez", .name)], seed: seed)
      var random = SeededGenerator(seed: seed)
      var map = PseudonymMap()
      let finding = Finding(kind: .name, range: 0..<11, confidence: 1, rule: "t")
      let texts = map.pseudonymise(
        [(Array("Maria Lopez".utf8), [finding]), (Array("and \(plain.surrogates[0])".utf8), [])], style: .surrogate,
        using: &random)
      let (given, family) = Self.words(texts[0].text)
      #expect(!texts[1].text.contains(given) && !texts[1].text.contains(family), "seed \(seed)")
    }
  }

  @Test func noPartOfAKnownPatientsNameIsLostWhenAnotherIsDrawn() {
    // Every name of women with every second family name is somebody's.
    let families = SurrogatePools.words(SurrogatePools.families).enumerated().filter { $0.offset.isMultiple(of: 2) }
    let women = SurrogatePools.words(SurrogatePools.women)
    let known = KnownPatients(
      families.prefix(60).flatMap { family in
        women.map {
          KnownPatient(
            key: PatientKey("\(family) \($0)"), names: [.init(given: [$0], family: family.element)],
            mrn: "no-\(family.offset)-\($0)")
        }
      })
    let detector = Detector(knownPatients: known)
    for seed in UInt64(0)..<20 {
      let sent = Sent([("Maria Lopez", .name), ("Anna Lopez", .name)], seed: seed, patients: known)
      for surrogate in sent.surrogates {
        #expect(
          detector.findings(in: surrogate).allSatisfy { $0.subject == .unattributed }, "seed \(seed): \(surrogate)")
      }
      let (given, family) = Self.words(sent.surrogates[0])
      #expect(sent.restored("\(family), \(given)") == "Lopez, Maria", "seed \(seed)")
    }
  }

  @Test func drawnWordsMeanNothingElse() {
    for pool in [SurrogatePools.women, SurrogatePools.men, SurrogatePools.families] {
      let words = SurrogateNames.drawable(pool)
      #expect(words.count > 200)
      let wrong = ["english", "england", "sheehan", "berger", "grace", "rose"].filter(words.contains)
      #expect(wrong.isEmpty)
    }
    #expect(SurrogateNames.drawable(SurrogatePools.either).count > 20)
  }

  #if canImport(Foundation)
    @Test func aMapFromBeforeSurrogatesIsReadAndOneWithThemGoesOn() throws {
      var codes = PseudonymCodes()
      var random = SeededGenerator(seed: 4)
      let code = codes.pseudonym(for: "Maria Lopez", kind: .name, avoiding: [], using: &random)
      let old = try JSONDecoder().decode(PseudonymMap.self, from: JSONEncoder().encode(codes))
      #expect(old.value(of: code) == "Maria Lopez")
      let sent = Sent(Self.note, seed: 4)
      let map = try JSONDecoder().decode(PseudonymMap.self, from: JSONEncoder().encode(sent.map))
      var again = sent
      again.map = map
      #expect(map.count == sent.map.count)
      #expect(again.restored("\(Self.words(sent.surrogates[0]).family.uppercased())") == "MCLOPEZ")
      again.add(Self.note, .none, &random)
      #expect(Array(again.surrogates.suffix(Self.note.count)) == sent.surrogates)
    }
  #endif

  @Test func restorationsTellWhereTheyStand() {
    let sent = Sent(Self.note, seed: 2)
    let text = Array("é \(sent.surrogates[0]), \(sent.surrogates[1])".utf8)
    let places = RestorationIndex(sent.map).restorations(in: text)
    #expect(
      places.map { String(decoding: text[$0.range], as: UTF8.self) }.joined(separator: " ").hasPrefix(
        Self.words(sent.surrogates[0]).given))
    #expect(places.last.map { String(decoding: $0.value, as: UTF8.self) } == "3/14/1956")
  }
}
