import Glibc

/// Standard output and error of the command line. Only commands write there; the rooms below log or return values.
enum Terminal {
  static func write(_ text: String) { write(Array(text.utf8), to: STDOUT_FILENO) }
  static func writeLine(_ text: String) { write(text + "\n") }
  static func writeError(_ text: String) { write(Array((text + "\n").utf8), to: STDERR_FILENO) }

  /// Writes all of it; `false` when that could not be: the reader went away, or the disk is full.
  @discardableResult
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  static var isErrorATerminal: Bool { isatty(STDERR_FILENO) == 1 }
}
