import Testing

@testable import PolicyEngine

struct PolicyTestTableTests {
  @Test(arguments: ["clinical-default", "lockdown", "pilot"])
  func startingPoliciesPassTheirTables(name: String) throws {
    let table = try PolicyTestTable(yaml: Repository.text("policies/\(name).cases.yaml"), file: name)
    for result in try table.run(Repository.policy(name)) { #expect(result.isPassed, "\(result)") }
  }

  @Test func onPremisesOnlyPassesItsTable() throws {
    let table = try PolicyTestTable(csv: Repository.text("policies/on-premises-only.cases.csv"))
    #expect(table.cases.count == 10)
    for result in try table.run(Repository.policy("on-premises-only")) { #expect(result.isPassed, "\(result)") }
  }

  @Test func aFailureSaysWhatWasExpectedAndWhatCame() throws {
    let table = try PolicyTestTable(
      yaml: "cases:\n  - {name: x, expect: condition, obligations: review, rule: vendor}\n")
    let result = try #require(table.run(Repository.policy("lockdown")).first)
    #expect(!result.isPassed)
    #expect(
      result.description
        == "FAIL line 2: x: expected condition, got block from rule \"inventory-only\"; "
        + "expected the obligations review, got none; expected rule \"vendor\" to decide, but \"inventory-only\" did")
  }

  @Test(arguments: [
    ("cases: []\n", PolicyError.Code.wrongShape), ("cases: [{name: a, expect: blok}]\n", .unknownDecision),
    ("cases: [{name: a, expect: block, from: b}]\n", .unknownGroup), ("cases: [{expect: block}]\n", .missingKey),
    ("cases: [{name: a, expect: block, facts: {vendor.ba: none}}]\n", .unknownFact),
    ("cases: [{name: a, expect: block, facts: [a]}]\n", .wrongShape),
    ("case: []\n", .unknownKey), ("situations: []\ncases: [{name: a, expect: block}]\n", .wrongShape),
  ])
  func mistakesInYAMLTablesAreNamed(yaml: String, code: PolicyError.Code) throws {
    let error = try #require(throws: PolicyError.self) { try PolicyTestTable(yaml: yaml) }
    #expect(error.code == code, "\(error)")
    #expect(error.line != nil)
  }

  @Test(arguments: [
    ("", PolicyError.Code.wrongShape, 1), ("name\na\n", .missingKey, 1), ("name,expect,vendor.ba\n", .unknownFact, 1),
    ("name,expect,name\n", .duplicateKey, 1), ("name,expect\na,b,c\n", .notCSV, 2),
    ("name,expect\n\"a,block\n", .notCSV, 2),
    ("name,expect\n\"a\"b,block\n", .notCSV, 2), ("name,expect\na,nothing\n", .unknownDecision, 2),
    ("name,expect,vendor.baa\na,block,sgned\n", .unknownValue, 2),
    ("name,expect,obligations\na,block,revew\n", .unknownObligation, 2),
  ])
  func mistakesInCSVTablesAreNamed(csv: String, code: PolicyError.Code, line: Int) throws {
    let error = try #require(throws: PolicyError.self) { try PolicyTestTable(csv: csv) }
    #expect(error.code == code, "\(error)")
    #expect(error.line == line)
  }

  @Test func quotesLineBreaksAndMarksOfCSVAreRead() throws {
    let csv = "\u{FEFF}name,expect,vendor.baa\r\n\"a \"\"b\"\",\nc\",block,signed\r\n\r\nd,permit,\r\n"
    let table = try PolicyTestTable(csv: csv)
    #expect(table.cases.map(\.name) == ["a \"b\",\nc", "d"])
    #expect(table.cases.map(\.line) == [2, 5])
    #expect(table.cases.map(\.facts.vendorBAA) == [.signed, .unknown])
  }

  @Test func coverageCountsTheDecidingRules() throws {
    let policy = try Repository.policy("clinical-default")
    let facts = [Facts.goodVendor, .goodOnPremises, .goodVendor]
    let replay = PolicyReplay.coverage(of: policy, over: facts)
    #expect(replay.situations == 3)
    #expect(replay.counts.first { $0.rule == "vendor" }?.count == 2)
    #expect(replay.unused.count == policy.rules.count - 2)
  }

  @Test func simulationShowsWhatANewPolicyWouldHaveDecided() throws {
    let changes = try PolicyReplay.simulate(
      Repository.policy("on-premises-only"), insteadOf: Repository.policy("clinical-default"),
      over: [Facts.goodVendor, .goodVendor, .goodOnPremises, Facts()])
    #expect(changes.map(\.count) == [2, 1])
    #expect(changes.first?.ruleAfter == "outside")
    #expect(changes.first?.example == .goodVendor)
  }
}
