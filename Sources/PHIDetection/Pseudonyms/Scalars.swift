/// Classes of characters, as far as names and numbers need them.
enum Scalars {
  static func isDigit(_ scalar: UInt32) -> Bool { scalar &- 48 < 10 }
  static func isUpper(_ scalar: UInt32) -> Bool { scalar &- 65 < 26 }

  /// Latin, Greek and Cyrillic letters, with the marks that combine with them.
  static func isLetter(_ scalar: UInt32) -> Bool {
    (scalar | 32) &- 97 < 26
      || (0xC0...0x52F).contains(scalar) && scalar != 0xD7 && scalar != 0xF7 || (0x1E00...0x1EFF).contains(scalar)
  }

  static func isAlphanumeric(_ scalar: UInt32) -> Bool { isDigit(scalar) || isLetter(scalar) }

  /// Of ASCII and Latin-1; others stay.
  static func lower(_ scalar: UInt32) -> UInt32 {
    isUpper(scalar) || (0xC0...0xDE).contains(scalar) && scalar != 0xD7 ? scalar + 32 : scalar
  }

  static func upper(_ scalar: UInt32) -> UInt32 { scalar &- 97 < 26 ? scalar - 32 : scalar }

  static func isASCIIAlphanumeric(_ scalar: UInt32) -> Bool { isDigit(scalar) || (scalar | 32) &- 97 < 26 }

  /// What people write between the groups of a number: spaces, hyphens of several widths, and `. ( ) / _ + :`.
  static func isNumberSeparator(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x20, 0x28, 0x29, 0x2B, 0x2D, 0x2E, 0x2F, 0x3A, 0x5F, 0xA0, 0x2010...0x2013, 0x202F: true
    default: false
    }
  }

  static func bytes(_ scalars: some Sequence<UInt32>) -> [UInt8] {
    scalars.flatMap { Unicode.Scalar($0).map { Array(String($0).utf8) } ?? [] }
  }
}
