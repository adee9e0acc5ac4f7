import AuditLedger
import AuditRecords
import ClinicalModel
import Foundation
import SeededNumbers

@testable import Storage

/// A real ledger of random records, and the records beside it, so that a plain filter can be the oracle.
final class GrowingLog {
  let directory = TemporaryDirectory()
  let ledger: Ledger
  private(set) var records: [AuditRecord] = []
  private var clock: Int64 = 1_800_000_000_000

  var path: String { directory.path + "/ledger" }

  init(name: String = "test.example/log", publishMilliseconds: Int = 200) async throws {
    var options = LedgerOptions.default
    options.publishIntervalMilliseconds = publishMilliseconds
    ledger = try await Ledger.open(
      directory: directory.path + "/ledger", signer: .generate(name: name), options: options)
  }

  func reader() throws -> LedgerReader { try LedgerReader(directory: path) }

  func append(_ count: Int, using random: inout SeededGenerator, publishing: Bool = true) async throws {
    let new = (0..<count).map { _ in record(&random) }
    records += new
    let ledger = ledger
    // In order: the first waits for the disk, the others are admitted behind it.
    for record in new { _ = try await ledger.append(record.canonicalJSON) }
    if publishing { _ = try await ledger.publish() }
  }

  private func record(_ random: inout SeededGenerator) -> AuditRecord {
    // Clocks step back now and then.
    clock += random.next() % 20 == 0 ? -30_000 : Int64(random.next() % 4000)
    let kinds: [RecordKind] = [.signedIn, .consentChanged, .inferenceIntent, .inferenceRefused]
    var record = AuditRecord(kind: kinds[Int(random.next() % 4)], time: Timestamp(milliseconds: clock))
    func some<Entity>(_ prefix: String, _ count: UInt64) -> Identifier<Entity>? {
      random.next() % 3 == 0 ? nil : Identifier("\(prefix)\(random.next() % count)")
    }
    record.user = some("u", 4)
    record.patient = some("p", 5)
    record.session = some("s", 30)
    record.inference = some("i", 200)
    record.agent = (some("a", 3) as AgentID?).map { RecordedAgent(id: $0, version: "1") }
    if random.next() % 2 == 0 {
      record.decision = RecordedDecision(
        outcome: RecordedDecision.Outcome.allCases[Int(random.next() % 3)], rule: "r", policyHash: "h")
    }
    return record
  }

  /// Questions of every shape: nothing asked, one thing, several, what nobody has, periods.
  func filters(using random: inout SeededGenerator) -> [RecordFilter] {
    let some = records.randomElement(using: &random) ?? AuditRecord(kind: .signedIn, time: Timestamp(milliseconds: 0))
    let other = records.randomElement(using: &random) ?? some
    return [
      RecordFilter(), RecordFilter(patient: PatientPseudonym("p1")), RecordFilter(session: some.session),
      RecordFilter(inference: some.inference), RecordFilter(user: UserID("u2"), kind: .signedIn),
      RecordFilter(agent: AgentID("a1"), decision: .block), RecordFilter(decision: .permit),
      RecordFilter(kind: .inferenceIntent, decision: .condition), RecordFilter(user: UserID("nobody")),
      RecordFilter(from: some.time), RecordFilter(to: other.time),
      RecordFilter(from: min(some.time, other.time), to: max(some.time, other.time)),
      RecordFilter(patient: some.patient, user: some.user, from: other.time),
      RecordFilter(from: Timestamp(milliseconds: 0), to: Timestamp(milliseconds: 1)),
    ]
  }
}

/// What happens to files.
enum Damage: CaseIterable {
  case rowTakenOut, statePointsElsewhere, stateAhead, pageOverwritten, headerOverwritten, truncated, emptied

  func apply(to path: String) throws {
    let file = URL(fileURLWithPath: path)
    switch self {
    case .rowTakenOut: try RecordIndex.damage(path, with: "DELETE FROM record WHERE place = 17")
    case .statePointsElsewhere: try RecordIndex.damage(path, with: "UPDATE covered SET root = zeroblob(32)")
    case .stateAhead: try RecordIndex.damage(path, with: "UPDATE covered SET size = size + 1000")
    case .pageOverwritten:
      var bytes = try Data(contentsOf: file)
      for page in 1..<(bytes.count / 4096) {
        bytes.replaceSubrange(page * 4096..<page * 4096 + 64, with: Data(count: 64))
      }
      try bytes.write(to: file)
    case .headerOverwritten:
      var bytes = try Data(contentsOf: file)
      bytes.replaceSubrange(0..<32, with: Data(repeating: 7, count: 32))
      try bytes.write(to: file)
    case .truncated:
      let bytes = try Data(contentsOf: file)
      try bytes.prefix(bytes.count / 2).write(to: file)
    case .emptied: try Data().write(to: file)
    }
  }
}

extension FileManager {
  /// A database and its journal as they stand on the disk at this moment.
  func copyFiles(from path: String, to copy: String) throws {
    for suffix in ["", "-journal"] where fileExists(atPath: path + suffix) {
      try copyItem(atPath: path + suffix, toPath: copy + suffix)
    }
  }
}
