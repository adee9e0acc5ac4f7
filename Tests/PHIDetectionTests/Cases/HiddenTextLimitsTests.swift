import SeededNumbers
import PHIDetection
import Testing

/// What is decoded stays in bounds, whatever is put in.
@Suite struct HiddenTextLimitsTests {
  /// Bytes that begin as compressed text does, and go on at random: read or refused, never a crash.
  @Test func brokenCompressedTextIsHarmless() {
    for seed in UInt64(1)...400 {
      var random = SeededGenerator(seed: seed)
      var bytes: [UInt8] =
        seed % 2 == 0 ? [0x78, 0x9C] : [0x1F, 0x8B, 8, UInt8.random(in: 0...31, using: &random), 0, 0, 0, 0, 0, 3]
      for _ in 0..<Int.random(in: 0...80, using: &random) { bytes.append(UInt8.random(in: 0...255, using: &random)) }
      let hex = bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
      let text = Array("x \(hex) y".utf8)
      #expect(Detector().findings(in: text).allSatisfy { $0.range.upperBound <= text.count }, "seed \(seed)")
    }
  }

  @Test(
    arguments: [
      "=3D", "4a 6f 68 6e 6f 6e ", "01001010 ", "J o h n ", "J-o-h-n ", "htimS ", "eht ", "gur ", "gur naq eht htiw ",
      "\\u0041", "\\\\\\u0041",
      "%2541", "&amp;#65;", "&eacute;", "\\x41", "PID|1||a^b^c~", "NM1*IL*1*", "last_name,dob\n", "|a|b\n", "('1'),",
      "{\"last_name\":\"", "last_name=",
      "TWFyaWEgR2FyY2lh", "five ", "march ", "room 4 ", "42.3601, ", "=C3=A9",
    ])
  func repeatedDisguisesAreScannedOnce(unit: String) {
    let bytes = Array(String(repeating: unit, count: 24_000 / unit.utf8.count).utf8)
    #expect(Detector().findings(in: bytes).count <= bytes.count / 3)
  }
}
