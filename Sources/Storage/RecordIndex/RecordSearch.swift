package import AuditLedger
package import AuditRecords
import Dispatch
import Synchronization

/// A record with its place in the ledger.
package struct FoundRecord: Sendable, Hashable {
  package let index: UInt64
  package let record: AuditRecord
  package let entry: [UInt8]
}

/// One page of found records, in the order of the ledger, and where the pages beside it are.
///
/// Both cursors are places in the ledger, which never change: pages that are read one after the other hold each match
/// once, however much is appended meanwhile.
package struct RecordPage: Sendable {
  package let records: [FoundRecord]
  /// Records in the ledger at the time of the search.
  package let size: UInt64
  /// Ask for the records before this place for the page of older ones; `nil` when there are none.
  package let older: UInt64?
  /// Ask for the records from this place on for the page of newer ones; `nil` when there were none.
  package let newer: UInt64?

  /// A page of a ledger of that size on which nothing can be.
  package static func empty(size: UInt64) -> Self { Self(records: [], size: size, older: nil, newer: nil) }
}

/// Where a page begins and in which direction it goes.
package enum RecordCursor: Sendable, Hashable {
  /// The first matches at or after a place.
  case from(UInt64)
  /// The last matches before a place; `nil` for the newest.
  case before(UInt64?)
}

