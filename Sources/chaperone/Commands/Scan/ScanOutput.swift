import Foundation
import Glibc

/// Standard output, where the answer of a scan goes. An answer that is not there whole is a fault, and ends the run.
enum ScanOutput {
  static func write(_ text: String) throws(InputFault) { try write(Array(text.utf8)) }

  static func write(_ bytes: [UInt8]) throws(InputFault) {
    guard Terminal.write(bytes, to: STDOUT_FILENO) else {
      throw InputFault(path: "standard output", problem: "cannot be written whole. Is the disk full?", endsRun: true)
    }
  }
}

/// Where the redacted text of one file goes. Owns the file it makes.
final class RedactedOutput {
  /// `nil` prints.
  private let file: (descriptor: Int32, path: String)?

  /// Never replaces a file that is there. Files are for their owner only: redaction may have missed something.
  init(_ input: InputFile, _ directory: String?) throws(InputFault) {
    guard let directory else {
      file = nil
      return
    }
    var name = input.path == "-" ? "stdin" : input.relativePath
    if name.hasSuffix(".gz") { name.removeLast(3) }
    let path = "\(directory)/\(name)"
    try? FileManager.default.createDirectory(
      atPath: FileInput.directory(of: path), withIntermediateDirectories: true)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw InputFault(path: path, problem: "cannot be written: \(String(cString: strerror(errno)))")
    }
    file = (descriptor, path)
  }

  deinit { if let file { close(file.descriptor) } }

  func write(_ bytes: [UInt8]) throws(InputFault) {
    guard let file else { return try ScanOutput.write(bytes) }
    guard Terminal.write(bytes, to: file.descriptor) else {
      throw InputFault(path: file.path, problem: "cannot be written whole. Is the disk full?")
    }
  }

  /// Takes an unfinished file away again, so that nobody takes it for a whole one. What was printed stays.
  func discard() {
    if let file { unlink(file.path) }
  }
}
