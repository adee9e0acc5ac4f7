internal import ClinicalModel
internal import DurableFiles
internal import Glibc

/// A directory on a local disk or a mounted share. Each file loses its write bits and gets its date as access time, which
/// is how write-once file systems (SnapLock and its like) are told to keep a file; where the system permits it, the
/// immutable attribute as well. What that is worth, `worth` says.
package struct DirectoryTarget: ArchiveTarget {
  private let root: String
  private let disk = OwnThreads("chaperone.archive.directory")

  package init(root: String) { self.root = root.hasSuffix("/") ? String(root.dropLast()) : root }

  package var name: String { "directory \(root)" }

  package func worth() async -> String {
    let isImmutable = (try? await disk.run { () throws(ArchiveError) in canSetImmutable() }) ?? false
    return isImmutable
      ? "files with the immutable attribute: only root can remove it. Whoever is root here, or holds the disk, can change "
        + "what is archived."
      : "read-only files whose access time is their date: a file system that enforces write-once (such as SnapLock) keeps "
        + "them; on any other, the owner of the directory can change what is archived. The immutable attribute needs "
        + "CAP_LINUX_IMMUTABLE and a file system that has it."
  }

  package func check() async throws(ArchiveError) {
    try await disk.run { () throws(ArchiveError) in
      var status = stat()
      guard stat(root, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
        throw ArchiveError(.noSuchBucket, "The archive directory '\(root)' is not there. Mount or create it.")
      }
      for directory in [staging, holds] {
        guard mkdir(directory, 0o700) == 0 || errno == EEXIST else { throw failure("made", directory) }
      }
      guard access(staging, W_OK) == 0 else { throw failure("written to", root) }
    }
  }

  package func look(_ key: String) async throws(ArchiveError) -> StoredObject? {
    try await disk.run { () throws(ArchiveError) in
      guard let bytes = try read(key) else { return nil }
      var stored = StoredObject(byteCount: bytes.count, sha256: ArchiveObject(key: key, bytes: bytes).sha256)
      var status = stat()
      guard lstat(path(key), &status) == 0 else { throw failure("examined", path(key)) }
      if status.st_mode & 0o222 == 0 {
        let until = Timestamp(milliseconds: Int64(status.st_atim.tv_sec) * 1000)
        stored.lock = ObjectLock(mode: isImmutable(path(key)) ? .compliance : .governance, until: until)
      }
      stored.isHeld = access(holdPath(key), F_OK) == 0
      return stored
    }
  }

  package func store(_ object: ArchiveObject, lock: ObjectLock, held: Bool) async throws(ArchiveError) -> Bool {
    try await disk.run { () throws(ArchiveError) in
      let aside = "\(staging)/\(UInt64.random(in: .min ... .max))"
      defer { unlink(aside) }
      try write(object.bytes, to: aside)
      try keep(aside, until: lock.until)
      let destination = path(object.key)
      let parent = try makeParents(of: object.key)
      // A hard link never replaces what stands there.
      guard link(aside, destination) == 0 else {
        if errno == EEXIST { return false }
        throw failure("stored", destination)
      }
      unlink(aside)
      setImmutable(destination, true)
      if held { try mark(object.key, true) }
      try sync(parent)
      return true
    }
  }

  package func lengthen(_ key: String, to lock: ObjectLock) async throws(ArchiveError) {
    try await disk.run { () throws(ArchiveError) in
      let wasImmutable = isImmutable(path(key))
      if wasImmutable { setImmutable(path(key), false) }
      defer { setImmutable(path(key), true) }
      try keep(path(key), until: lock.until)
    }
  }

  package func fetch(_ key: String) async throws(ArchiveError) -> [UInt8]? {
    try await disk.run { () throws(ArchiveError) in try read(key) }
  }

  package func setHold(_ key: String, _ isHeld: Bool) async throws(ArchiveError) {
    try await disk.run { () throws(ArchiveError) in try mark(key, isHeld) }
  }

  package func list(prefix: String, after key: String?) async throws(ArchiveError) -> [String] {
    try await disk.run { () throws(ArchiveError) in
      var found: [String] = []
      try collect("", prefix: prefix, after: key ?? "", into: &found)
      return found
    }
  }

  // MARK: Files

  private var staging: String { "\(root)/.staging" }
  private var holds: String { "\(root)/.holds" }

  private func path(_ key: String) -> String { "\(root)/\(key)" }

  /// One marker a key; keys of a log hold no underscore.
  private func holdPath(_ key: String) -> String { "\(holds)/\(String(key.map { $0 == "/" ? "_" : $0 }))" }

  private func mark(_ key: String, _ isHeld: Bool) throws(ArchiveError) {
    if isHeld {
      let descriptor = open(holdPath(key), O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw failure("made", holdPath(key)) }
      close(descriptor)
    } else {
      guard unlink(holdPath(key)) == 0 || errno == ENOENT else { throw failure("removed", holdPath(key)) }
    }
    try sync(holds)
  }

  private func read(_ key: String) throws(ArchiveError) -> [UInt8]? {
    // Reading must not touch the access time, which is the date until which the file is kept.
    var descriptor = open(path(key), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | Self.noAccessTime)
    if descriptor < 0, errno == EPERM { descriptor = open(path(key), O_RDONLY | O_CLOEXEC | O_NOFOLLOW) }
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw failure("read", path(key))
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= ArchiveLimits.objectBytesMax {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure("read", path(key)) }
      if count == 0 { return bytes }
      bytes += buffer.prefix(count)
    }
    throw ArchiveError(.conflict, "'\(path(key))' is longer than \(ArchiveLimits.objectBytesMax) bytes.")
  }

  private func write(_ bytes: [UInt8], to path: String) throws(ArchiveError) {
    do {
      try DurableFile.write(path) { (output) throws(FileFault) in try output.append(bytes) }
    } catch {
      throw ArchiveError(error)
    }
  }

  /// The date first, then the write bits: a write-once file system commits the file when they go.
  private func keep(_ path: String, until: Timestamp) throws(ArchiveError) {
    var times = [
      timespec(tv_sec: Int(until.milliseconds / 1000), tv_nsec: 0), timespec(tv_sec: 0, tv_nsec: Self.omitted),
    ]
    guard utimensat(AT_FDCWD, path, &times, AT_SYMLINK_NOFOLLOW) == 0 else { throw failure("dated", path) }
    guard chmod(path, 0o444) == 0 else { throw failure("made read-only", path) }
  }

  private func makeParents(of key: String) throws(ArchiveError) -> String {
    var parent = root
    for element in key.split(separator: "/").dropLast() {
      let above = parent
      parent += "/\(element)"
      if mkdir(parent, 0o755) == 0 {
        try sync(above)
      } else if errno != EEXIST {
        throw failure("made", parent)
      }
    }
    return parent
  }

  private func sync(_ directory: String) throws(ArchiveError) {
    do {
      try DurableFile.syncDirectory(directory)
    } catch {
      throw ArchiveError(error)
    }
  }

  /// In the order of the keys' bytes, which is not that of directories: `000.p/1` comes before `000/1`.
  private func collect(
    _ directory: String, prefix: String, after key: String, into found: inout [String]
  ) throws(ArchiveError) {
    guard let stream = opendir(directory.isEmpty ? root : path(directory)) else {
      throw failure("listed", path(directory))
    }
    var names: [String] = []
    while let entry = readdir(stream) {
      let isDirectory = Int32(entry.pointee.d_type) == 4
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(directory + name + (isDirectory ? "/" : "")) }
    }
    closedir(stream)
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      guard found.count < ArchiveLimits.listedMax else { return }
      guard name.hasPrefix(prefix) || prefix.hasPrefix(name) else { continue }
      if name.hasSuffix("/") {
        if key.hasPrefix(name) || key.utf8.lexicographicallyPrecedes(name.utf8) {
          try collect(name, prefix: prefix, after: key, into: &found)
        }
      } else if name.hasPrefix(prefix), key.utf8.lexicographicallyPrecedes(name.utf8) {
        found.append(name)
      }
    }
  }

  private func failure(_ verb: String, _ path: String) -> ArchiveError {
    let reason = String(cString: strerror(errno))
    let code: ArchiveError.Code = errno == EACCES || errno == EPERM ? .accessDenied : .unavailable
    return ArchiveError(code, "'\(path)' cannot be \(verb): \(reason).")
  }
}

