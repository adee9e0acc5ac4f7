import AuditLedger
import AuditRecords
import ClinicalModel
import Foundation
import SeededNumbers
import Testing

@testable import Storage

@Suite struct RecordIndexTests {
  /// An index that followed a growing log, one made of the whole log, and reading the log all give the same.
  @Test(arguments: 0..<3 as Range<UInt64>)
  func anIndexThatFollowedIsTheOneThatIsMadeAnew(seed: UInt64) async throws {
    var random = SeededGenerator(seed: seed)
    let log = try await GrowingLog()
    let followed = try RecordIndex(path: log.directory.path + "/followed")
    for _ in 0..<4 {
      try await log.append(Int(random.next() % 400), using: &random)
      try followed.follow(try log.reader())
    }
    let anew = try RecordIndex(path: log.directory.path + "/anew")
    try anew.follow(try log.reader())
    #expect(try followed.position() == anew.position(), "seed \(seed)")
    #expect(try anew.position() == log.reader().checkpoint.body)
    for filter in log.filters(using: &random) {
      let expected = log.records.indices.filter { filter.matches(log.records[$0]) }.map(UInt64.init)
      let size = UInt64(log.records.count)
      for index in [followed, anew] {
        let all = RecordIndexQuery(filter: filter, places: 0..<size)
        #expect(try index.places(all) == expected, "seed \(seed), \(filter.terms)")
        #expect(try index.count(all) == UInt64(expected.count))
        let some = RecordIndexQuery(filter: filter, places: size / 4..<size / 2, isBackward: true, limit: 5)
        let middle = expected.filter { (size / 4..<size / 2).contains($0) }
        #expect(try index.places(some) == Array(middle.reversed().prefix(5)), "seed \(seed), \(filter.terms)")
      }
    }
    try anew.check(against: try log.reader())
    await log.ledger.close()
  }

  /// Every answer comes from an index whose first column is what was asked for, and a period from its places alone.
  @Test func everyQuestionUsesAnIndex() async throws {
    var random = SeededGenerator(seed: 7)
    let log = try await GrowingLog()
    try await log.append(300, using: &random)
    let index = try RecordIndex(inMemory: ())
    try index.follow(try log.reader())
    let record = try #require(
      log.records.first {
        $0.inference != nil && $0.patient != nil && $0.session != nil && $0.user != nil && $0.agent != nil
      })
    let filters: [(RecordFilter, String)] = [
      (RecordFilter(patient: record.patient), "COVERING INDEX record_by_patient (patient=? AND place>? AND place<?)"),
      (
        RecordFilter(patient: record.patient, user: record.user, kind: record.kind, from: record.time),
        "COVERING INDEX record_by_patient (patient=? AND place>? AND place<?)"
      ),
      (
        RecordFilter(user: record.user, decision: .block),
        "COVERING INDEX record_by_user (user=? AND place>? AND place<?)"
      ),
      (
        RecordFilter(agent: record.agent?.id, decision: .permit, to: record.time.advanced(bySeconds: 1)),
        "COVERING INDEX record_by_agent (agent=? AND place>? AND place<?)"
      ),
      (RecordFilter(kind: record.kind), "COVERING INDEX record_by_kind (kind=? AND place>? AND place<?)"),
      (RecordFilter(decision: .permit), "COVERING INDEX record_by_decision (decision=? AND place>? AND place<?)"),
      (RecordFilter(session: record.session), "COVERING INDEX record_by_session (session=? AND place>? AND place<?)"),
      (
        RecordFilter(inference: record.inference),
        "COVERING INDEX record_by_inference (inference=? AND place>? AND place<?)"
      ),
      (RecordFilter(), "PRIMARY KEY (place>? AND place<?)"),
      (RecordFilter(from: record.time), "PRIMARY KEY (place>? AND place<?)"),
    ]
    for (filter, expected) in filters {
      let plan = try index.plan(RecordIndexQuery(filter: filter, places: 0..<300))
      #expect(plan == ["SEARCH record USING \(expected)"], "\(filter.terms)")
    }
    await log.ledger.close()
  }

  @Test func aCrashInTheMiddleLeavesTheStepBefore() async throws {
    var random = SeededGenerator(seed: 11)
    let log = try await GrowingLog()
    try await log.append(9000, using: &random)
    let path = log.directory.path + "/index"
    let first = try RecordIndex(path: path)
    try first.follow(try log.reader(), stepsMax: 1)
    let reached = try #require(try first.position()).size
    #expect(reached >= UInt64(RecordIndex.stepRecords) && reached < 9000)
    // What a crash leaves: a step that was written and not committed is rolled back from its journal.
    let copy = log.directory.path + "/crashed"
    first.close()
    try RecordIndex.interruptStep(of: path) { try FileManager.default.copyFiles(from: path, to: copy) }
    #expect(FileManager.default.fileExists(atPath: copy + "-journal"))
    let second = try RecordIndex(path: copy)
    #expect(try second.position()?.size == reached)
    try second.follow(try log.reader())
    try second.check(against: try log.reader())
    let anew = try RecordIndex(inMemory: ())
    try anew.follow(try log.reader())
    for filter in log.filters(using: &random) {
      let all = RecordIndexQuery(filter: filter, places: 0..<9000)
      #expect(try second.places(all) == anew.places(all))
    }
    await log.ledger.close()
  }

  @Test func theFileIsPrivate() async throws {
    let directory = TemporaryDirectory()
    let path = directory.path + "/index"
    #expect(FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o644]))
    let index = try RecordIndex(path: path)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    index.close()
  }

  @Test func twoProcessesFollowOneFile() async throws {
    var random = SeededGenerator(seed: 13)
    let log = try await GrowingLog()
    let path = log.directory.path + "/index"
    let one = try RecordIndex(path: path)
    let other = try RecordIndex(path: path)
    for round in 0..<4 {
      try await log.append(200, using: &random)
      try (round.isMultiple(of: 2) ? one : other).follow(try log.reader())
    }
    let stale = try log.reader()
    try await log.append(200, using: &random)
    try one.follow(try log.reader())
    #expect(try other.follow(stale) == 1000, "a reader of an older checkpoint does not take the file for a wrong one")
    try other.check(against: try log.reader())
    await log.ledger.close()
  }
}

