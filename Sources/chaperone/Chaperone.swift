import ArgumentParser

/// The program: parses the command line, composes the rooms, starts.
@main
struct Chaperone: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chaperone",
    abstract: "The guardrail between desktop AI agents and patient data.",
    version: "0.1.0",
    subcommands: [
      Serve.self, Demo.self, Scan.self, Audit.self, LedgerCommands.self, PolicyCommands.self, Keys.self,
      VaultCommands.self, Patients.self, WitnessCommands.self,
    ])

  static func main() async {
    await main(RedactionOptions.expanded(Array(CommandLine.arguments.dropFirst())))
  }
}
