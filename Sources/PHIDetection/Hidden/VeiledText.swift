/// Text that a stretch veils, unveiled, with the way back: letters spaced out, lines read backwards or in rot13, bytes as
/// hexadecimal or binary groups, quoted-printable.
///
/// All veils of a stretch are one text, a line each, so that it is scanned once.
struct VeiledText {
  private(set) var text: [UInt8] = []
  /// Where each byte stands in the stretch's bytes; -1 for what is only context.
  private var places: [Int32] = []
  /// How many bytes it takes there.
  private var widths: [UInt8] = []

  var isEmpty: Bool { text.isEmpty }

  mutating func append(_ byte: UInt8, at place: Int, width: Int = 1) {
    text.append(byte)
    places.append(Int32(truncatingIfNeeded: place))
    widths.append(UInt8(width))
  }

  mutating func appendContext(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    for byte in bytes where byte != 0x0A { append(byte, at: -1) }
  }

  mutating func endLine() { append(0x0A, at: -1) }

  /// Forgets what was unveiled from a byte on: too little to look at.
  mutating func drop(from count: Int) {
    text.removeSubrange(count...)
    places.removeSubrange(count...)
    widths.removeSubrange(count...)
  }

  /// What a range of the text covers in the stretch; `nil` for context and for what runs over a line.
  func original(_ range: Range<Int>) -> Range<Int>? {
    var low = Int32.max
    var high: Int32 = -1
    for place in range {
      if text[place] == 0x0A { return nil }
      guard places[place] >= 0 else { continue }
      low = min(low, places[place])
      high = max(high, places[place] + Int32(widths[place]))
    }
    return high > low ? Int(low)..<Int(high) : nil
  }
}
