/// Numbers of the Netherlands, Belgium, Ireland and the Nordic countries.
enum NorthernEurope {
  static let schemes: [NumberScheme] = [
    // Besluit burgerservicenummer: weights 9 … 2 and -1, divisible by 11.
    NumberScheme(
      .nlBSN, "DDDDDDDDD", groups: [[4, 2, 3], [3, 3, 3]], evidence: .label,
      labels: "bsn burgerservicenummer sofinummer sofi",
      valid: { Checksums.weighted($0.digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 == 0 }),
    // Royal decree of 3 April 1984: birth date, serial number, 97 less the remainder; 2 before it for births from 2000.
    NumberScheme(
      .beNationalNumber, "DDDDDDDDDDD", groups: [[2, 2, 2, 3, 2], [6, 3, 2], [6, 5]], evidence: .form,
      labels: "rijksregisternummer registre niss insz nn", valid: isBelgian),
    // Department of Social Protection: weights 8 … 2, the second letter times 9, remainder of 23 names the first.
    NumberScheme(
      .iePPSN, "DDDDDDDL", groups: [[7, 1]], evidence: .label, labels: "pps ppsn", valid: isIrish),
    NumberScheme(
      .iePPSN, "DDDDDDDLL", groups: [[7, 2]], evidence: .form, labels: "pps ppsn", valid: isIrish),
    // Skatteverket SKV 704: Luhn over ten digits; 60 is added to the day of a coordination number.
    NumberScheme(
      .sePersonnummer, "DDDDDDDDDD", groups: [[6, 4]], evidence: .grouping, labels: "personnummer pnr",
      valid: { isSwedish($0, from: 0) }),
    NumberScheme(
      .sePersonnummer, "DDDDDDDDDDDD", groups: [[8, 4]], evidence: .form, labels: "personnummer pnr",
      valid: { [18, 19, 20].contains($0.number(0..<2)) && isSwedish($0, from: 2) }),
    // Digital and Population Data Services Agency: the number modulo 31 names the last character. A hyphen or a letter is
    // the century.
    NumberScheme(
      .fiHetu, "DDDDDDDDDX", groups: [[6, 4]], evidence: .form, labels: "hetu henkilotunnus", valid: isFinnish),
    NumberScheme(
      .fiHetu, "DDDDDDLDDDX", evidence: .form, labels: "hetu", valid: isFinnishOfLetter),
    // CPR-kontoret: the check digit is no longer kept, so the birth date and the hyphen are all there is.
    NumberScheme(
      .dkCPR, "DDDDDDDDDD", groups: [[6, 4]], evidence: .label, labels: "cpr personnummer",
      valid: { $0.isDay(day: 0, month: 2) }),
  ]

  @Sendable private static func isBelgian(_ text: NumberText) -> Bool {
    let (month, day) = (text.number(2..<4), text.number(4..<6))
    // BIS numbers add 20 or 40 to the month.
    guard NumberText.isDay(day, month % 20 == 0 ? 12 : month % 20) || day == 0 else { return false }
    let number = text.number(0..<9)
    let check = text.number(9..<11)
    return 97 - number % 97 == check || 97 - (2_000_000_000 + number) % 97 == check
  }

  @Sendable private static func isIrish(_ text: NumberText) -> Bool {
    var sum = Checksums.weighted(text.digits(0..<7), [8, 7, 6, 5, 4, 3, 2])
    if text.count == 9 {
      guard (UInt8(ascii: "A")...UInt8(ascii: "I")).contains(text[8]) || text[8] == UInt8(ascii: "W") else {
        return false
      }
      sum += text[8] == UInt8(ascii: "W") ? 0 : 9 * (Int(text[8]) - 64)
    }
    let letter = sum % 23 == 0 ? UInt8(ascii: "W") : UInt8(64 + sum % 23)
    return text[7] == letter
  }

  private static func isSwedish(_ text: NumberText, from place: Int) -> Bool {
    let day = text.number(place + 4..<place + 6)
    return NumberText.isDay(day > 60 ? day - 60 : day, text.number(place + 2..<place + 4))
      && Checksums.luhn(text.digits(place..<place + 10))
  }

  @Sendable private static func isFinnish(_ text: NumberText) -> Bool {
    // Solid it would be any ten digits.
    guard text.groupCount == 2, text.isDay(day: 0, month: 2) else { return false }
    return text[9] == finnishCharacters[text.number(0..<9) % 31]
  }

  @Sendable private static func isFinnishOfLetter(_ text: NumberText) -> Bool {
    guard text.isDay(day: 0, month: 2), "ABCDEFUVWXY".utf8.contains(text[6]) else { return false }
    return text[10] == finnishCharacters[(text.number(0..<6) * 1000 + text.number(7..<10)) % 31]
  }

  private static let finnishCharacters = Array("0123456789ABCDEFHJKLMNPRSTUVWXY".utf8)
}
