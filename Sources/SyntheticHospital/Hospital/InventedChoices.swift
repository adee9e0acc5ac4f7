import SeededNumbers

extension SeededGenerator {
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
