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
    Terminal.write(Rendering.text(results))
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
    Terminal.write(Rendering.text(results))
    let failed = results.filter { !$0.isPassed }.count
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
    Terminal.write(Rendering.text(difference))
    guard difference.rows.isEmpty && difference.isComplete else { throw ExitCode(1) }
  }
}
