/// Stars for letters and digits, the rest of the shape kept: `***-**-4399` with four shown, `***-**-****` with none.
///
/// The shape tells the length of each word and the grouping of a number. What is left to be seen of short values is
/// little protection: at least as much as is shown is always hidden. Scalars beyond ASCII become one star each.
public struct Masks: FindingReplacer {
  /// Characters of an identifier that a reader may still need to tell two apart.
  public static let shownMax = 4

  private let shownAtEnd: Int

  /// `shownAtEnd` letters or digits stay at the end of numbers, never of names, places, dates, ages and contents;
  /// 0…`shownMax`.
  public init(shownAtEnd: Int = 0) { self.shownAtEnd = min(max(0, shownAtEnd), Self.shownMax) }

  public func replacement(for value: [UInt8], of finding: Finding) -> [UInt8] {
    let countable = value.count { Self.isSubstance($0) }
    var hidden = countable - (Self.showsEnd(of: finding.kind) && countable >= 2 * shownAtEnd ? shownAtEnd : 0)
    var output: [UInt8] = []
    output.reserveCapacity(value.count)
    for byte in value {
      if byte & 0xC0 == 0x80 {
        if hidden < 0 { output.append(byte) }
      } else if Self.isSubstance(byte) {
        output.append(hidden > 0 ? UInt8(ascii: "*") : byte)
        hidden -= 1
      } else {
        output.append(byte)
      }
    }
    return output
  }

  /// The first byte of a letter or digit.
  private static func isSubstance(_ byte: UInt8) -> Bool { ASCII.isAlphanumeric(byte) || byte >= 0xC0 }

  private static func showsEnd(of kind: PHIKind) -> Bool {
    switch kind {
    case .phone, .fax, .ssn, .mrn, .healthPlan, .account, .licence, .vehicle, .device, .otherID, .npi, .dea: true
    case .name, .address, .date, .age, .email, .url, .ip, .biometric, .photo, .zip, .labValue: false
    }
  }
}
