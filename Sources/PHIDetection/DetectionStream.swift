/// Finds identifying text in a text that arrives in pieces cut anywhere, inside a character too: the findings are those
/// of the whole text, for every way of cutting it, because `Detector.findings(in:)` is this stream given one piece.
///
/// The text is scanned in stretches. Where a stretch ends and how much is seen around it depends on the text alone: a
/// line's end once it has `StretchSizes.lineBytesMin`, a space once it has `bytesMax`, and `Scanner.reach` bytes
/// to both sides. A finding is reported when nothing to come can change it.
///
/// **Hold-back**, in bytes of the folded text (what escapes mean, disguises taken off): a stretch, twice the reach and a
/// batch, about 3 KiB of ordinary text; inside a run without white space up to `holdBackMax`. In bytes of the text itself
/// the same, an escape counted whole; `FoldedText.vanishedMax` invisible ones count as one.
///
/// **Missed**: a rule that needs to look further than the reach; a name in full after its bearer was called by one
/// part of it more than the reach before; what white space of more than twice the reach cuts in two; an identifier or
/// encoded text of more than `StretchSizes.runBytesMax` without white space is several findings, and where its text is
/// compressed only the first part is read.
///
/// Memory is bounded whatever is pushed, and once its buffers have grown a piece without findings allocates nothing.
public struct DetectionStream: Sendable {
  /// No more than so many bytes of the folded text are held back.
  public static let holdBackMax =
    StretchSizes.standard.runBytesMax + 4 * Scanner.reach + StretchSizes.standard.batchBytes + FoldedText.reach
    + Tokeniser.tokenBytesMax

  /// A large piece is taken in so many bytes at a time: they stay in the core's cache.
  private static let sliceBytes = 2 << 10
  private let detector: Detector
  private let sizes: StretchSizes
  /// Bytes as they came: some that are folded already, to look back at, and those that wait.
  private var raw: [UInt8] = []
  private var foldedRaw = 0
  /// The place of the first byte of `raw` in the text.
  private var rawOffset = 0
  private var folded = FoldedText()
  private var tokeniser = Tokeniser()
  /// The tokens of `folded.bytes`.
  private var tokens: [Token] = []
  private var stretches: Stretches
  private var pending = PendingCandidates()
  private var memory = ScanMemory()
  private var subjects = RecentSubjects()
  /// Where the last reported finding ends, in the text.
  private var reportedEnd = 0

  /// A stream for one text; after `finish` it is ready for the next.
  public init(_ detector: Detector) { self.init(detector, expecting: 0) }

  /// - Parameter count: bytes to come, as far as the caller knows.
  init(_ detector: Detector, expecting count: Int, sizes: StretchSizes = .standard) {
    self.detector = detector
    self.sizes = sizes
    stretches = Stretches(sizes)
    memory.decoding = DecodingBudget(sizes.decodedBytesMin)
    guard count > 0 else { return }
    let count = min(count, Self.sliceBytes)
    raw.reserveCapacity(count + FoldedText.reach)
    folded.reserveCapacity(count)
    tokens.reserveCapacity(count / 4 + 8)
  }

