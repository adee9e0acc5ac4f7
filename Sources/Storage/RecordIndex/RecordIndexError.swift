/// Why an index cannot be used. An index is never repaired: it is made anew from the log, which is the only truth.
public enum RecordIndexError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file cannot be opened, read or written for a reason outside of it.
  case unavailable(path: String, detail: String)
  /// The file is something else, or an index of another version of Chaperone.
  case notAnIndex(path: String)
  /// The index was made of a log with another name.
  case otherLog(path: String, indexed: String, log: String)
  /// The log has the right name and does not begin with what was indexed.
  case otherHistory(path: String, detail: String)
  /// What the file holds contradicts itself or the log.
  case damaged(path: String, detail: String)
  /// The index is too far behind to wait for; it is catching up.
  case behind(indexed: UInt64, size: UInt64)
  /// The log itself cannot be read.
  case log(detail: String)

  /// A stable code for logs and tests.
  public var code: String {
    switch self {
    case .unavailable: "index_unavailable"
    case .notAnIndex: "index_not_an_index"
    case .otherLog: "index_of_another_log"
    case .otherHistory: "index_of_another_history"
    case .damaged: "index_damaged"
    case .behind: "index_behind"
    case .log: "index_log_unreadable"
    }
  }

  /// Whether making the index anew from the log is the way out.
  public var asksForRebuild: Bool {
    switch self {
    case .notAnIndex, .otherLog, .otherHistory, .damaged: true
    case .unavailable, .behind, .log: false
    }
  }

  public var description: String {
    switch self {
    case .unavailable(let path, let detail):
      "The record index '\(path)' cannot be used (\(detail)). Check its directory and the free space, or name another "
        + "file with --index."
    case .notAnIndex(let path):
      "'\(path)' is not a record index of this version. `chaperone audit reindex` makes a new one."
    case .otherLog(let path, let indexed, let log):
      "The record index '\(path)' is of the log \(indexed); this log is \(log). Name this log's index with --index, or "
        + "make one with `chaperone audit reindex`."
    case .otherHistory(let path, let detail):
      "The record index '\(path)' was not made of this log: \(detail) If the log is the right one, `chaperone audit "
        + "reindex` makes the index anew."
    case .damaged(let path, let detail):
      "The record index '\(path)' is damaged: \(detail). `chaperone audit reindex` makes it anew from the log."
    case .behind(let indexed, let size):
      "The record index is being made: \(indexed) of \(size) records are in it. Try again in a moment."
    case .log(let detail): detail
    }
  }
}
