import PHIDetection

/// One finding with its place in a file.
struct PlacedFinding {
  let file: String
  let finding: Finding
  /// Of the file's first byte.
  let offset: Int
  let start: TextPlace
  let end: TextPlace
  let stretch: SettledStretch
  /// What a context hides: these findings and all others, reported or not.
  let hidden: [Finding]

  /// The found bytes.
  var bytes: [UInt8] { Array(stretch.bytes[finding.range]) }

  var subject: String? {
    switch finding.subject {
    case .unattributed: nil
    case .patient(let key): key.rawValue
    case .ambiguous(let keys): keys.map(\.rawValue).joined(separator: " or ")
    }
  }

  /// The line around it between ⟦ and ⟧; other findings and, unless `showsText`, this one are shown by kind.
  func context(showsText: Bool) -> String {
    let window = TextWindow(around: finding.range, in: stretch.bytes).range
    var output: [UInt8] = []
    var cursor = window.lowerBound
    for other in hidden where window.overlaps(other.range) {
      let range = other.range.clamped(to: window)
      output += stretch.bytes[cursor..<range.lowerBound]
      let shown = showsText ? Array(stretch.bytes[range]) : Array("[\(other.kind.rawValue)]".utf8)
      output += other.range == finding.range ? Array("⟦".utf8) + shown + Array("⟧".utf8) : shown
      cursor = range.upperBound
    }
    output += stretch.bytes[cursor..<window.upperBound]
    return String(decoding: output, as: UTF8.self)
  }
}

/// A place in a text. Lines and columns are counted from 1.
struct TextPlace: Hashable {
  var line = 1
  /// In bytes.
  var column = 1
  /// In Unicode scalars.
  var scalarColumn = 1

  mutating func advance(over bytes: ArraySlice<UInt8>) {
    for byte in bytes {
      if byte == UInt8(ascii: "\n") {
        line += 1
        (column, scalarColumn) = (1, 1)
      } else {
        column += 1
        if byte & 0xC0 != 0x80 { scalarColumn += 1 }
      }
    }
  }
}