/// Indexes that must not be believed.
@Suite struct WrongIndexTests {
  private func code(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch {
      return (error as? RecordIndexError)?.code ?? "\(error)"
    }
  }

  @Test func anIndexOfAnotherLogOrHistoryIsRefused() async throws {
    var random = SeededGenerator(seed: 17)
    let log = try await GrowingLog()
    try await log.append(500, using: &random)
    let path = log.directory.path + "/index"
    let index = try RecordIndex(path: path)
    try index.follow(try log.reader())
    let named = try await GrowingLog(name: "another.example/log")
    try await named.append(600, using: &random)
    #expect(code { try index.follow(try named.reader()) } == "index_of_another_log")
    // The same name, another content: restored, rewritten, or simply a stranger's.
    let longer = try await GrowingLog()
    try await longer.append(600, using: &random)
    #expect(code { try index.follow(try longer.reader()) } == "index_of_another_history")
    let shorter = try await GrowingLog()
    try await shorter.append(400, using: &random)
    #expect(code { try index.follow(try shorter.reader()) } == "index_of_another_history")
    #expect(code { try index.follow(try log.reader()) } == nil)
    for log in [log, named, longer, shorter] { await log.ledger.close() }
  }

  @Test func aChangedEntryIsNotTakenIn() async throws {
    var random = SeededGenerator(seed: 19)
    let log = try await GrowingLog()
    try await log.append(700, using: &random)
    await log.ledger.close()
    let bundle = log.path + "/tile/entries/001"
    var bytes = try Data(contentsOf: URL(fileURLWithPath: bundle))
    bytes[bytes.count / 2] ^= 1
    try FileManager.default.removeItem(atPath: bundle)
    try bytes.write(to: URL(fileURLWithPath: bundle))
    let index = try RecordIndex(inMemory: ())
    #expect(code { try index.follow(try log.reader()) } == "index_log_unreadable")
  }

