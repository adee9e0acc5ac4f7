/// Writes rules as Cedar policies.
///
/// Cedar has no order: any `permit` that holds permits. So each permitting rule is written with everything that the rules
/// above it would take first as its `unless`; rules that can never take anything from it are left out.
enum CedarWriter {
  static func text(of policy: CompiledPolicy) -> String {
    let header =
      "// \(policy.name), exported by Chaperone. sha256: \(policy.hash)\n"
      + "// The facts are attributes of the context, such as {\"vendor.baa\": \"signed\"}.\n"
    let rules = policy.document.rules
    let permitting = rules.indices.filter { rules[$0].decision != .block }
    return ([header] + permitting.map { self.rule($0, policy) }).joined(separator: "\n")
  }

  private static func rule(_ index: Int, _ policy: CompiledPolicy) -> String {
    let rule = policy.document.rules[index]
    let space = policy.ruleSet.space
    let obligations = rule.decision.obligations.map(\.rawValue).joined(separator: " ")
    let above = (0..<index).filter { other in
      policy.ruleSet.clauses(of: other).contains { clause in
        policy.ruleSet.clauses(of: index).contains { space.isInhabited($0.intersection(clause)) }
      }
    }
    var lines = [
      "@id(\(rule.id.quotedLiteral))", "@decision(\(rule.decision.outcome.rawValue.quotedLiteral))",
      "@obligations(\(obligations.quotedLiteral))", "@sentence(\(rule.sentence.quotedLiteral))",
      "permit (principal, action, resource)", "when {", "  \(expression(rule.condition, space))", "}",
    ]
    if !above.isEmpty {
      lines.append("unless {")
      lines += above.enumerated().map { position, other in
        "  \(position == 0 ? "" : "|| ")(\(expression(policy.document.rules[other].condition, space)))"
          + " // \(policy.document.rules[other].id)"
      }
      lines.append("}")
    }
    lines[lines.count - 1] += ";"
    return lines.joined(separator: "\n") + "\n"
  }

  private static func expression(_ condition: Condition, _ space: FactSpace) -> String {
    switch condition {
    case .member(let axis, let allowed): member(axis, allowed, space)
    case .all(let conditions) where conditions.isEmpty: "true"
    case .any(let conditions) where conditions.isEmpty: "false"
    case .all(let conditions): conditions.map { "(\(expression($0, space)))" }.joined(separator: " && ")
    case .any(let conditions): conditions.map { "(\(expression($0, space)))" }.joined(separator: " || ")
    }
  }

  /// A set that holds `unknown` is written as "none of the others", so that it holds for a missing fact and for a word
  /// that nobody knows.
  private static func member(_ axis: Int, _ allowed: ValueSet, _ space: FactSpace) -> String {
    let fact = space.facts[axis]
    let holdsUnknown = fact.bit(0).isSubset(of: allowed)
    let named = holdsUnknown ? fact.mask.subtracting(allowed) : allowed
    if named.isEmpty { return holdsUnknown ? "true" : "false" }
    let words = space.words(of: named, axis: axis).map(\.quotedLiteral).joined(separator: ", ")
    let name = fact.name.quotedLiteral
    let test = "context has \(name) && [\(words)].contains(context[\(name)])"
    return holdsUnknown ? "!(\(test))" : test
  }
}
