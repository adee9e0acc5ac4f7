import PHIDetection
import Testing

/// Texts of Windows and of mail end their lines with two bytes.
@Suite struct LineEndTests {
  private static let tables = [
    DateCases.table, NumberCases.table, CodeCases.table, FormCases.table, PlaceCases.table, NamedPlaceCases.table,
    ThingCases.table, NameCases.table, StructureCases.table, HiddenCases.table,
  ]

  @Test(arguments: tables.flatMap(CaseTable.cases).filter { $0.text.contains("\n") })
  func lineEndsOfTwoBytesHideNothing(row: CaseTable.Case) {
    let expected = row.expected.map { Seen(kind: $0.kind, text: Self.withTwoBytes($0.text)) }
    #expect(seen(Self.withTwoBytes(row.text)) == expected)
  }

  @Test func aMailsSoftLineEndCutsNoIdentifier() {
    #expect(seen("our SSN is 536-9=\r\n0-4399 now") == [Seen(kind: .ssn, text: "536-9=\r\n0-4399")])
  }

  private static func withTwoBytes(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
  }
}
