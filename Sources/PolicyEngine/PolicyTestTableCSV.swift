import StrictYAML

/// Tables in CSV (RFC 4180): a header with `name`, `expect`, optionally `rule` and `obligations` (separated by spaces),
/// and one column per fact. An empty cell of a fact is `unknown`; an empty `rule` or `obligations` is not checked.
extension PolicyTestTable {
  /// Reads a table; `file` is only named in errors.
  public init(csv: String, file: String = "cases") throws(PolicyError) {
    do {
      self.init(cases: try Self.read(CSVRows.parse(csv)))
    } catch {
      throw error.within(file: file)
    }
  }

  /// What a column of the table holds.
  private enum Column: Hashable {
    case name, expect, rule, obligations
    case fact(FactName)

    init(_ word: String, at place: Place) throws(PolicyError) {
      switch word {
      case "name": self = .name
      case "expect": self = .expect
      case "rule": self = .rule
      case "obligations": self = .obligations
      default: self = .fact(try Vocabulary.fact(named: word, at: place))
      }
    }
  }

  private static func read(_ rows: [CSVRows.Row]) throws(PolicyError) -> [Case] {
    guard let header = rows.first else {
      throw PolicyError(
        .wrongShape, at: Place(line: 1, column: 1), "the table is empty", expected: "a header with name and expect")
    }
    var columns: [Column] = []
    for cell in header.cells {
      let column = try Column(cell.text, at: cell.place)
      guard !columns.contains(column) else {
        throw PolicyError(.duplicateKey, at: cell.place, "the column \(Wording.quoted(cell.text)) stands here twice")
      }
      columns.append(column)
    }
    for (column, word) in [(Column.name, "name"), (.expect, "expect")] where !columns.contains(column) {
      throw PolicyError(
        .missingKey, at: Place(line: 1, column: 1), "the header has no column \"\(word)\"", expected: "\"\(word)\"")
    }
    var cases: [Case] = []
    for row in rows.dropFirst() { cases.append(try testCase(row, columns)) }
    return cases
  }

  private static func testCase(_ row: CSVRows.Row, _ columns: [Column]) throws(PolicyError) -> Case {
    guard row.cells.count == columns.count else {
      throw PolicyError(
        .notCSV, at: Place(line: row.line, column: 1), "this row has \(row.cells.count) cells",
        expected: "\(columns.count), as the header")
    }
    var name = ""
    var expected: Outcome?
    var rule: String?
    var obligations: [Obligation]?
    var facts = Facts()
    for (column, cell) in zip(columns, row.cells) {
      switch column {
      case .name: name = cell.text
      case .expect: expected = try outcome(cell.text, at: cell.place)
      case .rule: rule = cell.text.isEmpty ? nil : cell.text
      case .obligations:
        let words = cell.text.split(separator: " ").map { YAMLTree.text(String($0), cell.place) }
        obligations = words.isEmpty ? nil : try PolicyReader.obligations(.list(words, cell.place))
      case .fact(let fact):
        if !cell.text.isEmpty { facts[fact] = try Vocabulary.value(named: cell.text, of: fact, at: cell.place) }
      }
    }
    // `expect` is among the columns, so a row as long as the header has it.
    return Case(
      name: name, facts: facts, outcome: expected ?? .block, obligations: obligations, rule: rule, line: row.line)
  }
}

/// CSV as rows of cells with their places.
enum CSVRows {
  struct Cell: Hashable {
    let text: String
    let place: Place
  }

  struct Row: Hashable {
    let cells: [Cell]
    let line: Int
  }

  /// Blank lines are left out; a byte order mark and any line break are read.
  static func parse(_ csv: String) throws(PolicyError) -> [Row] {
    var bytes = Array(csv.utf8)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard bytes.count <= PolicyLimits.fileBytes else {
      throw PolicyError(
        .tooLarge, at: .nowhere, "the table has \(bytes.count) bytes",
        expected: "at most \(PolicyLimits.fileBytes) bytes")
    }
    var scanner = CSVScanner(bytes: bytes)
    var rows: [Row] = []
    while let row = try scanner.row() {
      if row.cells.count == 1, row.cells[0].text.isEmpty { continue }
      rows.append(row)
      guard rows.count <= PolicyLimits.cases + 1 else {
        throw PolicyError(
          .tooComplex, at: Place(line: row.line, column: 1), "the table goes on",
          expected: "at most \(PolicyLimits.cases) cases")
      }
    }
    return rows
  }
}

/// Walks the bytes of a table, one row at a time.
private struct CSVScanner {
  let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var lineStart = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// `nil` at the end.
  mutating func row() throws(PolicyError) -> CSVRows.Row? {
    guard position < bytes.count else { return nil }
    let start = line
    var cells: [CSVRows.Cell] = []
    while true {
      let place = Place(line: line, column: position - lineStart + 1)
      let text = try current == UInt8(ascii: "\"") ? quoted(from: place) : plain()
      cells.append(CSVRows.Cell(text: text, place: place))
      guard let byte = current else { break }
      if byte == UInt8(ascii: ",") {
        position += 1
        continue
      }
      guard isLineBreak(byte) else {
        throw PolicyError(
          .notCSV, at: place, "text follows a closing quote", expected: "a comma or the end of the line")
      }
      skipLineBreak()
      break
    }
    return CSVRows.Row(cells: cells, line: start)
  }

  private mutating func plain() -> String {
    let start = position
    while let byte = current, byte != UInt8(ascii: ","), !isLineBreak(byte) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func quoted(from place: Place) throws(PolicyError) -> String {
    var text: [UInt8] = []
    position += 1
    while let byte = current {
      if byte == UInt8(ascii: "\"") {
        position += 1
        guard current == UInt8(ascii: "\"") else { return String(decoding: text, as: UTF8.self) }
      }
      text.append(byte)
      if isLineBreak(byte) { skipLineBreak() } else { position += 1 }
    }
    throw PolicyError(.notCSV, at: place, "this quote is never closed")
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }
  private func isLineBreak(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

  private mutating func skipLineBreak() {
    let isPair =
      bytes[position] == UInt8(ascii: "\r") && position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "\n")
    position += isPair ? 2 : 1
    line += 1
    lineStart = position
  }
}
