/// Where the index of known patients says who owns a value: in the index as it was built, in what was added since, or in
/// both.
struct OwnerReference: Hashable, Sendable {
  /// A place of no index.
  static let none = UInt32.max

  let base: UInt32
  let recent: UInt32
}
