/// How records are written for programs and people outside.
package enum RecordExportFormat: String, Sendable, Hashable, CaseIterable {
  /// The entries themselves, one a line: what the ledger hashed.
  case jsonl
  /// One row a record, for spreadsheets.
  case csv
  /// FHIR R4 AuditEvents after IHE BALP 1.1, one a line (`application/fhir+ndjson`).
  case fhir
  /// OCSF 1.8 events, one a line.
  case ocsf

  /// The type of the whole export.
  package var mediaType: String {
    switch self {
    case .jsonl, .ocsf: "application/x-ndjson"
    case .csv: "text/csv; charset=utf-8"
    case .fhir: "application/fhir+ndjson"
    }
  }

  /// The usual end of a file's name.
  package var fileExtension: String {
    switch self {
    case .jsonl, .ocsf: "jsonl"
    case .csv: "csv"
    case .fhir: "ndjson"
    }
  }
}

/// A record on its way out, with what names it: the log and the place in it.
package struct ExportedRecord: Sendable {
  /// The log's name, such as `hospital.example/ledger`.
  let origin: String
  let index: UInt64
  let record: AuditRecord
  /// The entry's bytes.
  let entry: [UInt8]
  /// SHA-256 of a zero byte and the entry, in hex: 64 digits.
  let leafHash: String

  package init(origin: String, index: UInt64, record: AuditRecord, entry: [UInt8], leafHash: String) {
    self.origin = origin
    self.index = index
    self.record = record
    self.entry = entry
    self.leafHash = leafHash
  }
}

/// Writes records in one format, a record at a time: memory does not grow with the export.
package struct RecordExporter: Sendable {
  /// The format.
  package let format: RecordExportFormat

  package init(format: RecordExportFormat) { self.format = format }

  /// What comes before the first record; empty for formats of lines.
  package var head: [UInt8] { format == .csv ? Array((RecordTable.header + "\n").utf8) : [] }

  /// The record's lines, each with its line feed. A refusal is two OCSF events.
  package func lines(_ exported: ExportedRecord) -> [UInt8] {
    switch format {
    case .jsonl: return exported.entry + [UInt8(ascii: "\n")]
    case .csv: return Array((RecordTable.row(exported.index, exported.record) + "\n").utf8)
    case .fhir: return FHIRAuditEvent(exported).json.bytes + [UInt8(ascii: "\n")]
    case .ocsf: return OCSFEvents(exported).all.flatMap { $0.bytes + [UInt8(ascii: "\n")] }
    }
  }
}
