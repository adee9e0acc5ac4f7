import Foundation

/// What became of the values of one form.
struct Row {
  private struct Share {
    var count = 0
    var covered = 0
    var session = 0
    var wrong = 0

    mutating func add(_ other: Share) {
      count += other.count
      covered += other.covered
      session += other.session
      wrong += other.wrong
    }
  }

  private struct Cell: Hashable {
    enum Errors { case none, one, oneAndNoWord }
    let errors: Errors
    let style: LetterCase
  }

  private var shares: [Cell: Share] = [:]

  mutating func count(_ outcome: Outcome, _ error: TypingError, _ style: LetterCase, makesWord: Bool) {
    var share = Share()
    share.count = 1
    share.covered = outcome.isCovered ? 1 : 0
    share.session = outcome.isCoveredInSession ? 1 : 0
    share.wrong = outcome.isWrong ? 1 : 0
    guard error != .none else { return shares[Cell(errors: .none, style: style), default: Share()].add(share) }
    shares[Cell(errors: .one, style: style), default: Share()].add(share)
    if !makesWord { shares[Cell(errors: .oneAndNoWord, style: style), default: Share()].add(share) }
  }

  mutating func add(_ other: Row) {
    for (cell, share) in other.shares { shares[cell, default: Share()].add(share) }
  }

  static let head = """
    | form | right | one error: usual | CAPITALS | lower | no word: usual | CAPITALS | lower | session: right | one error, no word: usual | CAPITALS | lower | wrong |
    | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
    """

  func line(_ name: String) -> String {
    func share(_ errors: Cell.Errors, _ style: LetterCase) -> Share {
      shares[Cell(errors: errors, style: style)] ?? Share()
    }
    func all(_ errors: Cell.Errors) -> Share { LetterCase.allCases.reduce(into: Share()) { $0.add(share(errors, $1)) } }
    let cells =
      [Self.share(all(.none).covered, all(.none).count)]
      + LetterCase.allCases.map { Self.share(share(.one, $0).covered, share(.one, $0).count) }
      + LetterCase.allCases.map { Self.share(share(.oneAndNoWord, $0).covered, share(.oneAndNoWord, $0).count) }
      + [Self.share(all(.none).session, all(.none).count)]
      + LetterCase.allCases.map { Self.share(share(.oneAndNoWord, $0).session, share(.oneAndNoWord, $0).count) }
      + [Self.share(all(.one).wrong, all(.one).count)]
    return "| \(name) | " + cells.joined(separator: " | ") + " |"
  }

  private static func share(_ part: Int, _ whole: Int) -> String {
    String(format: "%.4f", Double(part) / Double(max(1, whole)))
  }
}
