/// Numbers in which a scanner or a tired eye took digits for letters: "l23-45-6789", "555-123-456O", "O3/14/1952".
///
/// A number must have the joints of its kind: SSN, telephone, date. Misses: misread numbers without joints that no label
/// announces, and letters other than O, Q, D, l, I, i, S, B, Z.
extension Scanner {
  private static let sizeMax = 16
  private static let lettersMax = 4

  /// A run of digits and a few letters that look like digits; `true` when it reads as an identifier.
  func misreadNumber(at index: Int, _ run: Run) -> Bool {
    guard run.letterCount <= Self.lettersMax, run.digitCount >= 4, run.digitCount > run.letterCount else {
      return false
    }
    let start = Int(token(index).start)
    var end = start
    var groups = SIMD4<Int>()
    var values = SIMD4<Int>()
    var group = 0
    var joint: UInt8 = 0
    while end < bytes.count, end - start < Self.sizeMax {
      let byte = bytes[end]
      if let digit = Self.digit(byte) {
        groups[group] += 1
        values[group] = values[group] * 10 + digit
      } else if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "."),
        joint == 0 || byte == joint,
        group < 2, end + 1 < bytes.count, Self.digit(bytes[end + 1]) != nil
      {
        joint = byte
        group += 1
      } else {
        break
      }
      end += 1
    }
    guard group == 2, end == bytes.count || !ASCII.isAlphanumeric(bytes[end]) else { return false }
    guard let kind = misreadKind(groups, values, joint) else { return false }
    addBytes(kind, start, end, .misread, .good)
    if kind == .date { dateEnd = run.last }
    return true
  }

  private func misreadKind(_ groups: SIMD4<Int>, _ values: SIMD4<Int>, _ joint: UInt8) -> PHIKind? {
    if groups[0] == 3, groups[1] == 2, groups[2] == 4 { return .ssn }
    if groups[0] == 3, groups[1] == 3, groups[2] == 4 { return .phone }
    guard joint != UInt8(ascii: "."), groups[1] <= 2 else { return nil }
    let isYearLast = groups[0] <= 2 && (groups[2] == 4 && (1880...2100).contains(values[2]) || groups[2] == 2)
    if isYearLast {
      let low = min(values[0], values[1])
      return (1...12).contains(low) && (1...31).contains(max(values[0], values[1])) ? .date : nil
    }
    let isYearFirst = groups[0] == 4 && (1880...2100).contains(values[0]) && groups[2] <= 2
    return isYearFirst && (1...12).contains(values[1]) && (1...31).contains(values[2]) ? .date : nil
  }

  private static func digit(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - 48)
    case UInt8(ascii: "O"), UInt8(ascii: "o"), UInt8(ascii: "Q"), UInt8(ascii: "D"): 0
    case UInt8(ascii: "l"), UInt8(ascii: "I"), UInt8(ascii: "i"): 1
    case UInt8(ascii: "Z"), UInt8(ascii: "z"): 2
    case UInt8(ascii: "S"), UInt8(ascii: "s"): 5
    case UInt8(ascii: "B"): 8
    default: nil
    }
  }
}
