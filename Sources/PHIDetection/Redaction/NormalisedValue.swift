/// One spelling for all the ways to write the same value: equal texts mean the same thing.
///
/// PHI as much as the value itself. Computed from the bytes when asked for, so that scanning does not pay for it.
public struct NormalisedValue: Hashable, Sendable, CustomStringConvertible {
  public let kind: PHIKind
  /// By kind: ISO 8601 for dates, as precise as they are written (`2024-03-14`, `--03-14`, `2024-03`); E.164 for
  /// telephones of the United States and those written with `+`, else digits; digits for SSN, NPI, ZIP and ages; capitals and
  /// digits for other numbers; lower-case words, given names first and titles left out, for names; lower-case words with
  /// one spelling of street types for addresses; lower case for e-mail, hosts and IP addresses. What has no such form is
  /// its folded text in lower case.
  public let text: String
  public var description: String { text }

  /// Of the bytes of a finding.
  public init(of value: [UInt8], kind: PHIKind) {
    self.kind = kind
    let folded = Self.folded(value, kind)
    text = String(decoding: Self.normalised(folded, kind), as: UTF8.self)
  }

  /// Escapes of URLs and e-mail addresses are part of them.
  private static func folded(_ value: [UInt8], _ kind: PHIKind) -> [UInt8] {
    value.withUnsafeBufferPointer {
      FoldedText.isNeeded(for: $0) ? FoldedText($0, unescaping: kind != .url && kind != .email).bytes : value
    }
  }

  private static func normalised(_ value: [UInt8], _ kind: PHIKind) -> [UInt8] {
    switch kind {
    case .date: WrittenDate(value).map { Array($0.iso8601.utf8) } ?? words(value)
    case .phone, .fax: telephone(value)
    case .ssn, .npi, .zip, .age: value.contains(where: ASCII.isDigit) ? value.filter(ASCII.isDigit) : words(value)
    case .name: NameParts(value).inOrder
    case .address: address(value)
    case .email, .url, .ip: value.map(ASCII.lower)
    case .mrn, .healthPlan, .account, .licence, .vehicle, .device, .dea, .otherID:
      value.filter(ASCII.isSubstance).map(ASCII.upper)
    case .biometric, .photo, .labValue: words(value)
    }
  }

  /// `+12125550187`; an extension follows an `x`.
  private static func telephone(_ value: [UInt8]) -> [UInt8] {
    let end = TelephoneParts(value).extensionStart
    let number = value[..<end].filter(ASCII.isDigit)
    let more = value[end...].filter(ASCII.isDigit)
    let suffix = more.isEmpty ? [] : [UInt8(ascii: "x")] + more
    let hasPlus = value.first { ASCII.isDigit($0) || $0 == UInt8(ascii: "+") } == UInt8(ascii: "+")
    if hasPlus { return [UInt8(ascii: "+")] + number + suffix }
    if number.count == 10 { return Array("+1".utf8) + number + suffix }
    if number.count == 11, number[0] == UInt8(ascii: "1") { return [UInt8(ascii: "+")] + number + suffix }
    return number.isEmpty ? words(value) : number + suffix
  }

  /// Lower case, everything but letters and digits one space.
  private static func words(_ value: [UInt8]) -> [UInt8] {
    Array(
      value.split { !ASCII.isSubstance($0) }.map { $0.map(ASCII.lower) }.joined(separator: [0x20]))
  }

  private static func address(_ value: [UInt8]) -> [UInt8] {
    let words = words(value).split(separator: 0x20).map { word in
      spellings[WordHash.word(word)] ?? Array(word)
    }
    return Array(words.joined(separator: [0x20]))
  }

  /// The first spelling of each group of `AddressSpelling`.
  private static let spellings: [UInt64: [UInt8]] = {
    var table: [UInt64: [UInt8]] = [:]
    for group in AddressSpelling.groups.utf8.split(whereSeparator: { $0 == UInt8(ascii: ",") || $0 == 0x0A }) {
      let words = group.split(separator: 0x20)
      guard let first = words.first else { continue }
      for word in words where table[WordHash.word(word)] == nil { table[WordHash.word(word)] = Array(first) }
    }
    return table
  }()
}

extension Finding {
  /// The finding's value in one spelling, from the text in which it was found; `nil` when its range is not of that text.
  public func normalisedValue(in bytes: [UInt8]) -> NormalisedValue? {
    guard range.lowerBound >= 0, range.upperBound <= bytes.count else { return nil }
    return NormalisedValue(of: Array(bytes[range]), kind: kind)
  }
}

/// Where a written telephone number ends and its extension begins.
struct TelephoneParts {
  /// Offset of the extension's first byte; the count of bytes when there is none.
  let extensionStart: Int

  init(_ value: [UInt8]) {
    var digits = 0
    var place = 0
    while place < value.count {
      if ASCII.isDigit(value[place]) { digits += 1 }
      if digits >= 7, ASCII.isLetter(value[place]) || value[place] == UInt8(ascii: "#") { break }
      place += 1
    }
    extensionStart = place
  }
}
