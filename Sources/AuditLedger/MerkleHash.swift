internal import Crypto

/// A SHA-256 value in the tree of RFC 6962 section 2.1.
public struct MerkleHash: Hashable, Sendable, CustomStringConvertible {
  /// Bytes in a hash.
  public static let byteCount = 32

  // Four words instead of an array: a tree has millions of these, and none should own memory.
  private let words: (UInt64, UInt64, UInt64, UInt64)

  /// `nil` unless there are exactly 32 bytes.
  public init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
    self.words = words
  }

  /// `nil` unless the text is the base64 of 32 bytes.
  public init?(base64: some StringProtocol) {
    guard let bytes = Base64.decode(base64) else { return nil }
    self.init(bytes)
  }

  private init(_ digest: SHA256Digest) {
    words = digest.withUnsafeBytes { $0.loadUnaligned(as: (UInt64, UInt64, UInt64, UInt64).self) }
  }

  /// The root of the tree without leaves: the SHA-256 of nothing.
  public static let emptyRoot = Self(SHA256().finalize())

  /// The hash of an entry: SHA-256 of a zero byte and the entry.
  public static func leaf(_ entry: some Collection<UInt8>) -> Self {
    var hasher = SHA256()
    withUnsafeBytes(of: UInt8(0)) { hasher.update(bufferPointer: $0) }
    let wasContiguous: Void? = entry.withContiguousStorageIfAvailable {
      hasher.update(bufferPointer: UnsafeRawBufferPointer($0))
    }
    if wasContiguous == nil { Array(entry).withUnsafeBytes { hasher.update(bufferPointer: $0) } }
    return Self(hasher.finalize())
  }

  /// The hash of two subtrees: SHA-256 of a byte one, the left hash and the right hash.
  public static func node(_ left: Self, _ right: Self) -> Self {
    var hasher = SHA256()
    let message = (UInt64(1).bigEndian, left.words, right.words)
    // The prefix is the last byte of the first word, so the 65 bytes that are hashed lie together.
    withUnsafeBytes(of: message) { hasher.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[7..<72])) }
    return Self(hasher.finalize())
  }

  /// The root of a perfect tree over the hashes, or of any tree: split at the largest power of two below the count.
  static func root(of hashes: ArraySlice<Self>) -> Self {
    guard let first = hashes.first else { return emptyRoot }
    guard hashes.count > 1 else { return first }
    let split = hashes.startIndex + hashes.count.largestPowerOfTwoBelow
    return node(root(of: hashes[..<split]), root(of: hashes[split...]))
  }

  /// The 32 bytes.
  public var bytes: [UInt8] { withUnsafeBytes(of: words) { Array($0) } }
  /// As checkpoints and proofs spell it.
  public var base64: String { Base64.encode(bytes) }
  /// Lower-case hexadecimal.
  public var description: String { Hexadecimal.encode(bytes) }

  func append(to bytes: inout [UInt8]) { withUnsafeBytes(of: words) { bytes.append(contentsOf: $0) } }

  public static func == (left: Self, right: Self) -> Bool { left.words == right.words }
  public func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}

extension FixedWidthInteger {
  /// The largest power of two that is smaller than this number, which must be at least 2.
  var largestPowerOfTwoBelow: Self { 1 << (Self.bitWidth - 1 - (self - 1).leadingZeroBitCount) }
}
