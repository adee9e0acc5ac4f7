/// Rooms at the head of rows: "412 | Tuiasosopo", "7 - Golightly 71F", "B22 DUKE 70M", "ED-21 Zamarripa", "C-04  Vang",
/// "5|dirty". A short label at the head of a line, with a name or the state of a room behind it, is a room where another
/// line near by begins in the same way (45 CFR 164.514(b)(2)(i)(B)). Rows counted from one are a list, and left alone.
///
/// Misses: a single row, and rows that begin with the name.
extension Scanner {
  /// How far apart the heads of two rows may stand, in tokens.
  private static let rowReach = 60

  private struct RoomRow {
    /// The last token of the label.
    var last: Int
    var number: UInt64
    /// The letters before the number; of numbers alone, how long they are.
    var form: UInt64
    var isNumber: Bool
  }

  /// Adds the room that heads the row which begins here.
  func roomOfRow(at index: Int) {
    guard let row = roomRow(at: index) else { return }
    var numbers: Set<UInt64> = [row.number]
    var hasNeighbour = false
    for place in max(0, index - Self.rowReach)...index + Self.rowReach where place != index {
      guard let other = roomRow(at: place), other.form == row.form, other.isNumber == row.isNumber else { continue }
      numbers.insert(other.number)
      hasNeighbour = true
    }
    guard hasNeighbour, !row.isNumber || numbers.max() != UInt64(numbers.count) else { return }
    add(.address, index, row.last, .room, .weak)
  }

  private func roomRow(at index: Int) -> RoomRow? {
    guard isHeadOfRow(index), let row = rowLabel(at: index), isPerson(ofRow: row.last + 1) else { return nil }
    return row
  }

  private func isHeadOfRow(_ index: Int) -> Bool {
    index == 0 || token(index).gap == .line || token(index - 1).isMark("|") && token(index - 1).gap == .line
  }

  /// "7", "412", "209A", "B22", "TR1", "ED-21".
  private func rowLabel(at index: Int) -> RoomRow? {
    let head = token(index)
    if head.isDigits {
      guard head.count <= 3, head.value > 0 else { return nil }
      let hasLetter = isJoined(index + 1) && token(index + 1).isInitial
      return RoomRow(
        last: hasLetter ? index + 1 : index, number: head.value, form: head.count > 2 ? 3 : 2, isNumber: true)
    }
    guard head.shape == .upper, head.count <= 3, isJoined(index + 1) else { return nil }
    let number = token(index + 1).isMark("-") ? index + 2 : index + 1
    guard isJoined(number), token(number).isDigits, token(number).count <= 2 else { return nil }
    return RoomRow(last: number, number: token(number).value, form: head.value, isNumber: false)
  }

  /// Whether a person, or what is said of a room without one, stands in the row behind its label.
  private func isPerson(ofRow first: Int) -> Bool {
    var next = first
    if Self.rowMarks.contains(token(next)), token(next).gap == .space || !token(next).isMark("-") { next += 1 }
    if token(next).isDigits, token(next).count == 4, isAfterWideGap(next) { next += 1 }
    if token(next).isMark("\""), token(next).gap == .space { next += 1 }
    // "2 W. Stubblefield".
    if token(next).isInitial, token(next + 1).isMark("."), isJoined(next + 1) { next += 2 }
    let word = token(next)
    guard word.isWord, word.gap != .line, word.count > 1, next > first || word.gap == .space else { return false }
    if Self.emptyRooms.contains(word.value) { return true }
    guard word.isCapitalised,
      word.traits.isDisjoint(with: [.ordinary, .unit, .thing, .eponym, .month, .weekday, .direction, .street])
    else { return false }
    return !word.traits.isDisjoint(with: [.given, .family, .title]) || isStranger(next)
  }

  private static let rowMarks = ByteSet("|-:")
  private static let emptyRooms = WordHash.set("empty clean dirty vacant open closed blocked")
}
