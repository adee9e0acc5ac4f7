import ClinicalModel
import PolicyEngine
import Testing

@testable import Console

struct PolicyPageTests {
  private static let rules = """
    policy: small
    rules:
      - id: no-contract
        decision: block
        when: {route.kind: [vendor, unknown], not: {vendor.baa: signed}}
        sentence: No contract with this <vendor>.
      - id: open
        decision: condition
        obligations: [pseudonymise]
        when: {action: infer, session.state: active}
        sentence: Permitted.
    """

  private func policy(_ yaml: String = rules) throws -> CompiledPolicy { try CompiledPolicy(yaml: yaml, hash: "h1") }

  private func chrome(_ title: String) -> Chrome { Chrome(title, visitor: nil) }

  @Test func aPromiseThatIsBrokenIsShownWithItsTableAndItsRepair() throws {
    let results = Prover.prove(try policy())
    let views = results.map(PromiseView.init)
    let refuted = try #require(views.first { $0.promiseID == "consent" })
    #expect(refuted.verdict == "Refuted" && refuted.verdictTone == .bad)
    let table = try #require(refuted.counterexamples.first)
    #expect(table.caption.contains("open"))
    #expect(table.rows.contains { $0.fact == "consent.status" && $0.isOfPromise })
    #expect(views.contains { $0.verdict == "Proved" && $0.counterexamples.isEmpty })

    let page = PolicyPages.Listing(
      chrome: chrome("Policy"), name: "small", hash: "h1", ruleCount: "2 rules", rules: [], promises: views,
      promiseCount: "some", versions: [], canCompare: false)
    let html = try PageLibrary().html(page)
    #expect(html.contains("<caption>\(table.caption)</caption>") && html.contains("consent.status"))
    #expect(html.contains("Only one version was ever in force here."))
  }

  @Test func aProofWithoutBudgetIsUndecidedAndSaysThatItCountsAsFailed() throws {
    let result = try #require(Prover.prove(try policy(), budget: ProofBudget(comparisons: 0)).first)
    let view = PromiseView(result)
    #expect(view.verdict == "Undecided")
    #expect(view.unfinished?.contains("counts as failed") == true)
  }

  @Test func theFormAsksEveryFactOnceAndKeepsWhatWasChosen() throws {
    let facts = try WhatIf.facts(in: ["agent.files": "full", "action": "infer"])
    let choices = WhatIf.groups(facts).flatMap(\.facts)
    #expect(Set(choices.map(\.code)) == Set(FactName.allCases.map(\.rawValue)))
    #expect(choices.count == FactName.allCases.count)
    for choice in choices {
      #expect(choice.values.count { $0.isChosen } == 1, "\(choice.code)")
      #expect(choice.values.first?.word == "unknown")
    }
    #expect(choices.first { $0.code == "agent.files" }?.values.first { $0.isChosen }?.word == "full")
  }

  @Test(arguments: [["agent.file": "full"], ["agent.files": "everything"], ["agent.files": ""], ["": "x"]])
  func aSituationWithAWordThatIsNoneIsRefused(query: [String: String]) {
    #expect(throws: ConsoleError.self) { try WhatIf.facts(in: query) }
  }

  @Test func aBlockedSituationNamesTheNearestOnesThatAreNotAndTheirAddressesAskAboutThem() throws {
    let policy = try policy()
    let facts = try WhatIf.facts(in: ["route.kind": "vendor", "action": "infer", "session.state": "active"])
    let answer = WhatIf.Answer(policy.explain(facts))
    #expect(answer.label == "Blocked" && answer.rule == "no-contract")
    let nearest = try #require(answer.nearest.first)
    #expect(nearest.words.hasPrefix("If the "))
    for nearest in answer.nearest {
      let query = try #require(nearest.path.split(separator: "?").last)
      let then = try WhatIf.facts(in: FormText.pairs(query.utf8))
      #expect(policy.decide(then).decision != .block, "\(nearest.path)")
    }
    let page = PolicyPages.Asking(chrome: chrome("What if"), groups: WhatIf.groups(facts), answer: answer)
    let html = try PageLibrary().html(page)
    #expect(html.contains("No contract with this &lt;vendor&gt;.") && !html.contains("<vendor>"))
    #expect(html.contains("<option value=\"vendor\" selected>vendor</option>"))
  }

  @Test func aPermitSaysWhichRulesWerePassedOver() throws {
    let facts = try WhatIf.facts(in: [
      "route.kind": "vendor", "vendor.baa": "signed", "action": "infer", "session.state": "active",
    ])
    let answer = WhatIf.Answer(try policy().explain(facts))
    #expect(answer.label == "Permitted with conditions")
    #expect(answer.obligations.map(\.name) == ["pseudonymise"])
    #expect(answer.passed.map(\.rule) == ["no-contract"] && answer.passed[0].why.contains("vendor.baa is signed"))
    #expect(answer.nearest.isEmpty && answer.noNearest == nil)
  }

  @Test func theDifferenceOfTwoVersionsIsSaidInWords() throws {
    let newer = Self.rules.replacing("[pseudonymise]", with: "[pseudonymise, review]").replacing(
      "vendor.baa: signed", with: "vendor.baa: [signed, expired]")
    let comparison = PolicyComparison(.between(try policy(), try policy(newer)))
    #expect(comparison.hasRows && comparison.warning == nil)
    #expect(comparison.rows.contains { $0.before == "Blocked" && $0.afterObligations == "pseudonymise, review" })
    #expect(comparison.rows.contains { $0.conditions.contains { $0.phrase.contains("business associate") } })
    let same = PolicyComparison(.between(try policy(), try policy()))
    #expect(!same.hasRows && same.summary.contains("No situation"))

    let version = PolicyPages.Version(
      versionName: "small", versionHash: "h1", at: Moment(.init(milliseconds: 0)))
    let page = PolicyPages.Comparing(chrome: chrome("Compare"), old: version, new: version, comparison: comparison)
    #expect(try PageLibrary().html(page).contains("pseudonymise, review"))
  }

  @Test func theSameVersionIsProvedOnceAndAnotherAgain() throws {
    let proofs = PromiseProofs()
    let good = proofs.results(for: try policy())
    let weaker = try CompiledPolicy(
      yaml: "policy: all\nrules:\n  - {id: a, decision: permit, when: always, sentence: Yes.}\n", hash: "h2")
    #expect(proofs.results(for: weaker).count { $0.isProved } < good.count { $0.isProved })
    #expect(proofs.results(for: try policy()).count { $0.isProved } == good.count { $0.isProved })
  }
}
