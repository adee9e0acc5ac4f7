import StrictYAML

/// Tables in YAML: named `situations` to start from, and `cases`, each with `name`, `from`, `facts`, `expect`,
/// `obligations` and `rule`.
extension PolicyTestTable {
  /// Reads a table; `file` is only named in errors.
  public init(yaml: String, file: String = "cases") throws(PolicyError) {
    do {
      self.init(cases: try Self.read(YAMLTree(parsing: yaml)))
    } catch {
      throw error.within(file: file)
    }
  }

  private static func read(_ tree: YAMLTree) throws(PolicyError) -> [Case] {
    let fields = try YAMLFields(tree, what: "a table of cases", keys: ["situations", "cases"])
    let situations = try situations(fields.tree("situations"))
    guard case .list(let items, let place) = try fields.required("cases"), !items.isEmpty else {
      throw PolicyError(.wrongShape, at: fields.place, "\"cases\" must be a list", expected: "at least one case")
    }
    guard items.count <= PolicyLimits.cases else {
      throw PolicyError(
        .tooComplex, at: place, "there are \(items.count) cases", expected: "at most \(PolicyLimits.cases)")
    }
    var cases: [Case] = []
    for item in items { cases.append(try testCase(item, situations)) }
    return cases
  }

  private static func situations(_ tree: YAMLTree?) throws(PolicyError) -> [String: Facts] {
    guard let tree else { return [:] }
    guard case .map(let entries, _) = tree else {
      throw PolicyError(
        .wrongShape, at: tree.place, "\"situations\" must be a map", expected: "a map of names to facts")
    }
    var situations: [String: Facts] = [:]
    for entry in entries {
      situations[try YAMLFields.name(entry.key, at: entry.place)] = try facts(entry.value, from: Facts(), situations)
    }
    return situations
  }

  private static func testCase(_ tree: YAMLTree, _ situations: [String: Facts]) throws(PolicyError) -> Case {
    let fields = try YAMLFields(
      tree, what: "a case", keys: ["name", "from", "facts", "expect", "obligations", "rule"])
    var start = Facts()
    if let name = try fields.text("from") { start = try base(name, at: fields.required("from").place, situations) }
    let facts = try fields.tree("facts").map { tree throws(PolicyError) in try self.facts(tree, from: start, [:]) }
    return Case(
      name: try fields.requiredText("name"), facts: facts ?? start,
      outcome: try outcome(fields.requiredText("expect"), at: fields.required("expect").place),
      obligations: try fields.tree("obligations").map { tree throws(PolicyError) in try PolicyReader.obligations(tree)
      },
      rule: try fields.text("rule"), line: fields.place.line)
  }

  private static func base(
    _ name: String, at place: Place, _ situations: [String: Facts]
  ) throws(PolicyError) -> Facts {
    if let facts = situations[name] { return facts }
    throw PolicyError(
      .unknownGroup, at: place, "there is no situation \(Wording.quoted(name)) above",
      expected: situations.isEmpty
        ? "a situation defined under \"situations\"" : Wording.oneOf(situations.keys.sorted()),
      suggestion: Wording.nearest(to: name, in: situations.keys.sorted()))
  }

  /// Facts with their values; `from` starts from a situation defined above.
  private static func facts(
    _ tree: YAMLTree, from start: Facts, _ situations: [String: Facts]
  ) throws(PolicyError) -> Facts {
    guard case .map(let entries, _) = tree else {
      throw PolicyError(.wrongShape, at: tree.place, "facts must be a map", expected: "a map of facts to values")
    }
    var facts = start
    if let from = entries.first(where: { $0.key == "from" }), !situations.isEmpty {
      facts = try base(from.value.text(called: "\"from\""), at: from.value.place, situations)
    }
    for entry in entries where entry.key != "from" || situations.isEmpty {
      let name = try Vocabulary.fact(named: entry.key, at: entry.place)
      let word = try entry.value.text(called: "\"\(entry.key)\"")
      facts[name] = try Vocabulary.value(named: word, of: name, at: entry.value.place)
    }
    return facts
  }
}
