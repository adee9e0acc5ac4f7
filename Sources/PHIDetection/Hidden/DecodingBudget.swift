/// How much hidden text may still be decoded and scanned in one text, all its runs and veils together.
///
/// A text earns as many bytes as it has itself, above what every text is given: so the whole is never more than twice the
/// work, whatever is nested in it. An encoded run that is not read for want of budget is reported as it stands; veils
/// (backwards, rot13, spaced out, bytes in figures) are then no longer lifted.
struct DecodingBudget: Sendable {
  private(set) var bytesLeft: Int

  init(_ bytes: Int) { bytesLeft = bytes }

  mutating func earn(_ bytes: Int) { bytesLeft += bytes }

  /// Whether so many bytes can be afforded; then they are spent.
  mutating func spend(_ bytes: Int) -> Bool {
    guard bytes <= bytesLeft else { return false }
    bytesLeft -= bytes
    return true
  }
}
