/// Text with its disguises taken off, and the way back to the original offsets.
///
/// Zero-width characters and combining marks vanish; fullwidth and mathematical letters and digits, digits of other
/// scripts, no-break spaces, curly quotes, long dashes, Latin letters with diacritics and the Cyrillic and Greek
/// letters
/// that look Latin become ASCII, and so do escapes of JSON, HTML and URLs. Everything else, invalid UTF-8 included,
/// stays.
struct FoldedText {
  /// Where a scalar changed its length, and with it the distance between the two texts.
  private struct Step {
    /// The folded bytes of the scalar; empty for one that vanished.
    let folded: Range<Int>
    let original: Range<Int>
  }

  /// Whether there may be anything to fold.
  static func isNeeded(for bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.contains { $0 >= 0x80 || EscapedByte.canBegin($0) }
  }

  private(set) var bytes: [UInt8] = []
  private var steps: [Step] = []

  /// Without `unescaping` a backslash, `%` or `&` is nothing but itself.
  init(_ original: UnsafeBufferPointer<UInt8>, unescaping: Bool = true) {
    bytes.reserveCapacity(original.count)
    var position = 0
    while position < original.count {
      var plainEnd = position
      while plainEnd < original.count, original[plainEnd] < 0x80,
        !unescaping || !EscapedByte.canBegin(original[plainEnd])
      {
        plainEnd += 1
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: original[position..<plainEnd]))
      position = plainEnd
      guard position < original.count else { break }
      if original[position] < 0x80 {
        unescape(original, &position)
        continue
      }
      guard let (scalar, length) = Self.decode(original, at: position) else {
        bytes.append(original[position])
        position += 1
        continue
      }
      fold(scalar, original, position..<position + length)
      position += length
    }
  }

  /// The original range of findings' ranges, asked in ascending order of lower bounds.
  func originalRanges(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var step = 0
    return ranges.map { range in
      while step < steps.count, steps[step].folded.upperBound <= range.lowerBound,
        steps[step].folded.lowerBound < range.lowerBound || steps[step].folded.isEmpty
      {
        step += 1
      }
      let start = original(range.lowerBound, before: step, isStart: true)
      var last = step
      while last < steps.count,
        steps[last].folded.lowerBound < range.upperBound
          || steps[last].folded.isEmpty && steps[last].folded.lowerBound == range.upperBound
      {
        last += 1
      }
      return start..<max(start, original(range.upperBound, before: last, isStart: false))
    }
  }

  /// `before`: how many steps begin before the offset.
  private func original(_ offset: Int, before count: Int, isStart: Bool) -> Int {
    if isStart, count < steps.count, steps[count].folded.contains(offset) { return steps[count].original.lowerBound }
    guard count > 0 else { return offset }
    let step = steps[count - 1]
    return step.original.upperBound + max(0, offset - step.folded.upperBound)
  }

  private mutating func unescape(_ original: UnsafeBufferPointer<UInt8>, _ position: inout Int) {
    guard let escape = EscapedByte.match(original, at: position) else {
      bytes.append(original[position])
      position += 1
      return
    }
    bytes.append(escape.byte)
    steps.append(Step(folded: bytes.count - 1..<bytes.count, original: position..<position + escape.count))
    position += escape.count
  }

  private mutating func fold(_ scalar: UInt32, _ original: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    let start = bytes.count
    switch ScalarFolding.fold(scalar) {
    case .vanishes: break
    case .one(let byte): bytes.append(byte)
    case .two(let first, let second): bytes += [first, second]
    case .keeps: return bytes.append(contentsOf: UnsafeBufferPointer(rebasing: original[range]))
    }
    steps.append(Step(folded: start..<bytes.count, original: range))
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
