/// Finds identifying text. A value: make one per configuration and index, share it between tasks.
///
/// One text is one call: a finding never spans two calls. A text that comes in pieces is a `DetectionStream`, the messages
/// of one conversation are a `ConversationScan`.
///
/// The journey of a text, which `DetectionStream` takes it on whether it comes whole or in pieces:
///
/// | step | by | into |
/// | --- | --- | --- |
/// | disguises come off, everything becomes ASCII | `FoldedText` | folded bytes, with a map back |
/// | words, digits and marks, each word looked up once | `Tokeniser`, `Lexicon` | `Token`s with their traits |
/// | a stretch at a time, with some text around it | `Stretches`, `Scanner.run` | |
/// | the hospital's patients | `Scanner.findKnownPatients` | `Candidate`s with their owners |
/// | the rules that a token calls | `Scanner+Dispatch` | `Candidate`s |
/// | a statistical opinion where rules leave it open | `Scanner.tag` | more of them, and fewer |
/// | what is encoded or veiled, by the same steps | `Detector+HiddenText` | more of them |
/// | thresholds, terms that are allowed | `Detector.candidates(of:depth:)` | fewer of them |
/// | of two that overlap the stronger `Rule` | `PendingCandidates`, `Overlap` | disjoint ones |
/// | back to the bytes of the text, and whose it is | `DetectionStream.settle` | `Finding`s |
public struct Detector: Sendable {
  /// What it looks for and reports.
  public let configuration: DetectorConfiguration
  private(set) var lists: ScanLists

  /// Cheap but for the first in a process, which reads the word lists (some 20 ms).
  public init(configuration: DetectorConfiguration = .default, knownPatients: KnownPatients = .none) {
    self.configuration = configuration
    lists = ScanLists(patients: knownPatients, options: ScanOptions(configuration))
  }

  /// The patients whom it knows; `KnownPatients.none` for nobody.
  public var knownPatients: KnownPatients { lists.patients }

  /// The same detector with other patients; costs next to nothing.
  public func knowing(_ patients: KnownPatients) -> Detector {
    var detector = self
    detector.lists = ScanLists(patients: patients, options: lists.options)
    return detector
  }

  /// Findings in order of their lower bounds, never overlapping, in UTF-8 bytes of the input.
  ///
  /// Any bytes are accepted, invalid UTF-8 too; time is linear in their number.
  public func findings(in bytes: Span<UInt8>) -> [Finding] {
    var findings: [Finding] = []
    var stream = DetectionStream(self, expecting: bytes.count)
    stream.push(bytes) { findings.append($0) }
    stream.finish { findings.append($0) }
    return findings
  }

  /// As `findings(in:)` of a span.
  public func findings(in bytes: [UInt8]) -> [Finding] { findings(in: bytes.span) }

  /// As `findings(in:)` of the text's UTF-8, which is copied once.
  public func findings(in text: String) -> [Finding] { findings(in: Array(text.utf8)) }

  /// What a scan found and is sure enough of, with what its long runs hide.
  func candidates(of scanner: Scanner, depth: Int) -> [Candidate] {
    var candidates = scanner.takeCandidates()
    if depth < HiddenText.depthMax, !scanner.memory.longRuns.isEmpty {
      candidates += hiddenCandidates(of: scanner, depth)
    }
    if depth == 0, !scanner.veiled.isEmpty { candidates += veiledCandidates(of: scanner) }
    if candidates.isEmpty { return candidates }
    if !scanner.allowedRanges.isEmpty {
      candidates = AllowedTerms.removed(from: candidates, allowed: scanner.allowedRanges)
    }
    candidates.removeAll {
      $0.owner == nil && $0.confidence.share < configuration.confidenceMin(of: $0.kind)
    }
    return candidates
  }

  /// Whether a finding is wanted. Whatever is switched off, a known patient is never hidden.
  func reports(_ candidate: Candidate) -> Bool {
    candidate.owner != nil || lists.options.reportsEverything || configuration.kinds.contains(candidate.kind)
  }

  func finding(_ candidate: Candidate, _ range: Range<Int>, _ subject: Subject) -> Finding {
    Finding(
      kind: candidate.kind, range: range, confidence: candidate.confidence.share,
      rule: lists.options.name(of: candidate), subject: subject)
  }
}
