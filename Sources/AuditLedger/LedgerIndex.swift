/// The place of an entry in the ledger, counted from 0. It never changes and is never used twice.
public struct LedgerIndex: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  /// 0 for the first entry.
  public let rawValue: UInt64

  /// Names a place; whether an entry is there only a ledger knows.
  public init(_ rawValue: UInt64) { self.rawValue = rawValue }
  /// The same, with a label.
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  public init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(UInt64.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }

  /// In decimal.
  public var description: String { String(rawValue) }
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
