/// Puts values back into text that arrives in pieces cut anywhere: inside a pseudonym, a multi-byte character, a JSON
/// escape. The pieces' outputs joined equal the output for the whole text.
///
/// A code is found in any letter case and anywhere, also in possessives and inside words. A surrogate is found where no
/// letter continues its letters and no digit its digits: as it was given out, and as `RestorationIndex` says that people
/// write it. What the map never gave out stays as it is. With `.json` the text is the inside of a JSON document: escapes
/// are read as what they mean (a `\n` before `AME-…` is no `N`), and values are written JSON-string-escaped.
///
/// Holds back only a suffix that could still become a pseudonym: at most the longest of the map and
/// `RestorationIndex.reach` characters. Misses: a pseudonym that the model split with marks of its own, translated or
/// reworded; a date, name or number that it made of one.
public struct PseudonymRestorer: Sendable {
  /// What the text is: plain, or the inside of a JSON document.
  public enum Escaping: Sendable { case none, json }

  /// A value that was put back.
  struct Restoration: Sendable, Hashable {
    /// The bytes of the input that stood for it.
    let range: Range<Int>
    let value: [UInt8]
  }

  /// Bytes taken in before it is looked what they make.
  private static let stepBytes = 4096

  private let index: RestorationIndex
  private let escaping: Escaping
  private var held: HeldText
  /// The first unit that is not decided.
  private var position = 0
  /// The character before it.
  private var previous = HeldText.nothing
  /// Bytes that left `held`.
  private var passedBytes = 0
  /// How many values were put back so far.
  public private(set) var restoredCount = 0
  /// What was put back, kept only for who asks for it.
  private(set) var restorations: [Restoration]?

  /// For one answer; who restores several with one map makes one `RestorationIndex` for them.
  public init(map: PseudonymMap, escaping: Escaping = .none) {
    self.init(index: RestorationIndex(map), escaping: escaping)
  }

  /// An index serves any number of restorers.
  public init(index: RestorationIndex, escaping: Escaping = .none) {
    self.init(index: index, escaping: escaping, isNoting: false)
  }

  init(index: RestorationIndex, escaping: Escaping, isNoting: Bool) {
    self.index = index
    self.escaping = escaping
    held = HeldText(isJSON: escaping == .json, isUnicode: index.hasSurrogates)
    restorations = isNoting ? [] : nil
  }

  /// The bytes that are certain now.
  public mutating func push(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.underestimatedCount + held.bytes.count)
    let isTaken: Void? = bytes.withContiguousStorageIfAvailable { accept($0, into: &output) }
    if isTaken == nil { Array(bytes).withUnsafeBufferPointer { accept($0, into: &output) } }
    settle(into: &output, isEnd: false)
    return output
  }

  /// What was held back; afterwards the restorer is as new.
  public mutating func finish() -> [UInt8] {
    var output: [UInt8] = []
    held.close()
    settle(into: &output, isEnd: true)
    previous = HeldText.nothing
    return output
  }

  /// Where there are only codes, copies what cannot begin one as a whole, which is nearly all of a text, and looks closely
  /// at the rest.
  private mutating func accept(_ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
    let stepBytes = index.hasSurrogates ? Self.stepBytes : 1
    var at = 0
    while at < bytes.count {
      if held.bytes.isEmpty, !index.hasSurrogates {
        let start = at
        while at < bytes.count, !mayBegin(bytes, at) { at += 1 }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<at]))
        passedBytes += at - start
        if at == bytes.count { return }
      }
      held.append(bytes[at])
      at += 1
      if held.bytes.count.isMultiple(of: stepBytes) { settle(into: &output, isEnd: false) }
    }
  }

  /// Whether a code may begin at a place: its second character rules out most places whose first would do.
  @inline(__always)
  private func mayBegin(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    let isEscape = escaping == .json
    if isEscape, bytes[at] == UInt8(ascii: "\\") { return true }
    guard ASCII.isLetter(bytes[at]) else { return false }
    guard at + 1 < bytes.count else { return true }
    return PseudonymShape.mayBegin(bytes[at], bytes[at + 1]) || (isEscape && bytes[at + 1] == UInt8(ascii: "\\"))
  }

  /// Decides what can be decided, from the front.
  private mutating func settle(into output: inout [UInt8], isEnd: Bool) {
    position = 0
    var written = 0
    while position < held.units.count {
      var ahead = Lookahead(held.units, from: position, isEnd: isEnd)
      let match = index.match(&ahead, after: previous)
      if ahead.ranOut { break }
      let count = match?.count ?? 1
      if let match {
        output += held.bytes[written..<held.start(of: position)]
        append(match.value, to: &output)
        restoredCount += 1
        written = held.units[position + count - 1].end
        restorations?.append(
          Restoration(range: passedBytes + held.start(of: position)..<passedBytes + written, value: match.value))
      }
      position += count
      previous = held.units[position - 1].scalar
    }
    let decided = held.start(of: position)
    output += held.bytes[written..<decided]
    passedBytes += decided
    held.drop(position)
  }

  private func append(_ value: [UInt8], to output: inout [UInt8]) {
    switch escaping {
    case .none: output += value
    case .json: JSONEscaping.append(value, to: &output)
    }
  }
}

extension RestorationIndex {
  /// Every pseudonym in a text: the bytes that stand for a value, and the value, in order.
  public func restorations(in text: [UInt8]) -> [(range: Range<Int>, value: [UInt8])] {
    var restorer = PseudonymRestorer(index: self, escaping: .none, isNoting: true)
    _ = restorer.push(text)
    _ = restorer.finish()
    return (restorer.restorations ?? []).map { ($0.range, $0.value) }
  }
}
