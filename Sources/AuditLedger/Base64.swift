/// Standard base64 with padding (RFC 4648 section 4), read strictly: one text for one sequence of bytes, so that a
/// signature line or a proof cannot be respelled.
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 0xFF, count: 256)
    for (value, letter) in alphabet.enumerated() { values[Int(letter)] = UInt8(value) }
    return values
  }()
  private static let pad = UInt8(ascii: "=")

  static func encode(_ bytes: some Collection<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var rest = bytes[...]
    while !rest.isEmpty {
      let group = Array(rest.prefix(3))
      rest = rest.dropFirst(3)
      let second = group.count > 1 ? group[1] : 0
      let third = group.count > 2 ? group[2] : 0
      text.append(alphabet[Int(group[0] >> 2)])
      text.append(alphabet[Int((group[0] & 0x03) << 4 | second >> 4)])
      text.append(group.count > 1 ? alphabet[Int((second & 0x0F) << 2 | third >> 6)] : pad)
      text.append(group.count > 2 ? alphabet[Int(third & 0x3F)] : pad)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// `nil` for white space, missing padding, other alphabets, and unused bits that are not zero.
  static func decode(_ text: some StringProtocol) -> [UInt8]? {
    let letters = Array(text.utf8)
    guard letters.count.isMultiple(of: 4) else { return nil }
    var padding = 0
    if letters.last == pad { padding = letters[letters.count - 2] == pad ? 2 : 1 }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(letters.count / 4 * 3)
    for place in stride(from: 0, to: letters.count, by: 4) {
      let isLast = place + 4 == letters.count
      var group: UInt32 = 0
      for offset in 0..<4 {
        let isPadding = isLast && offset >= 4 - padding
        let value = isPadding ? 0 : values[Int(letters[place + offset])]
        guard value != 0xFF else { return nil }
        group = group << 6 | UInt32(value)
      }
      bytes.append(UInt8(truncatingIfNeeded: group >> 16))
      bytes.append(UInt8(truncatingIfNeeded: group >> 8))
      bytes.append(UInt8(truncatingIfNeeded: group))
    }
    guard bytes.suffix(padding).allSatisfy({ $0 == 0 }) else { return nil }
    bytes.removeLast(padding)
    return bytes
  }
}
