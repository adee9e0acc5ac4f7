/// The hospital's own identifier formats.
extension Scanner {
  /// Words before a match among which a label is looked for.
  private static let labelReach = 5

  /// A match that was found, before it is a candidate.
  private struct PatternMatch {
    var pattern: Int
    var end: Int
  }

  /// The longest match that starts with this token.
  func pattern(at index: Int) {
    let start = Int(tokens[index].start)
    guard let match = patternMatch(at: index, from: start) else { return }
    let pattern = options.patterns.patterns[match.pattern]
    candidates.append(
      Candidate(
        start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: match.end), kind: pattern.kind,
        rule: .pattern, confidence: Confidence(share: pattern.confidence),
        detail: UInt16(truncatingIfNeeded: match.pattern)))
  }

  private func patternMatch(at index: Int, from start: Int) -> PatternMatch? {
    let automaton = options.patterns.automaton
    var state = automaton.step(PatternAutomaton.start, bytes[start])
    guard state != 0, tokens[index].kind != .pseudonym else { return nil }
    var best: PatternMatch?
    var before: [UInt64]?
    var position = start + 1
    while state != 0 {
      let endings = automaton.patterns(endingAt: state)
      if endings != 0, isPatternEnd(position) {
        if before == nil { before = patternLabels(before: index) }
        if let pattern = firstValid(of: endings, start..<position, index, before ?? []) {
          best = PatternMatch(pattern: pattern, end: position)
        }
      }
      guard position < bytes.count else { break }
      state = automaton.step(state, bytes[position])
      position += 1
    }
    return best
  }

  /// The first of the patterns, as they were listed, whose edges, label and check digit are right.
  private func firstValid(of endings: UInt64, _ range: Range<Int>, _ index: Int, _ before: [UInt64]) -> Int? {
    var rest = endings
    while rest != 0 {
      let number = rest.trailingZeroBitCount
      rest &= rest - 1
      let pattern = options.patterns.patterns[number]
      // "MRN12345": what stands against the number must be its label.
      let isEdge = isPatternStart(index) || !pattern.labels.isEmpty && token(index - 1).isWord
      guard isEdge, options.patterns.isAnnounced(number, by: before) else { continue }
      if !isPatternStart(index), !options.patterns.isAnnounced(number, by: Array(before.prefix(1))) { continue }
      guard pattern.checkDigit?.isValid(UnsafeBufferPointer(rebasing: bytes[range])) ?? true else { continue }
      return number
    }
    return nil
  }

  /// The words before, nearest first; those of the line before count too, where the number starts a line.
  private func patternLabels(before index: Int) -> [UInt64] {
    guard options.patterns.hasLabels else { return [] }
    var words: [UInt64] = []
    var place = index - 1
    var lines = token(index).gap == .line ? 1 : 0
    while place >= 0, index - place <= 2 * Self.labelReach, words.count < Self.labelReach {
      if tokens[place].isWord { words.append(tokens[place].value) }
      if tokens[place].gap == .line { lines += 1 }
      if lines > 1 { break }
      place -= 1
    }
    return words
  }

  /// No letter or digit goes on before it, and no digit before a joint: not in the middle of 12.345.
  private func isPatternStart(_ index: Int) -> Bool {
    guard isJoined(index), index > 0 else { return true }
    let before = tokens[index - 1]
    guard before.kind == .mark else { return tokens[index].kind == .mark }
    let isLongNumber = tokens[index].isDigits && isJoined(index - 1) && token(index - 2).isDigits
    return !(isLongNumber && (before.isMark("-") || before.isMark(".") || before.isMark("/")))
  }

  private func isPatternEnd(_ position: Int) -> Bool {
    guard position < bytes.count else { return true }
    let (last, next) = (bytes[position - 1], bytes[position])
    if ASCII.isSubstance(next) { return !ASCII.isSubstance(last) }
    guard ASCII.isDigit(last), position + 1 < bytes.count, ASCII.isDigit(bytes[position + 1]) else { return true }
    return !(next == UInt8(ascii: "-") || next == UInt8(ascii: ".") || next == UInt8(ascii: "/"))
  }
}
