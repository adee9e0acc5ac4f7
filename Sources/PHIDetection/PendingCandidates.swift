/// Candidates that a later stretch of the text may still overlap.
struct PendingCandidates: Sendable {
  /// Overlapping candidates that reach further back are cut, so that a chain of them is no hold-back without end.
  static let chainBytesMax: Int32 = 4096

  private var candidates: [Candidate] = []
  /// Nothing begins before.
  private var settledEnd: Int32 = 0

  /// Where the first begins that is not settled.
  var begin: Int32 { candidates.first.map { min($0.start, settledEnd) } ?? settledEnd }

  /// Candidates of the latest stretch; none begins more than `Scanner.reach` before it.
  mutating func add(_ new: [Candidate]) {
    for var candidate in new {
      candidate.start = max(candidate.start, settledEnd)
      if candidate.start < candidate.end { candidates.append(candidate) }
    }
  }

  /// Resolves the candidates that nothing can overlap any more, and forgets them.
  mutating func settle(before limit: Int32, in bytes: UnsafeBufferPointer<UInt8>) -> [Candidate] {
    settledEnd = limit
    guard !candidates.isEmpty else { return [] }
    Overlap.sort(&candidates)
    var count = 0
    var end = Int32.min
    var chain = 0
    for (place, candidate) in candidates.enumerated() {
      if candidate.start >= end {
        if end <= limit { count = place }
        chain = place
      }
      guard candidate.start < limit else { break }
      end = max(end, candidate.end)
    }
    if end <= limit, candidates.last.map({ $0.start < limit }) ?? true { count = candidates.count }
    if count < candidates.count, candidates[chain].start < limit - Self.chainBytesMax {
      count = cut(from: chain, at: limit)
    }
    guard count > 0 else { return [] }
    let settled = Overlap.resolved(sorted: candidates[..<count], in: bytes)
    candidates.removeFirst(count)
    return settled
  }

  /// What stands before the limit becomes settled, the rest stays.
  private mutating func cut(from chain: Int, at limit: Int32) -> Int {
    var rest: [Candidate] = []
    var count = chain
    while count < candidates.count, candidates[count].start < limit {
      if candidates[count].end > limit {
        var behind = candidates[count]
        behind.start = limit
        rest.append(behind)
        candidates[count].end = limit
      }
      count += 1
    }
    candidates.insert(contentsOf: rest, at: count)
    return count
  }

  mutating func move(by count: Int32) {
    settledEnd = max(0, settledEnd - count)
    for index in candidates.indices {
      candidates[index].start -= count
      candidates[index].end -= count
    }
  }
}
