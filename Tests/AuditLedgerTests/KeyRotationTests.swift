import Testing

@testable import AuditLedger

@Suite struct KeyRotationTests {
  private let keys = (0..<4).map { _ in LedgerSigner.generate(name: "log") }

  private func rotation(_ old: Int, _ new: Int) throws -> KeyRotation {
    try KeyRotation(from: keys[old], to: keys[new].verifier)
  }

  private func checkpoint(signedBy signers: [Int]) throws -> UnverifiedCheckpoint {
    let body = CheckpointBody(origin: "log", size: 9, root: .emptyRoot)
    let note = SignedNote(text: body.text, signatures: try signers.map { try keys[$0].signature(over: body.text) })
    return try UnverifiedCheckpoint(parsing: note.serialized.utf8)
  }

  @Test func aStatementReadsBackAndNoChangedOneDoes() throws {
    let rotation = try rotation(0, 1)
    #expect(try KeyRotation(parsing: rotation.statement.utf8) == rotation)
    #expect(rotation.old == keys[0].verifier && rotation.new == keys[1].verifier)
    let bytes = Array(rotation.statement.utf8)
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 1
      let read = try? KeyRotation(parsing: changed)
      #expect(read == nil, "byte \(place)")
    }
  }

  @Test func statementsThatNameTheWrongKeysAreRefused() throws {
    let other = LedgerSigner.generate(name: "other")
    let witness = LedgerSigner.generateWitness(name: "log")
    for key in [other.verifier, witness.verifier, keys[0].verifier] {
      #expect(throws: LedgerError.self) { try KeyRotation(from: keys[0], to: key) }
    }
    // Signed by the new key instead of the old one.
    let text = String(try rotation(0, 1).statement.prefix { _ in true }.split(separator: "\n\n")[0]) + "\n"
    let note = SignedNote(text: text, signatures: [try keys[1].signature(over: text)])
    #expect { try KeyRotation(parsing: note.serialized.utf8) } throws: { ($0 as? LedgerError)?.code == .badSignature }
  }

  @Test func theKeyInForceSignsAndAReplacedOneDoesNotComeBack() throws {
    var chain = KeyChain(trusted: keys.map(\.verifier))
    try chain.check(checkpoint(signedBy: [0]))
    try chain.add(rotation(0, 1), at: LedgerIndex(3))
    try chain.add(rotation(0, 1), at: LedgerIndex(4))
    #expect(chain.links.count == 1)
    try chain.check(checkpoint(signedBy: [0, 1]))
    try chain.check(checkpoint(signedBy: [1]))
    #expect { try chain.check(checkpoint(signedBy: [0])) } throws: { ($0 as? LedgerError)?.code == .unknownSigner }
    // The replaced key names another successor: a thief, or two operators.
    #expect { try chain.add(rotation(0, 2), at: LedgerIndex(5)) } throws: { ($0 as? LedgerError)?.code == .forked }
    #expect { try chain.add(rotation(1, 0), at: LedgerIndex(5)) } throws: { ($0 as? LedgerError)?.code == .forked }
    try chain.add(rotation(1, 2), at: LedgerIndex(6))
    try chain.check(checkpoint(signedBy: [2]))
    #expect(throws: LedgerError.self) { try chain.check(checkpoint(signedBy: [1])) }
  }

  @Test func aSuccessorThatNobodyConfirmedIsNamedAndNotTrusted() throws {
    var chain = KeyChain(trusted: [keys[0].verifier])
    try chain.add(rotation(0, 1), at: LedgerIndex(3))
    #expect(chain.unconfirmed == [keys[1].verifier])
    #expect { try chain.check(checkpoint(signedBy: [0, 1])) } throws: { ($0 as? LedgerError)?.code == .unknownSigner }
    // Whoever knows the newest key needs no older one.
    var newest = KeyChain(trusted: [keys[2].verifier])
    try newest.add(rotation(0, 1), at: LedgerIndex(3))
    try newest.add(rotation(1, 2), at: LedgerIndex(6))
    try newest.check(checkpoint(signedBy: [2]))
    #expect(newest.unconfirmed == [keys[0].verifier, keys[1].verifier])
  }

  @Test func verificationHandsOverEveryEntryInOrderAndAsksForTheQuorum() async throws {
    let scratch = try ScratchDirectory()
    let witness = LedgerSigner.generateWitness(name: "w")
    let ledger = try await Ledger.open(directory: scratch.path, signer: keys[0], options: .quiet)
    for number in 0..<300 { _ = try await ledger.append(entry(number)) }
    let head = try await ledger.publish()
    let policy = try LedgerPolicy(
      parsing: "log \(keys[0].verifierKey)\nwitness w \(witness.verifierKey) https://w.example\nquorum w\n".utf8)
    #expect(policy.witnesses.map(\.url) == ["https://w.example"])
    #expect { try LedgerVerifier.verify(directory: scratch.path, policy: policy) } throws: {
      ($0 as? LedgerError)?.code == .quorumMissed
    }
    _ = try await ledger.show(head.adding([try witness.cosignature(of: head.body, time: 5)]))
    await ledger.close()
    var seen: [[UInt8]] = []
    let report = try LedgerVerifier.verify(directory: scratch.path, policy: policy) {
      index, bytes throws(LedgerError) in
      #expect(index.rawValue == UInt64(seen.count))
      seen.append(bytes)
    }
    #expect(seen == (0..<300).map(entry) && report.cosignatures.map(\.time) == [5])
    #expect {
      try LedgerVerifier.verify(directory: scratch.path, policy: policy) { _, _ throws(LedgerError) in
        throw LedgerError(.forked, "found")
      }
    } throws: { ($0 as? LedgerError)?.message == "found" }
  }
}
