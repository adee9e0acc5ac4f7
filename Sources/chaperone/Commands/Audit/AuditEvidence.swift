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
      names nobody but by pseudonym. The same ledger and options make the same bytes. With --data, the policy texts \
      that the data directory keeps are included. The command itself leaves no record.
      """)

  @Option(help: "The patient, by pseudonym.")
  var patient: String

  @OptionGroup var period: RecordPeriod

  @Option(name: .shortAndLong, help: "The ZIP file to write; it must not exist yet.")
  var output: String

  @OptionGroup var place: LedgerPlace

  func run() async throws {
    guard let pseudonym = PatientPseudonym(patient) else { throw ValidationError("'\(patient)' is no pseudonym.") }
    let pack: EvidencePack
    do {
      pack = try await EvidencePack(place, patient: pseudonym, period: period)
    } catch let error as RecordIndexError {
      throw CleanFailure(error.description)
    }
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
    guard let data = place.data else { return texts }
    let database = try Database(readingAt: DataDirectory(existing: data).database)
    let kept = PolicyArchive(database: database)
    for hash in hashes { if let version = try await kept.version(hash) { texts[hash] = version.yaml } }
    try database.close()
    return texts
  }
}
