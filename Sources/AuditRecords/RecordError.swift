/// Why bytes are not a record, or a record not an entry. No case carries the bytes themselves.
public enum RecordError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Not JSON, or JSON beyond this reader: `offset` is the byte where reading stopped.
  case malformed(offset: Int, expected: String)
  /// The same meaning written another way; entries are compared byte for byte, so only the canonical form is read.
  case notCanonical
  case missing(field: String)
  /// The field is there and cannot be what it should be.
  case invalid(field: String, expected: String)
  /// A member that this version of the format does not have.
  case unknownField(String)
  case unsupportedVersion(Int)
  case tooLarge(kind: RecordKind, bytes: Int)

  /// A stable name for programs.
  public var code: String {
    switch self {
    case .malformed: "record_malformed"
    case .notCanonical: "record_not_canonical"
    case .missing: "record_field_missing"
    case .invalid: "record_field_invalid"
    case .unknownField: "record_field_unknown"
    case .unsupportedVersion: "record_version_unsupported"
    case .tooLarge: "record_too_large"
    }
  }

  /// A sentence for a person, without the entry's content.
  public var description: String {
    switch self {
    case .malformed(let offset, let expected):
      "The entry is not a record: at byte \(offset), expected \(expected)."
    case .notCanonical:
      "The entry is a record, but not in its canonical form (RFC 8785): something other than Chaperone wrote it."
    case .missing(let field): "The record has no \(field)."
    case .invalid(let field, let expected): "The record's \(field) is not \(expected)."
    case .unknownField(let field):
      "The record has a field that version \(AuditRecord.currentVersion) does not know: \(field.clipped(toBytes: 64))."
    case .unsupportedVersion(let version):
      "The record has version \(version); this program reads version \(AuditRecord.currentVersion). Use a newer one."
    case .tooLarge(let kind, let bytes):
      "The \(kind.rawValue) record has \(bytes) bytes; an entry holds at most \(AuditRecord.entryBytesMax). "
        + "Payloads belong in the vault."
    }
  }
}
