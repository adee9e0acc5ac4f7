/// The control characters of ASCII that show nothing: all but white space and the four separators of fields and records.
///
/// Within a word or number they are as invisible as a zero-width space: "Joh\0nson". Anywhere else they part words, as
/// the NUL does that ends a string: "Maria\0Garcia", "Smith\0\0\0\0John".
enum ControlCharacters {
  /// More in a row are padding.
  private static let rowMax = 3
  /// NUL to BS, SO to ESC.
  private static let low: UInt32 = 0x0FFF_C1FF

  @inline(__always)
  static func contain(_ byte: UInt8) -> Bool { byte < 0x20 ? low >> UInt32(byte) & 1 != 0 : byte == 0x7F }

  /// The same for eight bytes of ASCII at once.
  @inline(__always)
  static func containOne(of eight: UInt64) -> Bool {
    // A sum sets the high bit of each byte from a number on; none carries into the next byte.
    let isBelowSpace = ~(eight &+ 0x6060_6060_6060_6060)
    let isDelete = eight &+ 0x0101_0101_0101_0101
    guard (isBelowSpace | isDelete) & 0x8080_8080_8080_8080 != 0 else { return false }
    return (0..<8).contains { contain(UInt8(truncatingIfNeeded: eight >> UInt64($0 * 8))) }
  }

  /// Whether a word or number goes on over the control character at a place and the few beside it. A capital after a small
  /// letter, and a digit beside a letter, begin another.
  static func isWithinWord(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    var (before, after) = (place - 1, place + 1)
    while before >= 0, place - before <= rowMax, contain(bytes[before]) { before -= 1 }
    while after < bytes.count, after - before <= rowMax + 1, contain(bytes[after]) { after += 1 }
    guard before >= 0, after < bytes.count, after - before <= rowMax + 1 else { return false }
    let (first, second) = (bytes[before], bytes[after])
    if ASCII.isDigit(first) || ASCII.isDigit(second) { return ASCII.isDigit(first) && ASCII.isDigit(second) }
    guard ASCII.isLetterOrBeyond(first), ASCII.isLetterOrBeyond(second) else { return false }
    return ASCII.isUpper(first) || !ASCII.isUpper(second)
  }
}
