/// Byte classes of ASCII and of what is beyond it, without tables and without locale.
enum ASCII {
  @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
  @inline(__always) static func isUpper(_ byte: UInt8) -> Bool { byte &- 65 < 26 }
  @inline(__always) static func isLower(_ byte: UInt8) -> Bool { byte &- 97 < 26 }
  @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { (byte | 32) &- 97 < 26 }
  @inline(__always) static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }
  @inline(__always) static func upper(_ byte: UInt8) -> UInt8 { isLower(byte) ? byte &- 32 : byte }
  @inline(__always) static func lower(_ byte: UInt8) -> UInt8 { isUpper(byte) ? byte | 32 : byte }

  /// A letter of any script, as far as its bytes in UTF-8 can tell.
  @inline(__always) static func isLetterOrBeyond(_ byte: UInt8) -> Bool { isLetter(byte) || byte >= 0x80 }
  /// What a text says, in contrast to marks and white space: a letter of any script, or a digit.
  @inline(__always) static func isSubstance(_ byte: UInt8) -> Bool { isDigit(byte) || isLetterOrBeyond(byte) }
  @inline(__always) static func isHex(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 32) &- 97 < 6 }
}
