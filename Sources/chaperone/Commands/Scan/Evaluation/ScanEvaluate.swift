import ArgumentParser
import Foundation
import PHIDetection

/// `chaperone scan evaluate`: how well the detector does on text that somebody marked.
struct ScanEvaluate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measure recall and precision on marked text.",
    discussion: """
      Reads notes marked in an editor, each below a heading "=== ID", with ⟦NAME:the words⟧ around what identifies \
      somebody; or lines {"id","text","spans":[{"start","end","kind"}]} whose offsets are UTF-8 bytes. Prints for each \
      label and for all: the share of spans covered whole and touched at all, recall and precision by token, and their harmonic mean \
      F1. A token is a run of letters and digits. Precision of a label is that of the findings of its kinds.

      Exits with 0, with 1 when a figure is outside --floor or --ceiling, with 2 when the input cannot be used.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "The marked text; '-' is standard input.")
  var gold: String

  @OptionGroup var detection: DetectorOptions

  @Option(help: "How the figures are printed.")
  var format: Format = .text

  @Flag(help: "List every miss and false alarm by text id, bytes and label or rule.")
  var misses = false

  @Flag(help: "With --misses, print the text around them too. It is patient data: mind where it goes.")
  var showText = false

  @Option(
    help: ArgumentHelp("Write each text with a miss, cut to its surroundings, as a marked line.", valueName: "file"))
  var writeCases: String?

  @Flag(
    help: "In --write-cases, change the letters and digits of everything marked or found. Read it before it leaves.")
  var disguise = false

  @Flag(help: "A line without spans is a text without identifiers, not an error.")
  var unmarked = false

  @Option(
    help: ArgumentHelp("What a marking's own word means: LABEL=kind. Repeatable.", valueName: "label=kind"),
    transform: LabelMeaning.init(argument:))
  var label: [LabelMeaning] = []

  @Option(
    help: ArgumentHelp(
      "Least figures: whole, any, recall, precision, f1; for one label whole:NAME.", valueName: "figure=share,…"),
    transform: FigureBound.list(from:))
  var floor: [FigureBound] = []

  @Option(
    help: ArgumentHelp(
      "Greatest figures: negatives (unmarked texts with a finding), redacted (tokens).", valueName: "figure=share,…"),
    transform: FigureBound.list(from:))
  var ceiling: [FigureBound] = []

  func validate() throws {
    if disguise && writeCases == nil {
      throw ValidationError("--disguise changes what --write-cases writes: name a file.")
    }
    if showText && !misses { throw ValidationError("--show-text goes with --misses.") }
  }

  func run() async throws {
    try Scan.reportingFaults {
      let detector = try detection.detector()
      var run = EvaluationRun(detector: detector, keepsMisses: misses, showsText: showText)
      if let writeCases { run.cases = try MissCases(path: writeCases, isDisguised: disguise) }
      try run.read(gold, labels: labels, takesUnmarked: unmarked)
      let report = EvaluationReport(run.evaluation)
      switch format {
      case .text: try ScanOutput.write(report.table + run.listing)
      case .json: try ScanOutput.write(report.json(listing: misses ? run.items : nil))
      }
      let breaches =
        floor.compactMap { $0.breach(in: run.evaluation, isFloor: true) }
        + ceiling.compactMap { $0.breach(in: run.evaluation, isFloor: false) }
      for breach in breaches { Terminal.writeError(breach) }
      guard breaches.isEmpty else { throw Scan.Exit.found }
    }
  }

  private var labels: GoldText.Labels {
    var labels = GoldText.Labels()
    for meaning in label { labels.own[meaning.label, default: []].insert(meaning.kind) }
    return labels
  }
}

/// `--label WARD=address`.
struct LabelMeaning: Sendable {
  let label: String
  let kind: PHIKind

  init(argument: String) throws {
    let parts = argument.split(separator: "=", maxSplits: 1)
    guard parts.count == 2, let kind = PHIKind(rawValue: String(parts[1])) else {
      let known = PHIKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--label expects LABEL=kind, not '\(argument)'. Kinds: \(known)")
    }
    label = parts[0].lowercased()
    self.kind = kind
  }
}
