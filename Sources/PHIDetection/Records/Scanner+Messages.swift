/// Messages between hospital systems, by position: HL7 v2 (bars) and ASC X12 (stars).
///
/// A rare name or a number without a form is found because its place says what it is. One segment is read up to
/// `fieldsMax` fields. Misses: segments of a hospital's own (Z…) and other field separators than `|` and `*`.
extension Scanner {
  private static let fieldsMax = 80
  private static let segmentTokensMax = 4096

  /// The first separator of a segment: its name stands before, at the beginning of a line or after a terminator.
  func segmentMark(at mark: Int) {
    let name = token(mark - 1).isDigits && token(mark - 1).count == 1 ? mark - 2 : mark - 1
    let word = token(name)
    // HL7 v2 ends a segment with a line, X12 with a tilde.
    let isStart = word.gap == .line || token(mark).isMark("*") && token(name - 1).isMark("~")
    guard word.isWord, word.shape == .upper, word.count <= 3, isStart else { return }
    segment(at: name)
  }

  /// The segment whose name stands here, at the beginning of a line or after a terminator.
  private func segment(at index: Int) {
    let digit =
      token(index + 1).isDigits && isJoined(index + 1) && token(index + 1).count == 1 ? Int(token(index + 1).value) : 0
    let mark = digit > 0 ? index + 2 : index + 1
    guard isJoined(mark) else { return }
    let key = MessageSegments.key(token(index).value, digit)
    if token(mark).isMark("|"), let parts = MessageSegments.hl7[key] {
      for (number, field) in fields(after: mark, UInt8(ascii: "|"), terminator: nil).enumerated() {
        guard let part = parts[number + 1], let field else { continue }
        repetitions(of: part, in: field)
      }
    } else if token(mark).isMark("*"), let segment = MessageSegments.x12[key] {
      interchange(segment, fields(after: mark, UInt8(ascii: "*"), terminator: UInt8(ascii: "~")))
    }
  }

  /// The tokens of each field after the mark that follows the segment's name; `nil` for an empty one.
  private func fields(after mark: Int, _ separator: UInt8, terminator: UInt8?) -> [ClosedRange<Int>?] {
    var fields: [ClosedRange<Int>?] = []
    var first = mark + 1
    var place = first
    while fields.count < Self.fieldsMax, place - mark < Self.segmentTokensMax {
      let token = token(place)
      let isEnd =
        place >= tokens.count || token.gap == .line
        || token.kind == .mark && terminator.map { token.value == UInt64($0) } ?? false
      if isEnd || token.isMark(Unicode.Scalar(separator)) {
        fields.append(place > first ? first...place - 1 : nil)
        if isEnd { break }
        first = place + 1
      }
      place += 1
    }
    return fields
  }

  // MARK: HL7 v2

  private func repetitions(of part: MessageSegments.Part, in field: ClosedRange<Int>) {
    for range in split(field, UInt8(ascii: "~")) {
      guard let range else { continue }
      component(part, split(range, UInt8(ascii: "^")))
    }
  }

  private func split(_ range: ClosedRange<Int>, _ separator: UInt8) -> [ClosedRange<Int>?] {
    var parts: [ClosedRange<Int>?] = []
    var first = range.lowerBound
    for place in range where tokens[place].isMark(Unicode.Scalar(separator)) {
      parts.append(place > first ? first...place - 1 : nil)
      first = place + 1
    }
    parts.append(first <= range.upperBound ? first...range.upperBound : nil)
    return parts
  }

  private func component(_ part: MessageSegments.Part, _ components: [ClosedRange<Int>?]) {
    func at(_ number: Int) -> ClosedRange<Int>? { number < components.count ? components[number] : nil }
    switch part {
    case .whole(let kind), .identifier(let kind): addPart(kind, at(0))
    case .person: addPart(.name, joined(components, 0...4))
    case .clinician:
      addPart(Checksums.npi(digits(of: at(0))) ? .npi : .otherID, at(0))
      addPart(.name, joined(components, 1...4))
    case .address: addPart(.address, joined(components, 0...4))
    case .telecom:
      addPart(.phone, at(0) ?? joined(components, 4...7))
      addPart(.email, at(3))
    case .location: addPart(.address, joined(components, 0...3))
    }
  }

  private func digits(of range: ClosedRange<Int>?) -> [UInt8] {
    range.map { digits($0.lowerBound, $0.upperBound) } ?? []
  }

  /// From the first to the last of the components that are not empty.
  private func joined(_ components: [ClosedRange<Int>?], _ numbers: ClosedRange<Int>) -> ClosedRange<Int>? {
    let present = numbers.compactMap { $0 < components.count ? components[$0] : nil }
    guard let first = present.first, let last = present.last else { return nil }
    return first.lowerBound...last.upperBound
  }

  private func addPart(_ kind: PHIKind, _ range: ClosedRange<Int>?) {
    guard let range else { return }
    addField(kind, range.lowerBound, range.upperBound)
  }

  // MARK: X12

  private func interchange(_ segment: MessageSegments.X12, _ elements: [ClosedRange<Int>?]) {
    func at(_ number: Int) -> ClosedRange<Int>? { number - 1 < elements.count ? elements[number - 1] : nil }
    func code(_ number: Int) -> UInt64 { at(number).map { codeHash($0) } ?? 0 }
    switch segment {
    case .name:
      // NM1: a payer (PR) is no person; organisations that treat tell a place.
      let isPerson = at(2).map { tokens[$0.lowerBound].value == 1 } ?? false
      if isPerson { addPart(.name, joined(elements, 2...4)) } else if code(1) != Self.payer { addPart(.address, at(3)) }
      addPart(Self.identifierKinds[code(8)] ?? .otherID, at(9))
    case .street: addPart(.address, joined(elements, 0...1))
    case .town:
      addPart(.address, at(1))
      addPart(.zip, at(3))
    case .demographics: addPart(.date, at(2))
    case .reference: addPart(Self.identifierKinds[code(1)] ?? .otherID, at(2))
    case .contact:
      addPart(.name, at(2))
      for number in [3, 5, 7] { addPart(Self.contactKinds[code(number)] ?? .phone, at(number + 1)) }
    case .date: addPart(.date, at(3))
    case .claim: addPart(.account, at(1))
    case .subscriber: addPart(.healthPlan, at(3))
    }
  }

  private func codeHash(_ range: ClosedRange<Int>) -> UInt64 {
    WordHash.word(bytes[Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound].end)])
  }

  private static let payer = WordHash.word("pr".utf8)
  /// Data element 66 (identification code qualifier) and 128 (reference identification qualifier).
  private static let identifierKinds: [UInt64: PHIKind] = {
    let lists: [(String, PHIKind)] = [
      ("xx hpi", .npi), ("34 sy", .ssn), ("mi ii ig 1l 1w 0f 6p f6 zz", .healthPlan), ("ea", .mrn),
      ("d9 f8 ea9", .account),
      ("0b 1b", .licence),
    ]
    var kinds: [UInt64: PHIKind] = [:]
    for (words, kind) in lists { for hash in WordHash.list(words) { kinds[hash] = kind } }
    return kinds
  }()
  /// Data element 365 (communication number qualifier).
  private static let contactKinds: [UInt64: PHIKind] = [
    WordHash.word("te".utf8): .phone, WordHash.word("fx".utf8): .fax, WordHash.word("em".utf8): .email,
  ]
}
