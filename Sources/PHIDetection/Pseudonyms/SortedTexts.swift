/// Texts with what they mean, sorted, so that one of them is found while its characters come, and a text that begins with
/// none of them is dismissed at the first character that differs.
struct SortedTexts<Meaning: Sendable>: Sendable {
  private var entries: [(text: [UInt32], meaning: Meaning)] = []

  init() {}

  /// Of equal texts all are kept.
  init(_ entries: [(text: [UInt32], meaning: Meaning)]) {
    self.entries = entries.sorted { $0.text.lexicographicallyPrecedes($1.text) }
  }

  var isEmpty: Bool { entries.isEmpty }

  func begin() -> Place { Place(range: entries.indices, depth: 0) }

  /// The texts that begin with the characters read so far.
  struct Place {
    fileprivate(set) var range: Range<Int>
    fileprivate(set) var depth: Int
  }

  /// Goes on with a character; `false` when no text has it there.
  func advance(_ place: inout Place, _ scalar: UInt32) -> Bool {
    let depth = place.depth
    let first = partition(place.range) { $0.count > depth && $0[depth] >= scalar }
    let end = partition(first..<place.range.upperBound) { $0.count > depth && $0[depth] > scalar }
    place.range = first..<end
    place.depth += 1
    return !place.range.isEmpty
  }

  /// What the texts mean that have no further character.
  func meanings(_ place: Place) -> [Meaning] {
    entries[place.range].prefix { $0.text.count == place.depth }.map(\.meaning)
  }

  /// Whether a text has a further character.
  func canGoOn(_ place: Place) -> Bool { entries[place.range].last.map { $0.text.count > place.depth } ?? false }

  func hasText(_ place: Place) -> Bool { entries[place.range].first?.text.count == place.depth }

  private func partition(_ range: Range<Int>, where isAfter: ([UInt32]) -> Bool) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if isAfter(entries[middle].text) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
