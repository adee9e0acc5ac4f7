import ArgumentParser
import AuditLedger
import Foundation
import Logging

/// `chaperone witness`: a small witness for other people's logs, and for those of other gateways of this hospital.
struct WitnessCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "witness", abstract: "Be a witness: cosign the checkpoints of logs that only ever grow.",
    discussion: "Run it on another machine than the logs, under somebody else's hands. docs/ledger.md says why.",
    subcommands: [NewKey.self, Serve.self])

  struct NewKey: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a witness's key, in a file of mode 0600, and print its public half.")

    @Option(help: "The key's name, a URL without its scheme: witness.example.org/w1.")
    var name: String

    @Option(help: "The file to make; one that is there is not touched.")
    var key: String

    func run() throws {
      let signer = LedgerSigner.generateWitness(name: name)
      guard signer.name == name else {
        throw ValidationError("--name must not be empty or hold white space, control characters or a plus sign.")
      }
      try DataDirectory.create(signer.serialized, at: key, mode: 0o600)
      Terminal.writeLine(signer.verifierKey)
    }
  }

  struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Answer POST /add-checkpoint (C2SP tlog-witness).",
      discussion: "examples/witness.yaml is a configuration to start from. GET is answered with nothing.")

    @Option(help: "The configuration file.")
    var config: String

    @Flag(help: "Check the configuration and the key, and stop.")
    var check = false

    func run() async throws {
      let configuration = try WitnessConfiguration(
        yaml: FileInput.text(of: config), file: config, directory: FileInput.directory(of: config))
      let signer = try Self.signer(configuration.keyFile)
      let tls = try configuration.tls.map { try $0.load() }
      if check {
        Terminal.writeLine("\(config): everything is in order; the witness's key is \(signer.verifierKey)")
        return
      }
      let memory = try WitnessMemory.open(
        directory: configuration.stateDirectory, signer: signer, logs: configuration.logs)
      let scheme = tls == nil ? "http" : "https"
      let host = configuration.listen.urlHost
      let server = WitnessServer(
        memory: memory, listen: configuration.listen, tls: tls, logger: Logger(label: "chaperone.witness"))
      try await server.run { port in
        Terminal.writeLine(
          "witness \(memory.verifierKey)\nready \(scheme)://\(host):\(port ?? configuration.listen.port)")
      }
    }

    /// The key cosigns whatever it is shown: others on this machine must not be able to read it.
    private static func signer(_ path: String) throws -> LedgerSigner {
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      if let mode = (attributes?[.posixPermissions] as? NSNumber)?.intValue, mode & 0o077 != 0 {
        throw ValidationError("'\(path)' can be read by others. Make it private: chmod 600 '\(path)'.")
      }
      let signer = try LedgerSigner(privateKeyFile: try FileInput.text(of: path, limit: 1 << 16))
      guard signer.verifier.algorithm == .cosignature else {
        throw ValidationError("'\(path)' is a log's key. Make one for the witness: chaperone witness new-key.")
      }
      return signer
    }
  }
}
