/// Replaces findings by the pseudonyms of a session, in the style that was asked for; what no surrogate can stand for
/// gets a code.
///
/// A pseudonym is new: nothing that stands in the texts of the same request, so that what somebody typed is not resolved
/// later to a value. Tell it of all of them (`avoid`) before the first is replaced.
public struct Pseudonyms<Random: RandomNumberGenerator & Sendable>: FindingReplacer, Sendable {
  private let style: PseudonymStyle
  private var codes: PseudonymCodes
  private var surrogates: Surrogates<Random>
  /// What the texts hold that reads like a code.
  private var lookalikes: Set<String> = []
  private var text: [UInt8] = []

  /// Goes on with a map. Dates that are nobody's known are `patient`'s, and no surrogate is one of `patients`.
  public init(
    map: PseudonymMap = PseudonymMap(), style: PseudonymStyle = .code, patient: PatientKey? = nil,
    avoiding patients: KnownPatients = .none, random: Random
  ) {
    self.style = style
    codes = map.codes
    surrogates = Surrogates(
      map: map.surrogates, avoiding: style == .surrogate ? patients : .none, patient: patient, mustBeDistinct: true,
      random: random)
  }

  /// What it knows by now.
  public var map: PseudonymMap { PseudonymMap(codes: codes, surrogates: surrogates.map) }
  var random: Random { surrogates.random }

  /// Keeps clear of everything in a text.
  public mutating func avoid(_ text: [UInt8]) {
    lookalikes.formUnion(PseudonymCodes.lookalikes(in: text))
    if style == .surrogate { surrogates.avoid(text.span) }
  }

  public mutating func willReplace(in text: Span<UInt8>) {
    self.text = text.indices.map { text[$0] }
    avoid(self.text)
  }

  public mutating func replacement(for value: [UInt8], of finding: Finding) -> [UInt8] {
    if style == .surrogate, let surrogate = surrogates.surrogate(for: value, of: finding) { return surrogate }
    let end = min(max(0, finding.range.upperBound), text.count)
    let code = codes.pseudonym(
      for: String(decoding: value, as: UTF8.self), kind: finding.kind, avoiding: lookalikes,
      beforeMark: PseudonymShape.startsWithMark(text[end...]), using: &surrogates.random)
    return Array(code.utf8)
  }
}

extension PseudonymMap {
  /// The texts of one request with every finding replaced, in their order; the map grows by what is new.
  ///
  /// Clinical content stays as it is. Findings are expected as a detector returns them, in order; overlapping ones are
  /// cut, parts outside the text are ignored.
  public mutating func pseudonymise(
    _ texts: [(bytes: [UInt8], findings: [Finding])], style: PseudonymStyle, patient: PatientKey? = nil,
    avoiding patients: KnownPatients = .none, using random: inout some RandomNumberGenerator & Sendable
  ) -> [RedactedBytes] {
    var pseudonyms = Pseudonyms(map: self, style: style, patient: patient, avoiding: patients, random: random)
    // Handed over, so that it is not copied when it grows.
    self = PseudonymMap()
    for text in texts { pseudonyms.avoid(text.bytes) }
    let redacted = texts.map { Redaction.redact($0.bytes, findings: $0.findings, with: &pseudonyms) }
    self = pseudonyms.map
    random = pseudonyms.random
    return redacted
  }

  /// A text alone, with codes.
  public mutating func pseudonymise(
    _ text: String, findings: [Finding], using random: inout some RandomNumberGenerator & Sendable
  ) -> RedactedBytes {
    let bytes = Array(text.utf8)
    return pseudonymise([(bytes, findings)], style: .code, using: &random).first
      ?? RedactedBytes(bytes: [], replacements: [])
  }
}
