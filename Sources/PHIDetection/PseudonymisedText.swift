/// Text whose findings were replaced, with the place of every replacement before and after.
public struct PseudonymisedText: Sendable, Hashable {
  /// One replaced span; both ranges are UTF-8 bytes.
  public struct Replacement: Sendable, Hashable {
    public let kind: PHIKind
    /// In the text that came in.
    public let original: Range<Int>
    /// In `text`.
    public let replaced: Range<Int>
  }

  public let text: String
  /// In the order of the text.
  public let replacements: [Replacement]
}

extension PseudonymMap {
  /// The text with every finding replaced by its pseudonym.
  ///
  /// A new pseudonym never equals anything that the text already contains, so a placeholder that somebody typed is not
  /// resolved later to a value. Clinical content stays as it is. Findings are expected in order; overlapping ones are cut, parts outside are ignored.
  public mutating func pseudonymise(
    _ text: String, findings: [Finding], using random: inout some RandomNumberGenerator
  ) -> PseudonymisedText {
    let bytes = Array(text.utf8)
    let taken = findings.isEmpty ? [] : Self.lookalikes(in: bytes)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + 8 * findings.count)
    var replacements: [PseudonymisedText.Replacement] = []
    replacements.reserveCapacity(findings.count)
    var cursor = 0
    for finding in findings where finding.kind.nature == .identifier {
      let range = finding.range.clamped(to: min(cursor, bytes.count)..<bytes.count)
      guard !range.isEmpty else { continue }
      output.append(contentsOf: bytes[cursor..<range.lowerBound])
      let value = String(decoding: bytes[range], as: UTF8.self)
      let pseudonym = pseudonym(
        for: value, kind: finding.kind, avoiding: taken,
        beforeMark: PseudonymShape.startsWithMark(bytes[range.upperBound...]), using: &random)
      let start = output.count
      output.append(contentsOf: pseudonym.utf8)
      replacements.append(.init(kind: finding.kind, original: range, replaced: start..<output.count))
      cursor = range.upperBound
    }
    output.append(contentsOf: bytes[cursor...])
    return PseudonymisedText(text: String(decoding: output, as: UTF8.self), replacements: replacements)
  }

  /// Everything in the text with the shape of a pseudonym, upper case.
  private static func lookalikes(in bytes: [UInt8]) -> Set<String> {
    var found: Set<String> = []
    for hyphen in bytes.indices where bytes[hyphen] == UInt8(ascii: "-") {
      let end = hyphen + 1 + PseudonymShape.codeCount
      guard end <= bytes.count else { break }
      guard bytes[hyphen + 1..<end].allSatisfy({ PseudonymShape.digit($0) != nil }) else { continue }
      for kind in PHIKind.allCases {
        let word = kind.wordBytes
        let start = hyphen - word.count
        guard start >= 0, bytes[start..<hyphen].elementsEqual(word, by: { ASCII.upper($0) == $1 }) else { continue }
        found.insert(String(decoding: bytes[start..<end].map(ASCII.upper), as: UTF8.self))
        guard PseudonymShape.startsWithMark(bytes[end...]) else { continue }
        let marked = bytes[start..<end + PseudonymShape.markCount]
        found.insert(String(decoding: marked.map(ASCII.upper), as: UTF8.self))
      }
    }
    return found
  }
}
