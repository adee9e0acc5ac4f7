import AuditLedger
import AuditRecords
import ClinicalModel
import Storage

/// Everything that an outsider needs to check what the ledger says about one patient in one period, as files.
struct EvidencePack {
  /// The most records in one pack; a longer period is split.
  static let recordsMax = 20_000

  private let reader: LedgerReader
  private let patient: PatientPseudonym
  private let period: RecordPeriod
  private var indexes: [UInt64] = []
  private var consents: [(index: UInt64, entry: [UInt8])] = []
  /// The hashes of the policies that decided.
  private(set) var policyHashes: Set<String> = []

  /// Chooses the records: those of the period, and the patient's consents of all times.
  init(_ place: LedgerPlace, patient: PatientPseudonym, period: RecordPeriod) async throws {
    reader = try place.reader()
    self.patient = patient
    self.period = period
    let search = try place.search()
    var filter = RecordFilter(patient: patient, kind: .consentChanged)
    try await search.each(filter, upTo: reader.size) { consents.append(($0.index, $0.entry)) }
    filter.kind = nil
    (filter.from, filter.to) = (period.from, period.to)
    var chosen = Set(consents.map(\.index))
    try await search.each(filter, upTo: reader.size) { found in
      guard chosen.count < Self.recordsMax else {
        throw CleanFailure("There are more than \(Self.recordsMax) records. Narrow the period and make several packs.")
      }
      chosen.insert(found.index)
      if let hash = found.record.decision?.policyHash { policyHashes.insert(hash) }
    }
    indexes = chosen.sorted()
    guard !indexes.isEmpty else { throw CleanFailure("The ledger has no record of this patient in this period.") }
  }

  /// The pack as a ZIP file; the same ledger, patient and period make the same bytes.
  /// - Parameter policies: The texts that are known, by their SHA-256 in hex.
  func archive(policies: [String: String]) throws -> [UInt8] {
    let known = policyHashes.sorted().filter { policies[$0] != nil }
    let guide = EvidenceGuide(
      origin: reader.checkpoint.body.origin, size: reader.size, patient: patient.rawValue, period: periodWords,
      records: indexes, consents: consents.map(\.index), policies: known,
      missingPolicies: policyHashes.subtracting(known).sorted())
    var archive = ZipArchive()
    try archive.add("README.md", Array(guide.text.utf8))
    try archive.add("check.py", Array(EvidenceGuide.checker.utf8))
    try archive.add("check.go", Array(EvidenceGuide.goChecker.utf8))
    try archive.add("checkpoint", Array(reader.checkpoint.note.serialized.utf8))
    try archive.add("consent-history.jsonl", consents.flatMap { $0.entry + [UInt8(ascii: "\n")] })
    for index in indexes {
      let evidence = try reader.proof(of: LedgerIndex(index))
      try archive.add("records/\(index).json", evidence.entry)
      try archive.add("proofs/\(index).tlog-proof", Array(evidence.proofFile.serialized.utf8))
    }
    for hash in known { try archive.add("policies/\(hash).yaml", Array((policies[hash] ?? "").utf8)) }
    return archive.file
  }

  private var periodWords: String {
    switch (period.from, period.to) {
    case (nil, nil): "of all times"
    case (let from?, nil): "from \(from) on"
    case (nil, let to?): "before \(to)"
    case (let from?, let to?): "from \(from) to before \(to)"
    }
  }
}
