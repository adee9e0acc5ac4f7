import Crypto
import DurableFiles
import Glibc

/// The key that wraps every patient's keys: 256 bits, by default in a file of mode 0600 that only the service account
/// reads (`MasterKeySource` knows other places).
///
/// Whoever has it and the database has the vault; keep it on another medium than the database's backups.
public struct MasterKey: Sendable {
  let key: SymmetricKey

  private init(bytes: [UInt8]) { key = SymmetricKey(data: bytes) }

  /// The key in 64 hex digits, which a line feed may follow; `nil` for anything else.
  init?(hexLine line: [UInt8]) {
    let digits = line.last == UInt8(ascii: "\n") ? line.dropLast() : line[...]
    guard let bytes = Hex.decode(String(decoding: digits, as: UTF8.self)), bytes.count == 32 else { return nil }
    self.init(bytes: bytes)
  }

  /// A new key that is nowhere but in memory.
  public static func generate() -> MasterKey {
    MasterKey(bytes: SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) })
  }

  /// The key in the file at `path`; a file that is absent is made with a new key, durable when this returns.
  ///
  /// Throws `StorageError.masterKeyFile` when the file holds anything but 64 hex digits and a newline, or when its mode
  /// lets the group or others in. Two starts at once agree: the file is created exclusively.
  public static func load(path: String) throws(StorageError) -> MasterKey {
    if let key = try read(path) { return key }
    _ = try create(path, MasterKey.generate())
    guard let key = try read(path) else { throw .masterKeyFile(path: path, problem: "it vanished while starting") }
    return key
  }

  static func read(_ path: String) throws(StorageError) -> MasterKey? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw .masterKeyFile(path: path, problem: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .masterKeyFile(path: path, problem: "it is not a regular file")
    }
    guard status.st_mode & 0o077 == 0 else {
      throw .masterKeyFile(path: path, problem: "others may read it; run chmod 600 on it")
    }
    var buffer = [UInt8](repeating: 0, count: 128)
    let count = Glibc.read(descriptor, &buffer, buffer.count)
    guard let key = MasterKey(hexLine: Array(buffer.prefix(max(0, count)))) else {
      throw .masterKeyFile(path: path, problem: "expected 64 lower-case hex digits and a newline")
    }
    return key
  }

  /// `false` when another process created the file first.
  private static func create(_ path: String, _ new: MasterKey) throws(StorageError) -> Bool {
    let line = Hex.encode(new.key.withUnsafeBytes { Array($0) }) + "\n"
    do {
      return try DurableFile.create(path, with: line.utf8)
    } catch {
      throw .masterKeyFile(path: path, problem: "it cannot be \(error.verb): \(error.reason)")
    }
  }
}
