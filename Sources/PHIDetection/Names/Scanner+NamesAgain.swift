/// The memory of a text for names: what was found with certainty is found again where it stands alone.
///
/// `ScanMemory` bounds what is remembered, and a stretch looks back at most `reach`, so that a stream finds the same for
/// every cutting. Misses: a part of a name more than that before the name in full.
extension Scanner {
  /// Remembers the words of names that the rules are sure of and the tagger left standing.
  func rememberNames() {
    for candidate in candidates where candidate.kind == .name && candidate.confidence >= .weak {
      var place = firstToken(from: candidate.start)
      while place < tokens.count, tokens[place].start < candidate.end {
        rememberName(place)
        place += 1
      }
    }
  }

  /// Not remembered: everyday words, and abbreviations that stood beside a name in capitals.
  func rememberName(_ index: Int) {
    let word = token(index)
    guard word.isWord, word.count > 2, word.traits.isDisjoint(with: [.ordinary, .doubtful, .eponym, .particle]) else {
      return
    }
    let isListed = !word.traits.isDisjoint(with: [.given, .family])
    guard isListed || !english.mayContain(word.value) && (word.shape != .upper || word.count > 5) else { return }
    memory.rememberName(word.value)
  }

  /// Single words of names found before, or in this stretch: also `reach` bytes before it.
  ///
  /// - Parameters:
  ///   - words: the words of the stretch that are capitalised or in no list, at least.
  ///   - first: where the stretch begins.
  func findNamesAgain(_ words: [Int], from first: Int) {
    guard memory.remembersNames else { return }
    var found: CoveredText?
    if memory.hasNewNames {
      let limit = tokens[first].start - Int32(Scanner.reach)
      var index = first - 1
      while index >= 0, tokens[index].start >= limit {
        if tokens[index].isWord, memory.isNewName(tokens[index].value), isNameAgain(index) {
          nameAgain(at: index, &found)
        }
        index -= 1
      }
    }
    for index in words where memory.isName(tokens[index].value) && isNameAgain(index) { nameAgain(at: index, &found) }
  }

  /// In small letters only a word that is no English is the same name: "rask desatted" after "Rask".
  private func isNameAgain(_ index: Int) -> Bool {
    tokens[index].isCapitalised || !english.mayContain(tokens[index].value)
  }

  /// `found`: where names were found in the first place, once somebody asks.
  private func nameAgain(at index: Int, _ found: inout CoveredText?) {
    let word = tokens[index]
    guard word.count > 2 || word.shape == .upper, !isEponym(index, index) else { return }
    let names = found ?? CoveredText(candidates.lazy.filter { $0.kind == .name }.map { $0.start..<$0.end })
    found = names
    if !names.covers(word.start..<word.end) { add(.name, index, index, .coreference, .faint) }
  }
}

/// Ranges that may overlap, made to be asked often whether one of them covers another range.
private struct CoveredText {
  /// By their starts, each end the furthest of those up to there.
  private var ranges: [Range<Int32>]

  init(_ ranges: some Sequence<Range<Int32>>) {
    self.ranges = ranges.sorted { $0.lowerBound < $1.lowerBound }
    for place in self.ranges.indices.dropFirst() {
      let (start, before) = (self.ranges[place].lowerBound, self.ranges[place - 1].upperBound)
      self.ranges[place] = start..<max(self.ranges[place].upperBound, before)
    }
  }

  func covers(_ range: Range<Int32>) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].lowerBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low > 0 && ranges[low - 1].upperBound >= range.upperBound
  }
}
