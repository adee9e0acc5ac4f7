/// A set of ASCII characters, asked without a loop.
struct ByteSet: Sendable {
  private let low: UInt64
  private let high: UInt64

  init(_ characters: StaticString) {
    var (low, high) = (UInt64(0), UInt64(0))
    characters.withUTF8Buffer { bytes in
      for byte in bytes {
        if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
      }
    }
    (self.low, self.high) = (low, high)
  }

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    byte < 0x80 && (byte < 64 ? low : high) & 1 << UInt64(byte & 63) != 0
  }

  /// Whether a token is one of these marks.
  @inline(__always)
  func contains(_ token: Token) -> Bool { token.kind == .mark && contains(UInt8(truncatingIfNeeded: token.value)) }
}
