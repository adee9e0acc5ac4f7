/// How far apart two spellings are, counted in typing errors: a letter too many, missing, wrong, or swapped with its
/// neighbour (the "optimal string alignment" distance).
enum TypingDistance {
  /// 0 or 1, or `nil` for more. `written` in any letter case, `right` in lower case; time grows with their lengths.
  static func errors(_ written: UnsafeBufferPointer<UInt8>, _ right: [UInt8]) -> Int? {
    guard abs(written.count - right.count) <= 1 else { return nil }
    func letter(_ place: Int) -> UInt8 { ASCII.lower(written[place]) }
    var first = 0
    while first < min(written.count, right.count), letter(first) == right[first] { first += 1 }
    var (end, rightEnd) = (written.count, right.count)
    while end > first, rightEnd > first, letter(end - 1) == right[rightEnd - 1] {
      end -= 1
      rightEnd -= 1
    }
    switch (end - first, rightEnd - first) {
    case (0, 0): return 0
    case (0...1, 0...1): return 1
    case (2, 2) where letter(first) == right[first + 1] && letter(first + 1) == right[first]: return 1
    default: return nil
    }
  }

  /// The fewest errors from any of several spellings.
  static func errors(_ written: UnsafeBufferPointer<UInt8>, fromAny spellings: [[UInt8]]) -> Int? {
    spellings.lazy.compactMap { errors(written, $0) }.min()
  }
}

/// A word and which letters it has: one error changes at most two of them, which rules out nearly every other word.
struct SpelledWord: Sendable {
  /// In lower case.
  let letters: [UInt8]
  private let present: UInt32

  init(_ letters: [UInt8]) {
    self.letters = letters
    present = letters.withUnsafeBufferPointer { Self.present($0) }
  }

  static func present(_ letters: UnsafeBufferPointer<UInt8>) -> UInt32 {
    letters.reduce(0) { $0 | 1 << UInt32($1 & 31) }
  }

  /// `present`: the letters of `written`.
  func isOneError(from written: UnsafeBufferPointer<UInt8>, _ present: UInt32) -> Bool {
    abs(written.count - letters.count) <= 1 && (present ^ self.present).nonzeroBitCount <= 2
      && TypingDistance.errors(written, letters) == 1
  }
}
