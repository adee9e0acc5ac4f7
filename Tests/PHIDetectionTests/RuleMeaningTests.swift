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

  @Test("No two rules have one name")
  func namesAreUnique() {
    let names = Self.rules + PackRule.allCases.map(\.name) + FocusRule.allCases.map { RuleName($0.rawValue) }
    #expect(Set(names).count == names.count)
  }
}
