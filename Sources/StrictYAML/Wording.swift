/// Words in messages: quoted so that nothing hides in them, listed, and the right one nearest to a wrong one.
package enum Wording {
  /// The word in quotes, cut to 64 bytes, with what could be mistaken for something else spelled out.
  package static func quoted(_ word: String) -> String {
    var text = ""
    var lookalike: Unicode.Scalar?
    for scalar in word.unicodeScalars.prefix(64) {
      if (0x20..<0x7F).contains(scalar.value) {
        text.unicodeScalars.append(scalar)
      } else {
        text += "\\u{\(String(scalar.value, radix: 16))}"
        if scalar.value >= 0x80 { lookalike = lookalike ?? scalar }
      }
    }
    guard let lookalike else { return "\"\(text)\"" }
    return "\"\(text)\" (it holds U+\(String(lookalike.value, radix: 16, uppercase: true)), which only looks right)"
  }

  package static func oneOf(_ words: [String]) -> String {
    words.count == 1 ? "\"\(words[0])\"" : "one of \(words.joined(separator: ", "))"
  }

  /// The word that takes the fewest changes of letters, `nil` when even that takes more than a third of its letters.
  package static func nearest(to word: String, in words: [String]) -> String? {
    let typed = folded(word)
    guard !typed.isEmpty, typed.count <= YAMLLimits.nameBytes else { return nil }
    var best: (word: String, distance: Int)?
    for candidate in words {
      let distance = distance(typed, folded(candidate))
      if distance <= max(1, candidate.utf8.count / 3), distance < best?.distance ?? .max {
        best = (candidate, distance)
      }
    }
    return best?.word
  }

  /// Case, `_` and space are what people mix up most; they cost nothing.
  private static func folded(_ word: String) -> [UInt8] {
    word.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      case UInt8(ascii: "_"), UInt8(ascii: " "): UInt8(ascii: "-")
      default: byte
      }
    }
  }

  /// Levenshtein's distance, two rows at a time.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var previous = Array(0...right.count)
    for (row, byte) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        current.append(min(previous[column] + (byte == other ? 0 : 1), previous[column + 1] + 1, current[column] + 1))
      }
      previous = current
    }
    return previous[right.count]
  }
}
