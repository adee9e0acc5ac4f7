import Foundation
import Testing

@testable import PHIDetection

@Suite("What rules say of themselves")
struct RuleMeaningTests {
  private static let rules = (0...UInt8.max).compactMap(Rule.init(rawValue:))
    .filter { $0 != .pack && $0 != .pattern }.map(\.name)

  @Test("Every rule, of packs and of a hospital's patterns too, says what it looks for")
  func everyRuleHasASentence() {
    let names = Self.rules + PackRule.allCases.map(\.name) + FocusRule.allCases.map { RuleName($0.rawValue) }
    #expect(names.count > 90)
    for name in names + ["pattern.ward-record", "conversation.split"] {
      #expect(!name.meaning.contains("called"), "\(name)")
    }
  }

  @Test("The page of the rules has all of them, the strongest first, and says of each what the program says")
  func thePageHasEveryRule() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = try String(contentsOf: root.appending(path: "docs/phi-detection-rules.md"), encoding: .utf8)
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }
      .map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
    let rules = (0...UInt8.max).compactMap(Rule.init(rawValue:)).reversed()
    #expect(rows.map { $0[0] } == rules.map { "`\($0.name)`" })
    for (row, rule) in zip(rows, rules) where rule != .pack && rule != .pattern {
      #expect(row[1] == rule.name.meaning)
    }
  }

  @Test("No two rules have one name")
  func namesAreUnique() {
    let names = Self.rules + PackRule.allCases.map(\.name) + FocusRule.allCases.map { RuleName($0.rawValue) }
    #expect(Set(names).count == names.count)
  }
}
