import ArgumentParser

/// `chaperone audit`: the ledger for people who trust nobody here. Every subcommand reads files and public keys only.
struct Audit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Verify, read and prove what the ledger says.",
    subcommands: [
      AuditVerify.self, AuditShow.self, AuditProve.self, AuditVerifyProof.self, AuditConsistency.self,
      AuditEvidence.self, AuditArchive.self, AuditExport.self, AuditReindex.self, AuditWitness.self,
    ])
}
