/// Where identifiers stand in the segments of two message standards.
enum MessageSegments {
  /// How a field is made of components.
  enum Part {
    /// The whole field, or its first component.
    case whole(PHIKind)
    /// HL7 CX: the identifier is the first component.
    case identifier(PHIKind)
    /// HL7 XPN: family, given, further names, suffix.
    case person
    /// HL7 XCN: identifier, then the parts of a name.
    case clinician
    /// HL7 XAD: street, other, city, state, ZIP.
    case address
    /// HL7 XTN: the number, or its parts, or an address for mail.
    case telecom
    /// HL7 PL: point of care, room, bed.
    case location
  }

  /// Segments of HL7 v2.5.1 by the hash of their letters and their digit, fields by number.
  static let hl7: [UInt64: [Int: Part]] = {
    let patient: [Int: Part] = [
      2: .identifier(.mrn), 3: .identifier(.mrn), 4: .identifier(.mrn), 5: .person, 6: .person, 7: .whole(.date),
      9: .person,
      11: .address, 12: .whole(.address), 13: .telecom, 14: .telecom, 18: .identifier(.account), 19: .whole(.ssn),
      20: .identifier(.licence), 21: .identifier(.mrn), 23: .whole(.address), 29: .whole(.date),
    ]
    return [
      // Chapter 3 (patient administration).
      key("pid", 0): patient,
      key("nk", 1): [
        2: .person, 4: .address, 5: .telecom, 6: .telecom, 12: .identifier(.otherID), 16: .whole(.date),
        30: .person, 31: .telecom, 32: .address, 33: .identifier(.otherID), 37: .whole(.ssn),
      ],
      key("pv", 1): [
        3: .location, 6: .location, 7: .clinician, 8: .clinician, 9: .clinician, 17: .clinician,
        19: .identifier(.otherID), 44: .whole(.date), 45: .whole(.date), 50: .identifier(.otherID), 52: .clinician,
      ],
      key("pd", 1): [3: .whole(.address), 4: .clinician],
      key("mrg", 0): [
        1: .identifier(.mrn), 2: .identifier(.mrn), 3: .identifier(.account), 4: .identifier(.mrn), 7: .person,
      ],
      key("evn", 0): [5: .clinician],
      // Chapter 6 (financial management).
      key("gt", 1): [
        2: .identifier(.account), 3: .person, 4: .person, 5: .address, 6: .telecom, 7: .telecom, 8: .whole(.date),
        12: .whole(.ssn), 16: .person, 17: .address, 18: .telecom, 19: .identifier(.otherID),
      ],
      key("in", 1): [
        8: .identifier(.healthPlan), 16: .person, 18: .whole(.date), 19: .address, 36: .identifier(.healthPlan),
        49: .identifier(.healthPlan),
      ],
      key("in", 2): [
        1: .identifier(.otherID), 2: .whole(.ssn), 6: .identifier(.healthPlan), 8: .identifier(.healthPlan),
        61: .identifier(.healthPlan),
      ],
      // Chapter 4 (orders).
      key("orc", 0): [
        2: .identifier(.otherID), 3: .identifier(.otherID), 10: .clinician, 11: .clinician, 12: .clinician,
      ],
      key("obr", 0): [
        2: .identifier(.otherID), 3: .identifier(.otherID), 7: .whole(.date), 10: .clinician, 14: .whole(.date),
        16: .clinician, 22: .whole(.date), 28: .clinician,
      ],
    ]
  }()

  /// Segments of ASC X12 (005010): element numbers; the rest depends on qualifiers.
  static let x12: [UInt64: X12] = [
    key("nm", 1): .name, key("n", 3): .street, key("n", 4): .town, key("dmg", 0): .demographics,
    key("ref", 0): .reference,
    key("per", 0): .contact, key("dtp", 0): .date, key("clm", 0): .claim, key("sbr", 0): .subscriber,
  ]

  enum X12 { case name, street, town, demographics, reference, contact, date, claim, subscriber }

  static func key(_ letters: StaticString, _ digit: Int) -> UInt64 {
    letters.withUTF8Buffer { key(WordHash.word($0), digit) }
  }

  @inline(__always)
  static func key(_ word: UInt64, _ digit: Int) -> UInt64 { word &+ UInt64(digit) &* 0x9E37_79B9_7F4A_7C15 }
}
