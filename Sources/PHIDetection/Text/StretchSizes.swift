/// The sizes that govern a scan in stretches, in bytes of the folded text. Tests scan with small ones.
struct StretchSizes: Sendable {
  static let standard = StretchSizes()

  /// A stretch ends with a line once it has so many bytes, or at a space once it has `bytesMax`.
  var lineBytesMin = 512
  var bytesMax = 1024
  /// Where there is no white space, a stretch ends here.
  var runBytesMax = 32 << 10
  /// How much is seen around a stretch.
  var reach = Scanner.reach
  /// From so much on, what was scanned is dropped.
  var dropBytesMin = 16 << 10
  /// Nothing is looked at before so much is new, so that a text that comes byte by byte is not looked at byte by byte.
  var batchBytes = 256

  /// Of hidden text, so many bytes are decoded in any text, and as many more as the text is long: `DecodingBudget`.
  var decodedBytesMin = 128 << 10

  /// White space longer than this parts a text into two.
  var breakBytesMin: Int { 2 * reach }

  /// No stretch that another follows is shorter.
  var bytesMin: Int { min(lineBytesMin, bytesMax, breakBytesMin, runBytesMax) }
}
