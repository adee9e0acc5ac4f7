import PHIDetection

/// A note that somebody marked in an editor: a heading `=== ID`, and below it the text with `⟦KIND:the words⟧` around
/// what identifies somebody.
///
/// Marks do not nest and stay on one line. Blank lines at the beginning and at the end are not part of the text. A note
/// without marks is one without identifiers.
struct MarkedNote {
  static let heading = Array("=== ".utf8)
  private static let opening = Array("⟦".utf8)
  private static let closing = Array("⟧".utf8)

  let id: String
  private var text: [UInt8] = []
  private var spans: [MarkedSpan] = []
  private var isBegun = false
  /// The length of the text up to its last line that is not blank.
  private var end = 0

  /// `nil` when the line is no heading.
  init?(heading line: ArraySlice<UInt8>) {
    guard line.starts(with: Self.heading) else { return nil }
    id = String(decoding: Self.trimmed(line.dropFirst(Self.heading.count)), as: UTF8.self)
  }

  /// Takes the next line of the note, its end not included.
  mutating func add(_ line: ArraySlice<UInt8>, labels: GoldText.Labels) throws(GoldFault) {
    guard isBegun || !Self.trimmed(line).isEmpty else { return }
    guard text.count + line.count <= InputLines.lineBytesMax else {
      throw GoldFault(
        field: nil, problem: "makes the note longer than \(InputLines.lineBytesMax >> 20) MiB. Split the note")
    }
    if isBegun { text.append(UInt8(ascii: "\n")) }
    isBegun = true
    guard String(validating: line, as: UTF8.self) != nil else { throw GoldFault(field: nil, problem: "is not UTF-8") }
    var rest = line
    while let mark = Self.first(Self.opening, in: rest) {
      try addPlain(rest[..<mark])
      rest = try addMarked(rest[(mark + Self.opening.count)...], labels)
    }
    try addPlain(rest)
    if !Self.trimmed(line).isEmpty { end = text.count }
  }

  func gold() -> GoldText { GoldText(id: id, text: Array(text.prefix(end)), spans: spans) }

  private mutating func addPlain(_ bytes: ArraySlice<UInt8>) throws(GoldFault) {
    guard Self.first(Self.closing, in: bytes) == nil else {
      throw GoldFault(field: nil, problem: "has a ⟧ without a ⟦ before it")
    }
    text += bytes
  }

  /// What follows the mark.
  private mutating func addMarked(
    _ bytes: ArraySlice<UInt8>, _ labels: GoldText.Labels
  ) throws(GoldFault) -> ArraySlice<UInt8> {
    guard let close = Self.first(Self.closing, in: bytes) else {
      throw GoldFault(field: nil, problem: "has a ⟦ without a ⟧ behind it. A mark ends on its line")
    }
    let inside = bytes[..<close]
    guard Self.first(Self.opening, in: inside) == nil else {
      throw GoldFault(field: nil, problem: "has a mark within a mark")
    }
    guard let colon = inside.firstIndex(of: UInt8(ascii: ":")), colon + 1 < close else {
      throw GoldFault(field: nil, problem: "has a mark without words. Write ⟦KIND:the words⟧")
    }
    let label = String(decoding: inside[..<colon], as: UTF8.self)
    guard let kinds = labels.kinds(of: label) else {
      throw GoldFault(
        field: nil, problem: "has a mark whose kind has no known meaning. Say which with --label KIND=kind")
    }
    let start = text.count
    text += inside[(colon + 1)...]
    spans.append(MarkedSpan(range: start..<text.count, label: label, kinds: kinds))
    return bytes[(close + Self.closing.count)...]
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D }
    guard let first = line.firstIndex(where: { !isBlank($0) }), let last = line.lastIndex(where: { !isBlank($0) })
    else { return [] }
    return line[first...last]
  }

  private static func first(_ mark: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.indices.first { bytes[$0] == mark[0] && bytes[$0...].starts(with: mark) }
  }
}
