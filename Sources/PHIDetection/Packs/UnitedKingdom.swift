/// Numbers of the United Kingdom.
enum UnitedKingdom {
  static let schemes: [NumberScheme] = [
    // NHS Data Dictionary, "NHS Number": weights 10 … 2, modulus 11. A CHI number of Scotland and a Health and Care
    // number of Northern Ireland have the same check digit.
    NumberScheme(
      .ukNHS, "DDDDDDDDDD", groups: [[3, 3, 4]], evidence: .grouping, labels: "nhs chi hcn nhsnumber",
      valid: { Checksums.mod11($0.digits) }),
    // HMRC NIM39110.
    NumberScheme(
      .ukNationalInsurance, "LLDDDDDDL", groups: [[2, 2, 2, 2, 1], [2, 6, 1], [8, 1]], evidence: .form,
      labels: "ni nino insurance", valid: isNationalInsurance),
    // General Medical Council reference numbers have seven digits and no check digit.
    NumberScheme(.ukGMC, "DDDDDDD", evidence: .label, labels: "gmc"),
    postcode("LDDLL", 2), postcode("LDDDLL", 3), postcode("LLDDLL", 3), postcode("LLDDDLL", 4),
    postcode("LDLDLL", 3), postcode("LLDLDLL", 4),
  ]

  /// Royal Mail, Programmers' Guide to the Postcode Address File: the six forms; the last two letters are never of CIKMOV.
  private static func postcode(_ template: StaticString, _ outward: UInt8) -> NumberScheme {
    NumberScheme(
      .ukPostcode, template, groups: [[outward, 3]], evidence: .grouping, labels: "postcode postal",
      valid: isPostcode)
  }

  @Sendable private static func isPostcode(_ text: NumberText) -> Bool {
    let area = String(decoding: (0..<(text.isDigit(1) ? 1 : 2)).map { text[$0] }, as: UTF8.self)
    let end = (text.count - 2..<text.count).allSatisfy { !"CIKMOV".utf8.contains(text[$0]) }
    return end && areas.contains(area)
  }

  private static let areas = Set(
    """
    AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL
    GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX
    PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR
    WS WV YO ZE
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  @Sendable private static func isNationalInsurance(_ text: NumberText) -> Bool {
    let (first, second, last) = (text[0], text[1], text[8])
    guard !"DFIQUV".utf8.contains(first), !"DFIOQUV".utf8.contains(second), "ABCD".utf8.contains(last) else {
      return false
    }
    return !["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"].contains(String(decoding: [first, second], as: UTF8.self))
  }
}
