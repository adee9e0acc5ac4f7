/// Tables: what the head of a column says is true of its cells, in CSV and its kin (commas, semicolons, tabs, bars,
/// Markdown) and in SQL `INSERT`.
///
/// A table ends at an empty line or at a row of another width. Every token is visited once more at most. Misses: tables
/// aligned by spaces, cells that run over lines, and tables without a head.
extension Scanner {
  struct Table: Sendable {
    let separator: UInt8
    /// What is known about each column; `nil` for the others.
    let columns: [PHIKind?]
  }

  private static let columnsMax = 128
  private static let headWordsMax = 5
  private static let cellTokensMax = 48

  /// Called for the first token of each line.
  func tableLine(at index: Int) {
    if let open = memory.table {
      if isAfterEmptyLine(index) {
        memory.table = nil
      } else if !row(at: index, open) {
        memory.table = nil
      } else {
        return
      }
    }
    memory.table = head(at: index)
  }

  private func isAfterEmptyLine(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    return bytes[Int(tokens[index - 1].end)..<Int(tokens[index].start)].count { $0 == UInt8(ascii: "\n") } > 1
  }

  /// The columns of a line of short names, two at least, of which one is known.
  private func head(at index: Int) -> Table? {
    var columns: [PHIKind?] = []
    var separator: UInt8?
    var known = 0
    var place = token(index).isMark("|") ? index + 1 : index
    // Most lines are no head: that is known before anything is allocated.
    guard let first = headCell(at: place), first.end + 1 < tokens.count, self.separator(before: first.end + 1) != nil
    else { return nil }
    while columns.count < Self.columnsMax {
      guard let cell = headCell(at: place) else { return nil }
      let kind = fieldKind(endingAt: cell.last, isPhrase: true) ?? peopleColumn(place, cell.last)
      columns.append(kind)
      known += kind == nil ? 0 : 1
      let next = cell.end + 1
      guard next < tokens.count else { break }
      let byte = self.separator(before: next)
      if token(next).gap == .line, byte != UInt8(ascii: "\t") { break }
      guard let byte, byte == separator ?? byte else { return nil }
      separator = byte
      place = byte == UInt8(ascii: "\t") ? next : next + 1
      if token(place).gap == .line || place >= tokens.count { break }
    }
    guard let separator, columns.count > 1, known > 0 else { return nil }
    return Table(separator: separator, columns: columns)
  }

  /// `.name` for a column of people: "Pt", "RN", "Surg", "Last".
  private func peopleColumn(_ first: Int, _ last: Int) -> PHIKind? {
    first == last && Self.peopleColumns.contains(token(first).value) ? .name : nil
  }

  /// One name of a column: words, perhaps in quotes. `last`: its last word, `end`: its last token.
  private func headCell(at index: Int) -> (last: Int, end: Int)? {
    let isQuoted = token(index).isMark("\"")
    var place = isQuoted ? index + 1 : index
    guard token(place).isWord, place == index || isJoined(place) else { return nil }
    var words = 1
    while words < Self.headWordsMax, place + 1 < tokens.count {
      let next = token(place + 1)
      if next.gap == .line || isAfterTab(place + 1) { break }
      if next.isMark("_") || next.isMark("-") || next.isMark("."), isJoined(place + 1), isJoined(place + 2),
        token(place + 2).kind != .mark
      {
        place += 2
      } else if next.isWord || next.isDigits && isJoined(place + 1) {
        place += 1
      } else {
        break
      }
      words += 1
    }
    let last = place
    if isQuoted {
      guard token(place + 1).isMark("\"") else { return nil }
      place += 1
    }
    return (last, place)
  }

  /// The separator between a token and the one before: a tab in the gap, or the mark itself.
  private func separator(before index: Int) -> UInt8? {
    if isAfterTab(index) { return UInt8(ascii: "\t") }
    let token = token(index)
    guard token.isMark(",") || token.isMark(";") || token.isMark("|") else { return nil }
    return UInt8(truncatingIfNeeded: token.value)
  }

  func isAfterTab(_ index: Int) -> Bool {
    guard index > 0, index < tokens.count, tokens[index].gap != .none else { return false }
    for place in Int(tokens[index - 1].end)..<Int(tokens[index].start) where bytes[place] == UInt8(ascii: "\t") {
      return true
    }
    return false
  }

