import ArgumentParser
import Glibc
import Storage

/// `chaperone keys`: makes the secrets and hashes of a registry file.
struct Keys: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make device keys and password hashes for the registry file; change the ledger's key.",
    subcommands: [New.self, Password.self, RotateLedger.self])

  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print a new device key, once, and its hash.")

    func run() throws {
      let secret = Secret.random(prefix: "chp_")
      Terminal.writeLine("device key (give it to the agent; it is not stored): \(secret.text)")
      Terminal.writeLine("secret_sha256: \(secret.hash)")
    }
  }

  struct Password: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Read a password from the terminal or standard input and print its hash.")

    func run() throws {
      let password = try Self.read()
      guard password.utf8.count >= 12 else { throw ValidationError("A password needs at least 12 characters.") }
      Terminal.writeLine("password_hash: \"\(try PasswordHash(password: password).text)\"")
    }

    /// Without echo on a terminal.
    private static func read() throws -> String {
      guard isatty(STDIN_FILENO) == 1 else { return readLine() ?? "" }
      guard let typed = getpass("Password: ") else { throw ValidationError("No password was typed.") }
      let first = String(cString: typed)
      guard let again = getpass("Again: "), String(cString: again) == first else {
        throw ValidationError("The two passwords differ.")
      }
      return first
    }
  }
}
