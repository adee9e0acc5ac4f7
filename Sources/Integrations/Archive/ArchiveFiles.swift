internal import DurableFiles
internal import FoundationEssentials
internal import Glibc

/// The archiver's own directory: its state, which is replaced whole, and the wish for a legal hold. All calls block.
package struct ArchiveFiles: Sendable {
  package let directory: String
  private var statePath: String { "\(directory)/state.json" }
  private var holdPath: String { "\(directory)/hold" }

  /// The longest state that is read.
  private static let stateBytesMax = 1 << 20

  /// Names the directory; nothing is made yet.
  package init(directory: String) { self.directory = directory }

  /// Makes the directory and takes it for this process until the lock goes.
  /// - Throws: `busy` while another process has it.
  package func lock() throws(ArchiveError) -> ArchiveLock {
    guard mkdir(directory, 0o700) == 0 || errno == EEXIST else { throw failure("made", directory) }
    let path = "\(directory)/lock"
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure("opened", path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw ArchiveError(.busy, "'\(directory)' is in use: the running program archives by itself.")
    }
    return ArchiveLock(descriptor: descriptor)
  }

  /// The state as it was last written; `nil` before the first time.
  package func state() throws(ArchiveError) -> ArchiveState? {
    guard let bytes = try read(statePath) else { return nil }
    guard let state = try? JSONDecoder().decode(ArchiveState.self, from: Data(bytes)),
      state.version == ArchiveState.currentVersion
    else {
      throw ArchiveError(
        .state,
        "'\(statePath)' cannot be read: it was changed, or a newer version wrote it. It may be removed: then "
          + "every object is looked at once more.")
    }
    return state
  }

  /// Durable when it returns; a crash leaves the old state or the new.
  func write(_ state: ArchiveState) throws(ArchiveError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(state) else { throw ArchiveError(.state, "The state cannot be written.") }
    do {
      try DurableFile.replace(statePath, with: data)
    } catch {
      throw ArchiveError(error)
    }
  }

  /// Whether what is archived from now on is put under a legal hold as well.
  package func isHeld() -> Bool { access(holdPath, F_OK) == 0 }

  package func setHeld(_ isHeld: Bool) throws(ArchiveError) {
    guard mkdir(directory, 0o700) == 0 || errno == EEXIST else { throw failure("made", directory) }
    if isHeld {
      let descriptor = open(holdPath, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw failure("made", holdPath) }
      close(descriptor)
    } else {
      guard unlink(holdPath) == 0 || errno == ENOENT else { throw failure("removed", holdPath) }
    }
    try syncDirectory()
  }

  private func read(_ path: String) throws(ArchiveError) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw failure("read", path)
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= Self.stateBytesMax {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      guard count >= 0 else { throw failure("read", path) }
      if count == 0 { return bytes }
      bytes += buffer.prefix(count)
    }
    throw ArchiveError(.state, "'\(path)' is longer than \(Self.stateBytesMax) bytes: Chaperone did not write it.")
  }

  private func syncDirectory() throws(ArchiveError) {
    do {
      try DurableFile.syncDirectory(directory)
    } catch {
      throw ArchiveError(error)
    }
  }

  private func failure(_ verb: String, _ path: String) -> ArchiveError { ArchiveError(FileFault(verb, path)) }
}

extension ArchiveError {
  /// Of the disk, not of the archive: it is tried again.
  init(_ fault: FileFault) {
    self.init(.unavailable, "'\(fault.path)' cannot be \(fault.verb): \(fault.reason).")
  }
}

/// Keeps other processes from archiving the same ledger; it goes with the last reference.
package final class ArchiveLock: Sendable {
  private let descriptor: Int32

  init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }
}
