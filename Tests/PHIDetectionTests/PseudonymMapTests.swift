import SeededNumbers
import PHIDetection
import Testing

#if canImport(Foundation)
  import Foundation
#endif

@Suite struct PseudonymMapTests {
  @Test func sameValueGetsTheSamePseudonym() {
    var random = SeededGenerator(seed: 1)
    var map = PseudonymMap()
    let first = map.pseudonym(for: "Maria  Garcia", kind: .name, using: &random)
    #expect(map.pseudonym(for: "Maria  Garcia", kind: .name, using: &random) == first)
    let shouted = map.pseudonym(for: "MARIA garcia", kind: .name, using: &random)
    #expect(shouted.hasPrefix(first) && shouted != first)
    #expect(map.pseudonym(for: "MARIA garcia", kind: .name, using: &random) == shouted)
    #expect(map.value(of: shouted.lowercased()) == "MARIA garcia")
    #expect(map.value(of: first + "0Z") == "Maria  Garcia")
    #expect(map.pseudonym(for: "Maria Garcia", kind: .address, using: &random) != first)
    #expect(map.value(of: first.lowercased()) == "Maria  Garcia")
    #expect(map.value(of: "NAME-AAAAAAAAAA") == nil)
    #expect(map.count == 3)
  }

  @Test(arguments: PHIKind.allCases)
  func aPseudonymIsPlainASCIIAndNotAFinding(kind: PHIKind) {
    var random = SeededGenerator(seed: 7)
    var map = PseudonymMap()
    for number in 0..<50 {
      let pseudonym = map.pseudonym(for: number % 2 == 0 ? "v\(number)" : "V\(number - 1)", kind: kind, using: &random)
      #expect(pseudonym.utf8.allSatisfy { (65...90).contains($0) || (48...57).contains($0) || $0 == 45 })
      #expect(seen("MRN: \(pseudonym), Dr. \(pseudonym)'s note of \(pseudonym.lowercased()).") == [], "\(pseudonym)")
    }
  }

  @Test func pseudonymsComeFromTheGeneratorAloneAndNeverFromTheValue() {
    var first = SeededGenerator(seed: 3)
    var second = SeededGenerator(seed: 3)
    var one = PseudonymMap()
    var other = PseudonymMap()
    #expect(
      one.pseudonym(for: "Maria Garcia", kind: .name, using: &first)
        == other.pseudonym(for: "John Smith", kind: .name, using: &second))
  }

  @Test func aCollidingPseudonymIsDrawnAgain() {
    struct Stuck: RandomNumberGenerator {
      var calls: UInt64 = 0
      mutating func next() -> UInt64 {
        calls += 1
        return calls / 3
      }
    }
    var random = Stuck()
    var map = PseudonymMap()
    let all = (0..<20).map { map.pseudonym(for: "v\($0)", kind: .mrn, using: &random) }
    #expect(Set(all).count == 20)
  }

  @Test func aPlaceholderThatTheUserTypedIsNeverGivenToAValue() {
    var random = SeededGenerator(seed: 5)
    var preview = PseudonymMap()
    let typed = preview.pseudonym(for: "x", kind: .name, using: &random)
    random = SeededGenerator(seed: 5)
    var map = PseudonymMap()
    let text = "\(typed.lowercased()) and Maria Garcia"
    let detector = Detector()
    let replaced = map.pseudonymise(text, findings: detector.findings(in: text), using: &random)
    #expect(replaced.text.hasPrefix(typed.lowercased()))
    #expect(!replaced.text.hasSuffix(typed))
    #expect(map.value(of: typed) == nil)
  }

  @Test func replacementsTellBothPlaces() {
    var random = SeededGenerator(seed: 9)
    var map = PseudonymMap()
    let text = "Café: Maria Garcia, MRN 998877; Maria Garcia"
    let result = map.pseudonymise(text, findings: Detector().findings(in: text), using: &random)
    #expect(result.replacements.map(\.kind) == [.name, .mrn, .name])
    let before = Array(text.utf8)
    let after = Array(result.text.utf8)
    for replacement in result.replacements {
      let pseudonym = String(decoding: after[replacement.replaced], as: UTF8.self)
      #expect(map.value(of: pseudonym) == String(decoding: before[replacement.original], as: UTF8.self))
    }
    #expect(map.count == 2)
    #expect(Redaction.redact(text, findings: Detector().findings(in: text)) == "Café: [NAME], MRN [MRN]; [NAME]")
  }

  @Test func findingsThatDoNotFitTheTextAreHarmless() {
    var random = SeededGenerator(seed: 2)
    var map = PseudonymMap()
    let findings = [(0..<4), (2..<6), (90..<99), (5..<400)].map {
      Finding(kind: .name, range: $0, confidence: 1, rule: "t")
    }
    let result = map.pseudonymise("abcdefgh", findings: findings, using: &random)
    #expect(!result.text.contains("abcd"))
    #expect(!Redaction.redact("abcdefgh", findings: findings).contains("a"))
  }

  #if canImport(Foundation)
    @Test func theMapSurvivesStorage() throws {
      var random = SeededGenerator(seed: 4)
      var map = PseudonymMap()
      let pseudonym = map.pseudonym(for: "Maria \"G\"", kind: .name, using: &random)
      var restored = try JSONDecoder().decode(PseudonymMap.self, from: JSONEncoder().encode(map))
      #expect(restored.value(of: pseudonym) == "Maria \"G\"")
      #expect(restored.pseudonym(for: "maria \"g\"", kind: .name, using: &random) == pseudonym + "0A")
    }
  #endif
}
