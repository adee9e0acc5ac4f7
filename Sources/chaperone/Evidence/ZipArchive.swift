/// A ZIP archive in memory (PKWARE APPNOTE 6.3), entries stored as they are: the same entries make the same bytes,
/// since every entry has the format's first day as its time. It misses compression and ZIP64, so its limits are those
/// of the format.
struct ZipArchive {
  /// The largest archive, in bytes; all of it is in memory.
  static let bytesMax = 512 << 20
  static let entriesMax = 65_534

  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// Adds a file; the name is a relative path in ASCII.
  /// - Throws: `CleanFailure` over `bytesMax` or `entriesMax`.
  mutating func add(_ name: String, _ content: [UInt8]) throws {
    guard count < Self.entriesMax, bytes.count + directory.count + content.count < Self.bytesMax else {
      throw CleanFailure("The archive would have more than \(Self.bytesMax >> 20) MiB or \(Self.entriesMax) files.")
    }
    let offset = UInt32(bytes.count)
    var header = Fields()
    header.add16(20)  // Version needed: 2.0.
    header.add16(0)  // No flags.
    header.add16(0)  // Stored.
    header.add16(0)  // 00:00,
    header.add16(0x21)  // on 1 January 1980.
    header.add32(CRC32.checksum(content))
    header.add32(UInt32(content.count))
    header.add32(UInt32(content.count))
    header.add16(UInt16(name.utf8.count))
    header.add16(0)  // No extra field.

    bytes += [0x50, 0x4B, 0x03, 0x04] + header.bytes + Array(name.utf8) + content
    var entry = Fields()
    entry.add16(0)  // No comment.
    entry.add16(0)  // The first disk.
    entry.add16(0)  // Nothing said about the content.
    entry.add32(0o100_644 << 16)  // A plain file, for readers on Unix.
    entry.add32(offset)
    // Made by version 2.0 on Unix.
    directory += [0x50, 0x4B, 0x01, 0x02, 20, 3] + header.bytes + entry.bytes + Array(name.utf8)
    count += 1
  }

  /// The archive as a file.
  var file: [UInt8] {
    var end = Fields()
    end.add16(0)
    end.add16(0)
    end.add16(UInt16(count))
    end.add16(UInt16(count))
    end.add32(UInt32(directory.count))
    end.add32(UInt32(bytes.count))
    end.add16(0)
    return bytes + directory + [0x50, 0x4B, 0x05, 0x06] + end.bytes
  }

  /// Numbers, little-endian.
  private struct Fields {
    var bytes: [UInt8] = []

    mutating func add16(_ value: UInt16) { withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) } }
    mutating func add32(_ value: UInt32) { withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) } }
  }
}

/// The checksum of ZIP (ISO 3309, reflected, polynomial 0xEDB88320).
enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
  }

  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { sum, byte in table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ sum >> 8 }
  }
}
