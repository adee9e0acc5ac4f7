/// A numbering scheme: how its numbers look, how they are grouped, and what makes one valid.
struct NumberScheme: Sendable {
  /// What must be there beside a valid number.
  enum Evidence: Sendable {
    /// Nothing: structure and check together are rare enough.
    case form
    /// The scheme's own grouping, or a label: the check alone is passed by one number in ten.
    case grouping
    /// A label: without it any number would do.
    case label
  }

  let rule: PackRule
  /// D a digit, L a letter, X either; see `NumberText.fits`.
  let template: StaticString
  /// The groups in which it is written besides solid.
  let groupings: [[UInt8]]
  let evidence: Evidence
  /// Words of which one stands shortly before.
  let labels: WordSet
  let isValid: @Sendable (NumberText) -> Bool

  init(
    _ rule: PackRule, _ template: StaticString, groups: [[UInt8]] = [], evidence: Evidence, labels: String,
    valid: @escaping @Sendable (NumberText) -> Bool = { _ in true }
  ) {
    self.rule = rule
    self.template = template
    groupings = groups
    self.evidence = evidence
    self.labels = WordHash.set(labels)
    isValid = valid
  }

  static func all(of pack: DetectorPack) -> [NumberScheme] {
    switch pack {
    case .us: []
    case .uk: UnitedKingdom.schemes + EuropeanUnion.schemes
    case .ca: Canada.schemes
    case .eu:
      GermanSpeaking.schemes + LatinEurope.schemes + Spain.schemes + NorthernEurope.schemes
        + EasternEurope.schemes + EuropeanUnion.schemes
    case .es: Spain.schemes + EuropeanUnion.schemes
    }
  }
}

/// The schemes of the packs that are on, by the length of their numbers.
struct SchemeTable: Sendable {
  private let byLength: [[NumberScheme]]

  init(_ packs: Set<DetectorPack>) {
    var byLength = [[NumberScheme]](repeating: [], count: NumberText.countMax + 1)
    var taken: Set<String> = []
    for pack in DetectorPack.allCases where packs.contains(pack) {
      for scheme in NumberScheme.all(of: pack) {
        guard taken.insert("\(scheme.rule) \(scheme.template)").inserted else { continue }
        byLength[scheme.template.utf8CodeUnitCount].append(scheme)
      }
    }
    self.byLength = byLength
  }

  func schemes(ofLength count: Int) -> [NumberScheme] { byLength[count] }
}
