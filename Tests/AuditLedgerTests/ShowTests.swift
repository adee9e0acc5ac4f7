import Testing

@testable import AuditLedger

/// Heads that wait for witnesses before everyone sees them.
@Suite struct ShowTests {
  private let log = LedgerSigner.generate(name: "log")
  private let witness = LedgerSigner.generateWitness(name: "witness")

  private func open(_ scratch: ScratchDirectory) async throws -> Ledger {
    var options = LedgerOptions.quiet
    options.showsHeadsAtOnce = false
    return try await Ledger.open(directory: scratch.path, signer: log, options: options)
  }

  private func cosigned(_ head: Checkpoint, time: UInt64 = 1) throws -> Checkpoint {
    head.adding([try witness.cosignature(of: head.body, time: time)])
  }

  private func onDisk(_ scratch: ScratchDirectory) throws -> Checkpoint {
    let bytes = try #require(try scratch.files.read("checkpoint"))
    return try UnverifiedCheckpoint(parsing: bytes).verified(by: log.verifier)
  }

  @Test func aHeadIsNotShownBeforeItsTime() async throws {
    let scratch = try ScratchDirectory()
    let ledger = try await open(scratch)
    _ = try await ledger.append(entry(0))
    let head = try await ledger.publish()
    #expect(head.size == 1 && ledger.head == head && ledger.checkpoint.size == 0)
    #expect(try onDisk(scratch).size == 0)
    // A proof is given under the head all the same: it is signed.
    #expect(try await ledger.proof(of: LedgerIndex(0)).treeSize == 1)
    let shown = try await ledger.show(cosigned(head))
    #expect(try shown.cosignatures(by: [witness.verifier]).count == 1)
    #expect(try onDisk(scratch) == shown && ledger.checkpoint == shown)
    await ledger.close()
  }

  @Test func cosignaturesGatherAndSurviveARestart() async throws {
    let scratch = try ScratchDirectory()
    let other = LedgerSigner.generateWitness(name: "other")
    let keys = [witness.verifier, other.verifier]
    var ledger = try await open(scratch)
    _ = try await ledger.append(entry(0))
    let head = try await ledger.publish()
    _ = try await ledger.show(cosigned(head))
    _ = try await ledger.show(head.adding([try other.cosignature(of: head.body, time: 2)]))
    _ = try await ledger.show(cosigned(head, time: 7))
    // Shown without any, it keeps what it has; the newer word of a witness takes the place of the older.
    _ = try await ledger.show(head)
    #expect(try ledger.checkpoint.cosignatures(by: keys).map(\.time) == [7, 2])
    await ledger.close()
    ledger = try await open(scratch)
    #expect(try ledger.checkpoint.cosignatures(by: keys).count == 2)
    #expect(try onDisk(scratch).cosignatures(by: keys).count == 2)
    await ledger.close()
  }

  @Test func whatIsShownNeverGoesBackAndIsNeverOfAnotherTree() async throws {
    let scratch = try ScratchDirectory()
    let ledger = try await open(scratch)
    _ = try await ledger.append(entry(0))
    let first = try await ledger.publish()
    for number in 1..<300 { _ = try await ledger.append(entry(number)) }
    let second = try await ledger.publish()
    _ = try await ledger.show(second)
    #expect(try await ledger.show(cosigned(first)).size == 300)
    #expect(try onDisk(scratch).size == 300)
    for (size, root) in [(301, MerkleHash.leaf([1])), (300, .leaf([1])), (310, .emptyRoot)] {
      let body = CheckpointBody(origin: "log", size: UInt64(size), root: root)
      let foreign = try Checkpoint.sign(body, by: LedgerKeys(signer: log))
      await #expect { try await ledger.show(foreign) } throws: { ($0 as? LedgerError)?.code == .forked }
    }
    _ = try await ledger.append(entry(300))
    #expect(try await ledger.publish().size == 301)
    await ledger.close()
    await #expect { try await ledger.show(second) } throws: { ($0 as? LedgerError)?.code == .closed }
  }

  @Test func anOlderHeadThanTheNewestCanBeShownWhileTheLogGrows() async throws {
    let scratch = try ScratchDirectory()
    let ledger = try await open(scratch)
    for number in 0..<200 { _ = try await ledger.append(entry(number)) }
    let earlier = try await ledger.publish()
    for number in 200..<600 { _ = try await ledger.append(entry(number)) }
    _ = try await ledger.publish()
    _ = try await ledger.show(cosigned(earlier))
    let report = try LedgerVerifier.verify(directory: scratch.path, key: log.verifier)
    #expect(report.entries == 200)
    #expect(try LedgerReader(directory: scratch.path, key: log.verifier).proof(of: LedgerIndex(199)).treeSize == 200)
    #expect(try await ledger.consistency(from: 200, to: ledger.head).count > 0)
    // Closing shows everything.
    await ledger.close()
    #expect(try LedgerVerifier.verify(directory: scratch.path, key: log.verifier).entries == 600)
  }

  @Test func proofsForWitnessesHoldForEveryPairOfSizes() async throws {
    let scratch = try ScratchDirectory()
    let ledger = try await open(scratch)
    var heads = [ledger.head]
    for number in 0..<40 {
      _ = try await ledger.append(entry(number))
      heads.append(try await ledger.publish())
    }
    for old in heads {
      for new in heads where new.size >= old.size {
        let proof = try await ledger.consistency(from: old.size, to: new)
        let request = WitnessRequest(oldSize: old.size, proof: proof, checkpoint: new.text)
        let judgement = try WitnessJudgement.judge(
          request, known: old.size == 0 ? nil : old.body, logs: [log.verifier], witness: witness, time: 1)
        #expect(judgement.status == 200, "\(old.size) to \(new.size)")
      }
    }
    await #expect { try await ledger.consistency(from: 99, to: heads[1]) } throws: {
      ($0 as? LedgerError)?.code == .indexOutOfRange
    }
    await ledger.close()
  }
}
