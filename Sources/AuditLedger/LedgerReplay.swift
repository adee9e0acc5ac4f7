/// Reads a log's entries in order and checks on the way that they make its signed head.
///
/// Whoever derives something from a log (an index, a copy) keeps the `position` that it derived from, and later goes on
/// from there: a position that is not the beginning of the log is refused before anything is read, and entries that do
/// not make the head's root are an error at the end of them. Memory does not grow with the log.
public struct LedgerReplay {
  /// What was read so far: the log, how many entries, and the root that they make.
  public var position: CheckpointBody {
    CheckpointBody(origin: reader.checkpoint.body.origin, size: edge.size, root: edge.root)
  }

  private var reader: LedgerReader
  private var edge: TreeEdge

  /// Starts behind `position`, or at the first entry.
  /// - Throws: `wrongOrigin`, `rolledBack` or `forked` when the position is not of this log; `corrupt` or `missingFile`
  ///   with the file when the log is damaged around it.
  public init(_ reader: LedgerReader, behind position: CheckpointBody? = nil) throws(LedgerError) {
    self.reader = reader
    guard let position, position.size > 0 else {
      edge = TreeEdge()
      return
    }
    _ = try reader.consistency(since: position)
    edge = try reader.edge(at: position)
  }

  /// Goes on to the checkpoint of another reader of the same log.
  /// - Throws: `wrongOrigin`, `rolledBack` or `forked` when that does not continue what was read.
  public mutating func goOn(to reader: LedgerReader) throws(LedgerError) {
    _ = try reader.consistency(since: position)
    self.reader = reader
  }

  /// Whether everything that the reader's checkpoint covers was read.
  public var isAtEnd: Bool { edge.size == reader.size }

  /// The next entries: to the end of a bundle, at most 256; none at the end.
  /// - Throws: `corrupt` or `missingFile` with the file, or with the directory at the end, when the entries do not make the
  ///   head's root.
  public mutating func next() throws(LedgerError) -> [(LedgerIndex, [UInt8])] {
    guard !isAtEnd else { return [] }
    let first = edge.size
    let entries = try reader.entries(from: LedgerIndex(first), limit: Int(256 - first % 256))
    for (_, entry) in entries {
      try edge.append(WriteAheadFrame.Entry(entry)) { _, _ throws(LedgerError) in }
    }
    guard !isAtEnd || edge.root == reader.checkpoint.body.root else {
      throw LedgerError(
        .corrupt, file: reader.directory,
        "has entries that do not make the root of its checkpoint. Run a verification to find the damaged file.")
    }
    return entries
  }
}
