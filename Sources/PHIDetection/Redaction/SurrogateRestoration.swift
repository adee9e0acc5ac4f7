extension SurrogateMap {
  /// The text with every surrogate that this map gave out replaced by its value, the longest first.
  ///
  /// A surrogate counts where it stands as a whole: no letter continues its letters and no digit its digits. A single word
  /// of an invented name comes back too, in the letter case in which it stands. Misses: surrogates that were reworded
  /// ("the third of May" for `5/3`), and those that stand for several values. What somebody wrote that happens to be a
  /// surrogate is taken for one.
  public func restored(_ text: [UInt8]) -> [UInt8] {
    guard count > 0 else { return text }
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var position = 0
    while position < text.count {
      if Self.isBoundary(text, position), let (value, length) = match(in: text, at: position) {
        output += value.utf8
        position += length
      } else {
        output.append(text[position])
        position += 1
      }
    }
    return output
  }

  private func match(in text: [UInt8], at position: Int) -> (value: String, byteCount: Int)? {
    for length in surrogateLengths where position + length <= text.count && Self.isBoundary(text, position + length) {
      let candidate = String(decoding: text[position..<position + length], as: UTF8.self)
      if let value = value(of: candidate) { return (value, length) }
    }
    let word = text[position...].prefix(while: ASCII.isLetter)
    guard word.count > 2, Self.isBoundary(text, word.endIndex),
      let original = names.originals[Self.key(word.map(ASCII.lower))]
    else { return nil }
    let restored = LetterCase(of: Array(word)).applied(to: Array(original.utf8))
    return (String(decoding: restored, as: UTF8.self), word.count)
  }

  /// Whether a surrogate may begin or end before this byte.
  private static func isBoundary(_ text: [UInt8], _ position: Int) -> Bool {
    guard position > 0, position < text.count else { return true }
    let (before, after) = (text[position - 1], text[position])
    if after & 0xC0 == 0x80 { return false }
    if ASCII.isDigit(before) { return !ASCII.isDigit(after) }
    return !(isLetter(before) && isLetter(after))
  }

  private static func isLetter(_ byte: UInt8) -> Bool { ASCII.isLetter(byte) || byte >= 0x80 }
}
