import AuditLedger
import ClinicalModel
import Foundation
import Logging
import Synchronization
import Testing

@testable import Integrations

/// A store in memory that fails, once, at the request it is told to: before or after it did what was asked.
final class FakeStore: ArchiveTarget {
  struct Contents: Sendable {
    var objects: [String: (bytes: [UInt8], lock: ObjectLock?, isHeld: Bool)] = [:]
    var requests = 0
    var stores = 0
    var failsAt: Int?
    /// Keys that other bytes were written to.
    var overwritten: [String] = []
    /// Takes objects and locks nothing.
    var isForgetful = false
  }

  let contents = Mutex(Contents())
  let name = "fake"

  func worth() async -> String { "nothing" }
  func check() async throws(ArchiveError) { try request { _ in } }

  func look(_ key: String) async throws(ArchiveError) -> StoredObject? {
    try request { contents in
      contents.objects[key].map { object in
        StoredObject(
          byteCount: object.bytes.count, sha256: ArchiveObject(key: key, bytes: object.bytes).sha256, lock: object.lock)
      }
    }
  }

  func store(_ object: ArchiveObject, lock: ObjectLock, held: Bool) async throws(ArchiveError) -> Bool {
    try request { contents in
      if let standing = contents.objects[object.key] {
        if standing.bytes != object.bytes { contents.overwritten.append(object.key) }
        return false
      }
      contents.stores += 1
      contents.objects[object.key] = (object.bytes, contents.isForgetful ? nil : lock, held)
      return true
    }
  }

  func lengthen(_ key: String, to lock: ObjectLock) async throws(ArchiveError) {
    try request { contents in if !contents.isForgetful { contents.objects[key]?.lock = lock } }
  }

  func fetch(_ key: String) async throws(ArchiveError) -> [UInt8]? { try request { $0.objects[key]?.bytes } }
  func setHold(_ key: String, _ isHeld: Bool) async throws(ArchiveError) {
    try request { $0.objects[key]?.isHeld = isHeld }
  }

  func list(prefix: String, after key: String?) async throws(ArchiveError) -> [String] {
    try request { contents in
      Array(contents.objects.keys.filter { $0.hasPrefix(prefix) && $0 > key ?? "" }.sorted().prefix(1000))
    }
  }

  /// An odd number fails before the request has an effect, an even one after.
  private func request<Value: Sendable>(_ body: (inout Contents) -> Value) throws(ArchiveError) -> Value {
    let answer: Value? = contents.withLock { contents in
      contents.requests += 1
      if contents.requests * 2 - 1 == contents.failsAt { return nil }
      let value = body(&contents)
      return contents.requests * 2 == contents.failsAt ? nil : value
    }
    guard let answer else { throw ArchiveError(.unreachable, "cut") }
    return answer
  }
}

/// A ledger, an archive directory and a store.
struct ArchiveYard {
  let root: String
  let signer = LedgerSigner.generate(name: "test.example/log")
  let store = FakeStore()

  init() throws {
    root = NSTemporaryDirectory() + "/archive-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(atPath: root) }

  var ledger: String { root + "/ledger" }
  var key: VerifierKey { get throws { try VerifierKey(signer.verifierKey) } }

  func append(_ count: Int) async throws {
    let ledger = try await Ledger.open(directory: ledger, signer: signer)
    let start = await ledger.size
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<count {
        group.addTask { _ = try await ledger.append(Array("entry \(start + UInt64(number))".utf8)) }
      }
      try await group.waitForAll()
    }
    await ledger.close()
  }

