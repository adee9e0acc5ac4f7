/// Surrogates of numbers: the same punctuation and letter case, other letters and digits.
extension SurrogateMap {
  /// A number in the form of a value. Ways to write one number get one surrogate, unless `isFresh` asks for a new one.
  mutating func proposeNumber(
    _ value: [UInt8], _ kind: PHIKind, isFresh: Bool, using random: inout some RandomNumberGenerator
  ) -> [UInt8] {
    let end = kind == .phone || kind == .fax ? TelephoneParts(value).extensionStart : value.count
    let characters = value[..<end].filter(ASCII.isAlphanumeric).map(ASCII.upper)
    let key = "\(kind.rawValue) \(NormalisedValue(of: Array(value[..<end]), kind: kind).text)"
    let known = isFresh ? nil : numbers[key].map { Array($0.utf8) }
    let surrogate =
      known.flatMap { Self.fitted($0, characters, kind) }
      ?? SurrogateNumbers.invented(Array(value[..<end]), characters, kind, using: &random)
    if known == nil { numbers[key] = String(decoding: surrogate, as: UTF8.self) }
    // Hexadecimal digits in small letters stay small where a letter takes a digit's place.
    let isSmall = value[..<end].contains(where: ASCII.isLower) && !value[..<end].contains(where: ASCII.isUpper)
    var rest = surrogate[...]
    var output = value[..<end].map { byte -> UInt8 in
      guard ASCII.isAlphanumeric(byte), let next = rest.popFirst() else { return byte }
      return isSmall || ASCII.isLower(byte) ? ASCII.lower(next) : next
    }
    for byte in value[end...] { output.append(ASCII.isDigit(byte) ? SurrogateNumbers.digit(using: &random) : byte) }
    return output
  }

  /// A known surrogate for a telephone written with or without the country's code.
  private static func fitted(_ known: [UInt8], _ characters: [UInt8], _ kind: PHIKind) -> [UInt8]? {
    if known.count == characters.count { return known }
    guard kind == .phone || kind == .fax else { return nil }
    if known.count == 10, characters.count == 11 { return [UInt8(ascii: "1")] + known }
    return known.count == 11 && characters.count == 10 ? Array(known.dropFirst()) : nil
  }
}

enum SurrogateNumbers {
  /// Whether a proposal ends in the digits of the value, by which people tell a number ("the card ending in 4399"). It
  /// may happen by chance, most easily where a telephone of fiction stands for another one.
  static func keepsItsEnd(_ proposal: [UInt8], of value: [UInt8], _ kind: PHIKind) -> Bool {
    switch kind {
    case .name, .address, .email, .url, .ip, .age, .zip, .date, .biometric, .photo: return false
    case .phone, .fax, .ssn, .mrn, .healthPlan, .account, .licence, .vehicle, .device, .otherID, .npi, .dea, .labValue:
      let end = end(of: value, kind)
      return end.count == endCount && end == self.end(of: proposal, kind)
    }
  }

  private static func end(of number: [UInt8], _ kind: PHIKind) -> ArraySlice<UInt8> {
    let isTelephone = kind == .phone || kind == .fax
    return number.prefix(isTelephone ? TelephoneParts(number).extensionStart : number.count).filter(ASCII.isDigit)
      .suffix(endCount)
  }

  private static let endCount = 4

  /// New letters and digits for those of a value, in capitals.
  static func invented(
    _ value: [UInt8], _ characters: [UInt8], _ kind: PHIKind, using random: inout some RandomNumberGenerator
  ) -> [UInt8] {
    switch kind {
    case .phone, .fax: return telephone(value, characters, using: &random)
    case .ssn where characters.count == 9 && characters.allSatisfy(ASCII.isDigit):
      return [UInt8(ascii: "9"), digit(using: &random), digit(using: &random)]
        + [UInt8(ascii: "0") + .random(in: 0...4, using: &random)] + digits(5, using: &random)
    case .device where isHardwareAddress(value):
      // RFC 7042: 00-00-5E-00-53-00 to -FF are for documentation.
      return Array("00005E0053".utf8) + [hex(using: &random), hex(using: &random)]
    case .otherID where characters.count == 32 && value.count == 36:
      // RFC 9562 has no version 0.
      return characters.enumerated().map { $0.offset == 12 ? UInt8(ascii: "0") : hex(using: &random) }
    default: return sameClasses(value, using: &random)
    }
  }

