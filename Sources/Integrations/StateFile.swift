internal import Glibc

/// A small file of state that is replaced whole: after a crash it holds the old bytes or the new. All calls block.
///
/// One process at a time writes a file; its owner sees to that.
enum StateFile {
  /// What could not be done; `errno` says why, and is read before anything else is called.
  struct Fault: Error {
    let verb: String
    let path: String
    let reason: String

    init(_ verb: String, _ path: String) {
      self.verb = verb
      self.path = path
      reason = String(cString: strerror(errno))
    }
  }

  /// Puts the bytes in the place of whatever the path held, mode 0600, synced before they are renamed.
  static func replace(_ path: String, with bytes: [UInt8]) throws(Fault) {
    let aside = path + ".new"
    let descriptor = open(aside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Fault("written", aside) }
    guard write(bytes, to: descriptor), fsync(descriptor) == 0 else {
      let fault = Fault("written", aside)
      close(descriptor)
      unlink(aside)
      throw fault
    }
    close(descriptor)
    guard rename(aside, path) == 0 else {
      let fault = Fault("replaced", path)
      unlink(aside)
      throw fault
    }
  }

  /// Makes a change of names in a directory durable.
  static func syncDirectory(_ directory: String) throws(Fault) {
    let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Fault("opened", directory) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw Fault("synced", directory) }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
