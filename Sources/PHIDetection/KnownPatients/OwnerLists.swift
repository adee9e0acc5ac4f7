/// The lists of patients who share a value: where each list ends, and then the patients' places, all in 32 bits.
struct OwnerLists {
  private let halves: UnsafeRawBufferPointer
  private let count: Int

  /// `count`: how many lists there are.
  init(words: UnsafeBufferPointer<UInt64>, count: Int) {
    halves = UnsafeRawBufferPointer(words)
    self.count = count
  }

  static func wordCount(_ lists: [[UInt32]]) -> Int { (lists.reduce(lists.count) { $0 + $1.count } + 1) / 2 }

  static func write(_ lists: [[UInt32]], to words: UnsafeMutableBufferPointer<UInt64>) {
    var next = 0
    func append(_ half: UInt32) {
      words[next / 2] |= UInt64(half) << UInt64(next % 2 * 32)
      next += 1
    }
    var end: UInt32 = 0
    for list in lists {
      end += UInt32(list.count)
      append(end)
    }
    for list in lists { list.forEach(append) }
  }

  /// Empty where a damaged index points beyond its end.
  subscript(list: Int) -> [UInt32] {
    guard list < count, count <= halves.count / 4 else { return [] }
    let start = list == 0 ? 0 : Int(half(list - 1))
    let end = Int(half(list))
    guard start <= end, count + end <= halves.count / 4 else { return [] }
    return (count + start..<count + end).map(half)
  }

  private func half(_ place: Int) -> UInt32 { halves.load(fromByteOffset: place * 4, as: UInt32.self) }
}
