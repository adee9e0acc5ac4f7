package import Glibc

/// Files that after a crash are there whole or not at all. All calls block.
///
/// Bytes are written beside the path, synced, and renamed or linked into place; then the directory is synced, because a
/// name is not durable before (fsync(2)). A crash may leave a file `PATH.….new` behind, which nobody reads.
package enum DurableFile {
  /// Puts the bytes in the place of whatever the path held: readers see the old ones or the new, never a part.
  package static func replace(
    _ path: String, with bytes: some Sequence<UInt8>, mode: mode_t = 0o600
  ) throws(FileFault) {
    try replace(path, mode: mode) { (output) throws(FileFault) in try output.append(Array(bytes)) }
  }

  /// The same for what is written in pieces; when `body` throws, the path keeps what it held.
  package static func replace(
    _ path: String, mode: mode_t = 0o600, writing body: (borrowing NewFile) throws(FileFault) -> Void
  ) throws(FileFault) {
    let aside = temporary(path)
    do throws(FileFault) {
      try write(aside, mode: mode, body)
      guard rename(aside, path) == 0 else { throw FileFault("replaced", path) }
    } catch {
      unlink(aside)
      throw error
    }
    try syncParent(of: path)
  }

  /// Makes a file that did not exist; `false` when the path is taken, by another process a moment ago perhaps.
  package static func create(
    _ path: String, with bytes: some Sequence<UInt8>, mode: mode_t = 0o600
  ) throws(FileFault) -> Bool {
    let aside = temporary(path)
    try write(aside, mode: mode) { (output) throws(FileFault) in try output.append(Array(bytes)) }
    defer { unlink(aside) }
    // Unlike rename(2), link(2) never takes a name that is in use.
    guard link(aside, path) == 0 else {
      if errno == EEXIST { return false }
      throw FileFault("created", path)
    }
    try syncParent(of: path)
    return true
  }

  /// Writes a new file and syncs it; its name is durable after `syncParent(of:)`. A path in use is an error, and a file
  /// that cannot be written whole is removed.
  package static func write(
    _ path: String, mode: mode_t = 0o600, _ body: (borrowing NewFile) throws(FileFault) -> Void
  ) throws(FileFault) {
    let file = try NewFile(path, mode: mode)
    do throws(FileFault) {
      try body(file)
      try file.sync()
    } catch {
      unlink(path)
      throw error
    }
  }

  /// Makes changes of names in a directory durable.
  package static func syncDirectory(_ directory: String) throws(FileFault) {
    let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileFault("opened", directory) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw FileFault("synced", directory) }
  }

  /// Makes the name of this file durable.
  package static func syncParent(of path: String) throws(FileFault) {
    guard let slash = path.lastIndex(of: "/") else { return try syncDirectory(".") }
    try syncDirectory(slash == path.startIndex ? "/" : String(path[..<slash]))
  }

  private static func temporary(_ path: String) -> String {
    "\(path).\(String(UInt64.random(in: .min ... .max), radix: 16)).new"
  }
}

/// A file that is being written for the first time; closed with its owner's scope.
package struct NewFile: ~Copyable {
  private let descriptor: Int32
  private let path: String

  fileprivate init(_ path: String, mode: mode_t) throws(FileFault) {
    // The mode holds from the first byte on; O_EXCL follows no symbolic link.
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    self.path = path
    guard descriptor >= 0 else { throw FileFault("created", path) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  package func append(_ bytes: [UInt8]) throws(FileFault) {
    // Typed throws do not pass through withUnsafeBytes; a result does.
    let isWhole = bytes.withUnsafeBytes { Self.writeAll($0, to: descriptor) }
    guard isWhole else { throw FileFault("written whole", path) }
  }

  package func append(_ bytes: UnsafeRawBufferPointer) throws(FileFault) {
    guard Self.writeAll(bytes, to: descriptor) else { throw FileFault("written whole", path) }
  }

  fileprivate func sync() throws(FileFault) {
    guard fsync(descriptor) == 0 else { throw FileFault("synced", path) }
  }

  private static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      // One call writes at most 2 GiB (write(2)); smaller pieces let a signal in.
      let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 24))
      let count = Glibc.write(descriptor, piece.baseAddress, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
