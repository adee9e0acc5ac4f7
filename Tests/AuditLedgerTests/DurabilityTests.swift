import Glibc
import SeededNumbers
import Testing

@testable import AuditLedger

/// What a ledger promises when its disk fails or its process ends.
@Suite struct DurabilityTests {
  private let signer = LedgerSigner.generate(name: "chaperone.test/durability")

  private func open(
    _ scratch: ScratchDirectory, options: LedgerOptions = .quiet, faults: (any FileFaults)? = nil
  ) async throws -> Ledger {
    try await Ledger.open(directory: scratch.path, signer: signer, options: options, faults: faults)
  }

  /// The process ends at the Nth thing that it does to the disk, whatever that is. Every acknowledged entry must be
  /// there afterwards, with its index, and the log must verify.
  @Test func deathAtAnyOperationLosesNothingThatWasAcknowledged() async throws {
    let everything: Set<FileOperation> = [
      .makeDirectory, .create, .write, .sync, .rename, .syncDirectory, .truncate, .remove,
    ]
    var operation = 1
    var ended = false
    while !ended {
      let scratch = try ScratchDirectory()
      let faults = Faults(everything, nth: operation, fault: .torn(bytes: operation % 40, EIO), kills: true)
      var options = LedgerOptions.quiet
      options.segmentBytesMax = 400
      var acknowledged: [UInt64: [UInt8]] = [:]
      if let ledger = try? await open(scratch, options: options, faults: faults) {
        for number in 0..<40 {
          let bytes = entry(number) + [UInt8](repeating: 1, count: 20)
          if let index = try? await ledger.append(bytes) { acknowledged[index.rawValue] = bytes }
          if number % 9 == 8 { _ = try? await ledger.publish() }
        }
        await ledger.close()
      }
      ended = !faults.hasFired
      try await expect(acknowledged, in: scratch, "operation \(operation)")
      operation += operation < 60 ? 1 : 7
    }
    #expect(operation > 100)
  }

  private func expect(_ acknowledged: [UInt64: [UInt8]], in scratch: ScratchDirectory, _ what: String) async throws {
    let ledger = try await open(scratch)
    #expect(await ledger.size >= UInt64(acknowledged.count), "\(what)")
    for (index, bytes) in acknowledged {
      #expect(try await ledger.entry(at: LedgerIndex(index)) == bytes, "\(what), entry \(index)")
    }
    _ = try await ledger.append([1, 2, 3])
    await ledger.close()
    let report = try LedgerVerifier.verify(directory: scratch.path, key: signer.verifier)
    #expect(report.beyondCheckpoint.isEmpty, "\(what)")
  }

  @Test func aTornBatchIsDroppedAndReported() async throws {
    let scratch = try ScratchDirectory()
    let faults = Faults([.write], path: "private/wal", nth: 3, fault: .torn(bytes: 31, EIO), kills: true)
    let ledger = try await open(scratch, faults: faults)
    _ = try await ledger.append(entry(0))
    _ = try await ledger.append(entry(1))
    await #expect(throws: LedgerError.self) { try await ledger.append(entry(2)) }
    #expect(ledger.refusal?.code == .stopped)
    await ledger.close()
    let again = try await open(scratch)
    #expect(again.recovery == LedgerRecovery(replayedEntries: 2, droppedBytes: 31))
    #expect(await again.size == 2)
    await again.close()
  }

