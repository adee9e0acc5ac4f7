import ModelWire

/// A naive streaming replacement: the stand-in for the pseudonym restorer. Holds back the longest suffix that could still
/// become one of the words.
struct Restoring: TextTransform {
  /// A word with a quote, a line break and characters of two to four bytes, so that escaping is seen.
  static let standIn = "Zephyr-Quill"
  static let real = "José \"Pepe\" Ñandú\n😀"

  private let word: [UInt8]
  private let value: [UInt8]
  private var held: [UInt8] = []

  init(_ kind: ChannelKind = .text) {
    word = Array(Self.standIn.utf8)
    value = Array((kind == .json ? Self.jsonEscaped(Self.real) : Self.real).utf8)
  }

  static func jsonEscaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }

  /// What a text becomes as a whole.
  static func restored(_ text: String, _ kind: ChannelKind = .text) -> String {
    text.replacing(standIn, with: kind == .json ? jsonEscaped(real) : real)
  }

  mutating func push(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for byte in text {
      held.append(byte)
      while !held.isEmpty, !word.starts(with: held) { result.append(held.removeFirst()) }
      if held == word {
        result += value
        held = []
      }
    }
    return result
  }

  mutating func finish() -> [UInt8] {
    defer { held = [] }
    return held
  }
}

/// Changes nothing.
struct Untouched: TextTransform {
  mutating func push(_ text: [UInt8]) -> [UInt8] { text }
  mutating func finish() -> [UInt8] { [] }
}
