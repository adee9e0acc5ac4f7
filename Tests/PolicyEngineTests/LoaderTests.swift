import Foundation
import SeededNumbers
import Testing

@testable import PolicyEngine

/// One mistake, with the code, the place and the word that the author is shown.
struct Mistake: Sendable, CustomTestStringConvertible {
  let name: String
  let yaml: String
  let code: PolicyError.Code
  var line: Int?
  var column: Int?
  var suggestion: String?

  var testDescription: String { name }

  static func inRule(
    _ name: String, _ when: String, _ code: PolicyError.Code, line: Int? = nil, column: Int? = nil,
    suggestion: String? = nil
  ) -> Mistake {
    Mistake(
      name: name,
      yaml: "policy: p\nrules:\n  - id: a\n    decision: block\n    sentence: s\n    when:\n      \(when)\n",
      code: code,
      line: line, column: column, suggestion: suggestion)
  }

  static func inFile(
    _ name: String, _ yaml: String, _ code: PolicyError.Code, line: Int? = nil, column: Int? = nil,
    suggestion: String? = nil
  ) -> Mistake {
    Mistake(name: name, yaml: yaml, code: code, line: line, column: column, suggestion: suggestion)
  }

  static let inConditions: [Mistake] = [
    .inRule("fact", "vendor.ba: signed", .unknownFact, line: 7, column: 7, suggestion: "vendor.baa"),
    .inRule("case", "Vendor.BAA: signed", .unknownFact, line: 7, column: 7, suggestion: "vendor.baa"),
    .inRule("look-alike", "vendor.b\u{0430}a: signed", .unknownFact, line: 7, column: 7, suggestion: "vendor.baa"),
    .inRule("value", "vendor.baa: sined", .unknownValue, line: 7, column: 19, suggestion: "signed"),
    .inRule("value in a list", "vendor.baa: [none, expird]", .unknownValue, line: 7, column: 26, suggestion: "expired"),
    .inRule("value twice", "vendor.baa: [none, none]", .duplicateKey, line: 7),
    .inRule("value of another fact", "vendor.baa: attested", .unknownValue, line: 7),
    .inRule("empty list", "vendor.baa: []", .wrongShape, line: 7),
    .inRule("a map as value", "vendor.baa: {a: b}", .wrongShape, line: 7),
    .inRule("any without a list", "any: {vendor.baa: none}", .wrongShape, line: 7),
    .inRule("group that is not there", "group: nobody", .unknownGroup, line: 7),
    .inRule("misspelt operator", "anny: [{vendor.baa: none}]", .unknownFact, line: 7, suggestion: "any"),
    .inRule(
      "contradiction", "all: [{vendor.baa: none}, {vendor.baa: signed}]", .contradiction, line: 3),
    .inRule("duplicate key", "vendor.baa: none\n      vendor.baa: signed", .duplicateKey),
    .inRule("tab", "vendor.baa: none\n\tagent.files: full", .forbiddenYAML, line: 8, column: 1),
    .inRule("anchor", "vendor.baa: &x none", .forbiddenYAML, line: 7, column: 19),
    .inRule("alias", "vendor.baa: *x", .forbiddenYAML, line: 7, column: 19),
    .inRule("tag", "vendor.baa: !!str none", .forbiddenYAML, line: 7, column: 19),
    .inRule("anchor without a space", "{\"vendor.baa\":&x none}", .forbiddenYAML, line: 7),
    .inRule("anchor after a bracket", "{[a]:&x none}", .forbiddenYAML, line: 7),
    .inRule("merge key", "<<: *x", .forbiddenYAML, line: 7),
    .inRule("a NUL", "vendor.baa: no\u{0}ne", .forbiddenYAML, line: 7),
  ]

