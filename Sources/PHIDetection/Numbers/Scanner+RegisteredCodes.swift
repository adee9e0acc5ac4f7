/// Codes whose form alone says what they are: Medicare numbers, IBAN, device identifiers in GS1 form, signed tokens.
extension Scanner {
  func registeredCode(at index: Int) -> Bool {
    let start = Int(token(index).start)
    if dottedHardware(at: start) || signedToken(at: start) { return true }
    guard start == 0 || !ASCII.isAlphanumeric(bytes[start - 1]) else { return false }
    if let end = medicareEnd(from: start) {
      addBytes(.healthPlan, start, end, .registeredCode, .labelled)
      return true
    }
    if let end = accountEnd(from: start) {
      addBytes(.account, start, end, .registeredCode, .proven)
      return true
    }
    return false
  }

  /// "001A.2B3C.4D5E", a hardware address in three groups of four.
  private func dottedHardware(at start: Int) -> Bool {
    guard start + 14 <= bytes.count, bytes[start + 4] == UInt8(ascii: "."), bytes[start + 9] == UInt8(ascii: ".") else {
      return false
    }
    var digits = 0
    for offset in 0..<14 where offset % 5 != 4 {
      guard ASCII.isHex(bytes[start + offset]) else { return false }
      digits += ASCII.isDigit(bytes[start + offset]) ? 1 : 0
    }
    guard digits < 12, start + 14 == bytes.count || !ASCII.isAlphanumeric(bytes[start + 14]) else { return false }
    addBytes(.device, start, start + 14, .hardwareAddress, .labelled)
    return true
  }

  /// A JSON web token (RFC 7519): three parts of base64url, the first beginning with `{"`. It names who signed in.
  private func signedToken(at start: Int) -> Bool {
    guard bytes[start] == UInt8(ascii: "e"), start + 32 < bytes.count, bytes[start + 1] == UInt8(ascii: "y"),
      bytes[start + 2] == UInt8(ascii: "J"), Int32(truncatingIfNeeded: start) >= urlEnd
    else { return false }
    var end = start
    var dots = 0
    while end < bytes.count, end - start < Self.signedMax {
      if bytes[end] == UInt8(ascii: ".") { dots += 1 } else if HiddenText.sextet(bytes[end]) == nil { break }
      end += 1
    }
    while end > start, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
    guard dots >= 2 else { return false }
    urlEnd = Int32(truncatingIfNeeded: end)
    addBytes(.otherID, start, end, .registeredCode, .strong)
    return true
  }

  private static let signedMax = 4096

  /// The end of a Medicare Beneficiary Identifier, with or without hyphens: eleven places, of which the second, fifth,
  /// eighth and ninth are letters (CMS, "Understanding the MBI"); S, L, O, I, B and Z are never used.
  private func medicareEnd(from start: Int) -> Int? {
    var position = start
    for place in 0..<11 {
      if place == 4 || place == 7, position < bytes.count, bytes[position] == UInt8(ascii: "-") { position += 1 }
      guard position < bytes.count else { return nil }
      let byte = bytes[position]
      let isDigit = ASCII.isDigit(byte)
      let isLetter = ASCII.isUpper(byte) && !Self.misreadAsDigits.contains(byte)
      let fits =
        switch place {
        case 0: isDigit && byte != UInt8(ascii: "0")
        case 3, 6, 9, 10: isDigit
        case 1, 4, 7, 8: isLetter
        default: isDigit || isLetter
        }
      guard fits else { return nil }
      position += 1
    }
    return position == bytes.count || !ASCII.isAlphanumeric(bytes[position]) ? position : nil
  }

  /// The end of an International Bank Account Number (ISO 13616) with a valid check, in groups of four or in one piece.
  private func accountEnd(from start: Int) -> Int? {
    guard start + 15 <= bytes.count, ASCII.isUpper(bytes[start]), ASCII.isUpper(bytes[start + 1]),
      ASCII.isDigit(bytes[start + 2]),
      ASCII.isDigit(bytes[start + 3])
    else { return nil }
    var text: [UInt8] = []
    var position = start
    while position < bytes.count, text.count < 34 {
      if bytes[position] == 0x20, text.count % 4 == 0, position + 1 < bytes.count,
        ASCII.isUpper(bytes[position + 1]) || ASCII.isDigit(bytes[position + 1])
      {
        position += 1
      }
      guard ASCII.isUpper(bytes[position]) || ASCII.isDigit(bytes[position]) else { break }
      text.append(bytes[position])
      position += 1
    }
    return text.count >= 15 && Checksums.iban(text) ? position : nil
  }

  /// "(01)00812345678903(17)250101(21)12345": a unique device identifier (21 CFR 801.40; GS1 General Specifications §3).
  func deviceIdentifier(at index: Int) {
    guard token(index + 1).isDigits, token(index + 1).value == 1, token(index + 1).count == 2,
      token(index + 2).isMark(")"),
      token(index + 3).isDigits, token(index + 3).count == 14
    else { return }
    var last = index + 3
    while last - index < 40, token(last + 1).isMark("("), isJoined(last + 1), token(last + 2).isDigits,
      token(last + 3).isMark(")")
    {
      last += 4
      while isJoined(last + 1), token(last + 1).isDigits || token(last + 1).isWord || token(last + 1).isMark("-") {
        last += 1
      }
    }
    guard last < tokens.count else { return }
    add(.device, index, last, .registeredCode, .proven)
  }

  private static let misreadAsDigits = ByteSet("SLOIBZ")
}
