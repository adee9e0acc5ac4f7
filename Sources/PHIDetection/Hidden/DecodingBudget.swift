/// How much hidden text may still be decoded and scanned in one text, all its runs and veils together.
///
/// A text earns as many bytes as it has itself, above what every text is given: so the whole is never more than twice the
/// work, whatever is nested in it. An encoded run that is not read for want of budget is reported as it stands; veils
/// (backwards, rot13, spaced out, bytes in figures) are then no longer lifted.
///
/// What is spent is the work: a short text costs as much as `costMin` bytes of prose, and one of many small tokens
/// ("A.1A.1") `tokenCost` bytes for each.
struct DecodingBudget: Sendable {
  static let costMin = 32
  static let tokenCost = 4

  private(set) var bytesLeft: Int

  init(_ bytes: Int) { bytesLeft = bytes }

  mutating func earn(_ bytes: Int) { bytesLeft += bytes }

  /// Whether so many bytes can be afforded; then they are spent.
  mutating func spend(_ bytes: Int) -> Bool {
    guard bytes <= bytesLeft else { return false }
    bytesLeft -= bytes
    return true
  }

  /// As `spend`, of a text for which its bytes were spent already and that turns out to have so many tokens.
  mutating func spend(on tokens: Int, beyond bytes: Int) -> Bool { spend(max(0, tokens * Self.tokenCost - bytes)) }
}
