/// One running text on its way through its transform.
struct Channel<Transform: TextTransform> {
  let key: ChannelKey
  /// The data of the last event that carried a piece of this channel: the pattern for one more.
  var template: [UInt8] = []
  private var transform: Transform
  /// The transform only looks on; the text goes on as it came.
  private let isSealed: Bool
  /// The beginning of a character whose end the transform still holds: a JSON string cannot end inside one.
  private var cut: [UInt8] = []

  init(key: ChannelKey, kind: ChannelKind, transform: Transform) {
    self.key = key
    isSealed = kind == .sealed
    self.transform = transform
  }

  mutating func push(_ text: [UInt8]) -> [UInt8] {
    let transformed = transform.push(text)
    guard !isSealed else { return text }
    var result = cut + transformed
    let whole = result.count - Self.openCharacter(result)
    cut = Array(result[whole...])
    result.removeSubrange(whole...)
    return result
  }

  mutating func finish() -> [UInt8] {
    let rest = transform.finish()
    guard !isSealed else { return [] }
    var result = cut + rest
    let open = Self.openCharacter(result)
    if open > 0 {
      result.removeLast(open)
      result += "\u{FFFD}".utf8
    }
    cut = []
    return result
  }

  /// Bytes at the end that begin a character without ending it.
  private static func openCharacter(_ text: [UInt8]) -> Int {
    for back in 1...3 where back <= text.count {
      switch text[text.count - back] {
      case 0x80..<0xC0: continue
      case 0xC2..<0xE0: return back < 2 ? back : 0
      case 0xE0..<0xF0: return back < 3 ? back : 0
      case 0xF0..<0xF5: return back
      default: return 0
      }
    }
    return 0
  }
}

extension Channel: Sendable where Transform: Sendable {}
