/// Numbers of Spain.
enum Spain {
  static let schemes: [NumberScheme] = [
    // Real Decreto 1553/2005 and Orden INT/2058/2008: the number modulo 23 names the letter; a foreigner's X, Y, Z are 0, 1, 2.
    NumberScheme(
      .esDNI, "DDDDDDDDL", groups: [[8, 1], [2, 3, 3, 1], [2, 3, 4]], evidence: .form, labels: "dni nif documento",
      valid: { $0[8] == letter(of: $0.number(0..<8)) }),
    NumberScheme(
      .esDNI, "DDDDDDDL", groups: [[7, 1], [1, 3, 3, 1], [1, 3, 4]], evidence: .label, labels: "dni nif documento",
      valid: { $0[7] == letter(of: $0.number(0..<7)) }),
    NumberScheme(
      .esNIE, "LDDDDDDDL", groups: [[1, 7, 1]], evidence: .form, labels: "nie extranjero",
      valid: { text in
        let first = Int(text[0]) - Int(UInt8(ascii: "X"))
        return (0...2).contains(first) && text[8] == letter(of: first * 10_000_000 + text.number(1..<8))
      }),
    // Tesorería General de la Seguridad Social: province, number, and their remainder of 97.
    NumberScheme(
      .esNSS, "DDDDDDDDDDDD", groups: [[2, 8, 2]], evidence: .grouping,
      labels: "nss nuss seguridad afiliacion naf", valid: isSocialSecurity),
    // Personal identification codes of the regions: four letters of the name, the birth date with sex, a serial number.
    NumberScheme(
      .esCIP, "LLLLDDDDDDDDDD", groups: [[4, 10], [4, 1, 6, 3], [4, 6, 4], [4, 1, 6, 2, 1]], evidence: .form,
      labels: cards, valid: { isBirthDate($0, from: 4) || isBirthDate($0, from: 5) }),
    NumberScheme(
      .esCIP, "LLLLDDDDDDDDDDDD", groups: [[4, 12], [4, 6, 6]], evidence: .form, labels: cards,
      valid: { isBirthDate($0, from: 4) || isBirthDate($0, from: 6) }),
    // Real Decreto 702/2013: the code of the national health system.
    NumberScheme(.esCIP, "LLLLLLLLLLDDDDDD", evidence: .label, labels: cards),
    NumberScheme(.esCIP, "LLDDDDDDDDDD", evidence: .label, labels: cards),
    NumberScheme(.esCIP, "DDDDDDDDDD", evidence: .label, labels: cards),
  ]

  private static let cards = "cip cipa sns tis tsi tarjeta sanitaria"

  static func letter(of number: Int) -> UInt8 { Array("TRWAGMYFPDXBNJZSQVHLCKE".utf8)[number % 23] }

  @Sendable private static func isSocialSecurity(_ text: NumberText) -> Bool {
    let (province, number) = (text.number(0..<2), text.number(2..<10))
    guard (1...53).contains(province) || province == 66 else { return false }
    let whole = number < 10_000_000 ? province * 10_000_000 + number : province * 100_000_000 + number
    return whole % 97 == text.number(10..<12)
  }

  /// Year, month and day, two digits each; 40 is added to a woman's day.
  private static func isBirthDate(_ text: NumberText, from place: Int) -> Bool {
    let day = text.number(place + 4..<place + 6)
    return NumberText.isDay(day > 40 ? day - 40 : day, text.number(place + 2..<place + 4))
  }
}
