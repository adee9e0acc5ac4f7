/// One key or value of an indexed body: where its bytes are and where its next sibling is.
struct JSONToken {
  enum Kind: UInt8 { case object, array, string, number, literal, key }

  let kind: Kind
  /// A string or key that holds at least one backslash, so that its bytes are not its text.
  let hasEscapes: Bool
  /// First byte, the quote of a string included.
  let start: UInt32
  /// One past the last byte; of a container, known once it is closed.
  var end: UInt32
  /// The token after this value and everything inside it.
  var next: UInt32

  var range: Range<Int> { Int(start)..<Int(end) }
  /// The bytes between a string's quotes.
  var content: Range<Int> { Int(start) + 1..<Int(end) - 1 }
}

/// The positions of every key and value of one JSON text, in document order, without a tree or copies.
///
/// The children of an object are key, value, key, value…; each value's `next` leads over what is inside it. The storage
/// is reused from one event to the next.
struct JSONIndex {
  var tokens: [JSONToken] = []

  /// The value of `name` in the object at `object`; `nil` when it is absent or `object` is no object.
  func member(_ name: StaticString, of object: Int, in bytes: [UInt8]) -> Int? {
    guard tokens[object].kind == .object else { return nil }
    let end = Int(tokens[object].next)
    var key = object + 1
    while key < end {
      if isKey(key, name, in: bytes) { return key + 1 }
      key = Int(tokens[key + 1].next)
    }
    return nil
  }

  /// Whether the string or key at `token` is exactly `name`, escapes resolved.
  func isKey(_ token: Int, _ name: StaticString, in bytes: [UInt8]) -> Bool {
    name.withUTF8Buffer { matches(token, $0, in: bytes) }
  }

  /// Whether the text of the string or key at `token` is exactly `text`, escapes resolved.
  func matches(_ token: Int, _ text: UnsafeBufferPointer<UInt8>, in bytes: [UInt8]) -> Bool {
    let content = tokens[token].content
    if tokens[token].hasEscapes { return JSONText.unescaped(bytes, content).elementsEqual(text) }
    guard content.count == text.count else { return false }
    var at = content.lowerBound
    for byte in text {
      guard bytes[at] == byte else { return false }
      at += 1
    }
    return true
  }

  /// The text of the string or key at `token`, escapes resolved.
  func text(_ token: Int, in bytes: [UInt8]) -> [UInt8] {
    let content = tokens[token].content
    return tokens[token].hasEscapes ? JSONText.unescaped(bytes, content) : Array(bytes[content])
  }

  /// The value at `token` as a person would read it: a string's text, a number's digits.
  func readableText(_ token: Int, in bytes: [UInt8]) -> [UInt8] {
    tokens[token].kind == .number ? Array(bytes[tokens[token].range]) : text(token, in: bytes)
  }

  /// The text at `token` where it is a string, else `nil`.
  func string(_ token: Int?, in bytes: [UInt8]) -> String? {
    guard let token, tokens[token].kind == .string else { return nil }
    return String(decoding: text(token, in: bytes), as: UTF8.self)
  }

  /// The small whole number at `token`, else `nil`: signs, fractions, exponents and more than nine digits are refused.
  func smallInteger(_ token: Int?, in bytes: [UInt8]) -> Int? {
    guard let token, tokens[token].kind == .number, tokens[token].range.count <= 9 else { return nil }
    var value = 0
    for byte in bytes[tokens[token].range] {
      guard case UInt8(ascii: "0")...UInt8(ascii: "9") = byte else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }

  /// Whether the value at `token` is the literal `null`.
  func isNull(_ token: Int, in bytes: [UInt8]) -> Bool {
    tokens[token].kind == .literal && bytes[Int(tokens[token].start)] == UInt8(ascii: "n")
  }

  /// Whether the value at `token` is the literal `true`.
  func isTrue(_ token: Int, in bytes: [UInt8]) -> Bool {
    tokens[token].kind == .literal && bytes[Int(tokens[token].start)] == UInt8(ascii: "t")
  }

  /// The values of the array at `array`.
  func elements(of array: Int) -> [Int] {
    guard tokens[array].kind == .array else { return [] }
    var elements: [Int] = []
    var at = array + 1
    while at < Int(tokens[array].next) {
      elements.append(at)
      at = Int(tokens[at].next)
    }
    return elements
  }
}
