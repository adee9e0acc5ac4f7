import SeededNumbers
import Testing

@testable import PHIDetection

#if canImport(Foundation)
  import Foundation
#endif

@Suite struct SurrogateRoundTripTests {
  private static let people = [
    "Maria Lopez", "Ms. Lopez", "M. Lopez", "LOPEZ, MARIA", "maria lopez", "María López", "Dr. John O'Brien",
    "Mr. O'Brien",
    "Jose Garcia-Lopez de la Cruz", "Wei-Lin Chen", "W. Chen", "Zbigniew Przybylski", "T. J.", "Ｍａｒｉａ Lopez",
  ]
  private static let others: [(String, PHIKind)] = [
    ("03/14/2024", .date), ("3/15/24", .date), ("March 5th, 2024", .date), ("5 March 2024", .date), ("Mar 2024", .date),
    ("2024-03-14T10:22:00Z", .date), ("14.03.2024", .date), ("05-Mar-2024", .date), ("the 5th of May", .date),
    ("March 3-5, 2024", .date), ("20240316", .date),
    ("Thu, 7 Mar 2024", .date), ("Monday, Sept 9", .date), ("TUES. 1/14/25", .date), ("wed 6/12", .date),
    ("Friday the 12th", .date), ("Friday the twelfth", .date), ("Sunday, February 16th", .date), ("536-90-4399", .ssn),
    ("AB-4411827", .mrn), ("ab4411828", .mrn),
    ("(212) 555-0187", .phone), ("212.736.5000", .phone), ("+44 20 7946 0958", .phone), ("555-0199 x44", .fax),
    ("maria.lopez@mail.com", .email), ("https://portal.hospital.org/p/4411?x=1", .url), ("10.1.2.3", .ip),
    ("fe80::1", .ip), ("1234567893", .npi), ("AB1234563", .dea), ("1HGCM82633A004352", .vehicle),
    ("4111 1111 1111 1111", .account), ("St. Vincent's Hospital in New York", .address),
    ("Mercy General Hospital", .address),
    ("Room 412B", .address), ("123 N Main Street Apt 4B", .address), ("TWFyaWEgTG9wZXosIE1STiA5OTg4Nzc=", .biometric),
  ]

  /// Words that surrogates cannot be made of.
  private static let between = ["was seen by", "and", "—", "(see)", "\n", "with", "; then", "naïve", "…"]

