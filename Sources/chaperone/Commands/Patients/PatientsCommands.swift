import ArgumentParser
import Foundation
import PHIDetection
import Sessions
import Storage

/// `chaperone patients`: the hospital's own patients, for recognition in text.
struct Patients: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prepare the hospital's own patients for recognition in text.", subcommands: [PatientsIndex.self])
}

/// `chaperone patients index`: reads the patients once, so that a scan of them starts at once.
struct PatientsIndex: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index", abstract: "Make an index of patients that discloses nobody.",
    discussion: """
      Reads a FHIR R4 bulk export (Patient.ndjson) or a CSV file with the columns id, mrn, family, given, birth_date, \
      phone, email, address and other. The index holds keyed hashes: without the key file nobody can tell from it \
      who is a patient. `chaperone scan --patients` reads it.
      """)

  @Argument(help: "The patients: FHIR NDJSON, or CSV when the name ends in .csv.")
  var patients: String

  @Option(name: .shortAndLong, help: "The index to write; it replaces an older one.")
  var output: String

  @Option(help: "The key file: 64 hex digits, mode 0600. Made with a new key when there is none.")
  var key: String

  func run() throws {
    let clock = ContinuousClock()
    let start = clock.now
    let isWatched = Terminal.isErrorATerminal
    let found = try KnownPatientFile.read(patients) { read, total in
      guard isWatched, clock.now - start > .seconds(1), let total, total > 0 else { return }
      Terminal.write(Array("\rreading: \(read * 100 / total) %".utf8), to: 2)
    }
    if isWatched { Terminal.write(Array("\rindexing    ".utf8), to: 2) }
    // Only now: a file that cannot be read leaves no new key behind.
    let master = try MasterKey.load(path: key)
    let known = KnownPatients(found, key: PatientIndexFile.indexKey(of: master))
    try PatientIndexFile.write(known, to: output, key: master)
    if isWatched { Terminal.write(Array("\r".utf8), to: 2) }
    Terminal.writeLine("\(output): \(known.count) patients indexed")
  }
}
