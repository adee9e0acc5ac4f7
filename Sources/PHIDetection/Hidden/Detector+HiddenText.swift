/// Text inside of a text: what decodes from long runs, and what is veiled (spaced out, reversed, rot13), goes through the
/// same scan, and what is found there stands for the place where it was hidden.
extension Detector {
  /// Candidates in a text that was decoded from what `outer` scanned; the two share one budget. `nil` where the text takes
  /// more work than there is budget for.
  private func candidates(
    inDecoded bytes: UnsafeBufferPointer<UInt8>, of outer: Scanner, depth: Int
  ) -> [Candidate]? {
    let tokens = Tokeniser.tokens(of: bytes, lexicon: lists.lexicon, filters: lists.filters)
    guard outer.memory.decoding.spend(on: tokens.count, beyond: bytes.count) else { return nil }
    return tokens.withUnsafeBufferPointer { tokens in
      let scanner = Scanner(bytes: bytes, tokens: tokens, lists: lists)
      scanner.memory.decoding = outer.memory.decoding
      defer { outer.memory.decoding = scanner.memory.decoding }
      scanner.run()
      let candidates = candidates(of: scanner, depth: depth)
      return Overlap.resolved(candidates, in: bytes).filter(reports)
    }
  }

  /// What is found in unveiled text, where it stands in the veiled one.
  func veiledCandidates(of scanner: Scanner) -> [Candidate] {
    let veiled = scanner.veiled
    guard scanner.memory.decoding.spend(veiled.text.count) else { return [] }
    let inside = veiled.text.withUnsafeBufferPointer { candidates(inDecoded: $0, of: scanner, depth: 1) }
    return (inside ?? []).compactMap { candidate in
      guard candidate.confidence >= Self.veiledConfidenceMin, !candidate.rule.isOfTagger,
        let range = veiled.original(Int(candidate.start)..<Int(candidate.end))
      else { return nil }
      return Candidate(
        start: Int32(truncatingIfNeeded: range.lowerBound), end: Int32(truncatingIfNeeded: range.upperBound),
        kind: candidate.kind, rule: .hidden, confidence: candidate.confidence, owner: candidate.owner)
    }
  }

  /// Plain text read backwards has strangers that are nobody's names, and the tagger never saw such text.
  private static let veiledConfidenceMin = Confidence.weak

  /// What is believed of a run that was not read to its end for want of budget.
  private static let unreadConfidence = Confidence.bare

  /// What runs without white space hide: the most specific of the findings in the decoded text stands for the run.
  func hiddenCandidates(of scanner: Scanner, _ depth: Int) -> [Candidate] {
    var hidden: [Candidate] = []
    func add(_ range: Range<Int>, _ kind: PHIKind, _ confidence: Confidence, _ owner: OwnerReference?) {
      hidden.append(
        Candidate(
          start: Int32(truncatingIfNeeded: range.lowerBound), end: Int32(truncatingIfNeeded: range.upperBound),
          kind: kind, rule: .hidden, confidence: confidence, owner: owner))
    }
    let room = { scanner.memory.decoding.bytesLeft }
    HiddenText.forEachRun(in: scanner.memory.longRuns, of: scanner.bytes, room: room) { range, content in
      guard case .text(let text) = content,
        scanner.memory.decoding.spend(max(text.count, DecodingBudget.costMin)),
        let inside = text.withUnsafeBufferPointer({ candidates(inDecoded: $0, of: scanner, depth: depth + 1) })
      else {
        if case .unread(let inflated) = content { _ = scanner.memory.decoding.spend(inflated) }
        return add(range, .otherID, Self.unreadConfidence, nil)
      }
      guard
        let best = inside.max(by: {
          ($0.owner == nil ? 0 : 1, $0.confidence) < ($1.owner == nil ? 0 : 1, $1.confidence)
        })
      else { return }
      add(range, best.kind, best.confidence, best.owner)
    }
    return hidden
  }
}
