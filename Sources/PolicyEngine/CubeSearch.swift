/// How much work a proof may do before it answers "undecided".
public struct ProofBudget: Sendable, Hashable {
  /// The most comparisons of two cubes; one takes a few nanoseconds.
  public var comparisons: Int

  /// A budget of that many comparisons; 0 proves nothing.
  public init(comparisons: Int) { self.comparisons = comparisons }

  /// Under half a second in a release build; the starting policies take less than a thousandth of it.
  public static let standard = ProofBudget(comparisons: 20_000_000)
}

/// The budget is spent: what was asked is undecided.
struct BudgetSpent: Error {}

/// Answers whether a cube is covered by others, by splitting it along the facts that matter and nothing else.
///
/// A cube of billions of situations that no other cube touches is one step; situations are never listed. The worst case
/// is exponential in the number of cubes (the question is co-NP-complete), hence the budget.
struct CubeSearch {
  let space: FactSpace
  private(set) var remaining: Int

  init(space: FactSpace, budget: ProofBudget) {
    self.space = space
    remaining = budget.comparisons
  }

  /// A cube inside `cube` that none of `others` touches; `nil` when they cover it.
  mutating func uncovered(_ cube: ValueSet, by others: some Collection<ValueSet>) throws(BudgetSpent) -> ValueSet? {
    var witness: ValueSet?
    try walk(cube, others) { piece in
      witness = piece
      return false
    }
    return witness
  }

  /// Calls `visit` with disjoint cubes that together are `cube` without `others`, until it answers `false`.
  ///
  /// Answers whether every cube was visited.
  @discardableResult
  mutating func walk(
    _ cube: ValueSet, _ others: some Collection<ValueSet>, visit: (ValueSet) -> Bool
  ) throws(BudgetSpent) -> Bool {
    guard space.isInhabited(cube) else { return true }
    var touching: [ValueSet] = []
    var pivot = ValueSet.empty
    var fewest = Int.max
    try spend(others.count + 1)
    for other in others where space.isInhabited(cube.intersection(other)) {
      let outside = cube.subtracting(other)
      if outside.isEmpty { return true }
      touching.append(other)
      // The cube that cuts along the fewest facts leaves the fewest pieces; with one, there is no branching at all.
      let count = space.factCount(of: outside)
      if count < fewest { (fewest, pivot) = (count, other) }
    }
    guard fewest < .max else { return visit(cube) }
    var rest = cube
    for axis in space.axes(of: cube.subtracting(pivot)) {
      let outside = space.facts[axis].mask.subtracting(pivot)
      guard try walk(space.restricting(rest, axis: axis, to: outside), touching, visit: visit) else { return false }
      rest = space.restricting(rest, axis: axis, to: pivot)
    }
    return true
  }

  /// Whether every situation of `cube` is in one of `others`.
  mutating func isCovered(_ cube: ValueSet, by others: some Collection<ValueSet>) throws(BudgetSpent) -> Bool {
    try uncovered(cube, by: others) == nil
  }

  mutating func spend(_ comparisons: Int) throws(BudgetSpent) {
    remaining -= comparisons
    if remaining < 0 { throw BudgetSpent() }
  }
}
