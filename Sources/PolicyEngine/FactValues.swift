/// The closed set of values of one fact. `unknown` is the first case of each conforming type.
public protocol FactValues: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  /// The fact that these are the values of.
  static var name: FactName { get }
  /// The value of a fact that nobody supplied.
  static var unknown: Self { get }
}

extension FactValues {
  /// The value with that word, or `unknown` when the fact has no such value: a source that speaks of something the
  /// policy does not know must never be read as something good.
  public init(named word: String) { self = Self(rawValue: word) ?? .unknown }
}

/// One value of one fact, as generic code (tables, forms, files) handles it.
public struct FactValue: Hashable, Sendable, CustomStringConvertible {
  /// The fact that this is a value of.
  public let name: FactName
  /// The position among the fact's values; 0 is `unknown`.
  let ordinal: Int

  init(name: FactName, ordinal: Int) {
    self.name = name
    self.ordinal = ordinal
  }

  /// `nil` when the fact has no such value.
  public init?(_ word: String, of name: FactName) {
    guard let ordinal = FactSpace.standard.facts[name.index].values.firstIndex(of: word) else { return nil }
    self.init(name: name, ordinal: ordinal)
  }

  /// The value of a fact that nobody supplied.
  public static func unknown(_ name: FactName) -> Self { Self(name: name, ordinal: 0) }

  /// Every value of a fact, `unknown` first.
  public static func all(of name: FactName) -> [Self] {
    FactSpace.standard.facts[name.index].values.indices.map { Self(name: name, ordinal: $0) }
  }

  /// The word for this value in policy files.
  public var word: String { FactSpace.standard.facts[name.index].values[ordinal] }
  /// Whether nobody supplied the fact.
  public var isUnknown: Bool { ordinal == 0 }
  /// `vendor.baa=signed`, as `--set` takes it.
  public var description: String { "\(name.rawValue)=\(word)" }
}