  /// Adds the cells of one row; `false` where the line is no row of the table.
  private func row(at index: Int, _ table: Table) -> Bool {
    var place = index
    if table.separator == UInt8(ascii: "|"), token(place).isMark("|") { place += 1 }
    var cells: [(column: Int, first: Int, last: Int)] = []
    var column = 0
    var first = place
    var isQuoted = false
    while place < tokens.count,
      place == index || token(place).gap != .line || isQuoted && place - first < Self.cellTokensMax
    {
      let token = token(place)
      if token.isMark("\"") {
        isQuoted.toggle()
      } else if !isQuoted,
        table.separator == UInt8(ascii: "\t")
          ? place > first && isAfterTab(place) : token.isMark(Unicode.Scalar(table.separator))
      {
        if place > first { cells.append((column, first, place - 1)) }
        column += table.separator == UInt8(ascii: "\t") ? tabs(before: place) : 1
        first = table.separator == UInt8(ascii: "\t") ? place : place + 1
      }
      place += 1
    }
    if place > first { cells.append((column, first, place - 1)) }
    // What is seen ends before the row does.
    let isCut = place >= tokens.count
    guard isCut || column > 0, isCut || column < table.columns.count + 1 && column + 2 >= table.columns.count else {
      return false
    }
    for cell in cells where cell.column < table.columns.count {
      guard let kind = table.columns[cell.column] else { continue }
      addCell(kind, cell.first, cell.last)
    }
    return true
  }

  private func tabs(before index: Int) -> Int {
    bytes[Int(tokens[index - 1].end)..<Int(tokens[index].start)].count { $0 == UInt8(ascii: "\t") }
  }

  /// A cell without its quotes.
  func addCell(_ kind: PHIKind, _ first: Int, _ last: Int) {
    var (first, last) = (first, last)
    while first < last, Self.quotes.contains(token(first).value), token(first).kind == .mark { first += 1 }
    while last > first, Self.quotes.contains(token(last).value), token(last).kind == .mark { last -= 1 }
    guard last - first < Self.cellTokensMax, kind != .name || mayBePerson(first, last) else { return }
    addField(kind, first, last)
  }

  /// Not "open", "none", "PRN" or a number in a column of names.
  private func mayBePerson(_ first: Int, _ last: Int) -> Bool {
    (first...last).contains { place in
      let word = token(place)
      guard word.isWord else { return false }
      if word.isCapitalised, !word.traits.isDisjoint(with: [.given, .family]) { return true }
      guard word.traits.isDisjoint(with: .ordinary) else { return false }
      if !fullTraits(place).isDisjoint(with: [.given, .family]) { return true }
      return !english.mayContain(word.value) && (word.shape != .upper || word.count > 3 || first < last)
    }
  }

  // MARK: SQL

  /// `INSERT … patients (first_name, ssn) VALUES ('Wayra', '123'), (…)`, whose INSERT stands here.
  func insertStatement(at index: Int) {
    guard token(index + 1).value == Self.into else { return }
    var place = index + 2
    while place - index < 12, !token(place).isMark("("), place < tokens.count { place += 1 }
    guard token(place).isMark("(") else { return }
    var columns: [PHIKind?] = []
    var last = place
    while columns.count < Self.columnsMax, last + 1 < tokens.count {
      last += 1
      let token = token(last)
      if token.isMark(",") || token.isMark(")") {
        let isQuoted = self.token(last - 1).kind == .mark
        columns.append(fieldKind(endingAt: isQuoted ? last - 2 : last - 1, isPhrase: false))
        if token.isMark(")") { break }
      } else if token.isDigits, !isJoined(last) {
        return
      }
    }
    guard columns.contains(where: { $0 != nil }), token(last + 1).value == Self.values else { return }
    memory.statementColumns = columns
  }

  /// The values in the parentheses that open here, after VALUES or another row of them.
  func tuple(at open: Int) {
    let before = token(open - 1)
    guard before.isMark(",") || before.value == Self.values else {
      if before.isMark(";") { memory.statementColumns = [] }
      return
    }
    var column = 0
    var first = open + 1
    var place = open + 1
    var isQuoted = false
    while place < tokens.count, place - first < Self.cellTokensMax {
      let token = token(place)
      if token.isMark("'") {
        isQuoted.toggle()
      } else if !isQuoted, token.isMark(",") || token.isMark(")") {
        if column < memory.statementColumns.count, let kind = memory.statementColumns[column], place > first {
          addCell(kind, first, place - 1)
        }
        if token.isMark(")") { break }
        column += 1
        first = place + 1
      }
      place += 1
    }
    if place < tokens.count, column + 1 != memory.statementColumns.count { memory.statementColumns = [] }
  }

  private static let peopleColumns = WordHash.set(
    """
    pt patient name last first middle family given rn nurse md doctor provider attending resident surg surgeon anes
    anesthesia anesthesiologist crna asst assistant circ circulator scrub aide cna pct physician staff interpreter
    """)
  static let statementWords = "insert"
  static let insert = WordHash.word("insert".utf8)
  private static let into = WordHash.word("into".utf8)
  private static let values = WordHash.word("values".utf8)
  private static let quotes: [UInt64] = "\"'`".utf8.map { UInt64($0) }
}
