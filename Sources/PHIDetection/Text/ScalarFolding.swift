/// What a scalar outside ASCII reads as.
enum ScalarFolding {
  case vanishes
  case one(UInt8)
  case two(UInt8, UInt8)
  case keeps

  static func fold(_ scalar: UInt32) -> ScalarFolding {
    switch scalar {
    case 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: .one(0x20)
    case 0xAD, 0x034F, 0x061C, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF, 0xFE00...0xFE0F:
      .vanishes
    case 0x0300...0x036F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xE0000...0xE007F: .vanishes
    case 0x2018...0x201B, 0x2032, 0x02BC, 0xB4: .one(UInt8(ascii: "'"))
    case 0x201C...0x201F, 0xAB, 0xBB: .one(UInt8(ascii: "\""))
    case 0x2010...0x2015, 0x2022, 0x2212, 0xFE58, 0xFE63: .one(UInt8(ascii: "-"))
    case 0xB7, 0x2024...0x2027: .one(UInt8(ascii: "."))
    case 0xFF01...0xFF5E: .one(UInt8(scalar - 0xFF01 + 0x21))
    case 0xC0...0x17F: latin(scalar)
    case 0x391...0x3C9: look(scalar, greek)
    case 0x400...0x45F: look(scalar, cyrillic)
    case 0x1D400...0x1D6A3: mathematicalLetter(scalar)
    case 0x1D7CE...0x1D7FF: .one(UInt8((scalar - 0x1D7CE) % 10) + 48)
    default: LookAlikes.ascii(scalar).map { .one($0) } ?? .keeps
    }
  }

  /// Thirteen styles of fifty-two letters each (Unicode block Mathematical Alphanumeric Symbols).
  private static func mathematicalLetter(_ scalar: UInt32) -> ScalarFolding {
    let letter = UInt8((scalar - 0x1D400) % 52)
    return .one(letter < 26 ? 65 + letter : 71 + letter)
  }

  /// U+00C0…U+017F, one letter each; `.` where the scalar is no letter with a base.
  private static let latinBases = Array(
    ("AAAAAA.CEEEEIIII.NOOOOO.OUUUUY..aaaaaa.ceeeeiiii.nooooo.ouuuuy.y"
      + "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi..JjKkkLlLlLlLlLlNnNnNnnNnOoOoOo..RrRrRrSsSsSsSsTtTtTt"
      + "UuUuUuUuUuUuWwYyYZzZzZzs").utf8)

  private static func latin(_ scalar: UInt32) -> ScalarFolding {
    switch scalar {
    case 0xC6: return .two(65, 69)
    case 0xE6: return .two(97, 101)
    case 0xDF: return .two(115, 115)
    case 0x152: return .two(79, 69)
    case 0x153: return .two(111, 101)
    default:
      let base = latinBases[Int(scalar) - 0xC0]
      return base == UInt8(ascii: ".") ? .keeps : .one(base)
    }
  }

  private static func look(_ scalar: UInt32, _ table: [UInt32: UInt8]) -> ScalarFolding {
    (table[scalar] ?? LookAlikes.ascii(scalar)).map { .one($0) } ?? .keeps
  }

  private static func pairs(_ lookalikes: String, _ ascii: String) -> [UInt32: UInt8] {
    Dictionary(zip(lookalikes.unicodeScalars.map(\.value), ascii.utf8), uniquingKeysWith: { first, _ in first })
  }

  private static let cyrillic = pairs("АВЕЅІЈКМНОРСТХаеѕіјорсух", "ABESIJKMHOPCTXaesijopcyx")
  private static let greek = pairs("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧανορι", "ABEZHIKMNOPTYXavopi")
}
