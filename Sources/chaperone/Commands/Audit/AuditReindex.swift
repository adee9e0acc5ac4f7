import ArgumentParser
import AuditLedger
import Storage

/// `chaperone audit reindex`: makes the record index anew from the log, or compares it with the log.
struct AuditReindex: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reindex", abstract: "Make the index that `audit show` and the console find records with.",
    discussion: """
      The index holds nothing that the log does not hold: it can be made anew at any time, beside a running program \
      too. Entries are hashed on the way and must make the checkpoint's root. With --check nothing is made: the index \
      is compared with the log, record by record, and the exit status is 1 when it differs.
      """)

  @OptionGroup var place: LedgerPlace

  @Flag(help: "Compare the index with the log and change nothing that is in it.")
  var check = false

  func validate() throws {
    if place.noIndex { throw ValidationError("--no-index makes no sense here.") }
  }

  func run() throws {
    let reader = try place.reader()
    let clock = ContinuousClock()
    let start = clock.now
    do {
      let index = check ? try RecordIndex(path: place.indexPath) : try Self.emptied(place.indexPath)
      defer { index.close() }
      let progress = ProgressLine(what: check ? "records compared" : "records indexed", from: 10_000)
      if check {
        try index.check(against: reader, progress: progress.tell)
      } else {
        try index.follow(reader, progress: progress.tell)
      }
      progress.end()
      let seconds = (clock.now - start) / .seconds(1)
      let speed = seconds > 0 ? Int(Double(reader.size) / seconds) : 0
      Terminal.writeLine(
        "\(check ? "the index agrees with the log" : "indexed"): \(reader.size) records of "
          + "\(reader.checkpoint.body.origin) in \(place.indexPath) (\(speed) a second)")
      let unreadable = try index.unreadable()
      if unreadable > 0 { Terminal.writeLine("  entries that are no records that this program reads: \(unreadable)") }
    } catch {
      Terminal.writeError("\(check ? "NOT VERIFIED" : "Not indexed"): \(error)")
      throw ExitCode(1)
    }
  }

  /// An empty index: the one that is there without its rows, since a running program may have it open; else a new file.
  private static func emptied(_ path: String) throws(RecordIndexError) -> RecordIndex {
    do {
      let index = try RecordIndex(path: path)
      try index.clear()
      return index
    } catch {
      guard error.asksForRebuild else { throw error }
      return try RecordIndex(replacing: path)
    }
  }
}
