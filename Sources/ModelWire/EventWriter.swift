/// Writes server-sent events (WHATWG HTML, section 9.2).
enum EventWriter {
  /// One event with `\n` line ends; `data` may hold `\n`, each of which begins a further data line.
  static func event(name: String?, data: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(data.count + 32)
    if let name {
      bytes += "event: ".utf8
      bytes += name.utf8
      bytes.append(UInt8(ascii: "\n"))
    }
    appendData(data, lineEnd: [UInt8(ascii: "\n")], to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  /// `data` as data lines, each closed by `lineEnd`.
  static func appendData(_ data: [UInt8], lineEnd: [UInt8], to bytes: inout [UInt8]) {
    for line in data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      bytes += "data: ".utf8
      bytes += line
      bytes += lineEnd
    }
  }
}
