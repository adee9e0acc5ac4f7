/// The write-ahead files: where an entry is durable first. Owned by the thread that commits.
///
/// Each file is named by the index of its first entry. A file goes only when tiles on the disk were compared with it.
struct WriteAheadLog {
  static let directory = "private/wal"

  /// A file and the indexes that it holds.
  struct Segment: Sendable, Hashable {
    let first: UInt64
    /// One past its last index.
    var end: UInt64
    var path: String { WriteAheadLog.path(first: first) }
  }

  private let files: FileSystem
  private let segmentBytesMax: Int
  private var current: (file: WritableFile, segment: Segment, length: Int)?
  /// Files that are written no more and wait for their tiles.
  private var finished: [Segment]
  /// How often the disk was waited for.
  private(set) var syncs: UInt64 = 0

  init(files: FileSystem, segmentBytesMax: Int, finished: [Segment]) {
    self.files = files
    self.segmentBytesMax = segmentBytesMax
    self.finished = finished
  }

  /// Writes one batch and waits until it is durable.
  /// - Throws: `syncFailed`, after which the ledger must stop; any other error means that nothing was appended.
  mutating func append(first: UInt64, entries: [WriteAheadFrame.Entry]) throws(LedgerError) {
    if let current, current.length >= segmentBytesMax { finishCurrent() }
    if current == nil { try begin(at: first) }
    guard let (file, segment, length) = current else { return }
    let frame = WriteAheadFrame.encode(first: first, entries: entries)
    do { try file.write(frame, at: length) } catch {
      // Half a frame would read as a torn tail, and the next batch behind it as damage: take it away first.
      do { try file.truncate(to: length) } catch {
        throw LedgerError(.syncFailed, file: segment.path, "holds half a batch that cannot be taken away; restart.")
      }
      throw error
    }
    try file.sync()
    syncs += 1
    current = (file, Segment(first: segment.first, end: first + UInt64(entries.count)), length + frame.count)
  }

  /// Hands over the files all of whose entries are below `size`, to be compared with the tiles and removed.
  mutating func takeFinished(below size: UInt64, includingCurrent: Bool) -> [Segment] {
    if includingCurrent { finishCurrent() }
    let taken = finished.filter { $0.end <= size }
    finished.removeAll { $0.end <= size }
    return taken
  }

  private mutating func finishCurrent() {
    if let current { finished.append(current.segment) }
    current = nil
  }

  private mutating func begin(at first: UInt64) throws(LedgerError) {
    let segment = Segment(first: first, end: first)
    // An empty file of this name is left when a batch failed before its first byte; it holds nothing to keep.
    let file = try files.openForWriting(segment.path, exclusively: false, mode: 0o600)
    try file.truncate(to: 0)
    try files.syncDirectory(Self.directory)
    current = (file, segment, 0)
  }

  static func path(first: UInt64) -> String {
    let digits = String(first)
    return "\(directory)/" + String(repeating: "0", count: 20 - digits.utf8.count) + digits
  }

  /// The files in the directory, in the order of their entries, with their first index.
  static func firstIndexes(in files: FileSystem) throws(LedgerError) -> [UInt64] {
    var found: [UInt64] = []
    for name in try files.names(in: directory) ?? [] {
      guard let first = UInt64(name), path(first: first) == "\(directory)/\(name)" else {
        throw LedgerError(.corrupt, file: "\(directory)/\(name)", "is not a write-ahead file; move it away.")
      }
      found.append(first)
    }
    return found
  }
}
