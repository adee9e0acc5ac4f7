/// The keys of an index's patients by their places, in one piece: a million of them as strings would take twice as much.
struct PatientKeyTable: Sendable {
  private(set) var bytes: [UInt8] = []
  /// Where each key ends in `bytes`.
  private(set) var ends: [UInt32] = []

  var count: Int { ends.count }

  /// `nil` when there is no such place.
  subscript(place: Int) -> PatientKey? {
    guard place < ends.count else { return nil }
    let start = place == 0 ? 0 : Int(ends[place - 1])
    return PatientKey(String(decoding: bytes[start..<Int(ends[place])], as: UTF8.self))
  }

  mutating func reserveCapacity(_ count: Int) { ends.reserveCapacity(count) }

  /// `false`, and nothing added, when the table is full (4 GiB of keys).
  mutating func append(_ key: PatientKey) -> Bool {
    guard let end = UInt32(exactly: bytes.count + key.rawValue.utf8.count) else { return false }
    bytes.append(contentsOf: key.rawValue.utf8)
    ends.append(end)
    return true
  }

  /// Each key behind its length in four bytes, little-endian.
  var encoded: [UInt8] {
    var encoded: [UInt8] = []
    encoded.reserveCapacity(bytes.count + 4 * ends.count)
    var start = 0
    for end in ends {
      let count = Int(end) - start
      for shift in [0, 8, 16, 24] { encoded.append(UInt8(truncatingIfNeeded: count >> shift)) }
      encoded += bytes[start..<Int(end)]
      start = Int(end)
    }
    return encoded
  }

  init() {}

  /// `nil` when a length points beyond the end.
  init?(decoding encoded: Span<UInt8>) {
    bytes.reserveCapacity(encoded.count)
    var position = 0
    while position < encoded.count {
      guard position + 4 <= encoded.count else { return nil }
      let count = (0..<4).reduce(0) { $0 | Int(encoded[position + $1]) << ($1 * 8) }
      position += 4
      guard count <= encoded.count - position, let end = UInt32(exactly: bytes.count + count) else { return nil }
      for place in position..<position + count { bytes.append(encoded[place]) }
      ends.append(end)
      position += count
    }
  }
}
