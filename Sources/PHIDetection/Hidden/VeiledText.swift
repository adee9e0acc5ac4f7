/// Text that a stretch veils, unveiled, with the way back: letters spaced out, lines read backwards or in rot13, bytes as
/// hexadecimal or binary groups, quoted-printable.
///
/// All veils of a stretch are one text, a line each, so that it is scanned once.
struct VeiledText {
  /// Where a byte stands in the stretch's bytes, and how many it takes there.
  private struct Origin {
    static let nowhere = Origin(place: -1, width: 0)

    let place: Int32
    let width: Int32
  }

  private(set) var text: [UInt8] = []
  private var origins: [Origin] = []

  var isEmpty: Bool { text.isEmpty }

  mutating func append(_ byte: UInt8, at place: Int, width: Int = 1) {
    text.append(byte)
    origins.append(Origin(place: Int32(truncatingIfNeeded: place), width: Int32(truncatingIfNeeded: width)))
  }

  /// Bytes of the stretch that stand one behind the other, each changed by itself.
  mutating func append(
    _ bytes: UnsafeBufferPointer<UInt8>, _ places: Range<Int>, changed: (UInt8) -> UInt8
  ) {
    text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[places]).lazy.map(changed))
    origins.append(contentsOf: places.lazy.map { Origin(place: Int32(truncatingIfNeeded: $0), width: 1) })
  }

  /// Bytes of the stretch from the last one to the first.
  mutating func appendBackwards(_ bytes: UnsafeBufferPointer<UInt8>, _ places: Range<Int>) {
    text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[places]).reversed())
    origins.append(contentsOf: places.reversed().lazy.map { Origin(place: Int32(truncatingIfNeeded: $0), width: 1) })
  }

  /// What stands before a veil, of which nothing is reported; line ends are left out.
  mutating func appendContext(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    let count = text.count
    for line in bytes.split(separator: 0x0A) { text.append(contentsOf: UnsafeBufferPointer(rebasing: line)) }
    origins.append(contentsOf: repeatElement(.nowhere, count: text.count - count))
  }

  mutating func endLine() {
    text.append(0x0A)
    origins.append(.nowhere)
  }

  /// Forgets what was unveiled from a byte on: too little to look at.
  mutating func drop(from count: Int) {
    text.removeSubrange(count...)
    origins.removeSubrange(count...)
  }

  /// What a range of the text covers in the stretch; `nil` for context and for what runs over a line.
  func original(_ range: Range<Int>) -> Range<Int>? {
    var low = Int32.max
    var high: Int32 = -1
    for place in range {
      if text[place] == 0x0A { return nil }
      guard origins[place].place >= 0 else { continue }
      low = min(low, origins[place].place)
      high = max(high, origins[place].place + origins[place].width)
    }
    return high > low ? Int(low)..<Int(high) : nil
  }
}
