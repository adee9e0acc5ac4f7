import ArgumentParser
import AuditLedger
import AuditRecords
import ClinicalModel
import Foundation
import Storage

extension RecordExportFormat: ExpressibleByArgument {}

/// `chaperone audit export`: records for other systems.
struct AuditExport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write records as FHIR AuditEvents, OCSF events, CSV or the entries themselves.",
    discussion: """
      With --data, the data directory of a program that is stopped, the export is itself recorded before anything is \
      written. A running program records exports that its console or API makes. An export of a ledger's directory \
      leaves no record, and says so.
      """)

  @OptionGroup var place: LedgerPlace

  @OptionGroup var options: RecordFilterOptions

  @Option(help: "fhir (R4 AuditEvent, IHE BALP, ndjson), ocsf (1.8, JSON lines), csv, or jsonl (the entries).")
  var format: RecordExportFormat

  @Option(name: .shortAndLong, help: "The file to write, which must not exist yet; else standard output.")
  var output: String?

  func validate() throws {
    if place.directory != nil, place.data != nil {
      throw ValidationError("Give either the ledger's directory or --data, which also records the export.")
    }
  }

  func run() async throws {
    let filter = options.filter
    let descriptor = try output.map(Self.create) ?? STDOUT_FILENO
    defer { if output != nil { close(descriptor) } }
    do {
      let search = try place.search()
      let (matches, size) = try await search.count(filter)
      if let data = place.data {
        try await record(
          .exported(filter, format: format.rawValue, matches: matches, size: size, at: SystemClock.now()), in: data)
      } else {
        Terminal.writeError("note: this export leaves no record: a ledger's directory is read, never written.")
      }
      try await write(filter, search, upTo: size, to: descriptor)
    } catch {
      if let output { unlink(output) }
      throw (error as? RecordIndexError).map { CleanFailure($0.description) } ?? error
    }
  }

  private func write(_ filter: RecordFilter, _ search: RecordSearch, upTo size: UInt64, to descriptor: Int32)
    async throws
  {
    let exporter = RecordExporter(format: format)
    let origin = try search.origin()
    var bytes = exporter.head
    func flush() throws {
      guard Terminal.write(bytes, to: descriptor) else { throw CleanFailure("The export cannot be written whole.") }
      bytes.removeAll(keepingCapacity: true)
    }
    try await search.each(filter, upTo: size) { found in
      bytes += exporter.lines(ExportedRecord(found, origin: origin))
      if bytes.count > 1 << 16 { try flush() }
    }
    try flush()
    if output != nil, fsync(descriptor) != 0 { throw CleanFailure("The export cannot be written whole.") }
  }

  private func record(_ exported: AuditRecord, in data: String) async throws {
    var exported = exported
    // Who is signed in on this machine; a user of Chaperone is not known here.
    exported.detail["operator"] = UserID(NSUserName())?.rawValue ?? "unknown"
    let entry = exported
    try await ClosedHouse.withKeeper(of: DataDirectory(existing: data)) { keeper, _ in
      _ = try await keeper.record(entry)
    }
  }

  private static func create(_ path: String) throws -> Int32 {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw CleanFailure("'\(path)' cannot be written: it is there already, or the place takes no file.")
    }
    return descriptor
  }
}

extension ExportedRecord {
  init(_ found: FoundRecord, origin: String) {
    self.init(
      origin: origin, index: found.index, record: found.record, entry: found.entry,
      leafHash: MerkleHash.leaf(found.entry).description)
  }
}
