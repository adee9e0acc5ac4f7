/// The marked texts of a file, one at a time: JSON lines (`GoldText`), or notes with marks in them (`MarkedNote`) when the
/// first line that is not blank is a heading.
struct GoldTexts: ~Copyable {
  private var lines: InputLines
  private let labels: GoldText.Labels
  private let takesUnmarked: Bool
  private var form: Form?

  private enum Form {
    case rows
    /// Its heading was read already.
    case notes(next: MarkedNote?)
  }

  init(path: String, labels: GoldText.Labels, takesUnmarked: Bool) throws(InputFault) {
    lines = try InputLines(path: path)
    self.labels = labels
    self.takesUnmarked = takesUnmarked
  }

  var bytesRead: Int { lines.bytesRead }
  var byteCount: Int? { lines.byteCount }

  /// The next text; `nil` after the last.
  mutating func next() throws(InputFault) -> GoldText? {
    switch form {
    case .rows: return try lines.nextFilled().map { line throws(InputFault) in try row(line) }
    case .notes(let note): return try note.map { note throws(InputFault) in try whole(note) }
    case nil:
      guard let line = try lines.nextFilled() else { return nil }
      guard let note = MarkedNote(heading: line) else {
        guard line.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else {
          throw fault(GoldFault(field: nil, problem: "is neither JSON nor a heading. A marked note begins with === ID"))
        }
        form = .rows
        return try row(line)
      }
      return try whole(note)
    }
  }

  private func row(_ line: ArraySlice<UInt8>) throws(InputFault) -> GoldText {
    try located { () throws(GoldFault) in try GoldText(line: line, labels: labels, takesUnmarked: takesUnmarked) }
  }

  /// Reads on to the next heading.
  private mutating func whole(_ begun: MarkedNote) throws(InputFault) -> GoldText {
    var note = begun
    while let line = try lines.next() {
      if let next = MarkedNote(heading: line) {
        form = .notes(next: next)
        return note.gold()
      }
      do { try note.add(line, labels: labels) } catch { throw fault(error) }
    }
    form = .notes(next: nil)
    return note.gold()
  }

  private func located<Value>(_ body: () throws(GoldFault) -> Value) throws(InputFault) -> Value {
    do { return try body() } catch { throw fault(error) }
  }

  private func fault(_ fault: GoldFault) -> InputFault {
    InputFault(path: lines.path, line: lines.lineNumber, problem: fault.sentence)
  }
}
