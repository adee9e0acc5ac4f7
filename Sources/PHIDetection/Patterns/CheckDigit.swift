/// Published check digits that a hospital's own numbers may end in.
public enum CheckDigit: String, CaseIterable, Sendable, Hashable {
  /// ISO/IEC 7812-1, "mod 10".
  case luhn
  /// GS1 General Specifications §7.9: weights 3 and 1 from the right.
  case mod10Weights31 = "mod10-3-1"
  /// Weights 2, 3, 4 … from the right, sum divisible by 11; a last X is ten.
  case mod11
  /// ISO/IEC 7064 MOD 11-2; a last X is ten.
  case mod11Radix2 = "mod11-2"
  /// ISO/IEC 7064 MOD 97-10; letters are 10 … 35.
  case mod97
  /// J. Verhoeff, Error Detecting Decimal Codes, 1969.
  case verhoeff
  /// H. M. Damm, Total anti-symmetrische Quasigruppen, 2004.
  case damm

  /// Whether the letters and digits of a text end in the right check digit; marks and spaces do not count.
  public func isValid(_ text: some Sequence<UInt8>) -> Bool {
    var values: [UInt8] = []
    for byte in text {
      if ASCII.isDigit(byte) {
        values.append(byte - 48)
      } else if ASCII.isLetter(byte) {
        values.append(ASCII.upper(byte) - 55)
      }
    }
    guard values.count > 1 else { return false }
    switch self {
    case .mod97: return values.reduce(0) { ($0 * ($1 > 9 ? 100 : 10) + Int($1)) % 97 } == 1
    case .mod11: return Self.endsInX(values).map(Checksums.mod11) ?? false
    case .mod11Radix2: return Self.endsInX(values).map(Self.mod11Radix2) ?? false
    case .luhn, .mod10Weights31, .verhoeff, .damm: break
    }
    let digits = values.filter { $0 < 10 }
    guard digits.count > 1 else { return false }
    return switch self {
    case .luhn: Checksums.luhn(digits)
    case .mod10Weights31: Checksums.gs1(digits)
    case .verhoeff: Self.verhoeff(digits)
    default: digits.reduce(0) { Self.dammTable[Int($0)][Int($1)] } == 0
    }
  }

  /// The digits, with a last X as ten; `nil` when the last is another letter. Letters before are a prefix.
  private static func endsInX(_ values: [UInt8]) -> [UInt8]? {
    guard let last = values.last else { return nil }
    let body = values.dropLast().filter { $0 < 10 }
    return last == 33 ? body + [10] : last < 10 ? body + [last] : nil
  }

  private static func mod11Radix2(_ digits: [UInt8]) -> Bool {
    let sum = digits.dropLast().reduce(0) { ($0 + Int($1)) * 2 % 11 }
    return digits.last.map { (sum + Int($0)) % 11 == 1 } ?? false
  }

  private static func verhoeff(_ digits: [UInt8]) -> Bool {
    var check: UInt8 = 0
    for (place, digit) in digits.reversed().enumerated() {
      check = multiplied(check, permuted(digit, times: place % 8))
    }
    return check == 0
  }

  /// The dihedral group of a pentagon.
  private static func multiplied(_ left: UInt8, _ right: UInt8) -> UInt8 {
    switch (left < 5, right < 5) {
    case (true, true): (left + right) % 5
    case (true, false): (left + right - 5) % 5 + 5
    case (false, true): (left - 5 + 5 - right) % 5 + 5
    case (false, false): (left + 5 - right) % 5
    }
  }

  private static func permuted(_ digit: UInt8, times: Int) -> UInt8 {
    let permutation: [UInt8] = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
    return (0..<times).reduce(digit) { digit, _ in permutation[Int(digit)] }
  }

  private static let dammTable: [[UInt8]] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2], [7, 0, 9, 2, 1, 5, 4, 8, 6, 3], [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6], [6, 1, 2, 3, 0, 4, 5, 9, 7, 8], [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4], [8, 9, 4, 5, 3, 6, 2, 0, 1, 7], [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
  ].map { $0.map { UInt8($0) } }
}
