import ArgumentParser
import Storage

/// `chaperone vault rotate-master-key`: another master key, without writing a text anew.
struct VaultRotateMasterKey: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate-master-key", abstract: "Wrap all patients' keys by a new master key.",
    discussion: """
      A key file is replaced by a new random one; the old one stays beside it under another name. A key from elsewhere (an \
      environment variable, a key service) has to be made first and named by --new-file, --new-environment or \
      --new-command; then change the configuration. Cut off at any instant, it is continued by running it again.
      """)

  @OptionGroup var place: VaultPlace

  @Option(help: "A file of mode 0600 that holds the new key.")
  var newFile: String?

  @Option(help: "The environment variable that holds the new key.")
  var newEnvironment: String?

  @Option(parsing: .remaining, help: "The program that writes the new key, and its arguments; the last option.")
  var newCommand: [String] = []

  func run() async throws {
    let opened = try place.open()
    let change = MasterKeyChange(data: opened.data, source: opened.masterKey)
    let new = try newSource()
    let outcome: MasterKeyChange.Outcome
    var replaced = ""
    if let new {
      outcome = try await change.run(to: new)
    } else {
      (outcome, replaced) = try await change.replaceFile()
    }
    switch outcome {
    case .rewrapped(let patients): Terminal.writeLine("rewrapped the keys of \(patients) patients")
    case .continued: Terminal.writeLine("the patients' keys were rewrapped already, by a run that was cut off")
    }
    if let new {
      Terminal.writeLine("now change the configuration: the master key comes from \(new)")
    } else {
      Terminal.writeLine("the old key file is kept as \(replaced)")
    }
    Terminal.writeLine(
      "Backups of the database from before open with the old key only: keep it, away from them, until the last of them has "
        + "expired, and destroy it then. If it may have been seen, destroy those backups too.")
  }

  private func newSource() throws -> MasterKeySource? {
    switch (newFile, newEnvironment, newCommand.isEmpty) {
    case (nil, nil, true): return nil
    case (let file?, nil, true): return .file(file)
    case (nil, let name?, true): return .environment(name)
    case (nil, nil, false): return .command(newCommand)
    default: throw ValidationError("Give one of --new-file, --new-environment and --new-command.")
    }
  }
}
