/// Letters and digits that look like ASCII ones, beyond those that a rule of their block gives.
///
/// Bases and digits are the decompositions and decimal values of the Unicode Character Database; the rest was picked by look
/// from its confusables (Unicode Technical Standard #39).
enum LookAlikes {
  /// What the scalar looks like; `nil` where nothing is known.
  static func ascii(_ scalar: UInt32) -> UInt8? {
    switch scalar {
    case 0x180..<0x250: base(extendedB, Int(scalar) - 0x180)
    case 0x1E00..<0x1F00: base(additional, Int(scalar) - 0x1E00)
    case 0x24B6...0x24CF: UInt8(scalar - 0x24B6) + 65
    case 0x24D0...0x24E9: UInt8(scalar - 0x24D0) + 97
    case 0x1F130...0x1F149: UInt8(scalar - 0x1F130) + 65
    case 0x1F150...0x1F169: UInt8(scalar - 0x1F150) + 65
    case 0x1F170...0x1F189: UInt8(scalar - 0x1F170) + 65
    default: singles[scalar] ?? digit(scalar)
    }
  }

  private static func base(_ bases: [UInt8], _ place: Int) -> UInt8? {
    bases[place] == UInt8(ascii: ".") ? nil : bases[place]
  }

  /// A decimal digit of any script.
  private static func digit(_ scalar: UInt32) -> UInt8? {
    var low = 0
    var high = zeros.count
    while low < high {
      let middle = (low + high) / 2
      if zeros[middle] <= scalar { low = middle + 1 } else { high = middle }
    }
    guard low > 0, scalar - zeros[low - 1] < 10 else { return nil }
    return UInt8(scalar - zeros[low - 1]) + 48
  }

  /// U+0180…U+024F and U+1E00…U+1EFF: one letter each, `.` where the scalar has no base.
  private static let extendedB = Array(
    ("................................Oo.............Uu............................AaIiOoUuUuUuUuUu.Aa"
      + "Aa....GgKkOoOo..j...Gg..NnAa....AaAaEeEeIiIiOoOoRrRrUuUuSsTt..Hh......AaEeOoOoOoOoYy............"
      + "................").utf8)
  private static let additional = Array(
    ("AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMmMmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRr"
      + "SsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVvWwWwWwWwWwXxXxYyZzZzZzhtwy......AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEe"
      + "EeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy......").utf8)

  /// The zeros of all scripts (general category Nd).
  private static let zeros: [UInt32] = [
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66,
    0xDE6, 0xE50, 0xED0, 0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90,
    0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0x104A0,
    0x10D30, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x11730, 0x118E0,
    0x11950, 0x11C50, 0x11D50, 0x11DA0, 0x16A60, 0x16AC0, 0x16B50, 0x1E140, 0x1E2F0, 0x1E950, 0x1FBF0,
  ]

  private static let singles = Dictionary(
    zip(
      ("²³¹ɑɡɢɩɪɴʀʏʙʜʟηκτυωϲϳϹкмтѴѵҮүһӀӏԁԛԜԝզհոսցօᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁᵂᵃᵇᵈᵉᵍ"
        + "ᵏᵐᵒᵖᵗᵘᵛᵢᵣᵤᵥ⁰ⁱ⁴⁵⁶⁷⁸⁹ⁿ₀₁₂₃₄₅₆₇₈₉ₐₑₒₓₕₖₗₘₙₚₛₜℂℊℋℌℍℎℐℑℒℓℕℙℚℛℜℝℤℨKℬℭℯℰℱℳℴℹⅅⅆⅇⅈⅉⅰⅴⅹⅼⅽⅾ"
        + "ⅿ①②③④⑤⑥⑦⑧⑨⓪❶❷❸❹❺❻❼❽❾➀➁➂➃➄➅➆➇➈ꜰꜱ").unicodeScalars.map(\.value),
      ("231aggiinrybhlnktuwcjCkmtVvYyhIldqWwqhnugoacdejkmoptuvwzABDEGHIJKLMNOPRTUWabdeg"
        + "kmoptuviruv0i456789n0123456789aeoxhklmnpstCgHHHhIILlNPQRRRZZKBCeEFMoiDdeijivxlcd"
        + "m1234567890123456789123456789fs").utf8),
    uniquingKeysWith: { first, _ in first })
}
