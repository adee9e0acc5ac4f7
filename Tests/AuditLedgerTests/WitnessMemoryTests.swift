import Glibc
import Testing

@testable import AuditLedger

@Suite struct WitnessMemoryTests {
  private let log = LedgerSigner.generate(name: "log")
  private let witness = LedgerSigner.generateWitness(name: "witness")
  private let tree = NaiveTree(leaves: (0..<64).map { MerkleHash.leaf(entry($0)) })

  private func request(from old: Int, to new: Int, root: MerkleHash? = nil) throws -> [UInt8] {
    let body = CheckpointBody(origin: "log", size: UInt64(new), root: root ?? tree.root(0..<new))
    let proof = old > 0 && old < new ? tree.proof(old, 0..<new) : []
    let checkpoint = try Checkpoint.sign(body, by: LedgerKeys(signer: log)).text
    return Array(WitnessRequest(oldSize: UInt64(old), proof: proof, checkpoint: checkpoint).serialized.utf8)
  }

  private func open(_ scratch: ScratchDirectory, faults: Faults? = nil) throws -> WitnessMemory {
    try WitnessMemory(
      files: FileSystem(root: scratch.path, faults: faults), signer: witness, logs: [log.verifier])
  }

  @Test func whatWasCosignedIsRememberedByTheNextProcess() async throws {
    let scratch = try ScratchDirectory()
    var memory: WitnessMemory? = try open(scratch)
    #expect(try await memory?.answer(try request(from: 0, to: 5), time: 1).status == 200)
    memory = nil
    memory = try open(scratch)
    #expect(memory?.sizes == ["log": 5])
    #expect(try await memory?.answer(try request(from: 0, to: 6), time: 2) == .stale(size: 5))
    #expect(try await memory?.answer(try request(from: 5, to: 6, root: .leaf([1])), time: 3).status == 422)
    #expect(try await memory?.answer(try request(from: 5, to: 6), time: 4).status == 200)
  }

  @Test func oneOfManyRequestsFromOneSizeWins() async throws {
    let scratch = try ScratchDirectory()
    let memory = try open(scratch)
    #expect(try await memory.answer(try request(from: 0, to: 7), time: 1).status == 200)
    let requests = try (8..<40).map { try request(from: 7, to: $0) }
    let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
      for request in requests { group.addTask { try await memory.answer(request, time: 2).status } }
      return try await group.reduce(into: [Int]()) { $0.append($1) }
    }
    #expect(statuses.count { $0 == 200 } == 1)
    #expect(statuses.count { $0 == 409 } == requests.count - 1)
  }

  @Test func nothingIsCosignedThatIsNotDurable() async throws {
    for operation in [FileOperation.create, .write, .sync, .rename, .syncDirectory] {
      let scratch = try ScratchDirectory()
      var memory: WitnessMemory? = try open(scratch)
      #expect(try await memory?.answer(try request(from: 0, to: 5), time: 1).status == 200)
      memory = nil
      let faults = Faults(
        [operation], path: operation == .syncDirectory ? "" : "private/staging/log", nth: 1, fault: .error(EIO))
      // A rename is asked for by its target.
      let renames = Faults([.rename], path: "log-", nth: 1, fault: .error(EIO))
      // The lock is opened before faults count: it is not in the staging directory.
      guard let faulty = try? open(scratch, faults: operation == .rename ? renames : faults) else { continue }
      await #expect(throws: LedgerError.self, "\(operation)") {
        try await faulty.answer(try request(from: 5, to: 9), time: 2)
      }
      // The checkpoint was not cosigned, so the same request is answered when the disk works again.
      #expect(faulty.sizes == ["log": 5])
      #expect(try await faulty.answer(try request(from: 5, to: 9), time: 3).status == 200)
    }
  }

  @Test func anEditedMemoryIsNotContinued() async throws {
    let scratch = try ScratchDirectory()
    var memory: WitnessMemory? = try open(scratch)
    #expect(try await memory?.answer(try request(from: 0, to: 5), time: 1).status == 200)
    memory = nil
    let file = try #require(scratch.list("").first { $0.hasPrefix("log-") })
    let bytes = try #require(try scratch.files.read(file))
    for changed in [Array(bytes.dropLast(9)), bytes.map { $0 == UInt8(ascii: "5") ? UInt8(ascii: "4") : $0 }, []] {
      try scratch.overwrite(file, with: changed)
      #expect { try open(scratch) } throws: { ($0 as? LedgerError)?.code == .corrupt }
    }
    try scratch.overwrite(file, with: bytes)
    #expect(try open(scratch).sizes == ["log": 5])
  }

  @Test func oneProcessHasAMemoryAndOnlyWithTheRightKeys() async throws {
    let scratch = try ScratchDirectory()
    let memory = try open(scratch)
    #expect { try open(scratch) } throws: { ($0 as? LedgerError)?.code == .alreadyOpen }
    #expect(memory.sizes.isEmpty)
    for (signer, logs) in [(log, [log.verifier]), (witness, [witness.verifier])] {
      #expect { try WitnessMemory.open(directory: scratch.path, signer: signer, logs: logs) } throws: {
        ($0 as? LedgerError)?.code == .malformed
      }
    }
  }

  @Test func aLogThatChangesItsKeyIsWitnessedUnderBoth() async throws {
    let scratch = try ScratchDirectory()
    let new = LedgerSigner.generate(name: "log")
    let memory = try WitnessMemory.open(
      directory: scratch.path, signer: witness, logs: [log.verifier, new.verifier])
    #expect(try await memory.answer(try request(from: 0, to: 5), time: 1).status == 200)
    let body = CheckpointBody(origin: "log", size: 6, root: tree.root(0..<6))
    let checkpoint = try Checkpoint.sign(body, by: LedgerKeys(signer: new)).text
    let request = WitnessRequest(oldSize: 5, proof: tree.proof(5, 0..<6), checkpoint: checkpoint)
    #expect(try await memory.answer(Array(request.serialized.utf8), time: 2).status == 200)
  }
}

