import SeededNumbers
import Testing

@testable import PHIDetection

@Suite struct PatternTests {
  private func detector(_ patterns: IdentifierPattern...) throws -> Detector {
    Detector(configuration: DetectorConfiguration(patterns: try PatternSet(patterns)))
  }

  private func found(_ text: String, _ pattern: IdentifierPattern) throws -> [String] {
    let bytes = Array(text.utf8)
    return try detector(pattern).findings(in: bytes).filter { "\($0.rule)" == "pattern.p" }
      .map { String(decoding: bytes[$0.range], as: UTF8.self) }
  }

  @Test(
    arguments: [
      (#"[A-Z]{2}-\d{6,8}"#, "seen AB-1234567.", ["AB-1234567"]), (#"[A-Z]{2}-\d{6,8}"#, "ab-123456", ["ab-123456"]),
      (#"\d{7}"#, "1234567, 12345678, 7654321x", ["1234567"]), (#"\d{6}"#, "12.345678 or 123456-78", []),
      (#"\d{6}"#, "report_123456.pdf", ["123456"]), (#"(W|WD)\d{2}-\d{2}"#, "W12-34 WD56-78", ["W12-34", "WD56-78"]),
      (##"\#\d{4}/\d{2}"##, "case #1234/19", ["#1234/19"]), (#"K \d{3} \d{3}"#, "K 123 456", ["K 123 456"]),
      (#"Z\d{3}(-\d{2})?"#, "Z123 and Z123-45", ["Z123", "Z123-45"]), (#"[A-F0-9]{8}"#, "DEADBEEF", ["DEADBEEF"]),
      (#"Q[\d.-]{3}"#, "Q1.2", ["Q1.2"]), (#"\d{3}[A-Z]"#, "１２３Ａ", ["１２３Ａ"]),
    ])
  func aPatternFindsItsNumbersBetweenEdges(pattern: String, text: String, expected: [String]) throws {
    #expect(try found(text, IdentifierPattern(name: "p", pattern: pattern, kind: .mrn)) == expected)
  }

  @Test func aLabelMustStandBefore() throws {
    let pattern = try IdentifierPattern(
      name: "p", pattern: #"\d{5}"#, kind: .account, labels: ["Konto", "Pat.-Nr.", "MRN"])
    for text in ["Konto: 12345", "Konto Nummer ist 12345", "Pat.-Nr. 12345", "MRN12345", "MRN:\n12345"] {
      #expect(try found(text, pattern) == ["12345"], "\(text)")
    }
    for text in ["12345", "Nr. 12345", "Pat. war um Nr. 12345", "XMRN12345", "Konto\n\n a\n12345"] {
      #expect(try found(text, pattern).isEmpty, "\(text)")
    }
  }

  @Test(
    arguments: [
      (CheckDigit.luhn, "79927398713"), (.mod10Weights31, "4006381333931"), (.mod11, "9434765919"),
      (.mod11, "097522980X"), (.mod11Radix2, "000000021694233X"), (.mod97, "GB82WEST12345698765432".rotated),
      (.verhoeff, "2363"), (.damm, "5724"),
    ])
  func publishedCheckDigitsAreRight(check: CheckDigit, number: String) {
    #expect(check.isValid(number.utf8), "\(check)")
    var wrong = Array(number.utf8)
    wrong[1] = wrong[1] == 57 ? 48 : wrong[1] + 1
    #expect(!check.isValid(wrong), "\(check)")
  }

  @Test func aWrongCheckDigitIsNoMatch() throws {
    let pattern = try IdentifierPattern(name: "p", pattern: #"P\d{4}"#, kind: .mrn, checkDigit: .damm)
    #expect(try found("P5724 P5725", pattern) == ["P5724"])
  }

  @Test(
    arguments: [
      ("", PatternError.Reason.empty, 1), ("ab(", .empty, 4), ("ab(c", .unclosedGroup, 3), ("abc)", .unopenedGroup, 4),
      ("[a", .badClass, 1), ("[]abc", .badClass, 1), ("[^a]bc", .badClass, 2), ("[z-a]bc", .badClass, 3),
      ("a{2", .badCount, 2), ("a{3,2}", .badCount, 2), ("a{0}bcd", .badCount, 2), ("a{2,}", .unboundedCount, 2),
      ("ab+", .unboundedCount, 3), ("a*bc", .unboundedCount, 2), ("{3}", .nothingToCount, 1), ("a.c", .anyCharacter, 2),
      ("^abc", .anchor, 1), ("abc$", .anchor, 4), (#"abc\w"#, .badEscape, 5), ("abc\\", .badEscape, 5),
      ("abç", .notASCII, 3), ("a{99}", .matchTooLong, 2), ("(abc|d)", .matchTooShort, nil), ("a|", .empty, 3),
      ("((((((((((a))))))))))bc", .tooDeep, 9), ("(a{60}){60}", .matchTooLong, nil),
    ] as [(String, PatternError.Reason, Int?)])
  func aBadPatternIsRefusedWithItsPlace(pattern: String, reason: PatternError.Reason, position: Int?) {
    do {
      _ = try IdentifierPattern(name: "p", pattern: pattern, kind: .mrn)
      Issue.record("passed: \(pattern)")
    } catch {
      #expect(error == PatternError(reason, at: position), "\(pattern): \(error)")
    }
  }

  @Test func patternsTogetherAreBounded() throws {
    let one = try IdentifierPattern(name: "p", pattern: "abc", kind: .mrn)
    #expect(throws: PatternError(.tooManyPatterns, at: nil)) {
      try PatternSet(Array(repeating: one, count: PatternSet.patternsMax + 1))
    }
    // Which of the last twenty characters was an a: a state for every answer.
    let bomb = try IdentifierPattern(name: "b", pattern: "[ab]{0,30}a[ab]{20}", kind: .mrn)
    #expect(throws: PatternError(.tooComplex, at: nil)) { try PatternSet([bomb]) }
  }

  /// An expression in the test's own words, matched in the simplest way there is.
  private indirect enum Naive {
    case bytes(String)
    case all([Naive])
    case any([Naive])
    case times(Naive, Int, Int)

    static func random(_ depth: Int, _ generator: inout SeededGenerator) -> Naive {
      switch Int.random(in: 0..<(depth > 3 ? 1 : 4), using: &generator) {
      case 0: .bytes(["a", "b", "c", "1", "2", "-", "ab", "a1", "12"].randomElement(using: &generator) ?? "a")
      case 1: .all((0..<Int.random(in: 1...3, using: &generator)).map { _ in random(depth + 1, &generator) })
      case 2: .any((0..<Int.random(in: 2...3, using: &generator)).map { _ in random(depth + 1, &generator) })
      default: times(of: random(depth + 1, &generator), &generator)
      }
    }

    private static func times(of part: Naive, _ generator: inout SeededGenerator) -> Naive {
      let low = Int.random(in: 0...2, using: &generator)
      return .times(part, low, max(1, low + Int.random(in: 0...2, using: &generator)))
    }

    /// As a pattern is written; several bytes are a class.
    var text: String {
      switch self {
      case .bytes(let members): "[\(members)]"
      case .all(let parts): "(" + parts.map(\.text).joined() + ")"
      case .any(let parts): "(" + parts.map(\.text).joined(separator: "|") + ")"
      case .times(let part, let low, let high): "(\(part.text)){\(low),\(high)}"
      }
    }

    func ends(_ bytes: [UInt8], _ start: Int) -> Set<Int> {
      switch self {
      case .bytes(let members):
        start < bytes.count && members.utf8.contains(bytes[start]) ? [start + 1] : []
      case .all(let parts):
        parts.reduce([start]) { starts, part in starts.reduce(into: []) { $0.formUnion(part.ends(bytes, $1)) } }
      case .any(let parts): parts.reduce(into: []) { $0.formUnion($1.ends(bytes, start)) }
      case .times(let part, let low, let high):
        (1...high).reduce(into: (ends: low == 0 ? [start] : [], reached: [start] as Set<Int>)) { state, count in
          state.reached = state.reached.reduce(into: []) { $0.formUnion(part.ends(bytes, $1)) }
          if count >= low { state.ends.formUnion(state.reached) }
        }.ends
      }
    }
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func theAutomatonAgreesWithANaiveMatcher(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var tried = 0
    while tried < 150 {
      let naive = Naive.random(0, &generator)
      guard let pattern = try? IdentifierPattern(name: "p", pattern: naive.text, kind: .mrn, letterCase: .exact),
        let set = try? PatternSet([pattern])
      else { continue }
      tried += 1
      let bytes = (0..<40).map { _ in Array("abc12-".utf8).randomElement(using: &generator) ?? 97 }
      for start in bytes.indices {
        var ends: Set<Int> = []
        var state = PatternAutomaton.start
        var position = start
        while position < bytes.count, state != 0 {
          state = set.automaton.step(state, bytes[position])
          position += 1
          if set.automaton.patterns(endingAt: state) != 0 { ends.insert(position) }
        }
        let expected = naive.ends(bytes, start).filter { $0 > start }
        #expect(
          ends == expected, "seed \(seed): \(naive.text) at \(start) of \(String(decoding: bytes, as: UTF8.self))")
      }
    }
  }

  /// From any byte of any text the automaton gives up after as many steps as its longest match has bytes.
  @Test func aWalkIsNeverLongerThanTheLongestMatch() throws {
    let patterns = try (0..<8).map { number in
      try IdentifierPattern(
        name: "p\(number)", pattern: "([A-Z]-){1,\(15 + number)}[A-Z]\\d{\(number + 3)}", kind: .mrn)
    }
    let automaton = try PatternSet(patterns).automaton
    let bytes = Array(String(repeating: "A-", count: 5_000).utf8)
    var longest = 0
    for start in bytes.indices {
      var state = PatternAutomaton.start
      var steps = 0
      while start + steps < bytes.count, state != 0 {
        state = automaton.step(state, bytes[start + steps])
        steps += 1
      }
      longest = max(longest, steps)
    }
    #expect(longest <= IdentifierPattern.lengthMax + 1)
  }
}

extension String {
  /// The first four characters at the end, as IBANs are checked.
  fileprivate var rotated: String { String(dropFirst(4)) + prefix(4) }
}
