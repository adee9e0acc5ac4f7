/// What a detector looks for and reports.
///
/// Nothing here hides a known patient: findings that belong to one are reported whatever is off or allowed.
public struct DetectorConfiguration: Sendable, Hashable {
  /// Every identifying kind, from the confidence on that keeps medical text readable.
  public static let `default` = DetectorConfiguration()

  /// Findings of other kinds are dropped. By default those that identify: clinical content is found when it is in here.
  public var kinds: Set<PHIKind>
  /// 0…1; findings below it are dropped.
  public var confidenceMin: Double
  /// 0…1; stands for `confidenceMin` where a kind has one of its own.
  public var confidenceMinByKind: [PHIKind: Double]
  /// Rules of other countries and languages. Those of the United States always run: others write so, too.
  public var packs: Set<DetectorPack>
  /// The hospital's own identifier formats.
  public var patterns: PatternSet
  /// Words and phrases that are always found, and those that never are.
  public var terms: TermSet

  /// What is not given is as in `default`.
  public init(
    kinds: Set<PHIKind> = PHIKind.identifiers, confidenceMin: Double = 0.5,
    confidenceMinByKind: [PHIKind: Double] = [:], packs: Set<DetectorPack> = [], patterns: PatternSet = .none,
    terms: TermSet = .none
  ) {
    self.kinds = kinds
    self.confidenceMin = confidenceMin
    self.confidenceMinByKind = confidenceMinByKind
    self.packs = packs
    self.patterns = patterns
    self.terms = terms
  }

  func confidenceMin(of kind: PHIKind) -> Double { confidenceMinByKind[kind] ?? confidenceMin }
}

/// Rules of a country or a language.
public enum DetectorPack: String, CaseIterable, Sendable, Hashable, Codable {
  /// What always runs; naming it changes nothing.
  case us
  /// NHS, CHI and National Insurance numbers, GMC numbers, postcodes, telephones.
  case uk
  /// Health cards of the provinces, Social Insurance Numbers, postal codes.
  case ca
  /// Person and insurance numbers of the member states, IBAN, telephones, written dates.
  case eu
  /// Spanish clinical text, and the numbers of Spain.
  case es
}
