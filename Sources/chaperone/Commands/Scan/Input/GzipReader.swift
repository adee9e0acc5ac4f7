import CZlib

/// Unpacks gzip data (RFC 1952), also of several members one after the other, with the system's zlib.
///
/// Used by one task. Owns the state of zlib, which holds pointers into itself and so may not move: that is why it is a
/// class. Input handed to `feed` is unpacked by `next` before more is fed.
final class GzipReader {
  /// 15 bits of window, 16 for the gzip format.
  private static let windowBits: Int32 = 15 + 16

  private(set) var byteCount = 0
  /// Whether the last member ended where the input did.
  private(set) var isComplete = false
  private let stream: UnsafeMutablePointer<z_stream>
  private var input: [UInt8] = []
  private var position = 0
  private var isFailed = false
  /// The last call filled its output: more may come without further input.
  private var isFull = false

  /// Whether data begins as gzip does.
  static func begins(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  init() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let size = Int32(MemoryLayout<z_stream>.size)
    isFailed = inflateInit2_(stream, Self.windowBits, ZLIB_VERSION, size) != Z_OK
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  var hasOutput: Bool { isFailed || isFull || position < input.count }

  func feed(_ bytes: [UInt8]) {
    input = bytes
    position = 0
  }

  /// Up to `limit` bytes, empty when more input is needed; `nil` for data that is not gzip, for ever after.
  func next(atMost limit: Int) -> [UInt8]? {
    guard !isFailed, startNextMember() else { return nil }
    var result = Z_OK
    let output = [UInt8](unsafeUninitializedCapacity: limit) { buffer, initialized in
      input.withUnsafeMutableBufferPointer { input in
        stream.pointee.next_in = input.baseAddress.map { $0 + position }
        stream.pointee.avail_in = UInt32(truncatingIfNeeded: input.count - position)
        stream.pointee.next_out = buffer.baseAddress
        stream.pointee.avail_out = UInt32(truncatingIfNeeded: limit)
        result = inflate(stream, Z_NO_FLUSH)
        position = input.count - Int(stream.pointee.avail_in)
        initialized = limit - Int(stream.pointee.avail_out)
      }
    }
    isFull = output.count == limit
    isComplete = result == Z_STREAM_END
    isFailed = !(result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR)
    byteCount += output.count
    return isFailed ? nil : output
  }

  private func startNextMember() -> Bool {
    guard isComplete else { return true }
    guard position < input.count else {
      isFull = false
      return true
    }
    isComplete = false
    isFailed = inflateReset(stream) != Z_OK
    return !isFailed
  }
}
