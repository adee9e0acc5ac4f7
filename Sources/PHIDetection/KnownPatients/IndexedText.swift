/// A patient's values in the form in which text is compared with them.
enum IndexedText {
  static func folded(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { FoldedText.isNeeded(for: $0) ? FoldedText($0).bytes : bytes }
  }

  /// The hashes of the words and numbers, in order.
  static func words(_ text: String) -> [UInt64] {
    var words: [UInt64] = []
    forEachWord(text) { words.append($0) }
    return words
  }

  /// As `words`, street types and directions in one spelling.
  static func addressWords(_ text: String) -> [UInt64] {
    var words: [UInt64] = []
    forEachWord(text) { words.append(AddressSpelling.canonical($0)) }
    return words
  }

  /// The letters of each word in lower case, and of all words together where there are several.
  static func spelledWords(_ text: String) -> [[UInt8]] {
    let words = folded(text).split { !ASCII.isLetterOrBeyond($0) }.map { $0.map(ASCII.lower) }
    return words.count > 1 ? words + [Array(words.joined())] : words
  }

  /// The words and numbers in order, in lower case.
  static func spelledWordsAndNumbers(_ text: String) -> [[UInt8]] {
    var words: [[UInt8]] = []
    var before: UInt8 = 0x20
    for byte in folded(text).map(ASCII.lower) {
      if ASCII.isLetterOrBeyond(byte) || ASCII.isDigit(byte) {
        let goesOn = ASCII.isLetterOrBeyond(byte) ? ASCII.isLetterOrBeyond(before) : ASCII.isDigit(before)
        if goesOn, let last = words.indices.last { words[last].append(byte) } else { words.append([byte]) }
      }
      before = byte
    }
    return words
  }

  static func letters(_ text: String) -> [UInt8] {
    folded(text).filter(ASCII.isLetterOrBeyond)
  }

  static func alphanumerics(_ text: String) -> [UInt8] {
    folded(text).filter(ASCII.isAlphanumeric).map(ASCII.lower)
  }

  static func isSocialSecurity(_ text: String) -> Bool {
    guard text.utf8.count == 11 else { return false }
    return text.utf8.split(separator: UInt8(ascii: "-")).map(\.count) == [3, 2, 4]
  }

  /// The values that the tokeniser gives words and digits.
  private static func forEachWord(_ text: String, _ body: (UInt64) -> Void) {
    let bytes = folded(text)
    var position = 0
    while position < bytes.count {
      var value: UInt64 = 0
      let start = position
      if ASCII.isDigit(bytes[position]) {
        while position < bytes.count, ASCII.isDigit(bytes[position]) {
          if position - start < 19 { value = value &* 10 &+ UInt64(bytes[position] - 48) }
          position += 1
        }
        body(value)
      } else if ASCII.isLetterOrBeyond(bytes[position]) {
        var hash = WordHash.seed
        while position < bytes.count, ASCII.isLetterOrBeyond(bytes[position]) {
          hash = WordHash.add(ASCII.lower(bytes[position]), to: hash)
          position += 1
        }
        body(WordHash.finish(hash))
      } else {
        position += 1
      }
    }
  }
}
