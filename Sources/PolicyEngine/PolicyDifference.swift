/// Exactly the situations in which two policies decide differently, merged into rows that people can read.
public struct PolicyDifference: Sendable, Hashable {
  /// The rows, those with the most situations first. Rows with the same decisions may overlap; together they are exactly
  /// what changes.
  public let rows: [Row]
  /// How many combinations of facts change.
  public let situations: Double
  /// `false` when the budget ran out: there may be more than the rows say.
  public let isComplete: Bool

  /// Situations that change in the same way.
  public struct Row: Sendable, Hashable, CustomStringConvertible {
    /// What the situations have in common, fact by fact; a fact that is not here may have any value.
    public let conditions: [Condition]
    /// What the old policy decides.
    public let before: Decision
    /// What the new policy decides.
    public let after: Decision
    /// The rules that decide these situations in the old policy, and in the new one.
    public let rulesBefore: [String]
    /// The rules of the new policy that decide these situations.
    public let rulesAfter: [String]
    /// How many combinations of facts the row stands for.
    public let situations: Double

    /// A fact and the values that it may have.
    public struct Condition: Sendable, Hashable {
      /// The fact.
      public let fact: FactName
      /// The values, `unknown` last.
      public let values: [FactValue]
    }

    /// Whether a situation is in the row.
    public func holds(for facts: Facts) -> Bool {
      conditions.allSatisfy { $0.values.contains(facts[$0.fact]) }
    }

    /// `block → permit when vendor.baa is expired and …`.
    public var description: String {
      let words = conditions.map { condition in
        "\(condition.fact.rawValue) is \(condition.values.map(\.word).joined(separator: " or "))"
      }
      return "\(before) → \(after) " + (words.isEmpty ? "always" : "when \(words.joined(separator: " and "))")
    }
  }

  /// What changes from one policy to another.
  public static func between(
    _ old: CompiledPolicy, _ new: CompiledPolicy, budget: ProofBudget = .standard
  ) -> PolicyDifference {
    var comparison = RuleComparison(old: old.ruleSet, new: new.ruleSet, budget: budget)
    comparison.run()
    let space = old.ruleSet.space
    let rows = comparison.rows.map { row in
      Row(
        conditions: space.constrainedAxes(of: row.cube).map { axis in
          let name = FactName.allCases[axis]
          return Row.Condition(fact: name, values: FactValue.values(of: name, in: row.cube))
        },
        before: row.before, after: row.after, rulesBefore: row.oldRules.map { old.rulings[$0].rule },
        rulesAfter: row.newRules.map { new.rulings[$0].rule }, situations: space.size(of: row.cube))
    }
    return PolicyDifference(
      rows: rows.sorted { $0.situations > $1.situations }, situations: comparison.situations,
      isComplete: comparison.isComplete)
  }
}

/// Compares two sets of rules over the same space.
struct RuleComparison {
  private let old: RuleSet
  private let new: RuleSet
  private var search: CubeSearch
  private(set) var rows: [Row] = []
  private(set) var situations = 0.0
  private(set) var isComplete = true

  /// The most disjoint pieces that are kept: beyond it nobody reads the difference.
  static let pieceLimit = 20_000

  struct Row: Hashable {
    let cube: ValueSet
    let before: Decision
    let after: Decision
    let oldRules: [Int]
    let newRules: [Int]
  }

  private struct Change: Hashable {
    let before: Decision
    let after: Decision
  }

  private struct Piece {
    let cube: ValueSet
    let oldRule: Int
    let newRule: Int
  }

  init(old: RuleSet, new: RuleSet, budget: ProofBudget) {
    self.old = old
    self.new = new
    search = CubeSearch(space: old.space, budget: budget)
  }

  mutating func run() {
    var pieces: [Change: [Piece]] = [:]
    var order: [Change] = []
    do {
      for oldRule in 0...old.ruleCount {
        for newRule in 0...new.ruleCount where old.decisions[oldRule] != new.decisions[newRule] {
          let change = Change(before: old.decisions[oldRule], after: new.decisions[newRule])
          let found = try self.pieces(oldRule, newRule)
          if found.isEmpty { continue }
          if pieces[change] == nil { order.append(change) }
          pieces[change, default: []] += found
          if pieces.values.reduce(0, { $0 + $1.count }) > Self.pieceLimit { throw BudgetSpent() }
        }
      }
    } catch {
      isComplete = false
    }
    for change in order { merge(pieces[change] ?? [], change) }
  }

  /// Disjoint cubes of the situations that one rule of each policy decides.
  private mutating func pieces(_ oldRule: Int, _ newRule: Int) throws(BudgetSpent) -> [Piece] {
    var pieces: [Piece] = []
    let above = Array(old.clauses(above: oldRule)) + Array(new.clauses(above: newRule))
    var earlier: [ValueSet] = []
    for clause in old.clauses(of: oldRule) {
      for other in new.clauses(of: newRule) {
        let region = clause.intersection(other)
        guard old.space.isInhabited(region) else { continue }
        var count = 0
        try search.walk(region, above + earlier) { cube in
          pieces.append(Piece(cube: cube, oldRule: oldRule, newRule: newRule))
          count += 1
          return count <= Self.pieceLimit
        }
        if count > Self.pieceLimit { throw BudgetSpent() }
        earlier.append(region)
      }
    }
    return pieces
  }

  /// Grows each piece as far as the change reaches, and drops the pieces that are covered by then.
  private mutating func merge(_ pieces: [Piece], _ change: Change) {
    let space = old.space
    let cubes = pieces.map(\.cube)
    situations += cubes.reduce(0) { $0 + space.size(of: $1) }
    var grown: [ValueSet] = []
    for cube in cubes.sorted(by: { space.size(of: $0) > space.size(of: $1) }) {
      if (try? search.isCovered(cube, by: grown)) == true { continue }
      grown.append(grow(cube, within: cubes))
    }
    for cube in grown {
      let touching = pieces.filter { space.isInhabited($0.cube.intersection(cube)) }
      rows.append(
        Row(
          cube: cube, before: change.before, after: change.after, oldRules: Set(touching.map(\.oldRule)).sorted(),
          newRules: Set(touching.map(\.newRule)).sorted()))
    }
  }

  /// The cube with as many values of as many facts as stay inside the cubes; itself when the budget is spent.
  private mutating func grow(_ cube: ValueSet, within cubes: [ValueSet]) -> ValueSet {
    var grown = cube
    for axis in old.space.facts {
      let missing = axis.mask.subtracting(grown)
      if missing.isEmpty { continue }
      if stays(missing, of: axis, added: grown, within: cubes) {
        grown = grown.union(missing)
        continue
      }
      for ordinal in axis.values.indices where axis.bit(ordinal).isSubset(of: missing) {
        if stays(axis.bit(ordinal), of: axis, added: grown, within: cubes) { grown = grown.union(axis.bit(ordinal)) }
      }
    }
    return grown
  }

  private mutating func stays(
    _ values: ValueSet, of axis: FactSpace.Axis, added cube: ValueSet, within cubes: [ValueSet]
  ) -> Bool {
    let addition = cube.subtracting(axis.mask).union(values)
    return (try? search.isCovered(addition, by: cubes)) ?? false
  }
}
