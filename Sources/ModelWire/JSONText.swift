/// Turns text into the inside of a JSON string and back.
///
/// Half a surrogate pair is kept as its three-byte generalised UTF-8 form (WTF-8) between the two, so that what an
/// upstream cut in half comes out as it came in.
public enum JSONText {
  /// The text as a JSON string, quotes included.
  public static func quoted(_ text: String) -> String {
    var json: [UInt8] = []
    appendQuoted(text, to: &json)
    return String(decoding: json, as: UTF8.self)
  }

  /// The value of a hexadecimal digit of either case.
  static func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }

  /// The text of a validated string's content.
  static func unescaped(_ bytes: [UInt8], _ content: Range<Int>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(content.count)
    var at = content.lowerBound
    while at < content.upperBound {
      guard bytes[at] == UInt8(ascii: "\\") else {
        text.append(bytes[at])
        at += 1
        continue
      }
      switch bytes[at + 1] {
      case UInt8(ascii: "u"):
        appendCodePoint(bytes, at: &at, end: content.upperBound, to: &text)
        continue
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      case let byte: text.append(byte)
      }
      at += 2
    }
    return text
  }

  private static func codeUnit(_ bytes: [UInt8], at: Int) -> UInt32 {
    bytes[at + 2..<at + 6].reduce(0) { $0 << 4 | (hexDigit($1) ?? 0) }
  }

  private static func appendCodePoint(_ bytes: [UInt8], at: inout Int, end: Int, to text: inout [UInt8]) {
    var point = codeUnit(bytes, at: at)
    at += 6
    if 0xD800..<0xDC00 ~= point, at + 6 <= end, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") {
      let second = codeUnit(bytes, at: at)
      if 0xDC00..<0xE000 ~= second {
        point = 0x10000 + (point - 0xD800) << 10 + (second - 0xDC00)
        at += 6
      }
    }
    func tail(_ shift: UInt32) -> UInt8 { 0x80 | UInt8(truncatingIfNeeded: point >> shift & 0x3F) }
    switch point {
    case 0..<0x80: text.append(UInt8(truncatingIfNeeded: point))
    case 0x80..<0x800: text += [0xC0 | UInt8(truncatingIfNeeded: point >> 6), tail(0)]
    case 0x800..<0x10000: text += [0xE0 | UInt8(truncatingIfNeeded: point >> 12), tail(6), tail(0)]
    default: text += [0xF0 | UInt8(truncatingIfNeeded: point >> 18), tail(12), tail(6), tail(0)]
    }
  }

  /// Appends `text` as the inside of a JSON string. Bytes from 0x80 on are copied as they are, but for half surrogates.
  static func appendEscaped(_ text: some Collection<UInt8>, to json: inout [UInt8]) {
    let isTaken: Void? = text.withContiguousStorageIfAvailable { appendEscaped($0, to: &json) }
    if isTaken == nil { Array(text).withUnsafeBufferPointer { appendEscaped($0, to: &json) } }
  }

  /// What stands for itself, nearly all of a text, is copied in runs.
  private static func appendEscaped(_ text: UnsafeBufferPointer<UInt8>, to json: inout [UInt8]) {
    let hex = StaticString("0123456789abcdef")
    func digit(_ value: UInt8) -> UInt8 { hex.withUTF8Buffer { $0[Int(value & 15)] } }
    var at = 0
    while true {
      let start = at
      while at < text.count, standsForItself(text[at]) { at += 1 }
      json.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<at]))
      guard at < text.count else { return }
      let byte = text[at]
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        json += [UInt8(ascii: "\\"), byte]
      case 0x0A: json += #"\n"#.utf8
      case 0x0D: json += #"\r"#.utf8
      case 0x09: json += #"\t"#.utf8
      case 0..<0x20: json += [0x5C, 0x75, 0x30, 0x30, digit(byte >> 4), digit(byte)]
      case 0xED where isHalfSurrogate(text, at):
        let low = (text[at + 1] & 0x03) << 6 | (text[at + 2] & 0x3F)
        json += [0x5C, 0x75, digit(0xD), digit(0x8 | (text[at + 1] & 0x3F) >> 2), digit(low >> 4), digit(low)]
        at += 2
      default: json.append(byte)
      }
      at += 1
    }
  }

  @inline(__always)
  private static func standsForItself(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != 0xED
  }

  private static func isHalfSurrogate(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    at + 2 < text.count && 0xA0...0xBF ~= text[at + 1] && 0x80...0xBF ~= text[at + 2]
  }

  /// Appends `text` as a JSON string with its quotes.
  static func appendQuoted(_ text: String, to json: inout [UInt8]) {
    json.append(UInt8(ascii: "\""))
    appendEscaped(text.utf8, to: &json)
    json.append(UInt8(ascii: "\""))
  }
}