  private static func text(_ random: inout SeededGenerator) -> ([UInt8], [Finding]) {
    var bytes: [UInt8] = []
    var findings: [Finding] = []
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      let other = others[Int.random(in: 0..<others.count, using: &random)]
      let person = people[Int.random(in: 0..<people.count, using: &random)]
      let (value, kind) = Bool.random(using: &random) ? (person, .name) : other
      let start = bytes.count
      bytes += value.utf8
      findings.append(Finding(kind: kind, range: start..<bytes.count, confidence: 1, rule: "t"))
      bytes += " \(between[Int.random(in: 0..<between.count, using: &random)]) ".utf8
    }
    return (bytes, findings)
  }

  @Test func whatWasReplacedComesBackByteForByte() {
    for seed in UInt64(0)..<400 {
      var random = SeededGenerator(seed: seed)
      var replacer = Surrogates(random: SeededGenerator(seed: seed &+ 1_000_000))
      var redacted: [(original: [UInt8], bytes: [UInt8])] = []
      for _ in 0..<3 {
        let (bytes, findings) = Self.text(&random)
        redacted.append((bytes, Redaction.redact(bytes, findings: findings, with: &replacer).bytes))
      }
      for pair in redacted {
        let back = replacer.map.restored(pair.bytes)
        #expect(
          back == pair.original,
          """
          seed \(seed):
          \(String(decoding: pair.original, as: UTF8.self))
          \(String(decoding: pair.bytes, as: UTF8.self))
          \(String(decoding: back, as: UTF8.self))
          """)
      }
    }
  }

  @Test("A fraction in the text is never taken for a moved date")
  func fractionsOfTheTextStayWhatTheyAre() {
    let bytes = Array(
      "seen 1/8, D5 1/2 NS at 75, strength 4/5, pain 3/10 then 2/10, PCA 0.2/8/1.2, 5/12 lymph nodes".utf8)
    let date = Finding(kind: .date, range: 5..<8, confidence: 1, rule: "t")
    for seed in UInt64(0)..<800 {
      var surrogates = Surrogates(random: SeededGenerator(seed: seed))
      let replaced = surrogates.redact(bytes, findings: [date])
      #expect(replaced.bytes != bytes && surrogates.map.restored(replaced.bytes) == bytes, "seed \(seed)")
    }
  }

  @Test("What a surrogate of a short code would be found in stays what it is: 6H in Q6H")
  func wordsOfTheTextHoldNoSurrogate() {
    let bytes = Array("Zosyn 3.375 G Q6H, q8h, q4h, Q2H to bed 6B".utf8)
    let room = Finding(kind: .otherID, range: bytes.count - 2..<bytes.count, confidence: 1, rule: "t")
    for seed in UInt64(0)..<800 {
      var surrogates = Surrogates(random: SeededGenerator(seed: seed))
      let replaced = surrogates.redact(bytes, findings: [room])
      #expect(surrogates.map.restored(replaced.bytes) == bytes, "seed \(seed)")
    }
  }

  @Test func initialsOfAPersonAreNotFoundInsideOfAnAbbreviation() {
    let bytes = Array("Maria Lopez was seen by J. Toomey, M.D., F.A.C.S.".utf8)
    let maria = Finding(kind: .name, range: 0..<11, confidence: 1, rule: "t")
    for seed in UInt64(0)..<800 {
      var surrogates = Surrogates(random: SeededGenerator(seed: seed))
      let replaced = surrogates.redact(bytes, findings: [maria])
      #expect(surrogates.map.restored(replaced.bytes) == bytes, "seed \(seed)")
    }
  }

  @Test func noTwoValuesShareASurrogate() {
    for seed in UInt64(0)..<100 {
      var random = SeededGenerator(seed: seed)
      var replacer = Surrogates(random: SeededGenerator(seed: seed))
      for _ in 0..<20 {
        let (bytes, findings) = Self.text(&random)
        _ = Redaction.redact(bytes, findings: findings, with: &replacer)
      }
      let entries = replacer.map.entries
      let bySurrogate = Dictionary(grouping: entries, by: \.surrogate)
      for (surrogate, entries) in bySurrogate {
        #expect(Set(entries.map { Array($0.value.utf8) }).count == 1, "seed \(seed): \(surrogate)")
      }
    }
  }

  @Test func oneWordOfAnInventedNameComesBack() {
    var replacer = Surrogates(random: SeededGenerator(seed: 3))
    let bytes = Array("Maria Lopez".utf8)
    let finding = Finding(kind: .name, range: 0..<11, confidence: 1, rule: "t")
    let name = String(decoding: Redaction.redact(bytes, findings: [finding], with: &replacer).bytes, as: UTF8.self)
    let words = name.split(separator: " ")
    let answer = "Mrs. \(words[1].uppercased()) (\(words[0])) is better."
    #expect(
      String(decoding: replacer.map.restored(Array(answer.utf8)), as: UTF8.self) == "Mrs. LOPEZ (Maria) is better.")
  }

  #if canImport(Foundation)
    @Test func aMapThatWasStoredGoesOn() throws {
      var first = Surrogates(random: SeededGenerator(seed: 5))
      var random = SeededGenerator(seed: 5)
      let (bytes, findings) = Self.text(&random)
      let redacted = Redaction.redact(bytes, findings: findings, with: &first).bytes
      let stored = try JSONDecoder().decode(SurrogateMap.self, from: JSONEncoder().encode(first.map))
      #expect(stored.restored(redacted) == bytes)
      var second = Surrogates(map: stored, random: SeededGenerator(seed: 6))
      #expect(Redaction.redact(bytes, findings: findings, with: &second).bytes == redacted)
    }
  #endif
}
