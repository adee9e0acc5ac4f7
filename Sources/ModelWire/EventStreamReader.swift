/// Cuts a server-sent event stream (WHATWG HTML, section 9.2) into events, whatever the chunks it arrives in.
///
/// Lines end with `\n`, `\r\n` or `\r`. Every byte belongs to exactly one event's `whole`, so a stream can be passed
/// through byte for byte. A byte order mark is allowed at the very start.
struct EventStreamReader {
  /// One `data` line of an event.
  struct DataLine {
    /// The line with its end.
    let line: Range<Int>
    let value: Range<Int>
  }

  private(set) var buffer: [UInt8] = []
  /// The data lines of the event that `next` returned last, or of the one that is still open.
  private(set) var dataLines: [DataLine] = []
  private let maxEventBytes: Int
  private var eventStart = 0
  private var lineStart = 0
  private var at = 0
  private var isFirstLine = true
  /// A blank line ended with `\r` at the end of a chunk: a `\n` that follows belongs to it.
  private var mayOweLineFeed = false
  private var isDispatched = false

  init(maxEventBytes: Int) { self.maxEventBytes = maxEventBytes }

  /// Whether bytes are left that no blank line has closed.
  var hasOpenEvent: Bool { eventStart < buffer.count }

  mutating func append(_ bytes: some Sequence<UInt8>) {
    // Generic code is not specialised across modules: take the contiguous bytes at once where there are any.
    let isTaken: Void? = bytes.withContiguousStorageIfAvailable { buffer.append(contentsOf: $0) }
    if isTaken == nil { buffer.append(contentsOf: bytes) }
  }

  /// The place of the next complete event in `buffer`, its closing blank line included; `nil` when more bytes are needed.
  mutating func next() throws(WireError) -> Range<Int>? {
    if isDispatched {
      dataLines.removeAll(keepingCapacity: true)
      isDispatched = false
    }
    if mayOweLineFeed, at < buffer.count {
      mayOweLineFeed = false
      if buffer[at] == UInt8(ascii: "\n") { return dispatch(through: at + 1) }
    }
    while let end = lineEnd() {
      let isBlank = end.lowerBound == lineStart
      if isBlank {
        mayOweLineFeed = end.upperBound == buffer.count && buffer[end.lowerBound] == UInt8(ascii: "\r")
        return dispatch(through: end.upperBound)
      }
      readLine(lineStart..<end.lowerBound, through: end.upperBound)
      isFirstLine = false
      (lineStart, at) = (end.upperBound, end.upperBound)
    }
    guard buffer.count - eventStart <= maxEventBytes else {
      throw .tooLarge(what: "bytes in one event", limit: maxEventBytes)
    }
    return nil
  }

  /// Drops what was returned. Places from before are no longer valid.
  mutating func compact() {
    guard eventStart > 0 else { return }
    buffer.removeSubrange(0..<eventStart)
    lineStart -= eventStart
    at -= eventStart
    if !isDispatched {
      dataLines = dataLines.map {
        DataLine(line: $0.line.shifted(by: -eventStart), value: $0.value.shifted(by: -eventStart))
      }
    }
    eventStart = 0
  }

  private mutating func dispatch(through end: Int) -> Range<Int> {
    defer { (eventStart, lineStart, at) = (end, end, end) }
    isFirstLine = false
    isDispatched = true
    return eventStart..<end
  }

  /// The end of the line that began at `lineStart`, or `nil` while it is not known.
  private mutating func lineEnd() -> Range<Int>? {
    var end = at
    defer { at = end }
    while end < buffer.count {
      switch buffer[end] {
      case UInt8(ascii: "\n"): return end..<end + 1
      case UInt8(ascii: "\r"):
        if end + 1 < buffer.count { return end..<end + (buffer[end + 1] == UInt8(ascii: "\n") ? 2 : 1) }
        // Only a blank line is worth closing before the next byte is known.
        return end == lineStart ? end..<end + 1 : nil
      default: end += 1
      }
    }
    return nil
  }

  private mutating func readLine(_ line: Range<Int>, through end: Int) {
    var start = line.lowerBound
    if isFirstLine, line.count >= 3, buffer[start] == 0xEF, buffer[start + 1] == 0xBB, buffer[start + 2] == 0xBF {
      start += 3
    }
    let name = StaticString("data")
    guard line.upperBound - start >= 4, name.withUTF8Buffer({ buffer[start..<start + 4].elementsEqual($0) }) else {
      return
    }
    var value = start + 4
    if value < line.upperBound {
      guard buffer[value] == UInt8(ascii: ":") else { return }
      value += 1
      if value < line.upperBound, buffer[value] == UInt8(ascii: " ") { value += 1 }
    }
    dataLines.append(DataLine(line: start..<end, value: value..<line.upperBound))
  }
}

extension Range<Int> {
  fileprivate func shifted(by offset: Int) -> Self { lowerBound + offset..<upperBound + offset }
}
