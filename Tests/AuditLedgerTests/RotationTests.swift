import Testing

@testable import AuditLedger

@Suite struct RotationTests {
  @Test func bothKeysSignForAWindowAndThenTheNewOneAlone() async throws {
    let scratch = try ScratchDirectory()
    let old = LedgerSigner.generate(name: "log")
    let new = LedgerSigner.generate(name: "log")
    func open(_ signer: LedgerSigner, retiring: LedgerSigner? = nil) async throws -> Ledger {
      var options = LedgerOptions.quiet
      options.retiringSigner = retiring
      return try await Ledger.open(directory: scratch.path, signer: signer, options: options)
    }
    func verifies(_ signer: LedgerSigner) -> Bool {
      (try? LedgerVerifier.verify(directory: scratch.path, key: signer.verifier)) != nil
    }

    var ledger = try await open(old)
    _ = try await ledger.append(Array("the next key is \(new.verifierKey)".utf8))
    await ledger.close()
    await #expect { try await open(new) } throws: { ($0 as? LedgerError)?.code == .unknownSigner }

    // What stands is signed by both as soon as the new key is in use, and nothing new has to be written for that.
    ledger = try await open(new, retiring: old)
    await ledger.close()
    #expect(verifies(old) && verifies(new))

    ledger = try await open(new, retiring: old)
    _ = try await ledger.append(entry(1))
    await ledger.close()
    #expect(verifies(old) && verifies(new))

    ledger = try await open(new)
    _ = try await ledger.append(entry(2))
    let evidence = try await ledger.proof(of: LedgerIndex(0))
    await ledger.close()
    #expect(!verifies(old) && verifies(new))
    let policy = try LedgerPolicy(parsing: "log \(old.verifierKey)\nlog \(new.verifierKey)\nquorum none\n".utf8)
    #expect(try evidence.proofFile.verify(policy: policy).checkpoint.size == 2)
  }

  @Test func keysOfTwoLogsAreNotMixed() async throws {
    let scratch = try ScratchDirectory()
    var options = LedgerOptions.quiet
    options.retiringSigner = LedgerSigner.generate(name: "other")
    await #expect {
      try await Ledger.open(directory: scratch.path, signer: LedgerSigner.generate(name: "log"), options: options)
    } throws: { ($0 as? LedgerError)?.code == .wrongOrigin }
  }

  @Test func aClosedLedgerPublishesNothing() async throws {
    let scratch = try ScratchDirectory()
    let signer = LedgerSigner.generate(name: "log")
    let ledger = try await Ledger.open(directory: scratch.path, signer: signer, options: .quiet)
    _ = try await ledger.append([1])
    await ledger.close()
    await #expect { try await ledger.publish() } throws: { ($0 as? LedgerError)?.code == .closed }
    #expect(try await ledger.entry(at: LedgerIndex(0)) == [1])
  }
}
