import AuditLedger
import AuditRecords
import ClinicalModel

/// A name and a value in a list of facts, with a place to go.
struct FactRow: Sendable {
  let name: String
  let value: String
  let isCode: Bool
  let path: String?

  init(_ name: String, _ value: String, isCode: Bool = false, path: String? = nil) {
    self.name = name
    self.value = value
    self.isCode = isCode
    self.path = path
  }
}

/// One record and its proof.
struct RecordDetailPage: Page {
  let template = PageTemplate.record
  let chrome: Chrome
  let index: UInt64
  let what: String
  let at: Moment
  let fields: [FactRow]
  let raw: String
  let proofSummary: String
  let proof: Proof?
  let commands: String

  struct Proof: Sendable {
    let verdict: String
    let verdictTone: Tone
    let steps: [Step]
    let checkpoint: String
  }

  struct Step: Sendable {
    let name: String
    let hash: String
  }
}

struct RecordPageBuilder: Sendable {
  let services: ConsoleServices
  let visitor: Visitor

  func page(_ found: FoundRecord, evidence: InclusionEvidence?) async -> RecordDetailPage {
    let isOpenable = await PayloadReading(services: services).isOpenable(found.record, for: visitor)
    return RecordDetailPage(
      chrome: Chrome("Record \(found.index)", visitor: visitor, at: .ledger, width: "broad"), index: found.index,
      what: found.record.kind.inWords, at: Moment(found.record.time),
      fields: RecordFacts(services: services, linksInference: isOpenable).rows(found.record),
      raw: String(decoding: found.entry, as: UTF8.self), proofSummary: Self.summary(evidence),
      proof: evidence.map { proof($0, of: found) },
      commands: "chaperone audit verify \(services.ledgerDirectory) --key '\(services.verifierKey)'\n"
        + "chaperone audit prove \(found.index) --ledger \(services.ledgerDirectory)")
  }

  private static func summary(_ evidence: InclusionEvidence?) -> String {
    guard let evidence else { return "The proof cannot be made now. Absence of a proof is a failure, not a pass." }
    return "\(String.counted(evidence.hashes.count, "hash")) lead from this record to the signed root of "
      + "\(evidence.treeSize) records."
  }

  /// Walks the path again, here, from the entry's own bytes to the root that the checkpoint signs.
  private func proof(_ evidence: InclusionEvidence, of found: FoundRecord) -> RecordDetailPage.Proof {
    let leaf = MerkleHash.leaf(found.entry)
    let root = try? MerkleProof.root(
      leaf: leaf, index: found.index, size: evidence.treeSize, proof: evidence.hashes)
    var steps = [RecordDetailPage.Step(name: "This record", hash: leaf.base64)]
    for (level, hash) in evidence.hashes.enumerated() {
      steps.append(RecordDetailPage.Step(name: "Sibling \(level + 1)", hash: hash.base64))
    }
    if let root { steps.append(RecordDetailPage.Step(name: "Root", hash: root.base64)) }
    let isProved = root.map { isSigned($0, in: evidence) } ?? false
    return RecordDetailPage.Proof(
      verdict: isProved ? "The path leads to the signed root" : "The path does not lead to the signed root",
      verdictTone: isProved ? .good : .bad, steps: steps, checkpoint: evidence.checkpoint)
  }

  private func isSigned(_ root: MerkleHash, in evidence: InclusionEvidence) -> Bool {
    guard let key = try? VerifierKey(services.verifierKey),
      let checkpoint = try? UnverifiedCheckpoint(parsing: Array(evidence.checkpoint.utf8)).verified(by: key)
    else { return false }
    return checkpoint.root == root && checkpoint.size == evidence.treeSize
  }
}
