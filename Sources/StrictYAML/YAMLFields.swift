/// The entries of a YAML map, handed out by name; what nobody asked for is a mistake of the author.
package struct YAMLFields<Failure: YAMLFailure>: Sendable {
  package let place: Place
  /// What the map is, for messages: "a rule".
  package let what: String
  package let entries: [YAMLTree<Failure>.Entry]

  /// `keys` are all that the map may have. Without `quotesKeys` a wrong one is not repeated in the error.
  package init(
    _ tree: YAMLTree<Failure>, what: String, keys: [String], quotesKeys: Bool = true
  ) throws(Failure) {
    guard case .map(let entries, let place) = tree else {
      throw Failure(
        YAMLFault(
          .wrongShape, at: tree.place, "\(what) must be a map", expected: "the keys \(keys.joined(separator: ", "))"))
    }
    for entry in entries where !keys.contains(entry.key) {
      let quoted = quotesKeys ? " \(Wording.quoted(entry.key))" : " of this name"
      throw Failure(
        YAMLFault(
          .unknownKey, at: entry.place, "\(what) has no key\(quoted)", expected: Wording.oneOf(keys),
          suggestion: Wording.nearest(to: entry.key, in: keys)))
    }
    self.place = place
    self.what = what
    self.entries = entries
  }

  package func tree(_ key: String) -> YAMLTree<Failure>? { entries.first { $0.key == key }?.value }

  package func required(_ key: String) throws(Failure) -> YAMLTree<Failure> {
    if let tree = tree(key) { return tree }
    throw Failure(YAMLFault(.missingKey, at: place, "\(what) has no \"\(key)\"", expected: "\"\(key)\""))
  }

  /// `nil` when the key is missing.
  package func text(_ key: String) throws(Failure) -> String? {
    guard let tree = tree(key) else { return nil }
    return try tree.text(called: "\"\(key)\"")
  }

  package func requiredText(_ key: String) throws(Failure) -> String {
    try required(key).text(called: "\"\(key)\"")
  }

  /// The text of `key`, as a name of small letters, digits, `-` and `.`.
  package func requiredName(_ key: String) throws(Failure) -> String {
    let tree = try required(key)
    return try Self.name(tree.text(called: "\"\(key)\""), at: tree.place)
  }

  /// Names stand in records, URLs and tables, and must not be mistaken for one another: small ASCII only.
  package static func name(_ word: String, at place: Place) throws(Failure) -> String {
    let isName = word.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
        UInt8(ascii: "."):
        true
      default: false
      }
    }
    guard isName, (1...YAMLLimits.nameBytes).contains(word.utf8.count) else {
      throw Failure(
        YAMLFault(
          .badName, at: place, "\(Wording.quoted(word)) cannot be a name",
          expected: "1 to \(YAMLLimits.nameBytes) of a-z, 0-9, - and ."))
    }
    return word
  }
}
