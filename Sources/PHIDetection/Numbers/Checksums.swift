/// Check digits of public numbering schemes.
enum Checksums {
  /// ISO/IEC 7812-1 over digit values.
  static func luhn(_ digits: [UInt8]) -> Bool {
    var sum = 0
    for (offset, digit) in digits.reversed().enumerated() {
      let doubled = offset % 2 == 1 ? Int(digit) * 2 : Int(digit)
      sum += doubled > 9 ? doubled - 9 : doubled
    }
    return digits.count > 1 && sum % 10 == 0
  }

  /// Ten digits of a National Provider Identifier: Luhn with the card prefix 80840 (45 CFR 162.406).
  static func npi(_ digits: [UInt8]) -> Bool {
    digits.count == 10 && luhn([8, 0, 8, 4, 0] + digits)
  }

  /// The seven digits of a DEA registration number.
  static func dea(_ digits: [UInt8]) -> Bool {
    guard digits.count == 7 else { return false }
    let odd = Int(digits[0]) + Int(digits[2]) + Int(digits[4])
    let even = Int(digits[1]) + Int(digits[3]) + Int(digits[5])
    return (odd + 2 * even) % 10 == Int(digits[6])
  }

  /// ISO 13616: the country and check digits moved to the end, letters as 10…35, leave 1 divided by 97.
  static func iban(_ characters: [UInt8]) -> Bool {
    guard characters.count > 4 else { return false }
    var rest = 0
    for byte in characters[4...] + characters[..<4] {
      let value = ASCII.isDigit(byte) ? Int(byte - 48) : Int(byte) - 55
      rest = (rest * (value > 9 ? 100 : 10) + value) % 97
    }
    return rest == 1
  }

  /// The check digit of a vehicle identification number (49 CFR 565.15(c)), seventeen ASCII characters.
  static func vin(_ characters: some Collection<UInt8>) -> Bool {
    guard characters.count == 17 else { return false }
    let weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
    // Values of A…Z; 0 stands for the letters that no VIN has.
    let values = [1, 2, 3, 4, 5, 6, 7, 8, 0, 1, 2, 3, 4, 5, 0, 7, 0, 9, 2, 3, 4, 5, 6, 7, 8, 9]
    var sum = 0
    var check: UInt8 = 0
    for (position, character) in characters.enumerated() {
      let upper = ASCII.upper(character)
      if position == 8 { check = upper }
      if ASCII.isDigit(upper) {
        sum += Int(upper - 48) * weights[position]
      } else {
        guard ASCII.isUpper(upper), values[Int(upper - 65)] > 0 else { return false }
        sum += values[Int(upper - 65)] * weights[position]
      }
    }
    return check == (sum % 11 == 10 ? UInt8(ascii: "X") : UInt8(48 + sum % 11))
  }

  /// Weights 1, 2, 3 … from the right, the check digit first; the sum is divisible by 11. A ten stands for X.
  static func mod11(_ digits: [UInt8]) -> Bool {
    var sum = 0
    for (offset, digit) in digits.reversed().enumerated() { sum += (offset + 1) * Int(digit) }
    return digits.count > 1 && sum % 11 == 0
  }

  /// GS1 General Specifications §7.9: weights 1 and 3 from the right, the check digit first.
  static func gs1(_ digits: [UInt8]) -> Bool {
    var sum = 0
    for (offset, digit) in digits.reversed().enumerated() { sum += (offset % 2 == 1 ? 3 : 1) * Int(digit) }
    return digits.count > 1 && sum % 10 == 0
  }

  /// The sum of digits times weights; both as long as the shorter.
  static func weighted(_ digits: some Sequence<UInt8>, _ weights: [Int]) -> Int {
    zip(digits, weights).reduce(0) { $0 + Int($1.0) * $1.1 }
  }

  /// The number that digits write, modulo another.
  static func remainder(_ digits: some Sequence<UInt8>, _ modulus: Int) -> Int {
    digits.reduce(0) { ($0 * 10 + Int($1)) % modulus }
  }
}
