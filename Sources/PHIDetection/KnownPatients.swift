/// The hospital's own patients, as a compact index that is probed while tokens stream by.
public struct KnownPatients: Sendable {
  /// No patients: nothing is attributed.
  public static let none = KnownPatients([])
  /// How many owners of one shared value are kept; further ones are dropped, the value stays ambiguous.
  public static let sharedOwnersMax = 8

  public init(_ patients: some Sequence<KnownPatient>) {
    count = patients.reduce(0) { count, _ in count + 1 }
  }

  /// How many patients are indexed.
  public let count: Int
}
