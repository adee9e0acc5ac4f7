import ArgumentParser
import AuditLedger

/// `chaperone audit`: the ledger for people who trust nobody here. Every subcommand reads files and public keys only.
struct Audit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Verify, read and prove what the ledger says.",
    subcommands: [
      AuditVerify.self, AuditShow.self, AuditProve.self, AuditVerifyProof.self, AuditConsistency.self,
      AuditEvidence.self,
    ])
}

/// `chaperone audit verify`: recomputes everything from the entries up.
struct AuditVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check every entry, tile and checkpoint of a ledger directory.",
    discussion: "Exits with 0 when all of it verifies, 1 when anything does not; the place is named.")

  @Argument(help: "The ledger's directory.")
  var directory: String

  @Option(help: "The log's public key (vkey), as the operator published it.")
  var key: String

  func run() throws {
    do {
      let key = try VerifierKey(key)
      let report = try LedgerVerifier.verify(directory: directory, key: key) { progress in
        guard Terminal.isErrorATerminal, progress.size > 100_000 else { return }
        Terminal.write(Array("\r\(progress.checkedEntries) of \(progress.size) entries".utf8), to: 2)
      }
      if Terminal.isErrorATerminal { Terminal.write(Array("\r".utf8), to: 2) }
      Self.tell(report)
    } catch {
      Terminal.writeError("NOT VERIFIED: \(error)")
      throw ExitCode(1)
    }
  }

  /// Says exactly what was checked, and what was seen and not judged.
  private static func tell(_ report: VerificationReport) {
    let body = report.checkpoint.body
    Terminal.writeLine("verified: \(report.entries) entries of \(body.origin)")
    Terminal.writeLine("  the signed checkpoint of size \(body.size), \(report.bundles) bundles, \(report.tiles) tiles")
    for file in report.beyondCheckpoint { Terminal.writeLine("  beyond the checkpoint, not judged: \(file)") }
    for file in report.unknownFiles { Terminal.writeLine("  not part of a log, not judged: \(file)") }
  }
}
