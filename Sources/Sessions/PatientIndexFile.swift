import Crypto
import DurableFiles
import FoundationEssentials
import Glibc
public import PHIDetection
public import Storage

/// The index of known patients in a file that discloses nobody: keyed hashes, which are mapped, and an encrypted
/// directory.
///
/// Whoever has the file without the key learns how many patients there are, and nothing else. A file that was changed,
/// cut short or made with another key is refused as a whole. Layout: the hashes; the directory (AES-256-GCM); the sizes
/// of both; an HMAC-SHA-256 of everything before it.
public enum PatientIndexFile {
  private static let magic = Array("CHAPIDX1".utf8)
  /// The magic, three sizes and the HMAC.
  private static let footerCount = 8 + 3 * 8 + 32

  // MARK: Writing

  /// Writes the index beside `path` and renames it into place, mode 0600, durable when this returns.
  ///
  /// `known` must be complete and keyed with `indexKey(of: key)`.
  public static func write(
    _ known: KnownPatients, to path: String, key: MasterKey
  ) throws(PatientIndexFileError) {
    guard known.isComplete else { throw .incomplete }
    let keys = Keys(key)
    try known.withImage { (table, lists, directory) throws(PatientIndexFileError) in
      guard let sealed = (try? AES.GCM.seal(directory, using: keys.directory))?.combined else { throw .incomplete }
      do throws(FileFault) {
        try DurableFile.replace(path) { (file) throws(FileFault) in
          var code = HMAC<SHA256>(key: keys.whole)
          var footer = magic
          for count in [table.count, lists.count, sealed.count] { footer += littleEndian(UInt64(count)) }
          for piece in [table, lists] {
            code.update(data: piece)
            try file.append(piece)
          }
          for piece in [Array(sealed), footer] {
            code.update(data: piece)
            try file.append(piece)
          }
          try file.append(Array(code.finalize()))
        }
      } catch {
        throw .notWritten(path: path, reason: error.reason)
      }
    }
  }

  /// The key for hashes that go into a file under this master key.
  public static func indexKey(of key: MasterKey) -> IndexKey { Keys(key).hashes }

  // MARK: Reading

  /// Maps and checks the file; the index reads from it as long as it is used.
  public static func open(_ path: String, key: MasterKey) throws(PatientIndexFileError) -> KnownPatients {
    let keys = Keys(key)
    let mapping = try FileMapping(path)
    let bytes = mapping.bytes
    guard bytes.count > footerCount else { throw .notAnIndex(path: path) }
    let footer = bytes.count - footerCount
    guard bytes[footer..<footer + 8].elementsEqual(magic) else { throw .notAnIndex(path: path) }
    let counts = (1...3).map { bytes.loadUnaligned(fromByteOffset: footer + 8 * $0, as: UInt64.self) }
    guard counts.allSatisfy({ $0 <= UInt64(footer) }), counts.reduce(0, +) == UInt64(footer) else {
      throw .notAnIndex(path: path)
    }
    var code = HMAC<SHA256>(key: keys.whole)
    let codeStart = bytes.count - 32
    code.update(data: UnsafeRawBufferPointer(rebasing: bytes[..<codeStart]))
    // Compared in constant time.
    guard code.finalize() == UnsafeRawBufferPointer(rebasing: bytes[codeStart...]) else {
      throw .damagedOrOtherKey(path: path)
    }
    let image = UnsafeRawBufferPointer(rebasing: bytes[..<Int(counts[0] + counts[1])])
    guard
      let box = try? AES.GCM.SealedBox(combined: UnsafeRawBufferPointer(rebasing: bytes[image.count..<footer])),
      let directory = try? AES.GCM.open(box, using: keys.directory)
    else { throw .damagedOrOtherKey(path: path) }
    do {
      return try KnownPatients(image: image, of: mapping, directory: Array(directory), key: keys.hashes)
    } catch {
      throw .notAnIndex(path: path)
    }
  }
}

/// Why an index of patients was not written or read.
public enum PatientIndexFileError: Error, Hashable, Sendable, CustomStringConvertible {
  case notReadable(path: String, reason: String)
  case notAnIndex(path: String)
  case damagedOrOtherKey(path: String)
  /// Patients were added since the index was built.
  case incomplete
  case notWritten(path: String, reason: String)

  public var description: String {
    switch self {
    case .notReadable(let path, let reason): "\(path): cannot be read: \(reason)"
    case .notAnIndex(let path):
      "\(path): is no index of patients of this version. Make it again with chaperone patients index."
    case .damagedOrOtherKey(let path):
      "\(path): was changed or belongs to another key. Give the key it was made with, or make it again."
    case .incomplete: "The index lacks the patients added since it was built. Build it anew."
    case .notWritten(let path, let reason): "\(path): cannot be written: \(reason)"
    }
  }
}

extension PatientIndexFile {
  /// One key for each purpose.
  private struct Keys {
    let hashes: IndexKey
    let directory: SymmetricKey
    let whole: SymmetricKey

    init(_ master: MasterKey) {
      let bytes = master.derived(for: "patient index: hashes", byteCount: IndexKey.byteCount)
        .withUnsafeBytes { Array($0) }
      // HKDF gave as many bytes as were asked for.
      hashes = IndexKey(bytes) ?? .random()
      directory = master.derived(for: "patient index: directory")
      whole = master.derived(for: "patient index: whole")
    }
  }

  private static func littleEndian(_ value: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: value >> UInt64($0 * 8)) }
  }
}

/// A file mapped for reading; unmapped with the last reference.
///
/// `@unchecked Sendable`: the pages are never written through this mapping, and nobody changes the file: it is replaced by
/// renaming.
private final class FileMapping: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer

  init(_ path: String) throws(PatientIndexFileError) {
    func fault() -> PatientIndexFileError { .notReadable(path: path, reason: String(cString: strerror(errno))) }
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw fault() }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw fault() }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else { throw .notAnIndex(path: path) }
    let count = Int(status.st_size)
    guard let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
      throw fault()
    }
    bytes = UnsafeRawBufferPointer(start: start, count: count)
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }
}
