import ArgumentParser
import PolicyEngine

/// `chaperone policy`: what a policy decides, why, and whether that is so in every situation.
struct PolicyCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "Explain, prove, test and compare policies.",
    subcommands: [
      PolicyExplain.self, PolicyProve.self, PolicyCheck.self, PolicyTest.self, PolicyDiff.self, PolicyCoverage.self,
      PolicySimulate.self, PolicyExportCommand.self, PolicyFacts.self,
    ])
}

/// The policy that a command is about.
struct PolicyOption: ParsableArguments {
  @Option(help: "The policy file; the starting policy when none is named.")
  var policy: String?

  func load() throws -> CompiledPolicy { try policy.map(PolicyFile.load) ?? PolicyFile.starting() }
}

/// Lists the vocabulary: everything a policy can look at.
struct PolicyFacts: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "facts", abstract: "List every fact and its values.")

  func run() {
    for name in FactName.allCases {
      let words = FactValue.all(of: name).map(\.word).joined(separator: ", ")
      Terminal.writeLine("\(name.rawValue): \(words)\n    \(name.meaning)")
    }
  }
}

/// Loads a policy, says what its rules are worth, and nothing about whether it keeps promises.
struct PolicyCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Load a policy and report rules that never decide, are shadowed or redundant.")

  @Argument(help: "The policy file.")
  var policy: String

  func run() throws {
    let policy = try PolicyFile.load(policy)
    Terminal.writeLine("\(policy.name): \(policy.rules.count) rules, version \(policy.hash.prefix(12))…")
    Terminal.write(Rendering.text(RuleDiagnostics.of(policy)))
  }
}
