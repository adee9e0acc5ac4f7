/// The entries of a YAML map, handed out by name; what nobody asked for is a mistake of the author.
struct YAMLFields {
  let place: Place
  /// What the map is, for messages: "a rule".
  let what: String
  private let entries: [YAMLTree.Entry]

  /// `keys` are all that the map may have.
  init(_ tree: YAMLTree, what: String, keys: [String]) throws(PolicyError) {
    guard case .map(let entries, let place) = tree else {
      throw PolicyError(
        .wrongShape, at: tree.place, "\(what) must be a map", expected: "the keys \(keys.joined(separator: ", "))")
    }
    for entry in entries where !keys.contains(entry.key) {
      throw PolicyError(
        .unknownKey, at: entry.place, "\(what) has no key \(Vocabulary.quoted(entry.key))",
        expected: Vocabulary.oneOf(keys), suggestion: Vocabulary.nearest(to: entry.key, in: keys))
    }
    self.place = place
    self.what = what
    self.entries = entries
  }

  func tree(_ key: String) -> YAMLTree? { entries.first { $0.key == key }?.value }

  func required(_ key: String) throws(PolicyError) -> YAMLTree {
    if let tree = tree(key) { return tree }
    throw PolicyError(.missingKey, at: place, "\(what) has no \"\(key)\"", expected: "\"\(key)\"")
  }

  /// `nil` when the key is missing.
  func text(_ key: String) throws(PolicyError) -> String? {
    guard let tree = tree(key) else { return nil }
    return try tree.text(called: "\"\(key)\"")
  }

  func requiredText(_ key: String) throws(PolicyError) -> String {
    try required(key).text(called: "\"\(key)\"")
  }

  /// The text of `key`, as a name of small letters, digits, `-` and `.`.
  func requiredName(_ key: String) throws(PolicyError) -> String {
    let tree = try required(key)
    return try YAMLFields.name(tree.text(called: "\"\(key)\""), at: tree.place)
  }

  /// Names stand in records, URLs and tables, and must not be mistaken for one another: small ASCII only.
  static func name(_ word: String, at place: Place) throws(PolicyError) -> String {
    let isName = word.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
        UInt8(ascii: "."):
        true
      default: false
      }
    }
    guard isName, (1...PolicyLimits.nameBytes).contains(word.utf8.count) else {
      throw PolicyError(
        .badName, at: place, "\(Vocabulary.quoted(word)) cannot be a name",
        expected: "1 to \(PolicyLimits.nameBytes) of a-z, 0-9, - and .")
    }
    return word
  }
}

extension YAMLTree {
  /// The text of a scalar without white space around it; never empty.
  func text(called name: String) throws(PolicyError) -> String {
    guard case .text(let raw, let place) = self else {
      throw PolicyError(.wrongShape, at: place, "\(name) must be text", expected: "text")
    }
    guard raw.utf8.count <= PolicyLimits.sentenceBytes else {
      throw PolicyError(
        .tooLarge, at: place, "\(name) has \(raw.utf8.count) bytes",
        expected: "at most \(PolicyLimits.sentenceBytes) bytes")
    }
    let isSpace: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\t") }
    let trimmed = raw.utf8.drop(while: isSpace).reversed().drop(while: isSpace).reversed()
    guard !trimmed.isEmpty else {
      throw PolicyError(.wrongShape, at: place, "\(name) is empty", expected: "text")
    }
    let text = String(decoding: Array(trimmed), as: UTF8.self)
    for scalar in text.unicodeScalars where Self.isDeceptive(scalar) {
      throw PolicyError(
        .forbiddenYAML, at: place,
        "\(name) holds the invisible character U+\(String(scalar.value, radix: 16, uppercase: true))",
        expected: "text that shows all that it holds")
    }
    return text
  }

  /// Control characters, and those that reorder or hide text: people sign what they see, so there must be nothing else.
  private static func isDeceptive(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0x00..<0x20, 0x7F..<0xA0, 0x00AD, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
      0xE0000...0xE007F:
      true
    default: false
    }
  }

  /// One word, or a list of words; never empty.
  func words(called name: String) throws(PolicyError) -> [(word: String, place: Place)] {
    guard case .list(let items, let place) = self else { return [(try text(called: name), self.place)] }
    guard !items.isEmpty else {
      throw PolicyError(.wrongShape, at: place, "\(name) is an empty list", expected: "at least one word")
    }
    var words: [(word: String, place: Place)] = []
    for item in items { words.append((try item.text(called: name), item.place)) }
    return words
  }
}
