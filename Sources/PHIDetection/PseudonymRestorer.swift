/// Puts values back into text that arrives in pieces cut anywhere: inside a pseudonym, a multi-byte character, a JSON
/// escape. The pieces' outputs joined equal the output for the whole text.
///
/// Holds back only a suffix that could still become a pseudonym, at most the longest kind's word, ten characters and
/// a spelling mark. A
/// pseudonym is found in any letter case and anywhere, also in possessives and inside words; one that the map never
/// gave out stays as it is. With `.json` the text is the inside of a JSON document: escapes are read as what they mean
/// (a `\n` before `AME-…` is no `N`), and values are written JSON-string-escaped.
///
/// Misses: a pseudonym that the model split with spaces or marks of its own, or translated.
public struct PseudonymRestorer: Sendable {
  public enum Escaping: Sendable { case none, json }

  /// One character of the input: its raw bytes' end in `held`, and what it means to a pseudonym.
  private struct Unit: Sendable {
    let end: Int
    /// Upper case; 0 for whatever cannot stand in a pseudonym.
    let meaning: UInt8
  }

  private let map: PseudonymMap
  private let escaping: Escaping
  private var held: [UInt8] = []
  private var units: [Unit] = []
  /// How many values were put back so far.
  public private(set) var restoredCount = 0

  public init(map: PseudonymMap, escaping: Escaping = .none) {
    self.map = map
    self.escaping = escaping
  }

