/// Looks at YAML text before the YAML library does, and refuses what a configuration never needs and a library can choke on:
/// anchors and aliases (bombs), tags, deep nesting, tabs as indentation, control characters, several documents.
///
/// It is a lexical screen, not a parser: it knows quotes, comments and block scalars well enough to leave their text
/// alone. A continuation line of an unquoted scalar that begins like an anchor is refused too; quoting it helps.
struct YAMLScreen {
  private let bytes: [UInt8]
  private let file: String?
  private var position = 0
  private var line = 1
  private var lineStart = 0
  private var flowDepth = 0
  /// Whether what comes next is the first byte of a key or a value.
  private var isTokenStart = true

  /// `file` is only named in errors.
  init(bytes: [UInt8], file: String?) {
    self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    self.file = file
  }

  /// The text without a byte order mark, when the screen lets it pass.
  func admitted() throws(YAMLFault) -> String {
    guard bytes.count <= YAMLLimits.fileBytes else {
      throw YAMLFault(
        .tooLarge, at: Place(line: 0, column: 0, file: file), "the file has \(bytes.count) bytes",
        expected: "at most \(YAMLLimits.fileBytes) bytes")
    }
    var screen = self
    while screen.position < bytes.count { try screen.scanLine() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// One line, from its first byte to the line break; a quoted scalar may carry on over several.
  private mutating func scanLine() throws(YAMLFault) {
    var parent = try indentation()
    var depth = parent / 2 + 1
    isTokenStart = true
    skipDocumentMarker()
    while let byte = current, !isLineBreak(byte) {
      try checkControl(byte)
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
        position += 1
      } else if byte == UInt8(ascii: "#"), position == lineStart || isBlank(bytes[position - 1]) {
        skipToLineEnd()
      } else if isTokenStart, flowDepth == 0, byte == UInt8(ascii: "|") || byte == UInt8(ascii: ">") {
        skipToLineEnd()
        skipLineBreak()
        return try blockScalar(indentedBeyond: parent)
      } else if isTokenStart, flowDepth == 0, byte == UInt8(ascii: "-"), isBlank(following) {
        position += 1
        // What the dash introduces is indented to where it starts.
        while current == UInt8(ascii: " ") { position += 1 }
        parent = position - lineStart
        depth += 1
      } else {
        if isTokenStart { try refuseForbiddenStart(byte) }
        try token(byte)
      }
      if depth + flowDepth > YAMLLimits.depth * 2 {
        throw refusal("the text is nested too deeply", "at most \(YAMLLimits.depth) levels")
      }
    }
    skipLineBreak()
  }

  /// Steps over one byte of a token, or over a whole quoted scalar, and notes whether a value may start after it.
  private mutating func token(_ byte: UInt8) throws(YAMLFault) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      if isTokenStart { try quoted(by: byte) } else { position += 1 }
      // In a flow collection `"a":&b` needs no space after the colon.
      isTokenStart = flowDepth > 0 && current == UInt8(ascii: ":")
      if isTokenStart { position += 1 }
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      if isTokenStart || flowDepth > 0 { flowDepth += 1 }
      position += 1
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      flowDepth = max(0, flowDepth - 1)
      position += 1
      isTokenStart = flowDepth > 0 && current == UInt8(ascii: ":")
      if isTokenStart { position += 1 }
    case UInt8(ascii: ":") where isBlank(following), UInt8(ascii: ",") where flowDepth > 0:
      position += 1
      isTokenStart = true
    default:
      position += 1
      isTokenStart = false
    }
  }

  private func refuseForbiddenStart(_ byte: UInt8) throws(YAMLFault) {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "*"):
      throw refusal("anchors and aliases (& and *) are not allowed", "every value written out, or in quotes")
    case UInt8(ascii: "!"), UInt8(ascii: "%"):
      throw refusal("tags and directives (! and %) are not allowed", "the value itself, or in quotes")
    case UInt8(ascii: "?") where isBlank(following):
      throw refusal("complex keys (?) are not allowed", "a plain word as key")
    default: break
    }
  }

  /// `---` may stand before a document, and a value may follow it on the same line.
  private mutating func skipDocumentMarker() {
    let dash = UInt8(ascii: "-")
    guard position == lineStart, bytes[position...].starts(with: [dash, dash, dash]),
      position + 3 == bytes.count || isBlank(bytes[position + 3])
    else { return }
    position += 3
  }

  /// Counts the spaces that a line starts with.
  private mutating func indentation() throws(YAMLFault) -> Int {
    while current == UInt8(ascii: " ") { position += 1 }
    if current == UInt8(ascii: "\t") {
      throw refusal("a tab indents this line", "spaces")
    }
    return position - lineStart
  }

  private mutating func quoted(by quote: UInt8) throws(YAMLFault) {
    let opened = place
    position += 1
    while let byte = current {
      try checkControl(byte)
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\""), position + 1 < bytes.count,
        !isLineBreak(bytes[position + 1])
      {
        position += 2
      } else if byte == quote {
        position += 1
        guard quote == UInt8(ascii: "'"), current == quote else { return }
        position += 1
      } else if isLineBreak(byte) {
        skipLineBreak()
      } else {
        position += 1
      }
    }
    throw YAMLFault(.notYAML, at: opened, "this quote is never closed")
  }

  /// Skips the text of a `|` or `>` scalar: every line that is blank or indented deeper than its key.
  private mutating func blockScalar(indentedBeyond parent: Int) throws(YAMLFault) {
    while position < bytes.count {
      var end = position
      while end < bytes.count, bytes[end] == UInt8(ascii: " ") { end += 1 }
      let isEmpty = end == bytes.count || isLineBreak(bytes[end])
      guard isEmpty || end - position > parent else { return }
      while let byte = current, !isLineBreak(byte) {
        try checkControl(byte)
        position += 1
      }
      skipLineBreak()
    }
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }
  private var following: UInt8 { position + 1 < bytes.count ? bytes[position + 1] : UInt8(ascii: "\n") }
  private var place: Place {
    // Columns are Unicode scalars, as the YAML library counts them: continuation bytes do not count.
    let column = bytes[lineStart..<position].reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    return Place(line: line, column: column, file: file)
  }

  private func isLineBreak(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || isLineBreak(byte)
  }

  private func refusal(_ message: String, _ expected: String) -> YAMLFault {
    YAMLFault(.forbiddenYAML, at: place, message, expected: expected)
  }

  private func checkControl(_ byte: UInt8) throws(YAMLFault) {
    if byte < 0x20 && byte != UInt8(ascii: "\t") && !isLineBreak(byte) || byte == 0x7F {
      throw refusal(
        "the control character U+00\(byte < 16 ? "0" : "")\(String(byte, radix: 16)) is not allowed", "text")
    }
  }

  private mutating func skipToLineEnd() {
    while let byte = current, !isLineBreak(byte) { position += 1 }
  }

  private mutating func skipLineBreak() {
    guard let byte = current else { return }
    position += byte == UInt8(ascii: "\r") && following == UInt8(ascii: "\n") && position + 1 < bytes.count ? 2 : 1
    line += 1
    lineStart = position
  }
}
