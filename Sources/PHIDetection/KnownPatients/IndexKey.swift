/// The secret that makes an index of patients unreadable without it.
///
/// Every hash in an index is SipHash-2-4 (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012) of the
/// word's hash: who has the index and not the key can neither list patients nor ask whether somebody is one.
public struct IndexKey: Sendable {
  /// Bytes of a key.
  public static let byteCount = 16

  private let first: UInt64
  private let second: UInt64

  /// `nil` unless there are `byteCount` bytes.
  public init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    var halves: [UInt64] = [0, 0]
    for (place, byte) in bytes.enumerated() { halves[place / 8] |= UInt64(byte) << UInt64(place % 8 * 8) }
    first = halves[0]
    second = halves[1]
  }

  private init(first: UInt64, second: UInt64) {
    self.first = first
    self.second = second
  }

  /// A new key that is nowhere but in memory.
  public static func random() -> IndexKey {
    var generator = SystemRandomNumberGenerator()
    return IndexKey(first: generator.next(), second: generator.next())
  }

  /// SipHash-2-4 of the eight bytes of `word`, little-endian.
  @inline(__always)
  func hash(_ word: UInt64) -> UInt64 {
    var state = State(
      v0: first ^ 0x736F_6D65_7073_6575, v1: second ^ 0x646F_7261_6E64_6F6D,
      v2: first ^ 0x6C79_6765_6E65_7261, v3: second ^ 0x7465_6462_7974_6573)
    state.absorb(word)
    // The last block holds the length in its highest byte.
    state.absorb(8 << 56)
    state.v2 ^= 0xFF
    state.round()
    state.round()
    state.round()
    state.round()
    return state.v0 ^ state.v1 ^ state.v2 ^ state.v3
  }

  private struct State {
    var v0: UInt64
    var v1: UInt64
    var v2: UInt64
    var v3: UInt64

    @inline(__always)
    mutating func absorb(_ word: UInt64) {
      v3 ^= word
      round()
      round()
      v0 ^= word
    }

    @inline(__always)
    mutating func round() {
      v0 &+= v1
      v1 = v1 << 13 | v1 >> 51
      v1 ^= v0
      v0 = v0 << 32 | v0 >> 32
      v2 &+= v3
      v3 = v3 << 16 | v3 >> 48
      v3 ^= v2
      v0 &+= v3
      v3 = v3 << 21 | v3 >> 43
      v3 ^= v0
      v2 &+= v1
      v1 = v1 << 17 | v1 >> 47
      v1 ^= v2
      v2 = v2 << 32 | v2 >> 32
    }
  }
}
