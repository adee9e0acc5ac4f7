/// Where a text is divided for scanning. What it decides depends on the tokens alone, never on the pieces they came in.
struct Stretches: Sendable {
  struct Stretch {
    let tokens: Range<Int>
    /// The first token that is no longer seen, and the end of the bytes that are.
    let viewEnd: Int
    let viewBytes: Int
    /// Where candidates of the next stretch may begin.
    let settledEnd: Int32
    /// Behind it stands white space that nothing looks over.
    let isBeforeBreak: Bool
  }

  let sizes: StretchSizes
  /// The first token of the next stretch, and the first that was not yet asked whether it ends it.
  private var first = 0
  private var probe = 1
  /// Where the encoded run begins that is about to be cut.
  private var runStart: Int32?
  private var end: (token: Int, isBreak: Bool)?

  init(_ sizes: StretchSizes) { self.sizes = sizes }

  /// The next stretch when enough is known, the reach behind its end included.
  ///
  /// - Parameter position: how far the tokens reach; at a text's end they are all there is.
  mutating func next(_ tokens: [Token], _ bytes: [UInt8], readTo position: Int, isWhole: Bool) -> Stretch? {
    guard first < tokens.count else { return nil }
    if end == nil { end = findEnd(tokens, bytes, position) }
    guard let end = end ?? (isWhole ? (tokens.count, false) : nil) else { return nil }
    let endByte = Int(tokens[end.token - 1].end)
    let limit = endByte + sizes.reach
    guard isWhole || end.isBreak || position >= limit else { return nil }
    let viewEnd = end.isBreak ? end.token : Self.firstToken(of: tokens, startingFrom: limit)
    let isLast = end.isBreak || isWhole && end.token == tokens.count
    let back = Self.firstToken(of: tokens, startingFrom: endByte - sizes.reach)
    let stretch = Stretch(
      tokens: first..<end.token, viewEnd: viewEnd, viewBytes: Int(tokens[viewEnd - 1].end),
      settledEnd: isLast ? tokens[end.token - 1].end : tokens[min(back, end.token - 1)].start,
      isBeforeBreak: end.isBreak)
    first = end.token
    probe = first + 1
    runStart = nil
    self.end = nil
    return stretch
  }

  mutating func drop(tokens count: Int) {
    first -= count
    probe = first + 1
  }

  /// The first token that starts at a byte or behind it; their number where none does.
  static func firstToken(of tokens: [Token], startingFrom byte: Int) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if Int(tokens[middle].start) < byte { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private mutating func findEnd(_ tokens: [Token], _ bytes: [UInt8], _ position: Int) -> (Int, Bool)? {
    let start = tokens[first].start
    if probe == first + 1 {
      probe = max(probe, Self.firstToken(of: tokens, startingFrom: Int(start) + sizes.bytesMin))
    }
    while probe < tokens.count {
      let token = tokens[probe]
      if token.gap == .none {
        if Int(token.start - start) >= sizes.runBytesMax, isInStep(token.start, start, bytes) { return (probe, false) }
      } else {
        if Int(token.start - tokens[probe - 1].end) > sizes.breakBytesMin { return (probe, true) }
        let size = Int(tokens[probe - 1].end - start)
        if size >= (token.gap == .line ? sizes.lineBytesMin : sizes.bytesMax) { return (probe, false) }
      }
      probe += 1
    }
    return position - Int(tokens[probe - 1].end) > sizes.breakBytesMin ? (probe, true) : nil
  }

  /// Whether encoded text can be cut here: four characters of base64 are three bytes.
  private mutating func isInStep(_ place: Int32, _ start: Int32, _ bytes: [UInt8]) -> Bool {
    var run = runStart ?? place
    if runStart == nil {
      while run > start, HiddenText.isRunByte(bytes[Int(run) - 1]) { run -= 1 }
      runStart = run
    }
    return (place - run) % 4 == 0 || Int(place - start) >= sizes.runBytesMax + sizes.reach
  }
}
