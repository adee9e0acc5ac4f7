/// One slip of a hand, or of an eye, at one place of a value.
enum TypingError: String, CaseIterable {
  case none, substitute, insert, drop, swap
  /// A sign twice, and one from the next key.
  case double, neighbour
  /// A sign that a scanner or an eye takes for another: O for 0, 1 for l, m for rn.
  case misread
  /// A space too many.
  case part

  static let single: [TypingError] = [.substitute, .insert, .drop, .swap]
  static let further: [TypingError] = [.double, .neighbour, .misread, .part]

  /// The pieces with this error in the erring one; `nil` where it cannot be made or changes nothing.
  func applied(to pieces: [WrittenForm.Piece], _ dice: inout Dice) -> [WrittenForm.Piece]? {
    var written = pieces
    for (place, piece) in pieces.enumerated() {
      guard case .erring(let text) = piece else { continue }
      guard let wrong = applied(to: text, &dice) else { return nil }
      written[place] = .erring(wrong)
    }
    return written
  }

  private func applied(to text: String, _ dice: inout Dice) -> String? {
    var signs = Array(text)
    let places = signs.indices.filter { signs[$0].isLetter || signs[$0].isNumber }
    guard !places.isEmpty else { return nil }
    let place = dice.pick(places)
    switch self {
    case .none: return text
    case .substitute: signs[place] = Self.other(than: signs[place], &dice)
    case .insert:
      let isBefore = dice.below(2) == 0
      let new = Self.other(than: signs[place], &dice)
      signs.insert(isBefore ? new : Character(new.lowercased()), at: isBefore ? place : place + 1)
    case .drop: signs.remove(at: place)
    case .double: signs.insert(Character(signs[place].lowercased()), at: place)
    case .neighbour:
      guard let new = Self.neighbour(of: signs[place], &dice) else { return nil }
      signs[place] = new
    case .misread:
      let readable = places.filter { Self.misreadings[Character(signs[$0].lowercased())] != nil }
      guard !readable.isEmpty else { return nil }
      let place = dice.pick(readable)
      signs.replaceSubrange(place...place, with: Self.misreadings[Character(signs[place].lowercased())] ?? "")
    case .part:
      guard place > 0, signs[place - 1].isLetter || signs[place - 1].isNumber else { return nil }
      signs.insert(" ", at: place)
    case .swap:
      let pairs = places.filter { places.contains($0 + 1) && signs[$0].lowercased() != signs[$0 + 1].lowercased() }
      guard !pairs.isEmpty else { return nil }
      let first = dice.pick(pairs)
      let isCapital = signs[first].isUppercase && signs[first + 1].isLowercase
      signs.swapAt(first, first + 1)
      if isCapital, let upper = signs[first].uppercased().first, let lower = signs[first + 1].lowercased().first {
        (signs[first], signs[first + 1]) = (upper, lower)
      }
    }
    return String(signs)
  }

  /// A digit for a digit, a letter of the same case for a letter.
  private static func other(than old: Character, _ dice: inout Dice) -> Character {
    let signs = old.isNumber ? digits : old.isUppercase ? capitals : letters
    while true {
      let new = dice.pick(signs)
      if new != old { return new }
    }
  }

  /// The key to the left or to the right, in the case of the sign.
  private static func neighbour(of sign: Character, _ dice: inout Dice) -> Character? {
    for row in keys {
      guard let place = row.firstIndex(of: Character(sign.lowercased())) else { continue }
      let beside = [place - 1, place + 1].filter(row.indices.contains)
      let key = row[dice.pick(beside)]
      return sign.isUppercase ? Character(key.uppercased()) : key
    }
    return nil
  }

  private static let keys = ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"].map { Array($0) }
  private static let misreadings: [Character: String] = [
    "0": "O", "1": "l", "5": "S", "8": "B", "o": "0", "l": "1", "i": "1", "s": "5", "b": "8", "m": "rn", "d": "cl",
    "w": "vv",
  ]
  private static let digits = Array("0123456789")
  private static let letters = Array("abcdefghijklmnopqrstuvwxyz")
  private static let capitals = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
}
