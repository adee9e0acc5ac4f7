import SeededNumbers
import Testing

@testable import PHIDetection

/// Streaming finds what the whole text holds, however it is cut. The oracle is one piece, with nothing
/// dropped where the reach is the real one.
@Suite struct DetectionStreamTests {
  static let detector = Detector(knownPatients: KnownPatients([KnownPatientTests.johnA, KnownPatientTests.maria]))

  /// So small that a short text has many stretches, drops and cut runs.
  static let small = {
    var sizes = StretchSizes.standard
    (sizes.lineBytesMin, sizes.bytesMax, sizes.runBytesMax, sizes.reach) = (24, 40, 48, 32)
    (sizes.dropBytesMin, sizes.batchBytes) = (16, 1)
    return sizes
  }()

  /// Something of everything: scalars of every length, escapes, invisible ones, runs, encoded text, breaks.
  static let rich = Array(
    """
    Dr. Zoë O’Brien saw Maria Garcia\u{200B}\u{301} (MRN: 99\u{200D}8877) at St. Mary's Hospital, Boston, MA 02115.
    123-45-6789 a@b.example.org TWFyaWEgR2FyY2lhLCBNUk4gOTk4ODc3LCBET0IgMDQvMTIvMTk4MA== \\u0031\\u0032/04/2023 \
    Ｊｏｈｎ%20Smith Ga\u{0}rcia\u{0}\u{1} 𝟓𝟓𝟓-123-4567 garcia 1fc00007fc0d0c12e8dc3f9affa018187f3e0cd534c631c9e77a1c79035ec1dd NAME-K7Q2M9XDR4 \
    \(String(repeating: " ", count: 90))Garcia, Maria&nbsp;E. is 92-year-old; +44 20 7946 0958 x.
    """.utf8)

  static func findings(
    in bytes: [UInt8], cutAt cuts: [Int], _ sizes: StretchSizes = .standard, _ detector: Detector = detector
  ) -> [Finding] {
    var stream = DetectionStream(detector, expecting: 0, sizes: sizes)
    var findings: [Finding] = []
    var start = 0
    for cut in cuts + [bytes.count] {
      findings += stream.push(Array(bytes[start..<cut]))
      start = cut
    }
    return findings + stream.finish()
  }

  static func oracle(_ bytes: [UInt8], _ sizes: StretchSizes = .standard, _ detector: Detector = detector) -> [Finding]
  {
    var sizes = sizes
    sizes.batchBytes = 1 << 40
    // Rules may look further than small stretches let them; then what is dropped matters.
    if sizes.reach >= Scanner.reach { sizes.dropBytesMin = 1 << 40 }
    return findings(in: bytes, cutAt: [], sizes, detector)
  }

  @Test func everyCutInTwoGivesTheSameFindings() {
    for sizes in [Self.small, .standard] {
      let expected = Self.oracle(Self.rich, sizes)
      #expect(expected.count > 8)
      for cut in 0...Self.rich.count {
        #expect(Self.findings(in: Self.rich, cutAt: [cut], sizes) == expected, "\(cut)")
      }
    }
  }

  @Test func everyCutInThreeGivesTheSameFindings() {
    for part in [Self.rich.prefix(120), Self.rich.dropFirst(170).prefix(120), Self.rich.suffix(120)].map(Array.init) {
      let expected = Self.oracle(part, Self.small)
      for first in 0...part.count {
        for second in first...part.count where (first + second) % 3 == 0 || second - first < 4 {
          #expect(Self.findings(in: part, cutAt: [first, second], Self.small) == expected, "\(first) \(second)")
        }
      }
    }
  }

  @Test func byteForByteGivesTheSameFindings() {
    for sizes in [Self.small, .standard] {
      let cuts = Array(0...Self.rich.count)
      #expect(Self.findings(in: Self.rich, cutAt: cuts, sizes) == Self.oracle(Self.rich, sizes))
    }
  }

  @Test(arguments: UInt64(1)...40) func randomTextsCutAtRandomGiveTheSameFindings(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var bytes: [UInt8] = []
    while bytes.count < 600 {
      switch Int.random(in: 0..<12, using: &random) {
      case 0: bytes += Array(repeating: 0x20, count: Int.random(in: 1...100, using: &random))
      case 1: bytes += Array(Self.rich.dropFirst(Int.random(in: 0..<Self.rich.count, using: &random)).prefix(60))
      case 2: bytes.append(UInt8.random(in: 0...255, using: &random))
      default: bytes += Array(DetectorTests.text(&random, 4).utf8)
      }
    }
    let expected = Self.oracle(bytes, Self.small)
    for _ in 0..<12 {
      let cuts = (0..<Int.random(in: 1...40, using: &random)).map { _ in Int.random(in: 0...bytes.count, using: &random)
      }
      #expect(Self.findings(in: bytes, cutAt: cuts.sorted(), Self.small) == expected, "seed \(seed)")
    }
  }