// MARK: The immutable attribute (`chattr +i`)

extension DirectoryTarget {
  // Of glibc's headers; Swift imports neither. O_NOATIME is the same on x86-64 and arm64.
  private static let noAccessTime: CInt = 0o1_000_000
  private static let omitted = (1 << 30) - 2

  // From linux/fs.h: FS_IOC_GETFLAGS, FS_IOC_SETFLAGS and FS_IMMUTABLE_FL.
  private static let getFlags: UInt = 0x8008_6601
  private static let setFlags: UInt = 0x4008_6602
  private static let immutableFlag: CInt = 0x10

  private func isImmutable(_ path: String) -> Bool {
    withFlags(of: path) { _, flags in flags & Self.immutableFlag != 0 } ?? false
  }

  /// `false` where the file system or the system's capabilities do not permit it.
  @discardableResult
  private func setImmutable(_ path: String, _ isImmutable: Bool) -> Bool {
    withFlags(of: path) { descriptor, flags in
      var changed = isImmutable ? flags | Self.immutableFlag : flags & ~Self.immutableFlag
      return ioctl(descriptor, Self.setFlags, &changed) == 0
    } ?? false
  }

  private func withFlags<Value>(of path: String, _ body: (CInt, CInt) -> Value) -> Value? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    // The kernel writes an int, whatever the request's number says about a long.
    var flags: CInt = 0
    guard ioctl(descriptor, Self.getFlags, &flags) == 0 else { return nil }
    return body(descriptor, flags)
  }

  private func canSetImmutable() -> Bool {
    let probe = "\(staging)/probe.\(UInt64.random(in: .min ... .max))"
    let descriptor = open(probe, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return false }
    close(descriptor)
    let isPermitted = setImmutable(probe, true)
    if isPermitted { setImmutable(probe, false) }
    unlink(probe)
    return isPermitted
  }
}
