import PHIDetection
import Testing

/// A table of texts with what must be found in them.
///
/// `+ kind: text with »finding«` names the kind of every finding, or one kind for all; these findings and no others are
/// expected. `- text` must be left alone. `⏎` and `⇥` stand for a line end and a tab; other lines are headings.
enum CaseTable {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let expected: [Seen]
    var testDescription: String { text }
  }

  static func cases(_ table: String) -> [Case] {
    table.split(separator: "\n").compactMap { line in
      if line.hasPrefix("- ") { return Case(text: control(line.dropFirst(2)), expected: []) }
      guard line.hasPrefix("+ "), let colon = line.firstIndex(of: ":") else { return nil }
      let kinds = line[..<colon].dropFirst(2).split(separator: " ").compactMap { PHIKind(rawValue: String($0)) }
      let (plain, values) = marked(control(line[colon...].dropFirst(2)))
      return Case(
        text: plain,
        expected: values.enumerated().map { Seen(kind: kinds[kinds.count == 1 ? 0 : $0], text: $1) })
    }
  }

  private static func control(_ text: Substring) -> String {
    String(text.map { $0 == "⏎" ? "\n" : $0 == "⇥" ? "\t" : $0 })
  }
}

@Suite struct CaseTableTests {
  @Test(arguments: CaseTable.cases(DateCases.table))
  func datesAndAgesAreFoundAndScalesAreNot(row: CaseTable.Case) { #expect(seen(row.text) == row.expected) }

  @Test(arguments: CaseTable.cases(NumberCases.table))
  func numbersOfPeopleAreFoundAndMeasurementsAreNot(row: CaseTable.Case) { #expect(seen(row.text) == row.expected) }

  @Test(arguments: CaseTable.cases(CodeCases.table))
  func uniqueCodesAreFoundAndClinicalCodesAreNot(row: CaseTable.Case) { #expect(seen(row.text) == row.expected) }

  @Test(arguments: CaseTable.cases(FormCases.table))
  func identifiersAreKnownByTheirFormAndLookAlikesAreNot(row: CaseTable.Case) {
    #expect(seen(row.text) == row.expected)
  }

  @Test(arguments: CaseTable.cases(PlaceCases.table))
  func addressesAndRoomsAreFoundAndQuantitiesAreNot(row: CaseTable.Case) { #expect(seen(row.text) == row.expected) }

  @Test(arguments: CaseTable.cases(NamedPlaceCases.table))
  func namedPlacesAreFoundAndDepartmentsAreNot(row: CaseTable.Case) { #expect(seen(row.text) == row.expected) }

  @Test(arguments: CaseTable.cases(ThingCases.table))
  func thingsAreLeftAloneAndTheirNamesakesAreFound(row: CaseTable.Case) { #expect(seen(row.text) == row.expected) }

  @Test(arguments: CaseTable.cases(NameCases.table))
  func namesThatARoleOrARowAnnouncesAreFound(row: CaseTable.Case) { #expect(seen(row.text) == row.expected) }

  @Test(arguments: CaseTable.cases(StructureCases.table))
  func fieldsColumnsAndPositionsSayWhatAValueIs(row: CaseTable.Case) { #expect(seen(row.text) == row.expected) }

  @Test(arguments: CaseTable.cases(HiddenCases.table))
  func disguisedIdentifiersAreFoundAndPlainTextIsNot(row: CaseTable.Case) { #expect(seen(row.text) == row.expected) }
}
