import ArgumentParser
import AuditLedger

extension Keys {
  /// `chaperone keys rotate-ledger`: the ledger gets a new signing key, with the program stopped.
  struct RotateLedger: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rotate-ledger", abstract: "Give the ledger a new signing key.",
      discussion: """
        The old key signs a record that names the new one, and both sign checkpoints from the next start on, so that \
        whoever knows one of them can check. Publish the new public key and give it to the witnesses; then end that time \
        with --finish. Old public keys stay in ledger.vkeys. Cut off, it is continued by running it again.
        """)

    @Option(help: "The data directory, as `serve` and `demo` have it.")
    var data: String

    @Flag(help: "End the time in which both keys sign: the old private key is removed.")
    var finish = false

    func run() async throws {
      let change = LedgerKeyChange(data: try DataDirectory(existing: data))
      if finish {
        let key = try change.finish()
        Terminal.writeLine("the old private key is removed; \(key) signs alone from the next start on")
      } else {
        let rotation = try await change.begin()
        Terminal.writeLine("old key: \(rotation.old)\nnew key: \(rotation.new)")
        Terminal.writeLine(
          "Both sign from the next start on. Publish '\(change.data.verifierKeys)', tell the witnesses, "
            + "and then: chaperone keys rotate-ledger --finish --data \(data)")
      }
    }
  }
}
