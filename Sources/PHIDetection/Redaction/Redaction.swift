/// How findings are replaced in text.
public enum RedactionStyle: String, CaseIterable, Sendable {
  /// The kind in brackets: `[NAME]`. Cannot be undone.
  case placeholder
  /// Invented values of the same form, the same for the same person: text stays readable and can be restored.
  case surrogate
  /// Letters and digits starred out, the shape kept: `***-**-****`. Cannot be undone.
  case mask
  /// The kind with a keyed hash: `[NAME:5Q3NHT…]`, the same wherever the key is the same. Cannot be undone.
  case hash
}

/// Says what stands in a text in place of a finding. One value serves one session; it may remember what it said.
public protocol FindingReplacer {
  /// Called once before the findings of a text are replaced, with all of it.
  mutating func willReplace(in text: Span<UInt8>)
  /// What to write for the bytes of a finding, in UTF-8. Empty removes it.
  mutating func replacement(for value: [UInt8], of finding: Finding) -> [UInt8]
}

extension FindingReplacer {
  public mutating func willReplace(in text: Span<UInt8>) {}

  /// `Redaction.redact` with this replacer, also where only the protocol is known.
  public mutating func redact(_ bytes: [UInt8], findings: [Finding]) -> RedactedBytes {
    Redaction.redact(bytes, findings: findings, with: &self)
  }
}

/// Replacement of findings in text. Clinical content (`PHIKind.nature`) stays: it is what the text is for.
public enum Redaction {
  /// The text with each finding replaced by its kind in brackets: `[NAME]`, `[DATE]`, ….
  ///
  /// Findings are expected as a detector returns them, in order; parts outside the text are ignored.
  public static func redact(_ text: String, findings: [Finding]) -> String {
    var placeholders = Placeholders()
    let bytes = redact(Array(text.utf8), findings: findings, with: &placeholders).bytes
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text with each finding replaced as the replacer says, and where every replacement stands.
  ///
  /// Findings are expected as a detector returns them, in order; overlapping ones are cut, parts outside the text are
  /// ignored. Any bytes are accepted; those outside of findings stay as they are.
  public static func redact(
    _ bytes: [UInt8], findings: [Finding], with replacer: inout some FindingReplacer
  ) -> RedactedBytes {
    guard !findings.isEmpty else { return RedactedBytes(bytes: bytes, replacements: []) }
    replacer.willReplace(in: bytes.span)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 8)
    var replacements: [RedactedBytes.Replacement] = []
    replacements.reserveCapacity(findings.count)
    var cursor = 0
    for finding in findings where finding.kind.nature == .identifier {
      let range = finding.range.clamped(to: min(cursor, bytes.count)..<bytes.count)
      guard !range.isEmpty else { continue }
      output.append(contentsOf: bytes[cursor..<range.lowerBound])
      let start = output.count
      output.append(contentsOf: replacer.replacement(for: Array(bytes[range]), of: finding))
      replacements.append(.init(kind: finding.kind, original: range, replaced: start..<output.count))
      cursor = range.upperBound
    }
    output.append(contentsOf: bytes[cursor...])
    return RedactedBytes(bytes: output, replacements: replacements)
  }
}

/// A text whose findings were replaced, with the place of every replacement before and after.
public struct RedactedBytes: Sendable, Hashable {
  /// One replaced span; both ranges are bytes.
  public struct Replacement: Sendable, Hashable {
    public let kind: PHIKind
    /// In the text that came in.
    public let original: Range<Int>
    /// In `bytes`.
    public let replaced: Range<Int>
  }

  /// The text as it is now.
  public let bytes: [UInt8]
  /// In the order of the text.
  public let replacements: [Replacement]

  /// The bytes as UTF-8.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension PHIKind {
  var wordBytes: [UInt8] { word.withUTF8Buffer { Array($0) } }
}
