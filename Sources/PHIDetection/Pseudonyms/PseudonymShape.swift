/// What a pseudonym looks like: the kind's word, a hyphen, eight random characters and two check characters, for
/// example `NAME-K7Q2M9XDR4`.
///
/// ASCII letters, digits and one hyphen survive JSON, URLs and Markdown and tempt nobody to translate or renumber. The
/// check characters let the detector tell a pseudonym from a hospital's own `MRN-AB234567` without knowing any map: a
/// real identifier passes for one with probability 1/1024. They say nothing about the value.
///
/// Further spellings of the same value have the same code and a mark, `NAME-K7Q2M9XDR40B`: a zero, which no code has,
/// and
/// one character. A text that would read like a mark after an unmarked pseudonym gets a marked one before it.
enum PseudonymShape {
  /// 32 characters without `0 1 I O`; eight of them carry 40 random bits.
  static let alphabet = Array("ABCDEFGHJKLMNPQRSTUVWXYZ23456789".utf8)
  static let randomCount = 8
  static let codeCount = 10
  static let markCount = 2
  /// Marked spellings of one value; later ones get a pseudonym of their own.
  static let marksMax = 32

  /// The kinds' words by their first letter (A = 0): what a pseudonym can begin with.
  static let wordsByFirstLetter: [[[UInt8]]] = {
    var table = [[[UInt8]]](repeating: [], count: 26)
    for kind in PHIKind.allCases {
      let word = kind.wordBytes
      table[Int(word[0] - UInt8(ascii: "A"))].append(word)
    }
    return table
  }()

  /// The second characters that may follow each first letter (A = 0), a bit for each of 32: letters by their place in the
  /// alphabet, `-` after a word of one letter by the place of its own low bits.
  private static let secondCharacters: [UInt32] = wordsByFirstLetter.map { words in
    words.reduce(0) { $0 | 1 << UInt32(($1.count > 1 ? $1[1] : UInt8(ascii: "-")) & 31) }
  }

  /// Whether a pseudonym can begin with these two bytes, the first of which is a letter; case ignored. True of some
  /// with which none can.
  @inline(__always)
  static func mayBegin(_ first: UInt8, _ second: UInt8) -> Bool {
    secondCharacters[Int(ASCII.upper(first) - 65)] & 1 << UInt32(second & 31) != 0
  }

  /// The value of a code character, case ignored; `nil` for any other byte.
  @inline(__always)
  static func digit(_ byte: UInt8) -> UInt64? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "H"): UInt64(byte - 65)
    case UInt8(ascii: "J")...UInt8(ascii: "N"): UInt64(byte - 66)
    case UInt8(ascii: "P")...UInt8(ascii: "Z"): UInt64(byte - 67)
    case UInt8(ascii: "2")...UInt8(ascii: "9"): UInt64(byte - 26)
    case UInt8(ascii: "a")...UInt8(ascii: "z"): digit(byte - 32)
    default: nil
    }
  }

  /// The code for 40 random bits: their eight characters and the two check characters.
  static func code(for bits: UInt64) -> [UInt8] {
    var code: [UInt8] = []
    for position in 0..<randomCount { code.append(alphabet[Int(bits >> (5 * UInt64(position)) & 31)]) }
    let check = checkBits(bits & 0xFF_FFFF_FFFF)
    code.append(alphabet[Int(check & 31)])
    code.append(alphabet[Int(check >> 5 & 31)])
    return code
  }

  /// The mark with a place below `marksMax`.
  static func mark(_ place: Int) -> [UInt8] { [UInt8(ascii: "0"), alphabet[place % marksMax]] }

  /// Whether bytes begin with the shape of a spelling mark.
  static func startsWithMark(_ bytes: some Collection<UInt8>) -> Bool {
    guard bytes.first == UInt8(ascii: "0"), let second = bytes.dropFirst().first else { return false }
    return digit(second) != nil
  }

  /// Whether ten code characters carry their own check.
  static func isCode(_ byteAt: (Int) -> UInt8) -> Bool {
    var bits: UInt64 = 0
    for position in 0..<randomCount {
      guard let digit = digit(byteAt(position)) else { return false }
      bits |= digit << (5 * UInt64(position))
    }
    guard let low = digit(byteAt(randomCount)), let high = digit(byteAt(randomCount + 1)) else { return false }
    return checkBits(bits) == low | high << 5
  }

  private static func checkBits(_ bits: UInt64) -> UInt64 {
    var mixed = bits &* 0x9E37_79B9_7F4A_7C15
    mixed ^= mixed >> 29
    mixed = mixed &* 0xBF58_476D_1CE4_E5B9
    return mixed >> 54
  }
}
