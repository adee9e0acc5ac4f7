/// What a rule's `when` says, with every `not` pushed down to the facts: a fact's value is in a set, all of, any of.
indirect enum Condition: Hashable, Sendable {
  /// The axis is the fact's position in the space; `allowed` holds bits of that axis only.
  case member(axis: Int, allowed: ValueSet)
  case all([Condition])
  case any([Condition])

  static let always = Condition.all([])

  /// `unknown` is a value like any other here: `not signed` holds for an unknown agreement too.
  func negated(in space: FactSpace) -> Condition {
    switch self {
    case .member(let axis, let allowed): .member(axis: axis, allowed: space.facts[axis].mask.subtracting(allowed))
    case .all(let conditions): .any(conditions.map { $0.negated(in: space) })
    case .any(let conditions): .all(conditions.map { $0.negated(in: space) })
    }
  }

  /// The positions of the facts that the condition names.
  var axes: Set<Int> {
    switch self {
    case .member(let axis, _): [axis]
    case .all(let conditions), .any(let conditions):
      conditions.reduce(into: []) { $0.formUnion($1.axes) }
    }
  }

  /// Whether the condition holds, by its definition: slow and obvious, the yardstick for the clauses.
  func holds(in situation: ValueSet) -> Bool {
    switch self {
    case .member(_, let allowed): !situation.intersection(allowed).isEmpty
    case .all(let conditions): conditions.allSatisfy { $0.holds(in: situation) }
    case .any(let conditions): conditions.contains { $0.holds(in: situation) }
    }
  }

  /// The condition written out as cubes, of which at least one must hold; `nil` when there are more than `limit`.
  func clauses(in space: FactSpace, limit: Int) -> [ValueSet]? {
    switch self {
    case .member(let axis, let allowed):
      if allowed.isEmpty { return [] }
      return [space.everything.subtracting(space.facts[axis].mask).union(allowed)]
    case .any(let conditions):
      var clauses: [ValueSet] = []
      for condition in conditions {
        guard let more = condition.clauses(in: space, limit: limit) else { return nil }
        Self.merge(more, into: &clauses)
        if clauses.count > limit { return nil }
      }
      return clauses
    case .all(let conditions):
      var clauses = [space.everything]
      for condition in conditions {
        guard let factors = condition.clauses(in: space, limit: limit) else { return nil }
        // Each product is at most limit², which bounds the time too.
        var products: [ValueSet] = []
        for clause in clauses {
          Self.merge(factors.map { $0.intersection(clause) }.filter(space.isInhabited), into: &products)
          if products.count > limit { return nil }
        }
        clauses = products
      }
      return clauses
    }
  }

  /// Adds cubes, leaving out what another one already covers.
  private static func merge(_ cubes: [ValueSet], into clauses: inout [ValueSet]) {
    for cube in cubes where !clauses.contains(where: { cube.isSubset(of: $0) }) {
      clauses.removeAll { $0.isSubset(of: cube) }
      clauses.append(cube)
    }
  }
}
