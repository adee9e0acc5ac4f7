/// A span with the text around it on the same line, cut at white space.
struct TextWindow {
  static let reachBytes = 80

  let range: Range<Int>
  private let focus: Range<Int>
  private let bytes: [UInt8]

  init(around focus: Range<Int>, in bytes: [UInt8], reach: Int = TextWindow.reachBytes) {
    var start = focus.lowerBound
    while start > 0, focus.lowerBound - start < reach, bytes[start - 1] != 0x0A { start -= 1 }
    var end = focus.upperBound
    while end < bytes.count, end - focus.upperBound < reach, bytes[end] != 0x0A { end += 1 }
    while start < focus.lowerBound, start > 0, !Self.isBreak(bytes[start - 1]) { start += 1 }
    while end > focus.upperBound, end < bytes.count, !Self.isBreak(bytes[end]) { end -= 1 }
    range = start..<end
    self.focus = focus
    self.bytes = bytes
  }

  /// The text with ⟦⟧ around the span.
  var quoted: String {
    let before = String(decoding: bytes[range.lowerBound..<focus.lowerBound], as: UTF8.self)
    let inside = String(decoding: bytes[focus], as: UTF8.self)
    return "\(before)⟦\(inside)⟧\(String(decoding: bytes[focus.upperBound..<range.upperBound], as: UTF8.self))"
  }

  private static func isBreak(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 }
}
