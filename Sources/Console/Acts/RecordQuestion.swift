import AuditRecords
import ClinicalModel

/// Which records a query or a form asks for: the same names at the API and on the page. What cannot be meant is said,
/// not ignored: ignored, it would show everything.
enum RecordQuestion {
  /// Every name that narrows, in the order in which people read them.
  static let names = ["kind", "decision", "patient", "session", "user", "agent", "inference", "since", "until"]

  static func filter(_ asked: [String: String]) throws(ConsoleError) -> RecordFilter {
    let filter = RecordFilter(
      patient: try identifier("patient", asked), session: try identifier("session", asked),
      inference: try identifier("inference", asked), user: try identifier("user", asked),
      agent: try identifier("agent", asked), kind: try choice("kind", asked), decision: try choice("decision", asked),
      from: try time("since", asked), to: try time("until", asked))
    if let from = filter.from, let to = filter.to, from >= to {
      throw .invalid(field: "until", expected: "a time after since")
    }
    return filter
  }

  /// What was asked, as a query that asks it again.
  static func pairs(_ asked: [String: String]) -> [String] {
    names.compactMap { name in text(name, asked).map { "\(name)=\(FormText.encoded($0))" } }
  }

  /// `nil` when nothing was typed.
  private static func text(_ name: String, _ asked: [String: String]) -> String? {
    let typed = (asked[name] ?? "").filter { !$0.isWhitespace }
    return typed.isEmpty ? nil : typed
  }

  private static func identifier<Entity>(
    _ name: String, _ asked: [String: String]
  ) throws(ConsoleError) -> Identifier<Entity>? {
    guard let text = text(name, asked) else { return nil }
    guard let id = Identifier<Entity>(text) else {
      throw .invalid(field: name, expected: "letters, digits, dots, dashes and underscores, at most 64")
    }
    return id
  }

  private static func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String, _ asked: [String: String]
  ) throws(ConsoleError) -> Choice? where Choice.RawValue == String {
    guard let text = text(name, asked) else { return nil }
    guard let choice = Choice(rawValue: text) else {
      throw .invalid(field: name, expected: "one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return choice
  }

  private static func time(_ name: String, _ asked: [String: String]) throws(ConsoleError) -> Timestamp? {
    guard let text = text(name, asked) else { return nil }
    guard let time = Timestamp(startOf: text) else {
      throw .invalid(field: name, expected: "a date such as 2026-11-21 or a time such as 2026-11-21T08:00:00Z, UTC")
    }
    return time
  }
}