/// Answers which records match, from an index for what a checkpoint covers and from the ledger for what came since.
///
/// What the index names is read from the log and compared with the question again: an index that names the wrong records
/// is found out. Without an index the log is read, which gives the same answer later.
package final class RecordSearch: Sendable {
  /// Records that a search takes into the index before it answers; further behind, it says so instead.
  package static let awaitedMax: UInt64 = 50_000

  /// Matches that are read at once when all are asked for.
  private static let pageRecords = 1000

  private let directory: String
  private let key: VerifierKey?
  private let ledger: Ledger?
  private let index: Mutex<RecordIndex?>
  /// Told when an index was thrown away and is made anew; only a search of an open ledger does that.
  private let onTrouble: @Sendable (RecordIndexError) -> Void
  private let queue = DispatchQueue(label: "chaperone.search", qos: .userInitiated, attributes: .concurrent)

  /// Searches a ledger that is open in this process. An index of no use is thrown away and made anew; where there can be
  /// none, on a full disk say, the ledger is read for each answer.
  /// - Parameter onTrouble: Told why, in both cases.
  package init(
    ledger: Ledger, indexPath: String, onTrouble: @escaping @Sendable (RecordIndexError) -> Void = { _ in }
  ) {
    directory = ledger.directory
    // The open ledger wrote the checkpoint itself; after a change of keys it may still carry the older signature only.
    key = nil
    self.ledger = ledger
    self.onTrouble = onTrouble
    index = Mutex(Self.opened(indexPath, onTrouble))
  }

  private static func opened(_ path: String, _ onTrouble: (RecordIndexError) -> Void) -> RecordIndex? {
    do {
      let opened = try RecordIndex(path: path)
      try opened.checkCount()
      return opened
    } catch {
      onTrouble(error)
      return error.asksForRebuild ? try? RecordIndex(replacing: path) : nil
    }
  }

  /// Searches a directory, live or copied, up to its checkpoint. An index that cannot be used is an error.
  /// - Parameter index: `nil` to read the log for each answer.
  package init(directory: String, key: VerifierKey? = nil, index: RecordIndex?) {
    self.directory = directory
    self.key = key
    ledger = nil
    onTrouble = { _ in }
    self.index = Mutex(index)
  }

  // MARK: Asking

  /// At most `limit` matches beside a cursor.
  /// - Parameter end: Places from here on are not looked at, as if they had not been appended yet.
  /// - Throws: `RecordIndexError`, or `LedgerError` when the ledger cannot be read.
  package func page(
    _ filter: RecordFilter, _ cursor: RecordCursor, limit: Int, upTo end: UInt64? = nil
  ) async throws -> RecordPage {
    let head = try await head()
    let size = min(end ?? head.size, head.size)
    switch cursor {
    case .from(let first):
      let first = min(first, size)
      var found = try await matches(filter, first..<size, head, isBackward: false, limit: limit + 1)
      let next = found.count > limit ? found[limit].index : nil
      found = Array(found.prefix(limit))
      return RecordPage(records: found, size: size, older: first > 0 ? first : nil, newer: next)
    case .before(let last):
      let last = min(last ?? size, size)
      var found = try await matches(filter, 0..<last, head, isBackward: true, limit: limit + 1)
      let hasOlder = found.count > limit
      found = found.prefix(limit).reversed()
      return RecordPage(
        records: found, size: size, older: hasOlder ? found.first?.index : nil, newer: last < size ? last : nil)
    }
  }

  /// Calls `body` with every match at or after a place, in order, a page at a time: memory does not grow with them.
  /// - Returns: The size of the ledger that was searched: where to go on later.
  @discardableResult
  package func each(
    _ filter: RecordFilter, from first: UInt64 = 0, upTo end: UInt64? = nil, body: (FoundRecord) throws -> Void
  ) async throws -> UInt64 {
    var next = first
    while true {
      let page = try await page(filter, .from(next), limit: Self.pageRecords, upTo: end)
      for found in page.records { try body(found) }
      guard let newer = page.newer else { return max(first, page.size) }
      next = newer
    }
  }

  /// The log's name.
  package func origin() throws -> String { try ledger?.checkpoint.origin ?? reader().checkpoint.body.origin }

  /// How many records match, and how many the ledger had then.
  package func count(_ filter: RecordFilter) async throws -> (matches: UInt64, size: UInt64) {
    let head = try await head()
    guard !filter.isEmpty else { return (head.size, head.size) }
    var count: UInt64 = 0
    if let index = head.index {
      let question = RecordIndexQuery(filter: filter, places: 0..<head.covered)
      count = try await blocking { try index.count(question) }
    }
    try await scan(head.covered..<head.size, head) { _ in
      true
    } body: { found in
      if filter.matches(found.record) { count += 1 }
    }
    return (count, head.size)
  }

  /// One record; `nil` past the ledger's end or when the entry is not of a format that this program reads.
  package func record(at place: UInt64) async throws -> FoundRecord? {
    let entry: [UInt8]
    if let ledger {
      guard place < (await ledger.size) else { return nil }
      entry = try await ledger.entry(at: LedgerIndex(place))
    } else {
      let reader = try reader()
      guard place < reader.size else { return nil }
      entry = try reader.entry(at: LedgerIndex(place))
    }
    guard let record = try? AuditRecord(canonicalJSON: entry) else { return nil }
    return FoundRecord(index: place, record: record, entry: entry)
  }

  // MARK: Following

  /// Takes what is published into the index, a step at a time; returns when nothing is left. For a loop beside an open
  /// ledger, so that searches have little left to do.
  package func catchUp() async throws {
    var covered: UInt64 = 0
    while let index = current, !Task.isCancelled {
      let reader = try await blocking { try self.reader() }
      guard covered < reader.size else { return }
      covered = try await following(index) { try index.follow(reader, stepsMax: 1) } ?? 0
    }
  }

  private var current: RecordIndex? { index.withLock { $0 } }

  /// Runs a step; an index that turns out to be of no use is replaced, and `nil` returned.
  private func following(
    _ index: RecordIndex, _ step: @escaping @Sendable () throws -> UInt64
  ) async throws -> UInt64? {
    do { return try await blocking(step) } catch let error as RecordIndexError {
      guard ledger != nil, error.asksForRebuild else { throw error }
      try replace(index, because: error)
      return nil
    }
  }

  private func replace(_ damaged: RecordIndex, because error: RecordIndexError) throws(RecordIndexError) {
    do {
      let isFirst = try index.withLock { index -> Bool in
        // Whoever came first has replaced it for all.
        guard index === damaged else { return false }
        damaged.close()
        index = try RecordIndex(replacing: damaged.path)
        return true
      }
      if isFirst { onTrouble(error) }
    } catch let error as RecordIndexError {
      throw error
    } catch {
      throw .unavailable(path: damaged.path, detail: "\(type(of: error))")
    }
  }

  /// What one answer is made of: an index that covers a beginning, a reader of the files, and a size.
  private struct Head: Sendable {
    let index: RecordIndex?
    let reader: LedgerReader
    /// Below: the index. From here on: the ledger.
    let covered: UInt64
    let size: UInt64
  }

  private func head() async throws -> Head {
    let reader = try await blocking { try self.reader() }
    var covered: UInt64 = 0
    let index = current
    if let index {
      let indexed = try await blocking { try index.position()?.size ?? 0 }
      if indexed + Self.awaitedMax < reader.size, ledger != nil {
        throw RecordIndexError.behind(indexed: indexed, size: reader.size)
      }
      guard let done = try await following(index, { try index.follow(reader) }) else {
        throw RecordIndexError.behind(indexed: 0, size: reader.size)
      }
      covered = min(done, reader.size)
    }
    let size = if let ledger { await ledger.size } else { reader.size }
    return Head(index: index, reader: reader, covered: covered, size: max(size, covered))
  }

  private func reader() throws(LedgerError) -> LedgerReader { try LedgerReader(directory: directory, key: key) }

  // MARK: Finding

  /// The first matches of a range, seen from one of its ends.
  private func matches(
    _ filter: RecordFilter, _ places: Range<UInt64>, _ head: Head, isBackward: Bool, limit: Int
  ) async throws -> [FoundRecord] {
    let split = min(max(head.covered, places.lowerBound), places.upperBound)
    var found: [FoundRecord] = []
    if isBackward {
      found = try await scanned(filter, split..<places.upperBound, head, isBackward: true, limit: limit)
      found += try await indexed(
        filter, places.lowerBound..<split, head, isBackward: true, limit: limit - found.count)
    } else {
      found = try await indexed(filter, places.lowerBound..<split, head, isBackward: false, limit: limit)
      found += try await scanned(
        filter, split..<places.upperBound, head, isBackward: false, limit: limit - found.count)
    }
    return found
  }

  private func indexed(
    _ filter: RecordFilter, _ places: Range<UInt64>, _ head: Head, isBackward: Bool, limit: Int
  ) async throws -> [FoundRecord] {
    guard let index = head.index, !places.isEmpty, limit > 0 else { return [] }
    let question = RecordIndexQuery(filter: filter, places: places, isBackward: isBackward, limit: limit)
    let reader = head.reader
    do {
      return try await blocking {
        let places = try index.places(question)
        let entries = try reader.entries(at: places.map { LedgerIndex($0) })
        return try zip(places, entries).compactMap { place, entry in
          guard let record = try? AuditRecord(canonicalJSON: entry) else {
            if filter.isEmpty { return nil }
            throw RecordIndexError.damaged(path: index.path, detail: "it names entry \(place), which is no record")
          }
          guard filter.matches(record) else {
            throw RecordIndexError.damaged(path: index.path, detail: "it names record \(place), which does not match")
          }
          return FoundRecord(index: place, record: record, entry: entry)
        }
      }
    } catch let error as RecordIndexError where error.asksForRebuild && ledger != nil {
      try replace(index, because: error)
      throw RecordIndexError.behind(indexed: 0, size: head.size)
    }
  }

  private func scanned(
    _ filter: RecordFilter, _ places: Range<UInt64>, _ head: Head, isBackward: Bool, limit: Int
  ) async throws -> [FoundRecord] {
    guard limit > 0 else { return [] }
    var found: [FoundRecord] = []
    try await scan(places, head) { _ in
      isBackward || found.count < limit
    } body: { record in
      guard filter.matches(record.record) else { return }
      found.append(record)
      // Backwards the last ones count, and a scan goes forwards.
      if isBackward, found.count > 2 * limit { found.removeFirst(found.count - limit) }
    }
    return isBackward ? found.suffix(limit).reversed() : Array(found.prefix(limit))
  }

  /// Reads a range, in order, as long as `goesOn`.
  private func scan(
    _ places: Range<UInt64>, _ head: Head, while goesOn: (UInt64) -> Bool, body: (FoundRecord) -> Void
  ) async throws {
    var next = places.lowerBound
    while next < places.upperBound, goesOn(next) {
      let limit = Int(min(256 - next % 256, places.upperBound - next))
      let first = LedgerIndex(next)
      let entries: [(LedgerIndex, [UInt8])]
      if let ledger {
        entries = try await ledger.entries(from: first, limit: limit)
      } else {
        let reader = head.reader
        entries = try await blocking { try reader.entries(from: first, limit: limit) }
      }
      guard !entries.isEmpty else { return }
      for (index, entry) in entries {
        guard let record = try record(index, entry) else { continue }
        body(FoundRecord(index: index.rawValue, record: record, entry: entry))
      }
      next += UInt64(entries.count)
    }
  }

  /// `nil` for an entry of a running ledger that is no record: pages go on without it. Whoever reads a copy is told.
  private func record(_ index: LedgerIndex, _ entry: [UInt8]) throws -> AuditRecord? {
    do { return try AuditRecord(canonicalJSON: entry) } catch {
      guard ledger == nil else { return nil }
      throw RecordIndexError.log(detail: "Record \(index) cannot be read: \(error)")
    }
  }

  /// Runs what blocks on threads that may.
  private func blocking<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { waiter in
      queue.async { waiter.resume(with: Result(catching: work)) }
    }
  }
}