  /// After a power cut, what was written and not synced may be there, cut, empty or anything.
  @Test func whatWasWrittenAndNotSyncedMayBeAnything() async throws {
    let scratch = try ScratchDirectory()
    let faults = Faults([.sync], path: "private/wal", nth: 3, fault: .error(EIO), kills: true)
    let ledger = try await open(scratch, faults: faults)
    for number in 0..<2 { _ = try await ledger.append(entry(number)) }
    let path = WriteAheadLog.path(first: 0)
    let synced = try #require(try scratch.files.size(of: path))
    await #expect(throws: LedgerError.self) { try await ledger.append(entry(2)) }
    await ledger.close()
    let whole = try #require(try scratch.files.read(path))
    #expect(whole.count > synced)
    for seed in 0..<40 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let copy = try scratch.copy()
      var bytes = Array(whole.prefix(Int.random(in: synced...whole.count, using: &random)))
      for place in synced..<bytes.count where Bool.random(using: &random) {
        bytes[place] = Bool.random(using: &random) ? 0 : UInt8.random(in: 0...255, using: &random)
      }
      try copy.overwrite(path, with: bytes)
      let again = try await open(copy)
      let found = try await again.entries(from: LedgerIndex(0), limit: 9).map(\.1)
      #expect(found.starts(with: [entry(0), entry(1)]), "seed \(seed)")
      #expect(found.dropFirst(2).allSatisfy { $0 == entry(2) }, "seed \(seed)")
      await again.close()
      _ = try LedgerVerifier.verify(directory: copy.path, key: signer.verifier)
    }
  }

  @Test func aDamagedBatchWithGoodOnesBehindItIsNotMistakenForATornOne() async throws {
    let scratch = try ScratchDirectory()
    let ledger = try await open(scratch)
    for number in 0..<5 { _ = try await ledger.append(entry(number)) }
    let copy = try scratch.copy()
    await ledger.close()
    let path = WriteAheadLog.path(first: 0)
    let original = try #require(try copy.files.read(path))
    for place in [0, 9, 17, 21, 30, 40, 60] {
      var bytes = original
      bytes[place] ^= 0x40
      try copy.overwrite(path, with: bytes)
      await #expect("byte \(place)") { try await open(copy) } throws: { ($0 as? LedgerError)?.code == .corrupt }
    }
  }

  @Test func aFailedSyncStopsTheLedgerForGood() async throws {
    let scratch = try ScratchDirectory()
    let faults = Faults([.sync], path: "private/wal", nth: 2, fault: .error(EIO))
    let ledger = try await open(scratch, faults: faults)
    _ = try await ledger.append(entry(0))
    await #expect { try await ledger.append(entry(1)) } throws: { ($0 as? LedgerError)?.code == .syncFailed }
    // The disk works again, and the ledger still refuses: it cannot know what the failed sync left behind.
    await #expect { try await ledger.append(entry(2)) } throws: { ($0 as? LedgerError)?.code == .stopped }
    await ledger.close()
    let again = try await open(scratch)
    #expect(try await again.entry(at: LedgerIndex(0)) == entry(0))
    await again.close()
  }

  @Test func aFailedSyncOfATileStopsTheLedgerToo() async throws {
    let scratch = try ScratchDirectory()
    let faults = Faults([.sync], path: FileSystem.stagingDirectory, nth: 3, fault: .error(EIO))
    let ledger = try await open(scratch, faults: faults)
    _ = try await ledger.append(entry(0))
    await #expect { try await ledger.publish() } throws: { ($0 as? LedgerError)?.code == .syncFailed }
    await #expect { try await ledger.append(entry(1)) } throws: { ($0 as? LedgerError)?.code == .stopped }
    await ledger.close()
  }

  @Test func aFullDiskRefusesTheEntryAndTheLedgerGoesOn() async throws {
    let scratch = try ScratchDirectory()
    let faults = Faults([.write], path: "private/wal", nth: 2, fault: .torn(bytes: 12, ENOSPC))
    let ledger = try await open(scratch, faults: faults)
    _ = try await ledger.append(entry(0))
    await #expect { try await ledger.append(entry(1)) } throws: { ($0 as? LedgerError)?.code == .diskFull }
    #expect(ledger.isShortOfSpace)
    #expect(try await ledger.append(entry(2)) == LedgerIndex(1))
    await ledger.close()
    #expect(try LedgerVerifier.verify(directory: scratch.path, key: signer.verifier).entries == 2)
  }

  @Test func theReserveTakesTheRecordsThatSayTheDiskIsFull() async throws {
    let scratch = try ScratchDirectory()
    var options = LedgerOptions.quiet
    options.reserveBytes = 4096
    let faults = Faults([.write], path: "private/wal", nth: 1, fault: .error(ENOSPC))
    let ledger = try await open(scratch, options: options, faults: faults)
    #expect(try scratch.files.size(of: "private/reserve") == 4096)
    #expect(try await ledger.append(entry(0)) == LedgerIndex(0))
    #expect(ledger.isShortOfSpace)
    #expect(try scratch.files.size(of: "private/reserve") == nil)
    await ledger.close()
  }

  @Test func publicationWaitsForAFullDiskWithoutLosingAnything() async throws {
    let scratch = try ScratchDirectory()
    let faults = Faults([.write], path: FileSystem.stagingDirectory, nth: 4, fault: .error(ENOSPC))
    let ledger = try await open(scratch, faults: faults)
    _ = try await ledger.append(entry(0))
    await #expect { try await ledger.publish() } throws: { ($0 as? LedgerError)?.code == .diskFull }
    #expect(ledger.publicationError?.code == .diskFull)
    _ = try await ledger.append(entry(1))
    #expect(try await ledger.publish().size == 2)
    await ledger.close()
    _ = try LedgerVerifier.verify(directory: scratch.path, key: signer.verifier)
  }

  @Test func aTileWithOtherBytesIsAnAlarmAndStays() async throws {
    let scratch = try ScratchDirectory()
    let ledger = try await open(scratch)
    _ = try await ledger.append(entry(0))
    try scratch.files.makeDirectory("tile/0/000.p")
    try scratch.overwrite("tile/0/000.p/1", with: [9])
    await #expect { try await ledger.publish() } throws: { ($0 as? LedgerError)?.code == .tileConflict }
    #expect(try scratch.files.read("tile/0/000.p/1") == [9])
    await #expect { try await ledger.append(entry(1)) } throws: { ($0 as? LedgerError)?.code == .stopped }
    await ledger.close()
  }

  @Test func anOlderCopyIsNotContinued() async throws {
    let scratch = try ScratchDirectory()
    let ledger = try await open(scratch)
    _ = try await ledger.append(entry(0))
    _ = try await ledger.publish()
    let older = try scratch.copy()
    _ = try await ledger.append(entry(1))
    let newest = try await ledger.publish()
    await ledger.close()

    // The published checkpoint survived, the store is old.
    let mixed = try older.copy()
    try mixed.overwrite("checkpoint", with: Array(newest.text.utf8))
    await #expect { try await open(mixed) } throws: { ($0 as? LedgerError)?.code == .rolledBack }
    // Everything is old, and a checkpoint kept elsewhere knows better.
    var options = LedgerOptions.quiet
    options.knownCheckpoint = newest.text
    await #expect { try await open(older, options: options) } throws: { ($0 as? LedgerError)?.code == .rolledBack }
    // The same copy, continued differently: two histories of one size.
    let fork = try await open(older)
    _ = try await fork.append(entry(7))
    await fork.close()
    await #expect { try await open(older, options: options) } throws: { ($0 as? LedgerError)?.code == .forked }
    let again = try await open(scratch, options: options)
    await again.close()
  }

  @Test func aDirectoryRestoredInPartIsNotContinued() async throws {
    let scratch = try ScratchDirectory()
    let ledger = try await open(scratch)
    for number in 0..<3 { _ = try await ledger.append(entry(number)) }
    _ = try await ledger.publish()
    await ledger.close()
    for file in scratch.publicFiles + [TreeWriter.headPath] where file != "checkpoint" {
      let copy = try scratch.copy()
      try copy.files.remove(file)
      await #expect(throws: LedgerError.self, "\(file)") { try await open(copy) }
    }
    let copy = try scratch.copy()
    try copy.files.makeDirectory(WriteAheadLog.directory)
    try copy.overwrite(WriteAheadLog.path(first: 9), with: WriteAheadFrame.encode(first: 9, entries: [.init([1])]))
    await #expect { try await open(copy) } throws: { ($0 as? LedgerError)?.code == .rolledBack }
  }

  @Test func aChangedRightEdgeIsFoundWhenOpening() async throws {
    let scratch = try ScratchDirectory()
    let ledger = try await open(scratch)
    for number in 0..<260 { _ = try await ledger.append(entry(number)) }
    await ledger.close()
    for seed in 0..<20 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let copy = try scratch.copy()
      let file = try #require(copy.publicFiles.randomElement(using: &random))
      var bytes = try #require(try copy.files.read(file))
      bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 1
      try copy.overwrite(file, with: bytes)
      await #expect(throws: LedgerError.self, "seed \(seed), \(file)") { try await open(copy) }
    }
  }

  @Test func framesCutOrChangedAnywhereNeverYieldOtherEntries() throws {
    let batches: [[WriteAheadFrame.Entry]] = [[.init([1, 2]), .init([])], [.init([3])]]
    let file =
      WriteAheadFrame.encode(first: 4, entries: batches[0]) + WriteAheadFrame.encode(first: 6, entries: batches[1])
    let all = batches.flatMap { $0 }
    for length in 0...file.count {
      let scan = try WriteAheadFrame.scan(Array(file.prefix(length)), first: 4, path: "wal")
      #expect(all.starts(with: scan.entries), "cut at \(length)")
      #expect(scan.tail == (scan.length == length ? .clean : .torn(bytes: length - scan.length)))
    }
    for place in file.indices {
      for bit in 0..<8 {
        var changed = file
        changed[place] ^= 1 << bit
        if let scan = try? WriteAheadFrame.scan(changed, first: 4, path: "wal") {
          #expect(scan.entries == batches[0], "byte \(place) bit \(bit)")
        }
      }
    }
  }
}
