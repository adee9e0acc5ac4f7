import Glibc
import PHIDetection

/// An index of patients as a file that is mapped: how large, and how soon it answers. The program checks an HMAC of the file
/// and decrypts the directory besides, which this package does not know.
final class MappedIndex: @unchecked Sendable {
  private let bytes: UnsafeMutableRawBufferPointer

  static func figures(of known: KnownPatients) -> [(String, Double)] {
    guard let file = tmpfile() else { return [] }
    defer { fclose(file) }
    var directory: [UInt8] = []
    var size = 0
    known.withImage { table, lists, encoded in
      for piece in [table, lists] { size += fwrite(piece.baseAddress, 1, piece.count, file) }
      directory = encoded
    }
    fflush(file)
    // The key is not the index's: nobody would be found, but everything is read.
    guard let key = IndexKey([UInt8](repeating: 1, count: IndexKey.byteCount)) else { return [] }
    let start = PHIBench.now()
    guard let mapping = MappedIndex(file, size),
      let mapped = try? KnownPatients(
        image: UnsafeRawBufferPointer(mapping.bytes), of: mapping, directory: directory, key: key)
    else { return [] }
    let seconds = PHIBench.now() - start
    return [
      ("patients_mapped_mb", Double(size) / 1e6), ("patients_directory_mb", Double(directory.count) / 1e6),
      ("patients_mapped_seconds", seconds), ("patients_mapped", Double(mapped.count)),
    ]
  }

  private init?(_ file: UnsafeMutablePointer<FILE>, _ size: Int) {
    guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, fileno(file), 0), start != MAP_FAILED else { return nil }
    bytes = UnsafeMutableRawBufferPointer(start: start, count: size)
  }

  deinit { munmap(bytes.baseAddress, bytes.count) }
}
