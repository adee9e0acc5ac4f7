import AuditLedger
import AuditRecords

/// A record with its place in the ledger.
struct FoundRecord: Sendable {
  let index: UInt64
  let record: AuditRecord
  let entry: [UInt8]
}

/// One page of found records, in the order of the ledger.
struct RecordPage: Sendable {
  let records: [FoundRecord]
  /// The first index that the search looked at.
  let from: UInt64
  /// Where the next page begins; equal to `size` when everything was looked at.
  let next: UInt64
  /// Acknowledged entries at the time of the search.
  let size: UInt64
}

/// Reads the ledger for people and programs: bounded, in the ledger's order, without an index of its own.
///
/// A search without a filter reads just its page. A filtered one looks through at most `ConsoleLimits.entriesScanned`
/// entries and says where to go on, so one request costs a bounded time however long the ledger is.
struct RecordSearch: Sendable {
  let ledger: Ledger

  private static let chunk = 256

  /// The first `limit` matches at or after `from`.
  func forward(_ filter: RecordFilter, from: UInt64, limit: Int) async throws -> RecordPage {
    let size = await ledger.size
    var found: [FoundRecord] = []
    var next = min(from, size)
    let needles = filter.needles
    let stop = min(size, next + UInt64(ConsoleLimits.entriesScanned))
    while next < stop, found.count < limit {
      let entries = try await ledger.entries(
        from: LedgerIndex(rawValue: next), limit: Int(min(UInt64(Self.chunk), stop - next)))
      if entries.isEmpty { break }
      for (index, entry) in entries {
        next = index.rawValue + 1
        if let match = Self.match(index.rawValue, entry, filter, needles) { found.append(match) }
        if found.count == limit { break }
      }
    }
    return RecordPage(records: found, from: min(from, size), next: next, size: size)
  }

  /// The last `limit` matches before `end`, in the order of the ledger; `nil` means the ledger's end.
  func backward(_ filter: RecordFilter, before end: UInt64? = nil, limit: Int) async throws -> RecordPage {
    let size = await ledger.size
    let upper = min(end ?? size, size)
    var found: [FoundRecord] = []
    var lower = upper
    let needles = filter.needles
    let stop = upper - min(upper, UInt64(ConsoleLimits.entriesScanned))
    while lower > stop, found.count < limit {
      let start = max(stop, lower - min(lower, UInt64(Self.chunk)))
      let entries = try await ledger.entries(from: LedgerIndex(rawValue: start), limit: Int(lower - start))
      for (index, entry) in entries.reversed() where found.count < limit {
        lower = index.rawValue
        if let match = Self.match(index.rawValue, entry, filter, needles) { found.append(match) }
      }
      if entries.isEmpty { break }
    }
    return RecordPage(records: found.reversed(), from: lower, next: upper, size: size)
  }

  /// One record; `nil` past the ledger's end or when the entry is not of a format that this program reads.
  func record(at index: UInt64) async throws -> FoundRecord? {
    guard index < (await ledger.size) else { return nil }
    let entry = try await ledger.entry(at: LedgerIndex(rawValue: index))
    guard let record = try? AuditRecord(canonicalJSON: entry) else { return nil }
    return FoundRecord(index: index, record: record, entry: entry)
  }

  private static func match(
    _ index: UInt64, _ entry: [UInt8], _ filter: RecordFilter, _ needles: [[UInt8]]
  ) -> FoundRecord? {
    guard needles.allSatisfy({ holds(entry, $0) }), let record = try? AuditRecord(canonicalJSON: entry),
      filter.matches(record)
    else { return nil }
    return FoundRecord(index: index, record: record, entry: entry)
  }

  private static func holds(_ entry: [UInt8], _ needle: [UInt8]) -> Bool {
    guard let first = needle.dropFirst().first, entry.count >= needle.count else { return false }
    // The quote is the commonest byte of JSON: the second byte is the better one to look for.
    var position = 1
    let last = entry.count - needle.count + 1
    while position <= last {
      if entry[position] == first, entry[(position - 1)...].starts(with: needle) { return true }
      position += 1
    }
    return false
  }
}
