/// Makes overlapping candidates disjoint without uncovering anything: of two the later rule wins, and what the loser
/// covered beyond it stays a finding of the loser.
enum Overlap {
  /// Sorted, disjoint candidates that cover every letter and digit that a candidate covered.
  static func resolved(_ candidates: [Candidate], in bytes: UnsafeBufferPointer<UInt8>) -> [Candidate] {
    var candidates = candidates
    sort(&candidates)
    return resolved(sorted: candidates[...], in: bytes)
  }

  /// In the order of their starts, the longer of two first.
  static func sort(_ candidates: inout [Candidate]) {
    for place in candidates.indices.dropFirst() where precedes(candidates[place], candidates[place - 1]) {
      return candidates.sort(by: precedes)
    }
  }

  private static func precedes(_ left: Candidate, _ right: Candidate) -> Bool {
    left.start != right.start ? left.start < right.start : left.end > right.end
  }

  static func resolved(sorted: ArraySlice<Candidate>, in bytes: UnsafeBufferPointer<UInt8>) -> [Candidate] {
    var output: [Candidate] = []
    output.reserveCapacity(sorted.count)
    var first = sorted.startIndex
    while first < sorted.endIndex {
      var end = sorted[first].end
      var strongest = first
      var last = first + 1
      while last < sorted.endIndex, sorted[last].start < end {
        end = max(end, sorted[last].end)
        if strength(sorted[last]) >= strength(sorted[strongest]) { strongest = last }
        last += 1
      }
      if sorted[strongest].start == sorted[first].start, sorted[strongest].end == end {
        // It covers whatever the others do.
        output.append(sorted[strongest])
      } else {
        paint(Array(sorted[first..<last]), upTo: end, bytes, into: &output)
      }
      first = last
    }
    return output
  }

  /// The winner of each byte, written weakest first, read back as runs. A candidate's length is bounded, so is this.
  private static func paint(
    _ group: [Candidate], upTo end: Int32, _ bytes: UnsafeBufferPointer<UInt8>, into output: inout [Candidate]
  ) {
    let start = group[0].start
    var winners = [Int32](repeating: -1, count: Int(end - start))
    let order = group.indices.sorted { strength(group[$0]) < strength(group[$1]) }
    for place in order {
      for byte in group[place].start..<group[place].end { winners[Int(byte - start)] = Int32(place) }
    }
    var position = 0
    var reach: Int32 = 0
    while position < winners.count {
      let winner = winners[position]
      var next = position + 1
      while next < winners.count, winners[next] == winner { next += 1 }
      if winner >= 0 {
        let candidate = group[Int(winner)]
        append(candidate, start + Int32(position)..<start + Int32(next), bytes, reach, to: &output)
        reach = candidate.end
      }
      position = next
    }
  }

  private static func append(
    _ candidate: Candidate, _ range: Range<Int32>, _ bytes: UnsafeBufferPointer<UInt8>, _ reach: Int32,
    to output: inout [Candidate]
  ) {
    var piece = candidate
    piece.start = range.lowerBound
    piece.end = range.upperBound
    if piece.start > candidate.start {
      while piece.start < piece.end, !ASCII.isSubstance(bytes[Int(piece.start)]) { piece.start += 1 }
    }
    if piece.end < candidate.end {
      while piece.end > piece.start, !ASCII.isSubstance(bytes[Int(piece.end) - 1]) { piece.end -= 1 }
    }
    guard piece.start < piece.end else { return }
    // Two of one kind that overlapped and now only a space parts are one finding. `reach`: where the last one ended.
    if let last = output.last, candidate.start < last.end || reach > piece.start, last.kind == piece.kind,
      last.end <= piece.start,
      bytes[Int(last.end)..<Int(piece.start)].allSatisfy({ !ASCII.isSubstance($0) && $0 != 0x0A }),
      piece.start - last.end <= 2, last.owner == nil || piece.owner == nil || last.owner == piece.owner
    {
      let stronger = strength(last) < strength(piece) ? piece : last
      output[output.count - 1] = Candidate(
        start: last.start, end: piece.end, kind: stronger.kind, rule: stronger.rule, confidence: stronger.confidence,
        owner: stronger.owner ?? last.owner ?? piece.owner, detail: stronger.detail)
      return
    }
    output.append(piece)
  }

  private static func strength(_ candidate: Candidate) -> Int {
    Int(candidate.rule.rawValue) << 24 + Int(min(candidate.end - candidate.start, 0xFF_FFFF))
  }
}
