/// Surrogates of addresses on networks, all in ranges that are reserved for documentation.
enum SurrogateNetwork {
  /// At example.org (RFC 2606); words of known names get theirs.
  static func email(
    _ value: [UInt8], _ names: SurrogateWords, using random: inout some RandomNumberGenerator
  ) -> [UInt8] {
    let local = value.prefix { $0 != UInt8(ascii: "@") }
    var output: [UInt8] = []
    var place = local.startIndex
    while place < local.endIndex {
      let word = local[place...].prefix(while: ASCII.isLetter)
      if word.isEmpty {
        output.append(ASCII.isDigit(local[place]) ? SurrogateNumbers.digit(using: &random) : local[place])
        place += 1
      } else {
        let known = names.surrogates[String(decoding: word.map(ASCII.lower), as: UTF8.self)]
        output += known.map { Array($0.utf8) } ?? word.map { _ in ASCII.lower(SurrogateNumbers.letter(using: &random)) }
        place = word.endIndex
      }
    }
    return output.filter { $0 < 0x80 } + SurrogateNumbers.digits(2, using: &random) + Array("@example.org".utf8)
  }

  /// The scheme, a host at example.org, and a path with other letters and digits.
  static func url(_ value: [UInt8], using random: inout some RandomNumberGenerator) -> [UInt8] {
    var rest = value[...]
    var output: [UInt8] = []
    if let end = rest.indices.dropLast(2).first(where: { rest[$0...].starts(with: "://".utf8) }) {
      output += rest[...(end + 2)]
      rest = rest[(end + 3)...]
    }
    let host = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    output += Array("www-".utf8) + SurrogateNumbers.digits(4, using: &random) + Array(".example.org".utf8)
    for byte in rest[host.endIndex...] {
      switch byte {
      case _ where ASCII.isDigit(byte): output.append(SurrogateNumbers.digit(using: &random))
      case _ where ASCII.isLetter(byte): output.append(ASCII.lower(SurrogateNumbers.letter(using: &random)))
      case 0x80...: output.append(UInt8(ascii: "x"))
      default: output.append(byte)
      }
    }
    return output
  }

  /// RFC 5737 for version 4, RFC 3849 for version 6; a port or prefix length stays.
  static func address(_ value: [UInt8], using random: inout some RandomNumberGenerator) -> [UInt8] {
    let colons = value.count { $0 == UInt8(ascii: ":") }
    if colons > 1 {
      let groups = (0..<3).map { _ in (0..<4).map { _ in ASCII.lower(SurrogateNumbers.hex(using: &random)) } }
      let suffix = value.drop { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "]") }
      let start: [UInt8] = value.first == UInt8(ascii: "[") ? [UInt8(ascii: "[")] : []
      return start + Array("2001:db8::".utf8) + groups.joined(separator: [UInt8(ascii: ":")]) + suffix
    }
    let networks = ["192.0.2.", "198.51.100.", "203.0.113."]
    let network = networks[Int.random(in: 0..<networks.count, using: &random)]
    let suffix = value.drop { ASCII.isDigit($0) || $0 == UInt8(ascii: ".") }
    return Array("\(network)\(Int.random(in: 1...254, using: &random))".utf8) + suffix
  }
}
