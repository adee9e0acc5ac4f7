/// Finds identifiers that are cut over consecutive texts of one conversation: a first name in one message and the family
/// name in the next, "my SSN starts 123-45" and then "6789".
///
/// The texts themselves are scanned by a `Detector`; this looks only at their borders. At each border the last
/// `windowBytes` of what came before, short messages before that included, are put before the first `windowBytes` of what
/// comes after, and what a finding covers on both sides is reported in its parts. Every other text is also read as one
/// sequence, because a conversation has two speakers. The cost is a few scans of half a kilobyte for each text.
///
/// **Missed**: parts further apart than that or with more than one other text between them, parts in another order than
/// they belong, and a name whose parts stand in two long texts (`nameTextMax`), where a border says nothing.
public struct ConversationScan: Sendable {
  /// How much is seen on each side of a border.
  public static let windowBytes = 160
  /// One of the two texts that hold a name in parts is at most so long.
  public static let nameTextMax = 80
  private static let ruleName: RuleName = "conversation.split"

  private let read: @Sendable ([UInt8]) -> [Finding]

  /// Borders are scanned by this detector.
  public init(_ detector: Detector) { self.init { detector.findings(in: $0) } }

  /// - Parameter read: what a detector finds in a text, or found when it read the same one before.
  public init(read: @escaping @Sendable ([UInt8]) -> [Finding]) { self.read = read }

  /// The findings of each text, those that reach over a border added, sorted and disjoint.
  ///
  /// - Parameters:
  ///   - texts: the texts in the order of the conversation.
  ///   - found: what the detector found in each of them, in the same order.
  public func findings(in texts: [[UInt8]], besides found: [[Finding]]) -> [[Finding]] {
    guard texts.count > 1, texts.count == found.count else { return found }
    var split: [Int: [Finding]] = [:]
    let all = Array(texts.indices)
    let sequences = [all, all.filter { $0 % 2 == 0 }, all.filter { $0 % 2 == 1 }]
    for sequence in sequences where sequence.count > 1 {
      for joint in [UInt8(ascii: "-"), nil] { scan(sequence, of: texts, joint, into: &split) }
      if texts.count == 2 { break }
    }
    return found.indices.map { place in
      split[place].map { FindingUnion.of(found[place], and: $0, in: texts[place]) } ?? found[place]
    }
  }

  /// A stretch of joined texts with the place of each byte; `nil` for what stands between two texts.
  private struct Window {
    var bytes: [UInt8] = []
    var places: [(text: Int, offset: Int)?] = []

    mutating func append(_ text: Int, _ bytes: ArraySlice<UInt8>) {
      for offset in bytes.indices {
        self.bytes.append(bytes[offset])
        places.append((text, offset))
      }
    }

    mutating func join(_ byte: UInt8?) {
      guard let byte else { return }
      bytes.append(byte)
      places.append(nil)
    }

    mutating func keep(last count: Int) {
      guard bytes.count > count else { return }
      var start = bytes.count - count
      // Never inside a character.
      while start < bytes.count, bytes[start] & 0xC0 == 0x80 { start += 1 }
      bytes.removeFirst(start)
      places.removeFirst(start)
    }
  }

  private func scan(_ sequence: [Int], of texts: [[UInt8]], _ joint: UInt8?, into split: inout [Int: [Finding]]) {
    var window = Window()
    var before: Int?
    for place in sequence {
      let core = Self.core(of: texts[place])
      guard let first = core.first, let last = core.last else { continue }
      let head = Self.beginning(of: core)
      if let before, let end = window.bytes.last {
        let isNumber = ASCII.isDigit(end) && ASCII.isDigit(first)
        // Without digits on both sides the second way of joining says nothing new.
        if isNumber || joint != nil {
          var joined = window
          joined.join(isNumber ? joint : 0x20)
          let border = joined.bytes.count
          joined.append(place, head)
          report(
            joined, border, isShort: min(texts[before].count, texts[place].count) <= Self.nameTextMax, into: &split)
        }
        window.join(isNumber ? joint : 0x20)
      }
      // After the end of a sentence nothing goes on but a number.
      let isEnd = Self.endsSentence(texts[place]) && !ASCII.isDigit(last)
      if isEnd { window = Window() }
      if !isEnd {
        if core.count > Self.windowBytes { window = Window() }
        window.append(place, Self.end(of: core))
        window.keep(last: Self.windowBytes)
      }
      before = place
    }
  }

  private func report(_ window: Window, _ border: Int, isShort: Bool, into split: inout [Int: [Finding]]) {
    for finding in read(window.bytes) {
      guard finding.range.lowerBound < border, finding.range.upperBound > border,
        Self.mayBeSplit(finding.kind, isShort: isShort)
      else { continue }
      var ranges: [Int: Range<Int>] = [:]
      for byte in finding.range {
        guard let place = window.places[byte] else { continue }
        let known = ranges[place.text] ?? place.offset..<place.offset + 1
        ranges[place.text] = min(known.lowerBound, place.offset)..<max(known.upperBound, place.offset + 1)
      }
      guard ranges.count > 1 else { continue }
      for (text, range) in ranges {
        split[text, default: []].append(
          Finding(
            kind: finding.kind, range: range, confidence: finding.confidence, rule: Self.ruleName,
            subject: finding.subject))
      }
    }
  }

  /// Places and dates are named side by side without belonging together.
  private static func mayBeSplit(_ kind: PHIKind, isShort: Bool) -> Bool {
    guard kind.nature == .identifier else { return false }
    return switch kind {
    case .name: isShort
    case .address, .age, .url, .photo, .zip: false
    default: true
    }
  }

  /// A text without what leads over from the one before ("and then", "the rest is", "...") and what trails off.
  private static func core(of text: [UInt8]) -> ArraySlice<UInt8> {
    var core = text[...]
    while let last = core.last, last <= 0x20 || ".,;:-\"'".utf8.contains(last) { core.removeLast() }
    for _ in 0..<leadsMax {
      while let first = core.first, first <= 0x20 || ".,;:-\"'".utf8.contains(first) { core.removeFirst() }
      let word = core.prefix { ASCII.isLetter($0) || $0 == UInt8(ascii: "'") }
      guard !word.isEmpty, word.count < core.count, leads.contains(WordHash.word(word)) else { break }
      core = core[word.endIndex...]
    }
    return core
  }

  /// The first `windowBytes`, less what would cut a character.
  private static func beginning(of core: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var head = core.prefix(windowBytes)
    while !head.isEmpty, head.endIndex < core.endIndex, core[head.endIndex] & 0xC0 == 0x80 { head.removeLast() }
    return head
  }

  /// The last `windowBytes`, less what would cut a character.
  private static func end(of core: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    core.suffix(windowBytes).drop { $0 & 0xC0 == 0x80 }
  }

  private static func endsSentence(_ text: [UInt8]) -> Bool {
    guard let last = text.last(where: { $0 > 0x20 }) else { return true }
    return last == UInt8(ascii: ".") && text.suffix(3).filter { $0 == UInt8(ascii: ".") }.count == 1
      || last == UInt8(ascii: "!") || last == UInt8(ascii: "?")
  }

  private static let leadsMax = 6
  private static let leads = WordHash.set(
    """
    and then the rest is are ends end ending with in it it's its last name family surname next followed by part second half
    digits four final finally are remaining other sorry plus so
    """)
}
