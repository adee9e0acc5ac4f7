/// Text with its disguises taken off, and the way back to the original offsets.
///
/// Zero-width characters, combining marks and control characters within a word vanish; fullwidth and mathematical letters and digits, digits of other
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

  /// What a byte folds to is decided by at most so many bytes before it and after it.
  static let reach = 64
  /// Original bytes that vanish in a row; where more do, a space stands for the rest, so that a stream never waits long.
  static let vanishedMax = 256

  /// Whether there may be anything to fold.
  static func isNeeded(for bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    plainEnd(bytes, 0..<bytes.count, unescaping: true) < bytes.count
  }

  private(set) var bytes: [UInt8] = []
  private var steps: [Step] = []
  /// How many folded bytes were dropped from the front of `bytes`.
  private var dropped = 0

  /// A text that comes in parts, nothing of it yet.
  init() {}

  /// Without `unescaping` a backslash, `%` or `&` is nothing but itself.
  init(_ original: UnsafeBufferPointer<UInt8>, unescaping: Bool = true) {
    bytes.reserveCapacity(original.count)
    append(original, 0..<original.count, at: 0, unescaping: unescaping)
  }

  mutating func reserveCapacity(_ count: Int) { bytes.reserveCapacity(count) }

  /// Folds what begins in `range` of a buffer whose first byte is number `offset` of the text; where it stopped, at
  /// most `reach` bytes behind the range's end.
  ///
  /// Parts give what the whole gives when the buffer has `reach` bytes on both sides of the range, or all there are.
  @discardableResult
  mutating func append(
    _ original: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, at offset: Int, unescaping: Bool = true
  ) -> Int {
    var position = range.lowerBound
    while position < range.upperBound {
      let plainEnd = Self.plainEnd(original, position..<range.upperBound, unescaping: unescaping)
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: original[position..<plainEnd]))
      position = plainEnd
      guard position < range.upperBound else { break }
      if ControlCharacters.contain(original[position]) {
        if ControlCharacters.isWithinWord(original, at: position) {
          append(.vanishes, offset + position..<offset + position + 1)
        } else {
          bytes.append(original[position])
        }
        position += 1
        continue
      }
      if original[position] < 0x80 {
        unescape(original, &position, offset)
        continue
      }
      guard let (scalar, length) = Self.decode(original, at: position) else {
        bytes.append(original[position])
        position += 1
        continue
      }
      let folding = ScalarFolding.fold(scalar)
      if case .keeps = folding {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: original[position..<position + length]))
      } else {
        append(folding, offset + position..<offset + position + length)
      }
      position += length
    }
    return position
  }

  /// Where the first byte of a range stands that may have to be folded; the range's end where none does.
  ///
  /// Eight bytes at a time, since nearly all of a text is plain.
  private static func plainEnd(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, unescaping: Bool
  ) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var position = range.lowerBound
    while position + 8 <= range.upperBound {
      let eight = raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      if eight & 0x8080_8080_8080_8080 != 0 || unescaping && EscapedByte.canBeginOne(of: eight)
        || ControlCharacters.containOne(of: eight)
      {
        break
      }
      position += 8
    }
    while position < range.upperBound, bytes[position] < 0x80, !ControlCharacters.contain(bytes[position]),
      !unescaping || !EscapedByte.canBegin(bytes[position])
    {
      position += 1
    }
    return position
  }

  /// Forgets the first bytes, and the way back from them.
  mutating func drop(first count: Int) {
    bytes.removeFirst(count)
    dropped += count
    // The last step before the rest says how far the two texts are apart there.
    let rest = steps.firstIndex { $0.folded.upperBound >= dropped } ?? steps.count
    steps.removeFirst(max(0, rest - 1))
  }

  /// The original ranges of ranges of `bytes`, asked in ascending order of lower bounds.
  func originalRanges(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var step: Int?
    return ranges.map { originalRange($0, from: &step) }
  }

  /// One of several original ranges that are asked in ascending order of lower bounds; `step` begins with `nil`.
  func originalRange(_ range: Range<Int>, from step: inout Int?) -> Range<Int> {
    let range = range.lowerBound + dropped..<range.upperBound + dropped
    var first = step ?? firstStep(endingBehind: range.lowerBound)
    while first < steps.count, steps[first].folded.upperBound <= range.lowerBound { first += 1 }
    step = first
    let start = original(range.lowerBound, before: first, isStart: true)
    var last = first
    while last < steps.count,
      steps[last].folded.lowerBound < range.upperBound
        || steps[last].folded.isEmpty && steps[last].folded.lowerBound == range.upperBound
    {
      last += 1
    }
    return start..<max(start, original(range.upperBound, before: last, isStart: false))
  }

  private func firstStep(endingBehind offset: Int) -> Int {
    var steps = self.steps[...]
    while !steps.isEmpty {
      let middle = steps.startIndex + steps.count / 2
      steps = steps[middle].folded.upperBound <= offset ? steps[(middle + 1)...] : steps[..<middle]
    }
    return steps.startIndex
  }

  /// `before`: how many steps begin before the offset.
  private func original(_ offset: Int, before count: Int, isStart: Bool) -> Int {
    if isStart, count < steps.count, steps[count].folded.contains(offset) { return steps[count].original.lowerBound }
    guard count > 0 else { return offset }
    let step = steps[count - 1]
    return step.original.upperBound + max(0, offset - step.folded.upperBound)
  }

  private mutating func unescape(_ original: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ offset: Int) {
    guard let escape = EscapedByte.match(original, at: position) else {
      bytes.append(original[position])
      position += 1
      return
    }
    append(escape.folding, offset + position..<offset + position + escape.count)
    position += escape.count
  }

  /// What the scalar or escape at a place of the text reads as; one that stays is not for here.
  private mutating func append(_ folding: ScalarFolding, _ place: Range<Int>) {
    switch folding {
    case .vanishes: vanish(place)
    case .one(let byte):
      bytes.append(byte)
      addStep(1, place)
    case .two(let first, let second):
      bytes.append(first)
      bytes.append(second)
      addStep(2, place)
    case .keeps: break
    }
  }

  /// A step whose folded bytes are the last ones.
  private mutating func addStep(_ count: Int, _ original: Range<Int>) {
    let end = dropped + bytes.count
    steps.append(Step(folded: end - count..<end, original: original))
  }

  private mutating func vanish(_ original: Range<Int>) {
    guard let last = steps.last, last.folded.isEmpty, last.original.upperBound == original.lowerBound else {
      return addStep(0, original)
    }
    let all = last.original.lowerBound..<original.upperBound
    guard all.count <= Self.vanishedMax else {
      bytes.append(0x20)
      return addStep(1, original)
    }
    steps[steps.count - 1] = Step(folded: last.folded, original: all)
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
