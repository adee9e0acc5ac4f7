/// The hospital's own terms: those always found become candidates, those never found are remembered as ranges.
extension Scanner {
  func term(at index: Int) {
    let start = tokens[index]
    guard start.kind != .pseudonym else { return }
    var key = TermSet.key(start, tokenBytes(index))
    guard options.terms.mayStart(with: key), isEdge(before: index) else { return }
    var last = index
    var denied: (last: Int, kind: PHIKind)?
    while let node = options.terms.node(key) {
      if isEdge(after: last) {
        for ending in node.denied where matches(ending, index, last) { denied = (last, ending.kind ?? .otherID) }
        for ending in node.allowed where matches(ending, index, last) {
          allowedRanges.append(AllowedRange(start: start.start, end: tokens[last].end, kind: ending.kind))
        }
      }
      last += 1
      guard last < tokens.count, last - index < TermSet.wordsMax, tokens[last].kind != .pseudonym,
        tokens[last].end - start.start <= reach
      else { break }
      key = TermSet.join(key, TermSet.key(tokens[last], tokenBytes(last)), isJoined: isJoined(last))
    }
    if let denied { add(denied.kind, index, denied.last, .deniedTerm, .stated) }
  }

  private func tokenBytes(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[Int(tokens[index].start)..<Int(tokens[index].end)])
  }

  /// Whether the bytes are the term's: hashes only led here.
  private func matches(_ ending: TermSet.Ending, _ first: Int, _ last: Int) -> Bool {
    var place = 0
    for index in first...last {
      for byte in tokenBytes(index) {
        guard place < ending.bytes.count else { return false }
        let wanted = ending.bytes[place]
        guard byte == wanted || !ending.isExact && ASCII.lower(byte) == ASCII.lower(wanted) else { return false }
        place += 1
      }
    }
    return place == ending.bytes.count
  }

  /// Neither a letter nor a digit goes on before the token; marks have no such edge.
  private func isEdge(before index: Int) -> Bool {
    tokens[index].kind == .mark || !isJoined(index) || token(index - 1).kind == .mark
  }

  private func isEdge(after index: Int) -> Bool {
    tokens[index].kind == .mark || index + 1 >= tokens.count || isRunEnd(index)
  }
}

/// Where an allowed term stands; bytes of the folded text.
struct AllowedRange: Sendable {
  var start: Int32
  var end: Int32
  /// Only findings of this kind are dropped; `nil` is any.
  let kind: PHIKind?
}

/// What the hospital never wants redacted.
enum AllowedTerms {
  /// Without the candidates that lie whole inside an allowed term.
  ///
  /// One that reaches beyond the term stays whole, and so does what is known of a patient and what is denied: an allow
  /// list cannot hide a patient.
  static func removed(from candidates: [Candidate], allowed: [AllowedRange]) -> [Candidate] {
    guard !allowed.isEmpty else { return candidates }
    return candidates.filter { candidate in
      candidate.owner != nil || candidate.rule.rawValue >= Rule.deniedTerm.rawValue
        || !isAllowed(candidate, allowed)
    }
  }

  private static func isAllowed(_ candidate: Candidate, _ allowed: [AllowedRange]) -> Bool {
    // Ascending by start; terms are short, so those that can cover the candidate start shortly before it.
    var low = 0
    var high = allowed.count
    while low < high {
      let middle = (low + high) / 2
      if allowed[middle].start <= candidate.start { low = middle + 1 } else { high = middle }
    }
    var place = low - 1
    while place >= 0, candidate.start - allowed[place].start <= Int32(Scanner.reach) {
      let range = allowed[place]
      if range.end >= candidate.end, range.kind == nil || range.kind == candidate.kind { return true }
      place -= 1
    }
    return false
  }
}