  /// A letter for each letter, a digit for each digit; words such as MRN that say what the number is stay.
  private static func sameClasses(_ value: [UInt8], using random: inout some RandomNumberGenerator) -> [UInt8] {
    var output: [UInt8] = []
    for run in value.split(whereSeparator: { !ASCII.isAlphanumeric($0) }) {
      var place = run.startIndex
      while place < run.endIndex {
        let letters = run[place...].prefix(while: ASCII.isLetter)
        if letters.isEmpty {
          output.append(digit(using: &random))
          place += 1
        } else {
          output += isCue(letters) ? letters.map(ASCII.upper) : letters.map { _ in letter(using: &random) }
          place = letters.endIndex
        }
      }
    }
    return output
  }

  private static func isCue(_ letters: ArraySlice<UInt8>) -> Bool {
    letters.count > 1
      && !Lexicon.shared.traits(of: WordHash.word(letters)).isDisjoint(with: [.idCue, .weakIDCue, .kindWord])
  }

  /// North America: 555-0100 to 555-0199 are for fiction in every area (ATIS-0300048); areas N9X and N11 are kept
  /// free of people. Elsewhere a national number that begins with 00, which is nobody's.
  private static func telephone(
    _ value: [UInt8], _ characters: [UInt8], using random: inout some RandomNumberGenerator
  ) -> [UInt8] {
    let hasPlus = value.contains(UInt8(ascii: "+"))
    let line = Array("55501".utf8) + digits(2, using: &random)
    let one = UInt8(ascii: "1")
    switch characters.count {
    case 7 where !hasPlus: return line
    case 10 where !hasPlus: return area(using: &random) + line
    case 11 where characters[0] == one: return [one] + area(using: &random) + line
    case 7...:
      let kept = hasPlus ? countryCodeCount(characters) : 0
      let zeros = Array((hasPlus ? "00" : "000").utf8)
      return characters[..<kept] + zeros + digits(characters.count - kept - zeros.count, using: &random)
    default: return digits(characters.count, using: &random)
    }
  }

  private static func area(using random: inout some RandomNumberGenerator) -> [UInt8] {
    let middle = UInt8.random(in: 0...8, using: &random)
    var last = digit(using: &random)
    if middle == 1, last == UInt8(ascii: "1") { last = UInt8(ascii: "4") }
    return [UInt8(ascii: "2") + .random(in: 0...7, using: &random), UInt8(ascii: "0") + middle, last]
  }

  /// ITU-T E.164: zones 1 and 7 have one digit; these codes two, all others three.
  private static func countryCodeCount(_ digits: [UInt8]) -> Int {
    guard let first = digits.first, digits.count > 5 else { return 0 }
    if first == UInt8(ascii: "1") || first == UInt8(ascii: "7") { return 1 }
    return twoDigitCodes.contains(Array(digits.prefix(2))) ? 2 : 3
  }

  private static let twoDigitCodes = Set(
    """
    20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91
    92 93 94 95 98
    """.utf8.split { $0 == 0x20 || $0 == 0x0A }.map(Array.init))

  private static func isHardwareAddress(_ value: [UInt8]) -> Bool {
    value.count(where: ASCII.isHex) == 12 && value.count { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "-") } == 5
  }

  static func digit(using random: inout some RandomNumberGenerator) -> UInt8 {
    UInt8(ascii: "0") + .random(in: 0...9, using: &random)
  }

  static func digits(_ count: Int, using random: inout some RandomNumberGenerator) -> [UInt8] {
    var output: [UInt8] = []
    for _ in 0..<max(0, count) { output.append(digit(using: &random)) }
    return output
  }

  static func letter(using random: inout some RandomNumberGenerator) -> UInt8 {
    UInt8(ascii: "A") + .random(in: 0...25, using: &random)
  }

  static func hex(using random: inout some RandomNumberGenerator) -> UInt8 {
    let digit = UInt8.random(in: 0...15, using: &random)
    return digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10
  }
}
