@testable import PHIDetection

/// What must hold of every text. A violation stops the program, which is how a fuzzer hears of it.
public enum DetectorChecks {
  private static let detector = Detector(knownPatients: KnownPatients([maria, john]))

  static let maria = KnownPatient(
    key: PatientKey("p1"), names: [.init(given: ["Maria", "Elena"], family: "Garcia")],
    birthDate: .init(year: 1980, month: 4, day: 12), mrn: "00412345", phones: ["(555) 201-4467"],
    emails: ["maria.garcia@example.org"], addresses: ["12 Elm Street, Boston, MA 02115"], otherIDs: ["123-45-6789"])
  static let john = KnownPatient(
    key: PatientKey("p2"), names: [.init(given: ["John"], family: "Smith")], mrn: "998877")

  /// Offsets, pieces, redaction and pseudonyms; `choice` chooses the cuts.
  public static func run(_ bytes: [UInt8], choice: UInt64) {
    let findings = detector.findings(in: bytes)
    checkOffsets(findings, in: bytes)
    var random = Choices(state: choice)
    checkPieces(bytes, findings, &random)
    checkSmallStretches(bytes, &random)
    checkOffsets(PatientFocus(maria).findings(in: bytes, besides: findings), in: bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    if Array(text.utf8) == bytes { checkRoundTrip(text, findings, &random) }
  }

  /// In bounds, sorted, disjoint, not empty; no scalar is cut.
  private static func checkOffsets(_ findings: [Finding], in bytes: [UInt8]) {
    let isText = String(validating: bytes, as: UTF8.self) != nil
    var end = 0
    for finding in findings {
      let range = finding.range
      precondition(range.lowerBound >= end && !range.isEmpty && range.upperBound <= bytes.count, "ranges out of order")
      for bound in [range.lowerBound, range.upperBound] where isText && bound < bytes.count {
        precondition(bytes[bound] & 0xC0 != 0x80, "a scalar is cut")
      }
      end = range.upperBound
    }
  }

  private static func checkPieces(_ bytes: [UInt8], _ expected: [Finding], _ random: inout Choices) {
    precondition(pieces(bytes, .standard, &random) == expected, "a stream differs from the whole text")
  }

  /// Stretches of a few words reach, in a short input, what otherwise only a long one does.
  private static func checkSmallStretches(_ bytes: [UInt8], _ random: inout Choices) {
    var sizes = StretchSizes.standard
    (sizes.lineBytesMin, sizes.bytesMax, sizes.runBytesMax, sizes.reach) = (24, 40, 48, 32)
    (sizes.dropBytesMin, sizes.batchBytes) = (16, 1)
    // Rules may look further than these stretches let them: what is dropped matters, and is the same for both.
    var whole = sizes
    whole.batchBytes = 1 << 40
    var stream = DetectionStream(detector, expecting: 0, sizes: whole)
    let expected = stream.push(bytes) + stream.finish()
    checkOffsets(expected, in: bytes)
    precondition(pieces(bytes, sizes, &random) == expected, "small stretches differ from the whole text")
  }

  private static func pieces(_ bytes: [UInt8], _ sizes: StretchSizes, _ random: inout Choices) -> [Finding] {
    var stream = DetectionStream(detector, expecting: 0, sizes: sizes)
    var findings: [Finding] = []
    var start = 0
    let longest = Int.random(in: 1...64, using: &random)
    while start < bytes.count {
      let end = min(bytes.count, start + Int.random(in: 1...longest, using: &random))
      findings += stream.push(Array(bytes[start..<end]))
      precondition(stream.settledEnd <= end, "settled before it came")
      start = end
    }
    return findings + stream.finish()
  }

  private static func checkRoundTrip(_ text: String, _ findings: [Finding], _ random: inout Choices) {
    var map = PseudonymMap()
    let replaced = map.pseudonymise(text, findings: findings, using: &random)
    precondition(replaced.replacements.count == findings.count, "a finding was not replaced")
    var restorer = PseudonymRestorer(map: map)
    var restored = restorer.push(replaced.text.utf8)
    restored += restorer.finish()
    precondition(restored == Array(text.utf8), "pseudonyms do not come back")
    _ = Redaction.redact(text, findings: findings)
  }
}

/// SplitMix64.
struct Choices: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
