/// What the member states have in common: bank accounts and the insurance card.
enum EuropeanUnion {
  /// ISO 13616-1 with the lengths of the SWIFT registry.
  private static let ibanLengths: [(Int, StaticString, String)] = [
    (16, "LLDDXXXXXXXXXXXX", "BE"), (18, "LLDDXXXXXXXXXXXXXX", "DK FI NL"), (19, "LLDDXXXXXXXXXXXXXXX", "SI"),
    (20, "LLDDXXXXXXXXXXXXXXXX", "AT EE LT LU"), (21, "LLDDXXXXXXXXXXXXXXXXX", "CH HR LV LI"),
    (22, "LLDDXXXXXXXXXXXXXXXXXX", "BG DE GB IE"), (24, "LLDDXXXXXXXXXXXXXXXXXXXX", "CZ ES RO SE SK"),
    (25, "LLDDXXXXXXXXXXXXXXXXXXXXX", "PT"), (27, "LLDDXXXXXXXXXXXXXXXXXXXXXXX", "FR GR IT"),
    (28, "LLDDXXXXXXXXXXXXXXXXXXXXXXXX", "CY HU PL"), (31, "LLDDXXXXXXXXXXXXXXXXXXXXXXXXXXX", "MT"),
    (15, "LLDDXXXXXXXXXXX", "NO"),
  ]

  static let schemes: [NumberScheme] =
    ibanLengths.map { length, template, countries in
      var groups = [UInt8](repeating: 4, count: length / 4)
      if length % 4 > 0 { groups.append(UInt8(length % 4)) }
      let codes = countries.split(separator: " ").map { Array($0.utf8) }
      return NumberScheme(
        .iban, template, groups: [groups], evidence: .form, labels: "iban konto account cuenta compte conto",
        valid: { text in codes.contains([text[0], text[1]]) && isMod97(text) })
    } + [
      // Decision S1 of the Administrative Commission: 80, the country's number of ISO 3166-1, the institution, the card.
      NumberScheme(
        .ehic, "DDDDDDDDDDDDDDDDDDDD", groups: [[5, 5, 10], [4, 4, 4, 4, 4]], evidence: .form,
        labels: "ehic tse cean ceam egk card tarjeta karte carte",
        valid: { $0.number(0..<2) == 80 && countryNumbers.contains($0.number(2..<5)) })
    ]

  /// The first four characters moved to the end, letters as 10 … 35, the whole modulo 97 is 1.
  private static func isMod97(_ text: NumberText) -> Bool {
    var rest = 0
    for place in 0..<text.count {
      let character = text[(place + 4) % text.count]
      rest =
        ASCII.isDigit(character)
        ? (rest * 10 + Int(character - 48)) % 97 : (rest * 100 + Int(character - 55)) % 97
    }
    return rest == 1
  }

  private static let countryNumbers: Set<Int> = [
    40, 56, 100, 191, 196, 203, 208, 233, 246, 250, 276, 300, 348, 352, 372, 380, 428, 438, 440, 442, 470, 528, 578,
    616,
    620, 642, 703, 705, 724, 752, 756, 826,
  ]
}
