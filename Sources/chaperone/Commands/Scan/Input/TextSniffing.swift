/// Whether bytes are text, by their beginning.
enum TextSniffing {
  private static let lookBytes = 8 << 10

  /// Text holds no zero byte. Misses: UTF-16 without a byte order mark.
  static func isBinary(_ bytes: [UInt8]) -> Bool { bytes.prefix(lookBytes).contains(0) }
}
