/// Numbers of Germany, Austria and Switzerland.
enum GermanSpeaking {
  static let schemes: [NumberScheme] = [
    // § 290 SGB V, Anlage 1: the letter as 01 … 26, weights 1 and 2 in turn, digit sums, modulus 10.
    NumberScheme(
      .deKVNR, "LDDDDDDDDD", groups: [[4, 3, 3]], evidence: .form,
      labels: "kvnr versichertennummer krankenversichertennummer versicherten versnr", valid: isKVNR),
    // § 139b AO and ISO/IEC 7064 MOD 11,10.
    NumberScheme(
      .deTaxID, "DDDDDDDDDDD", groups: [[2, 3, 3, 3]], evidence: .grouping,
      labels: "idnr steuer steueridentifikationsnummer identifikationsnummer steuernummer",
      valid: { $0.digit(0) != 0 && isMod11Radix10($0.digits) }),
    // § 147 SGB VI and VKVV § 2: area, birth date, letter of the name, serial number, check digit.
    NumberScheme(
      .dePension, "DDDDDDDDLDDD", groups: [[2, 6, 1, 3], [2, 6, 4], [8, 1, 3]], evidence: .form,
      labels: "rentenversicherungsnummer sozialversicherungsnummer rvnr svnr vsnr", valid: isPensionNumber),
    // § 30c ASVG, Hauptverband: weights 3 7 9 5 8 4 2 1 6 around the check digit, modulus 11.
    NumberScheme(
      .atSVNR, "DDDDDDDDDD", groups: [[4, 6]], evidence: .grouping,
      labels: "svnr sv versicherungsnummer sozialversicherungsnummer", valid: isAustrian),
    // AHVV art. 133: country 756 and a GS1 check digit.
    NumberScheme(
      .chAHV, "DDDDDDDDDDDDD", groups: [[3, 4, 4, 2]], evidence: .form, labels: "ahv avs",
      valid: { $0.number(0..<3) == 756 && Checksums.gs1($0.digits) }),
  ]

  @Sendable private static func isKVNR(_ text: NumberText) -> Bool {
    let letter = Int(text[0]) - 64
    let digits = [UInt8(letter / 10), UInt8(letter % 10)] + text.digits(1..<9)
    return digitSums(digits, [1, 2, 1, 2, 1, 2, 1, 2, 1, 2]) % 10 == text.digit(9)
  }

  @Sendable private static func isPensionNumber(_ text: NumberText) -> Bool {
    // 50 may be added to the day when a day runs out of serial numbers.
    let day = text.number(2..<4)
    guard NumberText.isDay(day > 50 ? day - 50 : day, text.number(4..<6)) else { return false }
    let letter = Int(text[8]) - 64
    let digits = text.digits(0..<8) + [UInt8(letter / 10), UInt8(letter % 10)] + text.digits(9..<11)
    return digitSums(digits, [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1]) % 10 == text.digit(11)
  }

  @Sendable private static func isAustrian(_ text: NumberText) -> Bool {
    guard text.digit(0) != 0, text.number(6..<8) <= 15 else { return false }
    let sum = Checksums.weighted(text.digits, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6])
    return sum % 11 == text.digit(3)
  }

  private static func digitSums(_ digits: [UInt8], _ weights: [Int]) -> Int {
    zip(digits, weights).reduce(0) { sum, pair in
      let product = Int(pair.0) * pair.1
      return sum + product / 10 + product % 10
    }
  }

  static func isMod11Radix10(_ digits: [UInt8]) -> Bool {
    var product = 10
    for digit in digits.dropLast() {
      var sum = (Int(digit) + product) % 10
      if sum == 0 { sum = 10 }
      product = sum * 2 % 11
    }
    return digits.last.map { (11 - product) % 10 == Int($0) } ?? false
  }
}
