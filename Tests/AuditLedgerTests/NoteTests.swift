import SeededNumbers
import Testing

@testable import AuditLedger

/// Texts that come from outside: notes, keys, checkpoints, proofs and policies, right and hostile.
@Suite struct NoteTests {
  private let signer = LedgerSigner.generate(name: "chaperone.test/notes")

  private func checkpoint(size: UInt64 = 7) throws -> Checkpoint {
    try Checkpoint.sign(
      CheckpointBody(origin: signer.name, size: size, root: .leaf([1])), by: LedgerKeys(signer: signer))
  }

  @Test func keysReadBackAndTheSecretStaysOutOfDescriptions() throws {
    let again = try LedgerSigner(privateKeyFile: signer.serialized)
    #expect(again.verifierKey == signer.verifierKey)
    #expect(try VerifierKey(signer.verifierKey + "\n").description == signer.verifierKey)
    // PRIVATE+KEY+name+hash+secret, in which base64 may put further plus signs.
    let secret = try #require(signer.serialized.split(separator: "+", maxSplits: 4).last)
    #expect(!"\(signer)".contains(secret.dropLast(2)))
    let witness = LedgerSigner.generateWitness(name: "w")
    #expect(try VerifierKey(witness.verifierKey).algorithm == .cosignature)
  }

  @Test func namesThatNoKeyCanHaveAreEscaped() throws {
    for name in ["", "a b", "a+b", "a\nb", "tab\t", "\u{2003}", "é"] {
      let signer = LedgerSigner.generate(name: name)
      #expect(SignedNote.isName(signer.name), "\(name)")
      #expect(try VerifierKey(signer.verifierKey).name == signer.name)
    }
    #expect(LedgerSigner.generate(name: "a b").name == "a%20b")
  }

  @Test(arguments: [
    "", "a", "a+b", "a+b+c", "+00000000+AQ==", "a b+00000000+AQ==", "a+zzzzzzzz+AQ==", "a+0000000+AQ==",
    "a+00000000+AQ", "a+00000000+AQ==", "a+00000000+AqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqA==",
    "PRIVATE+KEY+a+00000000+AQ==", "a+00000000+\r",
  ])
  func textsThatAreNoKeysAreRefused(text: String) {
    #expect { try VerifierKey(text) } throws: { ($0 as? LedgerError)?.code == .malformed }
    #expect { try LedgerSigner(privateKeyFile: text) } throws: { ($0 as? LedgerError)?.code == .malformed }
  }

  @Test func aKeyWithAChangedCharacterIsNoKey() {
    let vkey = Array(signer.verifierKey.utf8)
    let secret = Array(signer.serialized.utf8)
    for place in vkey.indices {
      var changed = vkey
      changed[place] = changed[place] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
      // A hexadecimal digit in upper case is still the same digit.
      let key = try? VerifierKey(String(decoding: changed, as: UTF8.self))
      #expect(key == nil || key == signer.verifier, "character \(place)")
    }
    for place in secret.indices.dropLast() {
      var changed = secret
      changed[place] = changed[place] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
      #expect(throws: LedgerError.self) { try LedgerSigner(privateKeyFile: String(decoding: changed, as: UTF8.self)) }
    }
  }

