/// Replaces findings by surrogates from a session's map, which grows as it works.
///
/// A surrogate is new: no value or word of the text being replaced, no surrogate of another value, and nothing that the
/// index of known patients would take for one of them. Where none can be found the finding gets a code of its own, so that
/// nothing is ever left in place for want of a surrogate. Randomness comes from outside.
public struct Surrogates<Random: RandomNumberGenerator & Sendable>: FindingReplacer, Sendable {
  /// Proposals for one value before it gets a code.
  static var proposalsMax: Int { 64 }

  /// Names everybody: to be kept or sealed by the caller.
  public private(set) var map: SurrogateMap
  var random: Random
  private let detector: Detector?
  /// Whose dates are nobody's known.
  private let patient: PatientKey?
  private let mustBeDistinct: Bool
  private var text = TextWords()

  /// - Parameters:
  ///   - map: what was said before in this session; it is grown, and read back from `map`.
  ///   - patients: their names, numbers and addresses are never used.
  ///   - random: secret and unpredictable, or who is who can be computed; a seeded one is for tests.
  public init(map: SurrogateMap = SurrogateMap(), avoiding patients: KnownPatients = .none, random: Random) {
    self.init(map: map, avoiding: patients, patient: nil, mustBeDistinct: false, random: random)
  }

  /// - Parameter mustBeDistinct: only what can be told from everything else in an answer (`SurrogateRules.isDistinct`),
  ///   one value for each surrogate.
  init(map: SurrogateMap, avoiding patients: KnownPatients, patient: PatientKey?, mustBeDistinct: Bool, random: Random)
  {
    self.map = map
    self.random = random
    self.patient = patient
    self.mustBeDistinct = mustBeDistinct
    detector = patients.count == 0 ? nil : Detector(knownPatients: patients)
  }

  public mutating func willReplace(in text: Span<UInt8>) { self.text = TextWords(text) }

  /// Keeps clear of another text.
  mutating func avoid(_ text: Span<UInt8>) { self.text.add(text) }

  public mutating func replacement(for value: [UInt8], of finding: Finding) -> [UInt8] {
    if let surrogate = surrogate(for: value, of: finding) { return surrogate }
    if let known = map.surrogate(for: .init(kind: finding.kind, bytes: value)) { return Array(known.utf8) }
    return add(code(for: finding.kind), for: value, finding.kind)
  }

  /// What stands for a value; `nil` where nothing of its form can, or could be mistaken for something else.
  mutating func surrogate(for value: [UInt8], of finding: Finding) -> [UInt8]? {
    guard finding.rule != Rule.hidden.name else { return nil }
    let folded = value.withUnsafeBufferPointer {
      FoldedText.isNeeded(for: $0) ? FoldedText($0, unescaping: finding.kind != .url).bytes : value
    }
    if finding.kind == .date { return date(value, folded, finding) }
    if let known = map.surrogate(for: .init(kind: finding.kind, bytes: value)) { return Array(known.utf8) }
    // Every old person's age is the same: it cannot come back.
    if finding.kind == .age, mustBeDistinct { return SurrogateRules.age(folded) }
    return invented(value, folded, finding).map { add($0, for: value, finding.kind) }
  }

  private mutating func invented(_ value: [UInt8], _ folded: [UInt8], _ finding: Finding) -> [UInt8]? {
    switch finding.kind {
    case .age: return SurrogateRules.age(folded)
    case .zip: return SurrogateRules.zip(folded)
    case .biometric, .photo, .date: return nil
    default: break
    }
    guard !mustBeDistinct || SurrogateRules.isDistinct(folded, finding.kind) else { return nil }
    var draw = SurrogateDraw()
    for attempt in 0..<Self.proposalsMax {
      draw.isInvented = attempt >= Self.proposalsMax / 2
      let proposal = propose(value, folded, finding.kind, draw)
      if isFree(proposal, finding.kind), !SurrogateNumbers.keepsItsEnd(proposal, of: folded, finding.kind) {
        map.names.settle()
        return proposal
      }
      if attempt == 0, let variant = spellingVariant(of: proposal, folded) {
        map.names.settle()
        return variant
      }
      // Words that were drawn for this value are drawn again; those of others stay what they are.
      draw.isFresh = !map.names.forgetUnsettled()
    }
    return nil
  }

