import ArgumentParser
import PolicyEngine

/// `chaperone policy prove`: whether a policy keeps its promises in every situation there is.
struct PolicyProve: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove", abstract: "Prove invariants over the whole space of facts, or show a counterexample.",
    discussion: "Exits with 0 when all are proved, 1 when one is refuted or undecided.")

  @Argument(help: "The policy file.")
  var policy: String

  @Argument(help: "A file of further invariants; the built-in ones are always proved.")
  var invariants: String?

  func run() throws {
    let policy = try PolicyFile.load(policy)
    var promises = Invariant.builtIn
    if let invariants {
      promises += try Invariant.list(yaml: FileInput.text(of: invariants), file: invariants)
    }
    let results = Prover.prove(policy, promises)
    Terminal.write(PolicyWords.proof(results))
    guard results.allSatisfy(\.isProved) else { throw ExitCode(1) }
  }
}

/// `chaperone policy test`: a table of cases with the expected decision.
struct PolicyTest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run a table of cases (YAML or CSV) against a policy.",
    discussion: "Exits with 1 when a case fails.")

  @Argument(help: "The policy file.")
  var policy: String

  @Argument(help: "The cases, .yaml or .csv.")
  var cases: String

  func run() throws {
    let policy = try PolicyFile.load(policy)
    let text = try FileInput.text(of: cases)
    let table =
      try cases.hasSuffix(".csv")
      ? PolicyTestTable(csv: text, file: cases) : PolicyTestTable(yaml: text, file: cases)
    let results = table.run(policy)
    for result in results where !result.isPassed { Terminal.writeLine("\(result)") }
    let failed = results.filter { !$0.isPassed }.count
    Terminal.writeLine("\(results.count - failed) passed, \(failed) failed")
    guard failed == 0 else { throw ExitCode(1) }
  }
}

/// `chaperone policy diff`: exactly what changes between two versions.
struct PolicyDiff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show the situations in which two policies decide differently.",
    discussion: "Exits with 0 when there are none, 1 when there are some.")

  @Argument(help: "The old policy.")
  var old: String

  @Argument(help: "The new policy.")
  var new: String

  func run() throws {
    let difference = PolicyDifference.between(try PolicyFile.load(old), try PolicyFile.load(new))
    if difference.rows.isEmpty && difference.isComplete {
      Terminal.writeLine("The two policies decide every situation alike.")
      return
    }
    Terminal.writeLine("\(PolicyWords.count(difference.situations)) situations change:")
    for row in difference.rows { Terminal.writeLine("  \(row)") }
    if !difference.isComplete { Terminal.writeLine("The budget ran out: there may be more.") }
    throw ExitCode(1)
  }
}
