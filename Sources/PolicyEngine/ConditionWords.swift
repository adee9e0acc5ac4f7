/// Conditions and cubes as text that people read: in tables, explanations and documents.
extension Condition {
  /// `a is x and (b is y or z)`; `always` for the condition that everything meets.
  func words(in space: FactSpace) -> String {
    switch self {
    case .member(let axis, let allowed): space.words(axis: axis, allowed: allowed)
    case .all(let conditions) where conditions.isEmpty: "always"
    case .any(let conditions) where conditions.isEmpty: "never"
    case .all(let conditions): conditions.map { $0.nestedWords(in: space) }.joined(separator: " and ")
    case .any(let conditions): conditions.map { $0.nestedWords(in: space) }.joined(separator: ", or ")
    }
  }

  private func nestedWords(in space: FactSpace) -> String {
    switch self {
    case .member: words(in: space)
    case .all(let conditions), .any(let conditions):
      conditions.count == 1 ? words(in: space) : "(\(words(in: space)))"
    }
  }
}

extension FactSpace {
  /// `vendor.baa is signed`, or `vendor.baa is not signed` where that is the shorter way to say it.
  func words(axis: Int, allowed: ValueSet) -> String {
    let fact = facts[axis]
    let others = fact.mask.subtracting(allowed)
    if others.isEmpty { return "\(fact.name) is anything" }
    let isShorter = others.count < allowed.count
    let values = words(of: isShorter ? others : allowed, axis: axis)
    if isShorter && values.count > 1 { return "\(fact.name) is neither \(values.joined(separator: " nor "))" }
    return "\(fact.name) is \(isShorter ? "not " : "")\(values.joined(separator: " or "))"
  }

  /// The words for the values of a set, `unknown` last since it is what a reader looks for last.
  func words(of set: ValueSet, axis: Int) -> [String] {
    let fact = facts[axis]
    let words = fact.values.indices.filter { !set.intersection(fact.bit($0)).isEmpty }
    return (words.filter { $0 > 0 } + words.filter { $0 == 0 }).map { fact.values[$0] }
  }

  /// The facts that the cube says something about.
  func constrainedAxes(of cube: ValueSet) -> [Int] {
    facts.indices.filter { !facts[$0].mask.isSubset(of: cube) }
  }

  /// A cube in words: `a is x and b is not y`; `always` when it is everything.
  func words(of cube: ValueSet) -> String {
    let axes = constrainedAxes(of: cube)
    if axes.isEmpty { return "always" }
    return axes.map { words(axis: $0, allowed: cube.intersection(facts[$0].mask)) }.joined(separator: " and ")
  }
}
