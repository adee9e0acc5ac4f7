/// Numbers of Canada and its provinces.
enum Canada {
  private static let cards = "health card hc hcn phn phin hsn ohip ramq msp ulin uli carte maladie assurance"

  static let schemes: [NumberScheme] = [
    // Social Insurance Number Regulations: Luhn; no number starts with 8, those with 0 are not given to people.
    NumberScheme(
      .caSIN, "DDDDDDDDD", groups: [[3, 3, 3]], evidence: .grouping, labels: "sin nas insurance",
      valid: { $0.digit(0) != 0 && $0.digit(0) != 8 && Checksums.luhn($0.digits) }),
    // Ontario Ministry of Health, Health Card Validation Reference Manual: Luhn over ten digits, then a version code.
    NumberScheme(
      .caOntario, "DDDDDDDDDD", groups: [[4, 3, 3]], evidence: .grouping, labels: cards,
      valid: { $0.digit(0) != 0 && Checksums.luhn($0.digits) }),
    NumberScheme(
      .caOntario, "DDDDDDDDDDLL", groups: [[4, 3, 3, 2], [4, 3, 5], [10, 2]], evidence: .grouping, labels: cards,
      valid: { Checksums.luhn($0.digits(0..<10)) }),
    // British Columbia, Health Information Standards: starts with 9, weights 2 4 8 5 10 9 7 3, modulus 11.
    NumberScheme(
      .caBritishColumbia, "DDDDDDDDDD", groups: [[4, 3, 3]], evidence: .grouping, labels: cards,
      valid: isBritishColumbian),
    // Régie de l'assurance maladie du Québec: three letters of the family name, one of the given, the birth date with
    // 50 added to a woman's month, two more digits.
    NumberScheme(
      .caQuebec, "LLLLDDDDDDDD", groups: [[4, 4, 4], [4, 8]], evidence: .form, labels: cards, valid: isQuebecker),
    // Provinces that publish no check digit, or where the label is what is known.
    NumberScheme(.caHealthCard, "DDDDDDDDD", groups: [[3, 3, 3], [5, 4]], evidence: .label, labels: cards),
    NumberScheme(.caHealthCard, "DDDDDDDDDD", groups: [[4, 3, 3], [4, 6]], evidence: .label, labels: cards),
    NumberScheme(.caHealthCard, "DDDDDDDDDDDD", groups: [[4, 4, 4], [3, 3, 3, 3]], evidence: .label, labels: cards),
    NumberScheme(.caHealthCard, "DDDDDDDD", evidence: .label, labels: cards),
    // Canada Post, Addressing Guidelines: no D F I O Q U anywhere, no W and Z at the beginning.
    NumberScheme(
      .caPostalCode, "LDLDLD", groups: [[3, 3]], evidence: .form, labels: "postal",
      valid: { text in
        !"DFIOQUWZ".utf8.contains(text[0]) && [2, 4].allSatisfy { !"DFIOQU".utf8.contains(text[$0]) }
      }),
  ]

  @Sendable private static func isBritishColumbian(_ text: NumberText) -> Bool {
    guard text.digit(0) == 9 else { return false }
    let sum = Checksums.weighted(text.digits(1..<9), [2, 4, 8, 5, 10, 9, 7, 3])
    return (11 - sum % 11) % 11 == text.digit(9)
  }

  @Sendable private static func isQuebecker(_ text: NumberText) -> Bool {
    let month = text.number(6..<8)
    return NumberText.isDay(text.number(8..<10), month > 50 ? month - 50 : month)
  }
}