@Suite struct WitnessAnswerTests {
  private let log = LedgerSigner.generate(name: "log")
  private let witness = LedgerSigner.generateWitness(name: "witness")

  private func checkpoint(size: UInt64 = 3) throws -> Checkpoint {
    try Checkpoint.sign(
      CheckpointBody(origin: "log", size: size, root: .leaf([1])), by: LedgerKeys(signer: log))
  }

  private func line(_ signer: LedgerSigner, over checkpoint: Checkpoint, time: UInt64 = 9) throws -> String {
    let note = SignedNote(text: "", signatures: [try signer.cosignature(of: checkpoint.body, time: time)])
    return String(note.serialized.dropFirst())
  }

  private func read(_ status: Int, _ body: String) throws -> WitnessAnswer {
    WitnessAnswer(status: status, body: Array(body.utf8), to: try checkpoint(), from: witness.verifier)
  }

  @Test func aCosignatureJoinsTheCheckpointAndLinesOfOthersDoNot() throws {
    let other = LedgerSigner.generateWitness(name: "other")
    let body = try line(other, over: checkpoint()) + line(witness, over: checkpoint())
    guard case .cosigned(let cosigned, let cosignature) = try read(200, body) else {
      Issue.record("not cosigned")
      return
    }
    #expect(cosignature.time == 9 && cosigned.note.signatures.count == 2)
    #expect(try cosigned.cosignatures(by: [other.verifier, witness.verifier]).map(\.witness) == [witness.verifier])
  }

  @Test func answersThatProveNothingAreNotTakenForCosignatures() throws {
    let other = try line(LedgerSigner.generateWitness(name: "other"), over: checkpoint())
    let wrong = try line(witness, over: checkpoint(size: 4))
    let good = try line(witness, over: checkpoint())
    for body in [
      "", "\n", other, wrong, String(good.dropLast()), "\n" + good, good + "\n", good.replacing("\n", with: "\r\n"),
      String(repeating: other, count: 200) + good, "text\n\n" + wrong, String(repeating: "x", count: 1 << 17),
    ] {
      guard case .unreadable = try read(200, body) else {
        Issue.record("\(body.prefix(80)) was taken")
        continue
      }
    }
  }

  @Test func everyStatusHasItsMeaning() throws {
    #expect(try read(409, "7\n") == .stale(size: 7))
    #expect(try read(409, "18446744073709551615\n") == .stale(size: .max))
    for body in ["", "7", "07\n", "+7\n", "-1\n", "7\n\n", "18446744073709551616\n", "7\r\n", "x\n"] {
      guard case .unreadable = try read(409, body) else {
        Issue.record("\(body) was taken for a size")
        continue
      }
    }
    #expect(try read(404, "") == .unknownLog)
    #expect(try read(403, "") == .badSignature)
    #expect(try read(400, "") == .impossible)
    #expect(try read(422, "") == .badProof)
    #expect(try read(500, "oops") == .unreadable("status 500"))
  }
}
