import AuditLedger
import AuditRecords
import ClinicalModel
import Storage

/// The way from one record to a signed checkpoint, walked again on the server, and how to walk it without the server.
struct ProofPage: Page {
  let template = PageTemplate.proof
  let chrome: Chrome
  let index: UInt64
  let what: String
  let at: Moment
  let verdict: String
  let verdictTone: Tone
  let verdictInWords: String
  let entry: String
  let leaf: String
  let steps: [Step]
  let root: String
  let stepsInWords: String
  let origin: String
  let treeSize: UInt64
  let checkpoint: String
  let verifierKey: String
  let command: String

  struct Step: Sendable {
    let number: Int
    /// Where the sibling stands when both are hashed: `left` or `right`.
    let side: String
    let sibling: String
    let result: String
  }

  static func fileName(_ index: UInt64) -> String { "record-\(index).tlog-proof" }
}

struct ProofPageBuilder: Sendable {
  let services: ConsoleServices
  let visitor: Visitor

  func page(_ found: FoundRecord, _ evidence: InclusionEvidence) -> ProofPage {
    let leaf = MerkleHash.leaf(found.entry)
    let steps =
      (try? MerkleProof.path(
        leaf: leaf, index: found.index, size: evidence.treeSize, proof: evidence.hashes)) ?? []
    let signed = signed(evidence)
    let root = steps.last?.result ?? leaf
    let isProved = steps.count == evidence.hashes.count && signed?.root == root && signed?.size == evidence.treeSize
    return ProofPage(
      chrome: Chrome("Proof of record \(found.index)", visitor: visitor, at: .ledger, width: "broad"),
      index: found.index, what: found.record.kind.inWords, at: Moment(found.record.time),
      verdict: isProved ? "The path leads to the signed root" : "The path does not lead to the signed root",
      verdictTone: isProved ? .good : .bad,
      verdictInWords: isProved
        ? "This record stands in the ledger at place \(found.index), exactly as it is shown here: had one letter of it "
          + "been changed since, the last hash of the path would be another than the one that was signed."
        : "Do not rely on this record. Keep a copy of the ledger's directory and call your security officer.",
      entry: String(decoding: found.entry, as: UTF8.self), leaf: leaf.base64,
      steps: steps.enumerated().map { number, step in
        ProofPage.Step(
          number: number + 1, side: step.siblingIsLeft ? "left" : "right", sibling: step.sibling.base64,
          result: step.result.base64)
      }, root: root.base64,
      stepsInWords: steps.isEmpty
        ? "The ledger holds one record, so its hash is the root."
        : "\(String.counted(steps.count, "step")) to the root.",
      origin: services.ledger.checkpoint.origin, treeSize: evidence.treeSize, checkpoint: evidence.checkpoint,
      verifierKey: services.verifierKey,
      command: "chaperone audit verify-proof \(ProofPage.fileName(found.index)) --key '\(services.verifierKey)'")
  }

  /// The checkpoint, if the ledger's key signed it.
  private func signed(_ evidence: InclusionEvidence) -> Checkpoint? {
    guard let key = try? VerifierKey(services.verifierKey) else { return nil }
    return try? UnverifiedCheckpoint(parsing: Array(evidence.checkpoint.utf8)).verified(by: key)
  }
}
