import ArgumentParser
import AuditRecords
import ClinicalModel
import PolicyEngine
import Storage

/// `chaperone policy coverage`: which rules the ledger's last days exercised.
struct PolicyCoverage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage", abstract: "Count which rules decided what the ledger recorded.")

  @OptionGroup var policy: PolicyOption

  @Option(help: "The ledger's directory.")
  var ledger: String

  @Option(help: "How many days back.")
  var days: Int = 30

  func run() throws {
    let policy = try policy.load()
    let since = SystemClock.now().advanced(bySeconds: -Int64(days) * 86_400)
    let replay = PolicyReplay.coverage(of: policy, over: try LedgerRecords(directory: ledger).situations(since: since))
    Terminal.writeLine("The last \(days) days:")
    Terminal.write(Rendering.text(replay))
  }
}

/// `chaperone policy simulate`: what a new policy would have decided on what happened.
struct PolicySimulate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate", abstract: "Decide the ledger's recorded situations with a new policy.")

  @Argument(help: "The new policy.")
  var new: String

  @Option(help: "The ledger's directory.")
  var from: String

  @Option(help: "The policy to compare with; the starting policy when none is named.")
  var old: String?

  func run() throws {
    let newer = try PolicyFile.load(new)
    let older = try old.map(PolicyFile.load) ?? PolicyFile.starting()
    let situations = try LedgerRecords(directory: from).situations(since: Timestamp(milliseconds: 0))
    let changes = PolicyReplay.simulate(newer, insteadOf: older, over: situations)
    Terminal.writeLine("\(situations.count) recorded decisions, \(changes.reduce(0) { $0 + $1.count }) would change")
    Terminal.write(Rendering.text(changes))
  }
}
