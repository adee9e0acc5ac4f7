/// Replacements of byte ranges of a JSON text, applied together; everything between them is copied.
struct JSONEdits {
  private var edits: [(range: Range<Int>, bytes: [UInt8])] = []

  var isEmpty: Bool { edits.isEmpty }

  mutating func removeAll() { edits.removeAll(keepingCapacity: true) }

  /// Replaces the string at `range`, quotes included, by `text`.
  mutating func replace(_ range: Range<Int>, with text: String) {
    var json: [UInt8] = []
    JSONText.appendQuoted(text, to: &json)
    edits.append((range, json))
  }

  /// Replaces the string at `range`, quotes included, by text that is UTF-8 or holds half surrogates.
  mutating func replace(_ range: Range<Int>, with text: [UInt8]) {
    var json: [UInt8] = [UInt8(ascii: "\"")]
    json.reserveCapacity(text.count + 2)
    JSONText.appendEscaped(text, to: &json)
    json.append(UInt8(ascii: "\""))
    edits.append((range, json))
  }

  /// Replaces a range by bytes that are JSON already.
  mutating func replaceRaw(_ range: Range<Int>, with json: [UInt8]) { edits.append((range, json)) }

  /// `bytes[whole]` with the edits made, in any order. Of two that overlap the one that begins first counts.
  func applied(to bytes: [UInt8], in whole: Range<Int>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(whole.count + edits.reduce(0) { $0 + $1.bytes.count })
    var at = whole.lowerBound
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) where edit.range.lowerBound >= at {
      result += bytes[at..<edit.range.lowerBound]
      result += edit.bytes
      at = edit.range.upperBound
    }
    result += bytes[at..<whole.upperBound]
    return result
  }
}