  @Test func hostileNotesAreRefusedWithTheirReason() throws {
    let good = try checkpoint().text
    let line = try #require(good.split(separator: "\n").last)
    let body = "\(signer.name)\n7\n\(MerkleHash.leaf([1]).base64)\n"
    let hostile: [(String, String)] = [
      ("", "empty"), ("\n", "one line feed"), ("\n\n", "blank only"), (body, "no signatures"), (body + "\n", "none"),
      (good.replacing("\n", with: "\r\n"), "CRLF"), (String(good.dropLast()), "no last line feed"),
      (good + "\n", "blank at the end"), (good + String(repeating: "\(line)\n", count: 5000), "too many"),
      (good + "— a AAAA\n", "short signature"), (good + "— a b AAAAAAA=\n", "space in the name"),
      (good + "- a AAAAAAA=\n", "hyphen"), (good + "— a AAAAAAA\n", "bad base64"), (good + "— a AAAAAAB=\n", "bits"),
      (good + "— a+b AAAAAAA=\n", "plus"), (good + "\u{0}\n", "NUL"),
      (good + "— a " + String(repeating: "A", count: 2 << 20) + "\n", "huge line"),
    ]
    for (note, what) in hostile {
      #expect("\(what)") { try UnverifiedCheckpoint(parsing: note.utf8) } throws: {
        ($0 as? LedgerError)?.code == .malformed
      }
    }
    var invalid = Array(good.utf8)
    invalid[0] = 0xFF
    #expect(throws: LedgerError.self) { try UnverifiedCheckpoint(parsing: invalid) }
  }

  @Test func aHundredUnknownSignaturesAreIgnoredAndAKnownOneMustMatch() throws {
    let good = try checkpoint()
    let unknown = (0..<100).map { "— other.\($0) AAAAAAAAAAA=\n" }.joined()
    let note = try UnverifiedCheckpoint(parsing: (good.text + unknown).utf8)
    #expect(try note.verified(by: signer.verifier).size == 7)
    let wrong = SignedNote.Signature(
      name: signer.name, keyID: signer.verifier.keyID, bytes: [UInt8](repeating: 1, count: 64))
    let mixed = SignedNote(text: good.body.text, signatures: good.note.signatures + [wrong])
    #expect {
      try UnverifiedCheckpoint(parsing: mixed.serialized.utf8).verified(by: signer.verifier)
    } throws: { ($0 as? LedgerError)?.code == .badSignature }
  }

  @Test func textsThatAreNoCheckpointsAreRefused() {
    let texts = [
      "o\n7\n", "\n7\nROOT\n", "o\n07\nROOT\n", "o\n+7\nROOT\n", "o\n-1\nROOT\n", "o\n18446744073709551616\nROOT\n",
      "o\n7\nAAAA\n", "o\n7\nROOT", "o\n7 \nROOT\n", "o\n\nROOT\n", "o\n7\nROOT\n\nx\n",
    ]
    for text in texts {
      let body = text.replacing("ROOT", with: MerkleHash.emptyRoot.base64)
      #expect("\(text.debugDescription)") {
        try CheckpointBody(parsing: body)
      } throws: { ($0 as? LedgerError)?.code == .malformed }
    }
  }

  @Test func checkpointsOfTheLargestSizesAndWithExtensionsReadBack() throws {
    for size in [0, 1, UInt64.max, 1 << 63] {
      #expect(try UnverifiedCheckpoint(parsing: try checkpoint(size: size).text.utf8).body.size == size)
    }
    let body = CheckpointBody(origin: "o", size: 1, root: .emptyRoot, extensions: ["x 1", "y"])
    #expect(try CheckpointBody(parsing: body.text) == body)
  }

  @Test func mutatedNotesNeverVerify() throws {
    let note = Array(try checkpoint().text.utf8)
    for seed in 0..<400 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      var changed = note
      for _ in 0...Int.random(in: 0..<3, using: &random) {
        let place = Int.random(in: 0..<changed.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: changed[place] = UInt8.random(in: 0...255, using: &random)
        case 1: changed.insert(UInt8.random(in: 0...255, using: &random), at: place)
        default: changed.remove(at: place)
        }
      }
      let verified = try? UnverifiedCheckpoint(parsing: changed).verified(by: signer.verifier)
      // Only what is signed counts: an added line that no key of ours made changes nothing.
      if let verified { #expect(verified.size == 7 && verified.root == .leaf([1]), "seed \(seed)") }
    }
  }

  @Test func base64HasOneSpelling() {
    for count in 0..<70 {
      var random = SeededGenerator(seed: UInt64(count))
      let bytes = random.bytes(count)
      #expect(Base64.decode(Base64.encode(bytes)) == bytes)
      #expect(Hexadecimal.decode(Hexadecimal.encode(bytes)) == bytes)
    }
    for text in ["A", "AA", "AAA", "A===", "=", "====", "AA=A", "AB==", "AAB=", "A A=", "AA==AA==", "AA-_", "é==="] {
      #expect(Base64.decode(text) == nil, "\(text)")
    }
  }
}
