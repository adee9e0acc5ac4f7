/// What a detector reports.
public struct DetectorConfiguration: Sendable, Hashable {
  /// Every kind, from the confidence on that keeps medical text readable.
  public static let `default` = DetectorConfiguration()

  /// Findings of other kinds are dropped.
  public var kinds: Set<PHIKind>
  /// 0…1; findings below it are dropped.
  public var confidenceMin: Double

  public init(kinds: Set<PHIKind> = Set(PHIKind.allCases), confidenceMin: Double = 0.5) {
    self.kinds = kinds
    self.confidenceMin = confidenceMin
  }
}
