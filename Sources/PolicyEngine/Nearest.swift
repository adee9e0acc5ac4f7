/// A situation that differs in a few facts from the one that was asked about, and is not blocked.
public struct NearestSituation: Sendable, Hashable, CustomStringConvertible {
  /// What would have to be otherwise, in the order of the vocabulary.
  public let changes: [Change]
  /// What would be decided then.
  public let decision: Decision
  /// The rule that would decide then.
  public let rule: String

  /// One fact that would have to have another value.
  public struct Change: Sendable, Hashable {
    /// The value now.
    public let actual: FactValue
    /// The values of which any would do; never empty, never `unknown`.
    public let wanted: [FactValue]
  }

  /// `if the vendor's business associate agreement were signed: permit`.
  public var description: String {
    let parts = changes.map { change in
      "\(change.actual.name.phrase) were \(change.wanted.map(\.word).joined(separator: " or "))"
    }
    return "if \(parts.joined(separator: " and ")): \(decision)"
  }
}

extension CompiledPolicy {
  /// The situations nearest to this one that are not blocked: fewest changes first, at most `limit`, none that only adds
  /// needless changes to another. What the budget does not suffice for is left out.
  public func nearestPermitted(
    to facts: Facts, limit: Int = 5, budget: ProofBudget = .standard
  ) -> [NearestSituation] {
    var search = NearestSearch(rules: ruleSet, from: facts.situation, budget: budget)
    return search.run(limit: limit).map { target in
      NearestSituation(
        changes: target.axes.map { axis in
          let name = FactName.allCases[axis]
          return NearestSituation.Change(
            actual: facts[name],
            wanted: FactValue.values(of: name, in: target.wanted).filter { !$0.isUnknown })
        },
        decision: rulings[target.rule].decision, rule: rulings[target.rule].rule)
    }
  }
}

/// Looks for the nearest situations by allowing one more change at a time, and never follows a cube that needs more.
struct NearestSearch {
  let rules: RuleSet
  let origin: ValueSet
  private var remaining: Int

  /// Which facts would have to change, and the values that would do.
  struct Target: Hashable {
    let rule: Int
    let axes: [Int]
    /// Values of those facts only.
    var wanted: ValueSet
  }

  init(rules: RuleSet, from origin: ValueSet, budget: ProofBudget) {
    self.rules = rules
    self.origin = origin
    remaining = budget.comparisons
  }

  mutating func run(limit: Int) -> [Target] {
    let permitting = (0..<rules.ruleCount).filter { rules.decisions[$0] != .block }
    var targets: [Target] = []
    for changes in 1...max(1, rules.space.facts.count) {
      var found: [Target] = []
      for rule in permitting {
        for clause in rules.clauses(of: rule) {
          explore(knownOnly(clause), Array(rules.clauses(above: rule)), changes, rule, &found)
        }
      }
      // Among equals, what stands first in the vocabulary: facts about the agent and the vendor before the request's own.
      found.sort { $0.axes.lexicographicallyPrecedes($1.axes) }
      for target in found where !targets.contains(where: { Self.isSimpler($0, than: target) }) {
        Self.add(target, to: &targets, space: rules.space)
      }
      if targets.count >= limit || remaining < 0 { break }
    }
    return Array(targets.prefix(limit))
  }

  /// `unknown` is nothing to wish for: a fact may stay unknown but not become it.
  private func knownOnly(_ cube: ValueSet) -> ValueSet {
    rules.space.facts.reduce(cube) { cube, axis in
      let unknown = axis.bit(0)
      return unknown.isSubset(of: origin) ? cube : cube.subtracting(unknown)
    }
  }

  /// The facts whose value now is not in the cube, as bits of the cube's values.
  private func distance(to cube: ValueSet) -> Int {
    rules.space.facts.count - rules.space.factCount(of: cube.intersection(origin))
  }

  private mutating func explore(
    _ cube: ValueSet, _ others: [ValueSet], _ changes: Int, _ rule: Int, _ found: inout [Target]
  ) {
    let space = rules.space
    remaining -= others.count + 1
    guard remaining >= 0, space.isInhabited(cube), distance(to: cube) <= changes else { return }
    var touching: [ValueSet] = []
    var pivot: ValueSet?
    var fewest = Int.max
    for other in others where space.isInhabited(cube.intersection(other)) {
      let outside = cube.subtracting(other)
      if outside.isEmpty { return }
      touching.append(other)
      let count = space.factCount(of: outside)
      if count < fewest { (fewest, pivot) = (count, other) }
    }
    guard let pivot else {
      if distance(to: cube) == changes { found.append(target(cube, rule)) }
      return
    }
    var rest = cube
    for axis in space.axes(of: cube.subtracting(pivot)) {
      let outside = space.facts[axis].mask.subtracting(pivot)
      explore(space.restricting(rest, axis: axis, to: outside), touching, changes, rule, &found)
      rest = space.restricting(rest, axis: axis, to: pivot)
    }
  }

  private func target(_ cube: ValueSet, _ rule: Int) -> Target {
    let axes = rules.space.facts.indices.filter { axis in
      cube.intersection(origin).intersection(rules.space.facts[axis].mask).isEmpty
    }
    let wanted = axes.reduce(ValueSet.empty) { $0.union(cube.intersection(rules.space.facts[$1].mask)) }
    return Target(rule: rule, axes: axes, wanted: wanted)
  }

  /// Whether one target asks for less than the other: no other facts, and on them no narrower values.
  private static func isSimpler(_ one: Target, than other: Target) -> Bool {
    one.axes.count < other.axes.count && one.axes.allSatisfy(other.axes.contains)
  }

  /// Adds a target, or joins it with one that differs from it in the values of a single fact.
  private static func add(_ target: Target, to targets: inout [Target], space: FactSpace) {
    let joined = targets.firstIndex { other in
      guard other.rule == target.rule, other.axes == target.axes else { return false }
      let difference = ValueSet(bits: other.wanted.bits ^ target.wanted.bits)
      return space.factCount(of: difference) <= 1
    }
    if let joined {
      targets[joined].wanted = targets[joined].wanted.union(target.wanted)
    } else {
      targets.append(target)
    }
  }
}
