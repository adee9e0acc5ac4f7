/// Two lists of findings in one text made one.
enum FindingUnion {
  /// Sorted, disjoint findings that cover what either list covered.
  ///
  /// `found` is sorted and disjoint and keeps what it attributed to somebody, but for a name of one word that the own
  /// patient bears as well. One that nobody owns gives way to an own
  /// one that covers its letters and digits; where it reaches further it stays, and of the same kind it grows. It stays
  /// unattributed then: "Robert Thévenet" may be the patient's son.
  static func of(_ found: [Finding], and own: [Finding], in text: [UInt8]) -> [Finding] {
    var output: [Finding] = []
    output.reserveCapacity(found.count + own.count)
    var next = 0
    for mine in disjoint(telling(own, besides: found)) {
      while next < found.count, found[next].range.upperBound <= mine.range.lowerBound {
        output.append(found[next])
        next += 1
      }
      // A longer one of the detector's that an own one before this one met may reach in here.
      var start = max(mine.range.lowerBound, output.last?.range.upperBound ?? 0)
      while next < found.count, found[next].range.lowerBound < mine.range.upperBound {
        let other = found[next]
        next += 1
        if other.subject == .unattributed || isShared(other, with: mine),
          !reaches(other.range, beyond: mine.range, text)
        {
          continue
        }
        if other.subject == .unattributed, other.kind == mine.kind {
          output.append(moved(other, to: min(start, other.range.lowerBound)..<other.range.upperBound))
        } else {
          append(mine, start..<max(start, other.range.lowerBound), text, to: &output)
          output.append(other)
        }
        start = max(start, other.range.upperBound)
      }
      append(mine, start..<max(start, mine.range.upperBound), text, to: &output)
    }
    return output + found[next...]
  }

  private static func isShared(_ other: Finding, with mine: Finding) -> Bool {
    other.rule == Rule.knownLoneName.name && mine.kind == .name && mine.subject != .unattributed
  }

  /// Those of `own`, sorted by lower bound, that are somebody's or reach beyond what `found` covers.
  private static func telling(_ own: [Finding], besides found: [Finding]) -> [Finding] {
    var next = 0
    return own.sorted { $0.range.lowerBound < $1.range.lowerBound }.filter { mine in
      guard mine.subject == .unattributed else { return true }
      while next < found.count, found[next].range.upperBound < mine.range.upperBound { next += 1 }
      return next == found.count || found[next].range.lowerBound > mine.range.lowerBound
    }
  }

  /// Sorted by lower bound; of two that overlap the first keeps what it has.
  private static func disjoint(_ findings: [Finding]) -> [Finding] {
    var output: [Finding] = []
    for finding in findings.sorted(by: {
      ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
    }) {
      let start = max(finding.range.lowerBound, output.last?.range.upperBound ?? 0)
      if start < finding.range.upperBound { output.append(moved(finding, to: start..<finding.range.upperBound)) }
    }
    return output
  }

  private static func append(_ finding: Finding, _ range: Range<Int>, _ text: [UInt8], to output: inout [Finding]) {
    guard range == finding.range || text[range].contains(where: ASCII.isSubstance) else { return }
    output.append(moved(finding, to: range))
  }

  private static func reaches(_ range: Range<Int>, beyond other: Range<Int>, _ text: [UInt8]) -> Bool {
    let before = range.lowerBound..<max(range.lowerBound, min(range.upperBound, other.lowerBound))
    let after = min(range.upperBound, max(range.lowerBound, other.upperBound))..<range.upperBound
    return text[before].contains(where: ASCII.isSubstance) || text[after].contains(where: ASCII.isSubstance)
  }

  private static func moved(_ finding: Finding, to range: Range<Int>) -> Finding {
    Finding(
      kind: finding.kind, range: range, confidence: finding.confidence, rule: finding.rule, subject: finding.subject)
  }
}
