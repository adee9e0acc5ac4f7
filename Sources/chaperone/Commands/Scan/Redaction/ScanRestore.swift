import ArgumentParser
import PHIDetection

/// `chaperone scan restore`: surrogates back into what they stood for.
struct ScanRestore: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Turn surrogates back into the values they stand for.",
    discussion: """
      Needs the file that --surrogate-map wrote. Prints the text with every surrogate replaced, single words of invented \
      names included. Ages and ZIP codes stay as the rules left them. The output is patient data.
      """)

  @Argument(help: "The text; '-' or none is standard input.")
  var file = "-"

  @Option(help: "What --surrogate-map wrote.")
  var map: String

  func run() async throws {
    try Scan.reportingFaults {
      let map = try RedactionRun.map(at: self.map)
      var input = try InputBytes(path: file)
      var bytes: [UInt8] = []
      while let piece = try input.next() {
        guard bytes.count + piece.count <= 1 << 30 else {
          throw InputFault(path: file, problem: "is over 1 GiB. Split it.")
        }
        bytes += piece
      }
      try ScanOutput.write(map.restored(bytes))
    }
  }
}
