import ArgumentParser
import AuditLedger

/// `chaperone audit prove`: one record with its proof, as a file that outsiders can check.
struct AuditProve: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove", abstract: "Write a c2sp.org/tlog-proof@v1 file for one record to standard output.")

  @Argument(help: "The record's index.")
  var index: UInt64

  @Option(help: "The ledger's directory; else the environment's CHAPERONE_LEDGER, else demo-data/ledger.")
  var ledger = LedgerRecords.defaultDirectory

  @Option(help: "Also write the record itself to this file; it is what the proof is about.")
  var entry: String?

  func run() throws {
    let evidence = try LedgerReader(directory: ledger).proof(of: LedgerIndex(index))
    if let entry {
      try DataDirectory.replace(String(decoding: evidence.entry, as: UTF8.self), at: entry, mode: 0o644)
    }
    Terminal.write(evidence.proofFile.serialized)
  }
}

/// `chaperone audit verify-proof`: checks such a file with public keys only.
struct AuditVerifyProof: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify-proof", abstract: "Check a proof file offline.",
    discussion: "Exits with 1 when the proof does not hold.")

  @Argument(help: "The proof file.")
  var file: String

  @OptionGroup var trust: LedgerTrust

  @Option(help: "The record that the proof is to be about; without it only the tree is checked.")
  var entry: String?

  func run() throws {
    do {
      let policy = try trust.trusted()
      let proof = try LedgerProof(parsing: FileInput.bytes(of: file, limit: LedgerProof.bytesMax))
      let record = try entry.map { try FileInput.bytes(of: $0) }
      let verdict = try proof.verify(entry: record, policy: policy)
      Terminal.writeLine(
        "verified: record \(verdict.index) stands under the checkpoint of size \(verdict.checkpoint.body.size) signed "
          + "by \(verdict.checkpoint.body.origin), with \(verdict.cosignatures.count) witnesses"
          + (record == nil ? " (the record itself was not compared: give --entry)" : ""))
    } catch let error as LedgerError {
      Terminal.writeError("NOT VERIFIED: \(error)")
      throw ExitCode(1)
    }
  }
}

/// `chaperone audit consistency`: whether today's log continues an older checkpoint.
struct AuditConsistency: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "consistency", abstract: "Check that a ledger continues an older checkpoint that somebody kept.",
    discussion: "Exits with 1 when history was rewritten.")

  @Argument(help: "The older checkpoint, as a file.")
  var old: String

  @Argument(help: "The ledger's directory.")
  var directory: String

  @Option(help: "The log's public key (vkey).")
  var key: String

  func run() throws {
    do {
      let key = try VerifierKey(key)
      let before = try UnverifiedCheckpoint(parsing: FileInput.bytes(of: old, limit: 1 << 20)).verified(by: key)
      // The proof's hashes come from the log being judged; only the two signed roots are believed.
      let reader = try LedgerReader(directory: directory, key: key)
      let now = try reader.checkpoint.verified(by: key)
      try MerkleProof.verifyConsistency(
        oldSize: before.size, oldRoot: before.root, newSize: now.size, newRoot: now.root,
        proof: try reader.consistency(since: before.body))
      Terminal.writeLine("verified: the log of size \(now.size) continues the checkpoint of size \(before.size)")
    } catch let error as LedgerError {
      Terminal.writeError("NOT VERIFIED: \(error)")
      throw ExitCode(1)
    }
  }
}
