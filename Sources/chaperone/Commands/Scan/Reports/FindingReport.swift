/// What a report shows besides kinds, places and rules.
struct ReportDetail {
  let showsText: Bool
  let explains: Bool
}

/// How findings are told. `start` once, for each file in turn `begin`, every finding, `end`; `finish` once.
protocol FindingReport {
  mutating func start() throws(InputFault)
  mutating func begin(_ file: InputFile) throws(InputFault)
  mutating func add(_ finding: PlacedFinding) throws(InputFault)
  mutating func end() throws(InputFault)
  mutating func finish(isComplete: Bool) throws(InputFault)
}

extension FindingReport {
  mutating func start() {}
  mutating func end() {}
  mutating func finish(isComplete: Bool) {}
}
