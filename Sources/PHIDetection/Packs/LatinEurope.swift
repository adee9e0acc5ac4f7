/// Numbers of France, Italy and Portugal.
enum LatinEurope {
  static let schemes: [NumberScheme] = [
    // INSEE, numéro d'inscription au répertoire: sex, year, month, department, commune, serial, key of 97.
    NumberScheme(
      .frNIR, "DDDDDXXDDDDDDDD", groups: [[1, 2, 2, 2, 3, 3, 2], [13, 2], [1, 2, 2, 2, 3, 3, 2]], evidence: .form,
      labels: "nir insee securite secu", valid: isNIR),
    // Decreto ministeriale 12 marzo 1974: letters stand for digits where two people would share a code (omocodia).
    NumberScheme(
      .itCodiceFiscale, "LLLLLLXXLXXLXXXL", groups: [[6, 5, 5], [3, 3, 5, 5]], evidence: .form,
      labels: "fiscale cf", valid: isCodiceFiscale),
    // Decreto-Lei 14/2013: weights 9 … 2, modulus 11.
    NumberScheme(
      .ptNIF, "DDDDDDDDD", groups: [[3, 3, 3]], evidence: .label, labels: "nif contribuinte",
      valid: { text in
        let rest = Checksums.weighted(text.digits(0..<8), [9, 8, 7, 6, 5, 4, 3, 2]) % 11
        return (rest < 2 ? 0 : 11 - rest) == text.digit(8)
      }),
  ]

  @Sendable private static func isNIR(_ text: NumberText) -> Bool {
    guard [1, 2, 3, 4, 7, 8].contains(text.digit(0)) else { return false }
    let month = text.number(3..<5)
    guard (1...12).contains(month) || (20...42).contains(month) || (50...99).contains(month) else { return false }
    var digits = text.digits(0..<13)
    // Corsica: 2A counts as 19, 2B as 18.
    if !text.isDigit(6) {
      guard text.digit(5) == 2, text[6] == UInt8(ascii: "A") || text[6] == UInt8(ascii: "B") else { return false }
      digits[5] = 1
      digits[6] = text[6] == UInt8(ascii: "A") ? 9 : 8
    }
    guard text.isDigit(5) else { return false }
    return 97 - Checksums.remainder(digits, 97) == text.number(13..<15)
  }

  @Sendable private static func isCodiceFiscale(_ text: NumberText) -> Bool {
    let digitPlaces = [6, 7, 9, 10, 12, 13, 14]
    guard digitPlaces.allSatisfy({ text.isDigit($0) || omocodes.contains(text[$0]) }),
      "ABCDEHLMPRST".utf8.contains(text[8])
    else { return false }
    var sum = 0
    for place in 0..<15 {
      let value = text.isDigit(place) ? text.digit(place) : Int(text[place]) - 65
      // Odd places, counted from 1, have values of their own.
      sum += place % 2 == 0 ? oddValues[value] : value
    }
    return Int(text[15]) - 65 == sum % 26
  }

  private static let omocodes = Array("LMNPQRSTUV".utf8)
  /// By digit or letter: 0 and A, 1 and B, …
  private static let oddValues = [
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
  ]
}