  /// What no opening can see is seen by comparing the index with the log.
  @Test func comparingWithTheLogFindsAnyChange() async throws {
    var random = SeededGenerator(seed: 37)
    let log = try await GrowingLog()
    try await log.append(600, using: &random)
    let path = log.directory.path + "/index"
    for (number, change) in [
      "UPDATE record SET patient = NULL WHERE place = 300", "UPDATE record SET time = time + 1 WHERE place = 599",
      "UPDATE record SET kind = (SELECT id FROM word WHERE text = 'u1')", "DELETE FROM record WHERE place = 0",
      "UPDATE word SET text = 'u9' WHERE text = 'u1'", "UPDATE stretch SET latest = latest - 5000",
      "DELETE FROM stretch WHERE number = 1",
    ].enumerated() {
      let index = try RecordIndex(replacing: path)
      try index.follow(try log.reader())
      try index.check(against: try log.reader())
      try RecordIndex.damage(path, with: change)
      #expect(code { try index.check(against: try log.reader()) } == "index_damaged", "change \(number)")
      index.close()
    }
    await log.ledger.close()
  }

  @Test func aFileThatIsNoIndexIsRefusedAndReplacedOnRequest() async throws {
    let directory = TemporaryDirectory()
    let text = directory.path + "/text"
    try String(repeating: "not a database ", count: 500).write(toFile: text, atomically: true, encoding: .utf8)
    #expect(code { _ = try RecordIndex(path: text) } == "index_not_an_index")
    let foreign = directory.path + "/foreign"
    try Database(path: foreign).close()
    #expect(code { _ = try RecordIndex(path: foreign) } == "index_not_an_index")
    #expect(try RecordIndex(replacing: text).position() == nil)
    #expect(code { _ = try RecordIndex(path: directory.path + "/none/index") } == "index_unavailable")
  }

  /// A search of an open ledger throws a damaged index away and answers from a new one.
  @Test func aDamagedIndexIsMadeAnew() async throws {
    var random = SeededGenerator(seed: 23)
    let log = try await GrowingLog()
    try await log.append(600, using: &random)
    let path = log.directory.path + "/index"
    for damage in Damage.allCases {
      let search = RecordSearch(ledger: log.ledger, indexPath: path)
      _ = try await search.page(RecordFilter(), .before(nil), limit: 1)
      try damage.apply(to: path)
      let again = RecordSearch(ledger: log.ledger, indexPath: path)
      for filter in log.filters(using: &random) {
        let expected = log.records.indices.filter { filter.matches(log.records[$0]) }.map(UInt64.init)
        var page = try? await again.page(filter, .from(0), limit: 1000)
        if page == nil { page = try await again.page(filter, .from(0), limit: 1000) }
        #expect(page?.records.map(\.index) == expected, "\(damage), \(filter.terms)")
      }
    }
    await log.ledger.close()
  }
}

@Suite struct RecordSearchTests {
  /// Pages in both directions give, together, exactly what a plain filter over everything gives, while more is appended.
  @Test(arguments: 0..<2 as Range<UInt64>)
  func pagesUnderAppendsHoldEachMatchOnce(seed: UInt64) async throws {
    var random = SeededGenerator(seed: 100 + seed)
    let log = try await GrowingLog(publishMilliseconds: 60_000)
    try await log.append(300, using: &random)
    let search = RecordSearch(ledger: log.ledger, indexPath: log.directory.path + "/index")
    for filter in log.filters(using: &random) {
      let before = log.records.count
      let wanted = log.records.indices.filter { filter.matches(log.records[$0]) }.map(UInt64.init)
      var backward: [UInt64] = []
      var cursor: UInt64?
      repeat {
        let page = try await search.page(filter, .before(cursor ?? UInt64(before)), limit: 7)
        backward = page.records.map(\.index) + backward
        cursor = page.older
        // Acknowledged and not published: the ledger alone has them.
        try await log.append(3, using: &random, publishing: random.next() % 4 == 0)
      } while cursor != nil
      #expect(backward == wanted, "seed \(seed), \(filter.terms)")
      var forward: [UInt64] = []
      var next: UInt64? = 0
      while let from = next {
        let page = try await search.page(filter, .from(from), limit: 7)
        forward += page.records.map(\.index)
        next = page.newer
      }
      #expect(forward == log.records.indices.filter { filter.matches(log.records[$0]) }.map(UInt64.init))
      #expect(try await search.count(filter).matches == UInt64(forward.count))
    }
    await log.ledger.close()
  }

