import PolicyEngine

/// Exactly the situations that two versions decide differently, in words.
struct PolicyComparison: Sendable {
  let summary: String
  let rows: [Row]
  let hasRows: Bool
  /// Said when there may be more.
  let warning: String?

  struct Row: Sendable {
    let before: String
    let beforeTone: Tone
    let beforeObligations: String
    let after: String
    let afterTone: Tone
    let afterObligations: String
    let situations: String
    let ruleNames: String
    let conditions: [Condition]
    let isAlways: Bool
  }

  struct Condition: Sendable {
    let phrase: String
    let words: String
  }

  init(_ difference: PolicyDifference) {
    let count = Rendering.count(difference.situations)
    let shown = difference.rows.prefix(ConsoleLimits.differenceRows)
    summary =
      difference.rows.isEmpty && difference.isComplete
      ? "No situation is decided otherwise: the versions differ in words only, or not at all."
      : "\(count) situations are decided otherwise, in \(String.counted(difference.rows.count, "row"))."
    rows = shown.map(Self.row)
    hasRows = !rows.isEmpty
    if !difference.isComplete {
      warning = "The versions differ in too many ways to list all of them: there may be more than this."
    } else if shown.count < difference.rows.count {
      warning = "The \(shown.count) rows with the most situations are shown; `chaperone policy diff` shows all."
    } else {
      warning = nil
    }
  }

  private static func row(_ row: PolicyDifference.Row) -> Row {
    let (before, after) = (row.before.outcome.recorded, row.after.outcome.recorded)
    return Row(
      before: before.inWords, beforeTone: before.tone, beforeObligations: obligations(row.before), after: after.inWords,
      afterTone: after.tone, afterObligations: obligations(row.after),
      situations: Rendering.count(row.situations),
      ruleNames: "\(row.rulesBefore.joined(separator: ", ")) → \(row.rulesAfter.joined(separator: ", "))",
      conditions: row.conditions.map { condition in
        Condition(phrase: condition.fact.phrase, words: condition.values.map(\.word).joined(separator: " or "))
      }, isAlways: row.conditions.isEmpty)
  }

  /// Two versions may differ in nothing else.
  private static func obligations(_ decision: Decision) -> String {
    decision.obligations.map(\.rawValue).joined(separator: ", ")
  }
}
