package import ClinicalModel

extension AuditRecord {
  /// That someone is about to take records out of Chaperone: how, which, and how many of how many.
  /// - Parameter matches: How many records the filter chose.
  /// - Parameter size: How many the ledger had then; later ones are not in the export.
  package static func exported(
    _ filter: RecordFilter, format: String, matches: UInt64, size: UInt64, at time: Timestamp
  ) -> AuditRecord {
    var record = AuditRecord(kind: .recordsExported, time: time)
    record.action = .done
    // Found among the patient's own records: who took them is the patient's business.
    record.patient = filter.patient
    record.detail = ["format": format, "matches": String(matches), "ledger-size": String(size)]
    for (name, value) in filter.terms where name != "patient" { record.detail["filter-\(name)"] = value }
    return record
  }
}
