import ArgumentParser
import PHIDetection

/// What every scan asks of the detector, parsed once.
struct DetectorOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Report these kinds only: a list such as name,ssn,mrn.", valueName: "kind,…"),
    transform: Self.kinds(from:))
  var kinds: Set<PHIKind>?

  @Option(help: ArgumentHelp("Report findings from this confidence on, 0 to 1.", valueName: "share"))
  var minConfidence: Double?

  func validate() throws {
    if let minConfidence, !(0...1).contains(minConfidence) {
      throw ValidationError("--min-confidence expects a number from 0 to 1.")
    }
  }

  /// The detector that these options describe.
  func detector() throws -> Detector {
    var configuration = DetectorConfiguration.default
    if let kinds { configuration.kinds = kinds }
    if let minConfidence { configuration.confidenceMin = minConfidence }
    return Detector(configuration: configuration)
  }

  private static func kinds(from list: String) throws -> Set<PHIKind> {
    var kinds: Set<PHIKind> = []
    for name in list.split(separator: ",") {
      guard let kind = PHIKind(rawValue: String(name)) else {
        let known = PHIKind.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("'\(name)' is no kind of finding. Kinds: \(known)")
      }
      kinds.insert(kind)
    }
    guard !kinds.isEmpty else { throw ValidationError("--kinds expects at least one kind.") }
    return kinds
  }
}
