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
      staged.append((try stage(file.path, file.bytes, mode: 0o644), file.path))
    }
    for file in staged { try rename(file.staged, to: file.path) }
    for parent in parents.sorted() { try syncDirectory(parent) }
  }

  private func stage(_ path: String, _ bytes: [UInt8], mode: UInt32) throws(LedgerError) -> String {
    let staged = Self.stagingDirectory + "/" + String(path.map { $0 == "/" ? "_" : $0 })
    // A failed attempt of this process may have left it; nobody else writes here while the lock is held.
    try remove(staged)
    let file = try openForWriting(staged, exclusively: true, mode: mode)
    try file.write(bytes, at: 0)
    try file.sync()
    return staged
  }
}
