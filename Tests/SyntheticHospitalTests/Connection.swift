import Glibc
import Testing

/// A TCP connection to 127.0.0.1, small enough to see every byte. Reads poll and sleep between: a thread that blocked
/// here could be one that the server under test needs.
final class Connection {
  private var descriptor: Int32
  /// The `errno` of the read that ended the last exchange; 0 when the server ended it in order.
  private(set) var lastError: Int32 = 0

  init(port: Int) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(result == 0)
  }

  deinit { close() }

  func close() {
    if descriptor >= 0 { Glibc.close(descriptor) }
    descriptor = -1
  }

  func send(_ text: String) throws {
    let bytes = Array(text.utf8)
    let count = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    // What the tests send fits in any socket's buffer.
    try #require(count == bytes.count)
  }

  /// Everything until the server closes the connection.
  func exchange(raw: String) async throws -> String {
    try send(raw)
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(descriptor, &chunk, chunk.count, Int32(MSG_DONTWAIT))
      lastError = count < 0 ? errno : 0
      if count < 0, lastError == EAGAIN {
        try await Task.sleep(for: .milliseconds(2))
        continue
      }
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(contentsOf: chunk[..<count])
    }
  }

  func exchange(_ method: String, _ path: String, _ body: String, headers: String = "") async throws -> String {
    try await exchange(raw: Self.request(method, path, body, headers: headers + "Connection: close\r\n"))
  }

  static func request(_ method: String, _ path: String, _ body: String, headers: String) -> String {
    "\(method) \(path) HTTP/1.1\r\nHost: x\r\n\(headers)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
  }
}
