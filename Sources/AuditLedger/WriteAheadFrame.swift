internal import Crypto

/// One batch as the write-ahead file holds it: a header, the entries as a bundle holds them, and a check value.
///
/// Header, big-endian: magic (8 bytes), index of the first entry (8), number of entries (4), bytes of the body (4).
/// The check value is the first 16 bytes of SHA-256 over the header and the entries' leaf hashes: the hashes are
/// needed for the tree anyway, so that each entry is hashed once.
enum WriteAheadFrame {
  static let headerBytes = 24
  static let checkBytes = 16
  private static let magic = Array("chpwal01".utf8)

  /// An entry with its leaf hash.
  struct Entry: Sendable, Hashable {
    let bytes: [UInt8]
    let leaf: MerkleHash

    init(_ bytes: [UInt8]) {
      self.bytes = bytes
      leaf = .leaf(bytes)
    }
  }

  /// How a file of frames ends.
  enum Tail: Hashable {
    /// Right after a frame.
    case clean
    /// With bytes that are no frame and have no frame behind them: a batch that was cut off before it was synced.
    case torn(bytes: Int)
  }

  static func encode(first: UInt64, entries: some Collection<Entry>) -> [UInt8] {
    let bodyBytes = entries.reduce(0) { $0 + 2 + $1.bytes.count }
    var frame: [UInt8] = []
    frame.reserveCapacity(headerBytes + bodyBytes + checkBytes)
    frame.append(contentsOf: magic)
    withUnsafeBytes(of: first.bigEndian) { frame.append(contentsOf: $0) }
    withUnsafeBytes(of: UInt32(entries.count).bigEndian) { frame.append(contentsOf: $0) }
    withUnsafeBytes(of: UInt32(bodyBytes).bigEndian) { frame.append(contentsOf: $0) }
    let check = checkValue(header: frame[...], leaves: entries.lazy.map(\.leaf))
    for entry in entries { EntryBundle.append(entry.bytes, to: &frame) }
    frame.append(contentsOf: check)
    return frame
  }

  /// The entries of a file whose first frame begins with index `first`.
  /// - Returns: The entries, the length of the part that holds them, and what follows it.
  /// - Throws: `corrupt` when a good frame follows a bad one: a synced batch was damaged, nothing was torn.
  static func scan(
    _ file: [UInt8], first: UInt64, path: String
  ) throws(LedgerError) -> (entries: [Entry], length: Int, tail: Tail) {
    var entries: [Entry] = []
    var place = 0
    while let frame = decode(file, at: place), frame.first == first + UInt64(entries.count) {
      entries.append(contentsOf: frame.entries)
      place = frame.end
    }
    if place == file.count { return (entries, place, .clean) }
    // Batches are written one after the other, each behind the sync of the one before: behind a torn batch is nothing.
    var probe = place
    while let candidate = nextMagic(in: file, from: probe) {
      guard decode(file, at: candidate) == nil else {
        throw LedgerError(
          .corrupt, file: path,
          "is damaged at byte \(place), with a good batch behind it at byte \(candidate): acknowledged entries from "
            + "\(first + UInt64(entries.count)) on are lost. Restore the file from a copy.")
      }
      probe = candidate + 1
    }
    return (entries, place, .torn(bytes: file.count - place))
  }

  /// The entries of one frame, as a bundle would spell them.
  struct Body: Hashable {
    let count: Int
    let range: Range<Int>
  }

  /// Where the bodies of a whole file are. Their check values are not looked at, which only who compares every byte of
  /// them with something else may leave out.
  /// - Throws: `corrupt` when the file is not a row of frames from index `first` on.
  static func bodies(of file: [UInt8], first: UInt64, path: String) throws(LedgerError) -> [Body] {
    var bodies: [Body] = []
    var next = first
    var place = 0
    while place < file.count {
      guard let frame = header(file, at: place), frame.first == next else {
        throw LedgerError(.corrupt, file: path, "is damaged at byte \(place), after its entries became tiles.")
      }
      bodies.append(frame.body)
      next += UInt64(frame.body.count)
      place = frame.body.range.upperBound + checkBytes
    }
    return bodies
  }

  private static func header(_ file: [UInt8], at start: Int) -> (first: UInt64, body: Body)? {
    guard start + headerBytes <= file.count, file[start..<(start + magic.count)].elementsEqual(magic) else {
      return nil
    }
    let count = Int(integer(file[(start + 16)..<(start + 20)]))
    let bodyBytes = Int(integer(file[(start + 20)..<(start + 24)]))
    let bodyStart = start + headerBytes
    guard count > 0, count <= bodyBytes / 2, bodyStart + bodyBytes + checkBytes <= file.count else { return nil }
    let first = integer(file[(start + 8)..<(start + 16)])
    return (first, Body(count: count, range: bodyStart..<(bodyStart + bodyBytes)))
  }

  private static func decode(_ file: [UInt8], at start: Int) -> (first: UInt64, entries: [Entry], end: Int)? {
    guard let (first, place) = header(file, at: start) else { return nil }
    let bodyEnd = place.range.upperBound
    let body = Array(file[place.range])
    guard let ranges = try? EntryBundle.ranges(of: body, count: place.count, file: "") else { return nil }
    let entries = ranges.map { Entry(Array(body[$0])) }
    let check = checkValue(header: file[start..<place.range.lowerBound], leaves: entries.lazy.map(\.leaf))
    guard file[bodyEnd..<(bodyEnd + checkBytes)].elementsEqual(check) else { return nil }
    return (first, entries, bodyEnd + checkBytes)
  }

  private static func checkValue(header: ArraySlice<UInt8>, leaves: some Sequence<MerkleHash>) -> [UInt8] {
    var message = Array(header)
    for leaf in leaves { leaf.append(to: &message) }
    return Array(SHA256.hash(data: message).prefix(checkBytes))
  }

  private static func nextMagic(in file: [UInt8], from start: Int) -> Int? {
    var place = start
    while place + headerBytes <= file.count {
      guard let candidate = file[place...].firstIndex(of: magic[0]), candidate + headerBytes <= file.count else {
        return nil
      }
      if file[candidate..<(candidate + magic.count)].elementsEqual(magic) { return candidate }
      place = candidate + 1
    }
    return nil
  }

  private static func integer(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
}
