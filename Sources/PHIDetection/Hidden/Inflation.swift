/// Decompression of DEFLATE (RFC 1951) in its gzip (RFC 1952) and zlib (RFC 1950) wrappings, as far as needed to read text.
///
/// Bounded: `outputMax` bytes, `ratioMax` times the input; what is longer is read so far. Checksums are not looked at: text
/// that was damaged still identifies.
struct Inflation {
  static let outputMax = 64 << 10
  /// Prose is compressed to a third or a quarter; more is a bomb or a picture.
  static let ratioMax = 12
  private static let codeBitsMax = 15

  private let input: UnsafeBufferPointer<UInt8>
  private var position: Int
  private var bits: UInt32 = 0
  private var bitCount = 0
  private var output: [UInt8] = []
  private let limit: Int

  /// The text in compressed bytes; `nil` where they are neither gzip nor zlib or broken from the start.
  ///
  /// - Parameter room: how much may be inflated at most.
  static func text(in bytes: UnsafeBufferPointer<UInt8>, atMost room: Int) -> (bytes: [UInt8], isCut: Bool)? {
    guard let start = dataStart(bytes) else { return nil }
    let limit = min(outputMax, bytes.count * ratioMax)
    guard room > 0 else { return ([], isCut: true) }
    var inflation = Inflation(bytes, from: start, limit: min(limit, room))
    inflation.run()
    guard !inflation.output.isEmpty else { return nil }
    return (inflation.output, isCut: room < limit && inflation.output.count >= room)
  }

  private init(_ input: UnsafeBufferPointer<UInt8>, from start: Int, limit: Int) {
    self.input = input
    position = start
    self.limit = limit
  }

  private static func dataStart(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard bytes.count > 6 else { return nil }
    // zlib: method 8, and both bytes together a multiple of 31.
    if bytes[0] & 0x0F == 8, bytes[0] >> 4 < 8, (Int(bytes[0]) * 256 + Int(bytes[1])) % 31 == 0, bytes[1] & 0x20 == 0 {
      return 2
    }
    guard bytes.count > 18, bytes[0] == 0x1F, bytes[1] == 0x8B, bytes[2] == 8 else { return nil }
    let flags = bytes[3]
    var start = 10
    if flags & 4 != 0 { start += 2 + Int(bytes[10]) + Int(bytes[11]) << 8 }
    for flag in [UInt8(8), 16] where flags & flag != 0 {
      while start < bytes.count, bytes[start] != 0 { start += 1 }
      start += 1
    }
    if flags & 2 != 0 { start += 2 }
    return start < bytes.count ? start : nil
  }

  private mutating func run() {
    var isLast = false
    while !isLast, output.count < limit {
      guard let final = take(1), let kind = take(2) else { return }
      isLast = final == 1
      let isGood =
        switch kind {
        case 0: stored()
        case 1: compressed(Self.fixedLiterals, Self.fixedDistances)
        case 2: dynamic()
        default: false
        }
      guard isGood else { return }
    }
  }

  private mutating func take(_ count: Int) -> Int? {
    while bitCount < count {
      guard position < input.count else { return nil }
      bits |= UInt32(input[position]) << UInt32(bitCount)
      position += 1
      bitCount += 8
    }
    let value = Int(bits & (1 << UInt32(count) - 1))
    bits >>= UInt32(count)
    bitCount -= count
    return value
  }

  private mutating func stored() -> Bool {
    position -= bitCount / 8
    bits = 0
    bitCount = 0
    guard position + 4 <= input.count else { return false }
    let count = Int(input[position]) | Int(input[position + 1]) << 8
    position += 4
    let end = min(input.count, position + count, position + limit - output.count)
    output.append(contentsOf: UnsafeBufferPointer(rebasing: input[position..<max(position, end)]))
    position += count
    return position <= input.count
  }

  // MARK: Huffman codes

  /// Canonical codes: how many there are of each length, and their symbols in order.
  private struct Codes {
    var counts = [Int](repeating: 0, count: Inflation.codeBitsMax + 1)
    var symbols: [Int]

    init(_ lengths: ArraySlice<Int>) {
      symbols = [Int](repeating: 0, count: lengths.count)
      for length in lengths { counts[length] += 1 }
      counts[0] = 0
      var offsets = [Int](repeating: 0, count: Inflation.codeBitsMax + 2)
      for length in 1...Inflation.codeBitsMax { offsets[length + 1] = offsets[length] + counts[length] }
      for (symbol, length) in lengths.enumerated() where length > 0 {
        symbols[offsets[length]] = symbol
        offsets[length] += 1
      }
    }
  }

  private mutating func symbol(_ codes: Codes) -> Int? {
    var code = 0
    var first = 0
    var index = 0
    for length in 1...Self.codeBitsMax {
      guard let bit = take(1) else { return nil }
      code |= bit
      let count = codes.counts[length]
      if code - count < first {
        let place = index + code - first
        return codes.symbols.indices.contains(place) ? codes.symbols[place] : nil
      }
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    return nil
  }

  private mutating func dynamic() -> Bool {
    guard let literals = take(5), let distances = take(5), let codeLengths = take(4) else { return false }
    var lengths = [Int](repeating: 0, count: 19)
    for place in 0..<codeLengths + 4 {
      guard let length = take(3) else { return false }
      lengths[Self.lengthOrder[place]] = length
    }
    let lengthCodes = Codes(lengths[...])
    let total = literals + 257 + distances + 1
    var all: [Int] = []
    while all.count < total {
      guard let symbol = symbol(lengthCodes) else { return false }
      switch symbol {
      case 0..<16: all.append(symbol)
      case 16:
        guard let last = all.last, let count = take(2) else { return false }
        all += [Int](repeating: last, count: count + 3)
      default:
        guard let count = take(symbol == 17 ? 3 : 7) else { return false }
        all += [Int](repeating: 0, count: count + (symbol == 17 ? 3 : 11))
      }
    }
    guard all.count == total else { return false }
    return compressed(Codes(all[..<(literals + 257)]), Codes(all[(literals + 257)...]))
  }

  private mutating func compressed(_ literals: Codes, _ distances: Codes) -> Bool {
    while output.count < limit {
      guard let symbol = symbol(literals) else { return false }
      if symbol < 256 {
        output.append(UInt8(symbol))
        continue
      }
      if symbol == 256 { return true }
      guard symbol - 257 < Self.lengthBases.count, let more = take(Self.lengthBits[symbol - 257]),
        let code = self.symbol(distances),
        code < Self.distanceBases.count, let extra = take(Self.distanceBits[code])
      else { return false }
      let distance = Self.distanceBases[code] + extra
      guard distance <= output.count else { return false }
      for _ in 0..<Self.lengthBases[symbol - 257] + more { output.append(output[output.count - distance]) }
    }
    return true
  }

  // The tables of RFC 1951, §3.2.5–3.2.7.
  private static let lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
  private static let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
  ]
  private static let lengthBits = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let distanceBases = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
    8193, 12289, 16385, 24577,
  ]
  private static let distanceBits = [
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
  ]
  private static let fixedLiterals = Codes(
    ([Int](repeating: 8, count: 144) + [Int](repeating: 9, count: 112) + [Int](repeating: 7, count: 24)
      + [Int](repeating: 8, count: 8))[...])
  private static let fixedDistances = Codes([Int](repeating: 5, count: 30)[...])
}
