import ArgumentParser
import ClinicalModel
import Foundation
import PolicyEngine
import Storage

/// `chaperone audit evidence`: what an outsider needs about one patient, in one file.
struct AuditEvidence: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence", abstract: "Write a ZIP of records, proofs and policies about one patient.",
    discussion: """
      The pack holds a README and a short Python program with which an outsider checks it, given the public key. It \
      names nobody but by pseudonym. The same ledger and options make the same bytes.
      """)

  @Option(help: "The patient, by pseudonym.")
  var patient: String

  @OptionGroup var period: RecordPeriod

  @Option(name: .shortAndLong, help: "The ZIP file to write; it must not exist yet.")
  var output: String

  @Option(help: "The data directory: its ledger is read, and the policy texts that it keeps are included.")
  var data: String?

  @Argument(help: "The ledger's directory; else the data directory's, else CHAPERONE_LEDGER, else demo-data/ledger.")
  var directory: String?

  func run() async throws {
    guard let pseudonym = PatientPseudonym(patient) else { throw ValidationError("'\(patient)' is no pseudonym.") }
    let ledger = directory ?? data.map { "\($0)/ledger" } ?? LedgerRecords.defaultDirectory
    let pack = try EvidencePack(ledger: ledger, patient: pseudonym, period: period)
    let archive = try pack.archive(policies: try await policyTexts(pack.policyHashes))
    do {
      try Data(archive).write(to: URL(fileURLWithPath: output), options: [.withoutOverwriting])
    } catch {
      throw CleanFailure("'\(output)' cannot be written: it is there already, or the place takes no file.")
    }
  }

  /// The texts with these hashes, as far as they are known here.
  private func policyTexts(_ hashes: Set<String>) async throws -> [String: String] {
    let starting = try PolicyFile.starting()
    var texts = [starting.hash: starting.yaml]
    guard let data else { return texts }
    let database = try Database(readingAt: DataDirectory(existing: data).database)
    let kept = PolicyArchive(database: database)
    for hash in hashes { if let version = try await kept.version(hash) { texts[hash] = version.yaml } }
    try database.close()
    return texts
  }
}
