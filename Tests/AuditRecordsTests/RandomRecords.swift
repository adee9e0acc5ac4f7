import AuditRecords
import ClinicalModel
import SeededNumbers

/// A record with each field there or not, and texts of awkward characters.
func randomRecord(_ random: inout SeededGenerator) -> AuditRecord {
  func maybe<Value>(_ make: (inout SeededGenerator) -> Value?) -> Value? {
    Bool.random(using: &random) ? make(&random) : nil
  }
  var record = AuditRecord(
    kind: RecordKind.allCases.randomElement(using: &random) ?? .signedIn,
    time: Timestamp(milliseconds: .random(in: 0...4_000_000_000_000, using: &random)))
  record.inference = maybe { .random("inf", using: &$0) }
  record.user = maybe { .random("usr", using: &$0) }
  record.device = maybe { .random("dev", using: &$0) }
  record.key = maybe { .random("key", using: &$0) }
  record.agent = maybe { RecordedAgent(id: .random("agt", using: &$0), version: randomText(&$0)) }
  record.model = maybe { RecordedModel(name: randomText(&$0), version: randomText(&$0)) }
  record.patient = maybe { .random("pat", using: &$0) }
  record.purpose = maybe { Purpose.allCases.randomElement(using: &$0) }
  record.session = maybe { .random("ses", using: &$0) }
  record.request = maybe { .random("req", using: &$0) }
  record.consent = maybe(randomText)
  record.decision = maybe {
    RecordedDecision(
      outcome: RecordedDecision.Outcome.allCases.randomElement(using: &$0) ?? .block, rule: randomText(&$0),
      policyHash: randomText(&$0), obligations: [randomText(&$0), randomText(&$0)])
  }
  record.facts = maybe { [randomText(&$0) + "a": randomText(&$0), randomText(&$0) + "b": randomText(&$0)] }
  record.route = maybe {
    RecordedRoute(kind: RouteKind.allCases.randomElement(using: &$0) ?? .vendor, upstream: randomText(&$0))
  }
  record.inputCommitment = maybe(randomText)
  record.outputCommitment = maybe(randomText)
  record.inputBytes = maybe { .random(in: 0...(1 << 52), using: &$0) }
  record.outputBytes = maybe { .random(in: 0...9, using: &$0) }
  record.findings = maybe { [randomText(&$0): .random(in: 0...99, using: &$0)] } ?? [:]
  record.inventedFindings = maybe { [randomText(&$0): .random(in: 0...99, using: &$0)] } ?? [:]
  record.endpoints = maybe { [randomText(&$0)] } ?? []
  record.action = maybe { RecordedAction.allCases.randomElement(using: &$0) }
  record.reason = maybe(randomText)
  record.outbox = maybe(randomText)
  record.detail = maybe { [randomText(&$0): randomText(&$0)] } ?? [:]
  return record
}

private func randomText(_ random: inout SeededGenerator) -> String {
  let alphabet: [Character] = ["a", "Z", "0", "\"", "\\", "/", "\n", "\u{1}", "\u{7F}", "é", "€", "😀", "\u{2028}"]
  let count = Int.random(in: 0...12, using: &random)
  return String((0..<count).map { _ in alphabet.randomElement(using: &random) ?? "a" })
}
