/// The lines of a file or of standard input (`-`), read as they are asked for, unpacked where they are gzip.
///
/// A byte order mark before the first line, as editors on Windows write it, is passed over. A line longer than `lineBytesMax` is a fault; memory stays below about twice that.
struct InputLines: ~Copyable {
  static let lineBytesMax = 64 << 20
  /// U+FEFF in UTF-8.
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  let path: String
  /// Bytes of the whole file; `nil` where nobody knows, as for a pipe.
  var byteCount: Int? { input.byteCount }
  /// Bytes of the file read so far.
  var bytesRead: Int { input.bytesRead }
  /// Lines handed out so far; the number of the last one.
  private(set) var lineNumber = 0
  private var input: InputBytes
  private var buffer: [UInt8] = []
  private var start = 0
  private var searched = 0
  private var isAtEnd = false

  init(path: String) throws(InputFault) {
    self.init(try InputBytes(path: path))
  }

  /// `first` are bytes of it that were read already.
  init(_ input: consuming InputBytes, startingWith first: [UInt8] = []) {
    path = input.path
    self.input = input
    buffer = first
  }

  /// The next line without its end; `nil` after the last.
  mutating func next() throws(InputFault) -> ArraySlice<UInt8>? {
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { (start, searched) = (end + 1, end + 1) }
        return handedOut(buffer[start..<end])
      }
      searched = buffer.count
      if isAtEnd {
        defer { start = buffer.count }
        guard start < buffer.count else { return nil }
        return handedOut(buffer[start...])
      }
      try fill()
    }
  }

  /// The next line that holds more than white space; `nil` after the last.
  mutating func nextFilled() throws(InputFault) -> ArraySlice<UInt8>? {
    while let line = try next() {
      if !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return line }
    }
    return nil
  }

  /// Whether the line that was handed out last ended with a line end.
  var endsWithNewline: Bool { start > 0 && start <= buffer.count && buffer[start - 1] == UInt8(ascii: "\n") }

  private mutating func handedOut(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    lineNumber += 1
    let hasMark = lineNumber == 1 && line.starts(with: Self.byteOrderMark)
    return hasMark ? line.dropFirst(Self.byteOrderMark.count) : line
  }

  private mutating func fill() throws(InputFault) {
    if start > 0 {
      buffer.removeFirst(start)
      (start, searched) = (0, buffer.count)
    }
    guard buffer.count < Self.lineBytesMax else {
      throw InputFault(
        path: path, line: lineNumber + 1, problem: "is longer than \(Self.lineBytesMax >> 20) MiB. Split the text.")
    }
    guard let piece = try input.next() else { return isAtEnd = true }
    buffer += piece
  }
}