  func archiver(_ target: (any ArchiveTarget)? = nil) throws -> Archiver {
    let plan = ArchivePlan(
      ledger: ledger, trust: LedgerPolicy(log: try key), mode: target == nil ? .compliance : .governance,
      retentionYears: 6,
      anchorSeconds: 3600)
    return try Archiver(
      plan: plan, target: target ?? store, files: ArchiveFiles(directory: root + "/archive"),
      now: { Timestamp(milliseconds: 1_800_000_000_000) },
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  func archive(_ target: (any ArchiveTarget)? = nil) async throws -> ArchiveState {
    var archiver = try archiver(target)
    try await archiver.runOnce()
    return archiver.state
  }

  func verified(_ target: (any ArchiveTarget)? = nil) async throws -> ArchiveReport {
    let copy = root + "/copy-\(UUID().uuidString)"
    return try await ArchiveCheck(target: target ?? store, policy: LedgerPolicy(log: try key)).run(into: copy)
  }
}

@Suite struct ArchiverTests {
  @Test func whatIsArchivedVerifiesAloneAndIsLocked() async throws {
    let yard = try ArchiveYard()
    defer { yard.remove() }
    for count in [1, 300, 255, 600] {
      try await yard.append(count)
      _ = try await yard.archive()
    }
    let report = try await yard.verified()
    #expect(report.verification.entries == 1156)
    #expect(report.checkpoints == 4 && report.unlocked.isEmpty && report.unknown.isEmpty)
    #expect(
      report.lockedUntil
        == ObjectLock.lasting(
          years: 6, from: Timestamp(milliseconds: 1_800_000_000_000), mode: .compliance
        ).until)
  }

  @Test func aFailureAtAnyRequestIsMendedByTheNextRun() async throws {
    let yard = try ArchiveYard()
    defer { yard.remove() }
    try await yard.append(600)
    _ = try await yard.archive()
    let expected = yard.store.contents.withLock { $0 }
    for point in 1...(expected.requests * 2) {
      yard.store.contents.withLock { $0 = FakeStore.Contents(failsAt: point) }
      try FileManager.default.removeItem(atPath: yard.root + "/archive")
      await #expect(throws: ArchiveError.self) { try await yard.archive() }
      let state = try await yard.archive()
      #expect(state.failure == nil && state.anchor?.size == 600)
      let found = yard.store.contents.withLock { $0 }
      #expect(found.objects.mapValues(\.bytes) == expected.objects.mapValues(\.bytes), "at \(point)")
      #expect(found.stores == expected.stores, "stored twice at \(point)")
      #expect(found.overwritten.isEmpty)
    }
  }

  @Test func nothingIsAnchoredTwiceWithinTheHourNorWhenNothingCame() async throws {
    let now = Timestamp(milliseconds: 10_000_000)
    var state = ArchiveState(target: "t")
    #expect(state.next(size: 0, now: now, anchorSeconds: 3600) == .rest)
    #expect(state.next(size: 5, now: now, anchorSeconds: 3600) == .prepareAnchor)
    state.anchor = .init(size: 5, time: now, checkpoint: "")
    #expect(state.next(size: 5, now: now.advanced(bySeconds: 7200), anchorSeconds: 3600) == .rest)
    #expect(state.next(size: 6, now: now.advanced(bySeconds: 3599), anchorSeconds: 3600) == .rest)
    #expect(state.next(size: 6, now: now.advanced(bySeconds: 3600), anchorSeconds: 3600) == .prepareAnchor)
    #expect(state.next(size: 256, now: now.advanced(bySeconds: 1), anchorSeconds: 3600) == .bundle(0))
    // A clock that was set back must not stop anchoring for years.
    #expect(state.next(size: 6, now: now.advanced(bySeconds: -9_999_999), anchorSeconds: 3600) == .prepareAnchor)
  }

  @Test func aPendingAnchorWaitsForItsBundlesOnly() async throws {
    let yard = try ArchiveYard()
    defer { yard.remove() }
    try await yard.append(520)
    var state = ArchiveState(target: "t")
    let checkpoint = try String(contentsOfFile: yard.ledger + "/checkpoint", encoding: .utf8)
    state.pending = checkpoint
    let now = Timestamp(milliseconds: 0)
    #expect(state.next(size: 9999, now: now, anchorSeconds: 60) == .bundle(0))
    state.bundles = 2
    #expect(state.next(size: 9999, now: now, anchorSeconds: 60) == .anchor(checkpoint: checkpoint))
  }

  @Test func otherBytesUnderANameAreAnAlarmAndStay() async throws {
    let yard = try ArchiveYard()
    defer { yard.remove() }
    try await yard.append(256)
    yard.store.contents.withLock { $0.objects["tile/0/000"] = ([1, 2, 3], nil, false) }
    let error = await #expect(throws: ArchiveError.self) { try await yard.archive() }
    #expect(error?.code == .conflict && error?.isAlarm == true)
    #expect(yard.store.contents.withLock { $0.objects["tile/0/000"]?.bytes } == [1, 2, 3])
    #expect(try ArchiveFiles(directory: yard.root + "/archive").state()?.failure?.isAlarm == true)
  }

  @Test func aStoreThatLocksNothingIsNotBelieved() async throws {
    let yard = try ArchiveYard()
    defer { yard.remove() }
    try await yard.append(3)
    yard.store.contents.withLock { $0.isForgetful = true }
    let error = await #expect(throws: ArchiveError.self) { try await yard.archive() }
    #expect(error?.code == .notLocked)
    yard.store.contents.withLock { $0.isForgetful = false }
    _ = try await yard.archive()
    #expect(try await yard.verified().unlocked.isEmpty)
  }

  @Test func aLedgerThatForkedIsNotArchivedOverTheOld() async throws {
    let yard = try ArchiveYard()
    defer { yard.remove() }
    try await yard.append(10)
    _ = try await yard.archive()
    try FileManager.default.removeItem(atPath: yard.ledger)
    let ledger = try await Ledger.open(directory: yard.ledger, signer: yard.signer)
    for number in 0..<20 { _ = try await ledger.append([UInt8(number)]) }
    await ledger.close()
    let error = await #expect(throws: ArchiveError.self) { try await yard.archive() }
    #expect(error?.code == .ledgerForked && error?.isAlarm == true)
  }

  @Test func onlyOneArchivesAtATimeAndAChangedStateIsNotGuessedAt() async throws {
    let yard = try ArchiveYard()
    defer { yard.remove() }
    let archiver = try yard.archiver()
    let busy = #expect(throws: ArchiveError.self) { try yard.archiver() }
    #expect(busy?.code == .busy)
    withExtendedLifetime(archiver) {}
    try Data("{".utf8).write(to: URL(fileURLWithPath: yard.root + "/archive/state.json"))
    let state = #expect(throws: ArchiveError.self) { try ArchiveFiles(directory: yard.root + "/archive").state() }
    #expect(state?.code == .state && state?.isAlarm == true)
  }

  @Test func waitsGrowAndEndAtFiveMinutes() {
    #expect([1, 2, 3, 9, 100, Int.max].map { Archiver.backoff(attempts: $0) } == [2, 4, 8, 300, 300, 300])
  }
}

@Suite struct DirectoryTargetTests {
  @Test func aDirectoryKeepsWhatTheStoreKeeps() async throws {
    let yard = try ArchiveYard()
    defer { yard.remove() }
    try await yard.append(700)
    let worm = yard.root + "/worm"
    let target = DirectoryTarget(root: worm)
    let missing = await #expect(throws: ArchiveError.self) { try await yard.archive(target) }
    #expect(missing?.isUnfitTarget == true)
    try FileManager.default.createDirectory(atPath: worm, withIntermediateDirectories: false)
    _ = try await yard.archive(target)
    let report = try await yard.verified(target)
    #expect(report.verification.entries == 700 && report.unlocked.isEmpty && report.unknown.isEmpty)
    // What stands is never replaced, and reading it does not move its date.
    let other = ArchiveObject(key: "tile/0/000", bytes: [9])
    let lock = ObjectLock(mode: .governance, until: Timestamp(milliseconds: 2_500_000_000_000))
    #expect(try await target.store(other, lock: lock, held: false) == false)
    #expect(try await target.fetch("tile/0/000")?.count == 8192)
    try await target.lengthen("tile/0/000", to: lock)
    #expect(try await target.look("tile/0/000")?.lock?.until == lock.until)
    try await target.setHold("tile/0/000", true)
    #expect(try await target.look("tile/0/000")?.isHeld == true)
    await target.removeForTests()
  }

