/// Finds identifying text. A value: make one per configuration and index, share it between tasks.
///
/// One text is one call: a finding never spans two calls. Longer than `bytesMax`, a text is scanned in blocks and what
/// lies across the border of two blocks is found only in its parts.
public struct Detector: Sendable {
  /// Bytes of one scan; the offsets inside fit 32 bits.
  static let bytesMax = 1 << 30

  public let configuration: DetectorConfiguration
  let knownPatients: KnownPatients

  public init(configuration: DetectorConfiguration = .default, knownPatients: KnownPatients = .none) {
    self.configuration = configuration
    self.knownPatients = knownPatients
  }

  /// Findings in order of their lower bounds, never overlapping, in UTF-8 bytes of the input.
  ///
  /// Any bytes are accepted, invalid UTF-8 too; time is linear in their number.
  public func findings(in bytes: Span<UInt8>) -> [Finding] {
    bytes.withUnsafeBufferPointer { bytes in
      var findings: [Finding] = []
      var start = 0
      while start < bytes.count {
        let end = min(bytes.count, start + Self.bytesMax)
        let block = UnsafeBufferPointer(rebasing: bytes[start..<end])
        append(findingsInBlock(block), movedBy: start, to: &findings)
        start = end
      }
      return findings
    }
  }

  public func findings(in bytes: [UInt8]) -> [Finding] { findings(in: bytes.span) }

  public func findings(in text: String) -> [Finding] { findings(in: Array(text.utf8)) }

  private func append(_ block: [Finding], movedBy offset: Int, to findings: inout [Finding]) {
    guard offset > 0 else { return findings = block }
    findings += block.map {
      let range = $0.range.lowerBound + offset..<$0.range.upperBound + offset
      return Finding(kind: $0.kind, range: range, confidence: $0.confidence, rule: $0.rule, subject: $0.subject)
    }
  }

  private func findingsInBlock(_ bytes: UnsafeBufferPointer<UInt8>) -> [Finding] {
    guard FoldedText.isNeeded(for: bytes) else {
      return candidates(in: bytes, depth: 0).map { finding($0, Int($0.start)..<Int($0.end)) }
    }
    let folded = FoldedText(bytes)
    let candidates = folded.bytes.withUnsafeBufferPointer { self.candidates(in: $0, depth: 0) }
    var findings: [Finding] = []
    findings.reserveCapacity(candidates.count)
    let ranges = folded.originalRanges(candidates.map { Int($0.start)..<Int($0.end) })
    for (candidate, original) in zip(candidates, ranges) {
      var range = original
      // One scalar folded into two letters may serve two candidates: the first keeps it.
      if let last = findings.last, range.lowerBound < last.range.upperBound {
        guard range.upperBound > last.range.upperBound else { continue }
        range = last.range.upperBound..<range.upperBound
      }
      findings.append(finding(candidate, range))
    }
    return findings
  }

  private func candidates(in bytes: UnsafeBufferPointer<UInt8>, depth: Int) -> [Candidate] {
    let lexicon = Lexicon.shared
    let tokens = Tokeniser.tokens(of: bytes, lexicon: lexicon)
    return tokens.withUnsafeBufferPointer { tokens in
      var scanner = Scanner(bytes: bytes, tokens: tokens, lexicon: lexicon, patients: knownPatients)
      scanner.run()
      if depth < HiddenText.depthMax { scanner.candidates += hiddenCandidates(scanner.longRuns, in: bytes, depth) }
      let reported = scanner.candidates.filter { Double($0.confidence) >= configuration.confidenceMin - 0.001 }
      return Overlap.resolved(reported, in: bytes).filter { configuration.kinds.contains($0.kind) }
    }
  }

  /// What runs without white space hide: the most specific of the findings in the decoded text stands for the run.
  private func hiddenCandidates(
    _ ranges: [Range<Int>], in bytes: UnsafeBufferPointer<UInt8>, _ depth: Int
  ) -> [Candidate] {
    var hidden: [Candidate] = []
    for range in ranges {
      for run in HiddenText.runs(in: bytes, range) {
        let inside = run.text.withUnsafeBufferPointer { self.candidates(in: $0, depth: depth + 1) }
        guard
          let best = inside.max(by: {
            ($0.owner == nil ? 0 : 1, $0.confidence) < ($1.owner == nil ? 0 : 1, $1.confidence)
          })
        else { continue }
        hidden.append(
          Candidate(
            start: Int32(truncatingIfNeeded: run.range.lowerBound),
            end: Int32(truncatingIfNeeded: run.range.upperBound),
            kind: best.kind, rule: .hidden, confidence: best.confidence, owner: best.owner))
      }
    }
    return hidden
  }

  private func finding(_ candidate: Candidate, _ range: Range<Int>) -> Finding {
    Finding(
      kind: candidate.kind, range: range, confidence: Double(candidate.confidence), rule: candidate.rule.name,
      subject: knownPatients.subject(candidate.owner))
  }
}
