import Foundation
import PHIDetection

/// JSON text in which findings are replaced so that it stays JSON (RFC 8259): inside of strings what replaces them is
/// escaped, and a number becomes a string. The name of a member is replaced too where a finding lies whole in it, as in
/// maps by record number; it may then stand twice.
///
/// Lexical: strings and numbers are told apart, whether the whole is well-formed is not checked. Everything outside of
/// findings keeps its bytes.
struct JSONStrings {
  /// What can hold a finding.
  private enum Place { case string, memberName, number }

  private struct Literal {
    let place: Place
    /// Without quotes.
    let range: Range<Int>
  }

  private let bytes: [UInt8]
  private let literals: [Literal]

  /// `nil` when a string is not closed, or the text begins like no JSON value.
  init?(_ bytes: [UInt8]) {
    guard let first = bytes.first(where: { !Self.isSpace($0) }), "{[\"-0123456789tfn".utf8.contains(first),
      let literals = Self.literals(of: bytes)
    else { return nil }
    self.bytes = bytes
    self.literals = literals
  }

  /// Clinical content stays, as in `Redaction`.
  func redacted(_ findings: [Finding], with replacer: inout any FindingReplacer) -> [UInt8] {
    let findings = findings.filter { $0.kind.nature == .identifier }
    let text = bytes
    replacer.willReplace(in: text.span)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 8)
    var cursor = 0
    var place = 0
    for literal in literals {
      while place < findings.count, findings[place].range.upperBound <= literal.range.lowerBound { place += 1 }
      var next = place
      while next < findings.count, findings[next].range.lowerBound < literal.range.upperBound {
        let finding = findings[next]
        next += 1
        let part = finding.range.clamped(
          to: max(cursor, literal.range.lowerBound)..<max(cursor, literal.range.upperBound))
        guard part.contains(where: { Self.isSubstance(bytes[$0]) }) else { continue }
        switch literal.place {
        // A finding over several values runs over the names between them, which only say what they are.
        case .memberName where finding.range.clamped(to: literal.range) != finding.range: continue
        case .string, .memberName:
          output += bytes[cursor..<part.lowerBound]
          output += Self.escaped(replacer.replacement(for: Self.unescaped(bytes[part]), of: finding))
          cursor = part.upperBound
        case .number:
          output += bytes[cursor..<literal.range.lowerBound]
          let whole = replacer.replacement(for: Array(bytes[literal.range]), of: finding)
          output += [UInt8(ascii: "\"")] + Self.escaped(whole) + [UInt8(ascii: "\"")]
          cursor = literal.range.upperBound
        }
      }
    }
    return output + bytes[cursor...]
  }

  /// Strings and numbers, in order; `nil` when a string is not closed.
  private static func literals(of bytes: [UInt8]) -> [Literal]? {
    var literals: [Literal] = []
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        guard let end = stringEnd(bytes, position + 1) else { return nil }
        let place = isMemberName(bytes, after: end + 1) ? Place.memberName : .string
        literals.append(Literal(place: place, range: position + 1..<end))
        position = end + 1
      } else if isNumber(byte) {
        let start = position
        while position < bytes.count, isNumber(bytes[position]) { position += 1 }
        literals.append(Literal(place: .number, range: start..<position))
      } else {
        position += 1
      }
    }
    return literals
  }

  private static func stringEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
    var position = start
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""): return position
      case UInt8(ascii: "\\"): position += 2
      default: position += 1
      }
    }
    return nil
  }

  private static func isMemberName(_ bytes: [UInt8], after end: Int) -> Bool {
    bytes[min(end, bytes.count)...].first { !isSpace($0) } == UInt8(ascii: ":")
  }

  private static func isNumber(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+-.eE".utf8.contains(byte)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  private static func isSubstance(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func unescaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "\\")),
      let text = try? JSONDecoder().decode(String.self, from: Data("\"".utf8 + bytes + "\"".utf8))
    else { return Array(bytes) }
    return Array(text.utf8)
  }

  private static func escaped(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }),
      let data = try? JSONEncoder().encode(String(decoding: bytes, as: UTF8.self))
    else { return bytes }
    return Array(data.dropFirst().dropLast())
  }
}
