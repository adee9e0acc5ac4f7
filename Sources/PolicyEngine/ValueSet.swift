/// A set of (fact, value) pairs, one bit each.
///
/// With exactly one bit per fact it is a situation; with one or more bits per fact it is a cube: all the situations whose
/// every value is in the set. A clause of a rule matches a situation when `situation ⊆ clause`, which is one AND-NOT, and
/// the prover works on cubes by the same operations, without ever listing situations.
struct ValueSet: Hashable, Sendable {
  /// The most (fact, value) pairs that a vocabulary may have.
  static let capacity = 128

  var bits: UInt128

  init(bits: UInt128) { self.bits = bits }

  static let empty = Self(bits: 0)

  @inline(__always) func isSubset(of other: Self) -> Bool { bits & ~other.bits == 0 }
  @inline(__always) func intersection(_ other: Self) -> Self { Self(bits: bits & other.bits) }
  @inline(__always) func union(_ other: Self) -> Self { Self(bits: bits | other.bits) }
  @inline(__always) func subtracting(_ other: Self) -> Self { Self(bits: bits & ~other.bits) }
  @inline(__always) var isEmpty: Bool { bits == 0 }
  @inline(__always) var count: Int { bits.nonzeroBitCount }
  @inline(__always) var first: Int { bits.trailingZeroBitCount }
}