  @Test(arguments: UInt64(1)...2) func longTextsCutAtRandomGiveTheSameFindings(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var bytes: [UInt8] = []
    while bytes.count < 90_000 {
      switch Int.random(in: 0..<300, using: &random) {
      case 0: bytes += Array(repeating: UInt8(ascii: "A"), count: 40_000)
      case 1: bytes += Array("MRN: ".utf8) + Array(repeating: Array("1fc0".utf8), count: 10_000).flatMap { $0 }
      case 2: bytes += Array(String(repeating: "\u{200B}", count: 3_000).utf8)
      case 3: bytes += Array(repeating: 0x20, count: 5_000)
      default: bytes += Self.rich + [0x0A]
      }
    }
    let expected = Self.oracle(bytes)
    for size in [1, 7, 255, 4_096, 30_000] {
      let cuts = Array(stride(from: size, to: bytes.count, by: size))
      #expect(Self.findings(in: bytes, cutAt: cuts) == expected, "seed \(seed), pieces of \(size)")
    }
    #expect(Self.detector.findings(in: bytes) == expected)
  }

  @Test func disguisedTextCutAnywhereGivesTheSameFindings() {
    let texts = CaseTable.cases(HiddenCases.table).map(\.text)
    let bytes = Array(texts.map { "\($0)\n\(String(repeating: "pain and ", count: 60))\n" }.joined().utf8)
    let expected = Self.oracle(bytes)
    #expect(expected.count > 40)
    for size in [1, 7, 255, 4_096] {
      let cuts = Array(stride(from: size, to: bytes.count, by: size))
      #expect(Self.findings(in: bytes, cutAt: cuts) == expected, "pieces of \(size)")
    }
  }

  @Test(arguments: ["J o h n   S m i t h", "htimS nhoJ", "Jos=C3=A9 Garcia", "4a 6f 68 6e 20 53 6d 69 74 68"])
  func aDisguiseAtABorderOfStretchesIsWhole(name: String) {
    for padding in 900..<1_060 {
      let text = Array((String(repeating: "pain and ", count: 200).prefix(padding) + " for \(name) now").utf8)
      let found = Self.detector.findings(in: text).map { String(decoding: text[$0.range], as: UTF8.self) }
      #expect(found == [name], "\(padding)")
    }
  }

  /// What the rules do in the development texts they do within the reach: four times of it changes nothing.
  @Test(arguments: [66, 70, 90, 200]) func behindABreakAColumnBeginsHoweverMuchOfTheBreakIsSeen(spaces: Int) {
    let bytes = Array((":" + String(repeating: " ", count: spaces) + "Aoston, Rwdmkz").utf8)
    let expected = Self.oracle(bytes, Self.small)
    #expect(expected.count == 1)
    for cut in 0...bytes.count {
      #expect(Self.findings(in: bytes, cutAt: [cut], Self.small) == expected, "\(cut)")
    }
  }

  @Test func whatIsDroppedDoesNotDependOnTheBlankBeforeTheFirstWord() {
    let nothing = { String(repeating: "\u{0}", count: $0) }
    let name = "I" + String(repeating: "Q", count: 61) + "D"
    let text =
      nothing(4) + "patient \u{0}amD\"MRN: " + nothing(24) + "é" + nothing(10) + "A" + nothing(6) + name + "|100|"
    let bytes = Array(text.utf8)
    let expected = Self.oracle(bytes, Self.small)
    for cut in 0...bytes.count {
      #expect(Self.findings(in: bytes, cutAt: [cut], Self.small) == expected, "\(cut)")
    }
  }

  @Test func rulesKeepTheirReach() {
    var wide = StretchSizes.standard
    wide.reach *= 4
    for bytes in RecordedTextTests.texts + [Self.rich] {
      #expect(Self.oracle(bytes, wide) == Self.oracle(bytes), "\(String(decoding: bytes.prefix(60), as: UTF8.self))")
    }
  }

  @Test func findingsAreReportedWhileTheTextStillComes() {
    var stream = DetectionStream(Self.detector)
    let line = Array("Maria Garcia came for her visit and told of nothing that is of interest to anyone here.\n".utf8)
    var pushed = 0
    for _ in 0..<200 {
      _ = stream.push(line)
      pushed += line.count
      #expect(stream.settledEnd >= pushed - 4_096)
    }
  }

  @Test(arguments: ["A", "1", "-", "1fc0", "MRN-1A2B3C4-", "é", "\u{200B}", "a.", " ", "\n", "&#65;", "a@", "🙂"])
  func nothingIsHeldBackLongerThanTheBound(unit: String) {
    var stream = DetectionStream(Self.detector)
    let piece = Array(String(repeating: unit, count: 4_000 / unit.utf8.count).utf8)
    // An escape of five bytes means one, and so do the two of an accented letter.
    let bound = DetectionStream.holdBackMax * (["&#65;": 5, "é": 2][unit] ?? 1)
    var pushed = 0
    for _ in 0..<60 {
      _ = stream.push(piece)
      pushed += piece.count
      #expect(stream.settledEnd >= pushed - bound, "\(unit) after \(pushed)")
    }
  }

  @Test func afterTheEndAStreamIsAsNew() {
    var stream = DetectionStream(Self.detector)
    for _ in 0..<3 {
      let findings = stream.push(Self.rich)
      #expect(findings + stream.finish() == Self.detector.findings(in: Self.rich))
    }
  }

  @Test func aNameAtABorderOfStretchesIsWhole() {
    for padding in 900..<1_060 {
      let text = Array((String(repeating: "pain and ", count: 200).prefix(padding) + " Maria Garcia came").utf8)
      let found = Self.detector.findings(in: text).map { String(decoding: text[$0.range], as: UTF8.self) }
      #expect(found == ["Maria Garcia"], "\(padding)")
    }
  }
}
