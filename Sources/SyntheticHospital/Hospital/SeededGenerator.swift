/// SplitMix64 (Steele, Lea and Flood, 2014): the same seed gives the same hospital on every machine. Not for secrets.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A uniform number of the range. The modulo bias, below one in 2^40 here, does not matter for invented people.
  mutating func int(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.upperBound - range.lowerBound + 1))
  }

  /// One element, chosen uniformly. `list` is never empty here: every caller passes a literal table.
  mutating func pick<Element>(_ list: [Element]) -> Element { list[int(in: 0...(list.count - 1))] }

  mutating func digits(_ count: Int) -> String {
    (0..<count).map { _ in String(int(in: 0...9)) }.joined()
  }
}
