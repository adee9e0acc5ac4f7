import ArgumentParser

/// `chaperone scan`: the gateway's own detector at the command line.
struct Scan: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find and replace identifying text in files, and measure how well it is found.",
    discussion: "`chaperone scan FILE…` is short for `chaperone scan files FILE…`; see `chaperone scan files --help`.",
    subcommands: [ScanFiles.self, ScanEvaluate.self, ScanRestore.self], defaultSubcommand: ScanFiles.self)

  /// What the exit code says, for scripts, hooks and CI.
  enum Exit {
    /// Something was found, or a measured figure is outside its bounds.
    static let found = ExitCode(1)
    /// Something could not be read or written: the answer is not complete.
    static let unreadable = ExitCode(2)
  }

  /// Runs a command's body once its options are understood: what fails then is a file, whatever the error's type. It is
  /// told on standard error and ends with exit code 2, never with 1, which means that something was found.
  static func reportingFaults(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let exit as ExitCode {
      throw exit
    } catch {
      Terminal.writeError("Error: \(error)")
      throw Exit.unreadable
    }
  }
}