  /// Takes the next bytes of the text and reports the findings that are settled now, in order, never overlapping, in
  /// UTF-8 bytes of the whole text.
  public mutating func push(_ bytes: Span<UInt8>, _ report: (Finding) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      while start < bytes.count {
        let end = min(bytes.count, start + Self.sliceBytes)
        raw.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<end]))
        if raw.count - foldedRaw >= sizes.batchBytes + FoldedText.reach { advance(isWhole: false, report) }
        start = end
      }
    }
  }

  /// The text is over: reports the remaining findings. Afterwards the stream is as new.
  public mutating func finish(_ report: (Finding) -> Void) {
    advance(isWhole: true, report)
    self = DetectionStream(detector, expecting: 0, sizes: sizes)
  }

  /// As `push(_:_:)`, with the settled findings as a list.
  public mutating func push(_ bytes: [UInt8]) -> [Finding] {
    var findings: [Finding] = []
    push(bytes.span) { findings.append($0) }
    return findings
  }

  /// As `finish(_:)`, with the remaining findings as a list.
  public mutating func finish() -> [Finding] {
    var findings: [Finding] = []
    finish { findings.append($0) }
    return findings
  }

  /// Every finding to come begins here or behind; what stands before needs no longer be kept by the caller.
  public var settledEnd: Int {
    let limit = Int(pending.begin)
    var step: Int?
    return max(reportedEnd, folded.originalRange(limit..<limit, from: &step).lowerBound)
  }

  // MARK: Steps

  private mutating func advance(isWhole: Bool, _ report: (Finding) -> Void) {
    fold(isWhole: isWhole)
    do {
      let bytes = folded.bytes
      let lists = detector.lists
      bytes.withUnsafeBufferPointer {
        tokeniser.read($0, isWhole: isWhole, lists.lexicon, lists.filters, into: &tokens)
      }
    }
    while let stretch = stretches.next(tokens, folded.bytes, readTo: tokeniser.position, isWhole: isWhole) {
      scan(stretch)
      settle(stretch, report)
      drop(after: stretch)
    }
    dropBlank()
  }

  private mutating func fold(isWhole: Bool) {
    let end = isWhole ? raw.count : raw.count - FoldedText.reach
    guard end > foldedRaw else { return }
    let offset = rawOffset
    let range = foldedRaw..<end
    foldedRaw = raw.withUnsafeBufferPointer { folded.append($0, range, at: offset) }
    let past = foldedRaw - FoldedText.reach
    guard past > 0 else { return }
    raw.removeFirst(past)
    rawOffset += past
    foldedRaw -= past
  }

  private mutating func scan(_ stretch: Stretches.Stretch) {
    let (bytes, tokens) = (folded.bytes, tokens)
    bytes.withUnsafeBufferPointer { bytes in
      tokens.withUnsafeBufferPointer { tokens in
        let scanner = Scanner(
          bytes: UnsafeBufferPointer(rebasing: bytes[..<stretch.viewBytes]),
          tokens: UnsafeBufferPointer(rebasing: tokens[..<stretch.viewEnd]), lists: detector.lists,
          reach: sizes.reach)
        swap(&scanner.memory, &memory)
        let (first, last) = (tokens[stretch.tokens.lowerBound], tokens[stretch.tokens.upperBound - 1])
        scanner.memory.decoding.earn(Int(last.end - first.start))
        scanner.run(stretch.tokens)
        var found = detector.candidates(of: scanner, depth: 0)
        pending.add(found)
        found.removeAll(keepingCapacity: true)
        swap(&found, &scanner.memory.candidates)
        swap(&scanner.memory, &memory)
      }
    }
  }

  private mutating func settle(_ stretch: Stretches.Stretch, _ report: (Finding) -> Void) {
    let bytes = folded.bytes
    let settled = bytes.withUnsafeBufferPointer { pending.settle(before: stretch.settledEnd, in: $0) }
    guard !settled.isEmpty else { return }
    var step: Int?
    for candidate in settled where detector.reports(candidate) {
      let range = folded.originalRange(Int(candidate.start)..<Int(candidate.end), from: &step)
      // One scalar folded into two letters may serve two candidates: the first keeps it.
      let start = max(range.lowerBound, reportedEnd)
      guard start < range.upperBound else { continue }
      reportedEnd = range.upperBound
      let subject = subjects.subject(of: candidate.owner, among: detector.knownPatients)
      report(detector.finding(candidate, start..<range.upperBound, subject))
    }
  }

  // MARK: What is no longer seen

  /// Whether anything is dropped, and how much, depends on the text alone: it is what the next stretch sees before it.
  private mutating func drop(after stretch: Stretches.Stretch) {
    if stretch.isBeforeBreak {
      let next =
        stretch.tokens.upperBound < tokens.count ? Int(tokens[stretch.tokens.upperBound].start) : tokeniser.position
      return drop(tokens: stretch.tokens.upperBound, bytes: next - 1)
    }
    let end = Int(tokens[stretch.tokens.upperBound - 1].end)
    let kept = min(end - 2 * sizes.reach, Int(pending.begin))
    let first = Stretches.firstToken(of: tokens, startingFrom: kept + 1) - 1
    guard first > 0 else { return }
    let count = Int(tokens[first].start)
    // From the first word on: how much white space is left before it depends on how it came.
    let seen = count - Int(tokens[0].start)
    guard seen >= sizes.dropBytesMin, seen >= end - count else { return }
    drop(tokens: first, bytes: count)
  }

  /// White space without end takes no memory.
  private mutating func dropBlank() {
    guard tokens.isEmpty, tokeniser.position > 1 else { return }
    drop(tokens: 0, bytes: tokeniser.position - 1)
  }

  private mutating func drop(tokens count: Int, bytes: Int) {
    folded.drop(first: bytes)
    tokeniser.drop(first: bytes)
    tokens.removeFirst(count)
    let moved = Int32(truncatingIfNeeded: bytes)
    for index in tokens.indices {
      tokens[index].start -= moved
      tokens[index].end -= moved
    }
    stretches.drop(tokens: count)
    pending.move(by: moved)
    memory.move(by: moved)
  }
}
