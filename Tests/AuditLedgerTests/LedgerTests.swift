import Testing

@testable import AuditLedger

@Suite struct LedgerTests {
  private let signer = LedgerSigner.generate(name: "chaperone.test/ledger")

  private func open(
    _ scratch: ScratchDirectory, options: LedgerOptions = .quiet, faults: (any FileFaults)? = nil
  ) async throws -> Ledger {
    try await Ledger.open(directory: scratch.path, signer: signer, options: options, faults: faults)
  }

  @Test func appendedEntriesComeBackInOrder() async throws {
    let scratch = try ScratchDirectory()
    let ledger = try await open(scratch)
    for number in 0..<5 { #expect(try await ledger.append(entry(number)) == LedgerIndex(UInt64(number))) }
    #expect(await ledger.size == 5)
    #expect(try await ledger.entry(at: LedgerIndex(3)) == entry(3))
    _ = try await ledger.publish()
    _ = try await ledger.append(entry(5))
    // Half of them in tiles, half of them not yet.
    let all = try await ledger.entries(from: LedgerIndex(0), limit: 100)
    #expect(all.map(\.0.rawValue) == Array(0..<6))
    #expect(all.map(\.1) == (0..<6).map(entry))
    #expect(try await ledger.entries(from: LedgerIndex(4), limit: 1).map(\.1) == [entry(4)])
    #expect(try await ledger.entries(from: LedgerIndex(6), limit: 1).isEmpty)
    #expect(try await ledger.entries(from: LedgerIndex(.max), limit: 1).isEmpty)
    await #expect(throws: LedgerError.self) { try await ledger.entry(at: LedgerIndex(6)) }
    await ledger.close()
  }

  @Test func concurrentAppendsShareSyncsAndGetDistinctIndexes() async throws {
    let scratch = try ScratchDirectory()
    let ledger = try await open(scratch)
    let indexes = try await withThrowingTaskGroup(of: (Int, LedgerIndex).self) { group in
      for number in 0..<1500 { group.addTask { (number, try await ledger.append(entry(number))) } }
      var found: [Int: LedgerIndex] = [:]
      for try await (number, index) in group { found[number] = index }
      return found
    }
    #expect(Set(indexes.values).count == 1500)
    #expect(ledger.syncs < 1500)
    for (number, index) in indexes where number % 97 == 0 {
      #expect(try await ledger.entry(at: index) == entry(number))
    }
    let checkpoint = try await ledger.publish()
    #expect(checkpoint.size == 1500)
    await ledger.close()
    let report = try LedgerVerifier.verify(directory: scratch.path, key: signer.verifier)
    #expect(report.entries == 1500)
    #expect(report.unknownFiles.isEmpty && report.beyondCheckpoint.isEmpty)
  }

  @Test func publicationFollowsByItself() async throws {
    let scratch = try ScratchDirectory()
    var options = LedgerOptions.quiet
    options.publishIntervalMilliseconds = 1
    let ledger = try await open(scratch, options: options)
    _ = try await ledger.append(entry(0))
    while ledger.checkpoint.size == 0 { try await Task.sleep(for: .milliseconds(2)) }
    #expect(try LedgerReader(directory: scratch.path, key: signer.verifier).size == 1)
    await ledger.close()
  }

  @Test func aProofConvincesWhoHasOnlyTheKey() async throws {
    let scratch = try ScratchDirectory()
    let ledger = try await open(scratch)
    for number in 0..<300 { _ = try await ledger.append(entry(number)) }
    let evidence = try await ledger.proof(of: LedgerIndex(299))
    #expect(evidence.treeSize == 300)
    let policy = LedgerPolicy(log: try VerifierKey(ledger.verifierKey))
    let file = try LedgerProof(parsing: evidence.proofFile.serialized.utf8)
    #expect(file == evidence.proofFile)
    #expect(try file.verify(policy: policy).leafHash == evidence.leafHash)
    let stranger = LedgerPolicy(log: LedgerSigner.generate(name: signer.name).verifier)
    #expect { try file.verify(policy: stranger) } throws: { ($0 as? LedgerError)?.code == .unknownSigner }
    await #expect(throws: LedgerError.self) { try await ledger.proof(of: LedgerIndex(300)) }
    await ledger.close()
  }

  @Test func anEntryOfTheLargestSizeFitsAndOneByteMoreDoesNot() async throws {
    let scratch = try ScratchDirectory()
    let ledger = try await open(scratch)
    let largest = [UInt8](repeating: 7, count: 65_535)
    #expect(try await ledger.entry(at: try await ledger.append(largest)) == largest)
    #expect(try await ledger.entry(at: try await ledger.append([])).isEmpty)
    await #expect { try await ledger.append(largest + [7]) } throws: { ($0 as? LedgerError)?.code == .entryTooLarge }
    await ledger.close()
    _ = try LedgerVerifier.verify(directory: scratch.path, key: signer.verifier)
  }

  @Test func aSecondWriterIsRefusedAndTheDirectoryIsFreeAfterClosing() async throws {
    let scratch = try ScratchDirectory()
    let ledger = try await open(scratch)
    await #expect { try await open(scratch) } throws: { ($0 as? LedgerError)?.code == .alreadyOpen }
    await ledger.close()
    await ledger.close()
    await #expect { try await ledger.append([1]) } throws: { ($0 as? LedgerError)?.code == .closed }
    let again = try await open(scratch)
    #expect(again.recovery.isClean)
    await again.close()
  }

  @Test func reopeningContinuesWhereItWas() async throws {
    let scratch = try ScratchDirectory()
    var number = 0
    for _ in 0..<6 {
      let ledger = try await open(scratch)
      #expect(await ledger.size == UInt64(number))
      for _ in 0..<107 {
        _ = try await ledger.append(entry(number))
        number += 1
      }
      await ledger.close()
    }
    #expect(scratch.list("private/wal").isEmpty)
    let report = try LedgerVerifier.verify(directory: scratch.path, key: signer.verifier)
    #expect(report.entries == UInt64(number))
  }

  @Test func aReaderFollowsALiveDirectory() async throws {
    let scratch = try ScratchDirectory()
    let ledger = try await open(scratch)
    var reader = try LedgerReader(directory: scratch.path, key: signer.verifier)
    #expect(reader.size == 0)
    for number in 0..<10 { _ = try await ledger.append(entry(number)) }
    let old = try await ledger.publish()
    reader = try reader.refreshed()
    for number in 10..<300 { _ = try await ledger.append(entry(number)) }
    _ = try await ledger.publish()
    // The partial tiles that this reader's checkpoint names are gone; the full ones begin the same way.
    #expect(try reader.entries(from: LedgerIndex(0), limit: 20).map(\.1) == (0..<10).map(entry))
    #expect(try reader.proof(of: LedgerIndex(9)).treeSize == 10)
    #expect(try reader.refreshed().consistency(since: old.body).count > 0)
    #expect(throws: LedgerError.self) { try reader.consistency(since: ledger.checkpoint.body) }
    await ledger.close()
  }

  @Test func anotherKeyAnotherOriginAndNoLedgerAreTold() async throws {
    let scratch = try ScratchDirectory()
    await (try await open(scratch)).close()
    let stranger = LedgerSigner.generate(name: signer.name)
    await #expect {
      try await Ledger.open(directory: scratch.path, signer: stranger)
    } throws: { ($0 as? LedgerError)?.code == .unknownSigner }
    let elsewhere = LedgerSigner.generate(name: "elsewhere")
    #expect {
      try LedgerReader(directory: scratch.path, key: elsewhere.verifier)
    } throws: { ($0 as? LedgerError)?.code == .wrongOrigin }
    #expect {
      try LedgerReader(directory: scratch.path + "/nothing")
    } throws: { ($0 as? LedgerError)?.code == .missingFile }
  }

  @Test func tooManyWaitingAppendsAreRefusedNotQueuedForever() async throws {
    let scratch = try ScratchDirectory()
    var options = LedgerOptions.quiet
    options.waitingEntriesMax = 0
    let ledger = try await open(scratch, options: options)
    await #expect { try await ledger.append([1]) } throws: { ($0 as? LedgerError)?.code == .overloaded }
    await ledger.close()
  }
}
