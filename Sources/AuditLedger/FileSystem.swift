internal import Glibc

/// What the ledger does to a disk, one name per kind of system call; tests fail the Nth of them.
enum FileOperation: Sendable, Hashable {
  case makeDirectory, create, write, sync, rename, syncDirectory, truncate, remove
}

/// What happens instead of an operation.
enum FileFault: Sendable, Hashable {
  case error(Int32)
  /// That many bytes are written, then the error.
  case torn(bytes: Int, Int32)
}

/// Asked before every operation that changes the disk. The ledger runs without one; tests inject faults by it.
protocol FileFaults: Sendable {
  func fault(before operation: FileOperation, path: String) -> FileFault?
}

/// The files under one directory. Paths are relative to it. All calls block: they belong on a thread that may.
struct FileSystem: Sendable {
  let root: String
  let faults: (any FileFaults)?

  /// The largest file that is read whole: a bundle of 256 entries of the largest size is 16.8 MB.
  static let readBytesMax = 256 << 20

  init(root: String, faults: (any FileFaults)? = nil) {
    self.root = root.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root
    self.faults = faults
  }

  func absolute(_ path: String) -> String { path.isEmpty ? root : "\(root)/\(path)" }

  /// The file's bytes; `nil` when there is no such file.
  func read(_ path: String) throws(LedgerError) -> [UInt8]? {
    let descriptor = open(absolute(path), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw failure("opened", path, errno)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure("read", path, errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw LedgerError(.corrupt, file: path, "is not a plain file.") }
    guard status.st_size <= Self.readBytesMax else {
      throw LedgerError(.corrupt, file: path, "has \(status.st_size) bytes, more than any file of a ledger.")
    }
    var failed: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
      while count < buffer.count, let start = buffer.baseAddress {
        let got = Glibc.read(descriptor, start + count, buffer.count - count)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { failed = errno }
        guard got > 0 else { return }
        count += got
      }
    }
    guard failed == 0 else { throw failure("read", path, failed) }
    return bytes
  }

  /// The names in a directory, sorted; `nil` when there is no such directory.
  func names(in path: String) throws(LedgerError) -> [String]? {
    guard let stream = opendir(absolute(path)) else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw failure("listed", path, errno)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// The file's length; `nil` when there is no such file.
  func size(of path: String) throws(LedgerError) -> Int? {
    var status = stat()
    guard lstat(absolute(path), &status) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw failure("examined", path, errno)
    }
    return Int(status.st_size)
  }

