import ArgumentParser
import Foundation
import PHIDetection

/// `chaperone scan FILE…`: findings in files, directories and standard input.
struct ScanFiles: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "files",
    abstract: "Find identifying text in files, directories or standard input.",
    discussion: """
      Exits with 0 when nothing was found, 1 when something was (0 with --redact and --jsonl), 2 when something could \
      not be read: the answer is then not complete. Findings are printed by place and kind; the text itself is shown only \
      with --show-text. Input may be gzip. In directories, files that are not text and symbolic links are passed over, \
      with a note.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, jsonl, sarif }
  enum InputForm: String, ExpressibleByArgument, CaseIterable { case auto, text, json, ndjson }

  @Argument(help: "Files and directories; '-' or none is standard input.")
  var files: [String] = []

  @OptionGroup var detection: DetectorOptions

  @Option(help: "text for people, json an object a file, jsonl an object a finding, sarif for code hosts.")
  var format: Format = .text

  @OptionGroup var redaction: RedactionOptions

  @Option(
    name: .customLong("input"),
    help: """
      With --redact: json and ndjson keep JSON valid and replace inside of its strings and numbers; auto goes by the \
      names .json, .ndjson and .jsonl, also with .gz.
      """)
  var inputForm: InputForm = .auto

  @Flag(
    help: """
      Print the found text; with --explain and in JSON its value in one spelling too. It is patient data: mind where it \
      goes.
      """)
  var showText = false

  @Flag(help: "Say for each finding what its rule looks for, and show the line with every finding masked.")
  var explain = false

  @Option(help: ArgumentHelp("Refuse gzip that unpacks to more than this, in MiB.", valueName: "MiB"))
  var unpackMax = InputBytes.unpackedBytesMax >> 20

  @Option(
    help: ArgumentHelp(
      "Read {\"id\",\"text\"} lines and write {\"id\",\"findings\":[…]} lines; offsets are UTF-8 bytes.",
      valueName: "file"))
  var jsonl: String?

  func validate() throws {
    guard (1...1 << 30).contains(unpackMax) else { throw ValidationError("--unpack-max expects 1 or more MiB.") }
    if redaction.style != nil {
      if format != .text || explain || showText {
        throw ValidationError("--redact prints text; --format, --explain and --show-text go without it.")
      }
      if jsonl != nil { throw ValidationError("To redact lines of JSON, name the file: --redact FILE.jsonl") }
    } else if inputForm != .auto {
      throw ValidationError("--input goes with --redact.")
    }
    if jsonl != nil, !files.isEmpty || format != .text || explain || showText {
      throw ValidationError(
        "--jsonl reads its own FILE and writes JSON; further files, --format, --explain and --show-text go without it.")
    }
    if format == .sarif && showText {
      throw ValidationError("A SARIF report never holds found text: omit --show-text.")
    }
  }

  func run() async throws {
    try Scan.reportingFaults {
      let detector = try detection.detector()
      if let jsonl { return try ScanLines(detector: detector).run(jsonl) }
      let walk = InputWalk(files)
      for note in walk.notes { Terminal.writeError(note) }
      for fault in walk.faults { Terminal.writeError("Error: \(fault)") }
      let isComplete: Bool
      var hasFound = false
      if let style = redaction.style {
        let replacing = try RedactionRun(redaction, style, avoiding: detector.knownPatients)
        var run = RedactingScan(
          detector: detector, replacing, into: redaction.into, unpackedBytesMax: unpackMax << 20)
        isComplete = try run.run(walk.files, inputForm)
      } else {
        var run = ReportingScan(detector: detector, report: report, detail: detail, unpackedBytesMax: unpackMax << 20)
        isComplete = try run.run(walk.files, isWalkComplete: walk.faults.isEmpty)
        hasFound = run.hasFound
      }
      guard isComplete, walk.faults.isEmpty else { throw Scan.Exit.unreadable }
      if hasFound { throw Scan.Exit.found }
    }
  }

  private var detail: ReportDetail { ReportDetail(showsText: showText, explains: explain) }

  private var report: any FindingReport {
    switch format {
    case .text: TextReport(detail: detail)
    case .json: JSONReport(detail: detail, isPerFinding: false)
    case .jsonl: JSONReport(detail: detail, isPerFinding: true)
    case .sarif: SARIFReport(detail: detail)
    }
  }
}
