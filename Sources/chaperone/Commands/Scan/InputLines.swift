import Glibc

/// Why an input could not be read, or an output not be written; never text of the input.
struct InputFault: Error, CustomStringConvertible {
  let path: String
  /// 1-based; `nil` for the file as a whole.
  var line: Int?
  let problem: String

  var description: String { line.map { "\(path):\($0): \(problem)" } ?? "\(path): \(problem)" }
}

/// The lines of a file or of standard input (`-`), read as they are asked for.
///
/// Owns its descriptor and closes it. A line longer than `lineBytesMax` is a fault; memory stays below about twice that.
struct InputLines: ~Copyable {
  static let lineBytesMax = 64 << 20
  private static let pieceBytes = 1 << 18

  let path: String
  /// Bytes of the whole file; `nil` where nobody knows, as for a pipe.
  let byteCount: Int?
  private(set) var bytesRead = 0
  /// Lines handed out so far; the number of the last one.
  private(set) var lineNumber = 0
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  private var searched = 0
  private var isAtEnd = false

  init(path: String) throws(InputFault) {
    self.path = path
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputFault(path: path, problem: "cannot be read: \(Self.reason(errno))") }
    var status = stat()
    byteCount = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
  }

  deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

  /// The next line without its end; `nil` after the last.
  mutating func next() throws(InputFault) -> ArraySlice<UInt8>? {
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { (start, searched) = (end + 1, end + 1) }
        lineNumber += 1
        return buffer[start..<end]
      }
      searched = buffer.count
      if isAtEnd {
        defer { start = buffer.count }
        guard start < buffer.count else { return nil }
        lineNumber += 1
        return buffer[start...]
      }
      try fill()
    }
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
    let kept = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: Self.pieceBytes))
    var count = 0
    repeat {
      count = buffer.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress.map { $0 + kept }, Self.pieceBytes)
      }
    } while count < 0 && errno == EINTR
    let code = errno
    buffer.removeLast(Self.pieceBytes - max(0, count))
    guard count >= 0 else { throw InputFault(path: path, problem: "cannot be read: \(Self.reason(code))") }
    bytesRead += count
    isAtEnd = count == 0
  }

  private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