  private mutating func propose(
    _ value: [UInt8], _ folded: [UInt8], _ kind: PHIKind, _ draw: SurrogateDraw
  ) -> [UInt8] {
    switch kind {
    case .name: map.proposeName(folded, writtenAs: value, draw, avoiding: text, using: &random)
    case .address: map.proposePlace(folded, isFresh: draw.isFresh, avoiding: text, using: &random)
    case .email: SurrogateNetwork.email(folded, map.names, using: &random)
    case .url: SurrogateNetwork.url(folded, using: &random)
    case .ip: SurrogateNetwork.address(folded, using: &random)
    case .phone, .fax, .ssn, .mrn, .healthPlan, .account, .licence, .vehicle, .device, .otherID, .npi, .dea, .age, .zip,
      .date, .biometric, .photo, .labValue:
      map.proposeNumber(folded, kind, isFresh: draw.isFresh, using: &random)
    }
  }

  /// Dates move by their patient's days; where two values meet, the map says so, or the second gets none.
  private mutating func date(_ value: [UInt8], _ folded: [UInt8], _ finding: Finding) -> [UInt8]? {
    guard let written = WrittenDate(folded) else { return Self.isRelative(folded) ? value : nil }
    var patient = patient
    if case .patient(let key) = finding.subject { patient = key }
    let surrogate = map.proposeDate(written, value, of: patient, using: &random)
    let others = map.values(of: String(decoding: surrogate, as: UTF8.self))
    if others.contains(where: { $0.utf8.elementsEqual(value) }) { return surrogate }
    // "D5 1/2 NS" is no date, and would come back as one.
    guard written.civilDay != nil || !text.contains(surrogate) else { return nil }
    guard !mustBeDistinct || others.isEmpty && WrittenDate(surrogate)?.isDistinct == true else { return nil }
    return add(surrogate, for: value, .date)
  }

  /// "last Thursday", not "Friday the twelfth": it says no day by itself, and stays true when everything moves by weeks.
  private static func isRelative(_ folded: [UInt8]) -> Bool {
    let words = folded.split { !ASCII.isLetter($0) }.map { WordHash.word($0) }
    return !folded.contains(where: ASCII.isDigit) && words.contains { Lexicon.shared.traits(of: $0).contains(.weekday) }
      && words.count <= 3 && !words.contains { Numerals.byHash[$0] != nil }
  }

  private mutating func add(_ surrogate: [UInt8], for value: [UInt8], _ kind: PHIKind) -> [UInt8] {
    map.add(
      .init(
        kind: kind, value: String(decoding: value, as: UTF8.self), surrogate: String(decoding: surrogate, as: UTF8.self)
      ))
    return surrogate
  }

  private func isFree(_ proposal: [UInt8], _ kind: PHIKind) -> Bool {
    !map.isTaken(String(decoding: proposal, as: UTF8.self)) && !text.holds(proposal)
      && !SurrogateRules.canBeReal(proposal, kind) && !isKnownPatient(proposal)
  }

  private func isKnownPatient(_ proposal: [UInt8]) -> Bool {
    detector?.findings(in: proposal).contains { $0.subject != .unattributed } ?? false
  }

  /// Another spelling of a value that has a surrogate (an accent, a hidden character): the same with an accent of its
  /// own, so that each spelling comes back.
  private func spellingVariant(of proposal: [UInt8], _ folded: [UInt8]) -> [UInt8]? {
    let others = map.values(of: String(decoding: proposal, as: UTF8.self))
    guard others.contains(where: { IndexedText.folded($0) == folded }), proposal.contains(where: ASCII.isLetter)
    else { return nil }
    for (place, byte) in proposal.enumerated() {
      for accented in SurrogateRules.accented(byte) {
        let variant = proposal[..<place] + Array(accented.utf8) + proposal[(place + 1)...]
        if !map.isTaken(String(decoding: variant, as: UTF8.self)) { return Array(variant) }
      }
    }
    return nil
  }

  /// `NAME-K7Q2M9XDAB`, for what no surrogate can stand for.
  private mutating func code(for kind: PHIKind) -> [UInt8] {
    while true {
      let code = kind.wordBytes + [UInt8(ascii: "-")] + PseudonymShape.code(for: random.next())
      if !map.isTaken(String(decoding: code, as: UTF8.self)) { return code }
    }
  }
}

/// How a surrogate is drawn.
struct SurrogateDraw {
  /// Other words than the value's own so far, for this value only.
  var isFresh = false
  /// Words made up of syllables: every name of the lists may be somebody's.
  var isInvented = false
}
