import ArgumentParser
import Foundation
import PHIDetection
import Sessions
import Storage

/// What every scan asks of the detector, parsed once.
struct DetectorOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A detection file: the hospital's own formats, terms, packs and kinds (docs/detection-configuration.md).",
      valueName: "file"))
  var config: String?

  @Option(
    name: .customLong("pack"),
    help: ArgumentHelp("Rules of these countries and languages too: us, uk, ca, eu, es.", valueName: "pack,…"),
    transform: Self.packs(from:))
  var packs: Set<DetectorPack>?

  @Option(
    help: ArgumentHelp("Report these kinds only: a list such as name,ssn,mrn.", valueName: "kind,…"),
    transform: Self.kinds(from:))
  var kinds: Set<PHIKind>?

  @Option(help: ArgumentHelp("Report findings from this confidence on, 0 to 1.", valueName: "share"))
  var minConfidence: Double?

  @Option(
    help: ArgumentHelp(
      "The hospital's patients: findings then say whose they are. FHIR NDJSON, .csv, or an index of chaperone patients.",
      valueName: "file"))
  var patients: String?

  @Option(help: ArgumentHelp("The key of an index of patients.", valueName: "file"))
  var patientsKey: String?

  func validate() throws {
    if patientsKey != nil, patients == nil { throw ValidationError("--patients-key needs --patients.") }
    if let minConfidence, !(0...1).contains(minConfidence) {
      throw ValidationError("--min-confidence expects a number from 0 to 1.")
    }
  }

  /// The detector that these options describe.
  func detector() throws -> Detector {
    var configuration = try config.map(Self.configuration) ?? .default
    if let packs { configuration.packs.formUnion(packs) }
    if let kinds { configuration.kinds = kinds }
    if let minConfidence { configuration.confidenceMin = minConfidence }
    return Detector(configuration: configuration, knownPatients: try knownPatients())
  }

  /// An index when a key is given, else the patients themselves.
  private func knownPatients() throws -> KnownPatients {
    guard let patients else { return .none }
    guard let patientsKey else {
      let known = try KnownPatientFile.read(patients)
      guard !known.isEmpty else { throw InputFault(path: patients, problem: "holds no patient.") }
      return KnownPatients(known)
    }
    guard FileManager.default.fileExists(atPath: patientsKey) else {
      throw ValidationError("'\(patientsKey)' does not exist: --patients-key is the key that the index was made with.")
    }
    return try PatientIndexFile.open(patients, key: MasterKey.load(path: patientsKey))
  }

  private static func configuration(of path: String) throws -> DetectorConfiguration {
    do { return try DetectionFile.load(path) } catch { throw ValidationError("\(error)") }
  }

  private static func packs(from list: String) throws -> Set<DetectorPack> {
    try choices(from: list, "a pack", known: "Packs")
  }

  private static func kinds(from list: String) throws -> Set<PHIKind> {
    try choices(from: list, "a kind of finding", known: "Kinds")
  }

  /// `name,ssn`: at least one, each of them known.
  private static func choices<Choice: RawRepresentable & CaseIterable & Hashable>(
    from list: String, _ what: String, known: String
  ) throws -> Set<Choice> where Choice.RawValue == String {
    var choices: Set<Choice> = []
    for name in list.split(separator: ",") {
      guard let choice = Choice(rawValue: String(name)) else {
        let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("'\(name)' is not \(what). \(known): \(names)")
      }
      choices.insert(choice)
    }
    guard !choices.isEmpty else { throw ValidationError("expected at least \(what).") }
    return choices
  }
}
