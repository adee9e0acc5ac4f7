/// Numbers of Poland, Czechia, Slovakia, Romania, Hungary and Greece.
enum EasternEurope {
  static let schemes: [NumberScheme] = [
    // Ustawa o ewidencji ludności, art. 15: birth date with the century in the month, weights 1 3 7 9.
    NumberScheme(
      .plPESEL, "DDDDDDDDDDD", evidence: .form, labels: "pesel",
      valid: { text in
        NumberText.isDay(text.number(4..<6), text.number(2..<4) % 20)
          && Checksums.weighted(text.digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 == 0
      }),
    // Zákon 133/2000 Sb. § 13: divisible by 11; 50 is added to a woman's month, 20 when a day runs out.
    NumberScheme(
      .czBirthNumber, "DDDDDDDDDD", groups: [[6, 4]], evidence: .grouping, labels: "rc rodne cislo",
      valid: { text in
        let month = text.number(2..<4) % 50
        return NumberText.isDay(text.number(4..<6), month > 20 ? month - 20 : month)
          && Checksums.remainder(text.digits, 11) == 0
      }),
    // Legea 105/1996: sex and century, birth date, county, weights 279146358279, modulus 11.
    NumberScheme(
      .roCNP, "DDDDDDDDDDDDD", evidence: .form, labels: "cnp",
      valid: { text in
        let rest = Checksums.weighted(text.digits(0..<12), [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11
        return text.digit(0) != 0 && NumberText.isDay(text.number(5..<7), text.number(3..<5))
          && (rest == 10 ? 1 : rest) == text.digit(12)
      }),
    // 1996. évi XX. törvény: weights 3 and 7 in turn, modulus 10.
    NumberScheme(
      .huTAJ, "DDDDDDDDD", groups: [[3, 3, 3]], evidence: .label, labels: "taj",
      valid: { Checksums.weighted($0.digits(0..<8), [3, 7, 3, 7, 3, 7, 3, 7]) % 10 == $0.digit(8) }),
    // ΗΔΙΚΑ: birth date, serial number, Luhn.
    NumberScheme(
      .grAMKA, "DDDDDDDDDDD", evidence: .form, labels: "amka",
      valid: { $0.isDay(day: 0, month: 2) && Checksums.luhn($0.digits) }),
  ]
}