  static let inFiles: [Mistake] = [
    .inFile("empty", "", .wrongShape, line: 1),
    .inFile("a comment only", "# nothing\n", .wrongShape),
    .inFile("a list", "- a\n", .wrongShape, line: 1),
    .inFile("no name", "rules: []\n", .missingKey, line: 1),
    .inFile("no rules", "policy: p\n", .missingKey, line: 1),
    .inFile("key", "policy: p\nrule: []\n", .unknownKey, line: 2, column: 1, suggestion: "rules"),
    .inFile("name", "policy: My Policy\nrules: []\n", .badName, line: 1, column: 9),
    .inFile("look-alike name", "policy: p\u{0430}\nrules: []\n", .badName, line: 1, column: 9),
    .inFile("rules as a map", "policy: p\nrules: {}\n", .wrongShape, line: 2),
    .inFile("two documents", "policy: p\nrules: []\n---\npolicy: q\n", .notYAML, line: 3),
    .inFile("unclosed quote", "policy: \"p\nrules: []\n", .notYAML, line: 1, column: 9),
    .inFile("unclosed bracket", "policy: p\nrules: [\n", .notYAML),
    .inFile("anchor after a marker", "--- &x\npolicy: p\nrules: []\n", .forbiddenYAML, line: 1),
    .inFile("directive", "%YAML 1.1\n---\npolicy: p\n", .forbiddenYAML, line: 1),
    .inFile("complex key", "? [a, b]\n: c\n", .forbiddenYAML, line: 1),
    .inFile("list as key", "[a, b]: c\n", .wrongShape, line: 1),
    .inFile("no condition", "policy: p\nrules: [{id: a, decision: block, sentence: s}]\n", .missingKey, line: 2),
    .inFile("no sentence", "policy: p\nrules: [{id: a, decision: block, when: always}]\n", .missingKey, line: 2),
    .inFile(
      "decision", "policy: p\nrules: [{id: a, decision: permitt, when: always, sentence: s}]\n", .unknownDecision,
      line: 2, column: 27, suggestion: "permit"),
    .inFile(
      "condition without obligations", "policy: p\nrules: [{id: a, decision: condition, when: always, sentence: s}]\n",
      .missingKey, line: 2),
    .inFile(
      "obligation",
      "policy: p\nrules: [{id: a, decision: condition, obligations: [reviw], when: always, sentence: s}]\n",
      .unknownObligation, line: 2, suggestion: "review"),
    .inFile(
      "surrogates without pseudonymise",
      "policy: p\nrules: [{id: a, decision: condition, obligations: [surrogates], when: always, sentence: s}]\n",
      .contradiction, line: 2),
    .inFile(
      "surrogates that stay in the answer",
      """
      policy: p
      rules:
        - {id: a, decision: condition, obligations: [pseudonymise, surrogates, no-restore], when: always, sentence: s}
      """, .contradiction, line: 3),
    .inFile(
      "permit with obligations",
      "policy: p\nrules: [{id: a, decision: permit, obligations: [review], when: always, sentence: s}]\n", .wrongShape,
      line: 2),
    .inFile(
      "default that permits", "policy: p\nrules: []\ndefault: {decision: permit, sentence: s}\n", .unknownDecision,
      line: 3),
    .inFile(
      "rule called default", "policy: p\nrules: [{id: default, decision: block, when: always, sentence: s}]\n",
      .badName, line: 2),
    .inFile("deep nesting", String(repeating: "[", count: 100_000), .forbiddenYAML, line: 1),
    .inFile("deep dashes", String(repeating: "- ", count: 100_000), .forbiddenYAML, line: 1),
    .inFile("a group that uses one below", "policy: p\ngroups: {a: {group: b}, b: always}\nrules: []\n", .unknownGroup),
    .inFile(
      "a bomb", "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\npolicy: *c\n", .forbiddenYAML, line: 1, column: 4),
    .inFile("too large", String(repeating: "#\n", count: 600_000), .tooLarge),
    .inFile("an escaped NUL", "policy: p\ntitle: \"a\\0b\"\nrules: []\n", .forbiddenYAML, line: 2, column: 8),
    .inFile(
      "text that runs backwards", "policy: p\ntitle: a\u{202E}b\nrules: []\n", .forbiddenYAML, line: 2, column: 8),
    .inFile(
      "long sentence", "policy: p\ntitle: \(String(repeating: "x", count: 5_000))\nrules: []\n", .tooLarge, line: 2),
  ]
}

struct LoaderTests {
  @Test(arguments: Mistake.inConditions + Mistake.inFiles)
  func aMistakeIsNamedWithItsPlace(mistake: Mistake) throws {
    let error = try #require(throws: PolicyError.self) {
      try CompiledPolicy(yaml: mistake.yaml, file: "p.yaml", hash: "h")
    }
    #expect(error.code == mistake.code, "\(error)")
    #expect(error.file == "p.yaml")
    if let line = mistake.line { #expect(error.line == line, "\(error)") }
    if let column = mistake.column { #expect(error.column == column, "\(error)") }
    if let suggestion = mistake.suggestion { #expect(error.suggestion == suggestion, "\(error)") }
  }

  @Test func theMessageReadsLikeACompilersMessage() throws {
    let error = try #require(throws: PolicyError.self) {
      try CompiledPolicy(yaml: "policy: p\nrule: []\n", file: "p.yaml", hash: "h")
    }
    #expect(error.description.hasPrefix("p.yaml:2:1: a policy has no key \"rule\"; expected one of policy, title"))
    #expect(error.description.hasSuffix("; did you mean \"rules\"?"))
  }

  @Test func duplicateIdsAreRefused() throws {
    let rule = "{id: a, decision: block, when: {vendor.baa: none}, sentence: s}"
    let error = try #require(throws: PolicyError.self) {
      try CompiledPolicy(yaml: "policy: p\nrules:\n  - \(rule)\n  - \(rule)\n", hash: "h")
    }
    #expect(error.code == .duplicateID)
    #expect(error.line == 4)
    #expect(error.message.contains("line 3"))
  }

