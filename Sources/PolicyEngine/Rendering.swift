/// The answers of this library as plain text, for terminals and logs: no colours, no width beyond what the words need.
public enum Rendering {
  /// Which rule decided, why each rule above it did not, and what would have to change for a permit.
  public static func text(_ explanation: Explanation) -> String {
    let ruling = explanation.ruling
    var lines = ["\(ruling.decision) by rule \"\(ruling.rule)\"", "  \(ruling.sentence)"]
    if let note = ruling.note { lines.append("  note: \(note)") }
    if let source = ruling.source { lines.append("  source: \(source)") }
    if let condition = explanation.condition {
      lines.append("  because \(condition)")
    } else {
      lines.append("  because no rule matched")
    }
    if !explanation.passedOver.isEmpty { lines += ["", "rules above it that did not match:"] }
    let width = explanation.passedOver.map(\.rule.utf8.count).max() ?? 0
    for rule in explanation.passedOver {
      lines.append("  \(padded(rule.rule, to: width))  \(rule.mismatches.map(\.description).joined(separator: "; "))")
    }
    if !explanation.nearest.isEmpty { lines += ["", "nearest situations that are not blocked:"] }
    lines += explanation.nearest.map { "  \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Each invariant with its verdict, and for each failure the situation, the rule and the way to close it.
  public static func text(_ results: [InvariantResult]) -> String {
    var lines: [String] = []
    for result in results {
      let size = "\(count(result.situations)) situations"
      switch result.verdict {
      case .proved:
        lines.append("proved     \(result.invariant.id): \(result.invariant.sentence) (\(size))")
      case .undecided(let checked, let total):
        lines.append(
          "undecided  \(result.invariant.id): \(result.invariant.sentence) The budget ran out after \(checked) of \(total)"
            + " rules that could break it; this counts as failed.")
      case .refuted(let counterexamples, let repair):
        lines.append("refuted    \(result.invariant.id): \(result.invariant.sentence)")
        for counterexample in counterexamples { lines += self.lines(of: counterexample, result.invariant) }
        if let repair { lines.append("           to close it: \(repair)") }
      }
    }
    let failed = results.count { !$0.isProved }
    lines.append(failed == 0 ? "all \(results.count) invariants hold" : "\(failed) of \(results.count) invariants fail")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(of counterexample: Counterexample, _ invariant: Invariant) -> [String] {
    let ruling = counterexample.ruling
    let width = counterexample.relevant.map(\.rawValue.utf8.count).max() ?? 0
    let others = FactName.allCases.count - counterexample.relevant.count
    let contrast = counterexample.contrast.map {
      [
        "             with \($0.value.name.rawValue) \($0.value.word), rule \"\($0.ruling.rule)\" decides \($0.ruling.decision)"
      ]
    }
    return [
      "           rule \"\(ruling.rule)\" decides \(ruling.decision); this situation \(invariant.requirement):"
    ]
      + counterexample.relevant.map { name in
        // The invariant's own facts are pointed at: the others are only what it takes to get past the rules above.
        let mark = invariant.facts.contains(name) || counterexample.contrast?.value.name == name ? "  <-" : ""
        return "             \(padded(name.rawValue, to: width))  \(counterexample.facts[name].word)\(mark)"
      } + ["             (\(others) other facts may have any value)"] + (contrast ?? [])
  }

  /// One line for each rule that deserves a look, or a sentence that none does.
  public static func text(_ diagnostics: [RuleDiagnostics]) -> String {
    var lines: [String] = []
    for diagnosis in diagnostics {
      let quoted = { (rules: [String]) in rules.map { "\"\($0)\"" }.joined(separator: ", ") }
      switch diagnosis.reach {
      case .never(let takenBy):
        lines.append("rule \"\(diagnosis.rule)\" can never decide: \(quoted(takenBy)) above take every situation")
        continue
      case .undecided:
        lines.append("rule \"\(diagnosis.rule)\": the budget ran out before it was clear whether it can decide")
        continue
      case .decides: break
      }
      switch diagnosis.removal {
      case .changesOnlySentences(let heirs):
        lines.append(
          "rule \"\(diagnosis.rule)\" changes no decision, only the sentence: without it \(quoted(heirs)) would decide the same"
        )
      case .undecided:
        lines.append("rule \"\(diagnosis.rule)\": the budget ran out before it was clear what its removal would change")
      case .changesDecisions, .changesNothing: break
      }
      if !diagnosis.loosenedBy.isEmpty {
        lines.append(
          "rule \"\(diagnosis.rule)\" is shadowed in part by \(quoted(diagnosis.loosenedBy)), which decide less strictly"
        )
      }
    }
    return lines.isEmpty
      ? "every rule decides, and none is loosened by one above it\n" : lines.joined(separator: "\n") + "\n"
  }

  /// What changes, one row after the other.
  public static func text(_ difference: PolicyDifference) -> String {
    if difference.rows.isEmpty, difference.isComplete { return "no situation is decided otherwise\n" }
    var lines = ["\(count(difference.situations)) situations are decided otherwise:"]
    for row in difference.rows {
      lines += ["", "\(row.before) → \(row.after)  (\(count(row.situations)) situations)"]
      lines.append(
        "  rules: \(row.rulesBefore.joined(separator: ", ")) → \(row.rulesAfter.joined(separator: ", "))")
      let width = row.conditions.map(\.fact.rawValue.utf8.count).max() ?? 0
      lines += row.conditions.map {
        "  \(padded($0.fact.rawValue, to: width))  \($0.values.map(\.word).joined(separator: " or "))"
      }
    }
    if !difference.isComplete { lines += ["", "the budget ran out: there may be more than this"] }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Every case with what became of it, and the count.
  public static func text(_ results: [PolicyTestTable.CaseResult]) -> String {
    let failed = results.count { !$0.isPassed }
    let summary = failed == 0 ? "\(results.count) cases passed" : "\(failed) of \(results.count) cases failed"
    return (results.map(\.description) + [summary]).joined(separator: "\n") + "\n"
  }

  /// How often each rule decided, and which never did.
  public static func text(_ replay: PolicyReplay) -> String {
    let width = replay.counts.map(\.rule.utf8.count).max() ?? 0
    var lines = replay.counts.map { "\(padded($0.rule, to: width))  \($0.count)  \($0.decision)" }
    lines.append("\(replay.situations) situations; \(replay.unused.count) rules decided none of them")
    return lines.joined(separator: "\n") + "\n"
  }

  /// What another policy would have decided, the most frequent change first.
  public static func text(_ changes: [PolicyReplay.Change]) -> String {
    if changes.isEmpty { return "nothing would have been decided otherwise\n" }
    return changes.map {
      "\($0.count)  \($0.before) (\($0.ruleBefore)) → \($0.after) (\($0.ruleAfter))"
    }.joined(separator: "\n") + "\n"
  }

  /// A count of combinations: exact below a million, then as `1.2 × 10^9`.
  public static func count(_ number: Double) -> String {
    if number < 1_000_000 { return String(Int(number)) }
    var mantissa = number
    var exponent = 0
    while mantissa >= 9.95 {
      mantissa /= 10
      exponent += 1
    }
    let tenths = Int((mantissa * 10).rounded())
    return "\(tenths / 10).\(tenths % 10) × 10^\(exponent)"
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.utf8.count))
  }
}
