import Foundation
import SeededNumbers
import Testing

@testable import PolicyEngine

/// The exports against the files in `policies/published`, which are what people read. After a wanted change, run once
/// with `CHAPERONE_WRITE_PUBLISHED=1` and look at the difference.
struct PolicyExportTests {
  static let policies = ["clinical-default", "lockdown", "pilot", "on-premises-only"]

  private static let forms: [(ending: String, write: @Sendable (CompiledPolicy) -> String)] = [
    ("md", PolicyExport.markdown), ("html", PolicyExport.html), ("rego", PolicyExport.rego),
    ("cedar", PolicyExport.cedar),
  ]

  @Test(arguments: policies)
  func publishedFilesAreWhatTheRulesSay(name: String) throws {
    let yaml = try Repository.text("policies/\(name).yaml")
    let policy = try CompiledPolicy(yaml: yaml, hash: "(see the record of the policy in force)")
    for form in Self.forms {
      let file = Repository.root.appendingPathComponent("policies/published/\(name).\(form.ending)")
      let text = form.write(policy)
      if ProcessInfo.processInfo.environment["CHAPERONE_WRITE_PUBLISHED"] == "1" {
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: file, atomically: true, encoding: .utf8)
      }
      let published = try String(contentsOf: file, encoding: .utf8)
      // Compared outside of the expectation, which would print both texts whole.
      let isCurrent = published == text
      #expect(isCurrent, "policies/published/\(name).\(form.ending) is out of date")
    }
  }

  @Test func wordsOfAPolicyNeverBecomeMarkup() throws {
    let yaml = """
      policy: p
      title: "<b>|x|</b> & 'y'"
      rules:
        - {id: a, decision: permit, when: always, sentence: "<script>alert(1)</script> [x](javascript:y) \\" | z"}
      """
    let policy = try CompiledPolicy(yaml: yaml, hash: "h")
    let html = PolicyExport.html(policy)
    #expect(!html.contains("<script") && !html.contains("<b>"))
    #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    let markdown = PolicyExport.markdown(policy)
    #expect(markdown.contains("\\<script\\>") && markdown.contains("\\[x\\](javascript:y)"))
    #expect(PolicyExport.rego(policy).contains("javascript:y) \\\" | z"))
    #expect(PolicyExport.cedar(policy).contains("javascript:y) \\\" | z"))
  }

  /// Feeds `policies/check_exports.py`: random situations with our decisions, written where `CHAPERONE_EXPORT_CASES`
  /// says.
  @Test func situationsForOtherEnginesCanBeWritten() throws {
    var random = SeededGenerator(seed: 2026)
    for name in Self.policies {
      let policy = try Repository.policy(name)
      var lines: [String] = []
      var good = Facts.goodVendor
      for change in policy.nearestPermitted(to: good).first?.changes ?? [] {
        good[change.actual.name] = change.wanted[0]
      }
      for round in 0..<2_000 {
        // Purely random situations are nearly all blocked: half of them start from a good one.
        var facts = round.isMultiple(of: 2) ? Facts.random(using: &random) : good
        if round % 2 == 1 {
          for _ in 0..<Int.random(in: 0...4, using: &random) {
            let fact = FactName.allCases.randomElement(using: &random) ?? .action
            facts[fact] = FactValue.all(of: fact).randomElement(using: &random) ?? .unknown(fact)
          }
        }
        let ruling = policy.decide(facts)
        let words = facts.known.map { "\($0.name.rawValue.quotedLiteral): \($0.word.quotedLiteral)" }
        lines.append(
          "{\"facts\": {\(words.joined(separator: ", "))}, \"outcome\": \"\(ruling.decision.outcome.rawValue)\", "
            + "\"rule\": \"\(ruling.rule)\"}")
      }
      #expect(lines.count == 2_000)
      if let directory = ProcessInfo.processInfo.environment["CHAPERONE_EXPORT_CASES"] {
        let text = lines.joined(separator: "\n") + "\n"
        try text.write(toFile: "\(directory)/\(name).jsonl", atomically: true, encoding: .utf8)
        try PolicyExport.cedar(policy).write(
          toFile: "\(directory)/\(name).cedar", atomically: true, encoding: .utf8)
        try PolicyExport.rego(policy).write(toFile: "\(directory)/\(name).rego", atomically: true, encoding: .utf8)
      }
    }
  }
}
