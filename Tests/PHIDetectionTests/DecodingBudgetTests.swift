import Testing

@testable import PHIDetection

/// What is hidden in one text is decoded within one budget, and a flood of it hides nothing.
@Suite struct DecodingBudgetTests {
  /// "the cat sat on the mat all day" in base64, a line.
  private static let harmless = "dGhlIGNhdCBzYXQgb24gdGhlIG1hdCBhbGwgZGF5\n"
  /// "Maria Garcia, SSN 123-45-6789 " in base64, a line.
  private static let telling = "TWFyaWEgR2FyY2lhLCBTU04gMTIzLTQ1LTY3ODkg\n"

  private static func findings(in text: String, givenBytes: Int) -> [Finding] {
    var sizes = StretchSizes.standard
    sizes.decodedBytesMin = givenBytes
    var stream = DetectionStream(Detector(), expecting: 0, sizes: sizes)
    return stream.push(Array(text.utf8)) + stream.finish()
  }

  @Test func harmlessEncodedTextIsReadAndNotReported() {
    #expect(Self.findings(in: String(repeating: Self.harmless, count: 200), givenBytes: 0).isEmpty)
  }

  @Test func identifyingEncodedTextIsFoundInAFloodOfIt() {
    let text = String(repeating: Self.harmless, count: 200) + Self.telling
    let found = Self.findings(in: text, givenBytes: 0)
    #expect(found.map(\.range) == [text.utf8.count - Self.telling.utf8.count..<text.utf8.count - 1])
    #expect(found.first?.kind != .otherID, "it was read")
  }

  /// Base64 of base64 of base64 takes more than its own length to read.
  @Test func whatTheBudgetIsTooSmallForIsReportedUnread() {
    var line = "the cat sat on the mat all day and then some more, as cats do"
    for _ in 0..<3 { line = Base64.encoded(line) }
    let text = String(repeating: line + "\n", count: 100)
    #expect(Self.findings(in: text, givenBytes: 1 << 20).isEmpty)
    let found = Self.findings(in: text, givenBytes: 0)
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0.kind == .otherID && $0.rule == Rule.hidden.name })
  }

  /// Small tokens are the work: a text of them is read for the budget of four times as much prose.
  @Test func aTextOfSmallTokensCostsMoreThanItsBytes() {
    let dense = Base64.encoded(String(repeating: "a.1 b:2 ", count: 20))
    let prose = Base64.encoded(String(repeating: "the cat sat on the mat all day; ", count: 5))
    #expect(Self.findings(in: prose, givenBytes: 0).isEmpty)
    #expect(Self.findings(in: dense, givenBytes: 1 << 10).isEmpty)
    #expect(Self.findings(in: dense, givenBytes: 0).map(\.kind) == [.otherID], "reported unread")
  }

  /// A scan of twelve bytes costs more than twelve bytes of a long one.
  @Test func aFloodOfShortEncodedTextsIsReportedUnread() {
    // "the cat sat" in base64, a line.
    let text = String(repeating: "dGhlIGNhdCBzYXQ=\n", count: 100)
    #expect(Self.findings(in: text, givenBytes: 1 << 20).isEmpty)
    let found = Self.findings(in: text, givenBytes: 0)
    #expect((40..<100).contains(found.count), "about half of the lines are afforded")
  }

  /// Every row of letters is shown with what stands before it, which is several times as much.
  @Test func veilsAreLiftedOnlyWhileThereIsBudget() {
    let row = "seen by J o h n S m i t h today.\n"
    let text = String(repeating: row, count: 400)
    let (rich, poor) = (Self.findings(in: text, givenBytes: 1 << 20), Self.findings(in: text, givenBytes: 0))
    #expect(rich.count >= 400)
    #expect(poor.count < 300)
  }

  @Test func whatTokensCostBeyondTheirBytesIsSpent() {
    var budget = DecodingBudget(100)
    let isProseAfforded = budget.spend(on: 10, beyond: 60)
    #expect(isProseAfforded)
    #expect(budget.bytesLeft == 100)
    let isDenseAfforded = budget.spend(on: 30, beyond: 30)
    #expect(isDenseAfforded)
    #expect(budget.bytesLeft == 100 - (30 * DecodingBudget.tokenCost - 30))
    let isTooMuch = budget.spend(on: 30, beyond: 30)
    #expect(!isTooMuch)
  }

  @Test func aTextEarnsWhatItIsLong() {
    var budget = DecodingBudget(10)
    let isTooMuch = budget.spend(11)
    #expect(!isTooMuch)
    budget.earn(5)
    let isAfforded = budget.spend(15)
    #expect(isAfforded)
    #expect(budget.bytesLeft == 0)
  }

  /// A bomb is inflated as far as there is room, then not at all.
  @Test func compressedTextIsNotInflatedWithoutRoom() {
    // zlib, stored: "the cat".
    let packed: [UInt8] = [0x78, 0x01, 0x01, 7, 0, 0xF8, 0xFF] + Array("the cat".utf8)
    packed.withUnsafeBufferPointer { packed in
      #expect(Inflation.text(in: packed, atMost: 100)?.bytes == Array("the cat".utf8))
      let cut = Inflation.text(in: packed, atMost: 3)
      #expect(cut?.bytes == Array("the".utf8) && cut?.isCut == true)
      let none = Inflation.text(in: packed, atMost: 0)
      #expect(none?.bytes.isEmpty == true && none?.isCut == true)
    }
  }

  /// The end of a batch of bytes right behind a pseudonym leaves it whole: `Tokeniser` must not read it twice.
  @Test func aPseudonymAtAnyPlaceIsNoFinding() throws {
    let code = String(decoding: PseudonymShape.code(for: 0x12_3456_789A), as: UTF8.self)
    for padding in 200..<300 {
      let text =
        String(repeating: "x ", count: padding / 2) + String(repeating: "y", count: padding % 2) + " NAME-"
        + code + " has a cough and takes paracetamol for it every single day of the long week"
      var stream = DetectionStream(Detector())
      let whole = Array(text.utf8)
      let found = stream.push(Array(whole[..<260])) + stream.push(Array(whole[260...])) + stream.finish()
      #expect(found.isEmpty, "\(padding)")
    }
  }
}

private enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// Without padding.
  static func encoded(_ text: String) -> String {
    var output: [UInt8] = []
    var (bits, count) = (0, 0)
    for byte in text.utf8 {
      bits = bits << 8 | Int(byte)
      count += 8
      while count >= 6 {
        count -= 6
        output.append(alphabet[bits >> count & 63])
      }
      bits &= 0xFF
    }
    if count > 0 { output.append(alphabet[bits << (6 - count) & 63]) }
    return String(decoding: output, as: UTF8.self)
  }
}
