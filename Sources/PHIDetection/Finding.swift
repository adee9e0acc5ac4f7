/// One span of identifying text.
public struct Finding: Hashable, Sendable {
  /// What it identifies by: a name, a date, a record number.
  public let kind: PHIKind
  /// UTF-8 bytes of the original text, on scalar boundaries, never empty.
  public let range: Range<Int>
  /// 0…1, to the thousandth: how sure the rule is; an order, not a calibrated probability.
  public let confidence: Double
  /// What found it; `rule.meaning` says it in a sentence.
  public let rule: RuleName
  /// Whose it is.
  public let subject: Subject

  /// A finding as a detector would report it, for findings from elsewhere that are to be replaced the same way.
  public init(
    kind: PHIKind, range: Range<Int>, confidence: Double, rule: RuleName, subject: Subject = .unattributed
  ) {
    self.kind = kind
    self.range = range
    self.confidence = confidence
    self.rule = rule
    self.subject = subject
  }
}

/// The stable id of the rule that made a finding, for explanations and allow lists; never text of the patient.
public struct RuleName: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// As it is printed: `name.title`.
  public let rawValue: String
  /// Names a rule in code: `finding.rule == "name.title"`. A name that no rule has is never equal to one.
  public init(stringLiteral value: String) { rawValue = value }
  init(_ value: String) { rawValue = value }
  public var description: String { rawValue }
}

/// The caller's own id of a patient, opaque here.
public struct PatientKey: Hashable, Sendable {
  /// The id as it was given.
  public let rawValue: String
  /// Any text; two patients must not share one.
  public init(_ rawValue: String) { self.rawValue = rawValue }
}

/// Whose a finding is, as far as the index of known patients can tell.
public enum Subject: Hashable, Sendable {
  /// Nobody in the index, or too little to say.
  case unattributed
  case patient(PatientKey)
  /// Any of these (at most `KnownPatients.sharedOwnersMax`): they share what was found.
  case ambiguous([PatientKey])
}
