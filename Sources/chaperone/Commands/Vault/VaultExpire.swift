import ArgumentParser
import ClinicalModel
import Storage

/// `chaperone vault expire`: removes content whose time is over, as a running program does by itself every hour.
struct VaultExpire: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "expire", abstract: "Remove content that has been kept for as long as it has to be.",
    discussion: """
      Texts of inferences, pseudonym maps and reasons go; records, proofs and commitments stay, and each removal is a \
      record. What is under a legal hold is passed over. Without --config every kind is kept for six years.
      """)

  @OptionGroup var place: VaultPlace

  @Flag(help: "Only say what would go and what a hold keeps; works beside a running program.")
  var dryRun = false

  func run() async throws {
    let opened = try place.open()
    if dryRun {
      let database = try Database(readingAt: opened.data.database)
      let outlook = try await database.retentionOutlook(opened.retention, at: SystemClock.now())
      try database.close()
      return Terminal.write(Self.text(outlook))
    }
    let periods = opened.retention
    let count = try await ClosedHouse.withKeeper(of: opened.data) { keeper, database in
      try await Retention(database: database, keeper: keeper, periods: periods).expireAll()
    }
    Terminal.writeLine("expired: \(count)")
  }

  private static func text(_ outlook: RetentionOutlook) -> String {
    var lines = ContentKind.allCases.map { kind in
      "\(kind.rawValue): \(outlook.due[kind] ?? 0) due, \(outlook.held[kind] ?? 0) kept by a legal hold"
    }
    if let oldest = outlook.oldest { lines.append("the oldest that is due is of \(oldest)") }
    return lines.joined(separator: "\n") + "\n"
  }
}
