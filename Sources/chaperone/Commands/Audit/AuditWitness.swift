import ArgumentParser
import AuditLedger
import ClinicalModel
import Foundation
import Integrations

/// `chaperone audit witness`: how the ledger stands with those who cosign it.
struct AuditWitness: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "witness", abstract: "How the ledger stands with its witnesses.", subcommands: [Status.self])

  struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say who cosigned what and when, who does not, and why.",
      discussion: """
        Reads what a running or stopped gateway wrote down. Exits with 1 when a witness refuses the ledger or the newest \
        checkpoint lacks the quorum.
        """)

    @Option(help: "The data directory, as `serve` has it.")
    var data: String

    func run() throws {
      let directory = DataDirectory(unchecked: data)
      let state: WitnessStateFile.Contents?
      do { state = try WitnessStateFile(path: directory.witnessState).load() } catch {
        throw CleanFailure(error.description)
      }
      guard let state else {
        throw CleanFailure(
          "No witness was ever asked about the ledger in '\(data)': see ledger.witnesses in docs/ledger.md.")
      }
      let published = try LedgerReader(directory: directory.ledger).checkpoint.body.size
      Terminal.writeLine("published: \(published) entries")
      for standing in state.standings { Terminal.writeLine(Self.line(standing)) }
      for standing in state.standings {
        guard let refusal = standing.refusal else { continue }
        Terminal.writeLine("REFUSED by \(standing.name) since \(Self.time(refusal.since)). \(refusal.explanation)")
      }
      Terminal.writeLine(Self.quorum(state))
      guard state.quorumMissedSince == nil, state.standings.allSatisfy({ $0.refusal == nil }) else { throw ExitCode(1) }
    }

    private static func line(_ standing: WitnessStanding) -> String {
      var words = "\(standing.name): "
      if let time = standing.cosignedAt {
        words += "cosigned \(standing.size) entries at \(Self.time(time))"
      } else {
        words += "never cosigned"
      }
      if let failure = standing.failure { words += "; failed \(standing.failures) times: \(failure)" }
      return words
    }

    private static func quorum(_ state: WitnessStateFile.Contents) -> String {
      if let since = state.quorumMissedSince { return "quorum: missed since \(time(since)); requests go on" }
      return "quorum: met" + (state.quorumAt.map { ", last at \(time($0))" } ?? "")
    }

    private static func time(_ seconds: UInt64) -> String {
      guard
        let milliseconds = Int64(exactly: seconds).flatMap({ $0.multipliedReportingOverflow(by: 1000) }).flatMap({
          $0.overflow ? nil : $0.partialValue
        })
      else { return "\(seconds)" }
      return "\(Timestamp(milliseconds: milliseconds))"
    }
  }
}