  @Test(arguments: ["always", "{any: [{vendor.baa: none}, {not: {vendor.baa: none}}]}"])
  func rulesAfterOneThatMatchesEverythingAreRefused(catchAll: String) throws {
    let yaml = """
      policy: p
      rules:
        - {id: a, decision: block, when: always, sentence: s}
        - {id: b, decision: block, when: {vendor.baa: none}, sentence: s}
      """
    let error = try #require(throws: PolicyError.self) { try CompiledPolicy(yaml: yaml, hash: "h") }
    #expect(error.code == .unreachable)
    #expect(error.line == 4)
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func byteOrderMarkAndAnyLineBreakAreRead(lineBreak: String) throws {
    let lines = [
      "\u{FEFF}policy: p", "rules:", "  - id: a", "    decision: block", "    when: {vendor.baa: none}",
      "    sentence: >", "      two", "      lines & more *text*", "  - id: b", "    decision: permit",
      "    when: always",
      "    sentence: 'it''s # not a comment'",
    ]
    let policy = try CompiledPolicy(yaml: lines.joined(separator: lineBreak) + lineBreak, hash: "h")
    #expect(policy.rules.map(\.sentence) == ["two lines & more *text*", "it's # not a comment"])
    #expect(policy.rules.map(\.line) == [3, 9])
  }

  @Test func aDocumentMarkerMayComeFirst() throws {
    #expect(try CompiledPolicy(yaml: "---\npolicy: p\nrules: []\n", hash: "h").name == "p")
  }

  @Test func theExampleOfTheDocumentationLoads() throws {
    let page = try Repository.text("docs/policy.md")
    let blocks = page.components(separatedBy: "```yaml\n").dropFirst().compactMap {
      $0.components(separatedBy: "\n```").first
    }
    #expect(try CompiledPolicy(yaml: #require(blocks.first), hash: "h").rules.map(\.id) == ["no-contract", "vendor"])
    #expect(try Invariant.list(yaml: #require(blocks.last)).map(\.id) == ["drafts-are-reviewed"])
    #expect(page.contains("\(FactName.allCases.count) facts"))
    for invariant in Invariant.builtIn { #expect(page.contains("`\(invariant.id)`")) }
  }

  @Test func groupsStandForTheirConditions() throws {
    let yaml = """
      policy: p
      groups:
        good: {vendor.baa: signed}
        better: {group: good, vendor.encryption: yes}
      rules:
        - {id: a, decision: permit, when: {group: [good, better]}, sentence: s}
      """
    let policy = try CompiledPolicy(yaml: yaml, hash: "h")
    #expect(policy.decide(.goodVendor).decision == .permit)
    #expect(policy.decide(Facts.goodVendor.with { $0.vendorEncryption = .unknown }).decision == .block)
  }

  @Test func obligationsComeInOneOrder() throws {
    let yaml = """
      policy: p
      rules:
        - {id: a, decision: condition, obligations: [full-logging, pseudonymise], when: always, sentence: s}
      """
    #expect(
      try CompiledPolicy(yaml: yaml, hash: "h").decide(Facts()).decision
        == .condition([.pseudonymise, .fullLogging]))
  }

  @Test func aConditionThatExplodesIsRefused() throws {
    // 12 alternatives of 2, each over other facts: 4,096 ways to match.
    let pairs = zip(FactName.allCases, FactName.allCases.dropFirst(12)).prefix(12).map {
      "{any: [{\($0.rawValue): unknown}, {\($1.rawValue): unknown}]}"
    }
    let yaml =
      "policy: p\nrules:\n  - {id: a, decision: block, sentence: s, when: {all: [\(pairs.joined(separator: ", "))]}}\n"
    let error = try #require(throws: PolicyError.self) { try CompiledPolicy(yaml: yaml, hash: "h") }
    #expect(error.code == .tooComplex)
    #expect(error.line == 3)
  }

  @Test func tooManyRulesAreRefused() throws {
    let rules = (0..<10_000).map { "  - {id: r\($0), decision: block, when: {vendor.baa: none}, sentence: s}\n" }
    let error = try #require(throws: PolicyError.self) {
      try CompiledPolicy(yaml: "policy: p\nrules:\n" + rules.joined(), hash: "h")
    }
    #expect(error.code == .tooComplex)
  }

  @Test(arguments: 0..<300)
  func damagedPoliciesAreReadOrRefusedButNeverCrash(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var bytes = Array(try Repository.text("policies/clinical-default.yaml").utf8.prefix(2_500))
    let alphabet = Array("&*!|>[]{}:,-?#\"'\\%@` \n\t\r\u{0}abyz".utf8)
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let position = Int.random(in: bytes.indices, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: bytes[position] = alphabet.randomElement(using: &random) ?? 0
      case 1: bytes.insert(alphabet.randomElement(using: &random) ?? 0, at: position)
      default: bytes.removeSubrange(position..<min(bytes.count, position + 5))
      }
    }
    do {
      let policy = try CompiledPolicy(yaml: String(decoding: bytes, as: UTF8.self), hash: "h")
      // What is still a policy can be asked everything.
      _ = Prover.prove(policy, budget: ProofBudget(comparisons: 5_000))
      let facts = Facts.random(using: &random)
      let expected = policy.document.rules.first { $0.condition.holds(in: facts.situation) }
      #expect(policy.decide(facts).rule == expected?.id ?? "default", "seed \(seed)")
    } catch {
      #expect(error.description.utf8.count < 2_000, "seed \(seed)")
    }
  }
}