  /// The bytes that are certain now.
  public mutating func push(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.underestimatedCount + held.count)
    let isTaken: Void? = bytes.withContiguousStorageIfAvailable { accept($0, into: &output) }
    if isTaken == nil { for byte in bytes { accept(byte, into: &output) } }
    return output
  }

  /// What was held back; afterwards the restorer is as new.
  public mutating func finish() -> [UInt8] {
    var rest: [UInt8] = []
    // A pseudonym that waited for its mark.
    if !units.isEmpty, case .complete(let pseudonym, let count) = progress(from: 0, isEnd: true) {
      restore(pseudonym, count, into: &rest)
    }
    rest += held
    held.removeAll(keepingCapacity: true)
    units.removeAll(keepingCapacity: true)
    return rest
  }

  /// Copies what cannot begin a pseudonym as a whole, which is nearly all of a text, and looks closely at the rest.
  private mutating func accept(_ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
    var at = 0
    while at < bytes.count {
      if held.isEmpty {
        let start = at
        while at < bytes.count, !mayBegin(bytes, at) { at += 1 }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<at]))
        if at == bytes.count { return }
      }
      accept(bytes[at], into: &output)
      at += 1
    }
  }

  /// Whether a pseudonym may begin at a place: its second character rules out most places whose first would do.
  @inline(__always)
  private func mayBegin(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    let isEscape = escaping == .json
    if isEscape, bytes[at] == UInt8(ascii: "\\") { return true }
    guard ASCII.isLetter(bytes[at]) else { return false }
    guard at + 1 < bytes.count else { return Self.canBegin(bytes[at]) }
    return PseudonymShape.mayBegin(bytes[at], bytes[at + 1]) || (isEscape && bytes[at + 1] == UInt8(ascii: "\\"))
  }

  private mutating func accept(_ byte: UInt8, into output: inout [UInt8]) {
    if held.isEmpty, !Self.canBegin(byte), !(escaping == .json && byte == UInt8(ascii: "\\")) {
      output.append(byte)
      return
    }
    held.append(byte)
    guard let meaning = completedMeaning() else { return }
    units.append(Unit(end: held.count, meaning: meaning))
    settle(into: &output)
  }

  /// What the last unit of `held` means, or `nil` while its escape is incomplete.
  private func completedMeaning() -> UInt8? {
    let unit = held[(units.last?.end ?? 0)...]
    guard escaping == .json, unit.first == UInt8(ascii: "\\") else { return unit.first.map(ASCII.upper) }
    guard unit.count > 1 else { return nil }
    guard unit[unit.startIndex + 1] == UInt8(ascii: "u") else { return 0 }
    guard let last = unit.last, unit.count == 2 || ASCII.isHex(last) else { return 0 }
    guard unit.count == 6 else { return nil }
    let code = unit.dropFirst(2).reduce(UInt32(0)) { $0 << 4 | UInt32(Self.hexValue($1)) }
    return code < 128 ? ASCII.upper(UInt8(code)) : 0
  }

  /// Releases units from the front until what remains could become a pseudonym.
  private mutating func settle(into output: inout [UInt8]) {
    var released = 0
    while released < units.count {
      switch progress(from: released) {
      case .possible: return release(released, into: &output, thenKeepRest: true)
      case .impossible: released += 1
      case .complete(let pseudonym, let count):
        release(released, into: &output, thenKeepRest: true)
        released = restore(pseudonym, count, into: &output) ? 0 : 1
      }
    }
    release(released, into: &output, thenKeepRest: false)
  }

  /// Writes the value for the first units; `false` when the map has none.
  @discardableResult
  private mutating func restore(_ pseudonym: String, _ count: Int, into output: inout [UInt8]) -> Bool {
    guard let value = map.value(ofUpperCase: pseudonym) else { return false }
    append(value, to: &output)
    restoredCount += 1
    let end = units[count - 1].end
    held.removeFirst(end)
    units = units[count...].map { Unit(end: $0.end - end, meaning: $0.meaning) }
    return true
  }

  private mutating func release(_ count: Int, into output: inout [UInt8], thenKeepRest keep: Bool) {
    let end = count == 0 ? 0 : units[count - 1].end
    output.append(contentsOf: held[..<end])
    guard keep else {
      held.removeAll(keepingCapacity: true)
      units.removeAll(keepingCapacity: true)
      return
    }
    guard end > 0 else { return }
    held.removeFirst(end)
    units = units[count...].map { Unit(end: $0.end - end, meaning: $0.meaning) }
  }

  private enum Progress {
    case impossible, possible
    /// A pseudonym and how many units it takes.
    case complete(String, Int)
  }

  private func progress(from first: Int, isEnd: Bool = false) -> Progress {
    let count = units.count - first
    guard Self.canBegin(units[first].meaning) else { return .impossible }
    let words = PseudonymShape.wordsByFirstLetter[Int(units[first].meaning - 65)]
    for word in words {
      let shared = min(word.count, count)
      guard (0..<shared).allSatisfy({ units[first + $0].meaning == word[$0] }) else { continue }
      guard count > word.count else { return .possible }
      guard units[first + word.count].meaning == UInt8(ascii: "-") else { continue }
      let code = units[(first + word.count + 1)...].prefix(PseudonymShape.codeCount)
      guard code.allSatisfy({ PseudonymShape.digit($0.meaning) != nil }) else { continue }
      guard code.count == PseudonymShape.codeCount else { return .possible }
      return withMark(from: first, to: code.endIndex, isEnd)
    }
    return .impossible
  }

  /// A whole pseudonym, and the mark after it where the map may have given one.
  private func withMark(from first: Int, to end: Int, _ isEnd: Bool) -> Progress {
    let stem = String(decoding: units[first..<end].map(\.meaning), as: UTF8.self)
    let rest = units[end...].map(\.meaning)
    guard map.hasMarks(stem), rest.isEmpty || rest[0] == UInt8(ascii: "0") else { return .complete(stem, end - first) }
    guard rest.count >= PseudonymShape.markCount else { return isEnd ? .complete(stem, end - first) : .possible }
    guard PseudonymShape.startsWithMark(rest) else { return .complete(stem, end - first) }
    let mark = String(decoding: rest.prefix(PseudonymShape.markCount), as: UTF8.self)
    return .complete(stem + mark, end - first + PseudonymShape.markCount)
  }

  private func append(_ value: String, to output: inout [UInt8]) {
    switch escaping {
    case .none: output.append(contentsOf: value.utf8)
    case .json: JSONEscaping.append(value.utf8, to: &output)
    }
  }

  @inline(__always)
  private static func canBegin(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) && !PseudonymShape.wordsByFirstLetter[Int(ASCII.upper(byte) - 65)].isEmpty
  }

  private static func hexValue(_ byte: UInt8) -> UInt8 {
    ASCII.isDigit(byte) ? byte - 48 : (byte | 32) - 87
  }
}

/// The inside of a JSON string (RFC 8259 §7).
enum JSONEscaping {
  static func append(_ bytes: some Sequence<UInt8>, to output: inout [UInt8]) {
    let hex = Array("0123456789abcdef".utf8)
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): output += [UInt8(ascii: "\\"), byte]
      case 0x0A: output += Array("\\n".utf8)
      case 0x0D: output += Array("\\r".utf8)
      case 0x09: output += Array("\\t".utf8)
      case 0..<0x20: output += Array("\\u00".utf8) + [hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      default: output.append(byte)
      }
    }
  }
}
