/// The fuzzer's bytes as a row of choices; behind their end all are 0.
struct Choices {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  var isEmpty: Bool { rest.isEmpty }

  mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

  /// 0 ..< `bound`, which is at most 65,536.
  mutating func number(below bound: Int) -> Int {
    bound > 256 ? (Int(byte()) << 8 | Int(byte())) % bound : Int(byte()) % max(bound, 1)
  }

  /// Any size; small ones, powers of two and their neighbours, and the largest come often.
  mutating func size() -> UInt64 {
    switch byte() % 4 {
    case 0: UInt64(byte())
    case 1: (1 << UInt64(byte() % 64)) &+ UInt64(byte() % 3) &- 1
    case 2: UInt64.max &- UInt64(byte())
    default: (0..<8).reduce(0) { value, _ in value << 8 | UInt64(byte()) }
    }
  }

  mutating func bytes(_ count: Int) -> [UInt8] {
    let taken = Array(rest.prefix(count))
    rest = rest.dropFirst(count)
    return taken
  }
}
