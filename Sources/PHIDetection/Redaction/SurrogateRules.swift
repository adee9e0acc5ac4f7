/// What regulations and numbering schemes say about surrogates.
enum SurrogateRules {
  /// An age over 89 in the one category that Safe Harbor leaves for all of them (45 CFR 164.514(b)(2)(i)(C)).
  static func age(_ value: [UInt8]) -> [UInt8] {
    guard let first = value.firstIndex(where: ASCII.isDigit) else { return Array("90 or older".utf8) }
    let rest = value[first...].drop(while: ASCII.isDigit)
    return value[..<first] + Array("90+".utf8) + rest
  }

  /// The first three digits, or `000` where at most 20,000 people live (45 CFR 164.514(b)(2)(i)(B)).
  static func zip(_ value: [UInt8]) -> [UInt8] {
    let digits = value.filter(ASCII.isDigit)
    let prefix = Array(digits.prefix(3))
    let kept = digits.count < 5 || sparse.contains(prefix) ? Array("000".utf8) : prefix
    return kept + Array("**".utf8)
  }

  /// ZIP3 areas of at most 20,000 people in the census of 2000: OCR, "Guidance Regarding Methods for De-identification of
  /// Protected Health Information" (26 November 2012), section 3.
  static let sparse: Set<[UInt8]> = Set(
    "036 059 063 102 203 556 692 790 821 823 830 831 878 879 884 890 893".utf8.split(separator: 0x20).map(Array.init))

  /// Whether a number of this kind could have been given to somebody, as far as its scheme tells.
  static func canBeReal(_ value: [UInt8], _ kind: PHIKind) -> Bool {
    let characters = value.filter(ASCII.isAlphanumeric)
    let digits = characters.filter(ASCII.isDigit).map { $0 - 48 }
    switch kind {
    case .ssn: return digits.count == 9 && !isNeverIssuedSSN(digits)
    case .npi: return Checksums.npi(digits)
    case .dea: return characters.count == 9 && Checksums.dea(Array(digits.suffix(7)))
    case .vehicle: return Checksums.vin(characters)
    case .mrn, .healthPlan, .account, .licence, .device, .otherID:
      return digits.count == characters.count && digits.count >= 9 && (Checksums.luhn(digits) || Checksums.npi(digits))
    case .name, .address, .date, .age, .phone, .fax, .email, .url, .ip, .biometric, .photo, .zip, .labValue:
      return false
    }
  }

  /// Whether what has the form of this value can be told from everything else that an answer may say: a name with a word, a
  /// number that is no dose, room or year.
  static func isDistinct(_ value: [UInt8], _ kind: PHIKind) -> Bool {
    switch kind {
    case .name: return NameParts(value).parts.contains { $0.role == .given || $0.role == .family }
    case .email, .url, .ip, .zip: return true
    case .address where PlaceRun.runs(of: value).contains { $0.names }: return true
    case .address, .phone, .fax, .ssn, .mrn, .healthPlan, .account, .licence, .vehicle, .device, .otherID, .npi, .dea:
      return value.count(where: ASCII.isDigit) >= 5 || value.count(where: ASCII.isAlphanumeric) >= 6
    case .date, .age, .biometric, .photo, .labValue: return false
    }
  }

  /// Area 9xx with a group below 50: neither SSN nor ITIN nor ATIN (SSA POMS RM 10201.030, IRS Publication 4757).
  private static func isNeverIssuedSSN(_ digits: [UInt8]) -> Bool { digits[0] == 9 && digits[3] < 5 }

  /// Letters that look like another spelling of this one.
  static func accented(_ byte: UInt8) -> [Character] {
    switch byte {
    case UInt8(ascii: "a"): ["á", "à", "â", "ä", "ã"]
    case UInt8(ascii: "e"): ["é", "è", "ê", "ë"]
    case UInt8(ascii: "i"): ["í", "ì", "î", "ï"]
    case UInt8(ascii: "o"): ["ó", "ò", "ô", "ö", "õ"]
    case UInt8(ascii: "u"): ["ú", "ù", "û", "ü"]
    case UInt8(ascii: "n"): ["ñ"]
    case UInt8(ascii: "A"): ["Á", "À", "Â", "Ä", "Ã"]
    case UInt8(ascii: "E"): ["É", "È", "Ê", "Ë"]
    case UInt8(ascii: "I"): ["Í", "Ì", "Î", "Ï"]
    case UInt8(ascii: "O"): ["Ó", "Ò", "Ô", "Ö", "Õ"]
    case UInt8(ascii: "U"): ["Ú", "Ù", "Û", "Ü"]
    case UInt8(ascii: "N"): ["Ñ"]
    default: []
    }
  }
}