  @Test func keysAreListedInTheOrderOfTheirBytesPageByPage() async throws {
    let yard = try ArchiveYard()
    defer { yard.remove() }
    let target = DirectoryTarget(root: yard.root)
    try await target.check()
    let keys = ["tile/0/000", "tile/0/000.p/1", "tile/0/000.p/10", "tile/0/x001/000", "tile/1/000", "checkpoints/1"]
    let lock = ObjectLock(mode: .governance, until: Timestamp(milliseconds: 2_500_000_000_000))
    for key in keys { #expect(try await target.store(ArchiveObject(key: key, bytes: [1]), lock: lock, held: false)) }
    let sorted = keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    #expect(try await target.list(prefix: "", after: nil) == sorted)
    for (place, key) in sorted.enumerated() {
      #expect(try await target.list(prefix: "", after: key) == Array(sorted[(place + 1)...]), "after \(key)")
    }
    #expect(
      try await target.list(prefix: "tile/0/", after: "tile/0/000.p/1") == ["tile/0/000.p/10", "tile/0/x001/000"])
    await target.removeForTests()
  }
}

extension DirectoryTarget {
  /// The immutable attribute, where the test may set it, would keep the directory from being removed.
  func removeForTests() async {
    let root = name.dropFirst("directory ".count)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/chattr")
    process.arguments = ["-R", "-i", String(root)]
    process.standardError = FileHandle.nullDevice
    try? process.run()
    process.waitUntilExit()
  }
}
