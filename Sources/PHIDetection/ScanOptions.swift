/// What a configuration adds to every scan, ready to be asked token by token.
struct ScanOptions: Sendable {
  let patterns: PatternSet
  let terms: TermSet
  /// The number schemes of the packs; `nil` when none is on.
  let schemes: SchemeTable?
  let packs: Set<DetectorPack>
  let isSpanish: Bool
  let findsLabValues: Bool
  /// Whether there is anything to ask at all: the one test that a plain configuration costs a token.
  let isAny: Bool
  /// Whether findings of every kind that a scan makes are wanted.
  let reportsEverything: Bool

  init(_ configuration: DetectorConfiguration) {
    patterns = configuration.patterns
    terms = configuration.terms
    packs = configuration.packs.subtracting([.us])
    schemes = packs.isEmpty ? nil : SchemeTable(packs)
    isSpanish = packs.contains(.es)
    findsLabValues = configuration.kinds.contains(.labValue)
    reportsEverything = configuration.kinds.isSuperset(of: PHIKind.identifiers)
    isAny = !patterns.isEmpty || !terms.isEmpty || !packs.isEmpty || findsLabValues
  }

  func name(of candidate: Candidate) -> RuleName {
    switch candidate.rule {
    case .pack: PackRule(rawValue: candidate.detail)?.name ?? candidate.rule.name
    case .pattern: patterns.ruleName(Int(candidate.detail)) ?? candidate.rule.name
    default: candidate.rule.name
    }
  }
}
