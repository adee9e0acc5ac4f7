import StrictYAML

/// Reads a file of invariants: `groups` as in a policy, and `invariants`, each with `id`, `sentence`, `when`,
/// `requires` (`block`, or a list of obligations) and `source`.
extension Invariant {
  /// The invariants of a file, in order. `file` is only named in errors.
  public static func list(yaml: String, file: String = "invariants") throws(PolicyError) -> [Invariant] {
    do {
      return try read(YAMLTree(parsing: yaml))
    } catch {
      throw error.within(file: file)
    }
  }

  private static func read(_ tree: YAMLTree) throws(PolicyError) -> [Invariant] {
    let fields = try YAMLFields(tree, what: "a file of invariants", keys: ["groups", "invariants"])
    var conditions = ConditionReader()
    try conditions.readGroups(fields.tree("groups"))
    guard case .list(let items, let place) = try fields.required("invariants"), !items.isEmpty else {
      throw PolicyError(
        .wrongShape, at: fields.place, "\"invariants\" must be a list", expected: "at least one invariant")
    }
    guard items.count <= PolicyLimits.rules else {
      throw PolicyError(
        .tooComplex, at: place, "there are \(items.count) invariants", expected: "at most \(PolicyLimits.rules)")
    }
    var invariants: [Invariant] = []
    for item in items {
      let invariant = try one(item, conditions)
      guard !invariants.contains(where: { $0.id == invariant.id }) else {
        throw PolicyError(
          .duplicateID, at: item.place, "invariant \"\(invariant.id)\" is already defined",
          expected: "an id that no other invariant has")
      }
      invariants.append(invariant)
    }
    return invariants
  }

  private static func one(_ tree: YAMLTree, _ conditions: ConditionReader) throws(PolicyError) -> Invariant {
    let fields = try YAMLFields(tree, what: "an invariant", keys: ["id", "sentence", "when", "requires", "source"])
    let id = try fields.requiredName("id")
    let condition = try conditions.condition(fields.required("when"))
    guard condition.clauses(in: .standard, limit: PolicyLimits.clausesPerRule) != nil else {
      throw PolicyError(
        .tooComplex, at: fields.place,
        "the condition of invariant \"\(id)\" comes to more than \(PolicyLimits.clausesPerRule) ways to match",
        expected: "a simpler condition, or several invariants")
    }
    return Invariant(
      id: id, sentence: try fields.requiredText("sentence"), source: try fields.text("source"),
      requirement: try requirement(fields.required("requires")), condition: condition)
  }

  private static func requirement(_ tree: YAMLTree) throws(PolicyError) -> Requirement {
    if case .text("block", _) = tree { return .block }
    return .obligations(try PolicyReader.obligations(tree))
  }
}