  func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return lstat(absolute(path), &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Makes the directory and those above it, each durable in its parent.
  func makeDirectory(_ path: String, mode: mode_t = 0o755) throws(LedgerError) {
    if isDirectory(path) { return }
    if let slash = path.lastIndex(of: "/") { try makeDirectory(String(path[..<slash]), mode: mode) }
    if path.isEmpty { makeDirectoriesAboveRoot() }
    try check(.makeDirectory, path)
    guard mkdir(absolute(path), mode) == 0 || errno == EEXIST else { throw failure("made", path, errno) }
    if !path.isEmpty { try syncDirectory(Self.parent(of: path)) }
  }

  /// Those that cannot be made make the next call fail, which then says so.
  private func makeDirectoriesAboveRoot() {
    var above = ""
    for element in Self.parent(of: root).split(separator: "/") {
      above += (above.isEmpty && !root.hasPrefix("/") ? "" : "/") + element
      mkdir(above, 0o755)
    }
  }

  /// A file for writing at known places. `exclusively` fails when it exists.
  func openForWriting(_ path: String, exclusively: Bool, mode: mode_t = 0o644) throws(LedgerError) -> WritableFile {
    try check(.create, path)
    let flags = O_RDWR | O_CREAT | O_CLOEXEC | (exclusively ? O_EXCL : 0)
    let descriptor = open(absolute(path), flags, mode)
    guard descriptor >= 0 else { throw failure("created", path, errno) }
    return WritableFile(descriptor: descriptor, path: path, files: self)
  }

  func rename(_ from: String, to: String) throws(LedgerError) {
    try check(.rename, to)
    guard Glibc.rename(absolute(from), absolute(to)) == 0 else { throw failure("renamed into place", to, errno) }
  }

  func syncDirectory(_ path: String) throws(LedgerError) {
    try check(.syncDirectory, path)
    let descriptor = open(absolute(path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("opened", path, errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw syncFailure(path, errno) }
  }

  /// Removes a file; that there is none is no error.
  func remove(_ path: String) throws(LedgerError) {
    try check(.remove, path)
    guard unlink(absolute(path)) == 0 || errno == ENOENT else { throw failure("removed", path, errno) }
  }

  /// Removes a directory of plain files; that there is none is no error.
  func removeDirectory(_ path: String) throws(LedgerError) {
    guard let names = try names(in: path) else { return }
    for name in names { try remove("\(path)/\(name)") }
    try check(.remove, path)
    guard rmdir(absolute(path)) == 0 || errno == ENOENT else { throw failure("removed", path, errno) }
  }

  static func parent(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  func check(_ operation: FileOperation, _ path: String) throws(LedgerError) {
    guard let fault = faults?.fault(before: operation, path: path) else { return }
    switch fault {
    case .error(let code), .torn(_, let code):
      throw operation == .sync || operation == .syncDirectory
        ? syncFailure(path, code) : failure("changed", path, code)
    }
  }

  func failure(_ verb: String, _ path: String, _ code: Int32) -> LedgerError {
    let reason = String(cString: strerror(code))
    let file = path.isEmpty ? root : path
    if code == ENOSPC || code == EDQUOT {
      return LedgerError(.diskFull, file: file, "could not be \(verb): \(reason). Make space on the ledger's disk.")
    }
    return LedgerError(.inputOutput, file: file, "could not be \(verb): \(reason).")
  }

  func syncFailure(_ path: String, _ code: Int32) -> LedgerError {
    LedgerError(
      .syncFailed, file: path.isEmpty ? root : path,
      "could not be synced: \(String(cString: strerror(code))). What the disk holds is unknown, so the ledger stops: "
        + "check the disk, then restart.")
  }
}

/// An open file. Its descriptor never changes and closes with the last reference.
final class WritableFile: Sendable {
  private let descriptor: Int32
  private let path: String
  private let files: FileSystem

  init(descriptor: Int32, path: String, files: FileSystem) {
    self.descriptor = descriptor
    self.path = path
    self.files = files
  }

  deinit { close(descriptor) }

  func write(_ bytes: [UInt8], at offset: Int) throws(LedgerError) {
    var end = bytes.count
    var fault: Int32 = 0
    switch files.faults?.fault(before: .write, path: path) {
    case .error(let code): throw files.failure("written", path, code)
    case .torn(let count, let code): (end, fault) = (min(count, end), code)
    case nil: break
    }
    var failed: Int32 = 0
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < end, let start = buffer.baseAddress {
        let count = pwrite(descriptor, start + done, end - done, off_t(offset + done))
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else {
          failed = count < 0 ? errno : ENOSPC
          return
        }
        done += count
      }
    }
    if failed == 0 { failed = fault }
    guard failed == 0 else { throw files.failure("written", path, failed) }
  }

  /// Waits until the file's bytes, and its length, are on the disk.
  func sync() throws(LedgerError) {
    try files.check(.sync, path)
    guard fdatasync(descriptor) == 0 else { throw files.syncFailure(path, errno) }
  }

  func truncate(to length: Int) throws(LedgerError) {
    try files.check(.truncate, path)
    guard ftruncate(descriptor, off_t(length)) == 0 else { throw files.failure("truncated", path, errno) }
  }

  /// Whether this process now holds the file's lock; it goes with the file.
  func tryLock() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }
}
