import NIOCore
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The file that shows what reached the simulated vendor: bytes are only ever appended, by one writer at a time, so that
/// what arrived together stays together.
final class CaptureFile: Sendable {
  private let descriptor: Mutex<Int32>

  /// Creates the file, readable by its owner alone, or continues the one that exists.
  init(path: String) throws(ModelServerError) {
    let opened = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard opened >= 0 else { throw .captureFile(path: path, code: errno) }
    descriptor = Mutex(opened)
  }

  deinit { _ = descriptor.withLock { close($0) } }

  /// The bytes are the operating system's when it returns: any reader of the file sees them.
  func append(_ bytes: ByteBuffer) throws(ModelRequestError) {
    let isWritten = descriptor.withLock { descriptor in
      bytes.withUnsafeReadableBytes { pointer in
        var rest = pointer[...]
        while !rest.isEmpty {
          let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
          if count < 0, errno == EINTR { continue }
          guard count > 0 else { return false }
          rest = rest.dropFirst(count)
        }
        return true
      }
    }
    guard isWritten else { throw .captureFailed }
  }
}
