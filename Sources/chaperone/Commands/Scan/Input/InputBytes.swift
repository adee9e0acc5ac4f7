import Glibc

/// Why an input could not be read, or an output not be written; never text of the input.
struct InputFault: Error, CustomStringConvertible {
  let path: String
  /// 1-based; `nil` for the file as a whole.
  var line: Int?
  let problem: String
  /// Nothing that follows could be told either.
  var endsRun = false

  var description: String { line.map { "\(path):\($0): \(problem)" } ?? "\(path): \(problem)" }
}

/// The text of a file or of standard input (`-`) in pieces, unpacked where it begins as gzip does, and as UTF-8 where it
/// begins with the mark of UTF-16.
///
/// Owns its descriptor and closes it. Memory is one piece, whatever the input unpacks to; how much it may unpack to is
/// bounded, because a small file can hold a day's work.
struct InputBytes: ~Copyable {
  static let pieceBytes = 1 << 18
  /// Of the unpacked input.
  static let unpackedBytesMax = 4 << 30

  let path: String
  /// Bytes of the whole file as it lies there; `nil` where nobody knows, as for a pipe.
  let byteCount: Int?
  /// Bytes of the file read so far, before unpacking.
  private(set) var bytesRead = 0
  private let descriptor: Int32
  private let unpackedBytesMax: Int
  private var gzip: GzipReader?
  private var isAtStart = true
  private var utf16: UTF16Text?
  private var isAtTextStart = true

  init(path: String, unpackedBytesMax: Int = InputBytes.unpackedBytesMax) throws(InputFault) {
    self.path = path
    self.unpackedBytesMax = unpackedBytesMax
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputFault(path: path, problem: "cannot be read: \(Self.reason(errno))") }
    var status = stat()
    byteCount = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
  }

  deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

  /// The next piece, never empty; `nil` at the end.
  mutating func next() throws(InputFault) -> [UInt8]? {
    while let bytes = try nextUnpacked() {
      if isAtTextStart {
        isAtTextStart = false
        utf16 = UTF16Text(beginning: bytes)
      }
      guard let piece = utf16?.utf8(of: bytes) else { return bytes }
      if !piece.isEmpty { return piece }
    }
    let rest = utf16?.finish() ?? []
    return rest.isEmpty ? nil : rest
  }

  private mutating func nextUnpacked() throws(InputFault) -> [UInt8]? {
    while true {
      if let gzip, gzip.hasOutput {
        if let piece = try unpacked(gzip) { return piece }
        continue
      }
      guard let piece = try read() else {
        if let gzip, !gzip.isComplete { throw fault("ends in the middle of its gzip data. Was it copied whole?") }
        return nil
      }
      if isAtStart {
        isAtStart = false
        if GzipReader.begins(piece) { gzip = GzipReader() }
      }
      guard let gzip else { return piece }
      gzip.feed(piece)
    }
  }

  private func unpacked(_ gzip: GzipReader) throws(InputFault) -> [UInt8]? {
    guard let piece = gzip.next(atMost: Self.pieceBytes) else {
      throw fault("is not valid gzip data. Was it copied whole?")
    }
    guard gzip.byteCount <= unpackedBytesMax else {
      throw fault("unpacks to more than \(unpackedBytesMax >> 20) MiB. Unpack it first if that is meant.")
    }
    return piece.isEmpty ? nil : piece
  }

  private mutating func read() throws(InputFault) -> [UInt8]? {
    var count = 0
    var code: Int32 = 0
    let descriptor = descriptor
    let piece = [UInt8](unsafeUninitializedCapacity: Self.pieceBytes) { buffer, initialized in
      repeat { count = Glibc.read(descriptor, buffer.baseAddress, buffer.count) } while count < 0 && errno == EINTR
      code = errno
      initialized = max(0, count)
    }
    guard count >= 0 else { throw fault("cannot be read: \(Self.reason(code))") }
    // A pipe hands out little at a time, so its first bytes may come one by one.
    bytesRead += count
    guard count == 1, isAtStart, let rest = try readSecond(after: piece) else { return count == 0 ? nil : piece }
    return rest
  }

  /// Two bytes say whether it is gzip.
  private mutating func readSecond(after first: [UInt8]) throws(InputFault) -> [UInt8]? {
    var byte: UInt8 = 0
    var count = 0
    repeat { count = Glibc.read(descriptor, &byte, 1) } while count < 0 && errno == EINTR
    guard count == 1 else { return nil }
    bytesRead += 1
    return first + [byte]
  }

  private func fault(_ problem: String) -> InputFault { InputFault(path: path, problem: problem) }

  private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
