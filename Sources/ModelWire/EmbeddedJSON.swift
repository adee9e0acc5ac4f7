/// A JSON document inside a string, written so that inspection reads it like a person: tool arguments and results often
/// hold `\n` before a name, or `\u00e9` inside one, and a name beside a backslash is no name.
///
/// The relaxed form differs from the document only inside its strings: line breaks, tabs and characters from U+0020 on
/// stand for themselves, but for quotes and backslashes. What this misses: a document inside a string of the document.
enum EmbeddedJSON {
  /// The relaxed form, or `nil` where `text` is no JSON object or array or holds no backslash.
  static func relaxed(_ text: [UInt8]) -> [UInt8]? {
    guard let first = text.first(where: { $0 > 0x20 }), first == UInt8(ascii: "{") || first == UInt8(ascii: "["),
      text.contains(UInt8(ascii: "\\"))
    else { return nil }
    var scanner = JSONScanner(limits: .default, loneSurrogates: .refused)
    var index = JSONIndex()
    guard (try? scanner.scan(text, in: 0..<text.count, into: &index)) != nil else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var copied = 0
    for (number, token) in index.tokens.enumerated() where token.hasEscapes {
      result += text[copied..<token.content.lowerBound]
      appendRelaxed(index.text(number, in: text), to: &result)
      copied = token.content.upperBound
    }
    return result + text[copied...]
  }

  private static func appendRelaxed(_ text: [UInt8], to json: inout [UInt8]) {
    for byte in text {
      switch byte {
      case 0x09, 0x0A, 0x0D: json.append(byte)
      case 0x00..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"): JSONText.appendEscaped(CollectionOfOne(byte), to: &json)
      default: json.append(byte)
      }
    }
  }

  /// The document again, from its relaxed form: what stood for itself inside a string is escaped.
  static func strict(_ relaxed: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(relaxed.count + 16)
    var isInString = false
    var isEscaped = false
    for byte in relaxed {
      if isInString, byte < 0x20 {
        JSONText.appendEscaped(CollectionOfOne(byte), to: &result)
      } else {
        result.append(byte)
      }
      if byte == UInt8(ascii: "\""), !isEscaped { isInString.toggle() }
      isEscaped = isInString && !isEscaped && byte == UInt8(ascii: "\\")
    }
    return result
  }
}
