/// Eight bytes of a text, looked at at once: how many of them go on with a word, their capitals, and what they add to the
/// word's hash.
///
/// Asked one by one, the bytes make a core guess wrong at the end of nearly every word, and wait for one hash before it
/// begins with the next.
struct LetterGroup {
  static let size = 8

  /// The high bit of each letter of ASCII that is a capital.
  let capitals: UInt64
  /// The high bit of each other byte of the word.
  let others: UInt64
  /// How many bytes are the word's.
  let count: Int
  /// They in lower case, the first one lowest, and zeros.
  private let lower: UInt64

  /// The bytes that begin at `start`; the caller knows that there are eight.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
    let raw = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: start, as: UInt64.self)
    let group = UInt64(littleEndian: raw)
    let isBeyond = group & Self.high
    // In seven bits no sum carries over into the next byte; a sum of 128 or more sets the high bit.
    let small = (group | Self.each(0x20)) & ~Self.high
    let isFromA = small &+ Self.each(0x80 - UInt8(ascii: "a"))
    let isBehindZ = small &+ Self.each(0x7F - UInt8(ascii: "z"))
    let isLetter = isFromA & ~isBehindZ & ~isBeyond & Self.high
    count = (~(isLetter | isBeyond) & Self.high).trailingZeroBitCount >> 3
    // All bits of the word's bytes: none for no bytes, which a shift by 64 would not say.
    let word = count == 0 ? 0 : UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- 8 &* count)
    // What makes a letter small is the bit 0x20.
    let isCapital = isLetter & ~(group &<< 2)
    capitals = isCapital & word
    others = (isLetter | isBeyond) & ~isCapital & word
    lower = (group | isCapital &>> 2) & word
  }

  /// As `WordHash.add` of each byte of the word, in turn.
  @inline(__always)
  func hash(from start: UInt64, _ unmultiplied: UnsafeBufferPointer<UInt64>) -> UInt64 {
    var hash = start
    var rest = lower
    for _ in 0..<Self.size {
      hash = WordHash.add(UInt8(truncatingIfNeeded: rest), to: hash)
      rest &>>= 8
    }
    // The zeros behind the word multiplied it as letters do, and did nothing else.
    return hash &* unmultiplied[count]
  }

  /// For each count of bytes what takes the other multiplications of eight back.
  static let unmultiplied: [UInt64] = (0...size).map { count in
    (count..<size).reduce(1) { inverse, _ in inverse &* WordHash.inverseMultiplier }
  }

  @inline(__always)
  private static var high: UInt64 { each(0x80) }

  @inline(__always)
  private static func each(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }
}
