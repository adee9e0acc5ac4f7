import SeededNumbers
import Testing

@testable import AuditLedger

@Suite struct VerifierTests {
  private let signer = LedgerSigner.generate(name: "chaperone.test/verify")

  /// Published at several sizes, so that partial tiles of older checkpoints stand beside the newest.
  private func log(sizes: [Int]) async throws -> ScratchDirectory {
    let scratch = try ScratchDirectory()
    let ledger = try await Ledger.open(directory: scratch.path, signer: signer, options: .quiet)
    var number = 0
    for size in sizes {
      while number < size {
        _ = try await ledger.append(entry(number))
        number += 1
      }
      _ = try await ledger.publish()
    }
    await ledger.close()
    return scratch
  }

  @Test(arguments: [[3, 7], [256], [5, 256, 300], [200, 513, 514]])
  func aChangedByteIsFoundAndItsFileNamed(sizes: [Int]) async throws {
    let scratch = try await log(sizes: sizes)
    let report = try LedgerVerifier.verify(directory: scratch.path, key: signer.verifier)
    #expect(report.entries == UInt64(sizes.last ?? 0))
    #expect(report.unknownFiles.isEmpty && report.beyondCheckpoint.isEmpty)
    for seed in 0..<60 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let file = try #require(scratch.publicFiles.randomElement(using: &random))
      let original = try #require(try scratch.files.read(file))
      var changed = original
      let place = Int.random(in: 0..<changed.count, using: &random)
      changed[place] ^= UInt8.random(in: 1...255, using: &random)
      try scratch.overwrite(file, with: changed)
      #expect("seed \(seed), \(file) byte \(place)") {
        try LedgerVerifier.verify(directory: scratch.path, key: signer.verifier)
      } throws: { ($0 as? LedgerError)?.file == file }
      try scratch.overwrite(file, with: original)
    }
    _ = try LedgerVerifier.verify(directory: scratch.path, key: signer.verifier)
  }

  @Test func truncatedLengthenedAndMissingFilesAreNamed() async throws {
    let scratch = try await log(sizes: [5, 300])
    for file in scratch.publicFiles {
      let original = try #require(try scratch.files.read(file))
      for changed in [Array(original.dropLast()), original + [0], []] {
        try scratch.overwrite(file, with: changed)
        #expect("\(file) with \(changed.count) bytes") {
          try LedgerVerifier.verify(directory: scratch.path, key: signer.verifier)
        } throws: { ($0 as? LedgerError)?.file == file }
      }
      try scratch.files.remove(file)
      // Partial tiles of an older checkpoint may go; every other file is needed.
      let isNeeded = !file.contains(".p/5")
      let stands = (try? LedgerVerifier.verify(directory: scratch.path, key: signer.verifier)) != nil
      #expect(stands == !isNeeded, "\(file) removed")
      try scratch.overwrite(file, with: original)
    }
  }

  @Test func entriesAndTilesRewrittenTogetherDoNotMatchTheSignature() async throws {
    let honest = try await log(sizes: [40])
    let forged = try ScratchDirectory()
    let other = try await Ledger.open(directory: forged.path, signer: signer, options: .quiet)
    for number in 0..<40 { _ = try await other.append(number == 20 ? [0] : entry(number)) }
    await other.close()
    try forged.overwrite("checkpoint", with: try #require(try honest.files.read("checkpoint")))
    #expect {
      try LedgerVerifier.verify(directory: forged.path, key: signer.verifier)
    } throws: { ($0 as? LedgerError)?.code == .forked }
    let old = try LedgerReader(directory: honest.path).checkpoint.body
    #expect(try LedgerReader(directory: honest.path).consistency(since: old).isEmpty)
  }

  @Test func whatNoCheckpointCoversIsListedNotJudged() async throws {
    let scratch = try await log(sizes: [300])
    try scratch.overwrite("notes.txt", with: [1])
    try scratch.overwrite("tile/0/002", with: [1])
    let report = try LedgerVerifier.verify(directory: scratch.path, key: signer.verifier)
    #expect(report.unknownFiles == ["notes.txt"])
    #expect(report.beyondCheckpoint == ["tile/0/002"])
  }

  @Test func anEmptyLogVerifies() async throws {
    let scratch = try await log(sizes: [])
    #expect(try LedgerVerifier.verify(directory: scratch.path, key: signer.verifier).entries == 0)
  }

  @Test func progressEndsAtTheSize() async throws {
    let scratch = try await log(sizes: [600])
    var seen: [UInt64] = []
    _ = try LedgerVerifier.verify(directory: scratch.path, key: signer.verifier) { seen.append($0.checkedEntries) }
    #expect(seen == [256, 512, 600])
  }
}