  @Test func readersSeeWholePagesWhileTheLogGrows() async throws {
    var random = SeededGenerator(seed: 29)
    let log = try await GrowingLog(publishMilliseconds: 5)
    try await log.append(100, using: &random)
    let search = RecordSearch(ledger: log.ledger, indexPath: log.directory.path + "/index")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask {
          for _ in 0..<20 {
            let page = try await search.page(RecordFilter(kind: .signedIn), .before(nil), limit: 50)
            #expect(page.records.allSatisfy { $0.record.kind == .signedIn })
            #expect(zip(page.records, page.records.dropFirst()).allSatisfy { $0.index < $1.index })
          }
        }
      }
      group.addTask {
        for _ in 0..<20 { try await search.catchUp() }
      }
      for _ in 0..<20 { try await log.append(40, using: &random, publishing: false) }
      try await group.waitForAll()
    }
    let expected = log.records.indices.filter { log.records[$0].kind == .signedIn }.map(UInt64.init)
    let page = try await search.page(RecordFilter(kind: .signedIn), .from(0), limit: 10_000)
    #expect(page.records.map(\.index) == expected)
    await log.ledger.close()
  }

  /// `audit reindex` beside a running program: whether it empties the file or replaces it, answers stay whole.
  @Test func anIndexThatIsMadeAnewUnderneathIsFollowed() async throws {
    var random = SeededGenerator(seed: 43)
    let log = try await GrowingLog()
    let path = log.directory.path + "/index"
    let search = RecordSearch(ledger: log.ledger, indexPath: path)
    for replaces in [false, true, false] {
      try await log.append(300, using: &random)
      _ = try await search.page(RecordFilter(), .before(nil), limit: 1)
      let other = replaces ? try RecordIndex(replacing: path) : try RecordIndex(path: path)
      if !replaces { try other.clear() }
      try other.follow(try log.reader(), stepsMax: 1)
      try await log.append(300, using: &random)
      for filter in log.filters(using: &random) {
        let expected = log.records.indices.filter { filter.matches(log.records[$0]) }.map(UInt64.init)
        var page = try? await search.page(filter, .from(0), limit: 5000)
        // The question that finds the file gone is told to come again.
        if page == nil { page = try await search.page(filter, .from(0), limit: 5000) }
        #expect(page?.records.map(\.index) == expected, "\(replaces), \(filter.terms)")
      }
      other.close()
    }
    await log.ledger.close()
  }

  @Test func withoutAPlaceForAnIndexTheLedgerIsRead() async throws {
    var random = SeededGenerator(seed: 41)
    let log = try await GrowingLog()
    try await log.append(300, using: &random)
    let search = RecordSearch(ledger: log.ledger, indexPath: log.directory.path + "/none/index")
    for filter in log.filters(using: &random) {
      let expected = log.records.indices.filter { filter.matches(log.records[$0]) }.map(UInt64.init)
      #expect(try await search.page(filter, .from(0), limit: 1000).records.map(\.index) == expected)
      #expect(try await search.page(filter, .before(nil), limit: 9).records.map(\.index) == Array(expected.suffix(9)))
    }
    await log.ledger.close()
  }

  /// A copy of a directory is searched with an index elsewhere, or with none.
  @Test func aCopyGivesTheSameWithAndWithoutAnIndex() async throws {
    var random = SeededGenerator(seed: 31)
    let log = try await GrowingLog()
    try await log.append(700, using: &random)
    await log.ledger.close()
    let index = try RecordIndex(path: log.directory.path + "/elsewhere")
    let with = RecordSearch(directory: log.path, index: index)
    let without = RecordSearch(directory: log.path, index: nil)
    for filter in log.filters(using: &random) {
      for cursor in [RecordCursor.from(0), .from(333), .before(nil), .before(400)] {
        let page = try await with.page(filter, cursor, limit: 20)
        let read = try await without.page(filter, cursor, limit: 20)
        #expect(page.records == read.records, "\(filter.terms)")
        #expect(page.older == read.older && page.newer == read.newer)
      }
    }
    #expect(try await with.record(at: 700) == nil)
    #expect(try await with.record(at: .max) == nil)
  }
}
