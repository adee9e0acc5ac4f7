/// A maximal run of one class of bytes.
struct Token {
  enum Kind: UInt8 {
    /// ASCII letters and whatever is not ASCII.
    case word
    case digits
    /// One byte that is neither letter, digit nor white space.
    case mark
    /// A whole pseudonym: nothing looks inside it and nothing spans it.
    case pseudonym
  }

  enum Gap: UInt8 { case none, space, line }
  enum Shape: UInt8 { case lower, capital, upper, mixed }

  var start: Int32
  var end: Int32
  /// Words: hash of the lower-case bytes. Digits: the number, saturated. Marks: the byte.
  var value: UInt64
  var traits: WordTraits
  var kind: Kind
  /// What stands between this token and the one before.
  var gap: Gap
  var shape: Shape
  /// Written by `WordFilters`.
  var hints: WordHints = []

  @inline(__always) var count: Int { Int(end - start) }
  @inline(__always) var isWord: Bool { kind == .word }
  @inline(__always) var isDigits: Bool { kind == .digits }
  /// Could be a name by its letter case: `Rose`, `ROSE`, `McRose`, not `rose`.
  @inline(__always) var isCapitalised: Bool { kind == .word && shape != .lower }
  /// One capital letter.
  @inline(__always) var isInitial: Bool { kind == .word && count == 1 && shape == .upper }

  @inline(__always)
  func isMark(_ mark: Unicode.Scalar) -> Bool { kind == .mark && value == UInt64(mark.value) }
}

/// Hashing of words and of sequences of words. Not keyed: an index on disk needs a keyed one.
enum WordHash {
  @inline(__always) static var seed: UInt64 { 0xCBF2_9CE4_8422_2325 }
  private static var multiplier: UInt64 { 0x0000_0100_0000_01B3 }
  /// What takes one multiplication back: their product is one.
  static var inverseMultiplier: UInt64 { 0xCE96_5057_AFF6_957B }
  @inline(__always)
  static func add(_ byte: UInt8, to hash: UInt64) -> UInt64 { (hash ^ UInt64(byte)) &* multiplier }

  @inline(__always)
  static func finish(_ hash: UInt64) -> UInt64 {
    var mixed = hash ^ hash >> 32
    mixed = mixed &* 0xD6E8_FEB8_6659_FD93
    return mixed ^ mixed >> 32
  }

  /// Order matters: "maria garcia" is not "garcia maria".
  @inline(__always)
  static func join(_ left: UInt64, _ right: UInt64) -> UInt64 {
    finish((left << 23 | left >> 41) ^ right &* 0x9E37_79B9_7F4A_7C15)
  }

  /// Order does not matter: "maria garcia" is "garcia maria". Begins with 0.
  @inline(__always)
  static func gather(_ sum: UInt64, _ word: UInt64) -> UInt64 { sum &+ finish(word &* 0x9E37_79B9_7F4A_7C15) }

  static func word(_ bytes: some Sequence<UInt8>) -> UInt64 {
    finish(bytes.reduce(seed) { add(ASCII.lower($1), to: $0) })
  }
}
