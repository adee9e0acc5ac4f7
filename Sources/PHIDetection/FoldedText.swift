/// Text with its disguises taken off, byte by byte, and the way back to the original offsets.
///
/// Zero-width characters and combining marks vanish; fullwidth and mathematical letters and digits, digits of other
/// scripts, no-break spaces, curly quotes, long dashes, Latin letters with diacritics and the Cyrillic and Greek letters
/// that look Latin become ASCII. Everything else, invalid UTF-8 included, stays as it is.
struct FoldedText {
  private(set) var bytes: [UInt8] = []
  /// For each folded byte: where its scalar starts in the original, and where it ends.
  private var starts: [Int32] = []
  private var ends: [Int32] = []

  init(_ original: UnsafeBufferPointer<UInt8>) {
    bytes.reserveCapacity(original.count)
    starts.reserveCapacity(original.count)
    ends.reserveCapacity(original.count)
    var position = 0
    while position < original.count {
      let byte = original[position]
      if byte < 0x80 {
        append(byte, position, position + 1)
        position += 1
        continue
      }
      guard let (scalar, length) = Self.decode(original, at: position) else {
        append(byte, position, position + 1)
        position += 1
        continue
      }
      fold(scalar, original, position, position + length)
      position += length
    }
  }

  func originalRange(_ range: Range<Int>) -> Range<Int> {
    Int(starts[range.lowerBound])..<Int(ends[range.upperBound - 1])
  }

  private mutating func append(_ byte: UInt8, _ start: Int, _ end: Int) {
    bytes.append(byte)
    starts.append(Int32(truncatingIfNeeded: start))
    ends.append(Int32(truncatingIfNeeded: end))
  }

  private mutating func fold(_ scalar: UInt32, _ original: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
    switch ScalarFolding.fold(scalar) {
    case .vanishes:
      // A mark belongs to the character before it.
      if !ends.isEmpty { ends[ends.count - 1] = Int32(truncatingIfNeeded: end) }
    case .one(let byte): append(byte, start, end)
    case .two(let first, let second):
      append(first, start, end)
      append(second, start, end)
    case .keeps: for position in start..<end { append(original[position], start, end) }
    }
  }

  /// One scalar and its length in bytes; `nil` where the bytes are not well-formed UTF-8.
  private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> (UInt32, Int)? {
    let lead = bytes[position]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, lead <= 0xF4, position + length <= bytes.count else { return nil }
    var scalar = UInt32(lead) & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
    for offset in 1..<length {
      let next = bytes[position + offset]
      guard next & 0xC0 == 0x80 else { return nil }
      scalar = scalar << 6 | UInt32(next & 0x3F)
    }
    return (scalar, length)
  }
}
