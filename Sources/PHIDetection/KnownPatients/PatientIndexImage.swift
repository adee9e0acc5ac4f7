/// An index as bytes, so that a million patients need not be read again at every start.
///
/// The table can lie in a file and be mapped: every hash in it is keyed. The directory names the patients by their keys
/// and holds unkeyed filters: whoever stores it encrypts it. Both belong together and to their key.
extension KnownPatients {
  /// Whether everybody is in the index itself; patients added since are not in its image.
  public var isComplete: Bool { recent == nil }

  /// The table in two pieces that are stored one behind the other, and the directory.
  public func withImage<Result, Failure: Error>(
    _ body: (
      _ table: UnsafeRawBufferPointer, _ lists: UnsafeRawBufferPointer, _ directory: [UInt8]
    ) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(
      UnsafeRawBufferPointer(base.table.words), UnsafeRawBufferPointer(base.lists.words), base.directory.encoded)
  }

  /// The index whose image stands in `memory`; `mapping` keeps that memory, and nobody may write there any more.
  ///
  /// `memory`: the table's two pieces, aligned to eight bytes. Throws when the bytes are no image of this version. A
  /// wrong key is not noticed here: nobody would be found.
  public init(
    image memory: UnsafeRawBufferPointer, of mapping: any AnyObject & Sendable, directory: [UInt8], key: IndexKey
  ) throws(PatientIndexError) {
    guard memory.count.isMultiple(of: 8), let start = memory.baseAddress,
      UInt(bitPattern: start).isMultiple(of: 8)
    else { throw .notAnImage }
    let words: UnsafeBufferPointer<UInt64> = memory.assumingMemoryBound(to: UInt64.self)
    guard let layout = IndexLayout(headerOf: words) else { throw .notAnImage }
    guard let directory = PatientDirectory(decoding: directory) else { throw .damagedDirectory }
    let table = IndexMemory(UnsafeBufferPointer(rebasing: words[..<layout.slots.upperBound]), of: mapping)
    let lists = IndexMemory(UnsafeBufferPointer(rebasing: words[layout.slots.upperBound...]), of: mapping)
    let index = PatientIndex(directory: directory, table: table, lists: lists, layout: layout)
    self.init(base: index, recent: nil, added: [:], key: key)
  }
}

/// Why bytes are no index of patients.
public enum PatientIndexError: Error, Hashable, Sendable {
  /// Neither header nor size are those of this version.
  case notAnImage
  case damagedDirectory
}

extension PatientDirectory {
  /// Four filters and the keys, each behind its length in eight bytes, little-endian.
  var encoded: [UInt8] {
    let filters = [nameWords, properNameWords, addressStarts, addressWords]
    var encoded: [UInt8] = []
    encoded.reserveCapacity(filters.reduce(keys.bytes.count + 4 * keys.count + 40) { $0 + 8 * $1.words.count })
    for filter in filters {
      Self.append(UInt64(filter.words.count), to: &encoded)
      for word in filter.words { Self.append(word, to: &encoded) }
    }
    encoded += keys.encoded
    return encoded
  }

  /// `nil` when a length points beyond the end.
  init?(decoding encoded: [UInt8]) {
    var position = 0
    func word() -> UInt64? {
      guard position + 8 <= encoded.count else { return nil }
      defer { position += 8 }
      return (0..<8).reduce(UInt64(0)) { $0 | UInt64(encoded[position + $1]) << UInt64($1 * 8) }
    }
    func filter() -> WordFilter? {
      guard let count = word(), count <= (encoded.count - position) / 8 else { return nil }
      var words: [UInt64] = []
      words.reserveCapacity(Int(count))
      for _ in 0..<count { words.append(word() ?? 0) }
      return WordFilter(words: words)
    }
    guard let nameWords = filter(), let properNameWords = filter(), let addressStarts = filter(),
      let addressWords = filter(),
      let keys = PatientKeyTable(decoding: encoded.span.extracting(position...))
    else { return nil }
    self.init(
      keys: keys, nameWords: nameWords, properNameWords: properNameWords, addressStarts: addressStarts,
      addressWords: addressWords)
  }

  private static func append(_ word: UInt64, to bytes: inout [UInt8]) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
  }
}
