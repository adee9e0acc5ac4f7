/// Files appear whole or not at all: written under another name, synced, renamed, and their directory synced.
extension FileSystem {
  /// Where files are written before they are renamed; on the same file system, and emptied when a ledger opens.
  static let stagingDirectory = "private/staging"

  /// Puts the bytes in the place of whatever the path held.
  func replace(_ path: String, with bytes: [UInt8], mode: UInt32 = 0o644) throws(LedgerError) {
    let staged = try stage(path, bytes, mode: mode)
    try rename(staged, to: path)
    try syncDirectory(Self.parent(of: path))
  }

  /// Writes files that never change once they stand. A file that stands with the same bytes is left alone.
  /// - Throws: `tileConflict` when one stands with other bytes.
  func add(_ newFiles: [(path: String, bytes: [UInt8])]) throws(LedgerError) {
    var staged: [(staged: String, path: String)] = []
    var parents: Set<String> = []
    var unsynced: [WritableFile] = []
    for file in newFiles {
      if let standing = try read(file.path) {
        guard standing == file.bytes else {
          throw LedgerError(
            .tileConflict, file: file.path,
            "stands with other bytes than the ledger derives. It is left as it is: find out who wrote it.")
        }
        continue
      }
      let parent = Self.parent(of: file.path)
      if parents.insert(parent).inserted { try makeDirectory(parent) }
      let (name, handle) = try write(file.path, file.bytes, mode: 0o644)
      staged.append((name, file.path))
      unsynced.append(handle)
      if unsynced.count == Self.openFilesMax { try sync(&unsynced) }
    }
    try sync(&unsynced)
    for file in staged { try rename(file.staged, to: file.path) }
    for parent in parents.sorted() { try syncDirectory(parent) }
  }

  /// Files that are written before the first of them is synced. A file system's journal takes what waits in one go, so
  /// that most of the syncs find their work done.
  private static let openFilesMax = 64

  private func sync(_ files: inout [WritableFile]) throws(LedgerError) {
    for file in files { try file.sync() }
    files = []
  }

  private func stage(_ path: String, _ bytes: [UInt8], mode: UInt32) throws(LedgerError) -> String {
    let (staged, file) = try write(path, bytes, mode: mode)
    try file.sync()
    return staged
  }

  private func write(
    _ path: String, _ bytes: [UInt8], mode: UInt32
  ) throws(LedgerError) -> (staged: String, file: WritableFile) {
    let staged = Self.stagingDirectory + "/" + String(path.map { $0 == "/" ? "_" : $0 })
    // A failed attempt of this process may have left it; nobody else writes here while the lock is held.
    try remove(staged)
    let file = try openForWriting(staged, exclusively: true, mode: mode)
    try file.write(bytes, at: 0)
    return (staged, file)
  }
}
