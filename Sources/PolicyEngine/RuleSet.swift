/// Rules written out as clauses in one array: what a decision runs over, and what the prover reasons about.
///
/// It knows nothing of names and sentences, so the same code serves the real vocabulary and the small random ones of
/// the tests.
struct RuleSet: Sendable {
  let space: FactSpace
  /// For each rule its decision; after the last comes the default, block.
  let decisions: [Decision]
  /// The clauses of all rules, in order of the rules.
  let clauses: [ValueSet]
  /// For each clause the rule that it belongs to.
  let owners: [Int32]
  /// For each rule where its clauses lie in `clauses`.
  let ranges: [Range<Int>]

  var ruleCount: Int { ranges.count }

  init(space: FactSpace, rules: [(decision: Decision, clauses: [ValueSet])]) {
    var clauses: [ValueSet] = []
    var owners: [Int32] = []
    var ranges: [Range<Int>] = []
    for (index, rule) in rules.enumerated() {
      ranges.append(clauses.count..<(clauses.count + rule.clauses.count))
      clauses += rule.clauses
      owners += repeatElement(Int32(index), count: rule.clauses.count)
    }
    self.space = space
    self.clauses = clauses
    self.owners = owners
    self.ranges = ranges
    decisions = rules.map(\.decision) + [.block]
  }

  /// The position of the rule that decides; `ruleCount` when it is the default.
  func decidingRule(for situation: ValueSet) -> Int {
    let match = clauses.withUnsafeBufferPointer { clauses in
      var position = 0
      while position < clauses.count, !situation.isSubset(of: clauses[position]) { position += 1 }
      return position
    }
    return match < owners.count ? Int(owners[match]) : ruleCount
  }

  /// The clauses of one rule; for the default, the one that everything matches.
  func clauses(of rule: Int) -> ArraySlice<ValueSet> {
    rule < ruleCount ? clauses[ranges[rule]] : [space.everything]
  }

  /// The clauses of all rules above one.
  func clauses(above rule: Int) -> ArraySlice<ValueSet> {
    rule < ruleCount ? clauses[..<ranges[rule].lowerBound] : clauses[...]
  }
}
