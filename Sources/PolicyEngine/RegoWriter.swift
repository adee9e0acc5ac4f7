/// Writes rules as a Rego module (v1 syntax): one boolean rule per rule, and one chain of `else` that is the order.
enum RegoWriter {
  static func text(of policy: CompiledPolicy) -> String {
    let space = policy.ruleSet.space
    var lines = [
      "# \(policy.name), exported by Chaperone. sha256: \(policy.hash)",
      "# Ask for data.chaperone.policy.decision with an input such as {\"vendor.baa\": \"signed\"}.",
      "package chaperone.policy", "", "import rego.v1", "",
    ]
    lines += ["values := {"]
    lines += space.facts.map { axis in
      "\t\(axis.name.quotedLiteral): {\(axis.values.map(\.quotedLiteral).joined(separator: ", "))},"
    }
    lines += ["}", ""]
    lines += [
      "# What is missing or not a known word is unknown.", "fact(name) := input[name] if input[name] in values[name]",
    ]
    lines += ["", "fact(name) := \"unknown\" if not input[name] in values[name]", ""]
    lines += ["default decision := \(ruling(policy.fallback))", ""]
    for index in policy.document.rules.indices {
      let head = index == 0 ? "decision := " : " else := "
      lines += [(index == 0 ? "" : "}") + head + ruling(policy.rulings[index]) + " if {", "\trule_\(index + 1)"]
      if index == policy.document.rules.count - 1 { lines += ["}", ""] }
    }
    for (index, rule) in policy.document.rules.enumerated() {
      lines += ["# \(rule.id)"]
      for clause in policy.ruleSet.clauses(of: index) {
        lines += ["rule_\(index + 1) if {"]
        let axes = space.constrainedAxes(of: clause)
        lines += axes.isEmpty ? ["\ttrue"] : axes.map { "\t\(member($0, clause, space))" }
        lines += ["}", ""]
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func member(_ axis: Int, _ clause: ValueSet, _ space: FactSpace) -> String {
    let words = space.words(of: clause, axis: axis).map(\.quotedLiteral)
    return "fact(\(space.facts[axis].name.quotedLiteral)) in {\(words.joined(separator: ", "))}"
  }

  private static func ruling(_ ruling: Ruling) -> String {
    let obligations = ruling.decision.obligations.map(\.rawValue.quotedLiteral).joined(separator: ", ")
    return "{\"outcome\": \(ruling.decision.outcome.rawValue.quotedLiteral), \"obligations\": [\(obligations)], "
      + "\"rule\": \(ruling.rule.quotedLiteral), \"sentence\": \(ruling.sentence.quotedLiteral)}"
  }
}
